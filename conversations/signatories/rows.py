"""Takes a CSV file apart into rows, and says what is wrong with one in words for the person who has the file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from conversations.signatories.table import COORDINATORS, OWN, Layout


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that stands in the way of an import."""

    line: int
    """The line of the file, counted from 1; 0 when it concerns the file as a whole."""
    column: str
    """The heading of the column; empty when it concerns the row or the file as a whole."""
    wrong: str
    allowed: str
    """What would be right, or what to do."""

    def __str__(self) -> str:
        places = (f"Line {self.line}" if self.line else "", f"column {self.column}" if self.column else "")
        where = ", ".join(place for place in places if place)
        return f"{where}: {self.wrong} {self.allowed}" if where else f"{self.wrong} {self.allowed}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file. Cells are trimmed and stand by the part of an `Entity` that they hold."""

    line: int
    layout: Layout
    cells: dict[str, str]

    def problem(self, part: str, wrong: str, allowed: str) -> RowProblem:
        """What is wrong with one cell."""
        return RowProblem(self.line, self.layout.columns.get(part, ""), wrong, allowed)

    def several(self, part: str) -> tuple[str, ...]:
        """The values of a cell that holds several, with ; between."""
        return tuple(piece.strip() for piece in self.cells[part].split(";") if piece.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read, and what was wrong on the way."""

    rows: tuple[Row, ...] = ()
    problems: tuple[RowProblem, ...] = ()


_Record = tuple[int, list[str]]


def take_apart(content: str | bytes) -> Table:
    """The rows of a file in either layout."""
    text = _decoded(content)
    if isinstance(text, RowProblem):
        return Table(problems=(text,))
    records, broken = _records(text)
    if broken:
        return Table(problems=(broken,))
    if not records:
        return _refused("The file is empty.", "A list has a line of headings, then one row for each entity.")
    headings = [_heading(cell) for cell in records[0][1]]
    layout = max((COORDINATORS, OWN), key=lambda layout: layout.matches(headings))
    problems = list(_heading_problems(records[0][0], headings, layout))
    if problems:
        return Table(problems=tuple(problems))
    if len(records) == 1:
        return _refused("The file has headings and no rows.", "Add one row for each entity.")
    return _table(records[1:], headings, layout)


def _refused(wrong: str, allowed: str) -> Table:
    return Table(problems=(RowProblem(0, "", wrong, allowed),))


def _decoded(content: str | bytes) -> str | RowProblem:
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as unreadable:
        line = content.count(b"\n", 0, unreadable.start) + 1
        wrong = "This line holds a character that is not UTF-8."
        return RowProblem(line, "", wrong, 'Save the file as "CSV UTF-8" and import it again.')


def _records(text: str) -> tuple[list[_Record], RowProblem | None]:
    """The records with the line each begins on; blank ones are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[_Record] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        wrong = "From here on the file cannot be read as a table."
        allowed = 'Look for a quotation mark that is not closed; a quotation mark within a cell is written twice ("").'
        return [], RowProblem(line, "", wrong, allowed)
    return records, None


def _heading(cell: str) -> str:
    return "_".join(cell.casefold().split())


def _heading_problems(line: int, headings: list[str], layout: Layout) -> Iterator[RowProblem]:
    known = ", ".join(layout.columns.values())
    if len(headings) == 1 and (";" in headings[0] or "\t" in headings[0]):
        yield RowProblem(line, "", "The columns are not separated by commas.", "Save the file as comma-separated CSV.")
        return
    for part, heading in layout.columns.items():
        if part in layout.needed and heading not in headings:
            yield RowProblem(line, heading, "This column is missing.", f"The first line names the columns: {known}.")
    for place, heading in enumerate(headings):
        if heading in headings[:place]:
            yield RowProblem(line, heading, "This column stands there twice.", "Keep one of them.")
        elif heading not in layout.columns.values():
            shown = heading or f"number {place + 1}"
            wrong = "This column is not known." if heading else "This column has no heading."
            yield RowProblem(line, shown, wrong, f"Remove or rename it. Known are: {known}.")


def _table(records: list[_Record], headings: list[str], layout: Layout) -> Table:
    parts = {heading: part for part, heading in layout.columns.items()}
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for line, cells in records:
        if len(cells) != len(headings):
            wrong = f"This row has {len(cells)} cells; the headings are {len(headings)}."
            allowed = "A cell with a comma in it must stand in quotation marks."
            problems.append(RowProblem(line, "", wrong, allowed))
            continue
        given = {parts[heading]: cell.strip() for heading, cell in zip(headings, cells, strict=True)}
        rows.append(Row(line, layout, {part: given.get(part, "") for part in OWN.columns}))
    return Table(tuple(rows), tuple(problems))
