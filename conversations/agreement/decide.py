"""From an intent to facts, or to a refusal. Pure: whatever it needs to know of the world is in `Facts`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement import handed, reused
from conversations.agreement.model import Agreement, Json, Part, Party, Reply, Side, Slot, Standing, State
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
        case c.BeginLike(source, called):
            return (e.BegunLike(source, called),) if source != a.id else Refusal(Why.NOT_FOUND)
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
            return _party_changed(a, party)
        case c.RemoveParty(party_id):
            return (e.PartyRemoved(party_id),) if _has_party(a, party_id) else Refusal(Why.NOT_FOUND)
        case c.SettleParties():
            return _parties_settled(a)
        case c.AskOnboarding(party_id):
            return (e.OnboardingAsked(party_id),) if _has_party(a, party_id) else Refusal(Why.NOT_FOUND)
        case c.GoOutsideIdea():
            return (e.WentOutsideIdea(),)
        case c.BeginDraft(number, form):
            return _draft_begun(a, number, form)
        case c.InviteDrafter():
            return _invited(a, command, by)
        case c.TakeDraft():
            return (e.DraftTaken(),)
        case c.GiveAnswer():
            return handed.given(a, command, by) if _has_place(a, command.slot) else Refusal(Why.NOT_FOUND)
        case c.Park(slot, why):
            parked = e.AnswerParked(slot.field, why, slot.party, slot.element)
            return (parked,) if _has_place(a, slot) else Refusal(Why.NOT_FOUND)
        case c.AddElement(values):
            return _element_added(a, values)
        case c.RemoveElement(element):
            return (e.ElementRemoved(element),) if element in a.elements else Refusal(Why.NOT_FOUND)
        case c.MoveElement(element, place):
            there = element in a.elements and 1 <= place <= len(a.elements)
            return (e.ElementMoved(element, place),) if there else Refusal(Why.NOT_FOUND)
        case c.CopyAnswers(answers):
            return reused.copy(a, answers)
        case c.KeepCopied(slots):
            return reused.keep(a, slots)
        case c.Share(person):
            return _shared(a, person, by)
        case c.HandQuestions(to, slots):
            return handed.hand(a, to, slots, by) if all(_has_place(a, one) for one in slots) else Refusal(Why.NOT_FOUND)
        case c.TakeBack(handing):
            return handed.take_back(a, handing)
        case c.ReturnQuestions(handing, why):
            return handed.give_back(a, handing, why, by)
        case c.NameContact(person, party_id):
            return _contact_named(a, person, party_id, by)
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
            return _entered(a, command, by)
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
    new = replace(party, id=PartyId(max((one.id for one in a.parties), default=0) + 1))
    return Refusal(Why.SAME_PARTY, {"party": new}) if _stands_already(a, new) else (e.PartyAdded(new),)


def _party_changed(a: Agreement, party: Party) -> Decision:
    before = next((one for one in a.parties if one.id == party.id), None)
    if before is None:
        return Refusal(Why.NOT_FOUND)
    if _stands_already(a, party):
        return Refusal(Why.SAME_PARTY, {"party": party})
    return (e.PartyChanged(replace(party, side=before.side)),)


def _stands_already(a: Agreement, party: Party) -> bool:
    """The same program of the same entity takes part. While a unit is not named yet, the two sides may be alike."""
    same = (
        one
        for one in a.parties
        if one.id != party.id and one.entity == party.entity and one.unit.casefold() == party.unit.casefold()
    )
    return any(one.unit or one.side is party.side for one in same)


def _has_party(a: Agreement, party: PartyId) -> bool:
    return any(one.id == party for one in a.parties)


def _has_place(a: Agreement, slot: Slot) -> bool:
    """Whether the party and the element of a slot are there."""
    party_is_there = slot.party is None or _has_party(a, slot.party)
    return party_is_there and (slot.element is None or slot.element in a.elements)


def _invited(a: Agreement, invitation: c.InviteDrafter, by: PersonId) -> Decision:
    refusal = not_to_invite(a, invitation.person, by)
    if refusal is not None:
        return refusal
    before = a.invited if a.invited != invitation.person else None
    return (e.DrafterInvited(invitation.person, invitation.text, before),)


def not_to_invite(a: Agreement, person: PersonId, by: PersonId) -> Refusal | None:
    """Why somebody can't be asked to draft for the recipient, if so: they stand on the side that gives the data."""
    if person == by:
        return Refusal(Why.OWN_REQUEST)
    member = a.members.get(person)
    if member is not None and member.side is Side.PROVIDER:
        return Refusal(Why.OWN_SIDE, {"who": person})
    return None


def _contact_named(a: Agreement, person: PersonId, party: PartyId, by: PersonId) -> Decision:
    if all(one.id != party for one in a.of_side(Side.PROVIDER)):
        return Refusal(Why.NOT_FOUND)
    if person == by:
        return Refusal(Why.OWN_REQUEST)
    return Refusal(Why.OWN_SIDE, {"who": person}) if _asks(a, person) else (e.ContactNamed(person, party),)


def _asks(a: Agreement, person: PersonId) -> bool:
    """Whether somebody stands on the side that asks: they can't answer their own request."""
    member = a.members.get(person)
    return member is not None and member.side is Side.RECIPIENT


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
    element = ElementId(max(a.last_element, a.seq) + 1)
    given = (e.AnswerGiven(key, text, value, element=element) for key, text, value in values if text)
    return (e.ElementAdded(element), *given)


def _shared(a: Agreement, person: PersonId, by: PersonId) -> Decision:
    if a.may_see(person):
        return ()
    return (e.Shared(person, a.members[by].side, Part.COLLEAGUE),)


def _own_party(a: Agreement, person: PersonId) -> PartyId:
    """The party for which this contact is to answer, one that still waits first. The rules have seen to it that there
    is one."""
    own = [link for link in open_requests(a) if link.person == person]
    return min(own, key=lambda link: link.reply is not Reply.WAITING).party


def _sent(a: Agreement, facts: Facts) -> Decision:
    """M6. First the draft is held for complete, then it goes out; who was asked before and declined is asked again
    with the new round, and so is somebody named in the place of a contact who has not answered."""
    links = open_requests(a)
    waiting = {
        link.party for link in links if link.reply is Reply.WAITING and a.contacts.get(link.party) == link.person
    }
    accepted = {link.party for link in links if link.reply is Reply.ACCEPTED}
    if a.state is not State.DRAFT and len(waiting | accepted) == len(links):
        return Refusal(Why.ALREADY_SENT)
    missing = facts.missing(a)
    if missing:
        return Refusal(Why.NOT_READY, {"missing": missing})
    providers = a.of_side(Side.PROVIDER)
    nobody = [party for party in providers if party.id not in a.contacts]
    if nobody:
        return Refusal(Why.NO_CONTACT, {"party": nobody[0]})
    asked = (e.ContactAsked(a.contacts[one.id], one.id) for one in providers if one.id not in waiting | accepted)
    sent = e.DraftSent(facts.today, a.request.round + 1)
    return (e.DraftFinalized(facts.today), sent, *asked)


def _forwarded(a: Agreement, by: PersonId, to: PersonId) -> Decision:
    if to == by:
        return Refusal(Why.OWN_REQUEST)
    if _asks(a, to):
        return Refusal(Why.OWN_SIDE, {"who": to})
    party = _own_party(a, by)
    return (e.RequestForwarded(party, to), e.ContactAsked(to, party))


def _entered(a: Agreement, entry: c.EnterReply, by: PersonId) -> Decision:
    """An answer that came by mail counts like one given here, and is marked with its evidence."""
    evidence = replace(entry.evidence, entered_by=by)
    link = a.request.current(entry.party)
    if link is None or link.reply is not Reply.WAITING or link.person != entry.evidence.said_by:
        return Refusal(Why.NOT_WRITTEN_TO)
    if not entry.evidence.text.strip():
        return Refusal(Why.EMPTY)
    match entry.reply:
        case Reply.ACCEPTED:
            return (e.RequestAccepted(entry.party, evidence),)
        case Reply.DECLINED:
            return (e.RequestDeclined(entry.party, evidence.text, evidence),)
        case Reply.FORWARDED if entry.to is not None and _asks(a, entry.to):
            return Refusal(Why.OWN_SIDE, {"who": entry.to})
        case Reply.FORWARDED if entry.to is not None:
            forwarded = e.RequestForwarded(entry.party, entry.to, evidence)
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
