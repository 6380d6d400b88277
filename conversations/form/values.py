"""The answers of the form, typed: one frozen class per shape, the same for every way of giving an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words as the person wrote them, without the blanks around them."""

    text: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, with whatever was said besides."""

    yes: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice, by its key, with the words that explain it."""

    choice: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChosenMany:
    """Several choices, by their keys in the order of the form, with the words that explain them."""

    choices: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day; `None` says that there is none (an open end). A start may wait for the last signature."""

    day: date | None
    or_last_signature: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day and what happens on it."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days that drive the work, earliest first."""

    dates: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A contact. A part that was not given is empty; `person` is the reference of a known person."""

    name: str
    title: str = ""
    division: str = ""
    email: str = ""
    phone: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role or a person, in words; `person` is the reference of a known person."""

    text: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Granted:
    """A statement that something was granted, with the number and the day found in it."""

    text: str
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A text and the laws that it cites."""

    text: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourced:
    """A text and where its rules come from: federal, contract, state."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """One party's choice. The party is as it was written; empty when no party was named."""

    party: str
    choice: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyChoices:
    """A choice for each of several parties, given in one answer."""

    entries: tuple[PartyChoice, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's registered opinion, as it happened."""

    department: str
    name: str
    role: str
    day: date | None
    opinion: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who confirmed something, and when."""

    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block, as it happened."""

    name: str
    day: date | None
    signature: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the assistant notes about an agreement; `version` is `None` when no number was found."""

    text: str
    version: int | None = None


Cell: TypeAlias = Text | YesNo | Chosen | ChosenMany
Cells: TypeAlias = Mapping[str, Cell]
"""The columns of one data element that are filled in, by key."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Data elements given in one answer."""

    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """A data element of an agreement: a stable id and its columns."""

    id: str
    cells: Cells


Value: TypeAlias = (
    Text
    | YesNo
    | Chosen
    | ChosenMany
    | Day
    | Deadlines
    | Person
    | RoleName
    | Granted
    | Cited
    | Sourced
    | PartyChoices
    | Rows
    | Review
    | SignOff
    | Signature
    | Record
)
