"""An answer as plain text, for review, cards and documents."""

from datetime import date
from typing import assert_never

from conversations.form.days import full_day
from conversations.form.elements import element_text
from conversations.form.model import Field, Kind
from conversations.form.values import (
    Chosen,
    ChosenMany,
    Cited,
    Day,
    Deadlines,
    Granted,
    PartyChoices,
    Person,
    Record,
    Review,
    RoleName,
    Rows,
    Signature,
    SignOff,
    Sourced,
    Text,
    Value,
    YesNo,
)


def show(field: Field, value: Value) -> str:  # noqa: C901, PLR0911, PLR0912 - one line per shape
    """The whole answer, as documents have it. Lines are kept."""
    match value:
        case Text(text) | RoleName(text) | Record(text) | Granted(text) | Cited(text) | Sourced(text):
            return text
        case YesNo(yes, note):
            return _with("Yes" if yes else "No", note)
        case Chosen(choice, text):
            return text or field.choice(choice).label
        case ChosenMany(choices, text):
            named = ", ".join(field.choice(choice).label for choice in choices)
            if field.kind is Kind.TEXT_CHOICES:
                return text or named
            return _with(named, text) if text != named else named
        case Day():
            return _day(value)
        case Deadlines(dates):
            return "\n".join(f"{full_day(entry.day)}: {entry.what}".rstrip(": ") for entry in dates)
        case Person():
            parts = (value.name, value.title, value.division, value.email, value.phone)
            return ", ".join(part for part in parts if part)
        case PartyChoices(entries):
            labels = [(entry.party, _with(field.choice(entry.choice).label, entry.note)) for entry in entries]
            return "\n".join(f"{party}: {label}" if party else label for party, label in labels)
        case Rows(rows):
            return "\n".join(element_text(cells, "element_name") for cells in rows)
        case Review():
            who = ", ".join(part for part in (value.name, value.role, value.department) if part)
            return f"{_dated(who, value.day)}: {value.opinion}"
        case SignOff(name, day):
            return _dated(name, day)
        case Signature():
            who = ", ".join(part for part in (value.name, value.title, value.email, value.phone) if part)
            return _dated(f"Signed by {who}", value.day)
        case _:
            assert_never(value)


def show_line(field: Field, value: Value, limit: int = 150) -> str:
    """The answer on one line, shortened to `limit` characters."""
    line = " ".join("; ".join(part for part in show(field, value).splitlines() if part.strip()).split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip(' ,;:')}…"


def _with(label: str, note: str) -> str:
    return f"{label}: {note}" if note else label


def _dated(who: str, day: date | None) -> str:
    return f"{who}, {full_day(day)}" if day else who


def _day(value: Day) -> str:
    if value.day is None:
        return "No end date"
    day = full_day(value.day)
    if value.or_last_signature:
        return f"{day}, or the day of the last signature if that is later"
    return f"{day} ({value.note})" if value.note else day
