"""Who may do what when. This list is written by hand from the process (moves M1 to M7, M26, M29 and what stands around
them), never read from the table that it holds to account; whatever is not in it is denied."""

from collections.abc import Sequence
from itertools import product
from typing import get_args

import pytest

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.decide import Facts, decide
from conversations.agreement.model import Side, State
from conversations.agreement.process import MOVES, RULES, STATES, Actor, actor, may
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import PersonId
from tests.core.agreement.stage import (
    ANALYST,
    AT,
    BY_PROVIDER,
    COLLAB,
    COLLEAGUE,
    CONTACT,
    DECLINED,
    EDD,
    FORWARDED,
    HELPER,
    INVITED,
    MAILED,
    OTHER,
    STRANGER,
    SUBMITTED,
    TAKEN,
    TODAY,
    Fact,
    standing,
)

COMMANDS: tuple[type[c.Command], ...] = get_args(c.Command)

ENQUIRY = {c.Rename, c.Share, c.Withdraw}
STEP_1 = {c.Screen, c.Conclude}
STEP_2 = {c.AddParty, c.ChangeParty, c.RemoveParty, c.SettleParties, c.AskOnboarding}
WRITING = {
    c.GiveAnswer,
    c.Park,
    c.AddElement,
    c.RemoveElement,
    c.MoveElement,
    c.KeepCopied,
    c.HandQuestions,
    c.TakeBack,
    c.ReturnQuestions,
}
REQUEST = {c.NameContact, c.WordRequest}
REPLIES = {c.AcceptRequest, c.ForwardRequest, c.DeclineRequest}

MAY: dict[tuple[State, str], set[type[c.Command]]] = {
    (State.SCOPE, "drafter"): ENQUIRY | STEP_1 | {c.ChooseSide, c.BeginLike},
    (State.SCOPE, "colleague"): STEP_1 | {c.Share},
    (State.NOT_IDEA, "drafter"): {c.Reopen},
    (State.NOT_IDEA, "colleague"): {c.Reopen},
    (State.SIGNATORY, "drafter"): ENQUIRY | STEP_2 | {c.Reopen, c.GoOutsideIdea, c.BeginDraft},
    (State.SIGNATORY, "colleague"): STEP_2 | {c.Reopen, c.GoOutsideIdea, c.Share},
    (State.ONBOARDING, "drafter"): ENQUIRY | STEP_2 | {c.Reopen, c.GoOutsideIdea, c.BeginDraft},
    (State.ONBOARDING, "colleague"): STEP_2 | {c.Reopen, c.GoOutsideIdea, c.Share},
    (State.OUTSIDE_IDEA, "drafter"): ENQUIRY | STEP_2 | {c.Reopen, c.BeginDraft},
    (State.OUTSIDE_IDEA, "colleague"): STEP_2 | {c.Reopen, c.Share},
    (State.DRAFT, "drafter"): ENQUIRY | WRITING | REQUEST | {c.SendDraft, c.CopyAnswers},
    (State.DRAFT, "colleague"): WRITING | REQUEST | {c.Share, c.CopyAnswers},
    (State.DRAFT, "provider who started"): ENQUIRY | {c.InviteDrafter},
    (State.DRAFT, "invited"): {c.TakeDraft},
    (State.SUBMITTED, "drafter"): ENQUIRY | WRITING | REQUEST | {c.SendDraft, c.EnterReply, c.AnswerObjection},
    (State.SUBMITTED, "colleague"): WRITING | REQUEST | {c.EnterReply, c.AnswerObjection, c.Share},
    (State.SUBMITTED, "contact"): REPLIES | {c.Share},
    (State.COLLAB, "drafter"): ENQUIRY | WRITING | REQUEST | {c.SendDraft, c.AnswerObjection},
    (State.COLLAB, "colleague"): WRITING | REQUEST | {c.AnswerObjection, c.Share},
    (State.COLLAB, "taker"): {c.DeclineRequest, c.Share},
}

PROVIDERS_COLLEAGUE = (*BY_PROVIDER, e.Shared(HELPER, Side.PROVIDER))
SUBMITTED_HELPED = (*SUBMITTED, (CONTACT, e.Shared(HELPER, Side.PROVIDER)))
REPLACED = (*DECLINED, e.ContactNamed(OTHER, EDD.id), e.DraftSent(TODAY, 2), e.ContactAsked(OTHER, EDD.id))
TWO_WITHDRAWN = (*SUBMITTED, e.Withdrawn(""))

WHO: list[tuple[str, Sequence[Fact], PersonId]] = [
    *(("drafter", facts, ANALYST) for facts in AT.values()),
    *(("colleague", facts, COLLEAGUE) for facts in AT.values()),
    *(("stranger", facts, STRANGER) for facts in AT.values()),
    ("provider who started", BY_PROVIDER, ANALYST),
    ("provider who started", INVITED, ANALYST),
    ("invited", INVITED, OTHER),
    ("drafter", TAKEN, OTHER),
    ("helper", TAKEN, ANALYST),
    ("helper", PROVIDERS_COLLEAGUE, HELPER),
    ("contact", SUBMITTED, CONTACT),
    ("contact", DECLINED, CONTACT),
    ("contact", FORWARDED, OTHER),
    ("earlier contact", FORWARDED, CONTACT),
    ("earlier contact", REPLACED, CONTACT),
    ("helper", SUBMITTED_HELPED, HELPER),
    ("helper", COLLAB, HELPER),
    ("taker", COLLAB, CONTACT),
    ("contact once", TWO_WITHDRAWN, CONTACT),
    ("mailed stranger", SUBMITTED, MAILED),
]


@pytest.mark.parametrize(("who", "facts", "person"), WHO, ids=lambda one: one if isinstance(one, str) else "")
def test_exactly_what_the_list_allows(who: str, facts: Sequence[Fact], person: PersonId) -> None:
    a = standing(*facts)
    allowed = {command for command in COMMANDS if may(a, person, command)}
    assert allowed == MAY.get((a.state, who), set())


def test_only_an_enquiry_can_be_started_where_nothing_is() -> None:
    assert {command for command in COMMANDS if may(standing(), ANALYST, command)} == {c.StartEnquiry}


def test_every_state_actor_and_command_has_its_rule_and_the_rest_is_denied() -> None:
    """The list above holds all that the table allows: no pair of state and actor stands in the table alone."""
    names = {
        Actor.DRAFTER: "drafter",
        Actor.COLLEAGUE: "colleague",
        Actor.STARTER: "provider who started",
        Actor.INVITED: "invited",
        Actor.CONTACT: "contact",
        Actor.TAKER: "taker",
        Actor.FOUNDER: "founder",
    }
    # A contact shares and a taker answers for a second party also while a request waits; each alone is tried above.
    reachable = {*MAY, (State.SCOPE, "founder")}
    for command, state, who in product(COMMANDS, State, Actor):
        rule = RULES[command]
        key = (state, names.get(who, ""))
        if key in reachable and key != (State.SCOPE, "founder"):
            assert (state in rule.states and who in rule.actors) == (command in MAY[key]), (command, key)


def test_every_command_stands_in_the_table() -> None:
    assert set(RULES) == set(COMMANDS)


def test_a_stranger_is_told_nothing_whatever_they_try() -> None:
    """Not allowed looks like not there: the same refusal in every state."""
    commands: list[c.Command] = [c.Rename("x"), c.AcceptRequest(), c.Withdraw(""), c.SendDraft(), c.Share(STRANGER)]
    for facts, command in product(AT.values(), commands):
        refusal = decide(standing(*facts), command, STRANGER, Facts(TODAY, lambda _: ()))
        assert refusal == Refusal(Why.NOT_FOUND)


def test_every_state_is_told_and_the_ends_have_no_way_but_reopening() -> None:
    assert set(STATES) == set(State)
    for state, info in STATES.items():
        ways = {command for (at, _), commands in MAY.items() if at is state for command in commands}
        assert (ways <= {c.Reopen}) == info.ends, state


MOVED: list[tuple[str, Sequence[Fact], c.Command, PersonId, State]] = [
    ("M1", (*AT[State.SCOPE], e.ScreeningAnswered("data", "x"), e.ScreeningAnswered("public", "yes")), c.Conclude(),
     ANALYST, State.NOT_IDEA),
    ("M2", (*AT[State.SCOPE], *(e.ScreeningAnswered(key, value) for key, value in
     (("data", "x"), ("public", "no"), ("shareable", "no"), ("law", "tax"), ("other_agreement", "none")))),
     c.Conclude(), ANALYST, State.SIGNATORY),
    ("M3", AT[State.SIGNATORY], c.BeginDraft("BUCP-2027-0001", "BUCP v3"), ANALYST, State.DRAFT),
    ("M4", AT[State.SIGNATORY], c.GoOutsideIdea(), ANALYST, State.OUTSIDE_IDEA),
    ("M5", AT[State.OUTSIDE_IDEA], c.AskOnboarding(EDD.id), ANALYST, State.ONBOARDING),
    ("M6", AT[State.DRAFT], c.SendDraft(), ANALYST, State.SUBMITTED),
    ("M7", AT[State.SUBMITTED], c.AcceptRequest(), CONTACT, State.COLLAB),
    ("M26", AT[State.DRAFT], c.Withdraw(""), ANALYST, State.WITHDRAWN),
    ("M26", AT[State.SUBMITTED], c.Withdraw(""), ANALYST, State.WITHDRAWN),
    ("M26", AT[State.COLLAB], c.Withdraw(""), ANALYST, State.WITHDRAWN),
    ("M29", AT[State.SUBMITTED], c.DeclineRequest("no"), CONTACT, State.SUBMITTED),
    ("M29", AT[State.COLLAB], c.DeclineRequest("no"), CONTACT, State.SUBMITTED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "facts", "command", "by", "end"), MOVED, ids=lambda one: one if isinstance(one, str) else ""
)
def test_each_move_leads_where_the_process_says(
    key: str, facts: Sequence[Fact], command: c.Command, by: PersonId, end: State
) -> None:
    decision = decide(standing(*facts), command, by, Facts(TODAY, lambda _: ()))
    assert isinstance(decision, tuple), decision
    assert standing(*facts, *((by, event) for event in decision)).state is end
    described = next(move for move in MOVES if move.key == key)
    assert described.end is end
    assert standing(*facts).state in described.start


def test_every_move_that_is_told_is_tried() -> None:
    assert {move.key for move in MOVES} == {key for key, *_ in MOVED}
    assert actor(standing(*SUBMITTED), CONTACT) is Actor.CONTACT
