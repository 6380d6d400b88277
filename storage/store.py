"""A database, opened: connections for the one writer and for readers, on SQLite and PostgreSQL alike."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.codec import encode
from storage.guard import Guard

BUSY_MS = 10_000
Salt = Callable[[], str]


def read_url(text: str) -> URL:
    """The address of a database. Raises ValueError, in a sentence for people, for one that can't be used."""
    try:
        url = make_url(text)
    except ArgumentError as wrong:
        raise ValueError(f"{text!r} is not the address of a database. {EXPECTED}") from wrong
    match url.drivername:
        case "sqlite" | "sqlite+pysqlite" if url.database and url.database != ":memory:":
            return url
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return url.set(drivername="postgresql+psycopg")
        case _:
            raise ValueError(f"A database at {url.render_as_string(hide_password=True)!r} can't be used. {EXPECTED}")


EXPECTED = "Expected is sqlite:///path/to/file.db or postgresql://user:password@host/name."


class Store:
    """Connections to one database. Nothing is connected before the first one is asked for."""

    def __init__(self, url: URL, salt: Salt) -> None:
        self.url = url
        self.salt = salt
        self.dialect = url.get_backend_name()
        self._wakers: list[Callable[[], None]] = []
        if self.dialect == "sqlite":
            Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
            self._writer = _sqlite(url, "BEGIN IMMEDIATE")
            self._reader = _sqlite(url, "BEGIN", waits=False)
        else:
            self._writer = self._reader = create_engine(
                url, json_serializer=encode, pool_pre_ping=True, hide_parameters=True
            )

    def guard(self) -> Guard | None:
        """Makes this process the only one that writes to a SQLite file, until the guard is released. PostgreSQL needs
        none. Raises InUseError."""
        return Guard(Path(str(self.url.database))) if self.dialect == "sqlite" else None

    def connect_writer(self) -> Connection:
        """A connection whose transactions are the writer's: begin each with `with connection.begin():`."""
        return self._writer.connect()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes: for commands that need no desk."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look, on a connection of its own; never waits for the writer on SQLite."""
        with self._reader.connect() as connection:
            yield connection

    def on_outgoing(self, wake: Callable[[], None]) -> None:
        """`wake` is called, in the writer's thread, after each commit that brought something to send."""
        self._wakers.append(wake)

    def woken(self) -> None:
        """Says that a commit brought something to send."""
        for wake in self._wakers:
            wake()

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()


def open_store(url: str, salt: Salt = lambda: secrets.token_hex(16)) -> Store:
    """A store at a database's address. `salt` makes a fresh secret for each fact (a test gives its own).

    Raises ValueError for an address that can't be used.
    """
    return Store(read_url(url), salt)


def _sqlite(url: URL, begin: str, *, waits: bool = True) -> Engine:
    """SQLite with full durability, readers beside the writer, and transactions that begin as `begin` says. What waits
    for nobody can't fail, and needs none of SQLAlchemy's care."""
    engine = create_engine(url, json_serializer=encode, hide_parameters=True)  # what people typed is for no log

    def connected(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own idea of when to begin is too late for a writer
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Connection) -> None:
        if waits:
            connection.exec_driver_sql(begin)
        else:
            connection.connection.cursor().execute(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine
