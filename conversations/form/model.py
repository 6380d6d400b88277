"""What a form is made of. A new question is one `Field`; mypy names every place that must learn a new `Kind`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from conversations.form.conditions import ALWAYS, Condition, Known
from conversations.form.values import Value


class Origin(Enum):
    """Where an answer comes from."""

    ASKED = "asked"
    RECORDED = "recorded"
    DERIVED = "derived"


class Scope(Enum):
    """What an answer belongs to. A value's address is (field, party or none, element or none)."""

    AGREEMENT = "agreement"
    PARTY = "party"
    ELEMENT = "element"


class Side(Enum):
    """Who fills a field in."""

    RECIPIENT = "recipient"
    PROVIDER = "provider"
    BOTH = "both"
    BOT = "bot"


class Reviewer(Enum):
    """Whose opinion a field holds. Program staff may propose a text; the reviewer releases it."""

    LEGAL = "legal"
    PRIVACY = "privacy"
    SECURITY = "security"


class Stage(Enum):
    """By when an answer must be there."""

    SENDING = "before the draft is sent"
    REVIEW = "before the reviews start"
    SIGNING = "before signing"
    FILING = "before filing"
    DISPUTE = "while a dispute is open"
    LATER = "when it happens"


class Kind(Enum):
    """How a question is answered. Each kind has one reader and one shape of value."""

    TEXT = "text"
    LONG_TEXT = "long text"
    YES_NO = "yes or no"
    YES_NO_TEXT = "yes or no, with words"
    CHOICE = "one choice"
    CHOICE_TEXT = "one choice, with words"
    CHOICES = "several choices"
    CHOICES_TEXT = "several choices, with words"
    TEXT_CHOICES = "long text in which choices are found"
    DATE = "date"
    DATES = "dates, and what happens"
    PERSON = "person"
    ROLE = "person or role"
    GRANTED = "text with number and date"
    CITED = "long text with citations"
    SOURCED = "long text with sources"
    PARTY_CHOICE = "one choice per party"
    ELEMENTS = "data elements"
    REVIEW = "review"
    SIGN_OFF = "person and date"
    SIGNATURE = "signature"
    RECORD = "record"


class Level(Enum):
    """How much a remark matters."""

    MUST_FIX = "must fix"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key is stored, its label is shown, the other words are understood too."""

    key: str
    label: str
    also: tuple[str, ...] = ()


def choice(key: str, label: str, also: str = "") -> Choice:
    """A choice; the other words that are understood are divided by commas."""
    return Choice(key, label, tuple(word.strip() for word in also.split(",") if word.strip()))


@dataclass(frozen=True, slots=True)
class Look:
    """What a check sees: the answer, its plain words, and what else is known."""

    field: "Field"
    value: Value
    text: str
    known: Known
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule that can decide now.

    `finds` gives None when all is well, else what it found, which stands for `{found}` in `says` and `cure`.
    """

    name: str
    rule: str
    level: Level
    says: str
    cure: str
    finds: Callable[[Look], str | None]


@dataclass(frozen=True, slots=True)
class Remark:
    """What reviewers would ask about an answer, and the way to mend it."""

    check: str
    level: Level
    says: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of the form, with all that anybody may want to know about it."""

    key: str
    label: str
    question: str
    why: str
    good_hint: str
    help: str
    good_example: str
    weak_example: str
    weak_because: str
    kind: Kind
    filled_by: Side
    source: str
    origin: Origin = Origin.ASKED
    scope: Scope = Scope.AGREEMENT
    written_by: Reviewer | None = None
    required: Condition = ALWAYS
    needed_at: Stage = Stage.REVIEW
    choices: tuple[Choice, ...] = ()
    parts: tuple[str, ...] = ()
    """The parts of a person that must be there."""
    none_is: str = ""
    """What "none" means where it is an answer of its own; empty where it is not."""
    checks: tuple[Check, ...] = ()
    for_people: tuple[str, ...] = ()
    """What no rule can decide, for the reviewers."""
    since: str = "bucp-3"
    notes: str = ""

    def choice(self, key: str) -> Choice:
        """The choice with this key. Raises KeyError when the field has none."""
        for choice in self.choices:
            if choice.key == key:
                return choice
        raise KeyError(f"{self.key} has no choice {key!r}")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form, in the form's own order."""

    key: str
    title: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """A version of the BUCP. An agreement pins the version that it was begun with."""

    version: str
    sections: tuple[Section, ...]
    element_columns: tuple[Field, ...]

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """All fields and element columns by key."""
        return {field.key: field for field in (*self.fields, *self.element_columns)}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the form's order, without the columns of data elements."""
        return tuple(field for section in self.sections for field in section.fields)

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {field.key: section for section in self.sections for field in section.fields}

    def field(self, key: str) -> Field:
        """The field or element column with this key. Raises KeyError when there is none."""
        return self.by_key[key]

    def section_of(self, key: str) -> Section:
        """The section in which a field stands. Raises KeyError for keys that stand in none."""
        return self._section_of[key]

    def asked(self) -> Iterator[Field]:
        """The fields that are asked of a person, in the form's order."""
        return (field for field in self.fields if field.origin is Origin.ASKED)
