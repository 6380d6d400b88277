"""Is the whole message a short question to the bot, and not an answer?

An answer may hold a question mark, and a good answer may even be a question ("Do trainees earn more than others?").
So this looks only for words that speak of the talk itself: you and I, what a word means, what should be written.
"""

import re

MOST_WORDS = 14
MOST_WORDS_OF_A_SCRAP = 2

_QUESTIONS = (
    r"(?:what|which|who|whom|how|why|where|when)\b.*\b(?:you|i|mean|means|meant)\b.*",
    r"(?:what|which|whom?|how|where|why)\b.{0,30}\b(?:should|must|shall|can|do|would) (?:it|this|that|we|one)\b.{0,30}",
    r"(?:is|are|do|does|can|could|should|must|may|shall|will|would|did|am) (?:i|you|it)\b.*",
    r"(?:is|does|can|could|should|must|may|will) (?:this|that)\b(?: \S+){0,3}",
    r"(?:do|can|could|should|must|may) we (?:need|have|ask|list|name|give|say|write|include|add|skip|tell|send)\b.*",
    r"(?:is|are) (?:the|my|our|these|those) (?:data|answers?|draft|form|question)\b(?: \S+){0,3}",
    r"(?:what|who)(?:'s|s| is| are) (?:a |an |the )?\S+(?: \S+){0,2}",
)
_ALSO_WITHOUT_MARK = (
    r"what (?:do|did) you mean\b.*",
    r"what does .+ mean",
    r"what(?:'s|s| is| are) (?:a |an |the )?\S+(?: \S+)?",
    r"(?:what|how|where|whom|who) (?:do|should|can|must) i\b.*",
    r"(?:sorry,? )?(?:i )?(?:do not|don't|dont|didn't|cannot|can't) (?:really )?(?:understand|get|follow)\b.*",
    r"(?:i'm|im|i am) (?:lost|confused|stuck)\b.*",
    r"(?:please )?(?:explain|help me)\b(?: \S+){0,4}",
)
_WITH_MARK = re.compile("|".join(_QUESTIONS))
_WITHOUT = re.compile("|".join(_ALSO_WITHOUT_MARK))
_SEVERAL = re.compile(r"\n|[.;:!?]\s+\S")


_OF_THIS = re.compile(r"(?:is|are|does|do|can|could|should|must|may|will) (?:it|this|that|these|those|they)\b")


def points_here(text: str) -> bool:
    """Whether a question is about what stands before one's eyes ("is it public?"), so that no list can answer it."""
    return _OF_THIS.match(text.casefold().strip()) is not None


def asks_back(text: str, *, scraps: bool = False) -> bool:
    """Whether the words ask the bot something. With `scraps` a word or two and a question mark are enough: "scope?"."""
    words = " ".join(text.casefold().replace("’", "'").split())
    if not words or len(words.split()) > MOST_WORDS or _SEVERAL.search(text.strip()):
        return False
    bare = words.rstrip(" ?!.")
    if _WITHOUT.fullmatch(bare):
        return True
    if not words.endswith("?"):
        return False
    return bool(_WITH_MARK.fullmatch(bare)) or (scraps and bool(bare) and len(bare.split()) <= MOST_WORDS_OF_A_SCRAP)
