"""A command that only looks is answered beside the writer, and leaves no trace."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.desk import Desk
from conversations.converse import converse
from conversations.message import Message
from conversations.people import Profile
from conversations.said import Commanded, Typed
from conversations.signatories import load_packaged
from handlers.ports import Incoming
from storage.agreements import Kept
from storage.people import Place
from storage.store import Store
from storage.tables import INBOX, OUTBOX
from storage.unit import Unit
from tests.desk.script import Clock, slack

NAMES = ("status", "list", "show", "history", "review", "help", "signatories EDD", "")


@pytest.fixture
async def desk(store: Store, clock: Clock) -> AsyncIterator[Desk]:
    """A desk with the real conversation, and somebody whom it knows at U1."""
    with store.writing() as connection:
        unit = Unit(store, connection, Kept(), clock())
        known = unit.people.at(Place("slack", "T1", "U1")).person
        unit.people.keep(
            replace(known, greeted=True, profile=Profile("Department of Social Services", "CDSS", "R", "x"))
        )
        unit.flush()
    directory = load_packaged()
    async with Desk(store, converse=converse, clock=clock, signatories=lambda: directory) as desk:
        yield desk


async def asked(desk: Desk, key: str, line: str, user: str = "U1") -> Message:
    answer, _ = await desk.hear(Incoming(key, slack(user), Commanded(line)))
    assert answer.message is not None
    return answer.message


def rows(store: Store) -> tuple[int, int]:
    """What was taken in and what leaves."""
    with store.reading() as connection:
        inbox = connection.execute(select(func.count()).select_from(INBOX)).scalar_one()
        outbox = connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one()
    return inbox, outbox


@pytest.mark.parametrize("line", NAMES)
async def test_a_look_is_answered_and_nothing_is_stored(desk: Desk, store: Store, line: str) -> None:
    assert await asked(desk, "e1", line) == await asked(desk, "e1", line)
    assert rows(store) == (0, 0)


async def test_a_look_sees_what_was_acknowledged_before(desk: Desk, store: Store) -> None:
    nothing = await asked(desk, "e1", "status")
    await asked(desk, "e2", "new")
    await desk.hear(Incoming("e3", slack("U1"), Typed("CDSS gets data")))
    before = rows(store)
    assert await asked(desk, "e4", "status") != nothing
    assert rows(store) == before


async def test_a_first_contact_is_more_than_a_look(desk: Desk, store: Store) -> None:
    await asked(desk, "e1", "status", user="U2")
    inbox, leaving = rows(store)
    assert inbox == 1
    assert leaving >= 1  # who that is, is asked of the platform
    await asked(desk, "e2", "status", user="U2")
    assert rows(store) == (1, leaving)


async def test_other_commands_go_the_one_path(desk: Desk, store: Store) -> None:
    await asked(desk, "e1", "profile")
    assert rows(store)[0] == 1


async def test_a_look_at_somebody_who_is_named_goes_the_one_path(desk: Desk, store: Store) -> None:
    await desk.hear(Incoming("e1", slack("U1"), Commanded("status @[0]"), people=(slack("U7"),)))
    assert rows(store)[0] == 1
