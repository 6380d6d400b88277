"""What is told of questions that were handed to a colleague: the questions themselves, and what one needs to know of
the agreement to answer them."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Handing, Slot
from conversations.agreement.recorded import Recorded
from conversations.answers import field_of, value_of
from conversations.form.chunks import chunk_of
from conversations.form.model import Field
from conversations.form.show import show_line
from conversations.journey import next_stop
from conversations.talk import Talk

PURPOSE = (Slot("purpose_reason"), Slot("purpose_need"), Slot("purpose_scope"))


@dataclass(frozen=True, slots=True)
class Told:
    """One question that was handed, and the answer that it has so far."""

    slot: Slot
    field: Field
    part: str
    now: str


def told(a: Agreement, fact: Recorded) -> Mapping[str, object]:
    """The facts of a notice: which questions, and what they are for."""
    match fact.event:
        case e.QuestionsHanded():
            number = fact.seq
        case e.QuestionsTakenBack(number) | e.QuestionsReturned(number) | e.HandedAnswered(number):
            pass
        case _:
            return {}
    handing = a.handing(number)
    if handing is None:
        return {"questions": (), "handing": None, "what": "your questions", "next": ""}
    following = next_stop(a, Talk(handing.by), fact.at.date())
    return {**about(a, handing), "next": following.field.label if following else ""}


def about(a: Agreement, handing: Handing) -> Mapping[str, object]:
    """`questions` one by one, `what` they are in few words, `data` and `purpose` of the agreement in short."""
    questions = tuple(_told(a, slot) for slot in handing.slots)
    return {
        "handing": handing,
        "questions": questions,
        "what": _in_short(questions),
        "data": a.screening.get("data", ""),
        "purpose": next((a.answers[slot].text for slot in PURPOSE if slot in a.answers), ""),
    }


def _told(a: Agreement, slot: Slot) -> Told:
    field = field_of(a, slot)
    chunk = chunk_of(slot.field)
    return Told(slot, field, chunk.title if chunk else "", answered(a, slot))


def answered(a: Agreement, slot: Slot) -> str:
    """The answer that is there, on one line; empty when there is none."""
    answer = a.answers.get(slot)
    if answer is None:
        return ""
    field = field_of(a, slot)
    value = value_of(answer, field)
    return show_line(field, value) if value is not None else answer.text


def _in_short(questions: tuple[Told, ...]) -> str:
    """`Legal authority`, or `4 questions of The data`."""
    if len(questions) == 1:
        return questions[0].field.label
    parts = {one.part for one in questions if one.part}
    of_part = f" of {parts.pop()}" if len(parts) == 1 else ""
    return f"{len(questions)} questions{of_part}"
