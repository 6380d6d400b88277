"""Working days of the State. The agreement counts in them (IDEA 5.19) and defines none; we take the State's holidays.

The rule stands here as data (Gov. Code 19853). A day that an agency closes or works besides is an exception that it
sets; public libraries' calendars of California add days on which the State does not close.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day every year. On a Sunday the Monday after it is closed; on a Saturday no weekday is."""

    name: str
    month: int
    day: int

    def on(self, year: int) -> date:
        day = date(year, self.month, self.day)
        return day + ONE_DAY if day.weekday() == SUNDAY else day


@dataclass(frozen=True, slots=True)
class Floating:
    """The nth of a weekday in a month (`nth` -1: the last), and so many days after it."""

    name: str
    month: int
    weekday: int
    nth: int
    after: int = 0

    def on(self, year: int) -> date:
        if self.nth > 0:
            first = date(year, self.month, 1)
            days = (self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1)
            return first + timedelta(days=days + self.after)
        last = date(year + self.month // 12, self.month % 12 + 1, 1) - ONE_DAY
        return last - timedelta(days=(last.weekday() - self.weekday) % 7) + timedelta(days=self.after)


HOLIDAYS: tuple[Fixed | Floating, ...] = (
    Fixed("New Year's Day", 1, 1),
    Floating("Martin Luther King Jr. Day", 1, MONDAY, 3),
    Floating("Presidents' Day", 2, MONDAY, 3),
    Fixed("Cesar Chavez Day", 3, 31),
    Floating("Memorial Day", 5, MONDAY, -1),
    Fixed("Independence Day", 7, 4),
    Floating("Labor Day", 9, MONDAY, 1),
    Fixed("Veterans Day", 11, 11),
    Floating("Thanksgiving", 11, THURSDAY, 4),
    Floating("the day after Thanksgiving", 11, THURSDAY, 4, after=1),
    Fixed("Christmas Day", 12, 25),
)


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, str]:
    """The State's holidays of a year, on the day on which offices are closed for them."""
    return {holiday.on(year): holiday.name for holiday in HOLIDAYS}


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days count. `closed` and `open` are an agency's own exceptions from the rule."""

    closed: frozenset[date] = field(default_factory=frozenset)
    open: frozenset[date] = field(default_factory=frozenset)

    def counts(self, day: date) -> bool:
        """Whether this is a working day."""
        if day in self.open:
            return True
        return day.weekday() < SATURDAY and day not in self.closed and day not in holidays(day.year)

    def after(self, start: date, days: int) -> date:
        """The day on which a clock of so many working days ends, when it starts on `start`: that day does not count.
        Raises ValueError for less than one day."""
        if days < 1:
            raise ValueError(f"a clock of {days} working days never ends")
        return next(day for number, day in enumerate(self._from(start + ONE_DAY), 1) if number == days)

    def from_on(self, day: date) -> date:
        """This day, or the next working day."""
        return next(self._from(day))

    def between(self, start: date, end: date) -> int:
        """How many working days come after `start`, up to `end` and with it; none when `end` is not later."""
        return sum(self.counts(start + timedelta(days=one)) for one in range(1, (end - start).days + 1))

    def _from(self, day: date) -> Iterator[date]:
        while True:
            if self.counts(day):
                yield day
            day += ONE_DAY
