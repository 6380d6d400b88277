"""The process as data: the states, the moves between them, and who may do what when.

The rules are one table with default deny: what stands nowhere here is refused. Sources are marked as in the
domain's own papers: the guide's steps, IDEA's sections, the BUCP template; "our choice" where none of them says.
"""

from dataclasses import dataclass
from enum import StrEnum

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Part, Reply, Side, State
from conversations.ids import PersonId


@dataclass(frozen=True, slots=True)
class StateInfo:
    """How a state is told: the guide's step (of 8), what it is called, what comes next."""

    step: int
    title: str
    next: str
    ends: bool = False


STATES: dict[State, StateInfo] = {
    State.SCOPE: StateInfo(1, "finding out whether IDEA is needed", "Answer the questions of step 1"),
    State.NOT_IDEA: StateInfo(
        1, "no agreement under IDEA is needed", "Nothing; type reopen if a limit turns up", ends=True
    ),
    State.SIGNATORY: StateInfo(2, "checking who has signed IDEA", "Name every department that gives or gets data"),
    State.ONBOARDING: StateInfo(2, "waiting for a party to join IDEA", "Hear from CalData, or go on outside IDEA"),
    State.OUTSIDE_IDEA: StateInfo(2, "outside IDEA", "Use the form as a courtesy draft, or change the party"),
    State.DRAFT: StateInfo(3, "writing the first draft", "Answer the open questions, then send"),
    State.SUBMITTED: StateInfo(
        4, "sent, waiting for an answer", "The provider takes it, names someone else, or declines"
    ),
    State.COLLAB: StateInfo(5, "the parties work on it together", "Agree on a time for the first talk"),
    State.WITHDRAWN: StateInfo(4, "withdrawn", "Nothing", ends=True),
}


@dataclass(frozen=True, slots=True)
class Move:
    """A move between states, as the process numbers it."""

    key: str
    start: tuple[State, ...]
    end: State
    by: str
    when: str
    source: str


MOVES: tuple[Move, ...] = (
    Move(
        "M1",
        (State.SCOPE,),
        State.NOT_IDEA,
        "who started",
        "the data may be released, or shared freely",
        "guide, step 1",
    ),
    Move(
        "M2",
        (State.SCOPE,),
        State.SIGNATORY,
        "who started",
        "a law restricts sharing, or nobody knows",
        "guide, step 1",
    ),
    Move(
        "M3",
        (State.SIGNATORY, State.ONBOARDING),
        State.DRAFT,
        "recipient",
        "no party is known not to have signed",
        "guide, step 2",
    ),
    Move("M4", (State.SIGNATORY,), State.OUTSIDE_IDEA, "who started", "a party has not signed", "guide, step 2"),
    Move(
        "M5",
        (State.SIGNATORY, State.OUTSIDE_IDEA),
        State.ONBOARDING,
        "who started",
        "a party may join",
        "IDEA 16.1, 17.1",
    ),
    Move(
        "M6",
        (State.DRAFT,),
        State.SUBMITTED,
        "recipient",
        "what must be answered is, the rest is parked",
        "guide, step 4",
    ),
    Move("M7", (State.SUBMITTED,), State.COLLAB, "provider", "the contact takes the request", "guide, step 4"),
    Move("M26", (State.DRAFT, State.SUBMITTED, State.COLLAB), State.WITHDRAWN, "recipient", "chooses so", "our choice"),
    Move("M29", (State.SUBMITTED, State.COLLAB), State.SUBMITTED, "provider", "declines with a reason", "IDEA 5.2"),
)


class Actor(StrEnum):
    """What a person is towards an agreement, for the rules."""

    FOUNDER = "who starts"
    DRAFTER = "drafter"
    STARTER = "provider who started"
    COLLEAGUE = "colleague of the drafter"
    INVITED = "invited drafter"
    CONTACT = "contact who was asked"
    TAKER = "contact who took it"
    EARLIER = "earlier contact"
    HELPER = "colleague of the contact"


WRITERS = frozenset({Actor.DRAFTER, Actor.COLLEAGUE})
BEFORE_DRAFT = frozenset({State.SCOPE, State.SIGNATORY, State.ONBOARDING, State.OUTSIDE_IDEA})
ON_PARTIES = frozenset({State.SIGNATORY, State.ONBOARDING, State.OUTSIDE_IDEA})
WRITING = frozenset({State.DRAFT, State.SUBMITTED, State.COLLAB})
UNSIGNED = frozenset({*BEFORE_DRAFT, *WRITING})


@dataclass(frozen=True, slots=True)
class Rule:
    """This command, in these states, by these actors."""

    command: type[c.Command]
    states: frozenset[State]
    actors: frozenset[Actor]


def _rule(command: type[c.Command], states: frozenset[State] | State, *actors: Actor) -> Rule:
    return Rule(command, frozenset({states}) if isinstance(states, State) else states, frozenset(actors))


RULES: dict[type[c.Command], Rule] = {
    rule.command: rule
    for rule in (
        _rule(c.StartEnquiry, State.SCOPE, Actor.FOUNDER),
        _rule(c.BeginLike, State.SCOPE, Actor.DRAFTER),
        _rule(c.Rename, UNSIGNED, Actor.DRAFTER, Actor.STARTER),
        _rule(c.ChooseSide, State.SCOPE, Actor.DRAFTER),
        _rule(c.Screen, State.SCOPE, *WRITERS),
        _rule(c.Conclude, State.SCOPE, *WRITERS),
        _rule(c.Reopen, ON_PARTIES | {State.NOT_IDEA}, *WRITERS),
        _rule(c.AddParty, ON_PARTIES, *WRITERS),
        _rule(c.ChangeParty, ON_PARTIES, *WRITERS),
        _rule(c.RemoveParty, ON_PARTIES, *WRITERS),
        _rule(c.SettleParties, ON_PARTIES, *WRITERS),
        _rule(c.AskOnboarding, ON_PARTIES, *WRITERS),
        _rule(c.GoOutsideIdea, frozenset({State.SIGNATORY, State.ONBOARDING}), *WRITERS),
        _rule(c.BeginDraft, ON_PARTIES, Actor.DRAFTER),
        _rule(c.InviteDrafter, frozenset({State.DRAFT}), Actor.STARTER),
        _rule(c.TakeDraft, frozenset({State.DRAFT}), Actor.INVITED),
        _rule(c.GiveAnswer, WRITING, *WRITERS),
        _rule(c.Park, WRITING, *WRITERS),
        _rule(c.AddElement, WRITING, *WRITERS),
        _rule(c.RemoveElement, WRITING, *WRITERS),
        _rule(c.MoveElement, WRITING, *WRITERS),
        _rule(c.CopyAnswers, State.DRAFT, *WRITERS),
        _rule(c.KeepCopied, WRITING, *WRITERS),
        _rule(c.Share, UNSIGNED, *WRITERS, Actor.STARTER, Actor.CONTACT, Actor.TAKER),
        _rule(c.HandQuestions, WRITING, *WRITERS),
        _rule(c.TakeBack, WRITING, *WRITERS),
        _rule(c.ReturnQuestions, WRITING, *WRITERS),
        _rule(c.NameContact, WRITING, *WRITERS),
        _rule(c.WordRequest, WRITING, *WRITERS),
        _rule(c.SendDraft, WRITING, Actor.DRAFTER),
        _rule(c.AcceptRequest, State.SUBMITTED, Actor.CONTACT),
        _rule(c.ForwardRequest, State.SUBMITTED, Actor.CONTACT),
        _rule(c.DeclineRequest, frozenset({State.SUBMITTED, State.COLLAB}), Actor.CONTACT, Actor.TAKER),
        _rule(c.EnterReply, State.SUBMITTED, *WRITERS),
        _rule(c.AnswerObjection, frozenset({State.SUBMITTED, State.COLLAB}), *WRITERS),
        _rule(c.Withdraw, UNSIGNED, Actor.DRAFTER, Actor.STARTER),
    )
}


def actor(agreement: Agreement, person: PersonId) -> Actor | None:
    """What a person is here, or None for somebody who has no part in it."""
    if agreement.seq == 0:
        return Actor.FOUNDER
    if person == agreement.invited:
        return Actor.INVITED
    part = agreement.part_of(person)
    match part:
        case None:
            return None
        case Part.DRAFTER:
            return Actor.DRAFTER if _may_write(agreement, person) else Actor.STARTER
        case Part.EARLIER_CONTACT:
            return Actor.EARLIER
        case Part.CONTACT:
            return _contact(agreement, person)
        case Part.COLLEAGUE:
            return Actor.COLLEAGUE if _may_write(agreement, person) else Actor.HELPER


def _may_write(agreement: Agreement, person: PersonId) -> bool:
    """Whoever starts works on the enquiry; the draft is the recipient's to write (guide, step 3)."""
    return not agreement.form or agreement.members[person].side is Side.RECIPIENT


def _contact(agreement: Agreement, person: PersonId) -> Actor:
    """By the last link of each party's chain: somebody in whose place another was asked can't answer any more."""
    current = (agreement.request.current(party.id) for party in agreement.of_side(Side.PROVIDER))
    replies = {link.reply for link in current if link is not None and link.person == person}
    if not replies:
        return Actor.EARLIER
    return Actor.TAKER if replies == {Reply.ACCEPTED} else Actor.CONTACT


def may(agreement: Agreement, person: PersonId, command: type[c.Command]) -> bool:
    """May this person do this now? Everything that is not allowed is denied."""
    rule = RULES.get(command)
    who = actor(agreement, person)
    return rule is not None and who in rule.actors and agreement.state in rule.states
