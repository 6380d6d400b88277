"""How a name or a query is cut into words that can be compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

STOP = frozenset({"of", "the", "and", "for", "in", "at", "a", "an", "to", "on", "or"})
"""Words that carry nothing."""

CARRIERS = frozenset({"california", "state"})
"""Words that nearly every body of the State may put before its name, or leave out."""

KINDS = frozenset(
    {
        "department", "office", "board", "commission", "agency", "authority", "council", "division", "bureau",
        "center", "committee", "panel", "secretary",
    }
)  # fmt: skip
"""What a body calls itself: it tells two bodies of one subject apart, and says nothing of the subject."""

UNITS = frozenset({"branch", "division", "unit", "section", "program", "bureau", "office", "department", "campus"})
"""What a part of a department calls itself."""

_SHORT = {
    "admin": "administration", "ag": "agriculture", "auth": "authority", "bd": "board", "ca": "california",
    "calif": "california", "comp": "compensation", "cncl": "council", "dept": "department",
    "dpt": "department", "dev": "development", "div": "division", "ed": "education", "env": "environmental",
    "gen": "general", "gov": "governor", "govt": "government", "hwy": "highway",
    "info": "information", "ins": "insurance",
    "mgmt": "management", "ofc": "office", "pub": "public", "rec": "recreation", "sec": "secretary",
    "soc": "social", "srvcs": "services", "svc": "services",
    "svcs": "services", "svs": "services", "tech": "technology", "univ": "university",
}  # fmt: skip

_CAL_DOT = re.compile(r"\bcal\.(?=\s)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PARTS = re.compile(r"[,;()/|]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written (in small letters, shortenings written out) and its stem, by which it is compared."""

    written: str
    stem: str


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """The text in small letters without accents and punctuation: words with one space between."""
    text = text.replace("$", "s").replace("&", " and ").replace("\u2019", "'")
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = _CAL_DOT.sub("california", text).casefold()
    text = _DOTTED.sub(lambda dotted: dotted.group().replace(".", "") + " ", text)
    return " ".join(_NO_LETTER.sub(" ", text.replace("'", "")).split())


def key(text: str) -> str:
    """The letters and digits alone, by which abbreviations are compared: `d.h.c.s.` and `DHCS` have one key."""
    return plain(text).replace(" ", "")


def stem(word: str) -> str:
    """The word without its plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, shortenings written out, without those that carry nothing."""
    written = (_SHORT.get(word, word) for word in plain(text).split())
    return tuple(Word(word, stem(word)) for word in written if word not in STOP)


def parts(text: str) -> tuple[str, ...]:
    """The pieces between commas, brackets, slashes and dashes; empty when there is only one."""
    pieces = tuple(piece.strip() for piece in _PARTS.split(text) if piece.strip())
    return pieces if len(pieces) > 1 else ()


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which the list's own spelling of a name may be read.

    `Aging, Department of` is the Department of Aging; `A (B)` and `A / B` are known as A and as B;
    the `Secretary for X` stands for X.
    """
    bracket = re.fullmatch(r"(.+?)\s*\((.+)\)", name)
    pieces = [*bracket.groups()] if bracket else name.split(" / ")
    whole = [name] if len(pieces) > 1 else []
    turned = [_turned(piece) for piece in pieces]
    offices = [re.sub(r"^Secretary (?:for|of the) ", "", piece) for piece in turned]
    return tuple(dict.fromkeys([*whole, *turned, *offices]))


def _turned(name: str) -> str:
    """`Finance, Department of` as `Department of Finance`."""
    front, comma, back = name.rpartition(", ")
    belongs_in_front = back.endswith((" of", " for", " the")) or back in {"California", "State"}
    return f"{back} {front}" if comma and belongs_in_front else name
