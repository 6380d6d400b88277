"""The columns of a table of data elements: which heading means which column, and how people put it right."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from conversations.form.words import plain

DEFAULT_ORDER = ("element_name", "element_definition", "element_need")
"""What the columns of a row without a heading are."""
TOP = 10
"""A heading is looked for in so many rows: sheets often begin with a title."""

Columns: TypeAlias = tuple[tuple[str, str | None], ...]
"""Each heading as it stands there, with the key of the column that it means, or None when it is left out."""

_HEADINGS: Mapping[str, str] = {
    "element_name": (
        "name, field, field name, element, element name, data element, column, column name, variable, "
        "variable name, data field, item, attribute, data element name, fieldname"
    ),
    "element_type": ("type, format, format/type, data type, datatype, format type, field type"),
    "element_definition": (
        "definition, meaning, description, desc, what it is, explanation, what it means, field definition, "
        "field description, element definition, details"
    ),
    "element_required": ("required, mandatory, required?, always there, nullable, must be present"),
    "element_valid_inputs": (
        "valid inputs, valid values, values, allowed values, range, domain, valid input, permitted values, "
        "codes, value set, accepted values"
    ),
    "element_source": (
        "source, collection, source / collection, source/collection, origin, source system, comes from, how "
        "collected, collection method"
    ),
    "element_quality_notes": (
        "notes, data quality, quality, quality notes, notes / data quality, known issues, note, notes/data "
        "quality, comments, comment"
    ),
    "element_guide": ("guide, guide for use, guidance, use, usage, how to use, usage notes"),
    "element_need": (
        "need, why, why needed, purpose, reason, needed for, justification, why needed?, why we need it, what "
        "for, why do we need it, minimum necessary, use case, rationale, business need, why needed (minimum "
        "necessary)"
    ),
    "element_classification": ("classification, class, data classification, sensitivity, security class"),
    "element_pii": (
        "pii, identifier, pii?, pii flag, pii / indirect identifier flag, points to a person, identifying, identifiable"
    ),
    "element_citation": ("law, citation, statute, authority, legal citation, legal authority, regulation"),
    "element_deid": ("treatment, de-identification, deidentification, deid, hashed?, masking, protection"),
}
"""Headings that people give to a column, divided by commas."""

_BY_HEADING = {plain(word): key for key, words in _HEADINGS.items() for word in words.split(", ")}
_NOTHING = frozenset({"", "nothing", "none", "ignore", "ignored", "left out", "out", "not needed", "skip", "unused"})
_CHANGE = re.compile(
    r"(?:column\s+)?(?P<which>.+?)\s*(?:\b(?:is|are|means|as|should be|must be)\b|=|:|->|→)\s*(?P<what>.+)",
    re.IGNORECASE,
)
_LEAVE = re.compile(r"(?:ignore|leave out|skip|drop|without)\s+(?:column\s+)?(?P<which>.+)", re.IGNORECASE)


def column_key(heading: str) -> str | None:
    """The column that a heading means."""
    word = plain(re.sub(r"[*_`#]", " ", heading))
    if word in _BY_HEADING:
        return _BY_HEADING[word]
    return _BY_HEADING.get(plain(re.sub(r"\([^)]*\)|\bthe\b|\bis\b|\bdo we\b|\bwe\b|\bit\b", " ", word)))


def headed(grid: Sequence[Sequence[str]]) -> tuple[Columns, Sequence[Sequence[str]], bool]:
    """The columns, the rows below the heading, and whether there was one; without it the columns have numbers."""
    for at, row in enumerate(grid[:TOP]):
        columns = _heading(row, alone=at == 0 and len(grid) > 1)
        if columns:
            return columns, grid[at + 1 :], True
    width = max((len(row) for row in grid), default=0)
    keys = (*DEFAULT_ORDER, *[None] * width)
    return tuple((f"Column {n + 1}", keys[n]) for n in range(width)), grid, False


def _heading(row: Sequence[str], *, alone: bool) -> Columns:
    """The columns that a row names, or nothing when it is no heading. `alone`: one single heading will do."""
    keys = [column_key(cell) for cell in row]
    known = [key for key in keys if key]
    if len(known) < 2 and not (alone and len(row) == 1 and known == ["element_name"]):
        return ()
    used: set[str] = set()
    columns: list[tuple[str, str | None]] = []
    for cell, key in zip(row, keys, strict=True):
        columns.append((cell.strip(), key if key and key not in used else None))
        used.add(key or "")
    return tuple(columns)


def reassigned(columns: Columns, text: str) -> Columns | None:
    """The columns after what somebody typed about them, as in "2 is the definition, leave out 4". None when something
    in it names no column or no meaning."""
    now = list(columns)
    for said in (piece.strip(" .") for piece in re.split(r"[,;\n]|\band\b(?=.*(?:\bis\b|=|:))", text)):
        if not said:
            continue
        left, change = _LEAVE.fullmatch(said), _CHANGE.fullmatch(said)
        found = left or change
        place = _place(now, found["which"]) if found else None
        if found is None or place is None:
            return None
        key = None if left else column_key(found["what"])
        if key is None and not left and plain(found["what"]) not in _NOTHING:
            return None
        now = [(head, None if key and old == key else old) for head, old in now]
        now[place] = (now[place][0], key)
    return tuple(now)


def _place(columns: Sequence[tuple[str, str | None]], which: str) -> int | None:
    """Where a column is, by its number or its heading."""
    bare = which.strip(" \"'“”")
    if bare.isdecimal():
        return int(bare) - 1 if 1 <= int(bare) <= len(columns) else None
    return next((at for at, (head, _) in enumerate(columns) if plain(head) == plain(bare)), None)
