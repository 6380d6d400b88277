"""The writer's thread: other jobs, closing, waking, replicas that write the same."""

import asyncio
import threading

import pytest
from sqlalchemy import Connection, func, select

from bot.desk import Desk
from conversations.ids import PersonId
from handlers.ports import Incoming
from storage.audit import verify
from storage.guard import InUseError
from storage.listening import Listener
from storage.reads import lines_of
from storage.statements import count
from storage.store import Store, open_store
from storage.tables import EVENT, INBOX
from tests.desk.script import NOBODY_SIGNED, Clock, converse, slack, typed


def desk_of(store: Store, clock: Clock) -> Desk:
    return Desk(store, converse=converse, clock=clock, signatories=lambda: NOBODY_SIGNED)


async def test_other_jobs_are_written_too(desk: Desk) -> None:
    assert await asyncio.gather(*(desk.write(lambda connection: count(connection, "a")) for _ in range(5))) == [
        1,
        2,
        3,
        4,
        5,
    ]


async def test_a_job_that_fails_leaves_nothing_and_harms_no_other(desk: Desk, store: Store) -> None:
    def bad(connection: Connection) -> int:
        count(connection, "a")
        raise LookupError("no")

    good, failed = await asyncio.gather(
        desk.hear(typed("e1", "U1", "new Wages")), desk.write(bad), return_exceptions=True
    )
    assert isinstance(failed, LookupError)
    assert not isinstance(good, BaseException)
    assert await desk.write(lambda connection: count(connection, "a")) == 1


async def test_closing_does_what_waits_and_then_nothing_more(store: Store, clock: Clock) -> None:
    desk = desk_of(store, clock)
    desk.open()
    waiting = [asyncio.ensure_future(desk.hear(typed(f"e{n}", f"U{n}", "new Wages"))) for n in range(40)]
    await asyncio.sleep(0)
    await desk.close()
    assert len(await asyncio.gather(*waiting)) == 40
    with pytest.raises(RuntimeError, match="closed"):
        await desk.hear(typed("late", "U1", "new Wages"))
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(INBOX)).scalar() == 40


async def test_whoever_gave_up_waiting_loses_nothing(desk: Desk, store: Store) -> None:
    hearing = asyncio.ensure_future(desk.hear(typed("e1", "U1", "new Wages")))
    await asyncio.sleep(0)
    hearing.cancel()
    await desk.hear(typed("e2", "U2", "hello"))
    with store.reading() as connection:
        assert [line.name for line in lines_of(connection, PersonId(1))] == ["Wages"]


async def test_a_second_desk_on_the_same_file_is_refused(sqlite_url: str, clock: Clock) -> None:
    store = open_store(sqlite_url)
    async with desk_of(store, clock):
        with pytest.raises(InUseError, match="in use"):
            desk_of(store, clock).open()
    async with desk_of(store, clock):
        pass
    store.close()


async def test_the_sender_is_woken_only_when_there_is_something_to_send(desk: Desk, store: Store) -> None:
    woken: list[str] = []
    store.on_outgoing(lambda: woken.append(threading.current_thread().name))
    await desk.hear(typed("e1", "U1", "hello"))
    assert woken == []
    await desk.hear(typed("e2", "U1", "new Wages"))
    assert woken == ["desk"]


async def test_what_was_committed_goes_on_after_a_restart(store: Store, clock: Clock) -> None:
    async with desk_of(store, clock) as desk:
        await desk.hear(typed("e1", "U1", "new Wages"))
        await desk.hear(typed("e2", "U1", "answer purpose x"))
    async with desk_of(store, clock) as desk:
        await desk.hear(typed("e3", "U1", "answer purpose y"))
    assert verify(store) == []


@pytest.mark.postgres
async def test_replicas_write_the_same_agreement_in_turn(postgres_url: str, clock: Clock) -> None:
    """Three people work on one agreement through two replicas at once: no answer is lost, no number given twice."""
    stores = [open_store(postgres_url), open_store(postgres_url)]
    desks = [desk_of(store, clock) for store in stores]
    for desk in desks:
        desk.open()
    await desks[0].hear(typed("e0", "U1", "new Wages"))
    for user in ("U2", "U3"):
        await desks[0].hear(typed(f"share {user}", "U1", "share @[0]", slack(user)))
        await desks[0].hear(typed(f"focus {user}", user, "work 1"))

    async def work(desk: Desk, user: str) -> None:
        for number in range(12):
            await desk.hear(typed(f"{user} {number}", user, f"answer {user} {number}"))
            await desk.hear(typed(f"{user} {number} new", f"{user}x", "new Other"))

    await asyncio.gather(*(work(desks[n % 2], user) for n, user in enumerate(["U1", "U2", "U3"])))
    with stores[0].reading() as connection:
        facts = connection.execute(select(func.max(EVENT.c.seq)).where(EVENT.c.stream == "agreement:1")).scalar()
    assert facts == 4 + 2 + 36
    assert verify(stores[0]) == []
    for desk, store in zip(desks, stores, strict=True):
        await desk.close()
        store.close()


@pytest.mark.postgres
async def test_a_delivery_that_reaches_two_replicas_counts_once(postgres_url: str, clock: Clock) -> None:
    stores = [open_store(postgres_url), open_store(postgres_url)]
    desks = [desk_of(store, clock) for store in stores]
    for desk in desks:
        desk.open()

    async def both(incoming: Incoming) -> None:
        first, second = await asyncio.gather(*(desk.hear(incoming) for desk in desks))
        assert first == second

    for number in range(10):
        await both(typed(f"e{number}", f"U{number % 3}", "new Wages"))
    with stores[0].reading() as connection:
        assert connection.execute(select(func.count()).select_from(INBOX)).scalar() == 10
        streams = connection.execute(select(func.count(EVENT.c.stream.distinct()))).scalar()
    assert streams == 10
    assert verify(stores[0]) == []
    for desk, store in zip(desks, stores, strict=True):
        await desk.close()
        store.close()


@pytest.mark.postgres
async def test_another_replica_is_woken_by_the_database(postgres_url: str, clock: Clock) -> None:
    here, there = open_store(postgres_url), open_store(postgres_url)
    woken = threading.Event()
    listener = Listener(there, woken.set)
    listener.start()
    assert await asyncio.to_thread(listener.ready.wait, 10)
    woken.clear()
    async with desk_of(here, clock) as desk:
        await desk.hear(typed("e1", "U1", "new Wages"))
    assert await asyncio.to_thread(woken.wait, 10)
    await asyncio.to_thread(listener.stop)
    here.close()
    there.close()
