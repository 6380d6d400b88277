"""What happened: one class per fact, never reused for another meaning. Events are the record; all else is derived."""

from dataclasses import dataclass
from datetime import date

from conversations.agreement.model import CopiedAnswer, Evidence, Json, Part, Party, Side, Slot
from conversations.ids import AgreementId, ElementId, PartyId, PersonId


@dataclass(frozen=True, slots=True)
class EnquiryStarted:
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class BegunLike:
    """The enquiry is begun like an earlier agreement, by what that was called then."""

    source: AgreementId
    called: str


@dataclass(frozen=True, slots=True)
class Renamed:
    name: str


@dataclass(frozen=True, slots=True)
class SideChosen:
    """Which side the person who started works for."""

    side: Side


@dataclass(frozen=True, slots=True)
class ScreeningAnswered:
    """One answer of step 1; an earlier one to the same question is superseded."""

    question: str
    answer: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FoundNeeded:
    """Step 1 ended: by these answers IDEA is needed. `law` restricts sharing, as far as known."""

    law: str


@dataclass(frozen=True, slots=True)
class FoundNotNeeded:
    """Step 1 ended: by these answers IDEA is not needed, because `reason`."""

    reason: str


@dataclass(frozen=True, slots=True)
class EnquiryReopened:
    pass


@dataclass(frozen=True, slots=True)
class PartyAdded:
    party: Party


@dataclass(frozen=True, slots=True)
class PartyChanged:
    """The entity, unit or standing of a party, its id and side unchanged."""

    party: Party


@dataclass(frozen=True, slots=True)
class PartyRemoved:
    party: PartyId


@dataclass(frozen=True, slots=True)
class PartiesSettled:
    """Nobody else takes part, as far as is known."""


@dataclass(frozen=True, slots=True)
class OnboardingAsked:
    """The enquiry about joining IDEA was made ready for a party (T20)."""

    party: PartyId


@dataclass(frozen=True, slots=True)
class WentOutsideIdea:
    """A party has not signed; the parties go on with the form as a courtesy. Nothing is claimed about IDEA."""


@dataclass(frozen=True, slots=True)
class DraftBegun:
    """The draft got its number and is written on this form."""

    number: str
    form: str


@dataclass(frozen=True, slots=True)
class DrafterInvited:
    """A provider who started names who is to draft for the recipient, in words of their own, or writes to them again.
    `instead_of` was asked before."""

    person: PersonId
    text: str = ""
    instead_of: PersonId | None = None


@dataclass(frozen=True, slots=True)
class DraftTaken:
    """The invited person drafts from now on."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An answer as it was written and as it was read. Earlier ones stay in the record."""

    field: str
    text: str
    value: Json
    party: PartyId | None = None
    element: ElementId | None = None


@dataclass(frozen=True, slots=True)
class AnswerParked:
    field: str
    why: str
    party: PartyId | None = None
    element: ElementId | None = None


@dataclass(frozen=True, slots=True)
class ElementAdded:
    element: ElementId


@dataclass(frozen=True, slots=True)
class ElementRemoved:
    element: ElementId


@dataclass(frozen=True, slots=True)
class ElementMoved:
    """The row stands at this place of the list from now on, counted from 1."""

    element: ElementId
    place: int


@dataclass(frozen=True, slots=True)
class AnswersCopied:
    """Answers were taken over from another agreement; elements have their new numbers. It says nothing to those who
    take part in the other one, which stays as it is."""

    source: AgreementId
    called: str
    answers: tuple[CopiedAnswer, ...]


@dataclass(frozen=True, slots=True)
class CopiedKept:
    """Somebody looked at these answers, which were taken over: they still hold."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A colleague may see the draft and work on it."""

    person: PersonId
    side: Side
    part: Part = Part.COLLEAGUE


@dataclass(frozen=True, slots=True)
class QuestionsHanded:
    """A colleague is asked for these answers; they may see the draft and work on it from now on. A question is with
    one person at a time."""

    to: PersonId
    slots: tuple[Slot, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class QuestionsTakenBack:
    """The colleague is asked no more. `handing` is the number of the fact that handed the questions."""

    handing: int


@dataclass(frozen=True, slots=True)
class QuestionsReturned:
    """The colleague gives back what is left, with a word why."""

    handing: int
    why: str


@dataclass(frozen=True, slots=True)
class HandedAnswered:
    """The colleague gave the last of the answers that they were asked for."""

    handing: int


@dataclass(frozen=True, slots=True)
class ContactNamed:
    """Whom the recipient means to write to at this party; nobody was asked yet."""

    person: PersonId
    party: PartyId


@dataclass(frozen=True, slots=True)
class RequestWorded:
    """The request's own words, when somebody changed them."""

    text: str


@dataclass(frozen=True, slots=True)
class DraftFinalized:
    """The recipient holds its first draft for complete (BUCP v3, Draft BUCP)."""

    on: date


@dataclass(frozen=True, slots=True)
class DraftSent:
    """The draft went to the provider (BUCP v3, Send BUCP); `round` counts the sendings."""

    on: date
    round: int


@dataclass(frozen=True, slots=True)
class ContactAsked:
    """A person of this party is asked whether they take the request."""

    person: PersonId
    party: PartyId


@dataclass(frozen=True, slots=True)
class RequestAccepted:
    """The contact takes the request: they will talk. It approves nothing."""

    party: PartyId
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RequestForwarded:
    """The contact named somebody else of the same party; the chain is kept."""

    party: PartyId
    to: PersonId
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RequestDeclined:
    """The provider declines: an objection with a reason (IDEA 5.2). It ends nothing; it is the recipient's turn."""

    party: PartyId
    reason: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """The recipient explained itself; the provider is asked again."""

    party: PartyId
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    reason: str


Event = (
    EnquiryStarted
    | BegunLike
    | Renamed
    | SideChosen
    | ScreeningAnswered
    | FoundNeeded
    | FoundNotNeeded
    | EnquiryReopened
    | PartyAdded
    | PartyChanged
    | PartyRemoved
    | PartiesSettled
    | OnboardingAsked
    | WentOutsideIdea
    | DraftBegun
    | DrafterInvited
    | DraftTaken
    | AnswerGiven
    | AnswerParked
    | ElementAdded
    | ElementRemoved
    | ElementMoved
    | AnswersCopied
    | CopiedKept
    | Shared
    | QuestionsHanded
    | QuestionsTakenBack
    | QuestionsReturned
    | HandedAnswered
    | ContactNamed
    | RequestWorded
    | DraftFinalized
    | DraftSent
    | ContactAsked
    | RequestAccepted
    | RequestForwarded
    | RequestDeclined
    | ObjectionAnswered
    | Withdrawn
)
