"""What a new agreement takes over from an earlier one: the answers, each at its place in the new one."""

from collections.abc import Iterator

from conversations.agreement.model import Agreement, Answer, CopiedAnswer, Side, Slot
from conversations.answers import form_of, stored, value_of
from conversations.form.model import Form, Kind
from conversations.form.reuse import Reuse, reuse
from conversations.form.values import Cell, Cells, Rows
from conversations.ids import ElementId, PartyId, PersonId


def may_copy(source: Agreement, person: PersonId) -> bool:
    """The answers are the recipient's words: the provider's people read them, and take none of them along."""
    member = source.members.get(person)
    return member is not None and member.side is Side.RECIPIENT


def copies(source: Agreement, target: Agreement) -> tuple[CopiedAnswer, ...]:
    """The answers to take over, elements in the order of their list. Those that could not be read stay behind, and so
    do those about a party that does not take part any more. Elements keep their old numbers here."""
    return tuple(_copies(source, target))


def _copies(source: Agreement, target: Agreement) -> Iterator[CopiedAnswer]:
    form = form_of(target)
    parties = {one.id: _same(source, target, one.id) for one in source.parties}
    for slot, answer in _in_order(source):
        field = form.by_key.get(slot.field)
        what = reuse(form, slot.field) if field is not None else Reuse.LEFT
        party = parties.get(slot.party) if slot.party is not None else None
        if field is None or what is Reuse.LEFT or answer.value is None or (slot.party and party is None):
            continue
        value = stored(_rows(source)) if field.kind is Kind.ELEMENTS else answer.value
        yield CopiedAnswer(Slot(slot.field, party, slot.element), answer.text, value, what is Reuse.LOOK_AGAIN)


def _in_order(source: Agreement) -> Iterator[tuple[Slot, Answer]]:
    yield from ((slot, answer) for slot, answer in source.answers.items() if slot.element is None)
    for element in source.elements:
        yield from ((slot, answer) for slot, answer in source.answers.items() if slot.element == element)


def _same(source: Agreement, target: Agreement, party: PartyId) -> PartyId | None:
    """The party of the new agreement that stands where this one stood."""
    old = source.party(party)
    fitting = [one for one in target.of_side(old.side) if one.entity == old.entity]
    best = next((one for one in fitting if one.unit == old.unit), fitting[0] if fitting else None)
    return best.id if best is not None else None


def _rows(source: Agreement) -> Rows:
    """The elements without what the provider wrote about them."""
    return Rows(tuple(_cells(source, form_of(source), element) for element in source.elements))


def _cells(source: Agreement, form: Form, element: ElementId) -> Cells:
    cells: dict[str, Cell] = {}
    for column in form.element_columns:
        answer = source.answers.get(Slot(column.key, element=element))
        cell = value_of(answer, column) if answer and reuse(form, column.key) is not Reuse.LEFT else None
        if isinstance(cell, Cell):
            cells[column.key] = cell
    return cells
