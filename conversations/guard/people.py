"""Record-level data: rows that hold people, as they are pasted from a file.

One person is not yet a record (a signature, a contact), nor is a table of data elements, which names the columns of
such a file and has none of its rows. Two rows with dates of birth are; names with a phone or an address of an office
are not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"(?:19\d\d|20[01]\d)"
_DAY = (
    rf"(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d(?!\d))"
    rf"|{_MONTH}\.? \d{{1,2}},? {_YEAR}|\d{{1,2}} {_MONTH},? {_YEAR}|{_YEAR}[01]\d[0-3]\d)"
)
DATE = re.compile(rf"(?<![\w/-]){_DAY}(?![\w/-])", re.IGNORECASE)
BORN = re.compile(
    rf"\b(?:d\.?o\.?b\.?|birth[ _]?(?:date|day)?|date of birth|born(?: on)?)[\"']?[ :=,-]{{0,4}}[\"']?"
    rf"(?:{_DAY}|\d{{8}})(?! or | and later| and earlier)",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"\b(?:first|last|full|client|applicant|patient|student|participant|recipient|employee)?[ _]?name[\"']?[ ]?[:=]"
    r"|\b(?:applicant|patient|client|recipient|student|participant)[ ]?:",
    re.IGNORECASE,
)
# Two or three words with capitals, or all in capitals, or "Last, First".
_NAME = re.compile(
    r"(?<![\w@.])(?:[A-Z][a-z'-]+|[A-Z]{2,})(?:, ?| +)(?:[A-Z]\.? +)?(?:[A-Z][a-z'-]+|[A-Z]{2,})(?![\w@])"
)
_OFFICE = re.compile(
    r"\b(?:department|division|office|agency|county|board|bureau|commission|university|college|center|centre|branch|"
    r"section|unit|program|manager|analyst|director|officer|counsel|attorney|chief|deputy|specialist|administrator|"
    r"investigator|coordinator|contact|service|services|data|file|report|signed|signs|training)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"[,;:|] *[A-Z]{3,6}(?![\w@])")  # EDD, DHCS: whoever stands beside it is met at work
_STREET = re.compile(
    r"\b\d{1,6} (?:[NSEW]\.? )?(?:[A-Z0-9][\w.']* ){1,3}"
    r"(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|ct|court|way|pl|place|mall|cir|pkwy|hwy)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w-])\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?![\w-])")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63})\.\w")
_OWN_MAIL = frozenset(
    {
        "gmail",
        "yahoo",
        "hotmail",
        "outlook",
        "icloud",
        "aol",
        "comcast",
        "att",
        "msn",
        "live",
        "proton",
        "mail",
        "sbcglobal",
        "ymail",
    }
)

FEWEST_BORN = 2
FEWEST = 3
FEWEST_PHONES = 5
ROWS_LOOKED_AT = 20  # below a line of column names


def found(text: str) -> int | None:
    """Where the first row is."""
    lines = _lines(text)
    under_head = _under_a_head(lines)
    if under_head is not None:
        return under_head
    born = [hit.start() for hit in BORN.finditer(text)]
    if len(born) >= FEWEST_BORN and _names(text) >= FEWEST_BORN:
        return born[0]
    return _rows_of_people(lines)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int


def _lines(text: str) -> list[_Line]:
    """The lines with words in them, and where each begins."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip(" \t|-:+="):
            lines.append(_Line(line, at))
        at += len(line) + 1
    return lines


def _names(text: str) -> int:
    return max(len(_NAME.findall(text)), len(_NAME_LABEL.findall(text)))


# Rows under a line of column names

_COLUMNS = {
    "born": re.compile(r"\bd\.?o\.?b\b|birth"),
    "ssn": re.compile(r"\bssn\b|social sec"),
    "number": re.compile(r"\bmrn\b|medical record|\bcin\b|medi cal|driver|passport|\bitin\b"),
    "phone": re.compile(r"phone|\bcell\b|mobile"),
    "mail": re.compile(r"e ?mail"),
    "address": re.compile(r"address|street"),
    "name": re.compile(
        r"\bname\b|\b[fl]name\b|\bfirst\b|\blast\b|surname|client|applicant|patient|student|participant|recipient|"
        r"employee"
    ),
    "office": re.compile(r"\brole\b|title|department|division|agency|organi[sz]ation|\boffice\b|position"),
    "meaning": re.compile(r"meaning|defin|descri|\btype\b|format|\bneed|purpose|why|length|element|field|variable"),
}
_VALUES = {
    "born": re.compile(rf"{_DAY}|\d{{6,8}}", re.IGNORECASE),
    "ssn": re.compile(r"[\dX*]{3}[- ]?[\dX*]{2}[- ]?\d{4}", re.IGNORECASE),
    "number": re.compile(r"(?=.*\d.*\d.*\d)[A-Z]{0,2}\d[\w-]{3,}", re.IGNORECASE),
    "phone": _PHONE,
    "mail": re.compile(r"[\w.+-]+@(?:[\w-]+\.)+(?!gov\b|edu\b|us\b)[a-z]{2,}", re.IGNORECASE),
    "address": re.compile(r"\d{1,6} .*[A-Za-z].*"),
}
_TELLING = ("born", "ssn", "number")
_OF_ANYBODY = ("phone", "mail", "address")


def _under_a_head(lines: Sequence[_Line]) -> int | None:
    """The first row under a line that names columns as only files of people have them."""
    for place, head in enumerate(lines):
        mark = _mark(head.text)
        if mark is None:
            continue
        columns = [_column(cell) for cell in _cells(head.text, mark)]
        if "meaning" in columns or not _is_of_people(columns):
            continue
        below = lines[place + 1 : place + 1 + ROWS_LOOKED_AT]
        rows = [line for line in below if _fits(_cells(line.text, mark), columns)]
        if len(rows) >= FEWEST_BORN:
            return rows[0].start
    return None


def _mark(line: str) -> str | None:
    """What divides the columns of a line."""
    best = max("\t|;,", key=line.count)
    return best if line.count(best) >= 1 and len(line) < 600 else None


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip(" \t\"'") for cell in (line.strip().strip("|") if mark == "|" else line).split(mark)]


def _column(cell: str) -> str:
    """What a column holds, by its name; empty for anything else, and for a cell too long to be a name."""
    if len(cell) > 40 or re.search(r"\d{3}", cell):
        return ""
    name = re.sub(r"[\W_]+", " ", cell.casefold())
    return next((kind for kind, called in _COLUMNS.items() if called.search(name)), "")


def _is_of_people(columns: Sequence[str]) -> bool:
    if any(kind in columns for kind in _TELLING):
        return True
    return "name" in columns and "office" not in columns and any(kind in columns for kind in _OF_ANYBODY)


def _fits(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a row has, in a column of personal data, a value of that kind."""
    if abs(len(cells) - len(columns)) > 1:
        return False
    pairs = zip(cells, columns, strict=False)
    return any(kind in _VALUES and _VALUES[kind].fullmatch(cell) is not None for cell, kind in pairs)


# Rows without such a line


def _rows_of_people(lines: Sequence[_Line]) -> int | None:
    """The first of several lines, one below the other, that each hold a person and something of theirs."""
    for holds, fewest in ((_with_date, FEWEST), (_with_home, FEWEST), (_with_phone, FEWEST_PHONES)):
        for does, group in groupby(lines, lambda line: holds(line.text)):  # noqa: B023 - used up at once
            run = list(group)
            if does and len(run) >= fewest:
                return run[0].start
    return None


def _with_date(line: str) -> bool:
    date = DATE.search(line)
    name = _NAME.search(line)
    return date is not None and name is not None and not _OFFICE.search(line) and len(line) < 300


def _with_home(line: str) -> bool:
    """A name with a home address, or with a mail address of one's own."""
    mail = _MAIL.search(line)
    return _is_private(line) and (bool(_STREET.search(line)) or (mail is not None and mail[1].casefold() in _OWN_MAIL))


def _with_phone(line: str) -> bool:
    return _is_private(line) and bool(_PHONE.search(line)) and not _MAIL.search(line)


def _is_private(line: str) -> bool:
    """Whether a line begins with a person's name and says nothing of where they work."""
    begins = _NAME.match(line.lstrip(" \t|-*0123456789.)#"))
    return begins is not None and not _OFFICE.search(line) and not _AGENCY.search(line)
