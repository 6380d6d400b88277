"""From a fact to the next agreement. Knows no rules: what happened, happened."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, assert_never

from conversations.agreement import events as e
from conversations.agreement.model import (
    Agreement,
    Answer,
    Asked,
    Handing,
    Like,
    Member,
    Parked,
    Part,
    Reply,
    Side,
    Slot,
    State,
)
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, ElementId, PartyId, PersonId

K = TypeVar("K")
V = TypeVar("V")


def fold(agreement: AgreementId, record: Iterable[Recorded]) -> Agreement:
    """The agreement that a record tells of."""
    current = Agreement(id=agreement)
    for fact in record:
        current = apply(current, fact)
    return current


def apply(before: Agreement, fact: Recorded) -> Agreement:
    """The agreement after one more fact. Raises ValueError when the fact is not the next one of this agreement."""
    if (fact.agreement, fact.seq) != (before.id, before.seq + 1):
        raise ValueError(f"fact {fact.seq} of {fact.agreement} does not follow {before.seq} of {before.id}")
    after = _after(before, fact)
    moved = _turn_key(after) != _turn_key(before)
    return replace(after, seq=fact.seq, since=fact.at if moved else before.since)


def _turn_key(agreement: Agreement) -> object:
    """What must change for the turn to have passed on."""
    waiting = tuple((link.person, link.reply) for link in agreement.request.chain)
    return agreement.state, waiting, agreement.request.round, agreement.invited, agreement.drafters()


def _after(a: Agreement, fact: Recorded) -> Agreement:  # noqa: C901, PLR0911, PLR0912 - one line a fact
    match fact.event:
        case e.EnquiryStarted(name, side):
            founder = Member(fact.by, Part.DRAFTER, side)
            return replace(
                a,
                name=name,
                started_by=fact.by,
                started_side=side,
                begun=fact.at,
                members=_put(a.members, fact.by, founder),
            )
        case e.BegunLike(source, called):
            return replace(a, like=Like(source, called))
        case e.Renamed(name):
            return replace(a, name=name)
        case e.SideChosen(side):
            return _side_chosen(a, side)
        case e.ScreeningAnswered(question, answer, _):
            return replace(a, screening=_put(a.screening, question, answer))
        case e.FoundNeeded(law):
            return replace(a, state=State.SIGNATORY, outcome=law)
        case e.FoundNotNeeded(reason):
            return replace(a, state=State.NOT_IDEA, outcome=reason)
        case e.EnquiryReopened():
            return replace(a, state=State.SCOPE, outcome="", screening=_only_data(a.screening))
        case e.PartyAdded(party):
            return replace(a, parties=(*a.parties, party))
        case e.PartyChanged(party):
            return replace(a, parties=tuple(party if one.id == party.id else one for one in a.parties))
        case e.PartyRemoved(party_id):
            return replace(a, parties=tuple(one for one in a.parties if one.id != party_id))
        case e.PartiesSettled():
            return replace(a, parties_settled=True)
        case e.OnboardingAsked():
            return replace(a, state=State.ONBOARDING)
        case e.WentOutsideIdea():
            return replace(a, state=State.OUTSIDE_IDEA, courtesy=True)
        case e.DraftBegun(number, form):
            return replace(a, state=State.DRAFT, number=number, form=form)
        case e.DrafterInvited(person):
            return replace(a, invited=person)
        case e.DraftTaken():
            return _draft_taken(a, fact.by)
        case e.AnswerGiven() as given:
            return _answered(a, given, fact)
        case e.AnswerParked(field, why, party_id, element):
            slot = Slot(field, party_id, element)
            return replace(a, parked=_put(a.parked, slot, Parked(why, fact.by, fact.at)))
        case e.ElementAdded(element):
            return replace(a, elements=(*a.elements, element), last_element=max(a.last_element, element))
        case e.ElementRemoved(element):
            return _element_removed(a, element)
        case e.ElementMoved(element, place):
            return _element_moved(a, element, place)
        case e.AnswersCopied() as taken:
            return _copied(a, taken, fact)
        case e.CopiedKept(slots):
            return replace(a, look_again=a.look_again.difference(slots))
        case e.Shared(person, side, part):
            return replace(a, members=_put(a.members, person, Member(person, part, side)))
        case e.QuestionsHanded() as passed:
            return _handed(a, passed, fact)
        case e.QuestionsTakenBack(handing) | e.QuestionsReturned(handing):
            return replace(a, handings=_ended(a.handings, handing))
        case e.HandedAnswered():
            return a
        case e.ContactNamed(person, party_id):
            return replace(a, contacts=_put(a.contacts, party_id, person))
        case e.RequestWorded(text):
            return replace(a, request=replace(a.request, text=text))
        case e.DraftFinalized(on):
            return replace(a, finalized_on=on)
        case e.DraftSent(on, sent_round):
            request = replace(a.request, round=sent_round, sent=fact.at, objection="")
            return replace(a, state=State.SUBMITTED, sent_on=on, request=request)
        case e.ContactAsked(person, party_id):
            return _asked(a, person, party_id, fact)
        case e.RequestAccepted():
            return _accepted(_replied(a, fact, Reply.ACCEPTED))
        case e.RequestForwarded() as passed:
            return _forwarded(_replied(a, fact, Reply.FORWARDED), passed)
        case e.RequestDeclined(_, reason):
            after = _replied(a, fact, Reply.DECLINED, reason)
            return replace(after, state=State.SUBMITTED, request=replace(after.request, objection=reason))
        case e.ObjectionAnswered(party_id, text):
            return _asked_again(a, party_id, text, fact)
        case e.Withdrawn(reason):
            return replace(a, state=State.WITHDRAWN, outcome=reason)
        case _ as never:
            assert_never(never)


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return MappingProxyType({**mapping, key: value})


def _only_data(screening: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({key: value for key, value in screening.items() if key == "data"})


def _side_chosen(a: Agreement, side: Side) -> Agreement:
    moved = {one.person: replace(one, side=side) for one in a.members.values()}
    return replace(a, started_side=side, members=MappingProxyType(moved))


def _draft_taken(a: Agreement, person: PersonId) -> Agreement:
    """The invited person drafts; who started for the provider stays on as a colleague of that side."""
    members = {
        key: replace(one, part=Part.COLLEAGUE) if one.part is Part.DRAFTER and one.side is Side.PROVIDER else one
        for key, one in a.members.items()
    }
    members[person] = Member(person, Part.DRAFTER, Side.RECIPIENT)
    return replace(a, invited=None, members=MappingProxyType(members))


def _answered(a: Agreement, given: e.AnswerGiven, fact: Recorded) -> Agreement:
    slot = Slot(given.field, given.party, given.element)
    earlier = a.answers.get(slot)
    answer = Answer(given.text, given.value, fact.by, fact.at, earlier.version + 1 if earlier else 1)
    parked = a.parked
    if slot in parked:
        parked = MappingProxyType({key: value for key, value in parked.items() if key != slot})
    handings = a.handings if given.value is None else _not_left(a.handings, (slot,))
    name = a.name
    if slot == Slot("use_case_name") and given.value is not None:
        name = " ".join(given.text.split())
    return _no_copy(
        replace(a, answers=_put(a.answers, slot, answer), parked=parked, handings=handings, name=name), (slot,)
    )


def _copied(a: Agreement, taken: e.AnswersCopied, fact: Recorded) -> Agreement:
    """What was answered here already stays as it is."""
    new = {one.slot: one for one in taken.answers if one.slot not in a.answers}
    parked = {slot: why for slot, why in a.parked.items() if slot not in new}
    answers = {slot: Answer(one.text, one.value, fact.by, fact.at) for slot, one in new.items()}
    rows = dict.fromkeys(slot.element for slot in new if slot.element is not None)
    return replace(
        a,
        like=Like(taken.source, taken.called, taken=True),
        answers=MappingProxyType({**a.answers, **answers}),
        parked=MappingProxyType(parked),
        handings=_not_left(a.handings, tuple(new)),
        elements=(*a.elements, *(row for row in rows if row not in a.elements)),
        last_element=max((a.last_element, *rows)),
        copied=a.copied.union(new),
        look_again=a.look_again.union(slot for slot, one in new.items() if one.look_again),
    )


def _no_copy(a: Agreement, slots: Iterable[Slot]) -> Agreement:
    """These answers are this agreement's own from now on."""
    if a.copied.isdisjoint(slots):
        return a
    return replace(a, copied=a.copied.difference(slots), look_again=a.look_again.difference(slots))


def _element_removed(a: Agreement, element: ElementId) -> Agreement:
    kept = {slot: answer for slot, answer in a.answers.items() if slot.element != element}
    gone = tuple(slot for one in a.handings for slot in one.left if slot.element == element)
    return replace(
        _no_copy(a, tuple(slot for slot in a.answers if slot.element == element)),
        elements=tuple(one for one in a.elements if one != element),
        answers=MappingProxyType(kept),
        handings=_not_left(a.handings, gone),
    )


def _element_moved(a: Agreement, element: ElementId, place: int) -> Agreement:
    others = [one for one in a.elements if one != element]
    return replace(a, elements=(*others[: place - 1], element, *others[place - 1 :]))


def _handed(a: Agreement, passed: e.QuestionsHanded, fact: Recorded) -> Agreement:
    """Whoever is asked works on the draft as a colleague, unless they have a part in it already."""
    handing = Handing(fact.seq, passed.to, fact.by, fact.at, passed.slots, passed.slots)
    members = a.members
    if passed.to not in members:
        members = _put(members, passed.to, Member(passed.to, Part.COLLEAGUE, passed.side))
    return replace(a, handings=(*_not_left(a.handings, passed.slots), handing), members=members)


def _not_left(handings: tuple[Handing, ...], slots: tuple[Slot, ...]) -> tuple[Handing, ...]:
    """These questions wait for nobody any more."""
    if not any(slot in one.left for one in handings for slot in slots):
        return handings
    return tuple(replace(one, left=tuple(slot for slot in one.left if slot not in slots)) for one in handings)


def _ended(handings: tuple[Handing, ...], fact: int) -> tuple[Handing, ...]:
    return tuple(replace(one, left=()) if one.fact == fact else one for one in handings)


def _asked(a: Agreement, person: PersonId, party: PartyId, fact: Recorded) -> Agreement:
    """Whoever is asked answers for the provider from now on, a colleague or the one who started it included."""
    link = Asked(person, party, fact.by, fact.at, fact=fact.seq)
    members = a.members
    known = members.get(person)
    if known is None or known.side is Side.PROVIDER:
        members = _put(members, person, Member(person, Part.CONTACT, Side.PROVIDER))
    return replace(a, request=replace(a.request, chain=(*a.request.chain, link)), members=members)


def _replied(a: Agreement, fact: Recorded, reply: Reply, words: str = "") -> Agreement:
    """The last link of a party's chain gets its reply; whoever forwards keeps sight as an earlier contact."""
    event = fact.event
    if not isinstance(event, e.RequestAccepted | e.RequestForwarded | e.RequestDeclined):
        raise TypeError(event)
    last = a.request.current(event.party)
    if last is None:
        return a
    answered = replace(last, reply=reply, replied=fact.at, words=words, evidence=event.evidence)
    chain = tuple(answered if link is last else link for link in a.request.chain)
    members = a.members
    member = members.get(last.person)
    if reply is Reply.FORWARDED and member and member.part is Part.CONTACT:
        members = _put(members, last.person, replace(member, part=Part.EARLIER_CONTACT))
    return replace(a, request=replace(a.request, chain=chain), members=members)


def _forwarded(a: Agreement, event: e.RequestForwarded) -> Agreement:
    """Sent again, it goes to the person who was named."""
    return replace(a, contacts=_put(a.contacts, event.party, event.to))


def _accepted(a: Agreement) -> Agreement:
    """Once every provider has somebody who takes the request, the parties work together."""
    current = [a.request.current(party.id) for party in a.of_side(Side.PROVIDER)]
    if all(link is not None and link.reply is Reply.ACCEPTED for link in current):
        return replace(a, state=State.COLLAB)
    return a


def _asked_again(a: Agreement, party: PartyId, text: str, fact: Recorded) -> Agreement:
    last = a.request.current(party)
    if last is None:
        return a
    again = Asked(last.person, party, fact.by, fact.at, words=text, fact=fact.seq)
    request = replace(a.request, chain=(*a.request.chain, again), objection="")
    return replace(a, state=State.SUBMITTED, request=request)
