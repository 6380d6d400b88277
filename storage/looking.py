"""Reading beside the writer: what a look at things needs, on a reader's connection, with nothing locked or written."""

from sqlalchemy import Connection

from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PersonId
from conversations.people import Person
from conversations.shelf import Line
from conversations.talk import Asked
from storage.agreements import Library
from storage.people import Known, Place, places_of
from storage.reads import known_at, lines_of, person_with, question_in
from storage.record import latest_facts


class WouldWriteError(RuntimeError):
    """A look that needs something new (a number, a person) is more than a look: it belongs to the writer."""


class Looking:
    """One look. It is a `conversations.shelf.Shelf` that raises WouldWriteError instead of making anything."""

    def __init__(self, connection: Connection, library: Library) -> None:
        self._connection = connection
        self._library = library
        self._people: dict[PersonId, Person] = {}

    def at(self, place: Place) -> Known | None:
        """Whoever is at this place with the talk with them, if anybody is known there."""
        known = known_at(self._connection, place)
        if known is not None:
            self._people[known.person.id] = known.person
        return known

    def places(self, person: PersonId) -> list[Place]:
        """Where a person is reached, chat before mail."""
        return places_of(self._connection, person)

    # The shelf

    def agreement(self, agreement: AgreementId) -> Agreement:
        return self._library.agreement(self._connection, agreement)

    def lines(self, person: PersonId, limit: int = 200) -> tuple[Line, ...]:
        return lines_of(self._connection, person, limit=limit)

    def person(self, person: PersonId) -> Person:
        if person not in self._people:
            self._people[person] = person_with(self._connection, person)
        return self._people[person]

    def asked_in(self, message: str) -> Asked | None:
        return question_in(self._connection, message)

    def history(self, agreement: AgreementId, limit: int = 50) -> tuple[Recorded, ...]:
        return latest_facts(self._connection, agreement, limit)

    def person_by_mail(self, email: str) -> Person:
        raise WouldWriteError(email)

    def people_at(self, department: str, limit: int = 5) -> tuple[Person, ...]:
        raise WouldWriteError(f"{limit} people at {department}")

    def next_number(self, year: int) -> str:
        raise WouldWriteError(str(year))

    def new_agreement(self) -> AgreementId:
        raise WouldWriteError("a new agreement")
