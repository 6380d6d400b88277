"""What a draft says, field by field, before it has a look: answered, left for later, missing, or not asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import cast

from conversations.agreement.model import Agreement, Answer, Parked, Party, Side, Slot, State
from conversations.form import model as form_model
from conversations.form.codec import JsonObject, from_json
from conversations.form.conditions import Answers
from conversations.form.model import Field, Form, Origin, Reviewer, Scope, Section
from conversations.form.show import show
from conversations.form.values import Cell, Element, Value
from conversations.ids import ElementId, PersonId
from conversations.people import PACIFIC, Person
from conversations.said import MENTION
from conversations.wording.dates import day, local

People = Mapping[PersonId, Person]

RELEASED_BY = {
    Reviewer.LEGAL: "counsel",
    Reviewer.PRIVACY: "the privacy officer",
    Reviewer.SECURITY: "the security officer",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value's place. `whose` is the party it belongs to, empty for the agreement's own.

    `lines` are the answer's paragraphs, each of which may have several lines; without them there is no answer.
    """

    whose: str
    lines: tuple[str, ...] = ()
    by: str = ""
    proposal: str = ""
    unread: bool = False
    parked: str = ""
    parked_by: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One field with all its values."""

    key: str
    label: str
    question: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the form. `coming` are the labels of what the process itself will record, `silent` of what does
    not apply so far."""

    key: str
    title: str
    fields: tuple[Told, ...]
    coming: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How far the draft is. All three count places for values, not fields."""

    answered: int
    parked: int
    missing: int


@dataclass(frozen=True)
class Reading:
    """An agreement read against its form, as it stands at `now` (aware)."""

    agreement: Agreement
    form: Form
    people: People
    now: datetime

    @cached_property
    def known(self) -> Answers:
        """The answers, as the form's conditions look at them."""
        given = {
            (slot.field, None if slot.party is None else str(slot.party)): value
            for slot in self.agreement.answers
            if slot.element is None and (value := self.value(slot)) is not None
        }
        elements = tuple(Element(str(element), self._cells(element)) for element in self.agreement.elements)
        return Answers(local(self.now, PACIFIC).date(), given, elements)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The form's sections in its own order."""
        return tuple(self._chapter(section) for section in self.form.sections)

    @cached_property
    def count(self) -> Count:
        entries = [entry for chapter in self.chapters for told in chapter.fields for entry in told.entries]
        answered = sum(1 for entry in entries if entry.lines)
        parked = sum(1 for entry in entries if entry.parked)
        return Count(answered, parked, sum(1 for entry in entries if entry.missing))

    def value(self, slot: Slot) -> Value | None:
        """What was read out of the answer at that place; None when there is none, or nobody could read it."""
        answer = self.agreement.answers.get(slot)
        field = self.form.by_key.get(slot.field)
        if answer is None or field is None or not isinstance(answer.value, dict):
            return None
        try:
            return from_json(field.kind, cast("JsonObject", answer.value))
        except ValueError:
            return None  # stored by a form that told this field otherwise: the words still stand

    def called(self, person: PersonId) -> str:
        """A person's name, with where they work as far as that is known."""
        known = self.people.get(person)
        if known is None:
            return "a colleague"
        return f"{known.called}, {known.profile.short}" if known.profile.short else known.called

    def when(self, at: datetime) -> str:
        return day(local(at, PACIFIC))

    def day(self, when: date) -> str:
        return day(when)

    def words(self, text: str) -> str:
        """A text with the names of the people that it mentions."""
        return MENTION.sub(lambda found: self._named(PersonId(int(found[1]))), text)

    def cell(self, column: Field, element: ElementId) -> str:
        """What stands in a data element's column, or that nothing does and whether something should."""
        slot = Slot(column.key, element=element)
        answer = self.agreement.answers.get(slot)
        if answer:
            return self._text(column, slot, answer)
        alone = replace(self.known, elements=(Element(str(element), self._cells(element)),))
        return "Missing" if column.required.holds(alone) else "None"

    def _named(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.called if known else "a colleague"

    def _cells(self, element: ElementId) -> dict[str, Cell]:
        read = ((column.key, self.value(Slot(column.key, element=element))) for column in self.form.element_columns)
        return {key: value for key, value in read if isinstance(value, Cell)}

    def _text(self, field: Field, slot: Slot, answer: Answer) -> str:
        value = self.value(slot)
        return self.words(answer.text if value is None else show(field, value))

    def _chapter(self, section: Section) -> Chapter:
        told = [(field, self._told(field)) for field in section.fields if field.kind is not form_model.Kind.RECORD]
        empty = [field for field, one in told if not one.entries]
        coming = (one.label for one in empty if one.origin is not Origin.ASKED and one.required.holds(self.known))
        silent = (one.label for one in empty if one.origin is Origin.ASKED)
        shown = tuple(one for _, one in told if one.entries)
        return Chapter(section.key, section.title, shown, tuple(coming), tuple(silent))

    def _told(self, field: Field) -> Told:
        entries = tuple(self._entries(field)) if field.kind is not form_model.Kind.ELEMENTS else self._elements()
        return Told(field.key, field.label, field.question, entries)

    def _elements(self) -> tuple[Entry, ...]:
        listed = len(self.agreement.elements)
        words = f"{listed} data element{'' if listed == 1 else 's'}."
        return (Entry("", (words,)) if listed else Entry("", missing="Missing. No data element is listed yet."),)

    def _entries(self, field: Field) -> Iterator[Entry]:
        applies = field.required.holds(self.known)
        for slot, whose in self._places(field):
            answer, parked = self.agreement.answers.get(slot), self.agreement.parked.get(slot)
            if answer is not None or parked is not None:
                yield self._given(field, slot, whose, answer, parked)
            elif recorded := self._recorded(field):
                yield Entry(whose, recorded)
            elif applies and field.origin is Origin.ASKED:
                yield Entry(whose, missing=self._missing(field))

    def _places(self, field: Field) -> Iterator[tuple[Slot, str]]:
        """Where values of this field live; also at the agreement itself when somebody answered for all parties."""
        own = Slot(field.key)
        per_party = field.scope is Scope.PARTY
        if not per_party or own in self.agreement.answers or own in self.agreement.parked:
            yield own, ""
        if per_party and own not in self.agreement.answers:
            yield from ((Slot(field.key, party.id), _party(party)) for party in self._parties(field))

    def _parties(self, field: Field) -> tuple[Party, ...]:
        wanted = _SIDES.get(field.filled_by)
        return self.agreement.parties if wanted is None else self.agreement.of_side(wanted)

    def _given(self, field: Field, slot: Slot, whose: str, answer: Answer | None, parked: Parked | None) -> Entry:
        return Entry(
            whose,
            lines=_paragraphs(self._text(field, slot, answer)) if answer else (),
            by=f"{self.called(answer.by)}, {self.when(answer.at)}" if answer else "",
            proposal=RELEASED_BY[field.written_by] if answer and field.written_by else "",
            unread=answer is not None and self.value(slot) is None,
            parked=self.words(parked.why) or "no reason given" if parked else "",
            parked_by=f"{self.called(parked.by)}, {self.when(parked.at)}" if parked else "",
        )

    def _recorded(self, field: Field) -> tuple[str, ...]:
        """What the process keeps itself."""
        days = {"draft_finalized_date": self.agreement.finalized_on, "draft_sent_date": self.agreement.sent_on}
        kept = days.get(field.key)
        if kept is not None:
            return (day(kept),)
        if field.key == "use_case_name" and self.agreement.name:
            return (self.agreement.name,)
        return ()

    def _missing(self, field: Field) -> str:
        if field.written_by:
            return f"Missing. To be written by {RELEASED_BY[field.written_by]}."
        if field.filled_by is form_model.Side.PROVIDER and self.agreement.state is State.DRAFT:
            return "Missing. Answered by the provider, once this draft is sent."
        return "Missing."


_SIDES = {form_model.Side.RECIPIENT: Side.RECIPIENT, form_model.Side.PROVIDER: Side.PROVIDER}


def _party(party: Party) -> str:
    return f"{party.called}, {party.unit}" if party.unit else party.called


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
