"""Opening databases: addresses, times, and one process at a time."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from storage.guard import InUseError
from storage.statements import count, put
from storage.store import Store, open_store, read_url
from storage.tables import GATE

NOON_IN_SACRAMENTO = datetime(2027, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=-8)))


@pytest.mark.parametrize(
    "url", ["", "file.db", "sqlite://", "sqlite:///:memory:", "mysql://a/b", "postgresql+asyncpg://a"]
)
def test_an_address_that_cannot_be_used_is_said(url: str) -> None:
    with pytest.raises(ValueError, match="Expected is sqlite:///"):
        read_url(url)


def test_a_password_is_not_said() -> None:
    with pytest.raises(ValueError, match="used") as said:
        read_url("mysql://me:secret@host/db")
    assert "secret" not in str(said.value)


def test_times_come_back_in_utc(store: Store) -> None:
    with store.writing() as connection:
        row = {"platform": "slack", "tenant": "T1", "until": NOON_IN_SACRAMENTO}
        connection.execute(put("gate", store.dialect), row)
    with store.reading() as connection:
        found = connection.execute(select(GATE.c.until)).scalar_one()
    assert found == NOON_IN_SACRAMENTO
    assert found.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    row = {"platform": "slack", "tenant": "T1", "until": NOON_IN_SACRAMENTO.replace(tzinfo=None)}
    with pytest.raises(StatementError, match="without a zone"), store.writing() as connection:
        connection.execute(put("gate", store.dialect), row)


def test_numbers_are_given_once_and_taken_back_with_their_transaction(store: Store) -> None:
    with store.writing() as connection:
        assert [count(connection, "a"), count(connection, "a"), count(connection, "b")] == [1, 2, 1]
    with store.connect_writer() as connection:
        connection.begin()
        assert count(connection, "a") == 3
        connection.rollback()
    with store.writing() as connection:
        assert count(connection, "a") == 3


def test_sqlite_is_set_to_keep_what_was_committed(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.writing() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    store.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_readers_do_not_wait_for_the_writer(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.writing() as writing:
        count(writing, "a")
        with store.reading() as reading:
            assert reading.execute(text("SELECT count(*) FROM counter")).scalar() == 0
    store.close()


def test_one_process_writes_and_the_others_are_told(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    guard = store.guard()
    assert guard is not None
    script = f"from storage.store import open_store\nopen_store({sqlite_url!r}).guard()"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "bucp.db is in use by another running bucp" in other.stderr
    with pytest.raises(InUseError, match="Stop that one first"):
        store.guard()
    guard.release()
    again = store.guard()
    assert again is not None
    again.release()
    store.close()


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/a/b/bucp.db").close()
    assert (tmp_path / "a" / "b").is_dir()
