"""The history of the tables leads to the tables of the models."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage.migrate import HERE, NEWEST, OPTIONS, config, migrate, revision
from storage.store import Store, open_store
from storage.tables import Row


def test_the_newest_script_is_the_newest() -> None:
    assert ScriptDirectory(str(HERE)).get_heads() == [NEWEST]


def test_models_and_migrations_agree(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, Row.metadata) == []


def test_migrating_again_changes_nothing(database_url: str) -> None:
    assert migrate(database_url) == NEWEST


def test_the_way_back_leaves_nothing(store: Store) -> None:
    with store.writing() as connection:
        command.downgrade(config(connection), "base")
    with store.reading() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert revision(connection) is None


def test_a_new_file_gets_all_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/bucp.db"
    migrate(url)
    store = open_store(url)
    with store.reading() as connection:
        assert set(inspect(connection).get_table_names()) == {*Row.metadata.tables, "alembic_version"}
    store.close()
