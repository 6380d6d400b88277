"""Who hears what: a list written by hand for every kind of fact; nobody hears of their own act, everybody once."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

import conversations
from conversations.agreement import events as e
from conversations.agreement.apply import apply
from conversations.agreement.events import Event
from conversations.agreement.model import Side, Slot
from conversations.agreement.recorded import Recorded
from conversations.ids import PersonId
from conversations.notices import NOTICES, caused
from conversations.outgoing import Ping, Redraw
from conversations.people import Person
from tests.core.agreement.stage import (
    ANALYST,
    COLLAB,
    COLLEAGUE,
    CONTACT,
    DECLINED,
    DRAFT,
    EDD,
    FORWARDED,
    HELPER,
    INVITED,
    MAILED,
    NAMED,
    OTHER,
    START,
    STRANGER,
    SUBMITTED,
    THIS,
    TODAY,
    Fact,
    mailed,
    standing,
)
from tests.core.desk import acts_of, text_of

TEMPLATES = Path(conversations.__file__).parent / "templates"


def person(one: PersonId) -> Person:
    return Person(one, f"person {one}", f"p{one}@example.org", chat=one != MAILED)


def pings(facts: Sequence[Fact], by: PersonId, event: Event) -> list[Ping]:
    before = standing(*facts)
    fact = Recorded(THIS, before.seq + 1, by, START, event)
    left = caused(before, apply(before, fact), fact, person)
    return [one for one in left if isinstance(one, Ping) and one.replaces is None]


BY_MAIL = (*NAMED, e.ContactNamed(MAILED, EDD.id), e.DraftSent(TODAY, 1), e.ContactAsked(MAILED, EDD.id))
HANDED = e.QuestionsHanded(STRANGER, (Slot("purpose_need"),), Side.RECIPIENT)
PROOF = mailed("Yes", said_by=MAILED)

HEARD: list[tuple[Sequence[Fact], PersonId, Event, list[tuple[PersonId, str]]]] = [
    (INVITED[:-1], ANALYST, e.DrafterInvited(OTHER), [(OTHER, "ask:invited")]),
    (INVITED, OTHER, e.DraftTaken(), [(ANALYST, "ping:draft_taken")]),
    (DRAFT, ANALYST, e.Shared(STRANGER, Side.RECIPIENT), [(STRANGER, "ping:shared")]),
    (DRAFT, ANALYST, HANDED, [(STRANGER, "ping:handed")]),
    ((*DRAFT, (COLLEAGUE, HANDED)), STRANGER, e.HandedAnswered(len(DRAFT) + 1), [(COLLEAGUE, "ping:handed_answered")]),
    ((*DRAFT, HANDED), STRANGER, e.QuestionsReturned(len(DRAFT) + 1, "no"), [(ANALYST, "ping:handed_returned")]),
    (SUBMITTED[:-1], ANALYST, e.ContactAsked(CONTACT, EDD.id), [(CONTACT, "ask:request")]),
    (SUBMITTED[:-1], ANALYST, e.ContactAsked(MAILED, EDD.id), [(MAILED, "ask:request")]),
    (SUBMITTED, CONTACT, e.RequestAccepted(EDD.id), [(ANALYST, "ping:accepted")]),
    (SUBMITTED, CONTACT, e.RequestForwarded(EDD.id, OTHER), [(ANALYST, "ping:forwarded")]),
    (SUBMITTED, CONTACT, e.RequestDeclined(EDD.id, "No"), [(ANALYST, "ping:declined")]),
    (DECLINED, ANALYST, e.ObjectionAnswered(EDD.id, "Please"), [(CONTACT, "ask:explained")]),
    (BY_MAIL, ANALYST, e.RequestAccepted(EDD.id, PROOF), [(MAILED, "ping:entered")]),
    (BY_MAIL, ANALYST, e.RequestDeclined(EDD.id, "No", PROOF), [(MAILED, "ping:entered")]),
    (BY_MAIL, ANALYST, e.RequestForwarded(EDD.id, OTHER, PROOF), [(MAILED, "ping:entered")]),
    (DRAFT, ANALYST, e.Withdrawn(""), [(COLLEAGUE, "ping:withdrawn")]),
    (INVITED, ANALYST, e.Withdrawn(""), [(OTHER, "ping:withdrawn")]),
    (SUBMITTED, ANALYST, e.Withdrawn("x"), [(COLLEAGUE, "ping:withdrawn"), (CONTACT, "ping:withdrawn")]),
    (FORWARDED, ANALYST, e.Withdrawn("x"), [(COLLEAGUE, "ping:withdrawn"), (OTHER, "ping:withdrawn")]),
    (COLLAB, ANALYST, e.Withdrawn("x"), [(COLLEAGUE, "ping:withdrawn"), (CONTACT, "ping:withdrawn"),
                                         (HELPER, "ping:withdrawn")]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "by", "event", "expected"), HEARD)
def test_who_hears(facts: Sequence[Fact], by: PersonId, event: Event, expected: list[tuple[PersonId, str]]) -> None:
    heard = [(one.to, one.message.block) for one in pings(facts, by, event)]
    assert sorted(heard) == sorted(expected)
    assert by not in {to for to, _ in heard}


def test_every_notice_is_expected_somewhere_and_all_else_is_told_to_nobody() -> None:
    told = {type(event) for _, _, event, _ in HEARD}
    assert told == set(NOTICES)
    assert set(NOTICES) <= set(get_args(Event))
    for quiet in (e.AnswerGiven("purpose_need", "x", None), e.Renamed("x"), e.AnswerParked("purpose_need", "x")):
        assert not pings(SUBMITTED, ANALYST, quiet)


@pytest.mark.parametrize(
    "notice", [one for notices in NOTICES.values() for one in notices], ids=lambda one: one.template
)
def test_every_notice_has_its_words(notice: object) -> None:
    for name in (getattr(notice, "template", None), getattr(notice, "mail", None)):
        assert name is None or (TEMPLATES / f"{name}.j2").is_file()


def test_whoever_has_only_mail_gets_a_mail_and_whoever_has_chat_gets_none() -> None:
    [by_mail] = pings(SUBMITTED[:-1], ANALYST, e.ContactAsked(MAILED, EDD.id))
    [by_chat] = pings(SUBMITTED[:-1], ANALYST, e.ContactAsked(CONTACT, EDD.id))
    assert by_mail.mail is not None
    assert by_chat.mail is None


def test_an_answer_changes_only_the_views_of_those_who_write() -> None:
    before = standing(*SUBMITTED)
    for event, seen in ((e.AnswerGiven("purpose_need", "x", None), {ANALYST, COLLEAGUE}),
                        (e.Renamed("Wages"), {ANALYST, COLLEAGUE, CONTACT})):  # fmt: skip
        fact = Recorded(THIS, before.seq + 1, ANALYST, START, event)
        redraws = [one for one in caused(before, apply(before, fact), fact, person) if isinstance(one, Redraw)]
        assert {one.person for one in redraws} == seen


def test_a_ping_has_a_key_that_no_other_has() -> None:
    keys = [one.key for facts, by, event, _ in HEARD for one in pings(facts, by, event)]
    assert all(str(THIS) in key for key in keys)
    [first], [second] = (pings(SUBMITTED, CONTACT, e.RequestAccepted(EDD.id)) for _ in range(2))
    assert first.key == second.key


@pytest.mark.parametrize(
    ("by", "event", "says"),
    [
        (CONTACT, e.RequestAccepted(EDD.id), "You took it"),
        (CONTACT, e.RequestForwarded(EDD.id, OTHER), "You passed it on"),
        (CONTACT, e.RequestDeclined(EDD.id, "We don't hold county data."), "You declined"),
        (ANALYST, e.Withdrawn("No longer needed"), "It was withdrawn"),
    ],
)
def test_a_request_that_is_settled_loses_its_buttons(by: PersonId, event: Event, says: str) -> None:
    before = standing(*SUBMITTED)
    asked = next(link for link in before.request.chain if link.person == CONTACT)
    fact = Recorded(before.id, before.seq + 1, by, START, event)
    closed = [
        one
        for one in caused(before, apply(before, fact), fact, person)
        if isinstance(one, Ping) and one.replaces == f"{before.id}.{asked.fact}.ping/request.{CONTACT}"
    ]
    assert len(closed) == 1
    assert closed[0].to == CONTACT
    assert says in text_of(closed[0].message)
    assert "accept" not in {act.verb for act in acts_of(closed[0].message).values()}
