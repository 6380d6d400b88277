"""Persons, where they are reached, and where the talk with each of them stands: one identity map per batch.

When somebody whom only mail reached turns up in chat with the same mail address, both are one person: see `merge`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select, update

from conversations.ids import PersonId
from conversations.people import Person, Profile
from conversations.talk import Asked, Talk
from storage.codec import decode
from storage.hot import Hot
from storage.statements import Values, change, insert, put
from storage.tables import ADDRESS, AGREEMENT, EVENT, MEMBER, OUTBOX, PERSON, QUESTION, TALK

EMAIL = "email"


class Place(NamedTuple):
    """Where a person is reached: the platform, the tenant in it (empty for mail), and the user in that."""

    platform: str
    tenant: str
    user: str

    @property
    def key(self) -> str:
        return ":".join(self)


def by_mail(email: str) -> Place:
    return Place(EMAIL, "", mail_address(email))


def mail_address(email: str) -> str:
    """One spelling of a mail address."""
    return email.strip().casefold()


@dataclass(slots=True)
class Known:
    """A person and the talk with them, as this batch has them."""

    person: Person
    talk: Talk


COLUMNS = (
    PERSON.c.id,
    PERSON.c.name,
    PERSON.c.email,
    PERSON.c.zone,
    PERSON.c.chat,
    PERSON.c.greeted,
    PERSON.c.department,
    PERSON.c.short,
    PERSON.c.unit,
    PERSON.c.role,
    PERSON.c.joined,
)
_WITH_TALK: Select[Any] = select(*COLUMNS, TALK.c.version, TALK.c.talk).join_from(
    PERSON, TALK, TALK.c.person == PERSON.c.id
)
_AT: Select[Any] = (
    _WITH_TALK.add_columns(ADDRESS.c.key)
    .join(ADDRESS, ADDRESS.c.person == PERSON.c.id)
    .where(ADDRESS.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(PERSON.c.id)
    .with_for_update(of=TALK)
)
_BY_ID: Select[Any] = _WITH_TALK.where(PERSON.c.id == bindparam("id"))
_BY_EMAIL: Select[Any] = _WITH_TALK.where(PERSON.c.email == bindparam("email"))
_AT_DEPARTMENT: Select[Any] = (
    _WITH_TALK.where(PERSON.c.department == bindparam("department"), PERSON.c.joined.is_(None))
    .order_by(
        select(func.max(MEMBER.c.changed)).where(MEMBER.c.person == PERSON.c.id).scalar_subquery().desc().nulls_last(),
        PERSON.c.id.desc(),
    )
    .limit(bindparam("limit"))
)
_PLACES = Hot(
    select(ADDRESS.c.platform, ADDRESS.c.tenant, ADDRESS.c.user)
    .where(ADDRESS.c.person == bindparam("person"))
    .order_by(ADDRESS.c.platform == EMAIL, ADDRESS.c.key)
)
_ASKED = select(QUESTION.c.asked).where(QUESTION.c.message == bindparam("message"))


def person_of(row: Row[Any]) -> Person:
    return Person(
        id=PersonId(row.id),
        name=row.name,
        email=row.email or "",
        zone=row.zone,
        chat=row.chat,
        greeted=row.greeted,
        profile=Profile(row.department, row.short, row.unit, row.role),
    )


def _row_of(person: Person) -> Values:
    return {
        "name": person.name,
        "email": mail_address(person.email) or None,
        "zone": person.zone,
        "chat": person.chat,
        "greeted": person.greeted,
        "department": person.profile.department,
        "short": person.profile.short,
        "unit": person.profile.unit,
        "role": person.profile.role,
    }


def places_of(connection: Connection, person: PersonId) -> list[Place]:
    """All places where a person is reached, chat before mail."""
    rows = _PLACES.all(connection, {"person": person})
    return [Place(row.platform, row.tenant, row.user) for row in rows]


class People:
    """The persons of one batch. What changes is written by `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[PersonId, Known] = {}
        self._joined: dict[PersonId, PersonId] = {}
        self._at: dict[Place, PersonId] = {}
        self._changed: dict[PersonId, None] = {}
        self._moved: dict[PersonId, None] = {}
        self._questions: dict[str, tuple[PersonId, Asked]] = {}

    def bring(self, places: Iterable[Place]) -> None:
        """Reads everybody at these places with one statement; on PostgreSQL their talks are locked, in the order of
        their ids."""
        wanted = {place.key: place for place in places if place not in self._at}
        if not wanted:
            return
        for row in self._connection.execute(_AT, {"keys": list(wanted)}):
            self._at[wanted[row.key]] = self._read(row).person.id

    def at(self, place: Place) -> Known:
        """Whoever is at this place; a new person when nobody is."""
        self.bring([place])
        person = self._at.get(place)
        if person is None:
            person = self._create(Person(PersonId(0), chat=place.platform != EMAIL), place)
        return self.known(person)

    def talk_at(self, place: Place) -> Talk | None:
        """The talk with whoever is at this place, if `bring` found somebody."""
        person = self._at.get(place)
        return None if person is None else self._known[person].talk

    def known(self, person: PersonId) -> Known:
        """Raises KeyError for an id that was never given."""
        person = self._joined.get(person, person)
        found = self._known.get(person)
        if found is not None:
            return found
        row = self._connection.execute(_BY_ID, {"id": person}).first()
        if row is None:
            raise KeyError(person)
        if row.joined is not None:
            self._joined[person] = PersonId(row.joined)
            return self.known(PersonId(row.joined))
        return self._read(row)

    def with_mail(self, email: str) -> Person | None:
        self.flush()
        row = self._connection.execute(_BY_EMAIL, {"email": mail_address(email)}).first()
        return self._read(row).person if row else None

    def by_mail(self, email: str) -> Person:
        """The person with this mail address; a new one, whom only mail reaches, when nobody has it."""
        place = by_mail(email)
        known = self.with_mail(place.user)
        if known is not None:
            return known
        return self.known(self._create(Person(PersonId(0), email=place.user), place)).person

    def at_department(self, department: str, limit: int) -> tuple[Person, ...]:
        """Those with whom something was done last come first."""
        self.flush()
        rows = self._connection.execute(_AT_DEPARTMENT, {"department": department, "limit": limit})
        return tuple(self._read(row).person for row in rows)

    def keep(self, person: Person) -> None:
        """A person whose own data changed. Whether chat reaches them is not theirs to say."""
        known = self.known(person.id)
        known.person = replace(person, email=mail_address(person.email), chat=known.person.chat)
        self._changed[person.id] = None

    def move(self, talk: Talk) -> None:
        """Where the talk stands now."""
        known = self.known(talk.person)
        if talk != known.talk:
            known.talk = replace(talk, version=known.talk.version + 1)
            self._moved[talk.person] = None

    def ask(self, person: PersonId, message: str, asked: Asked) -> None:
        """The question that a message asks, or that a person's own message answered."""
        self._questions[message] = (person, asked)

    def asked_in(self, message: str) -> Asked | None:
        if message in self._questions:
            return self._questions[message][1]
        row = self._connection.execute(_ASKED, {"message": message}).first()
        return decode(Asked, row.asked) if row else None

    def places(self, person: PersonId) -> list[Place]:
        """Where a person is reached, chat before mail."""
        return places_of(self._connection, person)

    def merge(self, me: Person, email: str) -> "Merge":
        """Makes the person at a chat address and the one known by this mail address one, when that can be done.

        Only somebody whom nothing but mail reaches is taken for the same: an address that another chat user has is
        left to that user. The one with a history (a part in an agreement, or facts of their own) stays; of two
        without any, the one known by mail, whose id may stand in somebody's half-finished request. With two
        histories both stay apart, since no fact is ever rewritten, and the mail address stays where it was.
        """
        other = self.with_mail(email)
        if other is None or other.id == me.id:
            return Merge(me.id, mail_is_free=True)
        if other.chat:
            return Merge(me.id, mail_is_free=False)
        if not self._has_history(me.id):
            self._join(gone=me.id, stays=other.id)
            return Merge(other.id, mail_is_free=True)
        if not self._has_history(other.id):
            self._join(gone=other.id, stays=me.id)
            return Merge(me.id, mail_is_free=True)
        return Merge(me.id, mail_is_free=False)

    def flush(self) -> None:
        """Writes what changed."""
        for person in self._changed:
            row = _row_of(self._known[person].person)
            values = {f"new_{column}": value for column, value in row.items()}
            self._connection.execute(change("person", "id", *row), {"the_id": person, **values})
        if self._moved:
            talks = [self._known[person].talk for person in self._moved]
            rows = [{"person": one.person, "version": one.version, "talk": one} for one in talks]
            self._connection.execute(put("talk", self._connection.dialect.name), rows)
        if self._questions:
            rows = [
                {"message": message, "person": person, "asked": asked}
                for message, (person, asked) in self._questions.items()
            ]
            self._connection.execute(put("question", self._connection.dialect.name), rows)
        self._changed, self._moved, self._questions = {}, {}, {}

    def _read(self, row: Row[Any]) -> Known:
        found = self._known.get(PersonId(row.id))
        if found is None:
            person = person_of(row)
            found = Known(person, decode(Talk, row.talk))
            self._known[person.id] = found
        return found

    def _create(self, person: Person, place: Place) -> PersonId:
        row = {**_row_of(person), "version": 1}
        new = self._connection.execute(insert("person").returning(PERSON.c.id), row).scalar_one()
        talk = Talk(PersonId(new))
        self._connection.execute(insert("talk"), {"person": new, "version": 0, "talk": talk})
        address = {"key": place.key, "person": new, **place._asdict()}
        self._connection.execute(insert("address"), address)
        self._known[talk.person] = Known(replace(person, id=talk.person), talk)
        self._at[place] = talk.person
        return talk.person

    def _has_history(self, person: PersonId) -> bool:
        part = select(MEMBER.c.person).where(MEMBER.c.person == person)
        deed = select(EVENT.c.by).where(EVENT.c.by == person)
        begun = select(AGREEMENT.c.id).where(AGREEMENT.c.started_by == person)
        return bool(self._connection.execute(select(or_(part.exists(), deed.exists(), begun.exists()))).scalar_one())

    def _join(self, gone: PersonId, stays: PersonId) -> None:
        """`gone` goes on as `stays`: addresses, questions, what still leaves, and the newer of both talks."""
        self.flush()
        going, staying = self.known(gone), self.known(stays)
        for moved in (ADDRESS, QUESTION, OUTBOX):
            self._connection.execute(update(moved).where(moved.c.person == gone).values(person=stays))
        self._connection.execute(
            update(PERSON).where(or_(PERSON.c.id == gone, PERSON.c.joined == gone)).values(joined=stays, email=None)
        )
        talk = going.talk if going.person.chat else staying.talk
        chat, mail = (going, staying) if going.person.chat else (staying, going)
        staying.person = _together(stays, chat.person, mail.person)
        count = max(going.talk.count, staying.talk.count)  # keys of messages are made of it
        staying.talk = replace(talk, person=stays, count=count, version=staying.talk.version + 1)
        self._changed[stays] = self._moved[stays] = None
        self._joined[gone] = stays
        self._at = {place: stays if person == gone else person for place, person in self._at.items()}
        del self._known[gone]


@dataclass(frozen=True, slots=True)
class Merge:
    """As whom a person goes on, and whether the mail address is theirs now."""

    person: PersonId
    mail_is_free: bool


def _together(stays: PersonId, chat: Person, mail: Person) -> Person:
    """What is known of both; what the person said in chat comes first."""
    return Person(
        id=stays,
        name=chat.name or mail.name,
        email=mail.email or chat.email,
        zone=chat.zone,
        chat=True,
        greeted=chat.greeted or mail.greeted,
        profile=chat.profile if chat.profile.department else mail.profile,
    )
