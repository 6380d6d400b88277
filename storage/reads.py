"""Reading for one person, without the writer: fast selects, built once, on connections of their own.

What a person may not see is not found. Lists go on after the last line that was shown, never by counting.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, and_, bindparam, or_, select

from conversations.agreement.model import Part, State
from conversations.ids import AgreementId, PersonId
from conversations.people import Person
from conversations.shelf import Line
from conversations.talk import Asked, Talk
from storage.codec import decode
from storage.hot import Hot
from storage.people import COLUMNS, Known, Place, person_of
from storage.tables import ADDRESS, AGREEMENT, MEMBER, PERSON, QUESTION, TALK

Which = Literal["all", "mine", "waiting"]


@dataclass(frozen=True, slots=True)
class After:
    """Where a list goes on: the last line's time of change and agreement."""

    changed: datetime
    agreement: AgreementId


_LINE: Select[Any] = select(
    AGREEMENT.c.id,
    AGREEMENT.c.name,
    AGREEMENT.c.number,
    AGREEMENT.c.state,
    AGREEMENT.c.whose,
    MEMBER.c.mine,
    AGREEMENT.c.since,
    AGREEMENT.c.dates,
    MEMBER.c.part,
).join_from(MEMBER, AGREEMENT, AGREEMENT.c.id == MEMBER.c.agreement)
_ONE = Hot(_LINE.where(MEMBER.c.person == bindparam("person"), MEMBER.c.agreement == bindparam("agreement")))
_NUMBERED = Hot(_LINE.where(AGREEMENT.c.number == bindparam("number"), MEMBER.c.person == bindparam("person")))
_LIST: Select[Any] = (
    _LINE.where(MEMBER.c.person == bindparam("person"))
    .order_by(MEMBER.c.changed.desc(), MEMBER.c.agreement.desc())
    .limit(bindparam("limit"))
)
_MINE = _LIST.where(MEMBER.c.mine)
_WAITING = _LIST.where(~MEMBER.c.mine, AGREEMENT.c.whose != "")
_LISTED: dict[Which, Select[Any]] = {"all": _LIST, "mine": _MINE, "waiting": _WAITING}
_LISTS: dict[Which, Hot] = {which: Hot(listed) for which, listed in _LISTED.items()}
_ON = or_(
    MEMBER.c.changed < bindparam("changed"),
    and_(MEMBER.c.changed == bindparam("changed"), MEMBER.c.agreement < bindparam("after")),
)
_LISTS_ON: dict[Which, Select[Any]] = {which: listed.where(_ON) for which, listed in _LISTED.items()}
_CHANGED: Select[Any] = select(MEMBER.c.changed).where(
    MEMBER.c.person == bindparam("person"), MEMBER.c.agreement == bindparam("agreement")
)
_PERSON_AT: Select[Any] = (
    select(*COLUMNS)
    .join_from(PERSON, ADDRESS, ADDRESS.c.person == PERSON.c.id)
    .where(ADDRESS.c.key == bindparam("key"))
)
_KNOWN_AT = Hot(_PERSON_AT.add_columns(TALK.c.talk).join(TALK, TALK.c.person == PERSON.c.id))
_ASKED = Hot(select(QUESTION.c.asked).where(QUESTION.c.message == bindparam("message")))
_PERSON = Hot(select(*COLUMNS).where(PERSON.c.id == bindparam("id")))


def agreement_line(connection: Connection, person: PersonId, agreement: AgreementId) -> Line | None:
    """One agreement as this person sees it; None when there is none or they may not see it."""
    row = _ONE.first(connection, {"person": person, "agreement": agreement})
    return _line(row) if row else None


def numbered_line(connection: Connection, person: PersonId, number: str) -> Line | None:
    """The same by its full BUCP number."""
    row = _NUMBERED.first(connection, {"person": person, "number": number.upper()})
    return _line(row) if row else None


def lines_of(
    connection: Connection, person: PersonId, which: Which = "all", *, limit: int = 200, after: After | None = None
) -> tuple[Line, ...]:
    """A person's agreements, those that changed last first: all, those that wait on them, or on others."""
    if after is None:
        return tuple(map(_line, _LISTS[which].all(connection, {"person": person, "limit": limit})))
    given = {"person": person, "limit": limit, "changed": after.changed, "after": after.agreement}
    return tuple(map(_line, connection.execute(_LISTS_ON[which], given)))


def after(connection: Connection, person: PersonId, last: Line) -> After | None:
    """Where a list that ended with this line goes on."""
    row = connection.execute(_CHANGED, {"person": person, "agreement": last.agreement}).first()
    return After(row.changed, last.agreement) if row else None


def person_at(connection: Connection, place: Place) -> Person | None:
    """Whoever is at this place, if anybody is known there."""
    row = connection.execute(_PERSON_AT, {"key": place.key}).first()
    return person_of(row) if row else None


def known_at(connection: Connection, place: Place) -> Known | None:
    """Whoever is at this place and the talk with them, if anybody is known there. Nothing is locked."""
    row = _KNOWN_AT.first(connection, {"key": place.key})
    return Known(person_of(row), decode(Talk, row.talk)) if row else None


def question_in(connection: Connection, message: str) -> Asked | None:
    """The question that a message (by its key) carried."""
    row = _ASKED.first(connection, {"message": message})
    return decode(Asked, row.asked) if row else None


def person_with(connection: Connection, person: PersonId) -> Person:
    """Raises KeyError for an id that was never given."""
    row = _PERSON.first(connection, {"id": person})
    if row is None:
        raise KeyError(person)
    return person_with(connection, PersonId(row.joined)) if row.joined is not None else person_of(row)


def _line(row: Row[Any]) -> Line:
    return Line(
        agreement=AgreementId(row.id),
        name=row.name,
        number=row.number or "",
        state=State(row.state),
        whose=row.whose,
        mine=row.mine,
        since=row.since,
        part=Part(row.part),
        dates=tuple(date.fromisoformat(day) for day in row.dates.split()),
    )
