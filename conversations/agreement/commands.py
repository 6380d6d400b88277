"""What somebody wants to do to an agreement: one class per intent."""

from dataclasses import dataclass

from conversations.agreement.model import CopiedAnswer, Evidence, Json, Party, Reply, Side, Slot
from conversations.ids import AgreementId, ElementId, PartyId, PersonId


@dataclass(frozen=True, slots=True)
class StartEnquiry:
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class BeginLike:
    """Take this agreement, which is called so, as the one to begin like."""

    source: AgreementId
    called: str


@dataclass(frozen=True, slots=True)
class Rename:
    name: str


@dataclass(frozen=True, slots=True)
class ChooseSide:
    side: Side


@dataclass(frozen=True, slots=True)
class Screen:
    question: str
    answer: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conclude:
    """End step 1 by its answers."""


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


@dataclass(frozen=True, slots=True)
class AddParty:
    """`party.id` is given by the agreement; what is in it does not count."""

    party: Party


@dataclass(frozen=True, slots=True)
class ChangeParty:
    party: Party


@dataclass(frozen=True, slots=True)
class RemoveParty:
    party: PartyId


@dataclass(frozen=True, slots=True)
class SettleParties:
    pass


@dataclass(frozen=True, slots=True)
class AskOnboarding:
    party: PartyId


@dataclass(frozen=True, slots=True)
class GoOutsideIdea:
    pass


@dataclass(frozen=True, slots=True)
class BeginDraft:
    number: str
    form: str


@dataclass(frozen=True, slots=True)
class InviteDrafter:
    """Ask this person to draft, in these words; whoever was asked before is asked no more."""

    person: PersonId
    text: str = ""


@dataclass(frozen=True, slots=True)
class TakeDraft:
    pass


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    slot: Slot
    text: str
    value: Json


@dataclass(frozen=True, slots=True)
class Park:
    slot: Slot
    why: str


@dataclass(frozen=True, slots=True)
class AddElement:
    """A new row of the data elements: what is known of it, as (element key, text, value)."""

    values: tuple[tuple[str, str, Json], ...]


@dataclass(frozen=True, slots=True)
class RemoveElement:
    element: ElementId


@dataclass(frozen=True, slots=True)
class MoveElement:
    """Put a row at another place of the list, counted from 1."""

    element: ElementId
    place: int


@dataclass(frozen=True, slots=True)
class CopyAnswers:
    """Take over these answers of the agreement that this one is begun like; elements by their numbers there."""

    answers: tuple[CopiedAnswer, ...]


@dataclass(frozen=True, slots=True)
class KeepCopied:
    """These answers, which were taken over, still hold."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Share:
    person: PersonId


@dataclass(frozen=True, slots=True)
class HandQuestions:
    """Ask a colleague for these answers. They see the draft from then on, as those do with whom it is shared."""

    to: PersonId
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Ask the colleague no more. `handing` is the number of the fact that handed the questions."""

    handing: int


@dataclass(frozen=True, slots=True)
class ReturnQuestions:
    """The colleague can't answer and gives back what is left, with a word why."""

    handing: int
    why: str


@dataclass(frozen=True, slots=True)
class NameContact:
    person: PersonId
    party: PartyId


@dataclass(frozen=True, slots=True)
class WordRequest:
    text: str


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Hand the draft to the provider, or send it again after an objection."""


@dataclass(frozen=True, slots=True)
class AcceptRequest:
    pass


@dataclass(frozen=True, slots=True)
class ForwardRequest:
    to: PersonId


@dataclass(frozen=True, slots=True)
class DeclineRequest:
    reason: str


@dataclass(frozen=True, slots=True)
class EnterReply:
    """What somebody who has only e-mail answered, entered by a named person of the other side with the mail's words."""

    party: PartyId
    reply: Reply
    evidence: Evidence
    to: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AnswerObjection:
    text: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    reason: str


Command = (
    StartEnquiry
    | BeginLike
    | Rename
    | ChooseSide
    | Screen
    | Conclude
    | Reopen
    | AddParty
    | ChangeParty
    | RemoveParty
    | SettleParties
    | AskOnboarding
    | GoOutsideIdea
    | BeginDraft
    | InviteDrafter
    | TakeDraft
    | GiveAnswer
    | Park
    | AddElement
    | RemoveElement
    | MoveElement
    | CopyAnswers
    | KeepCopied
    | Share
    | HandQuestions
    | TakeBack
    | ReturnQuestions
    | NameContact
    | WordRequest
    | SendDraft
    | AcceptRequest
    | ForwardRequest
    | DeclineRequest
    | EnterReply
    | AnswerObjection
    | Withdraw
)
