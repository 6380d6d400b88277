"""Words in, the item that answers them out, or none. Nothing is made up: the answer stands in the list.

The words are compared with every way in which an item is asked. What they share counts for it, what only one has
counts against it; words that few items use weigh more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from conversations.faq.item import Item
from conversations.faq.items import ITEMS
from conversations.faq.words import QUESTION_WORDS, mended, normal
from conversations.form.words import words_in

SURE = 0.52
"""From this score on an item is taken to answer the words."""
EVIDENT = 0.66
"""From this score on, even words that nobody meant for the FAQ are taken as a question to it."""
AT_ALL = 0.2
EXTRA_IN_WORDS = 0.45
EXTRA_IN_ITEM = 0.55
UNKNOWN_WEIGHT = 2.6
UNKNOWN_SHARE = 0.45
"""How much of the score is lost when none of the words that tell something is known."""
ONLY_ASKS = 0.35
"""The weight of words that only show that something is asked."""
LONGEST_WITHOUT_ASKING = 5
COMMON = words_in("department data bucp idea agreement share director whom") | QUESTION_WORDS
"""Words that say too little for a match to stand on them alone."""
_YES_OR_NO = re.compile(r"\W*(?:yes|no|none|not)\b(?!\W+end)", re.IGNORECASE)
_ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:so|and|but|ok|hi|hello|hey|also|um|please|quick question|sorry)\W+)*"
    r"(?:who|whom|whose|what|which|when|where|why|how|do|does|did|can|could|may|must|should|shall|will|would|is|are|"
    r"am|has|have|had|explain|define|tell me|what's|who's|i wonder|wondering|any idea)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives: the item that answers, if there is one, and those that are near, best first."""

    item: Item | None
    near: tuple[Item, ...] = ()


def search(words: str, sure: float = SURE) -> Found:
    """The item that answers these words, as far as one does so surely."""
    scored = _scored(words)
    near = tuple(one for score, one in scored[:3] if score >= AT_ALL)
    if not scored or scored[0][0] < sure:
        return Found(None, near)
    return Found(scored[0][1], tuple(one for one in near if one is not scored[0][1]))


def found(text: str) -> Item | None:
    """The item that a text evidently asks for, though it may have been meant as an answer to something else."""
    if not asks(text) or len(text.split()) > 25:
        return None
    return search(text, EVIDENT).item


def asks(text: str) -> bool:
    """Whether a text has the shape of a question."""
    return bool(_ASKS.search(text.strip()))


def _scored(words: str) -> list[tuple[float, Item]]:
    vocabulary = _vocabulary()
    asked = frozenset(mended(word, frozenset(vocabulary)) for word in normal(words))
    if not asked - QUESTION_WORDS:
        return []
    best: dict[str, tuple[float, Item]] = {}
    for one, wording in _wordings():
        score = _likeness(asked, wording, vocabulary) if not one.needs or one.needs & asked else 0.0
        if score > best.get(one.number, (0.0, one))[0]:
            best[one.number] = (score, one)
    if _YES_OR_NO.match(words) and not words.rstrip().endswith("?"):
        return []
    too_long = len(words.split()) > LONGEST_WITHOUT_ASKING and not asks(words)
    return sorted(
        ((score * (0.7 if too_long else 1.0), one) for score, one in best.values()), key=lambda pair: -pair[0]
    )


_OWN = words_in(
    """irb subpoena recordsrequest breach lostdevice amendlaw opinion privilege contractor county university csu uc
    communitycollege enddate openend inventory deid existing signatory waive evaluation interagency dispute disagree"""
)
OWN_HELPS = 0.12


def _likeness(asked: frozenset[str], wording: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = sum(weights[word] for word in asked & wording)
    if not (asked & wording) - COMMON and asked != wording:
        return 0.0
    extra = sum(weights.get(word, UNKNOWN_WEIGHT) for word in asked - wording)
    lacking = sum(weights[word] for word in wording - asked)
    own = OWN_HELPS if _OWN & asked & wording else 0.0
    unknown = sum(word not in weights for word in asked) / max(1, len(asked - QUESTION_WORDS - {"whom"}))
    likeness = shared / (shared + EXTRA_IN_WORDS * extra + EXTRA_IN_ITEM * lacking)
    return min(1.0, (1 - UNKNOWN_SHARE * min(unknown, 1)) * likeness + own)


@cache
def _wordings() -> tuple[tuple[Item, frozenset[str]], ...]:
    return tuple((one, frozenset(normal(wording))) for one in ITEMS for wording in one.asked)


@cache
def _vocabulary() -> Mapping[str, float]:
    """Each word that an item is asked with, and its weight: the fewer items use it, the more."""
    used: dict[str, set[str]] = {}
    for one, wording in _wordings():
        for word in wording:
            used.setdefault(word, set()).add(one.number)
    return {
        word: ONLY_ASKS if word in QUESTION_WORDS else log(1 + len(ITEMS) / len(items)) for word, items in used.items()
    }
