"""Agreements at every stage, built from facts alone, and `given(...).when(...).then(...)` to speak of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.apply import fold
from conversations.agreement.decide import Decision, Facts, decide
from conversations.agreement.model import Agreement, Evidence, Party, Side, Standing, State
from conversations.agreement.recorded import Recorded
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import AgreementId, ElementId, PartyId, PersonId

THIS = AgreementId(7)
START = datetime(2027, 1, 5, 18, 0, tzinfo=UTC)
TODAY = date(2027, 1, 5)

ANALYST, COLLEAGUE, CONTACT, OTHER, STRANGER, HELPER, MAILED = (PersonId(n) for n in range(1, 8))

CDSS = Party(PartyId(1), Side.RECIPIENT, "Social Services, Department of", "CDSS", "Research", Standing.SIGNED)
EDD = Party(PartyId(2), Side.PROVIDER, "Employment Development Department", "EDD", "LMI", Standing.SIGNED)
DHCS = Party(PartyId(3), Side.PROVIDER, "Health Care Services, Department of", "DHCS", "Data", Standing.SIGNED)
UC = Party(PartyId(2), Side.PROVIDER, "University of California", "UC", "Lab", Standing.NOT_SIGNED)

Fact = e.Event | tuple[PersonId, e.Event]


def recorded(*facts: Fact) -> list[Recorded]:
    """Facts in order, an hour apart; the analyst's unless somebody else is named."""
    found = []
    for seq, fact in enumerate(facts, 1):
        by, event = fact if isinstance(fact, tuple) else (ANALYST, fact)
        found.append(Recorded(THIS, seq, by, START + timedelta(hours=seq), event))
    return found


def standing(*facts: Fact) -> Agreement:
    return fold(THIS, recorded(*facts))


SCOPE: Sequence[Fact] = (e.EnquiryStarted("EDD wages", Side.RECIPIENT), e.Shared(COLLEAGUE, Side.RECIPIENT))
NOT_IDEA = (*SCOPE, e.FoundNotNeeded("public"))
SIGNATORY = (*SCOPE, e.FoundNeeded("wage"))
PARTIES = (*SIGNATORY, e.PartyAdded(CDSS), e.PartyAdded(EDD), e.PartiesSettled())
ONBOARDING = (*PARTIES, e.OnboardingAsked(EDD.id))
OUTSIDE = (*PARTIES, e.WentOutsideIdea())
DRAFT = (*PARTIES, e.DraftBegun("BUCP-2027-0012", "BUCP v3"))
NAMED = (*DRAFT, e.ContactNamed(CONTACT, EDD.id), e.RequestWorded("Could we talk?"))
SUBMITTED = (*NAMED, e.DraftFinalized(TODAY), e.DraftSent(TODAY, 1), e.ContactAsked(CONTACT, EDD.id))
FORWARDED = (*SUBMITTED, (CONTACT, e.RequestForwarded(EDD.id, OTHER)), (CONTACT, e.ContactAsked(OTHER, EDD.id)))
DECLINED = (*SUBMITTED, (CONTACT, e.RequestDeclined(EDD.id, "We hold no county data.")))
COLLAB = (*SUBMITTED, (CONTACT, e.Shared(HELPER, Side.PROVIDER)), (CONTACT, e.RequestAccepted(EDD.id)))
WITHDRAWN = (*DRAFT, e.Withdrawn("No money"))
BY_PROVIDER = (
    e.EnquiryStarted("EDD wages", Side.PROVIDER),
    e.FoundNeeded("wage"),
    e.PartyAdded(CDSS),
    e.PartyAdded(EDD),
    e.PartiesSettled(),
    e.DraftBegun("BUCP-2027-0012", "BUCP v3"),
)
INVITED = (*BY_PROVIDER, e.DrafterInvited(OTHER))
TAKEN = (*INVITED, (OTHER, e.DraftTaken()))

AT: dict[State, Sequence[Fact]] = {
    State.SCOPE: SCOPE,
    State.NOT_IDEA: NOT_IDEA,
    State.SIGNATORY: PARTIES,
    State.OUTSIDE_IDEA: OUTSIDE,
    State.ONBOARDING: ONBOARDING,
    State.DRAFT: NAMED,
    State.SUBMITTED: SUBMITTED,
    State.COLLAB: COLLAB,
    State.WITHDRAWN: WITHDRAWN,
}


def mailed(words: str = "I'll take it", said_by: PersonId = CONTACT, entered_by: PersonId = ANALYST) -> Evidence:
    return Evidence(said_by, entered_by, words, TODAY)


@dataclass(frozen=True)
class Given:
    facts: Sequence[Fact]

    def when(self, command: c.Command, by: PersonId = ANALYST, missing: tuple[str, ...] = ()) -> "When":
        now = standing(*self.facts)
        return When(decide(now, command, by, Facts(TODAY, lambda _: missing)), self.facts, by)


@dataclass(frozen=True)
class When:
    decision: Decision
    facts: Sequence[Fact]
    by: PersonId

    def then(self, *expected: e.Event) -> Agreement:
        """Exactly these facts; what the agreement comes to."""
        assert self.decision == expected
        return standing(*self.facts, *((self.by, event) for event in expected))

    def refused(self, why: Why) -> Refusal:
        assert isinstance(self.decision, Refusal), self.decision
        assert self.decision.why is why
        return self.decision


def given(*facts: Fact) -> Given:
    return Given(facts)


ELEMENT = ElementId(40)
