"""Dates and times as people read them: in full, with the zone named, never converted when only a day is meant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from conversations.people import PACIFIC

ZONE_NAMES = {"PST": "Pacific", "PDT": "Pacific", "MST": "Mountain", "MDT": "Mountain", "CST": "Central",
              "CDT": "Central", "EST": "Eastern", "EDT": "Eastern"}  # fmt: skip


def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name; Pacific for a name that is not one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(PACIFIC)


def local(at: datetime, zone_name: str) -> datetime:
    """A moment (aware) as the clock on that person's wall shows it."""
    return at.astimezone(zone(zone_name))


def day(value: date) -> str:
    """`Fri, Oct 1, 2027`. A moment must be made local before."""
    return f"{value:%a, %b} {value.day}, {value.year}"


def short_day(value: date) -> str:
    """`Oct 1`, where the year is clear."""
    return f"{value:%b} {value.day}"


def moment(at: datetime, zone_name: str) -> str:
    """`Tue, Jan 19, 2027, 2:10 PM Pacific`."""
    here = local(at, zone_name)
    hour = here.hour % 12 or 12
    abbreviation = here.tzname() or "UTC"
    return f"{day(here)}, {hour}:{here:%M} {here:%p} {ZONE_NAMES.get(abbreviation, abbreviation)}"
