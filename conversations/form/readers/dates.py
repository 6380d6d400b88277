"""Dates, as people type them. What leaves the day open is asked about, never guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from conversations.form.days import full_day
from conversations.form.model import Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Day, Deadline, Deadlines
from conversations.form.words import plain

FISCAL_YEAR_ENDS = (6, 30)
"""Month and day on which the State's fiscal year ends."""

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?"
_NUMBERS = {
    name: number
    for number, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "half a": 0, "eighteen": 18, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A date found in a text, and whether it was worked out and not just read."""

    start: int
    end: int
    day: date
    worked_out: str = ""


Worker = Callable[[re.Match[str], date], "date | tuple[date, str] | None"]


def _safe(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def _month_number(name: str) -> int:
    return "jan feb mar apr may jun jul aug sep oct nov dec".split().index(name[:3].lower()) + 1


def _iso(match: re.Match[str], _today: date) -> date | None:
    return _safe(int(match["y"]), int(match["m"]), int(match["d"]))


def _slashed(match: re.Match[str], today: date) -> "date | tuple[date, str] | None":
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


def _named(match: re.Match[str], today: date) -> "date | tuple[date, str] | None":
    month, day = _month_number(match["month"]), int(match["day"])
    if match["year"] is None:
        return _next(today, month, day)
    return _safe(int(match["year"]), month, day)


def _relative(match: re.Match[str], today: date) -> tuple[date, str] | None:
    from dateutil.relativedelta import relativedelta

    said = match["count"].lower()
    count = int(said) if said.isdigit() else _NUMBERS[said]
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
    wanted = "mon tue wed thu fri sat sun".split().index(match["name"][:3].lower())
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
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WAYS: tuple[tuple[str, Worker], ...] = (
    (r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:T[\d:.]+Z?)?", _iso),
    (
        rf"(?:{_WEEKDAY})?{_MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*{_YEAR}|,?\s*'(?P<yy>\d\d))?",
        _named,
    ),
    (
        rf"(?:{_WEEKDAY})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}(?:[\s,-]*{_YEAR})?",
        _named,
    ),
    (r"(?P<a>\d{1,2})[/](?P<b>\d{1,2})(?:[/](?P<y>\d{4}|\d\d))?(?![\d/])", _slashed),
    (r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{4}|\d\d)(?![\d-])", _slashed),
    (
        _EDGE + r"(?P<which>next fiscal year|next fy|fiscal year|fy|state fiscal year|sfy|fiscal)\s*"
        r"(?P<y>(?:20)?\d\d)?(?P<z>\s*[-/]\s*(?:20)?\d\d)?",
        _fiscal,
    ),
    (_EDGE + rf"(?:{_MONTH}(?:\s+{_YEAR})?|(?P<next>next\s+)?month)", _month_end),
    (
        _EDGE
        + rf"(?:(?:the\s+)?(?:(?P<next>next\s+)?(?:calendar\s+)?year(?!\s*\d)|(?:calendar\s+)?(?:year\s+)?{_YEAR}))",
        _year_end,
    ),
    (rf"(?P<edge>year)[ -]end(?:\s+{_YEAR})?(?P<next>(?!))?", _year_end),
    (_EDGE + rf"(?:quarter|q(?P<q>[1-4])(?:\s+{_YEAR})?)", _quarter_end),
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


_UNSURE = re.compile(
    r"\b(?:before|about|around|roughly|approx\w*|approximately|earliest|circa|maybe|probably|or|until|not|mid|late|early|"
    r"sometime|some time|after|while|though|tentative\w*|likely|\?)|\?|~",
    re.IGNORECASE,
)
_LATER_OF = re.compile(
    r"\b(?:later of|whichever (?:is|comes) later|or (?:on |at |the )*(?:day of the |date of the )?(?:last|final) signature|or (?:when|once) (?:all|everyone|it|last)\b.*sign\w*|"
    r"or after the last signature)",
    re.IGNORECASE,
)
_NO_END = frozenset(
    (
        "none|no end|no end date|open-ended|open ended|openended|open end|ongoing|n/a|na|not applicable|no|nil|-|--|indefinite|"
        "indefinitely|without end|it goes on|no fixed end"
    ).split("|")
)
_TRY = 'Try "Oct 1, 2027", "in 3 months" or `later`.'


def read_date(field: Field, text: str, today: date) -> Reading:
    """One day. Echoed in full unless it was typed as year-month-day."""
    said = " ".join(text.split())
    if field.none_is and plain(said) in _NO_END | {"-"} or (field.none_is and said.strip() in {"-", "--"}):
        return Read(Day(None), field.none_is)
    spots = spot_dates(said, today)
    if not spots:
        return _no_day(field, said)
    if wrong := _wrong_weekday(said, spots[0]):
        return wrong
    if len({spot.day for spot in spots}) > 1:
        days = " and ".join(full_day(spot.day) for spot in spots[:2])
        return Misread(f"I found two dates, {days}.", "Which one is it?")
    spot = spots[0]
    rest = (said[: spot.start] + " " + said[spot.end :]).strip()
    if _LATER_OF.search(said):
        return Read(
            Day(spot.day, or_last_signature=True), f"{full_day(spot.day)}, or the day of the last signature if later"
        )
    if _UNSURE.search(rest):
        left = rest.strip(" ,.;()")
        return Misread(f'I read {full_day(spot.day)}, but I\'m not sure of "{left}".', "Type just the day.")
    return Read(Day(spot.day, note=_note(rest)), _echo(said, spot))


def _note(rest: str) -> str:
    note = re.sub(
        r"^(?:it (?:is|ends|starts|begins)|on|by|the|from|starting|ending|signed|date|day)\b",
        "",
        rest.strip(" ,.;:-()"),
        flags=re.I,
    )
    return note.strip(" ,.;:-()") if re.search(r"[A-Za-z]{3,}", note) else ""


def _echo(said: str, spot: Spotted) -> str:
    if spot.worked_out:
        return f"{full_day(spot.day)} ({spot.worked_out})"
    return "" if said == spot.day.isoformat() else full_day(spot.day)


def _wrong_weekday(said: str, spot: Spotted) -> Misread | None:
    match = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d|[a-z])", said[: spot.end].lower())
    if not match or spot.worked_out not in ("", "the next one"):
        return None
    meant = "mon tue wed thu fri sat sun".split().index(match[1])
    if meant == spot.day.weekday():
        return None
    return Misread(f"That day is {full_day(spot.day)}, with another weekday than yours.", "Which day do you mean?")


def _no_day(field: Field, said: str) -> Misread:
    shown = said if len(said) <= 40 else f"{said[:39]}…"
    month = re.fullmatch(
        rf"(?:in\s+|by\s+|mid-?\s*|early\s+|late\s+)?{_MONTH}(?:\s+|,\s*){_YEAR}?", said + " ", re.IGNORECASE
    )
    if month or re.fullmatch(rf"(?:in|by|mid|early|late)?[\s-]*{_MONTH}\s*(?:{_YEAR})?", said, re.IGNORECASE):
        return Misread(f'"{shown}" leaves the day open.', 'Which day? E.g. "March 1, 2027" or "end of March 2027".')
    if field.none_is and re.search(r"further notice|open|indefinit|forever|as long as", said, re.IGNORECASE):
        return Misread(f'I couldn\'t read a date in "{shown}".', "Type none here, and say how long under Duration.")
    return Misread(f'I couldn\'t read a date in "{shown}".', _TRY)


def read_dates(_field: Field, text: str, today: date) -> Reading:
    """Dates with what happens on them: on lines of their own, or one after the other."""
    entries: list[Deadline] = []
    shown: list[str] = []
    for piece in _pieces(text, today):
        spots = spot_dates(piece, today)
        if not spots:
            continue
        if wrong := _wrong_weekday(piece, spots[0]):
            return wrong
        spot = spots[0]
        what = _what(piece[: spot.start], piece[spot.end :])
        entries.append(Deadline(spot.day, what))
        shown.append(f"{full_day(spot.day)}: {what}" if what else full_day(spot.day))
    if not entries:
        line = " ".join(text.split())
        return Misread(f'I couldn\'t read a date in "{line[:40]}".', 'E.g. "Oct 1, 2027 report due". One a line.')
    entries.sort(key=lambda entry: entry.day)
    if stray := _without_date(text, today):
        return Misread(f'"{stray[:60]}" has no date.', "Type all deadlines again, each with its day.")
    return Read(Deadlines(tuple(entries)), "; ".join(shown))


def _pieces(text: str, today: date) -> list[str]:
    """The text cut so that each piece has at most one date."""
    pieces = []
    for part in re.split(r"[;\n•]", text):
        spots = spot_dates(part, today)
        if len(spots) < 2:
            pieces.append(part)
            continue
        leads = not re.search(r"[A-Za-z]{3,}", part[: spots[0].start].replace("by", "").replace("the", ""))
        cuts = [spot.start for spot in spots[1:]] if leads else [spot.end for spot in spots[:-1]]
        edges = [0, *cuts, len(part)]
        pieces.extend(part[a:b] for a, b in zip(edges, edges[1:], strict=False))
    return pieces


def _without_date(text: str, today: date) -> str:
    for part in re.split(r"[\n;]", text):
        if re.search(r"[A-Za-z]{3,}", part) and not spot_dates(part, today) and len(part.split()) <= 12:
            return " ".join(part.split())
    return ""


def _what(before: str, after: str) -> str:
    words = f"{before.strip()} {after.strip()}".strip()
    words = re.sub(r"\(\s*\)", "", words)
    words = re.sub(
        r"^(?:and|then|by|on|the|at|is|until|,|:|-|–|=|\s|\*|\d+\.\s)+(?=\s|\w|$)", "", words, flags=re.IGNORECASE
    )
    words = re.sub(
        r"[\s,:;–=-]*\b(?:and|by|on|at|until|is|the|due by|before|:)?[\s,:;.–=-]*$",
        lambda m: " due" if "due" in m[0] else "",
        words,
        flags=re.IGNORECASE,
    )
    return words.strip(" ,:;.-–()=")
