"""Rows of an agreement, derived from it. Writing them is a difference: what is the same object was not touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from operator import is_

from conversations.agreement.model import Agreement, Answer, Member, Part, Party, Side, Slot
from conversations.agreement.turn import WhoseTurn, whose
from conversations.answers import dates_of
from conversations.ids import ElementId, PersonId
from storage.statements import Values


@dataclass(frozen=True, slots=True)
class Held:
    """An agreement with what its record says beside it: the hash and the time of its last fact."""

    agreement: Agreement
    head: str
    changed: datetime | None


@dataclass(slots=True)
class Changes:
    """Rows to put and rows to remove, by table."""

    put: dict[str, list[Values]]
    removed: dict[str, list[Values]]

    @classmethod
    def none(cls) -> "Changes":
        return cls({}, {})

    def add(self, table: str, row: Values) -> None:
        self.put.setdefault(table, []).append(row)

    def drop(self, table: str, row: Values) -> None:
        self.removed.setdefault(table, []).append(row)


def difference(before: Agreement | None, after: Held, into: Changes) -> None:
    """What must change in the rows that stand for `before` (None: there are none yet) to stand for `after`."""
    agreement, changed = after.agreement, after.changed
    if changed is None:
        raise ValueError(f"agreement {agreement.id} has no facts")
    if before is None:
        before = Agreement(id=agreement.id)
    turn = whose(agreement)
    into.add("agreement", agreement_row(agreement, turn, changed))
    _parties(before, agreement, into)
    _answers(before, agreement, into)
    _elements(before, agreement, into)
    _members(before, agreement, turn, changed, into)


def agreement_row(a: Agreement, turn: WhoseTurn, changed: datetime) -> Values:
    return {
        "id": a.id,
        "seq": a.seq,
        "name": a.name,
        "number": a.number or None,
        "form": a.form,
        "state": a.state.value,
        "since": a.since,
        "begun": a.begun,
        "changed": changed,
        "whose": turn.text,
        "dates": " ".join(day.isoformat() for day in dates_of(a)),
        "search": searchable(a),
        "started_by": a.started_by,
        "started_side": a.started_side.value,
        "outcome": a.outcome,
        "courtesy": a.courtesy,
        "finalized_on": a.finalized_on,
        "sent_on": a.sent_on,
    }


def searchable(a: Agreement) -> str:
    """What an agreement can be found by: its number, its name, and who takes part."""
    words = [a.number, a.name]
    for party in a.parties:
        words += [party.short, party.entity, party.unit]
    return " ".join(word for word in words if word).casefold()


def _parties(before: Agreement, after: Agreement, into: Changes) -> None:
    if after.parties is before.parties:
        return
    old = {party.id: party for party in before.parties}
    for party in after.parties:
        if old.pop(party.id, None) != party:
            into.add("party", party_row(after, party))
    for gone in old.values():
        into.drop("party", party_row(after, gone))


def party_row(a: Agreement, party: Party) -> Values:
    return {
        "agreement": a.id,
        "party": party.id,
        "side": party.side.value,
        "entity": party.entity,
        "short": party.short,
        "unit": party.unit,
        "standing": party.standing.value,
        "status": party.status,
        "umbrella": party.umbrella,
        "under_governor": party.under_governor,
        "listed": party.listed,
    }


def _answers(before: Agreement, after: Agreement, into: Changes) -> None:
    """An answer that was not touched is the same object at the same place: no need to look anything up."""
    old, new = before.answers, after.answers
    if new is old:
        return
    if len(new) >= len(old) and all(map(is_, old, new)):
        kept: Iterable[Answer | None] = old.values()
    else:
        for slot in old.keys() - new.keys():
            into.drop("answer", answer_row(after, slot, old[slot]))
        kept = [old.get(slot) for slot in new]
    for (slot, answer), earlier in zip_longest(new.items(), kept):
        if answer is not earlier:
            into.add("answer", answer_row(after, slot, answer))


def answer_row(a: Agreement, slot: Slot, answer: Answer) -> Values:
    return {
        "agreement": a.id,
        "field": slot.field,
        "party": slot.party or 0,
        "element": slot.element or 0,
        "text": answer.text,
        "value": answer.value,
        "by": answer.by,
        "at": answer.at,
        "version": answer.version,
    }


def _elements(before: Agreement, after: Agreement, into: Changes) -> None:
    if after.elements is before.elements:
        return
    old = {element: place for place, element in enumerate(before.elements, 1)}
    for place, element in enumerate(after.elements, 1):
        if old.pop(element, None) != place:
            into.add("element", element_row(after, element, place))
    for element, place in old.items():
        into.drop("element", element_row(after, element, place))


def element_row(a: Agreement, element: ElementId, place: int) -> Values:
    return {"agreement": a.id, "element": element, "place": place}


def _members(before: Agreement, after: Agreement, turn: WhoseTurn, changed: datetime, into: Changes) -> None:
    new = seen_by(after)
    for member in new.values():
        into.add("member", member_row(after, member, turn, changed))
    for person, member in seen_by(before).items():
        if person not in new:
            into.drop("member", member_row(before, member, turn, changed))


def seen_by(a: Agreement) -> Mapping[PersonId, Member]:
    """Who may see an agreement: its members, and whoever is invited to draft for the recipient."""
    if a.invited is None or a.invited in a.members:
        return a.members
    return {**a.members, a.invited: Member(a.invited, Part.DRAFTER, Side.RECIPIENT)}


def member_row(a: Agreement, member: Member, turn: WhoseTurn, changed: datetime) -> Values:
    return {
        "agreement": a.id,
        "person": member.person,
        "part": member.part.value,
        "side": member.side.value,
        "invited": a.invited == member.person,
        "mine": member.person in turn.people,
        "changed": changed,
    }
