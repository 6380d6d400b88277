"""The signatory list in force: the latest one that was imported, as its own text."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from storage.statements import insert
from storage.tables import SIGNATORY_LIST

_LATEST: Select[Any] = select(SIGNATORY_LIST.c.id, SIGNATORY_LIST.c.text).order_by(SIGNATORY_LIST.c.id.desc()).limit(1)
_NEWEST: Select[Any] = select(SIGNATORY_LIST.c.id).order_by(SIGNATORY_LIST.c.id.desc()).limit(1)


def latest(connection: Connection) -> tuple[int, str] | None:
    """The number and text of the list in force; None while nobody imported one."""
    row = connection.execute(_LATEST).first()
    return (row.id, row.text) if row else None


def newest(connection: Connection) -> int:
    """The number of the list in force; 0 while nobody imported one. Cheap, to see whether there is a new one."""
    return connection.execute(_NEWEST).scalar() or 0


def save(connection: Connection, text: str, list_date: date, version: str, at: datetime) -> None:
    """Puts a new list in force; the earlier ones stay on record."""
    connection.execute(
        insert("signatory_list"), {"text": text, "list_date": list_date, "version": version, "imported": at}
    )
