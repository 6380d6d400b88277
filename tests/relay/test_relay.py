"""The relay over a queue in memory: order, patience, tries, stopping."""

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from bot.deliveries import Deliveries, Row
from bot.relay import Pace, Relay
from conversations.ids import AgreementId, PersonId
from conversations.outgoing import Ping, Redraw
from handlers.ports import Later, Never, Reference
from tests.relay.fakes import (
    LEASE,
    START,
    Clock,
    FakeChannel,
    FakePost,
    FakeQueue,
    FakeWorld,
    Outbox,
    at_slack,
    ping,
    text,
)

QUICK = Pace(poll=0.02, timeout=0.3)


class Scene:
    def __init__(self, pace: Pace = QUICK) -> None:
        self.clock = Clock()
        self.box = Outbox(self.clock)
        self.queue = FakeQueue(self.box)
        self.slack, self.world = FakeChannel(), FakeWorld()
        self.missed: list[tuple[str, str]] = []
        self.pace = pace
        self.relay = self.another("one")

    def another(self, owner: str) -> Relay:
        performer = Deliveries({"slack": self.slack}, FakePost(), self.world)
        return Relay(FakeQueue(self.box, owner), performer, self.tell, lambda: 0.5, self.clock, self.pace)

    async def tell(self, row: Row, why: str) -> None:
        self.missed.append((row.key, why))

    def fail(self, trouble: Callable[[str, str], Exception | None]) -> None:
        def before(user: str, key: str) -> None:
            if raised := trouble(user, key):
                raise raised

        self.slack.before = before

    def heal(self) -> None:
        self.slack.before = lambda _user, _key: None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.relay.run())
        try:
            yield
        finally:
            await self.relay.stop(1.0)
            await task

    async def until(self, met: Callable[[], bool], within: float = 2.0) -> None:
        async with asyncio.timeout(within):
            while not met():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.002)


@pytest.fixture
def scene() -> Scene:
    return Scene()


async def test_all_that_is_due_is_delivered_in_order(scene: Scene) -> None:
    for number in range(6):
        scene.box.put(ping(number), at_slack(f"U{number % 2}"))
    assert await scene.relay.drain() == 6
    assert scene.slack.posted == [(f"U{number % 2}", f"p{number}") for number in range(6)]
    assert set(scene.box.states()) == {"done"}
    assert await scene.relay.drain() == 0


async def test_what_is_dated_later_waits_and_holds_up_nobody(scene: Scene) -> None:
    scene.box.put(ping(1), at_slack(), due=START + timedelta(hours=1))
    scene.box.put(ping(2), at_slack())
    assert await scene.relay.drain() == 1
    scene.clock.skip(3600)
    assert await scene.relay.drain() == 1
    assert [key for _, key in scene.slack.posted] == ["p2", "p1"]


async def test_a_failure_is_tried_again_with_growing_waits(scene: Scene) -> None:
    scene.fail(lambda _user, _key: ConnectionError("reset"))
    entry = scene.box.put(ping(1), at_slack())
    waits = []
    for _ in range(4):
        assert await scene.relay.drain() == 1
        waits.append((entry.due - scene.clock()).total_seconds())
        scene.clock.now = entry.due
    assert waits == [1.5, 3.0, 6.0, 12.0]
    scene.heal()
    await scene.relay.drain()
    assert (entry.state, entry.row.tries) == ("done", 5)
    assert scene.slack.parcels[0].tries == 5


async def test_after_the_last_try_somebody_is_told(scene: Scene) -> None:
    scene.fail(lambda _user, key: ConnectionError("secret words") if key == "p1" else None)
    entry, after = scene.box.put(ping(1), at_slack()), scene.box.put(ping(2), at_slack())
    while entry.state == "todo":
        scene.clock.now = entry.due
        await scene.relay.drain()
    assert entry.row.tries == QUICK.tries
    ((key, why),) = scene.missed
    assert key == "p1"
    assert "ConnectionError" in why
    assert "secret" not in why + entry.error
    assert after.state == "done"


async def test_never_means_dead_at_once_and_the_lane_goes_on(scene: Scene) -> None:
    scene.fail(lambda _user, key: Never("this person has left") if key == "p1" else None)
    scene.box.put(ping(1), at_slack())
    scene.box.put(ping(2), at_slack())
    await scene.relay.drain()
    assert scene.box.states() == ["dead", "done"]
    assert scene.missed == [("p1", "this person has left")]


async def test_nobody_is_told_of_views_and_changes(scene: Scene) -> None:
    scene.fail(lambda _user, _key: Never("gone"))
    scene.world.places["q"] = Reference("DU1", "1")
    scene.world.views["card"] = text("step 3")
    scene.box.put(Ping(PersonId(1), "q:done", text("Done"), replaces="q"), at_slack())
    scene.box.put_view(Redraw("card", PersonId(1), AgreementId(1), post=True), at_slack("U2"))
    await scene.relay.drain()
    assert scene.box.states() == ["dead", "dead"]
    assert scene.missed == []


async def test_patience_is_not_a_failed_try(scene: Scene) -> None:
    entry = scene.box.put(ping(1), at_slack())
    scene.fail(lambda _user, _key: Later(30))
    for _ in range(QUICK.tries * 2):
        await scene.relay.drain()
        assert (entry.due - scene.clock()).total_seconds() == 30
        scene.clock.now = entry.due
    scene.heal()
    await scene.relay.drain()
    assert entry.state == "done"
    assert scene.missed == []


async def test_a_storm_of_429_keeps_the_order(scene: Scene) -> None:
    chance = random.Random(7)  # noqa: S311 - a storm that can be repeated, no secret
    scene.fail(lambda _user, _key: Later(chance.choice([1, 5, 30])) if chance.random() < 0.7 else None)
    for number in range(60):
        scene.box.put(ping(number), at_slack(f"U{number % 3}"))
    for _ in range(2000):
        await scene.relay.drain()
        scene.clock.skip(1)
    assert per_user(scene.slack.posted) == {f"U{user}": [f"p{n}" for n in range(user, 60, 3)] for user in range(3)}


async def test_when_a_tenant_asks_for_patience_all_of_it_waits(scene: Scene) -> None:
    scene.fail(lambda user, _key: Later(10, whole_tenant=True) if user == "U1" else None)
    for user, tenant in (("U1", "T1"), ("U2", "T1"), ("U1", "T2")):
        scene.box.put(ping(len(scene.box.entries)), at_slack(user, tenant))
    scene.pace = Pace(slots=1)
    scene.relay = scene.another("one")
    await scene.relay.drain()
    assert scene.slack.posted == []
    scene.heal()
    scene.clock.skip(9)
    assert await scene.relay.drain() == 0
    scene.clock.skip(1)
    assert await scene.relay.drain() == 3


async def test_a_sender_killed_before_settling_is_followed_by_another(scene: Scene) -> None:
    scene.box.put(ping(1), at_slack())
    scene.box.put(ping(2), at_slack())
    died = FakeQueue(scene.box, "died")
    (row,) = await died.claim(10)
    await Deliveries({"slack": scene.slack}, None, scene.world).perform(row)  # and here the process ends
    assert await scene.relay.drain() == 0
    scene.clock.skip(LEASE.total_seconds())
    assert await scene.relay.drain() == 2
    assert [key for _, key in scene.slack.posted] == ["p1", "p1", "p2"]
    assert [parcel.tries for parcel in scene.slack.parcels] == [1, 2, 1]


async def test_who_comes_back_too_late_changes_nothing(scene: Scene) -> None:
    entry = scene.box.put(ping(1), at_slack())
    slow = FakeQueue(scene.box, "slow")
    (row,) = await slow.claim(10)
    scene.clock.skip(LEASE.total_seconds())
    await scene.relay.drain()
    await slow.settle(row, await scene.relay._outcome(row))
    assert entry.state == "done"


async def test_a_row_that_takes_the_process_down_each_time_is_given_up(scene: Scene) -> None:
    entry = scene.box.put(ping(1), at_slack())
    for _ in range(QUICK.tries):
        await FakeQueue(scene.box, "dying").claim(1)
        scene.clock.skip(LEASE.total_seconds())
    await scene.relay.drain()
    assert scene.slack.posted == []
    assert entry.state == "dead"
    assert scene.missed == [("p1", f"no outcome after {QUICK.tries} tries")]


async def test_a_view_that_changes_while_it_is_sent_is_sent_again(scene: Scene) -> None:
    card = Redraw("card", PersonId(1), AgreementId(1), post=True)
    scene.world.views["card"] = text("step 3")
    scene.box.put_view(card, at_slack())

    def meanwhile(user: str, key: str) -> None:
        scene.heal()
        scene.world.views["card"] = text("step 4")
        scene.box.put_view(card, at_slack())

    scene.slack.before = meanwhile
    await scene.relay.drain()
    assert len(scene.slack.posted) == 1
    assert scene.slack.updated == [("U1", "1", "step 4")]


async def test_a_commit_starts_the_delivery_at_once() -> None:
    scene = Scene(Pace(poll=5.0))
    async with scene.running():
        await asyncio.sleep(0.05)
        scene.box.put(ping(1), at_slack())
        begun = time.perf_counter()
        await asyncio.to_thread(scene.relay.wake)
        await scene.until(lambda: bool(scene.slack.posted), within=1.0)
        assert time.perf_counter() - begun < 0.5


async def test_without_being_woken_the_poll_finds_it(scene: Scene) -> None:
    async with scene.running():
        await asyncio.sleep(0.05)
        scene.box.put(ping(1), at_slack())
        await scene.until(lambda: bool(scene.slack.posted))


async def test_a_slow_recipient_does_not_hold_up_the_others(scene: Scene) -> None:
    scene.slack.slow = {"U0": 0.25}
    for number in range(40):
        scene.box.put(ping(number), at_slack(f"U{number % 4}"))
    async with scene.running():
        scene.relay.wake()
        await scene.until(lambda: len(scene.slack.posted) >= 30, within=0.25)
    assert per_user(scene.slack.posted)["U3"] == [f"p{number}" for number in range(3, 40, 4)]


async def test_many_are_delivered_at_the_same_time() -> None:
    scene = Scene(Pace(slots=200, poll=0.02))
    for number in range(200):
        scene.box.put(ping(number), at_slack(f"U{number}"))
    scene.slack.slow = {f"U{number}": 0.2 for number in range(200)}
    begun = time.perf_counter()
    async with scene.running():
        await scene.until(lambda: len(scene.slack.posted) == 200)
    assert time.perf_counter() - begun < 1.5


async def test_never_more_at_once_than_there_are_slots() -> None:
    scene = Scene(Pace(slots=3, poll=0.02))
    most = 0

    def count(user: str, key: str) -> None:
        nonlocal most
        most = max(most, scene.relay.in_flight)

    scene.slack.before = count
    scene.slack.slow = {f"U{number}": 0.01 for number in range(12)}
    for number in range(12):
        scene.box.put(ping(number), at_slack(f"U{number}"))
    async with scene.running():
        await scene.until(lambda: len(scene.slack.posted) == 12)
    assert most == 3


async def test_a_sender_that_hangs_is_given_up_for_this_time(scene: Scene) -> None:
    scene.slack.slow = {"U1": 60.0}
    entry = scene.box.put(ping(1), at_slack())
    async with scene.running():
        await scene.until(lambda: bool(entry.error))
    assert "TimeoutError" in entry.error
    assert (entry.state, entry.lease) == ("todo", None)


async def test_stopping_lets_what_is_under_way_end(scene: Scene) -> None:
    scene.slack.slow = {"U1": 0.1}
    scene.box.put(ping(1), at_slack())
    scene.box.put(ping(2), at_slack())
    async with scene.running():
        await scene.until(lambda: scene.relay.in_flight == 1)
    assert scene.box.states() == ["done", "todo"]


async def test_stopping_does_not_wait_for_ever() -> None:
    scene = Scene(Pace(poll=0.02, timeout=60))
    scene.slack.slow = {"U1": 60.0}
    entry = scene.box.put(ping(1), at_slack())
    task = asyncio.create_task(scene.relay.run())
    await scene.until(lambda: scene.relay.in_flight == 1)
    await scene.relay.stop(0.05)
    await task
    assert scene.relay.in_flight == 0
    assert entry.state == "todo"
    assert entry.lease is not None


async def test_when_the_database_is_away_the_relay_goes_on_afterwards(scene: Scene) -> None:
    real, away = scene.relay.queue.claim, [OSError("away"), OperationalError("select", {}, Exception("away"))]

    async def claim(limit: int) -> Sequence[Row]:
        if away:
            raise away.pop()
        return await real(limit)

    scene.relay.queue.claim = claim  # type: ignore[method-assign]
    scene.box.put(ping(1), at_slack())
    async with scene.running():
        await scene.until(lambda: scene.box.states() == ["done"])


async def test_when_telling_fails_the_row_comes_again(scene: Scene) -> None:
    async def broken(row: Row, why: str) -> None:
        raise LookupError("the person who should be told")

    scene.relay.undeliverable = broken
    scene.fail(lambda _user, _key: Never("left"))
    entry = scene.box.put(ping(1), at_slack())
    other = scene.box.put(ping(2), at_slack("U2"))
    async with scene.running():
        await scene.until(lambda: entry.row.tries == 1 and other.row.tries == 1 and not scene.relay.in_flight)
        scene.relay.undeliverable = scene.tell
        scene.clock.skip(LEASE.total_seconds())
        await scene.until(lambda: scene.box.states() == ["dead", "dead"])
    assert sorted(key for key, _ in scene.missed) == ["p1", "p2"]


Fate = st.sampled_from(["ok", "ok", "ok", "later", "tenant", "fails", "dies"])


Pings = list[tuple[int, list[str]]]


class Fates:
    """What happens at each try of each ping, as drawn; when nothing more is drawn, it goes well."""

    def __init__(self, drawn: Pings, chance: random.Random) -> None:
        self.left = {f"p{number}": list(fate) for number, (_, fate) in enumerate(drawn)}
        self.killed: Counter[str] = Counter()
        self.chance = chance

    def __call__(self, user: str, key: str) -> Exception | None:
        fate = self.left[key].pop(0) if self.left[key] else "ok"
        self.killed[key] += fate == "dies"
        patience = self.chance.uniform(1, 60)
        troubles = {"later": Later(patience), "tenant": Later(patience, whole_tenant=True), "fails": ConnectionError()}
        return troubles.get(fate)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(Fate, max_size=4)), max_size=25),
    st.randoms(use_true_random=False),
)
def test_each_ping_arrives_once_and_in_order(pings: Pings, chance: random.Random) -> None:
    """Whatever fails: each ping of a lane is seen once, in order; a second copy appears only where a sender died
    between sending and settling, and then under the same key."""
    asyncio.run(_play(pings, chance))


async def _play(pings: Pings, chance: random.Random) -> None:
    scene, fates = Scene(), Fates(pings, chance)
    scene.fail(fates)
    for number, (user, _) in enumerate(pings):
        scene.box.put(ping(number), at_slack(f"U{user}"))
    while "todo" in scene.box.states():
        await _step(scene, fates, chance)
    assert set(scene.box.states()) <= {"done"}
    assert Counter(key for _, key in scene.slack.posted) == Counter(fates.left.keys()) + fates.killed
    wanted = {f"U{user}": [f"p{n}" for n, (of, _) in enumerate(pings) if of == user] for user, _ in pings}
    assert {user: list(dict.fromkeys(keys)) for user, keys in per_user(scene.slack.posted).items()} == wanted


async def _step(scene: Scene, fates: Fates, chance: random.Random) -> None:
    """A new process claims some rows, and may be killed before it settles them."""
    relay = scene.another(f"process {chance.random()}")
    for row in await relay.queue.claim(chance.randint(1, 5)):
        before = fates.killed[row.key]
        outcome = await relay._outcome(row)
        if fates.killed[row.key] == before:
            await relay.queue.settle(row, outcome)
    scene.clock.skip(chance.uniform(0, 20))


def per_user(posted: list[tuple[str, str]]) -> dict[str, list[str]]:
    seen: dict[str, list[str]] = defaultdict(list)
    for user, key in posted:
        seen[user].append(key)
    return dict(seen)
