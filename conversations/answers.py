"""The agreement's answers as the form knows them: values read back, so that conditions and checks can look at them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from conversations.agreement.model import Agreement, Answer, Json, Slot
from conversations.form.bucp3 import BUCP_3
from conversations.form.codec import JsonObject, from_json, to_json
from conversations.form.model import Field, Form
from conversations.form.values import Cell, Deadlines, Element, Value
from conversations.ids import ElementId, PartyId

DEADLINES = Slot("critical_deadlines")
FORMS: dict[str, Form] = {BUCP_3.version: BUCP_3}


def form_of(agreement: Agreement) -> Form:
    """The form that the agreement pinned; the newest one before it has begun."""
    return FORMS.get(agreement.form, BUCP_3)


def value_of(answer: Answer, field: Field) -> Value | None:
    """What was read out of an answer; None when it could not be read."""
    if not isinstance(answer.value, dict):
        return None
    return from_json(field.kind, cast("JsonObject", answer.value))  # the same JSON, by two names of its type


def stored(value: Value) -> Json:
    """A value as the record keeps it."""
    return cast("Json", to_json(value))  # the same JSON, by two names of its type


def field_of(agreement: Agreement, slot: Slot) -> Field:
    """The form's field of a slot. Raises KeyError for a key that the form does not have."""
    return form_of(agreement).field(slot.field)


def dates_of(agreement: Agreement) -> tuple[date, ...]:
    """The days that drive the work, earliest first, as far as they are written (BUCP v3, Critical deadlines)."""
    answer = agreement.answers.get(DEADLINES)
    value = value_of(answer, field_of(agreement, DEADLINES)) if answer else None
    return tuple(sorted(one.day for one in value.dates)) if isinstance(value, Deadlines) else ()


@dataclass(frozen=True)
class KnownAnswers:
    """`conversations.form.Known` over an agreement. A party is told by its number, as text."""

    agreement: Agreement
    today: date
    disputed: bool = False
    names_in_use: Collection[str] = ()

    @cached_property
    def elements(self) -> Sequence[Element]:
        return tuple(Element(str(one), self._cells(one)) for one in self.agreement.elements)

    def _cells(self, element: ElementId) -> dict[str, Cell]:
        cells: dict[str, Cell] = {}
        for column in form_of(self.agreement).element_columns:
            value = self._at(Slot(column.key, element=element))
            if isinstance(value, Cell):
                cells[column.key] = value
        return cells

    def value(self, key: str, party: str | None = None) -> Value | None:
        own = self._at(Slot(key, PartyId(int(party)))) if party else None
        return own if own is not None else self._at(Slot(key))

    def values(self, key: str) -> Sequence[Value]:
        if key not in self._answered:
            return ()
        slots = (Slot(key), *(Slot(key, party.id) for party in self.agreement.parties))
        return [value for slot in slots if (value := self._at(slot)) is not None]

    @cached_property
    def _answered(self) -> frozenset[str]:
        return frozenset(slot.field for slot in self.agreement.answers)

    @cached_property
    def _read(self) -> dict[Slot, Value | None]:
        return {}

    def _at(self, slot: Slot) -> Value | None:
        if slot.field not in self._answered:
            return None
        if slot not in self._read:
            answer = self.agreement.answers.get(slot)
            self._read[slot] = value_of(answer, field_of(self.agreement, slot)) if answer else None
        return self._read[slot]
