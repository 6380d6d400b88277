"""The outbox in the database, as the relay wants it: claims and settlements are jobs of the desk's writer."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Protocol, TypeVar, assert_never

from sqlalchemy import Connection

from bot.deliveries import Done, Row, Skipped
from bot.hearing import address_of
from bot.relay import Again, Dead, Outcome
from handlers.ports import Reference
from storage.outbox import Claimed, Ref, claim, gate, settle_dead, settle_done, settle_later, settle_retry, skip

T = TypeVar("T")

LEASE = timedelta(seconds=30)
"""Longer than any delivery takes; then the row goes to whoever asks."""
NO_LIMIT = 1_000_000
"""The relay counts tries itself, since somebody is to be told of the last one."""


class Writer(Protocol):
    """What is needed of the desk."""

    async def write(self, job: Callable[[Connection], T]) -> T:
        """The job's result, once its transaction is committed. It may run more than once before that."""


class DeskQueue:
    """Fulfils `bot.relay.Queue`. `owner` is a name that no other process has, nor this one after its next start."""

    def __init__(self, desk: Writer, owner: str, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._owners = (f"{owner}#{number}" for number in count(1))
        self._now = now

    async def claim(self, limit: int) -> Sequence[Row]:
        owner = next(self._owners)  # one for each claim: who settles too late is known even in one process

        def job(connection: Connection) -> list[Claimed]:
            return claim(connection, self._now(), owner, most=limit, lease=LEASE, max_tries=NO_LIMIT)

        return [_row(one) for one in await self._desk.write(job)]

    async def settle(self, row: Row, outcome: Outcome) -> None:
        claimed = row.claimed
        if claimed is None:
            raise ValueError(f"{row.key} was not claimed here")

        def job(connection: Connection) -> bool:
            return _settled(connection, claimed, outcome, self._now())

        await self._desk.write(job)


def _row(one: Claimed) -> Row:
    return Row(
        id=one.id,
        key=one.key,
        lane=one.lane,
        to=address_of(one.to),
        person=one.person,
        what=one.outgoing,
        tries=one.tries,
        at=Reference(one.ref.channel, one.ref.message) if one.ref else None,
        drawn=one.drawn if one.tries == 1 else "",  # an earlier try may have shown something before it failed
        claimed=one,
    )


def _settled(connection: Connection, claimed: Claimed, outcome: Outcome, now: datetime) -> bool:
    match outcome:
        case Done(at, drawn):
            return settle_done(connection, claimed, now, Ref(at.channel, at.message) if at else None, drawn)
        case Skipped(why):
            return skip(connection, claimed, now, why)
        case Dead(why):
            return settle_dead(connection, claimed, now, why)
        case Again():
            return _again(connection, claimed, outcome)
        case _:
            assert_never(outcome)


def _again(connection: Connection, claimed: Claimed, outcome: Again) -> bool:
    if outcome.gate:
        gate(connection, claimed.to, outcome.due)
    if outcome.counted:
        return settle_retry(connection, claimed, outcome.due, outcome.why)
    return settle_later(connection, claimed, outcome.due, outcome.why)
