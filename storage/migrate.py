"""Brings a database to the tables of this version. Every start does it, so Alembic is loaded only when it has work."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from storage.store import read_url
from storage.tables import Row

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent / "migrations"
NEWEST = "0003"
"""The revision that has the tables of the models."""

LOCK = 5_824_013
"""Replicas that start together take turns, by this advisory lock of PostgreSQL."""

OPTIONS: dict[str, Any] = {
    "target_metadata": Row.metadata,
    "render_as_batch": True,
    "compare_type": True,
    "transaction_per_migration": True,
}


def migrate(url: str) -> str:
    """Upgrades the database at this address to the newest tables and tells their revision. Raises ValueError for an
    address that can't be used, and SQLAlchemy's OperationalError when the database can't be reached."""
    address = read_url(url)
    if address.get_backend_name() == "sqlite":
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, poolclass=NullPool)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if revision(connection) != NEWEST:
            from alembic import command

            command.upgrade(config(connection), NEWEST)
    return NEWEST


def revision(connection: Connection) -> str | None:
    """Which tables a database has; None when it has none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def config(connection: Connection) -> "Config":
    """What Alembic's own commands need, for developers: a new script is made by
    `command.revision(config(connection), "What changed", autogenerate=True, rev_id="0002")`."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made
