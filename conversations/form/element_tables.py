"""Data elements in pasted tables and on typed lines: good rows are taken, the others set aside with their line."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conversations.form.element_columns import ELEMENT_COLUMNS
from conversations.form.element_headings import DEFAULT_ORDER, Columns, column_key, headed
from conversations.form.element_names import in_plain_words
from conversations.form.element_rules import coded
from conversations.form.model import Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Cell, Cells, Chosen, ChosenMany, Rows, Text, YesNo
from conversations.form.words import found, plain

COLUMNS: Mapping[str, Field] = {column.key: column for column in ELEMENT_COLUMNS}
EXAMPLE_MARK = "(example)"
"""What the name of the example row ends with, in the sheet to fill in."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be saved. `line` counts the rows of the table from 1, without the heading."""

    line: int
    cells: Cells
    written: str = ""
    """The name as it was typed, where it was written like a field of a file and is in plain words now."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is set aside for mending: which, its name if it has one, what is wrong, and what would help."""

    line: int
    name: str
    says: str
    cure: str
    cells: Mapping[str, str]
    """What was in the row, as typed, by column key."""
    column: str = "element_name"
    """The key of the column that is to be mended."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """A pasted table: which heading became which column, the good rows, and those set aside."""

    columns: Columns
    """Each heading as typed, with the column key that it became, or None when it was not understood."""
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    had_heading: bool


def read_table(text: str, today: date, taken: Sequence[str] = ()) -> TableRead:
    """The rows of a table from a sheet (tabs), CSV, a table with pipes, or lines "name - meaning - need".

    `taken` are the names of elements that are there already; a row with one of them is set aside.
    """
    columns, body, had_heading = headed(grid_of(text))
    rows, problems = read_rows(columns, body, today, taken)
    return TableRead(columns, rows, problems, had_heading)


def read_rows(
    columns: Columns, body: Sequence[Sequence[str]], today: date, taken: Sequence[str] = ()
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows under the heading, as the columns say: the good ones, and those to be set aside. Empty rows and the
    example of the sheet to fill in are passed over; they count as lines."""
    seen = {plain(name): "an element of this draft" for name in taken}
    rows: list[Row] = []
    problems: list[Problem] = []
    asked = {key for _, key in columns if key}
    for line, raw in enumerate(body, 1):
        cells = {key: cell.strip() for (_, key), cell in zip(columns, raw, strict=False) if key and cell.strip()}
        if not cells or cells.get("element_name", "").casefold().endswith(EXAMPLE_MARK):
            continue
        outcome = _row(line, cells, seen, today, asked)
        if isinstance(outcome, Row):
            rows.append(outcome)
            seen[plain(in_plain_words(cells["element_name"]))] = f"row {line}"
        else:
            problems.append(outcome)
    return tuple(rows), tuple(problems)


def mended(cells: Mapping[str, str], column: str, text: str, today: date, taken: Sequence[str] = ()) -> Row | Problem:
    """A row that was set aside, read again with `text` in the column that was wrong. A text of three parts or more, as
    in "name - meaning - need", is the whole row."""
    parts = _parts(text)
    whole = dict(zip(DEFAULT_ORDER, parts, strict=False)) if len(parts) >= len(DEFAULT_ORDER) else {column: text}
    now = {**cells, **{key: cell.strip() for key, cell in whole.items() if cell.strip()}}
    seen = {plain(name): "an element of this draft" for name in taken}
    return _row(1, now, seen, today, set(now) | {column})


ONE_OR_SEVERAL = "Is this one element, or several?"
_ONE = frozenset({"one", "one element", "it is one", "it's one", "just one", "only one", "one only", "this is one"})
_SEVERAL = frozenset({"several", "several elements", "they are several", "there are several", "more than one", "many",
                      "no, several", "these are several", "it is several", "it's several"})  # fmt: skip


def one_or_several(
    cells: Mapping[str, str], text: str, today: date, taken: Sequence[str] = ()
) -> tuple[Row | Problem, ...]:
    """The rows that a name with commas stands for, once it was said: one, or several with the same meaning and need.
    Empty where the words say neither."""
    word = plain(text.replace("’", "'").strip(" .!"))
    *firsts, last = cells.get("element_name", "").split(",")
    names = [name.strip() for name in (*firsts, *re.split(r"\band\b", last)) if name.strip()]
    if not names or word not in _ONE | _SEVERAL:
        return ()
    seen = {plain(name): "an element of this draft" for name in taken}
    called = names if word in _SEVERAL else [" / ".join(one.strip() for one in (*firsts, last) if one.strip())]
    return tuple(_row(1, {**cells, "element_name": name}, seen, today, set(cells)) for name in called)


def changed(name: str, column: str, text: str, today: date, taken: Sequence[str] = ()) -> Cell | Problem:
    """One column of the row of that name, read anew; `taken` are the names of the other rows."""
    seen = {plain(one): "an element of this draft" for one in taken}
    if column == "element_name":
        text = in_plain_words(text.strip())
    cells = {column: text.strip()}
    if column == "element_name" and (wrong := _wrong_name(text, seen) or _coded_name(text)):
        return Problem(1, name, *wrong, cells)
    reading = _cell(COLUMNS[column], text, today)
    if isinstance(reading, Misread):
        return Problem(1, name, reading.why, reading.try_, cells, column)
    if reading is None:
        return Problem(1, name, f"The {COLUMNS[column].label.lower()} is missing.", COLUMNS[column].question, cells)
    return reading


def _parts(text: str) -> list[str]:
    for divider in ("\t", "|"):
        if divider in text:
            return [part for part in text.strip().strip(divider).split(divider) if part.strip()]
    return re.split(r"\s+[-–—]+\s+", text.strip())


def _row(line: int, cells: Mapping[str, str], seen: Mapping[str, str], today: date, asked: set[str]) -> Row | Problem:
    """The row, or what is wrong with it. A code for a name is said last: what else is missing may weigh more."""
    written = cells.get("element_name", "")
    name = in_plain_words(written)
    if wrong := _wrong_name(name, seen):
        return Problem(line, name, *wrong, cells)
    cells = {**cells, "element_name": name}
    values: dict[str, Cell] = {}
    for key, cell in cells.items():
        reading = _cell(COLUMNS[key], cell, today)
        if isinstance(reading, Misread):
            return Problem(line, name, f"{COLUMNS[key].label}: {reading.why}", reading.try_, cells, key)
        if reading is not None:
            values[key] = reading
    for key in ("element_definition", "element_need"):
        if key in asked and key not in values:
            column = COLUMNS[key]
            return Problem(line, name, f"The {column.label.lower()} is missing.", column.question, cells, key)
    if wrong := _coded_name(name):
        return Problem(line, name, *wrong, cells)
    return Row(line, values, written if written != name else "")


def _wrong_name(name: str, seen: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with the name of an element, and what would help."""
    if not name:
        return "The name is missing.", "What is this element called?"
    if "," in name:
        return ONE_OR_SEVERAL, 'Type one, or several; or put each on its own line, as "name - meaning - need".'
    if plain(name) in seen:
        return f"This name is also {seen[plain(name)]}.", "Give it another name, or leave the row out."
    return None


def _coded_name(name: str) -> tuple[str, str] | None:
    if coded(name):
        return "This reads like a file code.", "Use plain words, e.g. Quarterly Wage Amount."
    return None


def _cell(column: Field, text: str, today: date) -> Cell | Misread | None:
    from conversations.form.readers import read

    if column.key in {"element_quality_notes", "element_guide", "element_citation"} and plain(text) in {
        "",
        "n/a",
        "na",
    }:
        return None
    if column.key == "element_citation":
        return Text(" ".join(text.split()))
    reading = read(column, text, today)
    if isinstance(reading, Misread):
        return None if column.key in {"element_quality_notes", "element_guide"} else reading
    value = reading.value
    if not isinstance(value, Text | YesNo | Chosen | ChosenMany):
        raise TypeError(f"{column.key} has a value that no cell may have")
    return value


def grid_of(text: str) -> list[list[str]]:
    """A pasted table as rows of cells, the heading among them."""
    text = "\n".join(text.replace("\0", "").splitlines())
    lines = [line for line in text.strip("\n").splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        return [line.split("\t") for line in _joined(text)]
    if sum("|" in line for line in lines) >= max(1, len(lines) - 1):
        return [_piped(line) for line in lines if not re.fullmatch(r"[\s|:+-]+", line)]
    commas = [row for row in csv.reader(io.StringIO(text.strip()), skipinitialspace=True) if any(map(str.strip, row))]
    if commas and len(commas[0]) >= 2 and any(map(column_key, commas[0])):
        return commas
    if (
        len(commas) >= 2
        and {len(row) for row in commas} == {len(DEFAULT_ORDER)}
        and not any(map(_DIVIDED.search, lines))
    ):
        return commas
    return [_spoken(line) for line in lines]


_DIVIDED = re.compile(r"\s[-–—]\s|;|:\s")
"""What divides the parts of an element that is typed on one line."""


def _joined(text: str) -> list[str]:
    """Lines of a sheet, with cells that hold line breaks in quotes put together."""
    rows = csv.reader(io.StringIO(text.strip("\n")), delimiter="\t")
    return ["\t".join(" ".join(cell.split()) for cell in row) for row in rows if any(map(str.strip, row))]


def _piped(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _spoken(line: str) -> list[str]:
    """ "name - meaning - need", also with colons, semicolons, long dashes or "because" and "for"."""
    bare = re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip()
    dividers = (re.compile(divider) for divider in (r"\s+[-–—]+\s+", r"\s*;\s*", r"\s*\|\s*", r"\s*:\s+"))
    first = min((match for divider in dividers if (match := divider.search(bare))), key=re.Match.start, default=None)
    parts = first.re.split(bare, maxsplit=2) if first else [bare]
    if len(parts) == 2 and (
        split := re.split(r";\s*|\s+[-–—]\s+|,?\s+(?:because|needed for|in order to)\s+", parts[1], maxsplit=1)
    ):
        parts = [parts[0], *split]
    return [part.strip() for part in parts]


def read_element_line(text: str, today: date) -> Row | Problem:
    """One element typed on one line, such as "Wage Quarter - quarter in which wages were paid - timing".

    What is not there yet is asked next, so a missing meaning or need is no problem here.
    """
    parts = [part for part in _spoken(" ".join(text.split())) if part]
    cells = dict(zip(DEFAULT_ORDER, parts, strict=False))
    return _row(1, cells, {}, today, asked=set())


def read_elements(text: str, today: date) -> Reading:
    """An answer to "Which data elements?" as a whole; rows that must be mended are named."""
    if found(
        r"\b(?:attached|attachment|see (?:the )?(?:file|attached|layout)|(?:full|standard|usual|record|file) layout|"
        r"everything|all (?:fields|columns|of))\b",
        text,
    ):
        return Misread(
            "I need the elements one by one.",
            'Paste rows, or type "name - meaning - need" for each. A file is welcome too.',
        )
    table = read_table(text, today)
    if not table.rows and not table.problems:
        return Misread("I found no element in that.", 'Type "name - meaning - need", or paste rows from a sheet.')
    if table.problems:
        first = table.problems[0]
        named = f", {first.name}" if first.name else ""
        return Misread(f"Row {first.line}{named}: {first.says}", first.cure)
    return Read(Rows(tuple(row.cells for row in table.rows)), f"{len(table.rows)} rows" if len(table.rows) > 1 else "")
