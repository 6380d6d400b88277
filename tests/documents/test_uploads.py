"""Files that people bring: every encoding and divider, tables and texts, and those that are broken or made to hurt."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from openpyxl import Workbook

from conversations.files import Sheet, Unread, Words
from documents.uploads import MOST_COLUMNS, MOST_ROWS, OLE, read_upload

ROWS = (("Field", "Meaning", "Why"), ("Wage Quarter", "Quarter of the wages, as paid", "Timing"))
TEXT = "Field,Meaning,Why\nWage Quarter,“as paid” – é,Timing\n"


def workbook(*sheets: tuple[tuple[object, ...], ...], titles: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    for unused in book.worksheets:
        book.remove(unused)
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(titles[at] if titles else f"Sheet {at}")
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def document(fill: Callable[[object], None]) -> bytes:
    made = Document()
    fill(made)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def repacked(content: bytes, part: str, new: bytes) -> bytes:
    """The same packed file with another part in place of one."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in old.infolist():
            packed.writestr(one.filename, new if one.filename == part else old.read(one))
    return kept.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_rows_in_every_encoding(encoding: str) -> None:
    assert read_upload("csv", TEXT.encode(encoding)) == Sheet(
        (("Field", "Meaning", "Why"), ("Wage Quarter", "“as paid” – é", "Timing"))
    )


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
def test_rows_with_every_divider(divider: str) -> None:
    lines = "\r\n".join(divider.join(f'"{cell}"' for cell in row) for row in ROWS)
    assert read_upload("csv", lines.encode()) == Sheet(ROWS)


def test_a_comma_in_the_words_is_no_divider_when_another_one_fits() -> None:
    assert read_upload("csv", b"Field;Meaning\nPay;gross, in USD\nName;first, last, middle\n") == Sheet(
        (("Field", "Meaning"), ("Pay", "gross, in USD"), ("Name", "first, last, middle"))
    )


def test_a_divider_that_is_named_in_the_first_line() -> None:
    assert read_upload("csv", b"sep=;\r\nField;Meaning\r\nPay;gross\r\n") == Sheet(
        (("Field", "Meaning"), ("Pay", "gross"))
    )


def test_line_ends_in_quotes_are_part_of_the_cell() -> None:
    assert read_upload("csv", b'Field,Meaning\nPay,"gross,\nin USD"\n') == Sheet(
        (("Field", "Meaning"), ("Pay", "gross, in USD"))
    )


def test_a_sheet_with_numbers_days_and_empty_rows() -> None:
    import datetime

    rows = ((), ("Field", "Meaning", "From", "Must"), (), ("Pay", 3.0, datetime.date(2027, 1, 5), True), (None, ""))
    assert read_upload("xlsx", workbook(rows)) == Sheet(
        (("Field", "Meaning", "From", "Must"), ("", "", "", ""), ("Pay", "3", "2027-01-05", "yes"))
    )


def test_of_several_sheets_the_one_with_the_heading_is_read() -> None:
    content = workbook((("About us",),), ROWS, titles=("Cover", "Elements"))
    assert read_upload("xlsx", content) == Sheet(ROWS, name="Elements")


def test_a_document_is_read_in_its_order_with_its_table() -> None:
    def fill(made: object) -> None:
        assert hasattr(made, "add_paragraph")
        made.add_paragraph("First of all.")
        table = made.add_table(0, 3)  # type: ignore[attr-defined]  # the library's own type is a function
        for row in ROWS:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        made.add_paragraph("A point", style="List Bullet")

    read = read_upload("docx", document(fill))
    assert isinstance(read, Words)
    assert read.text.startswith("First of all.\n\nField\tMeaning\tWhy\nWage Quarter\t")
    assert read.text.endswith("\n\n- A point")
    assert read.rows == ROWS


def test_a_text_loses_what_nobody_can_see() -> None:
    assert read_upload("txt", "\ufeffYes,\x07 \u202esure\r\nand more\n".encode()) == Words("Yes, sure\nand more")


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx", "docx"])
def test_what_is_empty_broken_or_locked_is_said(ending: str) -> None:
    assert read_upload(ending, b"") == Unread("empty")
    assert read_upload(ending, b" \n ") == Unread("empty")
    if ending in ("xlsx", "docx"):
        assert read_upload(ending, b"not packed at all") == Unread("broken")
        assert read_upload(ending, OLE + "EncryptedPackage".encode("utf-16-le")) == Unread("locked")
        assert read_upload(ending, OLE + b"WordDocument") == Unread("broken")
    else:
        assert read_upload(ending, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == Unread("broken")


def test_a_packed_file_of_another_kind_or_cut_short_is_broken() -> None:
    whole = workbook(ROWS)
    assert read_upload("docx", whole) == Unread("broken")
    assert read_upload("xlsx", whole[: len(whole) // 2]) == Unread("broken")
    assert read_upload("xlsx", document(lambda _: None)) == Unread("broken")
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"):
        assert read_upload("xlsx", repacked(whole, part, b"<a><b>")) == Unread("broken"), part


def test_entities_in_a_packed_file_are_not_followed() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]><workbook>&y;</workbook>'
    assert read_upload("xlsx", repacked(workbook(ROWS), "xl/workbook.xml", bomb)) == Unread("broken")


def test_a_bomb_is_not_unpacked() -> None:
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml"):
        bomb = repacked(workbook(ROWS), part, b" " * 60_000_000)
        assert len(bomb) < 1_000_000
        assert read_upload("xlsx", bomb) == Unread("packed")
    bomb = repacked(document(lambda _: None), "word/document.xml", b" " * 60_000_000)
    assert read_upload("docx", bomb) == Unread("packed")


def test_a_sheet_of_very_many_rows_is_read_as_far_as_anybody_looks() -> None:
    many = b"Field,Meaning\n" + b"Pay,gross\n" * 900_000
    begun = time.perf_counter()
    read = read_upload("csv", many)
    assert time.perf_counter() - begun < 2
    assert isinstance(read, Sheet)
    assert read.more
    assert len(read.rows) == MOST_ROWS


def test_a_cell_far_away_costs_nothing() -> None:
    content = workbook((("Field", "Meaning"), ("Pay", "gross")))
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Field</t></is></c><c r="XFD1" t="inlineStr"><is><t>x</t></is></c>'
        b'</row><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>y</t></is></c></row></sheetData></worksheet>'
    )
    begun = time.perf_counter()
    read = read_upload("xlsx", repacked(content, "xl/worksheets/sheet1.xml", far))
    assert time.perf_counter() - begun < 2
    assert read == Sheet((("Field",),)), MOST_COLUMNS
