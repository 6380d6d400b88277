"""Yes, no and doubt, in many words: the one vocabulary of the form's reader and of the choices outside the form.

Words are taken for a yes or a no only as far as they go: "yes for totals, no for rows" is neither.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Means(StrEnum):
    """What words come to. A leaning ("I think so") is an answer only where doubt may be said, too."""

    YES = "yes"
    NO = "no"
    LEANS_YES = "leans_yes"
    LEANS_NO = "leans_no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Lead:
    """The words at the beginning that say it, and what they mean."""

    means: Means
    words: str


YES = (
    r"yes|yep|yeah|yea|yup|ya|y|ye|yess+|yeps|yess?ir|aye|true|correct|right|affirmative|absolutely|definitely|"
    r"certainly|totally|exactly|of course|for sure|sure thing|sure|indeed|okay|okey|ok|always|you bet|"
    r"they do|they are|they can|they will|we do|we will|we are|we can|it is|it does|it will|it can|there is|"
    r"there are|that's right|that is right|that's correct|that's it|that is correct|i do|she does|he does|si|sí|x|"
    r"checked|very much|both do|both are|all of them are|anyone can|everyone can|anybody can|everybody can|"
    r"without (?:a )?doubt|no doubt|by all means|naturally|positive|obviously|clearly"
)
NO = (
    r"no|nope|nah|n|non|nay|false|negative|never|none|nobody|no one|no-one|nothing|not at all|not|we do not|we don't|"
    r"we have no|we have none|we won't|we will not|we can't|we cannot|they don't|they do not|they can't|they cannot|"
    r"they won't|it does not|it doesn't|it is not|it isn't|it's not|they're not|it can't|it cannot|it won't|"
    r"it will not|there is no|there are no|there is none|there are none|there isn't|there aren't|i don't|i do not|"
    r"absolutely not|definitely not|certainly not|of course not|obviously not|clearly not|neither|no way|"
    r"they are not|they aren't|we are not|we aren't|without|zero|by no means|none of them|wrong|incorrect|no chance|"
    r"far from it"
)
_LEANS_YES = (
    r"i (?:would |do )?(?:think|believe|guess|suppose|assume|expect|reckon|imagine) (?:so|yes|they (?:do|are|can)|"
    r"it (?:is|does|can))|i'd (?:say|think) (?:so|yes)|i would say (?:so|yes)|i'm (?:pretty|fairly|quite) sure(?: so| "
    r"(?:they|it) (?:do|does|are|is|can))?|pretty sure(?: so| (?:they|it) (?:do|does|are|is|can))?|"
    r"as far as i know,? (?:yes|they (?:do|are|can)|it (?:is|does|can))|seems so|it seems so|looks like it|"
    r"almost certainly|yes,? i (?:think|believe|guess)(?: so)?|most certainly"
)
_LEANS_NO = (
    r"i (?:really )?(?:don't|do not) (?:think|believe|expect) (?:so|they (?:do|are|can)|it (?:is|does|can))|i doubt "
    r"it|doubt it|doubtful|i (?:think|believe|guess|suppose|assume) (?:not|no)|i'd say (?:no|not)|i would say (?:no|"
    r"not)|not that (?:i know|i'm aware|i am aware|we know)(?: of)?|none that (?:i know|we know|i'm aware)(?: of)?|"
    r"no,? not that (?:i know|we know|i'm aware|i am aware)(?: of)?|"
    r"not (?:to|as far as) (?:my knowledge|i know|i'm aware|i am aware)|as far as i know,? (?:no|not|none|they don't|"
    r"it isn't)|not as far as i know|it doesn't seem so|doesn't look like it|no,? i (?:don't|do not) (?:think|"
    r"believe) so|no,? i (?:think|believe|guess) not|nope,? i (?:don't|do not) think so|don't think so|pretty sure "
    r"not|i'm (?:pretty|fairly|quite) sure (?:not|they don't|it isn't|it doesn't)|hardly|unlikely"
)
_UNSURE = (
    r"(?:sorry,? )?(?:i |we )?(?:really )?(?:don't|do not|wouldn't|would not) (?:really )?know(?: yet| that)?|"
    r"idk|dunno|dk|(?:i'm |i am |we're |we are )?(?:not|un)(?: |-)?(?:really |quite |entirely |totally |"
    r"completely )?(?:sure|certain)(?: yet| about (?:that|it|this))?|uncertain|(?:i have |i've )?(?:no|"
    r"not a) (?:idea|clue)|maybe|perhaps|probably|possibly|could be|might be|i guess|hard to (?:say|tell)|"
    r"who knows|can't (?:say|tell)|i can't (?:say|tell)|i cannot (?:say|tell)|unknown|unclear|(?:it's |it is |"
    r"that's )?unclear(?: to me)?|tbd|to be determined|(?:i |we )?(?:have|need|would have|'d have) to (?:check|"
    r"ask)|i'd have to (?:check|ask)|let me (?:check|ask)|haven't decided|undecided|no one knows|nobody knows|"
    r"don't know|likely|not yet known|not decided|beats me|your guess is as good as mine|i forget|i forgot|"
    r"i can't remember|not yet clear|i have to think"
)
_CALLS = r"(?:(?:oh|well|um+|uh+|hm+|ah|er|actually|honestly|frankly|so|ok so|hey|sorry|lol|haha)(?:[ ,.…!-]+|$))*"
_ALSO_YES = (
    r"(?:they|it|we|he|she|that|this|there|you|i|anyone|anybody|everyone|both|these|those|all) (?:all )?(?:can|could|"
    r"do|does|are|is|will|would|have|has|may|should|did)(?: so| that| it)?|they're|it's|(?:yes|yep|yeah|sure|ok|sir|"
    r"ma'am|please|thanks|thank you|of course|absolutely|definitely|certainly|totally|indeed|for sure|correct|right|"
    r"that's (?:right|correct|true)|100%|all of (?:it|them)|every one|always|do it|go ahead|very much|really|so)"
)
_ALSO_NO = (
    r"(?:they|it|we|he|she|that|this|there|you|i|anyone|these|those|both|all) (?:can't|couldn't|don't|doesn't|aren't|"
    r"isn't|won't|wouldn't|haven't|hasn't|may not|shouldn't|can not|cannot|could not|do not|does not|are not|is not|"
    r"will not|would not|have not|has not|did not|didn't|never (?:do|does|did|will)|have none|has none)(?: one| any| "
    r"so| that| it| allowed)?|(?:it's|they're|we're|that's) not|(?:no|nope|nah|not|never|sir|ma'am|sorry|thanks|thank "
    r"you|of course|of course not|absolutely not|definitely not|definitely|at all|not at all|none|none at all|none of "
    r"(?:it|them)|nothing|way|so far|not one|please|really|whatsoever|we have none|there are none|there is none|there "
    r"isn't|there aren't|there isn't one|one)"
)
_CONTRARY = re.compile(
    r"\b(?:but|except\w*|however|unless|if|though|although|depend\w*|part(?:ly|s)?|some\w*|other than|apart from|not "
    r"sure|maybe|perhaps|probably|half|mixed|sort of|kind of|only when|only after|until|unsure|most(?:ly)?|usually|"
    r"either|which|what)\b"
)
_SAYS_NO = re.compile(r"\b(?:no|not|nope|never|none|only|nobody|\w+n't|cannot)\b")
_SAYS_YES = re.compile(r"\b(?:yes|yep|yeah)\b")
_REASON = re.compile(r"(?:\s*[,.;:!(–—]|\s+-|\s+(?=because\b|since\b|as (?:they|it|we)\b|due to\b|for now\b))\s*(.+)")
_EACH_WAY = re.compile(
    r"(?:yes|yep|yeah|no|nope|not)\b.{1,60}?(?:,|;|\.|/|\band\b|\bbut\b)\s*(?:and |but )?(?:yes|yep|yeah|no|nope|not) "
    r"(?:for|to|on|about|with|in) |(?:no|none|not) .{1,50}\b(?:but|while|though)\b.{1,50}\b(?:are|is|do|does|can|will|"
    r"may|would)(?: be)?$"
)
MOST_WORDS = 30


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("'", "'?"))


@cache
def begins_with(words: str) -> re.Pattern[str]:
    """The pattern for one of these words at the beginning of a text; an apostrophe may be left out."""
    spelled = words.replace("'", "'?")
    return re.compile(rf"(?:{spelled})(?![\w'’/])", re.IGNORECASE)


def says_both(text: str) -> bool:
    """Whether words say yes to a part and no to another: "yes for totals, no for rows"."""
    return _EACH_WAY.match(_simple(text)) is not None


def means(text: str, *, reasons: bool = True) -> Means | None:
    """What a whole message says; None when it says neither, or both. `reasons`: words may follow that tell why."""
    words = _simple(text)
    if not words or text.rstrip().endswith("?") or len(words.split()) > MOST_WORDS or says_both(text):
        return None
    called = _compiled(_CALLS).match(words)
    words = words[called.end() :] if called and called.end() < len(words) else words
    for kind, lead in _LEADS:
        for found in (_whole(lead, kind, words), _with_reason(lead, kind, words) if reasons else None):
            if found is not None:
                return found
    return None


_LEADS = (
    (Means.LEANS_NO, _LEANS_NO),
    (Means.LEANS_YES, _LEANS_YES),
    (Means.UNSURE, _UNSURE),
    (Means.NO, NO),
    (Means.YES, YES),
)
"""Looked for in this order: "not sure" is no no."""
_ALSO = {
    Means.YES: rf"{_ALSO_YES}|{YES}",
    Means.NO: rf"{_ALSO_NO}|{NO}",
    Means.UNSURE: rf"sorry|yet|really|honestly|at all|to be honest|tbh|about that|{_UNSURE}",
}
_GAP = r"[ ,.;:!…-]+"


def _whole(lead: str, kind: Means, words: str) -> Means | None:
    also = _ALSO.get(kind, "sorry|really|to be honest|at least")
    tail = r"(?:though|at least|i think|i believe)" if kind in (Means.LEANS_YES, Means.LEANS_NO) else rf"(?:{also})"
    if _compiled(rf"(?:{lead})(?:{_GAP}{tail})*").fullmatch(words):
        return kind
    thought = rf"(?:{lead})(?:{_GAP}(?:{also}))*{_GAP}i (?:think|believe|guess)"
    return _LEANING[kind] if kind in _LEANING and _compiled(thought).fullmatch(words) else None


_LEANING = {Means.YES: Means.LEANS_YES, Means.NO: Means.LEANS_NO}


def _with_reason(lead: str, kind: Means, words: str) -> Means | None:
    """A yes or a no, then why; the reason may not take back what was said."""
    also = rf"(?:[ ,]+(?:{_ALSO[kind]}))*" if kind in _ALSO else ""
    starts = (_compiled(rf"(?:{lead}){tail}(?![\w'/])").match(words) for tail in (also, ""))
    reason = next((why for one in starts if one and (why := _REASON.fullmatch(words[one.end() :]))), None)
    if reason is None or (kind is not Means.UNSURE and _CONTRARY.search(reason[1])):
        return None
    return None if kind in _AGAINST and _AGAINST[kind].search(reason[1]) else kind


_AGAINST = {Means.YES: _SAYS_NO, Means.LEANS_YES: _SAYS_NO, Means.NO: _SAYS_YES, Means.LEANS_NO: _SAYS_YES}


def _simple(text: str) -> str:
    """Lower case, one blank between words, plain apostrophes, no marks around."""
    words = " ".join(text.casefold().replace("’", "'").replace("`", "'").split())
    return re.sub(r"[^\w)%]+$", "", words).strip(" *_~\"'([").rstrip(")")
