"""Decisions about questions that are handed to a colleague: to whom, until when, and how they come back."""

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Slot
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import PersonId

Decision = tuple[e.Event, ...] | Refusal


def given(a: Agreement, command: c.GiveAnswer, by: PersonId) -> Decision:
    """An answer; when it is the last one that this person was asked for, whoever asked hears of it."""
    slot = command.slot
    answer = e.AnswerGiven(slot.field, command.text, command.value, slot.party, slot.element)
    handing = a.handing_of(slot)
    last = handing is not None and handing.to == by and len(handing.left) == 1
    if handing is None or not last or command.value is None:
        return (answer,)
    return (answer, e.HandedAnswered(handing.fact))


def hand(a: Agreement, to: PersonId, slots: tuple[Slot, ...], by: PersonId) -> Decision:
    """Only within the own side, and only to somebody with whom the draft is shared or may be."""
    if to == by:
        return Refusal(Why.YOURSELF)
    member = a.members.get(to)
    side = a.members[by].side
    if (member is not None and member.side is not side) or to in a.contacts.values():
        return Refusal(Why.OTHER_SIDE, {"who": to})
    if member is None and not may(a, by, c.Share):
        return Refusal(Why.NOT_NOW, {"state": a.state})
    if not slots:
        return Refusal(Why.EMPTY)
    with_them = (a.handing_of(slot) for slot in slots)
    if all(one is not None and one.to == to for one in with_them):
        return ()
    return (e.QuestionsHanded(to, tuple(dict.fromkeys(slots)), side),)


def take_back(a: Agreement, number: int) -> Decision:
    handing = a.handing(number)
    if handing is None:
        return Refusal(Why.NOT_FOUND)
    return (e.QuestionsTakenBack(number),) if handing.left else ()


def give_back(a: Agreement, number: int, why: str, by: PersonId) -> Decision:
    """Only whoever was asked can say that it is not theirs."""
    handing = a.handing(number)
    if handing is None or handing.to != by or not handing.left:
        return Refusal(Why.NOT_FOUND)
    return (e.QuestionsReturned(number, why.strip()),)
