"""The sheet that people fill in with the data elements they ask for: the columns, one example, and notes on each."""

import csv
import io

from conversations.form.element_headings import DEFAULT_ORDER
from conversations.form.element_tables import COLUMNS, EXAMPLE_MARK
from conversations.form.model import Field

LATER = ("element_type", "element_valid_inputs", "element_source", "element_deid")
"""Columns that one may fill in already when one knows."""
SHOWN = tuple(COLUMNS[key] for key in (*DEFAULT_ORDER, *LATER))
NOTES = (
    "One data element on a row. Name, meaning and need are yours; leave the others empty if you don't know them.",
    "Use plain words, no file codes. The row marked (example) is passed over.",
    "Ask for columns of data only: put no data about people in this sheet.",
)


def elements_sheet(kind: str) -> bytes:
    """The sheet as a file, `xlsx` or `csv`. Raises ValueError for another kind."""
    if kind == "csv":
        return _csv()
    if kind == "xlsx":
        return _xlsx()
    raise ValueError(f"no sheet is made as {kind}")


def _example() -> list[str]:
    name, *others = (column.good_example for column in SHOWN)
    return [f"{name} {EXAMPLE_MARK}", *others]


def _csv() -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([[column.label for column in SHOWN], _example()])
    return written.getvalue().encode("utf-8-sig")  # the mark lets spreadsheet programs know the encoding


def _xlsx() -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet("Data elements", 0)
    for empty in book.worksheets[1:]:
        book.remove(empty)
    sheet.append([column.label for column in SHOWN])
    sheet.append(_example())
    sheet.freeze_panes = "A2"
    for at, column in enumerate(SHOWN, 1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.cell(2, at).font = Font(italic=True)
        sheet.column_dimensions[get_column_letter(at)].width = 40 if column.key in DEFAULT_ORDER else 24
    notes = book.create_sheet("Notes")
    for note in (*NOTES, *(_about(column) for column in SHOWN)):
        notes.append([note])
        notes.cell(notes.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 100
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _about(column: Field) -> str:
    return f"{column.label}: {column.question} {column.good_hint}"
