"""A database as after some months of use, written through the storage as the program writes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from conversations.agreement import events as e
from conversations.agreement.model import Party, Side, Standing
from conversations.agreement.recorded import Recorded
from conversations.answers import stored
from conversations.form.bucp3 import BUCP_3
from conversations.form.chunks import CHUNKS
from conversations.form.readers import Misread, read
from conversations.ids import AgreementId, PartyId, PersonId
from conversations.outgoing import Answer
from conversations.people import Person, Profile
from conversations.talk import Talk
from conversations.turn import Turn
from storage.agreements import Kept
from storage.migrate import migrate
from storage.people import Place
from storage.store import Store, open_store
from storage.unit import Unit
from tests.bench.signed import TEAM

LONG_AGO = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
AT_ONCE = 50
EACH = 10
"""About so many agreements one person takes part in."""
FIRST_CHUNKS = 3
RECIPIENT = Party(PartyId(1), Side.RECIPIENT, "Department of Social Services", "CDSS", "Research", Standing.SIGNED)
PROVIDER = Party(PartyId(2), Side.PROVIDER, "Employment Development Department", "EDD", "Wages", Standing.SIGNED)


@dataclass(frozen=True, slots=True)
class Stored:
    """An agreement that is there, and a user who may see it."""

    number: str
    user: str


def script() -> list[str]:
    """Answers to the first questions of the form, in the order in which they are asked: the form's own examples."""
    keys = [key for chunk in CHUNKS for key in chunk.fields]
    return [BUCP_3.field(key).good_example for key in keys[: keys.index("data_elements")]]


def answers(today: date) -> list[e.AnswerGiven]:
    """The examples of the first chunks as they are stored."""
    given = []
    for field in (BUCP_3.field(key) for chunk in CHUNKS[:FIRST_CHUNKS] for key in chunk.fields):
        reading = read(field, field.good_example, today)
        if field.key != "data_elements" and not isinstance(reading, Misread):
            given.append(e.AnswerGiven(field.key, field.good_example, stored(reading.value)))
    return given


def life(number: str, name: str, contact: PersonId, stage: int, given: list[e.AnswerGiven]) -> Iterator[e.Event]:
    """What happened to an agreement until now: stage 0 is a fresh draft, 1 a full one, 2 sent, 3 accepted."""
    yield e.EnquiryStarted(name, Side.RECIPIENT)
    yield e.ScreeningAnswered("law", "hipaa", "HIPAA")
    yield e.FoundNeeded("HIPAA")
    yield e.PartyAdded(RECIPIENT)
    yield e.PartyAdded(PROVIDER)
    yield e.PartiesSettled()
    yield e.DraftBegun(number, BUCP_3.version)
    if stage > 0:
        yield from given
    if stage > 1:
        yield e.DraftFinalized(LONG_AGO.date())
        yield e.DraftSent(LONG_AGO.date(), 1)
        yield e.ContactAsked(contact, PROVIDER.id)
    if stage > 2:
        yield e.RequestAccepted(PROVIDER.id)


class Office:
    """Fills one database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given = answers(LONG_AGO.date())
        self._persons: dict[str, Person] = {}
        self._numbers = 0

    def agreements(self, count: int) -> list[Stored]:
        """So many more agreements, a third each as full drafts, sent, and accepted; about ten to a person."""
        people = max(count // EACH, 2)
        first = self._numbers
        wanted = iter([f"U{first + number % people:06}" for number in range(count)])
        made: list[Stored] = []
        while some := list(islice(wanted, AT_ONCE)):
            with self._store.writing() as connection:
                unit = Unit(self._store, connection, Kept(), LONG_AGO)
                for user in some:
                    contact = self._person(unit, f"W{int(user[1:]) * 7 % people:06}")
                    made.append(self._agreement(unit, user, contact.id, 1 + len(made) % 3))
                unit.flush()
        return made

    def drafters(self, users: list[str]) -> None:
        """A fresh draft for each of these users; it is what they work on."""
        with self._store.writing() as connection:
            unit = Unit(self._store, connection, Kept(), LONG_AGO)
            for user in users:
                self._agreement(unit, user, PersonId(0), 0)
            unit.flush()

    def _person(self, unit: Unit, user: str) -> Person:
        if user not in self._persons:
            known = unit.people.at(Place("slack", TEAM, user)).person
            profile = Profile("Department of Social Services", "CDSS", "Research", "program")
            self._persons[user] = replace(known, name=f"Colleague {user[1:]}", greeted=True, profile=profile)
            unit.people.keep(self._persons[user])
        return self._persons[user]

    def _agreement(self, unit: Unit, user: str, contact: PersonId, stage: int) -> Stored:
        self._numbers += 1
        me = self._person(unit, user)
        new, number = unit.new_agreement(), f"BUCP-2026-{self._numbers:04}"
        happened = life(number, f"Wages {self._numbers} for job training", contact, stage, self._given)
        facts = tuple(
            Recorded(AgreementId(new), seq, me.id, LONG_AGO + timedelta(minutes=self._numbers + seq), event)
            for seq, event in enumerate(happened, 1)
        )
        talk = unit.people.known(me.id).talk if stage else Talk(me.id, focus=new)
        unit.take(f"seed:{new}", me.id, Place("slack", TEAM, user), Turn(Answer(), talk, facts))
        return Stored(number, user)


def opened(database: Path) -> Store:
    """A database of today's tables."""
    migrate(f"sqlite:///{database}")
    return open_store(f"sqlite:///{database}")
