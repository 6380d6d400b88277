"""From the outbox to people: many deliveries at once, in order for each recipient, until each has an outcome."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.deliveries import Done, Row, Skipped
from conversations.outgoing import FetchFile, Ping, SendFile
from handlers.ports import Later, Never

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Again:
    """Another try at `due`. `counted` is false when the platform only asked for patience; with `gate` nothing goes to
    this tenant before `due`."""

    due: datetime
    why: str
    counted: bool = True
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Dead:
    """No further try."""

    why: str


Outcome = Done | Skipped | Again | Dead


class Queue(Protocol):
    """The outbox, as one relay sees it."""

    async def claim(self, limit: int) -> Sequence[Row]:
        """Up to `limit` rows that are due, at most one per lane and always its oldest, leased to this relay and counted
        as tried. None whose tenant asked for patience."""

    async def settle(self, row: Row, outcome: Outcome) -> None:
        """Writes the outcome, if this relay still holds the lease. A view that changed meanwhile stays due. After
        `Again` the row holds up its lane."""


class Performer(Protocol):
    async def perform(self, row: Row) -> Done | Skipped: ...


Undeliverable = Callable[[Row, str], Awaitable[None]]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pace:
    """How the relay goes about it; times in seconds. `timeout` must end well before storage's lease of 30 s."""

    slots: int = 200
    poll: float = 1.0
    timeout: float = 10.0
    tries: int = 12
    first_wait: float = 2.0
    longest_wait: float = 900.0


@dataclass
class Relay:
    """Takes rows from the queue and has them delivered.

    `undeliverable` is told of pings and files that will never arrive. It is called before the row is settled, so after
    a crash it may be called again: what it does must be harmless twice. `chance` gives numbers from 0 up to 1.
    """

    queue: Queue
    performer: Performer
    undeliverable: Undeliverable
    chance: Callable[[], float]
    now: Callable[[], datetime] = _utc_now
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self._woken = asyncio.Event()
        self._flying: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._ended = asyncio.Event()
        self._ended.set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Something was committed. May be called from any thread, at any time."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken.set)

    @property
    def in_flight(self) -> int:
        """Deliveries under way."""
        return len(self._flying)

    async def run(self) -> None:
        """Delivers until `stop`. Being woken is the rule, looking once a second the net below it."""
        self._loop = asyncio.get_running_loop()
        self._ended.clear()
        try:
            while not self._stopping:
                await self._round()
        finally:
            self._ended.set()

    async def stop(self, within: float = 12.0) -> None:
        """Takes nothing new and waits for what is under way, at most `within` seconds. What is cut off then comes again
        when its lease has run out."""
        self._stopping = True
        self._woken.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._ended.wait()
                if self._flying:
                    await asyncio.wait(self._flying)
        late = tuple(self._flying)
        for flight in late:
            flight.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def drain(self) -> int:
        """Delivers all that is due now, one after the other; tells how many. For tests and the command line."""
        count = 0
        while rows := await self.queue.claim(self.pace.slots):
            for row in sorted(rows, key=lambda row: row.id):
                await self.queue.settle(row, await self._outcome(row))
                count += 1
        return count

    async def _round(self) -> None:
        self._woken.clear()
        free = self.pace.slots - len(self._flying)
        rows = await self._claimed(free) if free else ()
        for row in rows:
            self._launch(row)
        if len(rows) < free or not free:
            await self._rest()

    async def _claimed(self, free: int) -> Sequence[Row]:
        try:
            return await self.queue.claim(free)
        except (SQLAlchemyError, OSError) as away:
            log.warning("the outbox could not be read: %s", type(away).__name__)
            return ()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self.pace.poll):
                await self._woken.wait()

    def _launch(self, row: Row) -> None:
        flight = asyncio.create_task(self._fly(row), name=f"deliver {row.key}")
        self._flying.add(flight)
        flight.add_done_callback(self._landed)

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self._flying.discard(flight)
        self._woken.set()  # the next of this lane may go
        if not flight.cancelled() and (trouble := flight.exception()):
            log.error("%s has no outcome and comes again: %s", flight.get_name(), _where(trouble))

    async def _fly(self, row: Row) -> None:
        try:
            await self.queue.settle(row, await self._outcome(row))
        except (SQLAlchemyError, OSError) as away:
            log.warning("%s could not be settled and comes again: %s", row.key, type(away).__name__)

    async def _outcome(self, row: Row) -> Outcome:
        if row.tries > self.pace.tries:  # whatever it was, it took the process down each time
            return await self._given_up(row, f"no outcome after {self.pace.tries} tries")
        try:
            async with asyncio.timeout(self.pace.timeout):
                return await self.performer.perform(row)
        except Later as later:
            due = self.now() + timedelta(seconds=later.seconds)
            return Again(due, str(later), counted=False, gate=later.whole_tenant)
        except Never as never:
            return await self._given_up(row, str(never))
        except Exception as trouble:  # noqa: BLE001 - whatever a platform's library raises, the row must get an outcome
            # its words may quote what was sent, and what was sent is nobody else's business
            return await self._failed(row, _where(trouble))

    async def _failed(self, row: Row, why: str) -> Outcome:
        log.warning("%s, try %d: %s", row.key, row.tries, why)
        if row.tries >= self.pace.tries:
            return await self._given_up(row, f"{why} after {row.tries} tries")
        longest = min(self.pace.longest_wait, self.pace.first_wait * 2.0 ** (row.tries - 1))
        return Again(self.now() + timedelta(seconds=longest * (0.5 + self.chance() / 2)), why)

    async def _given_up(self, row: Row, why: str) -> Outcome:
        log.warning("%s will not be delivered: %s", row.key, why)
        if _is_missed(row):
            await self.undeliverable(row, why)
        return Dead(why)


def _where(trouble: BaseException) -> str:
    """What went wrong and where, without a word of what it was about."""
    place = trouble.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return type(trouble).__name__
    return f"{type(trouble).__name__} in {place.tb_frame.f_code.co_qualname}, line {place.tb_lineno}"


def _is_missed(row: Row) -> bool:
    """Whether somebody waits for it: a view is drawn again anyway, and so is a message that should only change."""
    what = row.what
    return isinstance(what, SendFile | FetchFile) or (isinstance(what, Ping) and what.replaces is None)
