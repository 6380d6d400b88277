"""The outbox as the relay sees it: what is to be sent now, and what became of it.

Every function takes a connection in a transaction of the writer. Settling is fenced: it changes nothing once the
lease went to somebody else. The window between sending and settling stays: a second try has the same key.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    String,
    Update,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from conversations.ids import AgreementId, PersonId
from conversations.outgoing import Outgoing
from storage.codec import decode
from storage.columns import Moment
from storage.outgoing import KINDS
from storage.people import Place
from storage.statements import Values, put
from storage.tables import GATE, OUTBOX, QUESTION

MAX_TRIES = 16
"""The last net: the relay gives up earlier, and says so. This is for what ends its process each time."""

LONGEST_ERROR = 500


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a delivered message is: channel and timestamp, or nothing and a Message-ID."""

    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """One thing to send now. `tries` counts this one; `revision` and `owner` go back when it is settled."""

    id: int
    key: str
    lane: str
    to: Place
    person: PersonId
    agreement: AgreementId | None
    outgoing: Outgoing
    tries: int
    owner: str
    revision: int
    ref: Ref | None
    drawn: str
    due: datetime
    created: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the outbox as people who run the service see it."""

    id: int
    key: str
    lane: str
    state: str
    tries: int
    due: datetime
    created: datetime
    settled: datetime | None
    error: str


@cache
def _claim(dialect: str) -> Any:  # noqa: ANN401 - an update with RETURNING has a type that only SQLAlchemy can spell
    """Gives a lease on the oldest open row of each lane that is due. One that was tried too often becomes dead.

    A row that waits for a date of its own does not hold up its lane; one that waits to be tried again does.
    """
    now = bindparam("now", type_=Moment)
    row, older = OUTBOX.alias("row"), OUTBOX.alias("older")
    held_up = exists().where(
        older.c.lane == row.c.lane,
        older.c.state == "todo",
        older.c.id < row.c.id,
        or_(older.c.due <= now, older.c.tries > 0),
    )
    gated = exists().where(GATE.c.platform == row.c.platform, GATE.c.tenant == row.c.tenant, GATE.c.until > now)
    pick = (
        select(row.c.id)
        .where(row.c.state == "todo", row.c.due <= now, or_(row.c.lease.is_(None), row.c.lease <= now))
        .where(~held_up, ~gated)
        .order_by(row.c.due, row.c.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True, of=row)
    )
    if dialect == "postgresql":
        once = pick.cte("pick").prefix_with("MATERIALIZED")
        pick = select(once.c.id)
    spent = OUTBOX.c.tries >= bindparam("max_tries")
    return (
        update(OUTBOX)
        .where(OUTBOX.c.id.in_(pick))
        .values(
            state=case((spent, "dead"), else_="todo"),
            tries=case((spent, OUTBOX.c.tries), else_=OUTBOX.c.tries + 1),
            lease=case((spent, null()), else_=bindparam("until", type_=Moment)),
            settled=case((spent, now), else_=null()),
            owner=bindparam("me"),
        )
        .returning(*OUTBOX.c)
    )


def claim(
    connection: Connection, now: datetime, owner: str, *, most: int, lease: timedelta, max_tries: int = MAX_TRIES
) -> list[Claimed]:
    """What is to be sent now, at most one of each lane, oldest first; it is this owner's until the lease ends."""
    given = {"now": now, "until": now + lease, "me": owner, "most": most, "max_tries": max_tries}
    rows = connection.execute(_claim(connection.dialect.name), given).all()
    claimed = []
    for row in rows:
        if row.state != "todo":
            continue
        try:
            claimed.append(_claimed(row))
        except ValueError as unreadable:
            lost = {"state": "dead", "settled": now, "error": str(unreadable)[:LONGEST_ERROR], "lease": None}
            connection.execute(update(OUTBOX).where(OUTBOX.c.id == row.id).values(lost))
    return sorted(claimed, key=lambda one: one.id)


def _claimed(row: Row[Any]) -> Claimed:
    kind: type[Any] = KINDS[row.kind]
    return Claimed(
        id=row.id,
        key=row.key,
        lane=row.lane,
        to=Place(row.platform, row.tenant, row.user),
        person=PersonId(row.person),
        agreement=None if row.agreement is None else AgreementId(row.agreement),
        outgoing=decode(kind, row.payload),
        tries=row.tries,
        owner=row.owner,
        revision=row.revision,
        ref=Ref(row.ref_channel, row.ref_message) if row.ref_message else None,
        drawn=row.drawn,
        due=row.due,
        created=row.created,
    )


def settle_done(
    connection: Connection, claimed: Claimed, now: datetime, ref: Ref | None = None, drawn: str = ""
) -> bool:
    """It was sent; `ref` is where the message is now, `drawn` the fingerprint of a view. Gives False when the lease had
    gone to somebody else."""
    channel, message = (ref.channel, ref.message) if ref else (None, None)  # None: where it was
    given = {"new_drawn": drawn, "new_channel": channel, "new_message": message}
    return _settle(connection, _DONE, claimed, _ended("done", claimed, now, "") | given)


def skip(connection: Connection, claimed: Claimed, now: datetime, why: str) -> bool:
    """It is not to be delivered any more: its reader may not see it now, or there is nothing to change."""
    return _settle(connection, _ENDED, claimed, _ended("skipped", claimed, now, why))


def settle_dead(connection: Connection, claimed: Claimed, now: datetime, error: str) -> bool:
    """It can't be delivered, or was tried often enough."""
    return _settle(connection, _ENDED, claimed, _ended("dead", claimed, now, error))


def settle_later(connection: Connection, claimed: Claimed, due: datetime, why: str = "") -> bool:
    """The platform asks for patience: not a failed try. It keeps its place in the lane."""
    waits = {"new_due": due, "new_tries": max(1, claimed.tries - 1), "new_error": why[:LONGEST_ERROR]}
    return _settle(connection, _WAITS, claimed, waits)


def settle_retry(connection: Connection, claimed: Claimed, due: datetime, error: str) -> bool:
    """It failed and is tried again at `due`; until then it holds up its lane."""
    waits = {"new_due": due, "new_tries": claimed.tries, "new_error": error[:LONGEST_ERROR]}
    return _settle(connection, _WAITS, claimed, waits)


def _ended(state: str, claimed: Claimed, now: datetime, error: str) -> Values:
    return {"seen": claimed.revision, "new_state": state, "now": now, "new_error": error[:LONGEST_ERROR]}


def _settle(connection: Connection, statement: Update, claimed: Claimed, values: Values) -> bool:
    mine = {"mine": claimed.id, "me": claimed.owner}
    return connection.execute(statement, mine | values).rowcount == 1


# Built once: these are the statements that run most often.
_MINE: Update = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("mine"), OUTBOX.c.owner == bindparam("me"), OUTBOX.c.state == "todo")
    .values(error=bindparam("new_error"), lease=null(), owner="")
)
_SAME = OUTBOX.c.revision == bindparam("seen")
# The end of a row, unless it is a view that changed while it was being sent: that one is open again.
_ENDED: Update = _MINE.values(
    state=case((_SAME, bindparam("new_state", type_=String)), else_="todo"),
    settled=case((_SAME, bindparam("now", type_=Moment)), else_=null()),
    tries=case((_SAME, OUTBOX.c.tries), else_=0),
)
_DONE: Update = _ENDED.values(
    drawn=bindparam("new_drawn"),
    ref_channel=func.coalesce(bindparam("new_channel", type_=String), OUTBOX.c.ref_channel),
    ref_message=func.coalesce(bindparam("new_message", type_=String), OUTBOX.c.ref_message),
)
_WAITS: Update = _MINE.values(due=bindparam("new_due"), tries=bindparam("new_tries"))


def gate(connection: Connection, to: Place, until: datetime) -> None:
    """Nothing goes to this tenant of this platform before `until`."""
    row = {"platform": to.platform, "tenant": to.tenant, "until": until}
    connection.execute(put("gate", connection.dialect.name), row)


def clear_leases(connection: Connection) -> int:
    """At the start of the only process that sends: whatever was being sent when the last one ended is open again."""
    held = update(OUTBOX).where(OUTBOX.c.state == "todo", OUTBOX.c.lease.is_not(None)).values(lease=null(), owner="")
    return connection.execute(held).rowcount


def ref_of(connection: Connection, key: str) -> Ref | None:
    """Where the message with this key is, once it was delivered."""
    row = connection.execute(_REF, {"key": key}).first()
    return Ref(row.ref_channel, row.ref_message) if row and row.ref_message else None


def key_at(connection: Connection, ref: Ref) -> str | None:
    """The key of the message at this place. Of several that came to stand there, one after the other: the newest that
    carried a question, else the newest."""
    row = connection.execute(_KEYS, {"channel": ref.channel, "message": ref.message}).first()
    return row.key if row else None


def next_due(connection: Connection) -> datetime | None:
    """When the next open row wants to be looked at, as far as rows themselves tell."""
    found: datetime | None = connection.execute(_NEXT).scalar()
    return found


_REF: Select[Any] = select(OUTBOX.c.ref_channel, OUTBOX.c.ref_message).where(OUTBOX.c.key == bindparam("key"))
_KEYS: Select[Any] = (
    select(OUTBOX.c.key)
    .outerjoin(QUESTION, QUESTION.c.message == OUTBOX.c.key)
    .where(
        OUTBOX.c.ref_message == bindparam("message"),
        OUTBOX.c.ref_channel == bindparam("channel"),
        OUTBOX.c.ref_message != "",
    )
    .order_by(QUESTION.c.message.is_(None), OUTBOX.c.id.desc())
    .limit(1)
)
_NEXT: Select[Any] = select(OUTBOX.c.due).where(OUTBOX.c.state == "todo").order_by(OUTBOX.c.due).limit(1)
_ENTRIES: Select[Any] = select(
    OUTBOX.c.id,
    OUTBOX.c.key,
    OUTBOX.c.lane,
    OUTBOX.c.state,
    OUTBOX.c.tries,
    OUTBOX.c.due,
    OUTBOX.c.created,
    OUTBOX.c.settled,
    OUTBOX.c.error,
)


def entries(connection: Connection, *states: str, limit: int = 100) -> list[Entry]:
    """Rows in these states (all open and dead ones when none is named), the newest first."""
    wanted = states or ("todo", "dead")
    rows = connection.execute(_ENTRIES.where(OUTBOX.c.state.in_(wanted)).order_by(OUTBOX.c.id.desc()).limit(limit))
    return [Entry(*row) for row in rows]


def retry(connection: Connection, entry: int, now: datetime) -> bool:
    """Puts a dead or skipped row back. False when there is no such row."""
    again: Update = (
        update(OUTBOX)
        .where(OUTBOX.c.id == entry, OUTBOX.c.state.in_(("dead", "skipped")))
        .values(state="todo", tries=0, due=now, lease=null(), owner="", error="", settled=null())
    )
    return connection.execute(again).rowcount == 1
