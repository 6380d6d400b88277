"""The relay over the real outbox, with the desk's own writer, on SQLite and PostgreSQL."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from statistics import median

import pytest
from sqlalchemy import Connection, select

from bot.deliveries import Deliveries, Row
from bot.desk import Desk
from bot.queue import LEASE, DeskQueue
from bot.relay import Pace, Relay
from conversations.ids import PersonId
from conversations.outgoing import Outgoing, Redraw
from conversations.shelf import Shelf
from conversations.signatories import Signatories
from conversations.turn import Around, Hearing, Turn
from handlers.ports import Later, Never
from storage.outgoing import Leaving
from storage.people import Place
from storage.statements import insert
from storage.store import Store, open_store
from storage.tables import OUTBOX
from tests.relay.fakes import Clock, FakeChannel, FakePost, FakeWorld, ping, text


def no_talk(hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
    raise AssertionError("nobody speaks here")


def no_list() -> Signatories:
    raise AssertionError("nobody asks for the list")


class Scene:
    """A database with one person, a desk that writes to it, and a relay."""

    def __init__(self, store: Store) -> None:
        self.clock = Clock()
        self.store = store
        self.desk = Desk(store, converse=no_talk, clock=self.clock, signatories=no_list)
        self.slack, self.world = FakeChannel(), FakeWorld()
        self.missed: list[tuple[str, str]] = []

    def relay(self, owner: str = "one", pace: Pace | None = None) -> Relay:
        queue = DeskQueue(self.desk, owner, self.clock)
        performer = Deliveries({"slack": self.slack}, FakePost(), self.world)
        return Relay(queue, performer, self.tell, lambda: 0.5, self.clock, pace or Pace())

    async def tell(self, row: Row, why: str) -> None:
        self.missed.append((row.key, why))

    async def put(self, *leaving: tuple[Outgoing, str]) -> None:
        """Writes as a turn does, and wakes who waits for it."""

        def job(connection: Connection) -> None:
            box = Leaving(connection, self.clock())
            for outgoing, user in leaving:
                box.add(outgoing, Place("slack", "T1", user))
            box.flush()

        await self.desk.write(job)
        self.store.woken()

    def rows(self) -> dict[str, tuple[str, int, str]]:
        """By key: state, tries, drawing."""
        with self.store.reading() as connection:
            found = connection.execute(select(OUTBOX.c.key, OUTBOX.c.state, OUTBOX.c.tries, OUTBOX.c.drawn))
            return {row.key: (row.state, row.tries, row.drawn) for row in found}

    def fail(self, trouble: Callable[[str], Exception | None]) -> None:
        def before(user: str, key: str) -> None:
            if raised := trouble(key):
                raise raised

        self.slack.before = before


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[Scene]:
    store = open_store(database_url)
    scene = Scene(store)
    with store.writing() as connection:
        connection.execute(insert("person"), {"id": 1, "name": "Data analyst"})
    async with scene.desk:
        yield scene
    store.close()


async def test_pings_arrive_in_order_and_are_settled(scene: Scene) -> None:
    await scene.put(*((ping(number), f"U{number % 2}") for number in range(6)))
    relay = scene.relay()
    assert await relay.drain() == 6
    assert scene.slack.posted == [(f"U{number % 2}", f"p{number}") for number in (0, 1, 2, 3, 4, 5)]
    assert {state for state, _, _ in scene.rows().values()} == {"done"}
    assert await relay.drain() == 0


async def test_tries_waits_and_the_end_of_them(scene: Scene) -> None:
    pace = Pace(tries=3)
    scene.fail(lambda key: ConnectionError("reset") if key == "p1" else None)
    await scene.put((ping(1), "U1"), (ping(2), "U1"))
    relay = scene.relay(pace=pace)
    for seconds in (1.5, 3.0):
        assert await relay.drain() == 1
        scene.clock.skip(seconds - 0.1)
        assert await relay.drain() == 0
        scene.clock.skip(0.1)
    assert await relay.drain() == 2
    assert scene.rows()["p1"][:2] == ("dead", 3)
    assert scene.slack.posted == [("U1", "p2")]
    assert [key for key, _ in scene.missed] == ["p1"]


async def test_a_row_that_takes_the_process_down_is_given_up_and_somebody_told(scene: Scene) -> None:
    pace = Pace(tries=2)
    await scene.put((ping(1), "U1"))
    for _ in range(2):
        assert len(await scene.relay().queue.claim(5)) == 1
        scene.clock.skip(LEASE.total_seconds() + 1)
    assert await scene.relay(pace=pace).drain() == 1
    assert scene.rows()["p1"][0] == "dead"
    assert scene.missed == [("p1", "no outcome after 2 tries")]
    assert scene.slack.posted == []


async def test_killed_between_sending_and_settling(scene: Scene) -> None:
    await scene.put((ping(1), "U1"), (ping(2), "U1"))
    died = scene.relay("died")
    (row,) = await died.queue.claim(5)
    await died.performer.perform(row)
    assert await scene.relay().drain() == 0
    scene.clock.skip(LEASE.total_seconds() + 1)
    assert await scene.relay().drain() == 2
    assert [parcel.key for parcel in scene.slack.parcels] == ["p1", "p1", "p2"]
    assert [parcel.tries for parcel in scene.slack.parcels] == [1, 2, 1]


async def test_who_settles_too_late_changes_nothing(scene: Scene) -> None:
    await scene.put((ping(1), "U1"))
    relay = scene.relay()
    (row,) = await relay.queue.claim(5)
    scene.clock.skip(LEASE.total_seconds() + 1)
    (again,) = await relay.queue.claim(5)
    scene.fail(lambda _key: Never("gone"))
    await relay.queue.settle(row, await relay._outcome(row))
    assert scene.rows()["p1"][0] == "todo"
    scene.fail(lambda _key: None)
    await relay.queue.settle(again, await relay._outcome(again))
    assert scene.rows()["p1"][0] == "done"


async def test_patience_keeps_the_order_and_costs_no_try(scene: Scene) -> None:
    patience = [Later(30)] * 20
    scene.fail(lambda key: patience.pop() if key == "p1" and patience else None)
    await scene.put((ping(1), "U1"), (ping(2), "U1"))
    relay = scene.relay(pace=Pace(tries=3))
    for _ in range(20):
        assert await relay.drain() == 1
        scene.clock.skip(30)
    assert await relay.drain() == 2
    assert scene.slack.posted == [("U1", "p1"), ("U1", "p2")]


async def test_a_gate_holds_up_the_whole_tenant(scene: Scene) -> None:
    scene.fail(lambda key: Later(10, whole_tenant=True) if key == "p1" else None)
    await scene.put((ping(1), "U1"), (ping(2), "U2"))
    relay = scene.relay(pace=Pace(slots=1))
    assert await relay.drain() == 1
    scene.fail(lambda _key: None)
    scene.clock.skip(9)
    assert await relay.drain() == 0
    scene.clock.skip(1)
    assert await relay.drain() == 2


async def test_a_card_is_one_message_and_is_sent_only_when_it_changed(scene: Scene) -> None:
    scene.world.views["card"] = text("step 3")
    relay = scene.relay()
    await scene.put((Redraw("card", PersonId(1), post=True), "U1"))
    await relay.drain()
    await scene.put((Redraw("card", PersonId(1)), "U1"))
    assert await relay.drain() == 1
    assert (len(scene.slack.posted), len(scene.slack.updated)) == (1, 0)
    scene.world.views["card"] = text("step 4")
    await scene.put((Redraw("card", PersonId(1)), "U1"))
    await scene.relay("after a restart").drain()
    assert scene.slack.updated == [("U1", "1", "step 4")]
    await scene.put((Redraw("card", PersonId(1)), "U1"))
    await scene.relay("after another").drain()
    assert len(scene.slack.updated) == 1


async def test_a_view_that_changes_while_it_is_sent_is_sent_again(scene: Scene) -> None:
    scene.world.views["home"] = text("one waits")
    home = Redraw("home", PersonId(1))
    await scene.put((home, "U1"))
    relay = scene.relay()
    (row,) = await relay.queue.claim(5)
    outcome = await relay._outcome(row)
    scene.world.views["home"] = text("two wait")
    await scene.put((home, "U1"))
    await relay.queue.settle(row, outcome)
    assert await relay.drain() == 1
    assert scene.slack.homes == [("U1", "one waits"), ("U1", "two wait")]


async def test_two_processes_share_the_work(scene: Scene) -> None:
    await scene.put(*((ping(number), f"U{number % 20}") for number in range(100)))
    relays = [scene.relay("one", Pace(slots=4, poll=0.05)), scene.relay("two", Pace(slots=4, poll=0.05))]
    scene.slack.slow = {f"U{number}": 0.002 for number in range(20)}
    running = [asyncio.create_task(relay.run()) for relay in relays]
    async with asyncio.timeout(20):
        while len(scene.slack.posted) < 100:  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)
    await asyncio.gather(*(relay.stop() for relay in relays), *running)
    by_user: dict[str, list[str]] = {}
    for user, key in scene.slack.posted:
        by_user.setdefault(user, []).append(key)
    assert by_user == {f"U{user}": [f"p{number}" for number in range(user, 100, 20)] for user in range(20)}
    assert {state for state, _, _ in scene.rows().values()} == {"done"}


async def test_from_commit_to_the_start_of_delivery(scene: Scene) -> None:
    begun: list[float] = []
    scene.fail(lambda _key: begun.append(time.perf_counter()))
    relay = scene.relay(pace=Pace(poll=5.0))
    scene.store.on_outgoing(relay.wake)
    running = asyncio.create_task(relay.run())
    waits = []
    for number in range(20):
        await asyncio.sleep(0.02)
        await scene.put((ping(number), "U1"))
        committed = time.perf_counter()
        async with asyncio.timeout(2):
            while len(begun) <= number:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.0005)
        waits.append((begun[number] - committed) * 1000)
    await relay.stop()
    await running
    print(f"commit to delivery, median {median(waits):.1f} ms, worst {max(waits):.1f} ms")  # noqa: T201 - for -s
    assert median(waits) < 100
