"""Looks that were answered before, each with all that was read for it: what reads the same again is answered the same.

So nothing has to be known of what a drawing depends on, and what somebody may no longer see is noticed by reading.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PersonId
from conversations.people import Person
from conversations.shelf import Line
from conversations.talk import Asked
from storage.looking import Looking
from storage.people import Known, Place

T = TypeVar("T")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Read:
    """One reading, and what it found: a thing of the core, or the KeyError that there is none."""

    again: Callable[[Looking], object]
    found: object

    def same(self, looking: Looking) -> bool:
        found = _tried(self.again, looking)
        return found is self.found or found == self.found


@dataclass(frozen=True, slots=True)
class Missing:
    """What is read of something that does not exist."""

    what: tuple[object, ...]


def _tried(reading: Callable[[Looking], object], looking: Looking) -> object:
    try:
        return reading(looking)
    except KeyError as missing:
        return Missing(missing.args)


class Noting(Looking):
    """A look that notes everything that it reads."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking
        self.reads: list[Read] = []

    def _note(self, reading: Callable[[Looking], T]) -> T:
        try:
            found = reading(self._looking)
        except KeyError as missing:
            self.reads.append(Read(reading, Missing(missing.args)))
            raise
        self.reads.append(Read(reading, found))
        return found

    def at(self, place: Place) -> Known | None:
        return self._note(lambda looking: looking.at(place))

    def places(self, person: PersonId) -> list[Place]:
        return self._note(lambda looking: looking.places(person))

    def agreement(self, agreement: AgreementId) -> Agreement:
        return self._note(lambda looking: looking.agreement(agreement))

    def lines(self, person: PersonId, limit: int = 200) -> tuple[Line, ...]:
        return self._note(lambda looking: looking.lines(person, limit))

    def person(self, person: PersonId) -> Person:
        return self._note(lambda looking: looking.person(person))

    def asked_in(self, message: str) -> Asked | None:
        return self._note(lambda looking: looking.asked_in(message))

    def history(self, agreement: AgreementId, limit: int = 50) -> tuple[Recorded, ...]:
        return self._note(lambda looking: looking.history(agreement, limit))


class Remembered(Generic[A]):
    """The answers to the looks that came last, at most so many. Any thread may ask."""

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._one_at_a_time = Lock()
        self._kept: OrderedDict[Hashable, tuple[tuple[Read, ...], A]] = OrderedDict()

    def answer(self, question: Hashable, looking: Looking, make: Callable[[Looking], A]) -> A:
        """What `make` answers, which must depend on nothing but the question and what it reads."""
        kept = self._kept.get(question)
        if kept is not None and all(read.same(looking) for read in kept[0]):
            return kept[1]
        noting = Noting(looking)
        answer = make(noting)
        with self._one_at_a_time:
            self._kept[question] = tuple(noting.reads), answer
            self._kept.move_to_end(question)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer
