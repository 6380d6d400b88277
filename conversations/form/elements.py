"""Data elements: what a row shows, what reviewers would ask about it, and what it still needs."""

from conversations.form.checks import examine
from conversations.form.conditions import Answers, Known
from conversations.form.element_headings import DEFAULT_ORDER
from conversations.form.element_tables import (
    COLUMNS,
    Problem,
    Row,
    TableRead,
    read_element_line,
    read_elements,
    read_table,
)
from conversations.form.model import Field, Form, Level, Remark
from conversations.form.values import Cells, Chosen, ChosenMany, Element, Text, YesNo
from conversations.form.words import found, plain

__all__ = [
    "COLUMNS",
    "DEFAULT_ORDER",
    "Problem",
    "Row",
    "TableRead",
    "element_text",
    "examine_element",
    "missing_columns",
    "names_a_person",
    "read_element_line",
    "read_elements",
    "read_table",
]

_DIRECT = (
    r"\bSSNs?\b|social security|^(?:full |first |last |middle |legal |maiden |person'?s? |client |member |"
    r"student |patient |"
    r"participant |employee |worker |mother'?s? |father'?s? )*(?:sur)?names?$|\b(?:street|home|mailing|"
    r"residential|e-?mail|postal)\s+address|"
    r"^address(?:es)?$|driver'?s? licen[cs]e|\blicen[cs]e number|\bpassport|\bphone\b|\btelephone|\be-?mail\b|"
    r"\bmedical record number|\bmedi-?cal (?:id|number)|\bclient index number|\baccount number|\bfingerprint|\bphoto|"
    r"\balien (?:registration )?number|\bITIN\b|\bfull name\b|\bdate of birth|\bbirth ?date\b|\bDOB\b|"
    r"\b(?:client|customer|member|participant|patient|student|person|recipient|beneficiary|employee|applicant|case) "
    r"(?:id|identifier|identification|number|no)\b"
)
_HIDDEN = r"\bhash\w*|\bsalted\b|\btokeni\w+|\bencrypt\w*|\bpseudonym\w*|\bmasked\b|\blast (?:four|4)\b"


def element_text(element: Element | Cells, key: str) -> str:
    """The words of a column, empty when it is empty; choices by their labels."""
    cells = element.cells if isinstance(element, Element) else element
    cell = cells.get(key)
    if cell is None:
        return ""
    match cell:
        case Text(text):
            return text
        case YesNo(yes, note):
            return ("yes" if yes else "no") + (f" ({note})" if note else "")
        case Chosen(choice):
            return COLUMNS[key].choice(choice).label
        case ChosenMany(choices):
            return ", ".join(COLUMNS[key].choice(choice).label for choice in choices)


def names_a_person(cells: Cells) -> bool:
    """Whether an element points straight to a person and nothing says that it is hashed or dropped."""
    treated = cells.get("element_deid")
    if isinstance(treated, Chosen) and treated.choice in {"hashed", "dropped"}:
        return False
    name, meaning = element_text(cells, "element_name"), element_text(cells, "element_definition")
    if found(_HIDDEN, f"{name} {meaning}"):
        return False
    return bool(
        found(_DIRECT, name) or found(r"\bSSNs?\b|social security number|driver'?s? licen[cs]e number", meaning)
    )


def examine_element(form: Form, element: Element, known: Known) -> tuple[Remark, ...]:
    """The remarks on one row: those of its columns, and those that look across columns and rows."""
    own = Answers(today=known.today, elements=(element,))
    remarks: list[Remark] = []
    for column in form.element_columns:
        cell = element.cells.get(column.key)
        if cell is not None:
            remarks.extend(examine(form, column, cell, own))
    remarks.extend(_across(element, known))
    return tuple(sorted(remarks, key=lambda remark: remark.level is not Level.MUST_FIX))


def _across(element: Element, known: Known) -> list[Remark]:
    name = plain(element_text(element, "element_name"))
    remarks = []
    others = [plain(element_text(other, "element_name")) for other in known.elements if other.id != element.id]
    if name and name in others:
        remarks.append(
            Remark("unique", Level.MUST_FIX, "Another element has this name.", "Rename it, or leave one of them out.")
        )
    if name and plain(element_text(element, "element_definition")) == name:
        remarks.append(
            Remark(
                "repeats",
                Level.MUST_FIX,
                "The meaning only repeats the name.",
                "Say what it is, of whom, in which unit.",
            )
        )
    if names_a_person(element.cells):
        remarks.append(
            Remark(
                "direct",
                Level.REMARK,
                "This points straight to a person.",
                "Could it be hashed before it is sent, or left out?",
            )
        )
    return remarks


def missing_columns(form: Form, element: Element, known: Known, *, drafted_only: bool) -> tuple[Field, ...]:
    """The columns that this row still needs: at drafting only those that the analyst gives."""
    own = Answers(today=known.today, elements=(element,))
    wanted = DEFAULT_ORDER if drafted_only else tuple(column.key for column in form.element_columns)
    return tuple(
        column
        for column in form.element_columns
        if column.key in wanted and column.key not in element.cells and column.required.holds(own)
    )
