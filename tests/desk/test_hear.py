"""What a person does is stored, once, with all that follows."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.desk import Desk
from conversations.ids import AgreementId, PersonId
from conversations.outgoing import Answer
from storage.audit import verify
from storage.reads import agreement_line, lines_of
from storage.store import Store
from storage.tables import ANSWER, EVENT, INBOX, OUTBOX, PERSON
from tests.desk.script import says, slack, typed

A, B = PersonId(1), PersonId(2)
FIRST = AgreementId(1)


def count(store: Store, table: object) -> int:
    with store.reading() as connection:
        found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]
    return found


async def test_what_is_heard_is_stored(desk: Desk, store: Store) -> None:
    answer, _ = await desk.hear(typed("e1", "U1", "new Wages"))
    assert answer == Answer(says("begun"))
    await desk.hear(typed("e2", "U1", "answer purpose Find wages"))
    with store.reading() as connection:
        [line] = lines_of(connection, A)
        assert (line.name, line.number, line.mine) == ("Wages", "BUCP-2027-0001", True)
        assert agreement_line(connection, A, FIRST) == line
        assert connection.execute(select(ANSWER.c.text)).scalars().all() == ["Find wages"]
    assert verify(store) == []


async def test_a_duplicate_gets_the_first_answer_and_changes_nothing(desk: Desk, store: Store) -> None:
    first = await desk.hear(typed("e1", "U1", "new Wages"))
    facts, leaving = count(store, EVENT), count(store, OUTBOX)
    assert await desk.hear(typed("e1", "U1", "new Wages")) == first
    assert (count(store, EVENT), count(store, OUTBOX)) == (facts, leaving)


async def test_duplicates_in_one_batch_are_one(desk: Desk, store: Store) -> None:
    heard = await asyncio.gather(*(desk.hear(typed("e1", "U1", "new Wages")) for _ in range(6)))
    assert all(one == heard[0] for one in heard)
    assert count(store, INBOX) == 1
    with store.reading() as connection:
        assert len(lines_of(connection, A)) == 1


async def test_one_bad_job_of_a_batch_harms_no_other(desk: Desk, store: Store) -> None:
    texts = ["new One", "boom", "new Two", "new Three"]
    heard = await asyncio.gather(
        *(desk.hear(typed(f"e{n}", f"U{n}", text)) for n, text in enumerate(texts)), return_exceptions=True
    )
    assert [isinstance(one, RuntimeError) for one in heard] == [False, True, False, False]
    with store.reading() as connection:
        names = connection.execute(select(PERSON.c.id)).scalars().all()
        assert sum(len(lines_of(connection, PersonId(person))) for person in names) == 3
    assert count(store, INBOX) == 3
    assert verify(store) == []


async def test_a_failed_delivery_may_come_again(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="boom"):
        await desk.hear(typed("e1", "U1", "boom"))
    answer, _ = await desk.hear(typed("e1", "U1", "hello"))
    assert answer.message is not None


async def test_mentioned_people_become_persons(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    answer, people = await desk.hear(typed("e2", "U1", "share @[0]", slack("U2")))
    assert answer == Answer(says("shared with", B))
    assert people[B].address == slack("U2")
    listed, _ = await desk.hear(typed("e3", "U2", "list"))
    assert listed == Answer(says("Wages"))


async def test_what_one_may_not_see_is_not_found(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    await desk.hear(typed("e2", "U2", "hello"))
    with store.reading() as connection:
        assert agreement_line(connection, B, FIRST) is None
        assert lines_of(connection, B) == ()
