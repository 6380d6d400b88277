"""Statements that are built once for each table and database."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import COUNTER, table

Values = dict[str, Any]
"""A row as a driver takes and gives it."""


def inserting(into: Table, dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """An insert that can say what to do in a conflict."""
    return sqlite.insert(into) if dialect == "sqlite" else postgresql.insert(into)


@cache
def insert(name: str) -> Insert:
    return table(name).insert()


@cache
def insert_once(name: str, dialect: str, *key: str) -> Insert:
    """Inserts what is not there yet, by the columns of `key`."""
    return inserting(table(name), dialect).on_conflict_do_nothing(index_elements=list(key))


@cache
def put(name: str, dialect: str) -> Insert:
    """Inserts a row, or overwrites the one with the same primary key."""
    into = table(name)
    key = {column.name for column in into.primary_key}
    new = inserting(into, dialect)
    rest = {column.name: new.excluded[column.name] for column in into.columns if column.name not in key}
    names = sorted(key)
    return new.on_conflict_do_update(index_elements=names, set_=rest) if rest else new.on_conflict_do_nothing()


@cache
def remove(name: str) -> Delete:
    """Deletes by primary key; its parameters are the key's columns, each with `the_` before it."""
    from_ = table(name)
    return delete(from_).where(*(column == bindparam(f"the_{column.name}") for column in from_.primary_key))


@cache
def change(name: str, key: str, *columns: str) -> Update:
    """Sets columns where `key` is `the_<key>`; the new values are `new_<column>`."""
    changed = table(name)
    return (
        update(changed)
        .where(changed.c[key] == bindparam(f"the_{key}"))
        .values({column: bindparam(f"new_{column}") for column in columns})
    )


def key_of(name: str, row: Mapping[str, object]) -> Values:
    """The parameters of `remove` for a row."""
    return {f"the_{column.name}": row[column.name] for column in table(name).primary_key}


@cache
def _count(dialect: str) -> Any:  # noqa: ANN401 - an insert with RETURNING has a type that only SQLAlchemy can spell
    new = inserting(COUNTER, dialect).values(value=1)
    counted = {"value": COUNTER.c.value + 1}
    return new.on_conflict_do_update(index_elements=["name"], set_=counted).returning(COUNTER.c.value)


def count(connection: Connection, name: str) -> int:
    """The next number of a counter, from 1; given back when the transaction fails."""
    number: int = connection.execute(_count(connection.dialect.name), {"name": name}).scalar_one()
    return number
