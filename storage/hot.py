"""Selects that run for every look: written out once, and on SQLite given to the driver itself.

There a select takes some 20 microseconds, and all that SQLAlchemy does around it 100 more.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Row, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import OperationalError

_DIALECT = sqlite.dialect(paramstyle="named")
Value = str | int


class Hot:
    """One such select. Its parameters are words and whole numbers, which drivers take as they are."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        compiled = statement.compile(dialect=_DIALECT)
        self._sql = str(compiled)
        self._given: dict[str, object] = dict(compiled.params)
        columns = statement.selected_columns
        # mypy wants the names spelled out; here they are those of the columns
        self._row: Callable[..., object] = namedtuple("_row", [column.key for column in columns])  # type: ignore[misc]
        self._readers: list[tuple[int, Callable[[object], object]]] = []
        for place, column in enumerate(columns):
            reader = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
            if reader is not None:
                self._readers.append((place, reader))

    def all(self, connection: Connection, given: Mapping[str, Value]) -> list[Row[Any]]:
        """All rows, their values by the columns' names. Raises SQLAlchemy's errors, whatever the database."""
        if connection.dialect.name != "sqlite":
            return list(connection.execute(self._statement, given))
        if not connection.in_transaction():
            connection.begin()
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        try:
            rows = driver.execute(self._sql, {**self._given, **given}).fetchall()
        except sqlite3.Error as trouble:
            raise OperationalError(self._sql, None, trouble) from trouble
        return [cast("Row[Any]", self._made(row)) for row in rows]  # by name it is read as SQLAlchemy's own

    def first(self, connection: Connection, given: Mapping[str, Value]) -> Row[Any] | None:
        """The first row, of a select that finds one or none."""
        rows = self.all(connection, given)
        return rows[0] if rows else None

    def _made(self, row: tuple[object, ...]) -> object:
        if not self._readers:
            return self._row(*row)
        values = list(row)
        for place, reader in self._readers:
            values[place] = reader(values[place])
        return self._row(*values)
