"""When a question is asked: small conditions over what is known, each of which can say itself in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Protocol

from conversations.form.values import Chosen, ChosenMany, Element, Text, Value, YesNo
from conversations.form.words import OPEN_ENDED, found


class Known(Protocol):
    """What an agreement knows so far."""

    @property
    def today(self) -> date:
        """The day on which somebody looks."""

    @property
    def elements(self) -> Sequence[Element]:
        """The data elements, in their order."""

    @property
    def disputed(self) -> bool:
        """Whether a dispute is or was open on this version."""

    @property
    def names_in_use(self) -> Collection[str]:
        """The names of the other open agreements that the reader may know of."""

    def value(self, key: str, party: str | None = None) -> Value | None:
        """The answer to a question, of one party where it is asked of each."""

    def values(self, key: str) -> Sequence[Value]:
        """All answers to a question: one for an agreement, up to one per party."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A plain `Known`, made of given answers; addresses are (key, party or None)."""

    today: date
    given: Mapping[tuple[str, str | None], Value] = field(default_factory=lambda: MappingProxyType({}))
    elements: Sequence[Element] = ()
    disputed: bool = False
    names_in_use: Collection[str] = ()

    def value(self, key: str, party: str | None = None) -> Value | None:
        """The answer at that address; for an answer of the agreement the party does not matter."""
        mine = self.given.get((key, party))
        return mine if mine is not None else self.given.get((key, None))

    def values(self, key: str) -> Sequence[Value]:
        """All answers to a question."""
        return [value for (asked, _), value in self.given.items() if asked == key]


class Condition(Protocol):
    """Whether something applies. Its `repr` is pinned by the form's fingerprint."""

    @property
    def says(self) -> str:
        """The condition in plain words, to stand after "Needed"."""

    def holds(self, known: Known) -> bool:
        """Whether it applies, by what is known now."""


@dataclass(frozen=True, slots=True)
class Always:
    """No condition."""

    says: str = field(default="always", repr=False)

    def holds(self, known: Known) -> bool:  # noqa: ARG002 - a condition looks at what is known; this one need not
        """Always."""
        return True


ALWAYS = Always()


@dataclass(frozen=True, slots=True)
class Never:
    """Welcome, but never needed."""

    says: str = field(default="never; it is welcome", repr=False)

    def holds(self, known: Known) -> bool:  # noqa: ARG002 - as above
        """Never."""
        return False


OPTIONAL = Never()


@dataclass(frozen=True, slots=True)
class WhenYes:
    """A yes/no question was answered with yes, by any party."""

    key: str
    says: str = field(default="", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether anybody said yes."""
        return any(isinstance(value, YesNo) and value.yes for value in known.values(self.key))


@dataclass(frozen=True, slots=True)
class WhenChosen:
    """One of these choices was made, by any party."""

    key: str
    choices: tuple[str, ...]
    says: str = field(default="", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether anybody chose one of them."""
        return any(_chose(value, self.choices) for value in known.values(self.key))


def _chose(value: Value, choices: tuple[str, ...]) -> bool:
    if isinstance(value, ChosenMany):
        return not set(choices).isdisjoint(value.choices)
    return isinstance(value, Chosen) and value.choice in choices


def WhenCategory(*categories: str, says: str) -> WhenChosen:  # noqa: N802 - reads as a condition
    """The data are of one of these categories."""
    return WhenChosen("data_categories", categories, says)


@dataclass(frozen=True, slots=True)
class WhenElement:
    """A column of some data element has one of these choices."""

    column: str
    choices: tuple[str, ...]
    says: str = field(default="", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether there is such an element."""
        cells = (element.cells.get(self.column) for element in known.elements)
        return any(cell is not None and _chose(cell, self.choices) for cell in cells)


@dataclass(frozen=True, slots=True)
class WhenDisputed:
    """A dispute is or was open."""

    says: str = field(default="only in a dispute", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether there is a dispute."""
        return known.disputed


@dataclass(frozen=True, slots=True)
class WhenRaised:
    """Somebody brought the question up by answering it."""

    key: str
    says: str = field(default="", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether there is an answer."""
        return bool(known.values(self.key))


@dataclass(frozen=True, slots=True)
class UnlessOpenEnded:
    """The intended duration does not say that the exchange goes on without an end."""

    says: str = field(default="unless the exchange is open-ended", repr=False)

    def holds(self, known: Known) -> bool:
        """Whether an end is to be named."""
        durations = known.values("duration")
        return not any(isinstance(value, Text) and found(OPEN_ENDED, value.text) for value in durations)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several conditions."""

    conditions: tuple[Condition, ...]

    @property
    def says(self) -> str:
        """The parts, joined by "or"."""
        return ", or ".join(condition.says for condition in self.conditions)

    def holds(self, known: Known) -> bool:
        """Whether one of them applies."""
        return any(condition.holds(known) for condition in self.conditions)
