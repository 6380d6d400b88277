"""The sandbox owns the time, so that a demo can skip to Monday and everyone skips with it."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Clock(Protocol):
    """Tells and moves the time."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""

    def skip(self, seconds: float) -> None:
        """Go forward (never back)."""


def skip_to(clock: Clock, weekday: str, hour: int = 9, zone: str = "America/Los_Angeles") -> datetime:
    """Go forward to the next such weekday and full hour in that zone, and answer with the new time.

    Raises ValueError for a word that is no English weekday.
    """
    if weekday.lower() not in WEEKDAYS:
        raise ValueError(f"{weekday!r} is not a weekday. Use one of: {', '.join(WEEKDAYS)}.")
    here = clock.now().astimezone(ZoneInfo(zone))
    there = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    there += timedelta(days=(WEEKDAYS.index(weekday.lower()) - here.weekday()) % 7)
    if there <= here:
        there += timedelta(days=7)
    clock.skip(there.timestamp() - here.timestamp())
    return clock.now()


class MemoryClock:
    """A clock of this process: real time and an offset, or a time that stands still when one is given."""

    def __init__(self, standing_at: datetime | None = None) -> None:
        self._standing_at = standing_at
        self._offset = timedelta()

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return (self._standing_at or datetime.now(UTC)) + self._offset

    def skip(self, seconds: float) -> None:
        """Go forward. Raises ValueError for a way back."""
        self._offset += timedelta(seconds=_forward(seconds))

    def skip_to(self, weekday: str, hour: int = 9) -> datetime:
        """Go forward to the next such weekday at that hour in California."""
        return skip_to(self, weekday, hour)


class FileClock:
    """A clock that several processes share: real time and the offset in a small file.

    The file is looked at on every call and read again only when it has changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.now(UTC) + self._read()

    def skip(self, seconds: float) -> None:
        """Go forward for everyone who shares the file. Raises ValueError for a way back."""
        offset = self._read().total_seconds() + _forward(seconds)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.{time.monotonic_ns()}")
        fresh.write_text(f"{offset!r}\n", encoding="ascii")
        fresh.replace(self._path)

    def skip_to(self, weekday: str, hour: int = 9) -> datetime:
        """Go forward to the next such weekday at that hour in California."""
        return skip_to(self, weekday, hour)

    def _read(self) -> timedelta:
        try:
            state = self._path.stat()
        except FileNotFoundError:
            return timedelta()
        # Each skip puts a new file in place, so the inode tells two skips within one tick apart.
        stamp = (state.st_mtime_ns, state.st_ino)
        if stamp != self._seen:
            self._offset = timedelta(seconds=float(self._path.read_text(encoding="ascii")))
            self._seen = stamp
        return self._offset


def _forward(seconds: float) -> float:
    if seconds < 0:
        raise ValueError("Time only goes forward here.")
    return seconds
