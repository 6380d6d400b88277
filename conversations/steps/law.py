"""Which law or rule somebody means, read off their own words: with typing slips, abbreviations, half a title."""

import re
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from conversations.agreement.screening import LAWS

SIGNS: Mapping[str, tuple[str, ...]] = {
    "personal": ("privacy", "ipa", "information practices", "personal", "pii", "personally", "civil code 1798"),
    "health": ("hipaa", "phi", "medical", "health", "cmia", "patient", "patients", "42 cfr part 2"),
    "education": ("ferpa", "student", "students", "education", "school", "pupil"),
    "tax": ("tax", "taxes", "fti", "irs", "1075", "6103", "ftb", "internal revenue"),
    "wage": ("wage", "wages", "unemployment", "ui", "20 cfr 603", "cuic", "payroll"),
    "justice": ("cji", "cjis", "criminal", "justice", "clets", "arrest", "conviction"),
    "security": ("infrastructure", "cybersecurity", "security sensitive"),
}
"""Words that speak for one law alone. The list is ours; the laws are those of the guide's step 1."""

EXACT = 4
"""Up to so many letters a word must be typed as it is."""
_WORD = re.compile(r"[a-z0-9]+")
_APART = re.compile(r",|;|\band\b|\bor\b|/|\+|\n")


def laws_in(text: str) -> tuple[str, ...]:
    """The laws that the words speak of, in the order of the list; `other` for a part that speaks of none of them."""
    parts = [words for words in (_WORD.findall(part) for part in _APART.split(text.casefold())) if words]
    found = {key for words in parts for key in _in_part(words)}
    return tuple(key for key in LAWS if key in found) or ("other",)


def _in_part(words: list[str]) -> set[str]:
    found = {key for key, signs in SIGNS.items() if any(_stands_in(sign.split(), words) for sign in signs)}
    return found or {"other"}


def _stands_in(sign: list[str], words: list[str]) -> bool:
    """Whether the words of a sign stand next to each other."""
    places = range(len(words) - len(sign) + 1)
    return any(all(_alike(one, words[at + step]) for step, one in enumerate(sign)) for at in places)


def _alike(known: str, typed: str) -> bool:
    if known == typed:
        return True
    return min(len(known), len(typed)) > EXACT and OSA.distance(known, typed, score_cutoff=1) <= 1
