"""PostgreSQL tells every replica when one of them committed something to send."""

import logging
import threading
from collections.abc import Callable

import psycopg

from storage.outgoing import CHANNEL
from storage.store import Store

log = logging.getLogger(__name__)

LOOK = 1.0  # seconds between looks whether to stop
PAUSE = 5.0  # seconds before connecting again


class Listener:
    """A thread that calls `wake` on every notice. On SQLite it does nothing: there is only one process."""

    def __init__(self, store: Store, wake: Callable[[], None]) -> None:
        self._address = store.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._wake = wake
        self._stopping = threading.Event()
        self.ready = threading.Event()
        self._thread: threading.Thread | None = None
        if store.dialect == "postgresql":
            self._thread = threading.Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        if self._thread is not None:
            self._thread.start()

    def stop(self) -> None:
        """Returns when the thread has ended, within about a second."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._listen()
            except psycopg.Error as away:
                log.warning("not listening for other replicas: %s", type(away).__name__)
                self._stopping.wait(PAUSE)

    def _listen(self) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self.ready.set()
            self._wake()  # whatever came while nobody listened
            while not self._stopping.is_set():
                for _ in connection.notifies(timeout=LOOK, stop_after=1):
                    self._wake()
