"""The unit of work of one batch: what the turns look at, and everything that they make, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PersonId
from conversations.outgoing import Answer, FetchFile, LookUp, Outgoing, Ping, ReadAgain, Redraw, SendFile
from conversations.people import Person
from conversations.shelf import Line
from conversations.talk import Asked
from conversations.turn import Turn
from storage.agreements import Agreements, Kept
from storage.codec import decode
from storage.outbox import Ref, key_at
from storage.outgoing import Leaving
from storage.people import People, Place
from storage.reads import lines_of
from storage.record import latest_facts
from storage.statements import Values, count, insert
from storage.store import Store
from storage.tables import INBOX

NOTHING = Answer()
_ANSWERS: Select[Any] = select(INBOX.c.key, INBOX.c.answer).where(INBOX.c.key.in_(bindparam("keys", expanding=True)))


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one delivery needs from the database before its turn."""

    key: str
    sender: Place


class Unit:
    """One batch. It is the `conversations.shelf.Shelf` of each of its turns.

    Look-ups that read rows write what earlier turns of the batch made first, so that every turn sees what was before.
    """

    def __init__(self, store: Store, connection: Connection, kept: Kept, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.people = People(connection)
        self._agreements = Agreements(connection, kept, store.salt)
        self._leaving = Leaving(connection, now)
        self._answers: dict[str, Answer] = {}
        self._new_answers: list[Values] = []

    # What a batch begins and ends with

    def bring(self, deliveries: Iterable[Delivery]) -> None:
        """Reads what the deliveries of a batch need: earlier answers, people with their talks, what they work on."""
        wanted = list(deliveries)
        for row in self.connection.execute(_ANSWERS, {"keys": [one.key for one in wanted]}):
            self._answers[row.key] = NOTHING if row.answer is None else decode(Answer, row.answer)
        self.people.bring(one.sender for one in wanted if one.key not in self._answers)
        talks = (self.people.talk_at(one.sender) for one in wanted)
        self._agreements.bring(sorted({talk.focus for talk in talks if talk is not None and talk.focus is not None}))

    def answered(self, key: str) -> Answer | None:
        """The first answer to a delivery that was taken in before."""
        return self._answers.get(key)

    def take(self, key: str, me: PersonId, sender: Place, turn: Turn) -> None:
        """Takes what a turn made. Raises ValueError when a fact does not follow the ones before."""
        for fact in turn.facts:
            self._agreements.record(fact)
        for person in turn.people:
            self.people.keep(person)
        self.people.move(turn.talk)
        told = {one.key: one.to for one in turn.outgoing if isinstance(one, Ping)}
        for asked in turn.asked:
            self.people.ask(told.get(asked.message, me), asked.message, asked)
        for message, asked in turn.given:
            self.people.ask(me, message, asked)
        for outgoing in turn.outgoing:
            self._leave(outgoing, me, sender)
        self._answers[key] = turn.answer
        answer = None if turn.answer == NOTHING else turn.answer
        self._new_answers.append({"key": key, "answer": answer, "at": self.now})

    def flush(self) -> None:
        """Writes all that was collected, with one statement per table."""
        if self._new_answers:
            self.connection.execute(insert("inbox"), self._new_answers)
            self._new_answers = []
        self.people.flush()
        self._agreements.flush()
        self._leaving.flush()

    def committed(self) -> bool:
        """To be called after the commit. Tells whether there is something to send."""
        self._agreements.committed()
        return self._leaving.any

    def message_at(self, ref: Ref) -> str | None:
        """The key of our message at a place."""
        return key_at(self.connection, ref)

    # The shelf

    def agreement(self, agreement: AgreementId) -> Agreement:
        return self._agreements.get(agreement)

    def lines(self, person: PersonId, limit: int = 200) -> tuple[Line, ...]:
        self.flush()
        return lines_of(self.connection, person, limit=limit)

    def person(self, person: PersonId) -> Person:
        return self.people.known(person).person

    def places(self, person: PersonId) -> list[Place]:
        """Where a person is reached, chat before mail."""
        return self.people.places(person)

    def person_by_mail(self, email: str) -> Person:
        return self.people.by_mail(email)

    def people_at(self, department: str, limit: int = 5) -> tuple[Person, ...]:
        self.flush()
        return self.people.at_department(department, limit)

    def asked_in(self, message: str) -> Asked | None:
        return self.people.asked_in(message)

    def history(self, agreement: AgreementId, limit: int = 50) -> tuple[Recorded, ...]:
        self.flush()
        return latest_facts(self.connection, agreement, limit)

    def next_number(self, year: int) -> str:
        return f"BUCP-{year}-{count(self.connection, f'number:{year}'):04d}"

    def new_agreement(self) -> AgreementId:
        return AgreementId(count(self.connection, "agreement"))

    def _leave(self, outgoing: Outgoing, me: PersonId, sender: Place) -> None:
        """To the person who is speaking, where they speak; to others by chat when it reaches them, else by mail."""
        person = to_whom(outgoing)
        places = [sender] if person == me else self.places(person)
        if not places:
            raise ValueError(f"person {person} can't be reached anywhere")
        if isinstance(outgoing, Ping | SendFile) or places[0].platform != "email":
            self._leaving.add(outgoing, places[0])


def to_whom(outgoing: Outgoing) -> PersonId:
    match outgoing:
        case Ping() | SendFile():
            return outgoing.to
        case Redraw() | LookUp() | ReadAgain() | FetchFile():
            return outgoing.person
