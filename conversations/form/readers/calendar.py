"""Days in a text: written out, counted from today, or by their place in the year."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias

FISCAL_YEAR_ENDS = (6, 30)
"""Month and day on which the State's fiscal year ends."""

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?"
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {name: number for number, name in enumerate(_SMALL)} | {
    "a": 1,
    "an": 1,
    "half a": 0,
    "eighteen": 18,
    "twenty-four": 24,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A date found in a text, and whether it was worked out and not just read."""

    start: int
    end: int
    day: date
    worked_out: str = ""


Found: TypeAlias = date | tuple[date, str] | None
"""A day as it was read, a day with how it was worked out, or nothing."""
Worker: TypeAlias = Callable[[re.Match[str], date], Found]


def _safe(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(match: re.Match[str], _today: date) -> date | None:
    return _safe(int(match["y"]), int(match["m"]), int(match["d"]))


def _slashed(match: re.Match[str], today: date) -> Found:
    first, second = int(match["a"]), int(match["b"])
    if first > 12 >= second:
        first, second = second, first
    if match["y"] is None:
        return _next(today, first, second)
    day = _safe(int(match["y"]), first, second)
    return (day, "") if day else None


def _next(today: date, month: int, day: int) -> tuple[date, str] | None:
    """The first such day from today on."""
    for year in range(today.year, today.year + 9):
        found = _safe(year, month, day)
        if found and found >= today:
            return found, "the next one"
    return None


def _named(match: re.Match[str], today: date) -> Found:
    month, day = _month_number(match["month"]), int(match["day"])
    year = match["year"] or match["yy"]
    return _safe(int(year), month, day) if year else _next(today, month, day)


def _relative(match: re.Match[str], today: date) -> tuple[date, str] | None:
    from dateutil.relativedelta import relativedelta

    said = match["count"].lower()
    count = int(said) if said.isdecimal() else _NUMBERS[said]
    unit = match["unit"].lower()
    if said == "half a":
        if unit != "year":
            return None
        return today + relativedelta(months=6), match.group(0)
    steps = {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "quarter": relativedelta(months=3 * count),
        "year": relativedelta(years=count),
    }
    try:
        return today + steps[unit], match.group(0)
    except (ValueError, OverflowError):
        return None


def _word_day(match: re.Match[str], today: date) -> tuple[date, str]:
    step = {"today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2}[match.group(0).lower()]
    return today + timedelta(days=step), match.group(0)


def _weekday(match: re.Match[str], today: date) -> tuple[date, str]:
    wanted = WEEKDAYS.index(match["name"][:3].lower())
    ahead = (wanted - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead), match.group(0)


def _fiscal(match: re.Match[str], today: date) -> tuple[date, str]:
    month, day = FISCAL_YEAR_ENDS
    if match["y"]:
        year = int(match["y"]) + (2000 if int(match["y"]) < 100 else 0)
        year += 1 if match["z"] else 0
        end = date(year, month, day)
    else:
        end = date(today.year, month, day)
        end = end if end >= today else end.replace(year=today.year + 1)
    if (match["which"] or "").lower().startswith(("next fiscal", "next fy")):
        end = end.replace(year=end.year + 1)
    begins = match["edge"].lower().startswith(("start", "begin"))
    if begins:
        first = end.replace(year=end.year - 1) + timedelta(days=1)
        coming = first if match["y"] or first >= today else end + timedelta(days=1)
        return coming, f"start of fiscal year {coming.year}-{(coming.year + 1) % 100:02d}"
    return end, f"end of fiscal year {end.year - 1}-{end.year % 100:02d}"


def _month_end(match: re.Match[str], today: date) -> tuple[date, str]:
    from dateutil.relativedelta import relativedelta

    first = today.replace(day=1)
    if match["month"]:
        year = int(match["year"]) if match["year"] else today.year
        first = date(year, _month_number(match["month"]), 1)
        if not match["year"] and first + relativedelta(months=1, days=-1) < today:
            first = first.replace(year=year + 1)
    elif match["next"]:
        first += relativedelta(months=1)
    if match["edge"].lower().startswith(("start", "begin")):
        return first, match.group(0)
    return first + relativedelta(months=1, days=-1), match.group(0)


def _year_end(match: re.Match[str], today: date) -> tuple[date, str]:
    year = int(match["year"]) if match["year"] else today.year + (1 if match["next"] else 0)
    begins = match["edge"].lower().startswith(("start", "begin"))
    return (date(year, 1, 1) if begins else date(year, 12, 31)), match.group(0)


def _quarter_end(match: re.Match[str], today: date) -> tuple[date, str]:
    from dateutil.relativedelta import relativedelta

    quarter = int(match["q"]) if match["q"] else (today.month + 2) // 3
    year = int(match["year"]) if match["year"] else today.year
    end = date(year, 3 * quarter, 1) + relativedelta(months=1, days=-1)
    if not match["year"] and end < today:
        end = date(year + 1, 3 * quarter, 1) + relativedelta(months=1, days=-1)
    return end, match.group(0)


_EDGE = r"(?P<edge>(?:the\s+)?end|start|beginning)\s+of\s+(?:the\s+|this\s+)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?:-|,?\s*['’])(?P<yy>\d\d)(?!\d)"
_WAYS: tuple[tuple[str, Worker], ...] = (
    (r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:T[\d:.]+Z?)?", _iso),
    (
        rf"(?:{_WEEKDAY})?{MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*{YEAR}|{_SHORT})?",
        _named,
    ),
    (
        rf"(?:{_WEEKDAY})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH}(?:[\s,-]*{YEAR}|{_SHORT})?",
        _named,
    ),
    (r"(?P<a>\d{1,2})[/](?P<b>\d{1,2})(?:[/](?P<y>\d{4}|\d\d))?(?![\d/])", _slashed),
    (r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{4}|\d\d)(?![\d-])", _slashed),
    (
        _EDGE + r"(?P<which>next fiscal year|next fy|fiscal year|fy|state fiscal year|sfy|fiscal)\s*"
        r"(?P<y>(?:20)?\d\d)?(?P<z>\s*[-/]\s*(?:20)?\d\d)?",
        _fiscal,
    ),
    (_EDGE + rf"(?:{MONTH}(?:\s+{YEAR})?|(?P<next>next\s+)?month)", _month_end),
    (
        _EDGE
        + rf"(?:(?:the\s+)?(?:(?P<next>next\s+)?(?:calendar\s+)?year(?!\s*\d)|(?:calendar\s+)?(?:year\s+)?{YEAR}))",
        _year_end,
    ),
    (rf"(?P<edge>year)[ -]end(?:\s+{YEAR})?(?P<next>(?!))?", _year_end),
    (_EDGE + rf"(?:quarter|q(?P<q>[1-4])(?:\s+{YEAR})?)", _quarter_end),
    (rf"(?:in\s+)?{_COUNT}\s+(?P<unit>day|week|month|quarter|year)s?\s+(?:from\s+(?:now|today)|hence)", _relative),
    (rf"in\s+{_COUNT}\s+(?P<unit>day|week|month|quarter|year)s?(?:'s? time)?", _relative),
    (r"day after tomorrow|today|tomorrow|yesterday", _word_day),
    (
        r"(?:next\s+|this\s+(?:coming\s+)?|on\s+)(?P<name>monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        _weekday,
    ),
)


@cache
def _ways() -> tuple[tuple[re.Pattern[str], Worker], ...]:
    return tuple((re.compile(rf"(?<![\w/.])(?:{way})(?![\w/])", re.IGNORECASE), work) for way, work in _WAYS)


def spot_dates(text: str, today: date) -> list[Spotted]:
    """All dates in a text, in their order, that leave no doubt of the day."""
    taken: list[Spotted] = []
    for way, work in _ways():
        for match in way.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            result = work(match, today)
            if result is None:
                continue
            day, worked_out = result if isinstance(result, tuple) else (result, "")
            taken.append(Spotted(match.start(), match.end(), day, worked_out))
    return sorted(taken, key=lambda spot: spot.start)
