"""The sheet to fill in, opened by something else than what made it."""

import csv
import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

from conversations.files import Sheet
from conversations.form.element_headings import headed
from conversations.form.element_tables import read_rows
from documents import elements_sheet, read_upload

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADS = ["Name", "Meaning", "Need", "Format", "Valid values", "Source", "Treatment"]


def words_of(content: bytes, sheet: int) -> list[list[str]]:
    """The words of a sheet, by nothing but zip and XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        rows = ET.fromstring(packed.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{MAIN}row")  # noqa: S314 - our own
        return [["".join(cell.itertext()) for cell in row] for row in rows]


def test_the_sheet_has_its_columns_an_example_and_notes() -> None:
    heading, example = words_of(elements_sheet("xlsx"), 1)
    assert heading == HEADS
    assert example[0] == "Quarterly Wage Amount (example)"
    assert all(example)
    notes = [row[0] for row in words_of(elements_sheet("xlsx"), 2)]
    assert any(note.startswith("Need:") for note in notes)


def test_the_same_as_csv() -> None:
    rows = list(csv.reader(io.StringIO(elements_sheet("csv").decode("utf-8-sig"))))
    assert rows == words_of(elements_sheet("xlsx"), 1)


def test_a_filled_in_sheet_is_understood_and_its_example_passed_over() -> None:
    for kind in ("csv", "xlsx"):
        read = read_upload(kind, elements_sheet(kind))
        assert isinstance(read, Sheet)
        columns, body, had_heading = headed(read.rows)
        assert had_heading
        assert all(key for _, key in columns)
        assert read_rows(columns, body, date(2027, 1, 5)) == ((), ())
        mine = ("Wage Quarter", "Quarter in which wages were paid", "Timing", "date", "", "", "")
        rows, problems = read_rows(columns, (*body, mine), date(2027, 1, 5))
        assert [row.line for row in rows] == [2]
        assert problems == ()
