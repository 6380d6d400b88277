"""The short path: a command that only looks is answered beside the writer, from one read, and leaves no trace.

Whatever turns out to change something after all (a first contact, a question that it puts) goes the one path.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.hearing import Heard, looking_of, shown
from bot.remembered import Remembered
from conversations.converse import only_looks
from conversations.signatories import Signatories
from conversations.turn import Around, Converse
from handlers.ports import Incoming
from storage.agreements import Library
from storage.looking import Looking, WouldWriteError
from storage.store import Store

log = logging.getLogger(__name__)


T = TypeVar("T")


async def beside(store: Store, look: Callable[[], T]) -> T:
    """What a short look finds, without holding up the loop: SQLite answers from this machine's memory sooner than a
    thread is woken; another server is waited for in one."""
    return look() if store.dialect == "sqlite" else await asyncio.to_thread(look)


class Window:
    """Where one looks in. Nothing goes in or out."""

    def __init__(
        self,
        store: Store,
        library: Library,
        *,
        converse: Converse,
        clock: Callable[[], datetime],
        signatories: Callable[[], Signatories],
        production: bool = False,
    ) -> None:
        self._store = store
        self._library = library
        self._converse = converse
        self._clock = clock
        self._signatories = signatories
        self._production = production
        self._remembered: Remembered[Heard | None] = Remembered()

    async def hear(self, incoming: Incoming) -> Heard | None:
        """The answer, or None when this is not, or not only, a look."""
        if not only_looks(incoming.said):
            return None
        return await beside(self._store, lambda: self._looked(incoming))

    def _looked(self, incoming: Incoming) -> Heard | None:
        around = Around(_quarter(self._clock()), self._signatories(), self._production)
        question = (incoming.sender, incoming.said, incoming.people, around.now, around.signatories.version)
        try:
            with self._store.reading() as connection:
                looking = Looking(connection, self._library)
                return self._remembered.answer(question, looking, lambda one: self._answer(incoming, one, around))
        except (SQLAlchemyError, WouldWriteError) as trouble:
            log.info("a look takes the longer path: %s", type(trouble).__name__)
            return None

    def _answer(self, incoming: Incoming, looking: Looking, around: Around) -> Heard | None:
        hearing = looking_of(incoming, looking)
        if hearing is None:
            return None
        turn = self._converse(hearing, looking, around)
        return None if turn.changes(hearing.talk) else (turn.answer, shown(turn.answer, incoming.sender, looking))


def _quarter(now: datetime) -> datetime:
    """The time as a look knows it: it draws for a day, and in every zone days begin at a quarter of an hour."""
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
