"""What the assistant would say to one answer, without an agreement around it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from rapidfuzz import fuzz, process

from conversations.form.bucp3 import BUCP_3
from conversations.form.checks import examine
from conversations.form.conditions import Answers
from conversations.form.elements import element_text, examine_element, missing_columns
from conversations.form.model import Form, Level, Remark
from conversations.form.readers import Misread, read
from conversations.form.values import Element, Rows

SURE_ENOUGH = 60
EXAMPLES_HOLD_FROM = date(2027, 3, 10)
"""The examples of the form tell of an agreement that was signed shortly before this day."""


class Verdict(Enum):
    """What becomes of an answer: taken as it is, taken with a remark, or to be mended before the draft goes on."""

    OK = "ok"
    REMARK = "remark"
    MUST_FIX = "must-fix"


@dataclass(frozen=True, slots=True)
class Tried:
    """The verdict on an answer, and each remark with the way to mend it."""

    verdict: Verdict
    remarks: tuple[str, ...] = ()


def tried(key: str, text: str, today: date, form: Form = BUCP_3) -> Tried:
    """What would be said to this answer alone. What cannot be read must be mended. Raises KeyError for no field.

    On days before the form's examples happened the answer is read as on the first day after them.
    """
    field = form.field(key)
    today = max(today, EXAMPLES_HOLD_FROM)
    reading = read(field, text, today)
    if isinstance(reading, Misread):
        return Tried(Verdict.MUST_FIX, (f"{reading.why} {reading.try_}".strip(),))
    remarks = examine(form, field, reading.value, Answers(today))
    if isinstance(reading.value, Rows):
        remarks += _on_rows(form, reading.value, today)
    if not remarks:
        return Tried(Verdict.OK)
    must = any(one.level is Level.MUST_FIX for one in remarks)
    return Tried(Verdict.MUST_FIX if must else Verdict.REMARK, tuple(f"{one.says} {one.cure}" for one in remarks))


def _on_rows(form: Form, given: Rows, today: date) -> tuple[Remark, ...]:
    """The remarks on each data element: what its drafter still owes, and what stands in its columns."""
    elements = tuple(Element(str(number), cells) for number, cells in enumerate(given.rows, start=1))
    known = Answers(today, elements=elements)
    remarks: list[Remark] = []
    for element in elements:
        name = element_text(element, "element_name")
        for column in missing_columns(form, element, known, drafted_only=True):
            says = f"{name}: the {column.label.lower()} is missing."
            remarks.append(Remark("missing", Level.MUST_FIX, says, column.question))
        remarks += [replace(one, says=f"{name}: {one.says}") for one in examine_element(form, element, known)]
    return tuple(remarks)


def nearest_key(key: str, form: Form = BUCP_3) -> str:
    """The field whose key is most like a word; empty when none is near."""
    best = process.extractOne(key.casefold(), list(form.by_key), scorer=fuzz.ratio, score_cutoff=SURE_ENOUGH)
    return best[0] if best else ""
