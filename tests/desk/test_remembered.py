"""A look that is remembered answers as if it were made afresh, whatever was done in between."""

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.looking import Window
from conversations.converse import converse
from conversations.people import Profile
from conversations.said import Commanded, Typed
from conversations.shelf import Shelf
from conversations.signatories import Signatories, load_packaged
from conversations.turn import Around, Hearing, Turn
from handlers.ports import Incoming
from storage.agreements import Kept, Library
from storage.people import Place
from storage.store import Store
from storage.unit import Unit
from tests.desk.script import Clock, slack

PEOPLE = ("U1", "U2")
LOOKS = ("status", "status BUCP-2027-0001", "list", "show", "history", "review", "help status", "signatories EDD", "")
DONE = (
    Commanded("new"), Typed("wages for job training"), Typed("yes"), Typed("no"), Typed("skip"), Typed("stop"),
    Typed("Employment Development Department"), Typed("back"), Commanded("resume"), Commanded("withdraw"),
    Typed("withdraw it"), Commanded("profile"),
)  # fmt: skip


class Counted:
    """The conversation, and how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
        self.times += 1
        return converse(hearing, shelf, around)


@dataclass
class Office:
    """A desk that writes, and a window that remembers."""

    desk: Desk
    window: Window
    store: Store
    clock: Clock
    signatories: Callable[[], Signatories]
    drawn: Counted
    library: Library = field(default_factory=Library)

    def afresh(self) -> Window:
        """A window that was never looked through."""
        return Window(self.store, self.library, converse=converse, clock=self.clock, signatories=self.signatories)

    async def same(self, user: str) -> None:
        """Every look shows what it shows to somebody who remembers nothing; twice, since the second is remembered."""
        for line in LOOKS:
            look = Incoming("look", slack(user), Commanded(line))
            wanted = await self.afresh().hear(look)
            assert await self.window.hear(look) == wanted, line
            assert await self.window.hear(look) == wanted, line


@pytest.fixture
async def office(store: Store, clock: Clock) -> AsyncIterator[Office]:
    with store.writing() as connection:
        unit = Unit(store, connection, Kept(), clock())
        for user in PEOPLE:
            known = unit.people.at(Place("slack", "T1", user)).person
            profile = Profile("Department of Social Services", "CDSS", "R", "x")
            unit.people.keep(replace(known, name=f"Colleague {user}", greeted=True, profile=profile))
        unit.flush()
    directory, drawn = load_packaged(), Counted()
    window = Window(store, Library(), converse=drawn, clock=clock, signatories=lambda: directory)
    async with Desk(store, converse=converse, clock=clock, signatories=lambda: directory) as desk:
        yield Office(desk, window, store, clock, lambda: directory, drawn)


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_remembered_is_what_is_there(office: Office, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a walk that can be walked again
    await office.desk.hear(Incoming("begin", slack("U1"), Commanded("new")))
    await office.desk.hear(Incoming("what", slack("U1"), Typed("Quarterly wages for job training")))
    for step in range(8):
        user = chance.choice(PEOPLE)
        await office.desk.hear(Incoming(f"{step}", slack(user), chance.choice(DONE)))
        office.clock.now += timedelta(hours=chance.choice((0, 0, 0, 0, 30)))
        for looker in PEOPLE:
            await office.same(looker)


async def test_a_second_look_is_not_drawn_again(office: Office) -> None:
    await office.desk.hear(Incoming("begin", slack("U1"), Commanded("new")))
    look = Incoming("look", slack("U1"), Commanded("status"))
    await office.window.hear(look)
    await office.window.hear(replace(look, key="again"))
    assert office.drawn.times == 1
    await office.window.hear(replace(look, sender=slack("U2")))
    assert office.drawn.times == 2


async def test_another_day_is_another_look(office: Office) -> None:
    look = Incoming("look", slack("U1"), Commanded("status"))
    await office.window.hear(look)
    office.clock.now += timedelta(days=1)
    await office.window.hear(look)
    assert office.drawn.times == 2


async def test_a_new_name_is_seen(office: Office) -> None:
    """What is only shown beside the card, too: the name of somebody whom it mentions."""
    await office.desk.hear(Incoming("begin", slack("U1"), Commanded("new")))
    await office.desk.hear(Incoming("what", slack("U1"), Typed("Quarterly wages for job training")))
    look = Incoming("look", slack("U1"), Commanded("history"))
    seen = await office.window.hear(look)
    assert seen is not None
    assert "Colleague U1" in repr(seen)
    with office.store.writing() as connection:
        unit = Unit(office.store, connection, Kept(), office.clock())
        person = unit.people.at(Place("slack", "T1", "U1")).person
        unit.people.keep(replace(person, name="Somebody else"))
        unit.flush()
    seen = await office.window.hear(look)
    assert seen is not None
    assert "Somebody else" in repr(seen)
    assert "Colleague U1" not in repr(seen)
