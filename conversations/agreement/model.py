"""The agreement and its parts. Frozen: `apply` makes the next one from a fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from pydantic import JsonValue

from conversations.ids import AgreementId, ElementId, PartyId, PersonId

Json = JsonValue


class Side(StrEnum):
    RECIPIENT = "recipient"
    PROVIDER = "provider"

    @property
    def other(self) -> "Side":
        return Side.PROVIDER if self is Side.RECIPIENT else Side.RECIPIENT

    @property
    def formal(self) -> str:
        return "Data Recipient" if self is Side.RECIPIENT else "Data Provider"


class State(StrEnum):
    """The names that people see; `process.STATES` tells of each its step, its words and who holds the ball."""

    SCOPE = "SCOPE"
    NOT_IDEA = "NOT_IDEA"
    SIGNATORY = "SIGNATORY"
    OUTSIDE_IDEA = "OUTSIDE_IDEA"
    ONBOARDING = "ONBOARDING"
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    COLLAB = "COLLAB"
    WITHDRAWN = "WITHDRAWN"


class Part(StrEnum):
    """What a person is in one agreement; it decides what they may see and do."""

    DRAFTER = "drafter"
    COLLEAGUE = "colleague"
    CONTACT = "contact"
    EARLIER_CONTACT = "earlier contact"


class Standing(StrEnum):
    """What the signatory list says of a party; as in `conversations.signatories`."""

    SIGNED = "signed"
    COVERED = "covered"
    CONFIRM = "confirm"
    NOT_SIGNED = "not_signed"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """An entity and the unit or program in it, on one side. Two programs of one entity can be the two sides.

    `entity` is the row of the signatory list (or what was typed, when no row fits), `listed` the date of that list,
    `status` its words. `under_governor` is what the list says: true, false or unknown.
    """

    id: PartyId
    side: Side
    entity: str
    short: str
    unit: str = ""
    standing: Standing = Standing.UNKNOWN
    status: str = ""
    umbrella: str = ""
    under_governor: str = "unknown"
    listed: date | None = None

    @property
    def called(self) -> str:
        return self.short or self.entity


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Where a value lives: a field, and for a field asked of each party or element, which one."""

    field: str
    party: PartyId | None = None
    element: ElementId | None = None

    def __str__(self) -> str:
        party = f".p{self.party}" if self.party else ""
        element = f".e{self.element}" if self.element else ""
        return f"{self.field}{party}{element}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a named person could enter what somebody else answered: a mail, quoted."""

    said_by: PersonId
    entered_by: PersonId
    text: str
    received: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written, word for word, and what was read out of it (None when it could not be read)."""

    text: str
    value: Json
    by: PersonId
    at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Parked:
    """A question left for later, with a word why."""

    why: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class CopiedAnswer:
    """An answer that is taken over from another agreement. `look_again`: somebody must say that it still holds."""

    slot: Slot
    text: str
    value: Json
    look_again: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """The agreement that this one is begun like, and what it was called then; `taken` once its answers were."""

    source: AgreementId
    called: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Handing:
    """Questions that somebody handed to a colleague, and which of them are left to answer. `fact` is the number of the
    fact that handed them, by which it is known."""

    fact: int
    to: PersonId
    by: PersonId
    at: datetime
    slots: tuple[Slot, ...]
    left: tuple[Slot, ...]


class Reply(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    FORWARDED = "forwarded"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Asked:
    """One link of the chain of people who were asked to take a request; `fact` is the number of the fact that asked
    them, by which the message is known that they got."""

    person: PersonId
    party: PartyId
    named_by: PersonId
    at: datetime
    reply: Reply = Reply.WAITING
    replied: datetime | None = None
    words: str = ""
    evidence: Evidence | None = None
    fact: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """The request of step 4: its own words, how often it was sent, and who was asked in turn."""

    text: str = ""
    round: int = 0
    sent: datetime | None = None
    chain: tuple[Asked, ...] = ()
    objection: str = ""

    def current(self, party: PartyId) -> Asked | None:
        """Who of this party was asked last."""
        return next((link for link in reversed(self.chain) if link.party == party), None)


@dataclass(frozen=True, slots=True)
class Member:
    """A person's part in the agreement, and the side on which they stand."""

    person: PersonId
    part: Part
    side: Side


EMPTY: Mapping[Slot, Answer] = MappingProxyType({})
NOTHING_PARKED: Mapping[Slot, Parked] = MappingProxyType({})
NO_SLOTS: frozenset[Slot] = frozenset()
NO_MEMBERS: Mapping[PersonId, Member] = MappingProxyType({})
NO_CONTACTS: Mapping[PartyId, PersonId] = MappingProxyType({})
NOT_SCREENED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Agreement:
    """A BUCP from the first enquiry on. `seq` counts its facts; `since` tells when the turn came to who has it.

    `number` comes with the draft; before that it is an enquiry with a name. `courtesy` marks a draft outside IDEA,
    which claims nothing about IDEA. `invited` is the recipient's contact whom a provider asked to draft;
    `last_element` is the highest number that a data element ever had, its row removed or not;
    `contacts` are the people whom the recipient means to write to. `copied` are the answers that were taken over from
    the agreement `like` and not changed since, `look_again` those of them that nobody has confirmed yet.
    """

    id: AgreementId
    seq: int = 0
    name: str = ""
    number: str = ""
    form: str = ""
    state: State = State.SCOPE
    begun: datetime | None = None
    since: datetime | None = None
    started_by: PersonId | None = None
    started_side: Side = Side.RECIPIENT
    screening: Mapping[str, str] = field(default_factory=lambda: NOT_SCREENED)
    outcome: str = ""
    courtesy: bool = False
    parties: tuple[Party, ...] = ()
    parties_settled: bool = False
    answers: Mapping[Slot, Answer] = field(default_factory=lambda: EMPTY)
    parked: Mapping[Slot, Parked] = field(default_factory=lambda: NOTHING_PARKED)
    elements: tuple[ElementId, ...] = ()
    last_element: int = 0
    members: Mapping[PersonId, Member] = field(default_factory=lambda: NO_MEMBERS)
    invited: PersonId | None = None
    contacts: Mapping[PartyId, PersonId] = field(default_factory=lambda: NO_CONTACTS)
    handings: tuple[Handing, ...] = ()
    request: Request = field(default_factory=Request)
    like: Like | None = None
    copied: frozenset[Slot] = NO_SLOTS
    look_again: frozenset[Slot] = NO_SLOTS
    finalized_on: date | None = None
    sent_on: date | None = None

    def of_side(self, side: Side) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.side is side)

    def party(self, party: PartyId) -> Party:
        """Raises KeyError for a party that is not in this agreement."""
        for one in self.parties:
            if one.id == party:
                return one
        raise KeyError(party)

    def side_called(self, side: Side) -> str:
        """How people call a side: "CDSS", or "CDSS and DHCS"."""
        names = [party.called for party in self.of_side(side)]
        return " and ".join(names) if names else side.formal

    def part_of(self, person: PersonId) -> Part | None:
        member = self.members.get(person)
        return member.part if member else None

    def may_see(self, person: PersonId) -> bool:
        """A draft is seen by those who take part in it, and nobody else."""
        return person in self.members or person == self.invited

    def handing(self, fact: int) -> Handing | None:
        """The questions that this fact handed over, answered or not."""
        return next((one for one in self.handings if one.fact == fact), None)

    def handing_of(self, slot: Slot) -> Handing | None:
        """With whom a question is now, if it was handed to somebody and waits for them."""
        return next((one for one in self.handings if slot in one.left), None)

    @property
    def drafting(self) -> bool:
        """The form is being filled in, or may still be."""
        return bool(self.form) and self.state in (State.DRAFT, State.SUBMITTED, State.COLLAB)

    def drafters(self) -> tuple[PersonId, ...]:
        return tuple(one.person for one in self.members.values() if one.part is Part.DRAFTER)

    @property
    def handle(self) -> str:
        """The number once there is one, else the name."""
        return self.number or self.name
