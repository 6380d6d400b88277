"""A select that is given to the driver finds what SQLAlchemy finds, and fails as it fails."""

import pytest
from sqlalchemy import Table, bindparam, select
from sqlalchemy.exc import SQLAlchemyError

from conversations.ids import AgreementId
from storage.hot import Hot
from storage.store import Store
from storage.tables import AGREEMENT, MEMBER, PERSON, TALK
from tests.bench.seeding import Office


@pytest.fixture
def filled(store: Store) -> Store:
    """Twelve agreements of three kinds, and the people in them."""
    Office(store).agreements(12)
    return store


@pytest.mark.parametrize("table", [AGREEMENT, MEMBER, PERSON, TALK], ids=lambda table: table.name)
def test_rows_are_the_same(filled: Store, table: Table) -> None:
    """Times, truths and JSON, too."""
    statement = select(table).order_by(*table.primary_key).limit(bindparam("limit"))
    with filled.reading() as connection:
        wanted = [row._asdict() for row in connection.execute(statement, {"limit": 5})]
        found = [row._asdict() for row in Hot(statement).all(connection, {"limit": 5})]
    assert found == wanted
    assert len(found) > 1
    assert [[type(value) for value in row.values()] for row in found] == [
        [type(value) for value in row.values()] for row in wanted
    ]


def test_a_look_stays_one_look(filled: Store) -> None:
    """What is written meanwhile belongs to the next."""
    name = Hot(select(AGREEMENT.c.name).where(AGREEMENT.c.id == bindparam("id")))
    with filled.reading() as connection:
        first = name.first(connection, {"id": AgreementId(1)})
        with filled.writing() as other:
            other.execute(AGREEMENT.update().where(AGREEMENT.c.id == 1).values(name="Another"))
        again = name.first(connection, {"id": AgreementId(1)})
    with filled.reading() as connection:
        later = name.first(connection, {"id": AgreementId(1)})
    assert first is not None
    assert later is not None
    assert later.name == "Another"
    if filled.dialect == "sqlite":  # PostgreSQL's looks see each statement's moment
        assert first == again


def test_nothing_is_none(filled: Store) -> None:
    with filled.reading() as connection:
        assert Hot(select(PERSON.c.id).where(PERSON.c.id == bindparam("id"))).first(connection, {"id": 999}) is None


def test_trouble_is_the_library_s_own(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE talk")
    with pytest.raises(SQLAlchemyError), store.reading() as connection:
        Hot(select(TALK.c.talk)).all(connection, {})
