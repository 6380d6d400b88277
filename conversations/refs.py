"""Which agreement is meant: by a unique part of its number or of its name (from the beginning of a word); and which
value a button is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.agreement.model import Slot
from conversations.ids import ElementId, PartyId
from conversations.shelf import Line

SHORTEST_PART = 3
ONLY_NUMBER = re.compile(r"(?:bucp-?)?(?:\d{4}-)?\d{1,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """`lines` that fit the first words of a text (one: found; several: ask which; none), and the words after them."""

    lines: tuple[Line, ...]
    rest: str
    by_number: bool = False

    @property
    def one(self) -> Line | None:
        return self.lines[0] if len(self.lines) == 1 else None


def meant(text: str, lines: Sequence[Line]) -> Meant:
    """Read an agreement off the beginning of a text: as many words as still fit one name, but not fewer than one."""
    words = text.split()
    best = Meant((), text.strip())
    for count in range(1, min(len(words), 12) + 1):
        found = fitting(" ".join(words[:count]), lines)
        if not found:
            break
        best = Meant(found, " ".join(words[count:]), ONLY_NUMBER.fullmatch(words[0].strip(" ,.:;")) is not None)
        if ONLY_NUMBER.fullmatch(words[0]):
            break
    return best


def fitting(words: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The agreements with this in their number or name; those that are called exactly so, if there are any."""
    wanted = words.casefold().strip(" ,.:;")
    if not wanted:
        return ()
    if ONLY_NUMBER.fullmatch(wanted):
        by_number = tuple(line for line in lines if _number_fits(wanted, line.number))
        if by_number:
            return by_number
    exactly = tuple(line for line in lines if wanted in (line.number.casefold(), line.name.casefold()))
    part = re.compile(rf"(?<!\w){re.escape(wanted)}") if len(wanted) >= SHORTEST_PART else None
    return exactly or tuple(line for line in lines if part is not None and part.search(line.name.casefold()))


def _number_fits(wanted: str, number: str) -> bool:
    """`12` and `0012` are the last part of `BUCP-2027-0012`; `2027-0012` the last two."""
    if not number:
        return False
    asked = [part for part in wanted.removeprefix("bucp").strip("-").split("-") if part]
    have = number.casefold().split("-")
    tail = have[-len(asked) :]
    return all(part.lstrip("0") == other.lstrip("0") for part, other in zip(asked, tail, strict=True))


def slot_of(text: str) -> Slot | None:
    """A slot from its own writing: `purpose_need`, `hipaa_parties.p2`, `element_need.e3`."""
    key, *rest = text.split(".")
    party = element = None
    for piece in rest:
        if piece[:1] == "p" and piece[1:].isdecimal():
            party = PartyId(int(piece[1:]))
        elif piece[:1] == "e" and piece[1:].isdecimal():
            element = ElementId(int(piece[1:]))
        else:
            return None
    return Slot(key, party, element) if key else None
