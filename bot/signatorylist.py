"""The signatory list that this process goes by: the one imported last, else the one that comes with the product."""

import time
from collections.abc import Callable

from conversations.signatories import Rejected, Signatories, load_packaged, parse
from storage import signatorylist
from storage.store import Store

LOOK_EVERY = 10.0
"""Seconds between two looks whether another list was imported, by this process or another one."""


class SignatoryList:
    """Read when it is first needed. `monotonic` is a stopwatch in seconds."""

    def __init__(self, store: Store, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._monotonic = monotonic
        self._number = -1
        self._list: Signatories | None = None
        self._looked = 0.0

    def current(self) -> Signatories:
        """The list in force."""
        now = self._monotonic()
        if self._list is None or now - self._looked > LOOK_EVERY:
            self._looked = now
            self._list = self._read(self._list)
        return self._list

    def _read(self, before: Signatories | None) -> Signatories:
        with self._store.reading() as connection:
            number = signatorylist.newest(connection)
            if before is not None and number == self._number:
                return before
            imported = signatorylist.latest(connection)
        self._number = number
        packaged = load_packaged()
        if imported is None:
            return packaged
        read = parse(imported[1], known=packaged)
        return packaged if isinstance(read, Rejected) else read
