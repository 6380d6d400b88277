"""Imported lists of signatories: each one is kept as text, the latest is in force."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from conversations.signatories import Signatories
from conversations.signatories.reading import Rejected, parse
from storage.statements import insert
from storage.store import Store
from storage.tables import SIGNATORY_LIST

_VERSION: Select[Any] = select(SIGNATORY_LIST.c.version).order_by(SIGNATORY_LIST.c.id.desc()).limit(1)
_TEXT: Select[Any] = select(SIGNATORY_LIST.c.text).order_by(SIGNATORY_LIST.c.id.desc()).limit(1)


def replace_list(connection: Connection, signatories: Signatories, now: datetime) -> bool:
    """Puts a list in force. False when it is the one in force already."""
    if connection.execute(_VERSION).scalar() == signatories.version:
        return False
    row = {
        "list_date": signatories.list_date,
        "version": signatories.version,
        "text": signatories.dump(),
        "imported": now,
    }
    connection.execute(insert("signatory_list"), row)
    return True


def latest_list(connection: Connection) -> Signatories | None:
    """The list that was imported last, if any was. Raises ValueError when it can't be read."""
    text: str | None = connection.execute(_TEXT).scalar()
    if text is None:
        return None
    read = parse(text.encode())
    if isinstance(read, Rejected):
        raise ValueError(f"the stored signatory list can't be read: {read}")  # noqa: TRY004 - the text is wrong
    return read


class CurrentList:
    """The list in force: the imported one, or `packaged`. An import elsewhere is seen within `seconds`."""

    def __init__(
        self, store: Store, packaged: Signatories, clock: Callable[[], datetime], seconds: float = 5.0
    ) -> None:
        self._store = store
        self._clock = clock
        self._seconds = seconds
        self._list = packaged
        self._looked: datetime | None = None

    def __call__(self) -> Signatories:
        now = self._clock()
        if self._looked is None or abs((now - self._looked).total_seconds()) >= self._seconds:
            self._looked = now
            with self._store.reading() as connection:
                version = connection.execute(_VERSION).scalar()
                if version is not None and version != self._list.version:
                    self._list = latest_list(connection) or self._list
        return self._list
