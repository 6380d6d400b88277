"""Who hears what of which fact: one table. Nobody is told of their own act, and everybody hears a fact once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from conversations import handings
from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Asked, Part, Reply, Side, State
from conversations.agreement.recorded import Recorded
from conversations.agreement.turn import open_requests
from conversations.ids import PersonId
from conversations.outgoing import Outgoing, Ping, Redraw
from conversations.people import Person
from conversations.wording import compose_mail, composed


def nothing_more(_: Agreement, __: Recorded) -> Mapping[str, object]:
    return {}


Audience = Callable[[Agreement, Recorded], tuple[PersonId, ...]]


@dataclass(frozen=True, slots=True)
class Notice:
    """`template` says it in chat, `mail` in a mail (to those whom no chat reaches; None: they are not told)."""

    template: str
    to: Audience
    who: str
    source: str
    mail: str | None = None
    tells: Callable[[Agreement, Recorded], Mapping[str, object]] = nothing_more


def _named(_: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    match fact.event:
        case e.DrafterInvited(person) | e.Shared(person) | e.ContactAsked(person) | e.QuestionsHanded(person):
            return (person,)
        case _:
            return ()


def _drafters(after: Agreement, _: Recorded) -> tuple[PersonId, ...]:
    return after.drafters()


def _starter(after: Agreement, _: Recorded) -> tuple[PersonId, ...]:
    return (after.started_by,) if after.started_by is not None else ()


def _asked_again(after: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    """Whose objection was answered."""
    match fact.event:
        case e.ObjectionAnswered(party):
            link = after.request.current(party)
            return (link.person,) if link is not None else ()
        case _:
            return ()


def _replaced(after: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    """Who was asked before at this party and has not answered: somebody else is asked in their place."""
    if not isinstance(fact.event, e.ContactAsked):
        return ()
    of_party = [link for link in after.request.chain if link.party == fact.event.party]
    earlier = of_party[-2:-1]
    return tuple(one.person for one in earlier if one.reply is Reply.WAITING and one.person != fact.event.person)


def _in_whose_name(_: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    match fact.event:
        case e.RequestAccepted(evidence=proof) | e.RequestForwarded(evidence=proof) | e.RequestDeclined(evidence=proof):
            return (proof.said_by,) if proof else ()
        case _:
            return ()


def _asked_before(_: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    """Who was to draft until somebody else was asked."""
    match fact.event:
        case e.DrafterInvited(instead_of=before) if before is not None:
            return (before,)
        case _:
            return ()


def _who_handed(after: Agreement, fact: Recorded) -> tuple[PersonId, ...]:
    match fact.event:
        case e.HandedAnswered(number) | e.QuestionsReturned(number):
            handing = after.handing(number)
            return (handing.by,) if handing else ()
        case _:
            return ()


def _everybody_told(after: Agreement, _: Recorded) -> tuple[PersonId, ...]:
    """All who knew of it and still have a part in it."""
    involved = [one.person for one in after.members.values() if one.part is not Part.EARLIER_CONTACT]
    return (*involved, *((after.invited,) if after.invited else ()))


NOTICES: dict[type[e.Event], tuple[Notice, ...]] = {
    e.DrafterInvited: (
        Notice("ping/invited", _named, "the person who is to draft", "guide: all parties may begin", "mail/invited"),
        Notice("ping/uninvited", _asked_before, "who was to draft before", "our choice", "mail/uninvited"),
    ),
    e.DraftTaken: (Notice("ping/draft_taken", _starter, "who started it", "our choice"),),
    e.Shared: (Notice("ping/shared", _named, "the colleague", "our choice", "mail/shared"),),
    e.QuestionsHanded: (
        Notice("ping/handed", _named, "the colleague who is asked", "our choice", "mail/handed", tells=handings.told),
    ),
    e.HandedAnswered: (
        Notice("ping/handed_answered", _who_handed, "whoever asked the colleague", "our choice", tells=handings.told),
    ),
    e.QuestionsReturned: (
        Notice("ping/handed_returned", _who_handed, "whoever asked the colleague", "our choice", tells=handings.told),
    ),
    e.ContactAsked: (
        Notice("ping/request", _named, "the contact", "guide, step 4 (T01)", "mail/request"),
        Notice("ping/replaced", _replaced, "who was asked before and has not answered", "our choice", "mail/replaced"),
    ),
    e.RequestAccepted: (
        Notice("ping/accepted", _drafters, "the drafters", "guide, step 4"),
        Notice("ping/entered", _in_whose_name, "who answered by mail", "our choice", "mail/entered"),
    ),
    e.RequestForwarded: (
        Notice("ping/forwarded", _drafters, "the drafters", "guide, step 4"),
        Notice("ping/entered", _in_whose_name, "who answered by mail", "our choice", "mail/entered"),
    ),
    e.RequestDeclined: (
        Notice("ping/declined", _drafters, "the drafters", "IDEA 5.2"),
        Notice("ping/entered", _in_whose_name, "who answered by mail", "our choice", "mail/entered"),
    ),
    e.ObjectionAnswered: (Notice("ping/explained", _asked_again, "the contact", "IDEA 5.2", "mail/explained"),),
    e.Withdrawn: (
        Notice(
            "ping/withdrawn",
            _everybody_told,
            "all who take part",
            "our choice (T15)",
            "mail/withdrawn",
            tells=lambda after, fact: {"side": after.members[fact.by].side},
        ),
    ),
}

QUIET = (e.AnswerGiven, e.AnswerParked, e.ElementAdded, e.ElementRemoved, e.ElementMoved,
         e.CopiedKept, e.ScreeningAnswered, e.QuestionsHanded, e.QuestionsTakenBack, e.QuestionsReturned,
         e.HandedAnswered)  # fmt: skip
"""Facts that change only what the people who write see: no list of anybody else changes by them."""


def caused(
    before: Agreement, after: Agreement, fact: Recorded, person: Callable[[PersonId], Person]
) -> Iterator[Outgoing]:
    """What leaves because of a fact."""
    for notice in NOTICES.get(type(fact.event), ()):
        for to in dict.fromkeys(notice.to(after, fact)):
            if to != fact.by:
                yield from _ping(notice, after, fact, person(to), person)
    yield from _closed(before, after, fact, person)
    yield from _handing_closed(before, after, fact, person)
    yield from _views(before, after, fact)


def _closed(
    before: Agreement, after: Agreement, fact: Recorded, person: Callable[[PersonId], Person]
) -> Iterator[Ping]:
    """A request that got its answer, or needs none any more, keeps its words and loses its buttons."""
    still = {link.fact for link in _waiting(after)}
    for link in _waiting(before):
        to = person(link.person)
        if link.fact in still or not to.chat:
            continue
        answered = next((one for one in after.request.chain if one.fact == link.fact), link)
        asked_again = bool(link.words)
        template = "ping/explained" if asked_again else "ping/request"
        facts = {
            "a": after,
            "link": answered,
            "at": fact.at,
            "to": to,
            "recipient": after.side_called(Side.RECIPIENT),
        }
        yield Ping(
            to=to.id,
            key=f"{after.id}.{fact.seq}.closed.{link.fact}",
            message=composed("ping/closed", facts, after.id),
            agreement=after.id,
            replaces=key_of(after, link.fact, template, to.id),
        )


def _handing_closed(
    before: Agreement, after: Agreement, fact: Recorded, person: Callable[[PersonId], Person]
) -> Iterator[Ping]:
    """Questions that wait for a colleague no more keep their words and lose their buttons."""
    if after.handings is before.handings:
        return
    still = {one.fact for one in after.handings if one.left}
    for handing in before.handings:
        to = person(handing.to)
        if not handing.left or handing.fact in still or not to.chat:
            continue
        facts: dict[str, object] = {"a": after, "event": fact.event, "at": fact.at, "to": to, "person": person}
        facts |= {"by": person(fact.by), "how": type(fact.event).__name__, **handings.about(after, handing)}
        yield Ping(
            to=to.id,
            key=f"{after.id}.{fact.seq}.closed.{handing.fact}",
            message=composed("ping/handed_closed", facts, after.id),
            agreement=after.id,
            replaces=key_of(after, handing.fact, "ping/handed", to.id),
        )


def _waiting(agreement: Agreement) -> tuple[Asked, ...]:
    """Those who may answer now."""
    if agreement.state is not State.SUBMITTED:
        return ()
    return tuple(link for link in open_requests(agreement) if link.reply is Reply.WAITING)


def key_of(agreement: Agreement, fact: int, template: str, to: PersonId) -> str:
    """The key of the ping by which a person heard of a fact."""
    return f"{agreement.id}.{fact}.{template}.{to}"


def _ping(
    notice: Notice, after: Agreement, fact: Recorded, to: Person, person: Callable[[PersonId], Person]
) -> Iterator[Ping]:
    if not to.chat and notice.mail is None:
        return
    facts: dict[str, object] = {
        "a": after,
        "event": fact.event,
        "by": person(fact.by),
        "to": to,
        "person": person,
        "at": fact.at,
    }
    facts |= {"recipient": after.side_called(Side.RECIPIENT), "provider": after.side_called(Side.PROVIDER)}
    facts |= notice.tells(after, fact)
    yield Ping(
        to=to.id,
        key=key_of(after, fact.seq, notice.template, to.id),
        message=composed(notice.template, facts, after.id),
        mail=compose_mail(notice.mail, facts, after.id) if notice.mail and not to.chat else None,
        agreement=after.id,
    )


def _views(before: Agreement, after: Agreement, fact: Recorded) -> Iterator[Redraw]:
    posts = _card_for(fact)
    for person in dict.fromkeys((*before.members, *after.members)):
        if not isinstance(fact.event, QUIET) or after.members[person].side is Side.RECIPIENT:
            yield Redraw("home", person)
            yield Redraw("card", person, after.id, post=person == posts)


def _card_for(fact: Recorded) -> PersonId | None:
    """Who gets a card of their own by this fact: whoever begins, takes over, or accepts."""
    begins = isinstance(fact.event, e.DraftBegun | e.DraftTaken | e.DraftSent)
    accepts = isinstance(fact.event, e.RequestAccepted) and fact.event.evidence is None
    return fact.by if begins or accepts else None
