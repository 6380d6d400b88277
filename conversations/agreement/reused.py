"""Decisions about answers that are taken over from an earlier agreement."""

from dataclasses import replace

from conversations.agreement import events as e
from conversations.agreement.model import Agreement, CopiedAnswer, Slot
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import ElementId

Decision = tuple[e.Event, ...] | Refusal


def copy(a: Agreement, answers: tuple[CopiedAnswer, ...]) -> Decision:
    """Once, and only from the agreement that this one is begun like. Elements get numbers of this agreement."""
    if a.like is None or a.like.taken:
        return Refusal(Why.NOT_NOW, {"state": a.state})
    first = max(a.last_element, a.seq) + 1
    rows = dict.fromkeys(one.slot.element for one in answers if one.slot.element is not None)
    numbers = {old: ElementId(new) for new, old in enumerate(rows, first)}
    there = {party.id for party in a.parties}
    taken = tuple(
        replace(one, slot=replace(one.slot, element=numbers[one.slot.element])) if one.slot.element else one
        for one in answers
        if one.slot.party is None or one.slot.party in there
    )
    return (e.AnswersCopied(a.like.source, a.like.called, taken),)


def keep(a: Agreement, slots: tuple[Slot, ...]) -> Decision:
    """Only what waits to be looked at is kept by saying so."""
    waiting = tuple(slot for slot in slots if slot in a.look_again)
    return (e.CopiedKept(waiting),) if waiting else ()
