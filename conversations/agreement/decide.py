"""From an intent to facts, or to a refusal. Pure: whatever it needs to know of the world is in `Facts`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Json, Part, Party, Reply, Side, Standing, State
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.agreement.screening import Needed, NotNeeded, verdict
from conversations.agreement.turn import open_requests
from conversations.ids import ElementId, PartyId, PersonId

Decision = tuple[e.Event, ...] | Refusal


@dataclass(frozen=True, slots=True)
class Facts:
    """`today` is the day where the person who acts is; `missing` tells what a draft lacks before it may be sent."""

    today: date
    missing: Callable[[Agreement], tuple[str, ...]]


def decide(a: Agreement, command: c.Command, by: PersonId, facts: Facts) -> Decision:
    """What follows from a command. The rules are looked at first: what one may not do is not even considered."""
    if not (a.seq == 0 or a.may_see(by)):
        return Refusal(Why.NOT_FOUND)
    if not may(a, by, type(command)):
        return Refusal(Why.NOT_NOW, {"state": a.state})
    return _decided(a, command, by, facts)


def _decided(  # noqa: C901, PLR0911, PLR0912 - one line a command is the clearest
    a: Agreement, command: c.Command, by: PersonId, facts: Facts
) -> Decision:
    match command:
        case c.StartEnquiry(name, side):
            return (e.EnquiryStarted(name, side),)
        case c.Rename(name):
            return (e.Renamed(name),) if name.strip() else Refusal(Why.EMPTY)
        case c.ChooseSide(side):
            return () if a.started_side is side else (e.SideChosen(side),)
        case c.Screen(question, answer, text):
            return (e.ScreeningAnswered(question, answer, text),)
        case c.Conclude():
            return _concluded(a)
        case c.Reopen():
            return (e.EnquiryReopened(),)
        case c.AddParty(party):
            return _party_added(a, party)
        case c.ChangeParty(party):
            return (e.PartyChanged(party),)
        case c.RemoveParty(party_id):
            return (e.PartyRemoved(party_id),)
        case c.SettleParties():
            return _parties_settled(a)
        case c.AskOnboarding(party_id):
            return (e.OnboardingAsked(party_id),) if a.state is not State.ONBOARDING else ()
        case c.GoOutsideIdea():
            return (e.WentOutsideIdea(),)
        case c.BeginDraft(number, form):
            return _draft_begun(a, number, form)
        case c.InviteDrafter(person):
            return Refusal(Why.OWN_REQUEST) if person == by else (e.DrafterInvited(person),)
        case c.TakeDraft():
            return (e.DraftTaken(),)
        case c.GiveAnswer(slot, text, value):
            return (e.AnswerGiven(slot.field, text, value, slot.party, slot.element),)
        case c.Park(slot, why):
            return (e.AnswerParked(slot.field, why, slot.party, slot.element),)
        case c.AddElement(values):
            return _element_added(a, values)
        case c.RemoveElement(element):
            return (e.ElementRemoved(element),) if element in a.elements else Refusal(Why.NOT_FOUND)
        case c.Share(person):
            return _shared(a, person, by)
        case c.NameContact(person, party_id):
            return Refusal(Why.OWN_REQUEST) if person == by else (e.ContactNamed(person, party_id),)
        case c.WordRequest(text):
            return (e.RequestWorded(text),) if text.strip() else Refusal(Why.EMPTY)
        case c.SendDraft():
            return _sent(a, facts)
        case c.AcceptRequest():
            return (e.RequestAccepted(_own_party(a, by)),)
        case c.ForwardRequest(to):
            return _forwarded(a, by, to)
        case c.DeclineRequest(reason):
            return (e.RequestDeclined(_own_party(a, by), reason),) if reason.strip() else Refusal(Why.EMPTY)
        case c.EnterReply():
            return _entered(a, command)
        case c.AnswerObjection(text):
            return _objection_answered(a, text)
        case c.Withdraw(reason):
            return (e.Withdrawn(reason),)
        case _ as never:
            assert_never(never)


def _concluded(a: Agreement) -> Decision:
    match verdict(a.screening):
        case Needed(law):
            return (e.FoundNeeded(law),)
        case NotNeeded(reason):
            return (e.FoundNotNeeded(reason),)
        case _:
            return Refusal(Why.UNDECIDED)


def _party_added(a: Agreement, party: Party) -> Decision:
    same = [one for one in a.parties if one.entity == party.entity and one.unit.casefold() == party.unit.casefold()]
    if any(one.unit or one.side is party.side for one in same):
        return Refusal(Why.SAME_PARTY, {"party": party})
    number = PartyId(max((one.id for one in a.parties), default=0) + 1)
    return (e.PartyAdded(replace(party, id=number)),)


def _parties_settled(a: Agreement) -> Decision:
    if not a.of_side(Side.PROVIDER):
        return Refusal(Why.NO_PROVIDER)
    if not a.of_side(Side.RECIPIENT):
        return Refusal(Why.NO_RECIPIENT)
    return (e.PartiesSettled(),)


def _draft_begun(a: Agreement, number: str, form: str) -> Decision:
    """M3. A party that is known not to have signed stops it, unless the parties go on outside IDEA."""
    settled = _parties_settled(a)
    if isinstance(settled, Refusal):
        return settled
    unsigned = [one for one in a.parties if one.standing in (Standing.NOT_SIGNED, Standing.OUTSIDE)]
    if unsigned and not a.courtesy:
        return Refusal(Why.NOT_SIGNED, {"party": unsigned[0]})
    return (e.DraftBegun("" if a.courtesy else number, form),)


def _element_added(a: Agreement, values: tuple[tuple[str, str, Json], ...]) -> Decision:
    """Numbers of removed rows are not given again, so that what was said of one is never read of another."""
    used = [slot.element for slot in a.answers if slot.element] + list(a.elements)
    element = ElementId(max((*used, a.seq), default=0) + 1)
    given = (e.AnswerGiven(key, text, value, element=element) for key, text, value in values if text)
    return (e.ElementAdded(element), *given)


def _shared(a: Agreement, person: PersonId, by: PersonId) -> Decision:
    if a.may_see(person):
        return ()
    return (e.Shared(person, a.members[by].side, Part.COLLEAGUE),)


def _own_party(a: Agreement, person: PersonId) -> PartyId:
    """The party for which this contact was asked. The rules have seen to it that there is one."""
    return next(link.party for link in reversed(a.request.chain) if link.person == person)


def _sent(a: Agreement, facts: Facts) -> Decision:
    """M6. First the draft is held for complete, then it goes out; who was asked before and declined is asked again
    with the new round."""
    links = open_requests(a)
    if a.state is State.SUBMITTED and not any(link.reply is Reply.DECLINED for link in links):
        return Refusal(Why.ALREADY_SENT)
    missing = facts.missing(a)
    if missing:
        return Refusal(Why.NOT_READY, {"missing": missing})
    providers = a.of_side(Side.PROVIDER)
    nobody = [party for party in providers if party.id not in a.contacts]
    if nobody:
        return Refusal(Why.NO_CONTACT, {"party": nobody[0]})
    settled = {link.party for link in links if link.reply is Reply.ACCEPTED}
    asked = (e.ContactAsked(a.contacts[party.id], party.id) for party in providers if party.id not in settled)
    sent = e.DraftSent(facts.today, a.request.round + 1)
    return (e.DraftFinalized(facts.today), sent, *asked)


def _forwarded(a: Agreement, by: PersonId, to: PersonId) -> Decision:
    if to == by:
        return Refusal(Why.OWN_REQUEST)
    party = _own_party(a, by)
    return (e.RequestForwarded(party, to), e.ContactAsked(to, party))


def _entered(a: Agreement, entry: c.EnterReply) -> Decision:
    """An answer that came by mail counts like one given here, and is marked with its evidence."""
    link = a.request.current(entry.party)
    if link is None or link.reply is not Reply.WAITING or link.person != entry.evidence.said_by:
        return Refusal(Why.NOT_WRITTEN_TO)
    if not entry.evidence.text.strip():
        return Refusal(Why.EMPTY)
    match entry.reply:
        case Reply.ACCEPTED:
            return (e.RequestAccepted(entry.party, entry.evidence),)
        case Reply.DECLINED:
            return (e.RequestDeclined(entry.party, entry.evidence.text, entry.evidence),)
        case Reply.FORWARDED if entry.to is not None:
            forwarded = e.RequestForwarded(entry.party, entry.to, entry.evidence)
            return (forwarded, e.ContactAsked(entry.to, entry.party))
        case _:
            return Refusal(Why.EMPTY)


def _objection_answered(a: Agreement, text: str) -> Decision:
    if not text.strip():
        return Refusal(Why.EMPTY)
    declined = [link for link in open_requests(a) if link.reply is Reply.DECLINED]
    if not declined:
        return Refusal(Why.NOT_NOW, {"state": a.state})
    return tuple(e.ObjectionAnswered(link.party, text) for link in declined)
