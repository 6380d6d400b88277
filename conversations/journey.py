"""What to ask this person next: derived from the form and the answers, never stored.

The order is that of the chunks, each of which ends with something to show. A question that was skipped comes once
more at the end of its chunk and then only when somebody looks for it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from conversations.agreement.model import Agreement, Side, Slot
from conversations.answers import KnownAnswers, field_of, form_of, value_of
from conversations.form.checks import examine
from conversations.form.chunks import CHUNKS, Chunk
from conversations.form.elements import missing_columns
from conversations.form.model import Field, Kind, Level, Remark, Scope
from conversations.form.model import Side as FilledBy
from conversations.ids import ElementId
from conversations.talk import Talk


class Progress(StrEnum):
    """How far an answer is, in a word that people see."""

    DONE = "done"
    MISSING = "missing"
    WEAK = "to improve"
    UNCLEAR = "to correct"
    COPIED = "to look at again"
    PARKED = "parked"
    COUNSEL = "with a reviewer"
    HANDED = "waiting for a colleague"


ELEMENTS = "data_elements"
CAN_BE_BETTER = (Progress.UNCLEAR, Progress.WEAK)
"""What has an answer that drew a remark: to correct is what must be dealt with, to improve is what may stay."""
TO_ASK = (Progress.MISSING, Progress.COPIED)
"""What is asked as it comes."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A question on the way: where it stands, and how far it is."""

    slot: Slot
    field: Field
    chunk: Chunk
    place: int
    of: int
    progress: Progress
    begun: bool = False
    """Whether a list that is not finished has rows already."""

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return "not finished: type done" if self.begun and self.progress is Progress.MISSING else self.progress.value


class _Same:
    """An agreement as it stands at one moment, told from others by being the same object: never changed, quick to
    compare."""

    __slots__ = ("agreement",)

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement

    def __hash__(self) -> int:
        return id(self.agreement)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.agreement is self.agreement


def stops(agreement: Agreement, today: date) -> tuple[Stop, ...]:
    """All questions that apply to this draft now, in the order in which they are asked."""
    return _stops(_Same(agreement), today)


@lru_cache(maxsize=512)  # one turn asks many times, and so do the looks that follow it
def _stops(same: _Same, today: date) -> tuple[Stop, ...]:
    agreement = same.agreement
    known = KnownAnswers(agreement, today)
    found: list[Stop] = []
    for chunk in CHUNKS:
        slots = list(_slots(agreement, chunk, known))
        for place, slot in enumerate(slots, 1):
            field = field_of(agreement, slot)
            here = Stop(slot, field, chunk, place, len(slots), progress(agreement, field, slot, known))
            if field.kind is Kind.ELEMENTS:
                here = replace(here, begun=bool(agreement.elements))
                found += _of_elements(agreement, here, known)
            found.append(here)
    return tuple(found)


def _of_elements(agreement: Agreement, there: Stop, known: KnownAnswers) -> Iterator[Stop]:
    """What the analyst has not said yet of each data element: its meaning, its need."""
    for element in known.elements:
        for column in missing_columns(form_of(agreement), element, known, drafted_only=True):
            slot = Slot(column.key, element=ElementId(int(element.id)))
            yield replace(
                there, slot=slot, field=column, begun=False, progress=progress(agreement, column, slot, known)
            )


def _slots(agreement: Agreement, chunk: Chunk, known: KnownAnswers) -> Iterator[Slot]:
    form = form_of(agreement)
    for key in chunk.fields:
        field = form.field(key)
        if not field.required.holds(known):
            continue
        if field.scope is Scope.PARTY and field.kind is not Kind.PARTY_CHOICE:
            yield from (Slot(key, party.id) for party in agreement.parties if _asked_of(field, party.side))
        else:
            yield Slot(key)


def _asked_of(field: Field, side: Side) -> bool:
    return field.filled_by is FilledBy.BOTH or field.filled_by.value == side.value


def progress(agreement: Agreement, field: Field, slot: Slot, known: KnownAnswers) -> Progress:
    """How far one answer is, by the gravest of its remarks. What stands in a reviewer's field is a proposal until the
    reviewer releases it (BUCP v3, Legal authority)."""
    if agreement.handing_of(slot) is not None:
        return Progress.HANDED
    if to_look_at(agreement, slot):
        return Progress.COPIED
    answer = agreement.answers.get(slot)
    if answer is None:
        if slot in agreement.parked:
            return Progress.COUNSEL if field.written_by else Progress.PARKED
        return Progress.MISSING
    if answer.value is None:
        return Progress.UNCLEAR
    found = remarks(agreement, slot, known)
    if any(remark.level is Level.MUST_FIX for remark in found):
        return Progress.UNCLEAR
    if field.written_by:
        return Progress.COUNSEL
    return Progress.WEAK if found else Progress.DONE


def to_look_at(agreement: Agreement, slot: Slot) -> tuple[Slot, ...]:
    """What was taken over from another agreement and is to be looked at again at this question: the answer itself, and
    at the question for the data elements their columns."""
    if not agreement.look_again:
        return ()
    elements = slot == Slot(ELEMENTS)
    return tuple(one for one in agreement.look_again if one == slot or (elements and one.element is not None))


def remarks(agreement: Agreement, slot: Slot, known: KnownAnswers) -> tuple[Remark, ...]:
    """What reviewers would ask about an answer, by the field's own checks."""
    answer = agreement.answers.get(slot)
    field = field_of(agreement, slot)
    value = value_of(answer, field) if answer else None
    if value is None:
        return ()
    return examine(form_of(agreement), field, value, known, party=str(slot.party) if slot.party else None)


def next_stop(agreement: Agreement, talk: Talk, today: date) -> Stop | None:
    """The next question for this person; None when all are answered, parked or passed over."""
    passed = Counter(talk.skipped)
    everything = stops(agreement, today)
    for chunk in CHUNKS:
        waiting = [one for one in everything if one.chunk is chunk and one.progress in TO_ASK]
        for times in (0, 1):
            for one in waiting:
                if passed[one.slot] == times:
                    return one
    return None


def changed_since_sent(agreement: Agreement) -> tuple[str, ...]:
    """The labels of the recipient's answers that are newer than the draft that was sent, in the order of the change;
    none before it is sent
    or after it has ended."""
    sent = agreement.request.sent
    if sent is None or not agreement.drafting:
        return ()
    ours = {one.person for one in agreement.members.values() if one.side is Side.RECIPIENT}
    newer = [(given.at, slot) for slot, given in agreement.answers.items() if given.at > sent and given.by in ours]
    labels = (field_of(agreement, slot).label for _, slot in sorted(newer, key=lambda one: one[0]))
    return tuple(dict.fromkeys(labels))


def find_stop(agreement: Agreement, slot: Slot, today: date) -> Stop | None:
    """Where a slot stands on the way, if it applies now."""
    return next((one for one in stops(agreement, today) if one.slot == slot), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the questions of a draft are answered, lie aside, and are still to be asked.

    `better` of the answered ones drew a remark; `others` wait for a reviewer or a colleague.
    """

    answered: int
    better: int
    parked: int
    others: int
    to_go: int

    @property
    def total(self) -> int:
        return self.answered + self.parked + self.others + self.to_go

    def __str__(self) -> str:
        better = f" ({self.better} to improve)" if self.better else ""
        told = [f"{self.answered} answered{better}"]
        told += [f"{count} {what}" for count, what in ((self.parked, "parked"), (self.others, "with others")) if count]
        return ", ".join([*told, f"{self.to_go} to go"])


def counted(agreement: Agreement, today: date) -> Tally:
    """The questions that apply now, by how far they are."""
    found = Counter(one.progress for one in stops(agreement, today))
    better = sum(found[one] for one in CAN_BE_BETTER)
    others = found[Progress.COUNSEL] + found[Progress.HANDED]
    to_go = sum(found[one] for one in TO_ASK)
    return Tally(found[Progress.DONE] + better, better, found[Progress.PARKED], others, to_go)


def may_stay(agreement: Agreement, today: date) -> tuple[tuple[Stop, str], ...]:
    """The answers that may be sent as they are though reviewers will ask about them, each with what they ask."""
    known = KnownAnswers(agreement, today)
    weak = (one for one in stops(agreement, today) if one.progress in CAN_BE_BETTER and not _blocks(agreement, one))
    return tuple((one, _asked_about(agreement, one.slot, known)) for one in weak)


def _asked_about(agreement: Agreement, slot: Slot, known: KnownAnswers) -> str:
    found = remarks(agreement, slot, known)
    return found[0].says if found else "I couldn't read it."


def lacking(agreement: Agreement, today: date) -> tuple[Stop, ...]:
    """What keeps a draft from being sent: unanswered or unreadable answers of the chunks that must be full, and in
    the others whatever was neither answered nor parked. What waits for a colleague counts as parked, unless it has an
    answer already. Reviewers' fields never block (BUCP v3, App. A)."""
    return tuple(one for one in stops(agreement, today) if one.field.written_by is None and _blocks(agreement, one))


def _blocks(agreement: Agreement, stop: Stop) -> bool:
    if stop.progress is Progress.HANDED:
        answer = agreement.answers.get(stop.slot)
        return stop.chunk.needed_to_send and (answer is None or answer.value is None)
    return stop.progress in _blocking(stop.chunk)


def _blocking(chunk: Chunk) -> tuple[Progress, ...]:
    if chunk.needed_to_send:
        return (*TO_ASK, Progress.UNCLEAR, Progress.PARKED)
    return (Progress.MISSING,)


def missing(agreement: Agreement, today: date) -> tuple[str, ...]:
    """The slots of `lacking`, by name."""
    return tuple(str(one.slot) for one in lacking(agreement, today))


def is_long(field: Field) -> bool:
    """Whether an answer may take several messages."""
    return field.kind in (Kind.LONG_TEXT, Kind.TEXT_CHOICES, Kind.CITED, Kind.SOURCED, Kind.YES_NO_TEXT)
