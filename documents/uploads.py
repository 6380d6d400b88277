"""Files that people bring, turned into words and rows. Everything in them may be broken, huge, or made to hurt.

Sizes are looked at before anything is unpacked, rows and characters are counted while reading, and what goes wrong
inside a library comes out as a plain `Unread`.
"""

import csv
import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from conversations.files import Grid, Read, Sheet, Unread, Words
from conversations.form.element_headings import headed

MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_CELL = 4_000
MOST_TEXT = 200_000
"""Rows, columns, characters of a cell, characters of a text: what comes after is not read."""
MOST_SHEETS = 10
MOST_SHEET_XML = 30_000_000
MOST_OTHER_XML = 10_000_000
MOST_UNPACKED = 100_000_000
"""Bytes of one part of a packed file, and of all, before it is worth unpacking."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old office files begin with, and new ones that have a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, SyntaxError,
    NotImplementedError, OSError, OverflowError, AssertionError, RecursionError,
)  # fmt: skip
"""What the readers of packed files raise when they are given nonsense."""
DIVIDERS = ",;\t|"
# Marks that turn the order of what stands around them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def read_upload(ending: str, content: bytes) -> Read:
    """What a file holds, by the ending of its name: txt, md, docx for words; csv, tsv, xlsx for rows."""
    if not content.strip():
        return Unread("empty")
    if ending in ("docx", "xlsx"):
        return _packed(ending, content)
    text = _decoded(content)
    if text is None:
        return Unread("broken")
    if ending in ("csv", "tsv"):
        return _separated(text)
    words = _clean(text[:MOST_TEXT])
    return Words(words) if words else Unread("empty")


# Text


def _decoded(content: bytes) -> str | None:
    """Text in whatever encoding it has; None when it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if content[:200].count(0) * 3 > len(content[:200]):  # every other byte: UTF-16 that does not say so
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", errors="replace")
    if b"\0" in content[:4000]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _clean(text: str) -> str:
    """Without control characters and marks that turn the order; line ends are all of one kind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return "".join(char for char in lines if char in "\n\t" or _wanted(char)).strip()


def _wanted(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in _TURNING


def _separated(text: str) -> Read:
    named = re.match(r"sep=(.)\r?\n", text)  # what a spreadsheet program writes for its like
    divider = named[1] if named else _divider(text)
    body = text[named.end() :] if named else text
    try:
        return _sheet(csv.reader(io.StringIO(body, newline=""), delimiter=divider))
    except csv.Error:
        return Unread("broken")


def _divider(text: str) -> str:
    """The divider by which the first rows have the most columns, as many in each."""
    start = text[:20_000]

    def fits(divider: str) -> int:
        try:
            rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=divider) if any(row)][:30]
        except csv.Error:
            return 0
        widths = [len(row) for row in rows]
        return widths.count(widths[0]) * (widths[0] - 1) if widths else 0

    return max(DIVIDERS, key=fits)


# Rows


def _sheet(rows: Iterable[Sequence[object]], name: str = "") -> Read:
    grid: list[tuple[str, ...]] = []
    more = False
    for row in rows:
        if len(grid) >= MOST_ROWS:
            more = any(map(_cell, row[:MOST_COLUMNS]))
            if more:
                break
            continue
        grid.append(tuple(_cell(cell) for cell in row[:MOST_COLUMNS]))
    kept = _trimmed(grid)
    return Sheet(kept, more, name) if kept else Unread("empty")


def _trimmed(grid: Sequence[Sequence[str]]) -> Grid:
    """Without the empty rows at both ends, and the empty columns at the right."""
    filled = [at for at, row in enumerate(grid) if any(row)]
    if not filled:
        return ()
    width = max(at + 1 for row in grid for at, cell in enumerate(row) if cell)
    return tuple(tuple(row[:width]) for row in grid[filled[0] : filled[-1] + 1])


def _cell(value: object) -> str:
    """A cell as people see it: no empty decimals, days as days."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return " ".join(_clean(str(value)[:MOST_CELL]).split())


# Packed files


def _packed(ending: str, content: bytes) -> Read:
    if content.startswith(OLE):
        return Unread("locked" if LOCKED in content else "broken")
    try:
        refused = _weighed(content)
        if refused is not None:
            return refused
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read here
            return _workbook(content) if ending == "xlsx" else _document(content)
    except BROKEN:
        return Unread("broken")


def _weighed(content: bytes) -> Unread | None:
    """Why a packed file is not opened. Nothing unpacks to more than its table of contents says: zipfile sees to it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        return Unread("locked")
    heavy = sum(part.file_size for part in parts) > MOST_UNPACKED or any(_too_heavy(part) for part in parts)
    return Unread("packed") if heavy or len(parts) > 5_000 else None


def _too_heavy(part: zipfile.ZipInfo) -> bool:
    """Sheets are read row by row; every other part comes into memory as a whole."""
    return part.file_size > (MOST_SHEET_XML if "worksheets/" in part.filename else MOST_OTHER_XML)


def _workbook(content: bytes) -> Read:
    """The first sheet with a heading that is understood, else the first with anything in it."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
        limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
        read = [_sheet(one.iter_rows(**limits, values_only=True), one.title if len(shown) > 1 else "") for one in shown]
    finally:
        book.close()
    if not book.worksheets:
        return Unread("broken")
    full = [one for one in read if isinstance(one, Sheet)]
    return next((one for one in full if headed(one.rows)[2]), full[0] if full else Unread("empty"))


def _document(content: bytes) -> Read:
    """The paragraphs and tables of a document, in their order; and the first table as rows."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(content))
    except OpcError:
        return Unread("broken")
    pieces: list[str] = []
    rows: Grid = ()
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            grid = _trimmed([[_cell(cell.text) for cell in row.cells] for row in part.rows[:MOST_ROWS]])
            rows = rows or grid
            pieces.append("\n".join("\t".join(row) for row in grid))
        else:
            pieces.append(f"- {part.text}" if _in_list(part.style.name if part.style else "") else part.text)
        if sum(map(len, pieces[-1:])) > MOST_TEXT or len(pieces) > MOST_ROWS:
            break
    text = _clean("\n\n".join(piece.strip() for piece in pieces if piece.strip()))[:MOST_TEXT]
    return Words(text, rows) if text else Unread("empty")


def _in_list(style: str | None) -> bool:
    return (style or "").startswith("List")
