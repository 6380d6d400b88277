"""What must not come in: data of persons, and keys to other doors. Looked for before anything is stored or logged.

The finding never holds what was found: only its kind and the line, so that it can be kept and shown. What looks like
one thing and is another (a contract number, a table of definitions) is let through rather than stopped: a false alarm
costs the trust that the next true one needs.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversations.guard import cards, keys, passwords, people, social


class Kind(StrEnum):
    """What was found, as it is named in tables and on the command line."""

    TOKEN = "token"  # noqa: S105 - the name of a kind
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    RECORDS = "records"
    SSN = "ssn"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Caught:
    """That something was found, of which kind, and in which line (from 1). Never what."""

    kind: Kind
    line: int


FINDERS: Mapping[Kind, Callable[[str], int | None]] = {
    Kind.TOKEN: keys.found,
    Kind.PASSWORD: passwords.found,
    Kind.RECORDS: people.found,
    Kind.SSN: social.found,
    Kind.CARD: cards.found,
}
"""In the order in which they look; each gives the place of the first finding in the text, or None."""


def caught(text: str, vouched: Collection[str] = ()) -> Caught | None:
    """The first thing in a text that must not come in, or None. `vouched` are the kinds that a person has said this
    text does not hold."""
    plain = _plain(text)
    for kind, find in FINDERS.items():
        if kind in vouched:
            continue
        place = find(plain)
        if place is not None:
            return Caught(kind, plain.count("\n", 0, place) + 1)
    return None


_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")


def _plain(text: str) -> str:
    """One way of writing: full-width digits, odd dashes and spaces, and marks without a width hide nothing."""
    alike = unicodedata.normalize("NFKC", text.translate(_DASHES | _SPACES)).replace("\r\n", "\n").replace("\r", "\n")
    if alike.isascii():
        return alike
    return "".join(char for char in alike if unicodedata.category(char) != "Cf")


__all__ = ["FINDERS", "Caught", "Kind", "caught"]
