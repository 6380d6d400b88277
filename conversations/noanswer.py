"""Typed words that answer nothing: a greeting, a question back, not knowing, a slip of the finger.

What is a question back depends on what is awaited. `asks_back` finds one where long texts are awaited, that may hold a
question mark and may even be a question ("Do trainees earn more than others?"): it looks only for words that speak of
the talk itself, you and I, what a word means, what should be written. `no_answer` finds one where a name or a choice is
awaited: there any question is one.
"""

import re
from enum import StrEnum

NOT_NAMED = "to be named"
"""What stands where a unit or a role was left open."""


class NoAnswer(StrEnum):
    """What such words are instead."""

    GREETING = "greeting"
    QUESTION = "question"
    UNKNOWN = "unknown"
    NONE = "none"
    SLIP = "slip"


TAKE_IT = frozenset({"keep", "keep it", "use it", "use it as it is"})
"""Words for "it is my answer as it stands"."""

OPEN = frozenset({NoAnswer.UNKNOWN, NoAnswer.NONE})
"""What leaves open a thing that need not be known."""

TALK = frozenset({NoAnswer.GREETING, NoAnswer.QUESTION, NoAnswer.SLIP})
"""What is never meant as the answer, whatever the question."""

ANY = frozenset(NoAnswer)

UNKNOWN_WORDS = frozenset({
    "don't know", "dont know", "i don't know", "i dont know", "i don't know yet", "i dont know yet", "don't know yet",
    "not sure", "i'm not sure", "im not sure", "i am not sure", "not sure yet", "unsure", "idk", "dunno", "no idea",
    "i have no idea", "no clue", "unknown", "maybe", "tbd", "skip", "later", "not yet", "i can't say", "help me",
})  # fmt: skip
NONE_WORDS = frozenset({
    "none", "n/a", "na", "n.a", "no", "nope", "nothing", "nil", "not applicable", "nobody", "no one", "nobody else",
    "no one else", "no more", "that's all", "thats all", "no unit", "no role", "i have none", "i don't have one",
    "i dont have one", "we have none", "we don't have one", "we dont have one", "there is none", "none of them",
    "doesn't matter", "does not apply",
})  # fmt: skip
_GREETING = re.compile(
    r"(hi|hello|hey|howdy|greetings|good (morning|afternoon|evening|day)|thanks|thank you|thx|please|ok|okay|sure"
    r"|yes|yep|yeah|test|testing|start)( (there|bot|bucp|all|team|again|everyone|so much))*"
)
_ASKS = re.compile(
    r"(what($|['’]s| is| are| does| do| if| about)"
    r"|who (is|are|can|should)|whose|where|when|why|how (do|does|is|can|many)"
    r"|which (one|ones|of)|is (it|this|that|there)|are (they|there|these|those)|do (i|you|we|they)|does (it|this|that)"
    r"|can (i|you|it|this)|should (i|we)|must (i|we)|huh)\b"
)
_WANTS = re.compile(r"\b(need|get|have|use|share|receive|match|link|data from)\b")
_OF_ME = re.compile(r"\b(do|can|should|must) (i|we) (need a|have to|ask)\b")
NAMES = 3
"""Up to so many words with a question mark are a name that somebody is not sure of: `EDD?`, `Research Branch?`."""
LONG_ENOUGH = 7
"""From so many words on, a question may as well be what somebody wants to know from the data."""


def no_answer(text: str) -> NoAnswer | None:
    """What the words are instead of an answer; None for words that may well be one."""
    words = simple(text)
    if words in UNKNOWN_WORDS or (text.strip() and not text.strip(" ?!.")):
        return NoAnswer.UNKNOWN
    if words in NONE_WORDS:
        return NoAnswer.NONE
    if _GREETING.fullmatch(words):
        return NoAnswer.GREETING
    if asks_back(text) or _is_question(words, asks=text.strip().endswith("?") and len(words.split()) > NAMES):
        return NoAnswer.QUESTION
    return NoAnswer.SLIP if sum(map(str.isalnum, words)) <= 1 else None


def _is_question(words: str, *, asks: bool) -> bool:
    if len(words.split()) >= LONG_ENOUGH and _WANTS.search(words) and not _OF_ME.search(words):
        return False
    return asks or _ASKS.match(words) is not None


def simple(text: str) -> str:
    """Words without case, marks around them and double spaces."""
    return " ".join(text.casefold().replace("’", "'").strip(" .,!?;:\"'").split())


# Where long texts are awaited

MOST_WORDS = 14
"""A longer message is no question to the bot, whatever it holds."""
MOST_WORDS_OF_A_SCRAP = 2

_TO_THE_BOT = (
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
    r"(?:do|should|must|can) (?:i|we) (?:need|have to|name|list|ask|give|say|write|include|add|skip|tell|send)\b.*",
    r"(?:what|which) (?:laws?|rules?) (?:apply|applies|do we|do i)\b.*",
    r"who can (?:help|tell|answer|i ask)\b.*",
    r"(?:that'?s|that (?:is|was)|it'?s|this (?:is|was)) not (?:my|an|the) (?:answer|unit|role|department)\b.*",
    r"(?:wait,? |no,? )?i (?:just )?asked (?:you )?(?:a|something|if|what|how|whether)\b.*",
)
_WITH_MARK = re.compile("|".join(_TO_THE_BOT))
_WITHOUT = re.compile("|".join(_ALSO_WITHOUT_MARK))
_SEVERAL = re.compile(r"\n|[.;:!?]\s+\S")
_OF_THIS = re.compile(r"(?:is|are|does|do|can|could|should|must|may|will) (?:it|this|that|these|those|they)\b")


def points_here(text: str) -> bool:
    """Whether a question is about what stands before one's eyes ("is it public?"), so that no list can answer it."""
    return _OF_THIS.match(text.casefold().strip()) is not None


def asks_back(text: str, *, scraps: bool = False) -> bool:
    """Whether the words ask the bot something. With `scraps` a word or two and a question mark are enough: "scope?"."""
    words = " ".join(text.casefold().replace("’", "'").split())
    if not words or len(words.split()) > MOST_WORDS:
        return False
    if _SEVERAL.search(text.strip()):
        first, *_ = _SEVERAL.split(text.strip(), maxsplit=1)
        return asks_back(text.strip()[: len(first) + 1])
    bare = words.rstrip(" ?!.")
    if _WITHOUT.fullmatch(bare):
        return True
    if not words.endswith("?"):
        return False
    return bool(_WITH_MARK.fullmatch(bare)) or (scraps and bool(bare) and len(bare.split()) <= MOST_WORDS_OF_A_SCRAP)
