"""A small conversation of its own: the desk and the storage are tested without the real one.

`new NAME`, `answer FIELD TEXT`, `share @[7]`, `ask MAIL`, `work NUMBER`, `list`, `boom`: lines that somebody typed.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from conversations.agreement import events as e
from conversations.agreement.events import Event
from conversations.agreement.model import Party, Side, Slot
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PartyId, PersonId
from conversations.message import Message, Say, Span
from conversations.outgoing import Answer, LookUp, Outgoing, Ping, Redraw
from conversations.said import Introduced, Pressed, Typed, mentioned
from conversations.shelf import Shelf
from conversations.signatories import Signatories
from conversations.talk import Asked
from conversations.turn import Around, Hearing, Turn
from handlers.ports import Address, Incoming, Reference

MONDAY = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)
NOBODY_SIGNED = Signatories((), MONDAY.date())


class Clock:
    """Time stands until a test moves it."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> datetime:
        self.now += timedelta(seconds=seconds)
        return self.now


def says(text: str, *people: PersonId) -> Message:
    spans = tuple(Span("somebody", person=person) for person in people)
    return Message("show:test", text, (Say((Span(text), *spans)),))


def slack(user: str, tenant: str = "T1") -> Address:
    return Address("slack", tenant, user)


def typed(key: str, user: str, text: str, *people: Address, thread: Reference | None = None) -> Incoming:
    return Incoming(key, slack(user), Typed(text), people, thread=thread)


def converse(hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
    match hearing.said:
        case Typed(text, reply_to):
            return _typed(text, reply_to, hearing, shelf, around)
        case Introduced(name, email, zone):
            me = replace(hearing.me, name=name, email=email or hearing.me.email, zone=zone, greeted=True)
            return Turn(Answer(), hearing.talk, people=(me,))
        case Pressed(_, _, message):
            asked = shelf.asked_in(message or "")
            return Turn(Answer(says(f"{message} asked {asked.name if asked else 'nothing'}")), hearing.talk)
        case _:
            return Turn(Answer(), hearing.talk)


def _typed(text: str, reply_to: str | None, hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
    verb, _, rest = text.partition(" ")
    me, talk = hearing.me, hearing.talk.counted()
    match verb:
        case "new":
            agreement = shelf.new_agreement()
            happened = (
                e.EnquiryStarted(rest, Side.RECIPIENT),
                e.PartyAdded(Party(PartyId(1), Side.RECIPIENT, "Department of Social Services", "CDSS")),
                e.PartyAdded(Party(PartyId(2), Side.PROVIDER, "Employment Development Department", "EDD")),
                e.DraftBegun(shelf.next_number(around.now.year), "bucp-3"),
            )
            facts = record(hearing, shelf, around, agreement, *happened)
            first = () if me.greeted else (LookUp(me.id),)
            card = Redraw("card", me.id, agreement, post=True)
            return Turn(Answer(says("begun")), replace(talk, focus=agreement), facts, outgoing=(*first, card))
        case "answer":
            return _answer(rest, hearing, shelf, around)
        case "share":
            [person] = mentioned(rest)
            facts = record(hearing, shelf, around, talk.focus, e.Shared(person, Side.RECIPIENT))
            ping = Ping(person, f"shared:{talk.focus}:{person}", says("see", me.id), agreement=talk.focus)
            return Turn(Answer(says("shared with", person)), talk, facts, outgoing=(ping,))
        case "ask":
            contact = shelf.person_by_mail(rest)
            facts = record(hearing, shelf, around, talk.focus, e.ContactAsked(contact.id, PartyId(2)))
            ping = Ping(contact.id, f"asked:{talk.focus}:{contact.id}", says("please look"), agreement=talk.focus)
            return Turn(Answer(), talk, facts, outgoing=(ping,))
        case "work":
            return Turn(Answer(), replace(talk, focus=AgreementId(int(rest))))
        case "list":
            names = ", ".join(line.name for line in shelf.lines(me.id))
            return Turn(Answer(says(names)), talk)
        case "boom":
            raise RuntimeError("boom")
        case _:
            return Turn(Answer(says(f"heard {text!r} in reply to {reply_to}")), talk)


def _answer(rest: str, hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
    field, _, text = rest.partition(" ")
    me, talk = hearing.me, hearing.talk.counted()
    facts = record(hearing, shelf, around, talk.focus, e.AnswerGiven(field, text, text))
    key = f"q:{me.id}:{talk.count}"
    asked = Asked(talk.count, field, talk.focus, Slot(field), message=key)
    outgoing: tuple[Outgoing, ...] = (
        Ping(me.id, key, says(f"saved {text}; next?"), agreement=talk.focus, asks=talk.count),
        Redraw("card", me.id, talk.focus),
    )
    return Turn(Answer(), replace(talk, asked=asked), facts, asked=(asked,), outgoing=outgoing)


def record(
    hearing: Hearing, shelf: Shelf, around: Around, agreement: AgreementId | None, *happened: Event
) -> tuple[Recorded, ...]:
    if agreement is None:
        raise ValueError("nothing is worked on")
    try:
        seq = shelf.agreement(agreement).seq
    except KeyError:
        seq = 0
    return tuple(
        Recorded(agreement, seq + number, hearing.me.id, around.now, event) for number, event in enumerate(happened, 1)
    )
