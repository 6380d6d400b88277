"""The one path: whatever a person does goes through here, into one transaction, before it is acknowledged. Only looks
are answered beside it (`bot.looking`).

One thread writes. It takes up to sixteen waiting jobs into one transaction, since a commit costs more than a turn. When
anything in a batch goes wrong, nothing of it happened, and its jobs are played again one by one.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Self, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.hearing import Heard, hearing_of, place_of, shown
from bot.looking import Window
from bot.screening import screened
from conversations.outgoing import Answer
from conversations.signatories import Signatories
from conversations.turn import Around, Converse
from handlers.ports import Incoming
from storage.agreements import Library
from storage.guard import Guard
from storage.outbox import clear_leases
from storage.store import Store
from storage.unit import Delivery, Unit

log = logging.getLogger(__name__)

T = TypeVar("T")

BATCH = 16
TRIES = 5
BETWEEN_TRIES = 0.02  # seconds, times the number of the try

# Somebody else wrote the same at the same time (another replica, the same delivery), or a lock was not to be had.
CONFLICTS = (IntegrityError, OperationalError)


@dataclass(eq=False)
class Job(Generic[T]):
    """Something to do in a transaction, and who waits for it."""

    name: str
    loop: asyncio.AbstractEventLoop
    waiting: "asyncio.Future[T]"
    incoming: Incoming | None = None
    write: Callable[[Connection], T] | None = None
    result: T | None = None
    trouble: BaseException | None = field(default=None)

    def end(self) -> None:
        """In the loop of whoever waits, unless they went away."""
        if self.waiting.done():
            return
        if self.trouble is not None:
            self.waiting.set_exception(self.trouble)
        else:
            self.waiting.set_result(cast("T", self.result))


AnyJob = Job[object]


class Desk:
    """The only writer of a process. `clock` gives aware UTC; `signatories` the list in force; `library` is shared with
    whoever else reads agreements."""

    def __init__(
        self,
        store: Store,
        *,
        converse: Converse,
        clock: Callable[[], datetime],
        signatories: Callable[[], Signatories],
        production: bool = False,
        library: Library | None = None,
    ) -> None:
        self._store = store
        self._converse = converse
        self._clock = clock
        self._signatories = signatories
        self._production = production
        library = library or Library()
        self._kept = library.kept
        self._window = Window(
            store,
            library,
            converse=converse,
            clock=clock,
            signatories=signatories,
            production=production,
        )
        self._jobs: queue.SimpleQueue[AnyJob | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._guard: Guard | None = None

    def open(self) -> None:
        """Begins to write. Raises `storage.guard.InUseError` when another process writes to the same SQLite file."""
        self._guard = self._store.guard()
        if self._guard is not None:
            with self._store.writing() as connection:
                clear_leases(connection)
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
        self._thread.start()

    async def close(self) -> None:
        """Does what is waiting, then nothing more."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put(None)
            await asyncio.to_thread(thread.join)
        if self._guard is not None:
            self._guard.release()
            self._guard = None

    async def __aenter__(self) -> Self:
        self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def hear(self, incoming: Incoming) -> Heard:
        """What a person did is stored with all that follows when this returns; a look is only answered. Raises whatever
        went wrong; then nothing of it was stored, and the same delivery may come again."""
        let_in = screened(incoming)
        if isinstance(let_in, Answer):
            return let_in, {}
        incoming = let_in
        if self._thread is not None and (seen := await self._window.hear(incoming)) is not None:
            return seen
        loop = asyncio.get_running_loop()
        job: Job[Heard] = Job(incoming.key, loop, loop.create_future(), incoming=incoming)
        return await self._put(job)

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Anything else to be written, in the same queue. The job may be played more than once before it is committed;
        it runs in the writer's thread and must not keep the connection."""
        loop = asyncio.get_running_loop()
        return await self._put(Job(getattr(job, "__qualname__", "write"), loop, loop.create_future(), write=job))

    async def _put(self, job: Job[T]) -> T:
        if self._thread is None:
            raise RuntimeError("the desk is closed")
        self._jobs.put(cast("AnyJob", job))
        return await job.waiting

    # In the writer's thread

    def _run(self) -> None:
        for jobs in self._batches():
            self._serve(jobs)
            by_loop: dict[asyncio.AbstractEventLoop, list[AnyJob]] = {}
            for job in jobs:
                by_loop.setdefault(job.loop, []).append(job)
            for loop, ended in by_loop.items():
                if not loop.is_closed():
                    loop.call_soon_threadsafe(_end, ended)

    def _batches(self) -> Iterator[list[AnyJob]]:
        """Whatever waits, up to a batch at a time, until the desk is closed and nothing waits any more."""
        while (first := self._jobs.get()) is not None:
            jobs = [first]
            while len(jobs) < BATCH:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is None:
                    yield jobs
                    return
                jobs.append(job)
            yield jobs

    def _serve(self, jobs: Sequence[AnyJob]) -> None:
        if len(jobs) > 1:
            try:
                self._transact(jobs)
            except Exception as trouble:  # noqa: BLE001 - whoever is to blame is found by playing them one by one
                log.info("a batch of %d is played one by one: %s", len(jobs), type(trouble).__name__)
            else:
                return
        for job in jobs:
            self._serve_alone(job)

    def _serve_alone(self, job: AnyJob) -> None:
        for tried in range(1, TRIES + 1):
            try:
                self._transact([job])
            except CONFLICTS as conflict:
                log.info("%s is played again: %s", job.name, type(conflict).__name__)
                job.trouble = conflict
                time.sleep(BETWEEN_TRIES * tried)
            except Exception as trouble:
                log.exception("%s could not be stored", job.name)
                job.trouble = trouble
                return
            else:
                job.trouble = None
                return
        log.error("%s could not be stored in %d tries", job.name, TRIES, exc_info=job.trouble)

    def _transact(self, jobs: Sequence[AnyJob]) -> None:
        """All of these jobs, or none. What the relay has to write comes first: a reply may be to a message whose place
        is among it."""
        with self._store.connect_writer() as connection:
            with connection.begin():
                unit = Unit(self._store, connection, self._kept, self._clock())
                for job in jobs:
                    if job.write is not None:
                        job.result = job.write(connection)
                self._hear(jobs, unit)
                unit.flush()
            if unit.committed():
                self._store.woken()

    def _hear(self, jobs: Sequence[AnyJob], unit: Unit) -> None:
        heard = [(job, job.incoming) for job in jobs if job.incoming is not None]
        if not heard:
            return
        unit.bring(Delivery(incoming.key, place_of(incoming.sender)) for _, incoming in heard)
        around = Around(unit.now, self._signatories(), self._production)
        for job, incoming in heard:
            answer = unit.answered(incoming.key)
            if answer is None:
                hearing = hearing_of(incoming, unit)
                turn = self._converse(hearing, unit, around)
                unit.take(incoming.key, hearing.me.id, place_of(incoming.sender), turn)
                answer = turn.answer
            job.result = (answer, shown(answer, incoming.sender, unit))


def _end(jobs: Sequence[AnyJob]) -> None:
    for job in jobs:
        job.end()
