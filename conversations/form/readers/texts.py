"""Texts, and what is read out of them: citations, sources, the number and day of an approval."""

import re
from datetime import date

from conversations.form.model import Field
from conversations.form.readers.calendar import spot_dates
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Cited, Granted, Sourced, Text
from conversations.form.words import all_found, found

_SOURCES = (
    ("federal", r"\bfederal\w*|\bCFR\b|\bU\.?S\.?C\b|\bHIPAA\b|\bFERPA\b|\bIRS\b|\bCMS\b|\bCJIS\b"),
    ("contract", r"\bcontract\w*"),
    (
        "state",
        (
            r"\bstate\b(?![- ]of[- ]the[- ]art)|\bSAM\b|\bCalHHS\b|\bIPA\b|\bCMIA\b|\bSIMM\b|"
            r"\b(?:Civ|Gov|Ins|Inst|Pen|Ed)\.? Code|\bCodes?\b"
        ),
    ),
)
_CITATION = (
    r"\d+\s*C\.?\s?F\.?\s?R\.?(?:\s*(?:Part|§+)?\s*[\d.]+(?:\([a-z0-9]+\))*)?|"
    r"\d+\s*U\.?\s?S\.?\s?C\.?(?:\s*§*\s*[\d\w.]+(?:\([a-z0-9]+\))*)?|"
    r"(?<![\w.&'])(?:[A-Z][\w&.']{0,30}\s+(?:(?:and|&)\s+)?){1,6}Codes?,?(?:\s*(?:§+|[Ss]ections?|"
    r"[Ss]ec\.)?\s*\d[\d.-]*(?:\([a-z0-9]+\))*(?:\s*et seq\.?)?)?"
)
_NUMBER = (
    r"(?:\b(?:protocol|project|number|no\.|nr\.?|#|approval|ref\.?|reference|IRB|CPHS|study)\s*(?:(?:no\.?|number|"
    r"id|#|is|:)\s*)*)"
    r"(?P<number>(?=[\w/.-]*\d)[\w][\w/.-]*\w)|(?P<bare>\b\d{2,4}-\d{2,6}(?:-\w+)?\b|\b[A-Z]{2,}-?\d{2,}[\w-]*)"
)


def tidy(text: str) -> str:
    """One blank between words, at most one empty line between paragraphs."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def read_text(_field: Field, text: str) -> Reading:
    """A short text on one line."""
    return Read(Text(" ".join(text.split())))


def read_long_text(_field: Field, text: str) -> Reading:
    """A text with its lines."""
    return Read(Text(tidy(text)))


def read_cited(_field: Field, text: str) -> Reading:
    """A text and the laws cited in it."""
    cited = tuple(law.strip(" .,;") for law in all_found(_CITATION, text, exact_case=True))
    return Read(Cited(tidy(text), cited))


def read_sourced(_field: Field, text: str) -> Reading:
    """A text and the kinds of sources named in it."""
    return Read(Sourced(tidy(text), tuple(name for name, pattern in _SOURCES if found(pattern, text))))


def read_granted(_field: Field, text: str, today: date) -> Reading:
    """A statement that something was granted, with its number and day."""
    spots = spot_dates(text, today)
    if len({spot.day for spot in spots}) > 1:
        return Misread("I found more than one date.", "Which is the day of the approval? Name only that one.")
    without = text
    for spot in reversed(spots):
        without = without[: spot.start] + " " + without[spot.end :]
    match = found(_NUMBER, without)
    number = (match["number"] or match["bare"]) if match else ""
    return Read(Granted(tidy(text), number, spots[0].day if spots else None))
