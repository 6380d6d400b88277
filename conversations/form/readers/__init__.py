"""Typed text in, a typed value out: one reader for each kind of question."""

from datetime import date
from typing import assert_never

from conversations.form.model import Field, Kind
from conversations.form.readers.choices import (
    read_choice,
    read_choice_text,
    read_choices,
    read_party_choice,
    read_text_choices,
)
from conversations.form.readers.dates import read_date, read_dates
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.readers.people import complete_person, mention, names_for_marks, read_person, read_role
from conversations.form.readers.records import read_record, read_review, read_sign_off, read_signature
from conversations.form.readers.shrugs import Shrug, shrug
from conversations.form.readers.texts import read_cited, read_granted, read_long_text, read_sourced, read_text
from conversations.form.readers.yes_no import read_yes_no

__all__ = [
    "Misread",
    "Read",
    "Reading",
    "Shrug",
    "complete_person",
    "mention",
    "names_for_marks",
    "read",
    "shrug",
]

_KNOWS_NONE = frozenset(
    {
        Kind.YES_NO,
        Kind.YES_NO_TEXT,
        Kind.CHOICE,
        Kind.CHOICE_TEXT,
        Kind.CHOICES,
        Kind.CHOICES_TEXT,
        Kind.PARTY_CHOICE,
        Kind.DATE,
        Kind.ELEMENTS,
    }
)
"""Kinds whose readers understand words such as "none" themselves."""


def read(field: Field, text: str, today: date) -> Reading:
    """What a person meant by a text, or why that is not clear. `today` is the day in the person's time zone."""
    if field.kind not in _KNOWS_NONE:
        match shrug(text):
            case Shrug.UNKNOWN:
                return Misread(
                    "I read that as: not known yet.", f"{field.good_hint} 'help' says more, 'later' keeps it open."
                )
            case Shrug.NOTHING:
                return Misread(
                    f'"{text.strip()[:20]}" alone is not enough here.',
                    f'{field.good_hint} If there is none, type "none, because ...".',
                )
            case None:
                pass
    return _read(field, text, today)


def _read(field: Field, text: str, today: date) -> Reading:  # noqa: C901, PLR0911, PLR0912 - one line per kind
    match field.kind:
        case Kind.TEXT:
            return read_text(field, text)
        case Kind.LONG_TEXT:
            return read_long_text(field, text)
        case Kind.YES_NO | Kind.YES_NO_TEXT:
            return read_yes_no(field, text)
        case Kind.CHOICE:
            return read_choice(field, text)
        case Kind.CHOICE_TEXT:
            return read_choice_text(field, text)
        case Kind.CHOICES:
            return read_choices(field, text, words_kept=False)
        case Kind.CHOICES_TEXT:
            return read_choices(field, text, words_kept=True)
        case Kind.TEXT_CHOICES:
            return read_text_choices(field, text)
        case Kind.DATE:
            return read_date(field, text, today)
        case Kind.DATES:
            return read_dates(field, text, today)
        case Kind.PERSON:
            return read_person(field, text)
        case Kind.ROLE:
            return read_role(field, text)
        case Kind.GRANTED:
            return read_granted(field, text, today)
        case Kind.CITED:
            return read_cited(field, text)
        case Kind.SOURCED:
            return read_sourced(field, text)
        case Kind.PARTY_CHOICE:
            return read_party_choice(field, text)
        case Kind.ELEMENTS:
            from conversations.form.element_tables import read_elements

            return read_elements(text, today)
        case Kind.REVIEW:
            return read_review(field, text, today)
        case Kind.SIGN_OFF:
            return read_sign_off(field, text, today)
        case Kind.SIGNATURE:
            return read_signature(field, text, today)
        case Kind.RECORD:
            return read_record(field, text)
        case _:
            assert_never(field.kind)
