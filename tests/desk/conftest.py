"""A desk over a fresh database, with a small conversation."""

from collections.abc import AsyncIterator

import pytest

from bot.desk import Desk
from storage.store import Store, open_store
from tests.desk.script import NOBODY_SIGNED, Clock, converse


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    store = open_store(database_url)
    yield store
    store.close()


@pytest.fixture
async def desk(store: Store, clock: Clock) -> AsyncIterator[Desk]:
    async with Desk(store, converse=converse, clock=clock, signatories=lambda: NOBODY_SIGNED) as desk:
        yield desk
