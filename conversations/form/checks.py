"""What reviewers would ask about an answer, as far as a rule can decide it now."""

from datetime import date
from typing import assert_never

from conversations.form.conditions import Known
from conversations.form.model import Field, Form, Level, Look, Remark
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


def examine(form: Form, field: Field, value: Value, known: Known, party: str | None = None) -> tuple[Remark, ...]:
    """The remarks on an answer, those that must be mended first.

    Nothing here blocks saving. `party` is whose answer it is, where each party is asked.
    """
    if form.by_key.get(field.key) is not field:
        raise ValueError(f"{field.key} is not a field of {form.version}")
    look = Look(field, value, words_of(value), known, party)
    remarks = []
    for check in field.checks:
        finding = check.finds(look)
        if finding is not None:
            says, cure = (text.replace("{found}", finding) for text in (check.says, check.cure))
            remarks.append(Remark(check.name, check.level, says, cure))
    return tuple(sorted(remarks, key=lambda remark: remark.level is not Level.MUST_FIX))


def words_of(value: Value) -> str:  # noqa: C901, PLR0911 - one line per shape
    """The words that a person wrote, without what was read out of them."""
    match value:
        case Text(text) | Chosen(_, text) | ChosenMany(_, text) | Granted(text) | Cited(text) | Sourced(text):
            return text
        case RoleName(text) | Record(text):
            return text
        case YesNo(_, note):
            return note
        case Day(day, _, note):
            return f"{_iso(day)} {note}".strip()
        case Deadlines(dates):
            return "; ".join(f"{_iso(entry.day)} {entry.what}" for entry in dates)
        case Person():
            parts = (value.name, value.title, value.division, value.email, value.phone)
            return ", ".join(part for part in parts if part)
        case PartyChoices(entries):
            return "; ".join(f"{entry.party} {entry.note}" for entry in entries)
        case Rows(rows):
            return f"{len(rows)}"
        case Review():
            return f"{value.name}, {value.role}: {value.opinion}"
        case SignOff(name, day) | Signature(name, day):
            return f"{name} {_iso(day)}"
        case _:
            assert_never(value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
