"""The record: every fact is told by `apply`, comes back from its stored form unharmed, and folding gives the rows."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given as random
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import ValidationError

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.apply import apply, fold
from conversations.agreement.decide import Facts, decide
from conversations.agreement.events import AnswersCopied, Event
from conversations.agreement.model import Agreement, CopiedAnswer, Evidence, Party, Reply, Side, Slot, Standing
from conversations.agreement.recorded import EVENT_TYPES, Recorded, from_payload, to_payload
from conversations.agreement.refusal import Refusal
from conversations.agreement.turn import whose
from conversations.ids import AgreementId, ElementId, PartyId, PersonId
from tests.core.agreement.stage import AT, START, SUBMITTED, THIS, TODAY, recorded, standing

EVENTS: tuple[type[Event], ...] = get_args(Event)
PEOPLE = st.integers(1, 6).map(PersonId)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)

st.register_type_strategy(str, TEXT)


COPIED = st.builds(CopiedAnswer, value=JSON)


def an_event() -> st.SearchStrategy[Event]:
    """Any event with any contents, by the types of its parts."""
    return st.one_of(*(_built(kind) for kind in EVENTS))


def _built(kind: type[Event]) -> st.SearchStrategy[Event]:
    if kind is AnswersCopied:
        return st.builds(kind, answers=st.lists(COPIED, max_size=4).map(tuple))
    if any(part.name == "value" for part in fields(kind)):
        return st.builds(kind, value=JSON)
    return st.builds(kind)


@settings(max_examples=300, deadline=None)
@random(event=an_event())
def test_every_event_comes_back_from_its_stored_form(event: Event) -> None:
    stored = json.loads(json.dumps(to_payload(event)))
    assert from_payload(type(event).__name__, stored) == event


@pytest.mark.parametrize("kind", EVENTS)
def test_every_event_is_frozen_data_known_by_its_name(kind: type[Event]) -> None:
    assert is_dataclass(kind)
    assert EVENT_TYPES[kind.__name__] is kind
    assert kind.__doc__


def test_what_is_no_event_is_refused() -> None:
    with pytest.raises(KeyError):
        from_payload("Approved", {})
    with pytest.raises(ValidationError):
        from_payload("Shared", {"person": "nobody"})


@settings(max_examples=200, deadline=None)
@random(event=an_event(), state=st.sampled_from(sorted(AT)))
def test_apply_tells_of_every_event_in_every_state(event: Event, state: str) -> None:
    """What happened, happened: no fact of the record can make it unreadable."""
    before = next(standing(*facts) for key, facts in AT.items() if key == state)
    after = apply(before, Recorded(THIS, before.seq + 1, PersonId(1), START + timedelta(days=2), event))
    assert after.seq == before.seq + 1
    assert all(isinstance(person, int) for person in whose(after).people)


def test_facts_come_in_order_and_of_one_agreement() -> None:
    a = standing(*AT[next(iter(AT))])
    fact = Recorded(THIS, a.seq + 1, PersonId(1), START, e.Renamed("x"))
    for wrong in (replace(fact, seq=a.seq), replace(fact, seq=a.seq + 2), replace(fact, agreement=AgreementId(8))):
        with pytest.raises(ValueError, match="does not follow"):
            apply(a, wrong)


def test_the_turn_is_as_old_as_its_last_change_of_hands() -> None:
    a = standing(*SUBMITTED)
    later = apply(a, Recorded(THIS, a.seq + 1, PersonId(1), START + timedelta(days=3), e.Renamed("x")))
    assert later.since == a.since == recorded(*SUBMITTED)[-1].at


ENTITIES = ("Social Services, Department of", "Employment Development Department", "University of California")
PARTY = st.builds(
    Party,
    id=st.integers(0, 4).map(PartyId),
    side=st.sampled_from(Side),
    entity=st.sampled_from(ENTITIES),
    short=st.sampled_from(("CDSS", "EDD", "UC")),
    unit=st.sampled_from(("", "Research", "Data")),
    standing=st.sampled_from(Standing),
)
PARTY_ID = st.integers(0, 4).map(PartyId)
SLOT = st.builds(
    Slot,
    st.sampled_from(("purpose_need", "use_case_name", "legal_authority_provider", "element_name")),
    st.none() | PARTY_ID,
    st.none() | st.integers(1, 60).map(ElementId),
)
EVIDENCE = st.builds(Evidence, PEOPLE, PEOPLE, TEXT, st.just(date(2027, 1, 5)))
COMMAND: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.Rename, TEXT),
    st.builds(c.ChooseSide, st.sampled_from(Side)),
    st.builds(
        c.Screen,
        st.sampled_from(("data", "public", "shareable", "law", "other_agreement")),
        st.sampled_from(("yes", "no", "unknown", "wage", "none")),
    ),
    st.just(c.Conclude()),
    st.just(c.Reopen()),
    st.builds(c.AddParty, PARTY),
    st.builds(c.ChangeParty, PARTY),
    st.builds(c.RemoveParty, PARTY_ID),
    st.just(c.SettleParties()),
    st.builds(c.AskOnboarding, PARTY_ID),
    st.just(c.GoOutsideIdea()),
    st.just(c.BeginDraft("BUCP-2027-0012", "BUCP v3")),
    st.builds(c.InviteDrafter, PEOPLE),
    st.just(c.TakeDraft()),
    st.builds(c.GiveAnswer, SLOT, TEXT, JSON),
    st.builds(c.Park, SLOT, TEXT),
    st.builds(c.AddElement, st.just((("element_name", "Wage", "Wage"),))),
    st.builds(c.RemoveElement, st.integers(1, 60).map(ElementId)),
    st.builds(c.MoveElement, st.integers(1, 60).map(ElementId), st.integers(0, 5)),
    st.builds(c.BeginLike, st.integers(1, 9).map(AgreementId), TEXT),
    st.builds(c.CopyAnswers, st.lists(st.builds(CopiedAnswer, SLOT, TEXT, JSON), max_size=4).map(tuple)),
    st.builds(c.KeepCopied, st.lists(SLOT, max_size=3).map(tuple)),
    st.builds(c.Share, PEOPLE),
    st.builds(c.HandQuestions, PEOPLE, st.lists(SLOT, max_size=3).map(tuple)),
    st.builds(c.TakeBack, st.integers(0, 40)),
    st.builds(c.ReturnQuestions, st.integers(0, 40), TEXT),
    st.builds(c.NameContact, PEOPLE, PARTY_ID),
    st.builds(c.WordRequest, TEXT),
    st.just(c.SendDraft()),
    st.just(c.AcceptRequest()),
    st.builds(c.ForwardRequest, PEOPLE),
    st.builds(c.DeclineRequest, TEXT),
    st.builds(c.EnterReply, PARTY_ID, st.sampled_from(Reply), EVIDENCE, st.none() | PEOPLE),
    st.builds(c.AnswerObjection, TEXT),
    st.builds(c.Withdraw, TEXT),
)


ENOUGH, LACKING = Facts(TODAY, lambda _: ()), Facts(TODAY, lambda _: ("purpose_need",))


def sound(a: Agreement) -> None:
    """What holds of every agreement, whatever was done to it."""
    assert len({party.id for party in a.parties}) == len(a.parties)
    assert len(set(a.elements)) == len(a.elements)
    assert all(slot.element is None or slot.element in a.elements for slot in a.answers)
    assert not set(a.answers) & set(a.parked)
    assert all(a.may_see(person) for person in whose(a).people)
    assert a.look_again <= a.copied <= set(a.answers)
    assert a.last_element >= max(a.elements, default=0)
    handed = [slot for one in a.handings for slot in one.left]
    assert len(set(handed)) == len(handed)
    assert all(one.to in a.members for one in a.handings)
    waiting = [link.person for link in a.request.chain if link.reply is Reply.WAITING]
    assert all(person in a.members for person in waiting)
    if a.state.value in ("SUBMITTED", "COLLAB"):
        assert a.number or a.courtesy
        assert whose(a).people, "somebody has the turn"


@settings(max_examples=150, deadline=None)
@random(
    begun=st.sampled_from(sorted(AT)),
    done=st.lists(st.tuples(COMMAND, PEOPLE, st.booleans()), min_size=5, max_size=40),
)
def test_whatever_people_try_the_record_tells_the_agreement(
    begun: str, done: list[tuple[c.Command, PersonId, bool]]
) -> None:
    record = recorded(*next(facts for key, facts in AT.items() if key == begun))
    a = fold(THIS, record)
    for command, by, complete in done:
        decision = decide(a, command, by, ENOUGH if complete else LACKING)
        if isinstance(decision, Refusal):
            continue
        for event in decision:
            fact = Recorded(THIS, a.seq + 1, by, START + timedelta(days=a.seq), event)
            a = apply(a, fact)
            record.append(replace(fact, event=from_payload(fact.kind, to_payload(event))))
        sound(a)
    assert fold(THIS, record) == a
