"""One process writes to a SQLite file: a lock beside it says so, and the system lets go of it when the process ends."""

import os
import sys
from pathlib import Path
from typing import IO


class InUseError(RuntimeError):
    """Another process writes to this database. Its text is for the person who started this one."""


class Guard:
    """A held lock on `<database>.lock`. Raises InUseError when another process holds it."""

    def __init__(self, database: Path) -> None:
        self._file = Path(f"{database}.lock").open("a+", encoding="utf-8")  # noqa: SIM115 - held until `release`
        try:
            _lock(self._file)
        except OSError as busy:
            self._file.seek(0)
            other = self._file.read().strip()
            self._file.close()
            who = f" (process {other})" if other else ""
            raise InUseError(
                f"The database {database} is in use by another running bucp{who}. "
                "Stop that one first, or set BUCP_DATABASE_URL to another file."
            ) from busy
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0x7FFF0000)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
