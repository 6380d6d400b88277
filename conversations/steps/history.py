"""Who did what, and when: the record of one agreement, told in a few words."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Evidence, Slot
from conversations.agreement.recorded import Recorded
from conversations.answers import field_of
from conversations.scene import Scene
from conversations.steps.like import called, copied_questions

HISTORY = 400
MOST_TOLD = 20


def history(scene: Scene, a: Agreement) -> None:
    facts = scene.shelf.history(a.id, HISTORY)
    told = [
        (scene.person(group[0].by), group[0].at, words)
        for group in _together(facts)
        for words in [_told_all(scene, a, group)]
        if words
    ]
    more = len(told) > MOST_TOLD or len(facts) == HISTORY
    scene.reply("look/history", a.id, a=a, told=told[:MOST_TOLD], zone=scene.me.zone, more=more)


def _together(facts: tuple[Recorded, ...]) -> Iterator[tuple[Recorded, ...]]:
    """Answers that one person gave one after the other are told in one line."""

    def of_a_kind(fact: Recorded) -> object:
        answers = isinstance(fact.event, e.AnswerGiven | e.ElementAdded)
        kept = isinstance(fact.event, e.CopiedKept)
        return (kept, fact.by, fact.at.date()) if answers or kept else fact.seq

    for _, group in groupby(facts, of_a_kind):
        yield tuple(group)


def _told_all(scene: Scene, a: Agreement, group: tuple[Recorded, ...]) -> str:
    fields = [
        fact.event.field for fact in group if isinstance(fact.event, e.AnswerGiven) and fact.event.element is None
    ]
    kept = [slot for fact in group if isinstance(fact.event, e.CopiedKept) for slot in fact.event.slots]
    if kept:
        return f"looked again, still right: {_some(_labels(a, kept))}"
    if len(group) == 1 or not fields:
        return _told(scene, a, group[0])
    labels = _labels(a, map(Slot, fields))
    return f"gave {len(labels)} answer{'s' if len(labels) > 1 else ''} ({_some(labels)})"


def _labels(a: Agreement, slots: Iterable[Slot]) -> list[str]:
    return [field_of(a, slot).label for slot in copied_questions(slots)]


def _some(labels: list[str]) -> str:
    return ", ".join(labels[:4]) + (" …" if len(labels) > 4 else "")


def _told(scene: Scene, a: Agreement, fact: Recorded) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a fact
    """A fact in a few words; empty for those that say nothing to people."""
    match fact.event:
        case e.EnquiryStarted():
            return "started the enquiry"
        case e.BegunLike():
            return f"began it like {called(scene, a)}"
        case e.AnswersCopied(answers=answers):
            labels = _labels(a, (one.slot for one in answers))
            return f"took over {len(labels)} answers from {called(scene, a)} ({_some(labels)})" if labels else ""
        case e.FoundNeeded():
            return "found that IDEA is needed"
        case e.FoundNotNeeded():
            return "found that IDEA is not needed"
        case e.EnquiryReopened():
            return "opened it again"
        case e.PartyAdded(party):
            return f"added {party.called} as {party.side.formal}"
        case e.WentOutsideIdea():
            return "went on outside IDEA"
        case e.DraftBegun(number):
            return f"began the draft {number}".strip()
        case e.DrafterInvited(person) | e.Shared(person):
            return f"brought in {scene.person(person).called}"
        case e.QuestionsHanded(to, slots):
            return f"asked {scene.person(to).called} for {field_of(a, slots[0]).label}" + (
                f" and {len(slots) - 1} more" if len(slots) > 1 else ""
            )
        case e.QuestionsReturned(_, why):
            return f"gave a question back: {why}" if why else "gave a question back"
        case e.DraftTaken():
            return "took over the draft"
        case e.AnswerGiven(key, element=None):
            return f"answered {field_of(a, Slot(key)).label}"
        case e.AnswerParked(key, why):
            return f"left {field_of(a, Slot(key)).label} for later: {why}"
        case e.ElementAdded():
            return "added a data element"
        case e.ElementRemoved():
            return "removed a data element"
        case e.ElementMoved():
            return "moved a data element"
        case e.DraftSent(_, sent_round):
            return "sent the draft" if sent_round == 1 else f"sent the draft again (round {sent_round})"
        case e.ContactAsked(person, party_id):
            return f"asked {scene.person(person).called} of {a.party(party_id).called}"
        case e.RequestAccepted(_, proof):
            return f"takes the request{_by_mail(scene, proof)}"
        case e.RequestForwarded(_, to, proof):
            return f"passed the request to {scene.person(to).called}{_by_mail(scene, proof)}"
        case e.RequestDeclined(_, reason, proof):
            return f"declined: {reason}{_by_mail(scene, proof)}"
        case e.ObjectionAnswered(_, text):
            return f"answered the objection: {text}"
        case e.Withdrawn(reason):
            return f"withdrew it: {reason}" if reason else "withdrew it"
        case _:
            return ""


def _by_mail(scene: Scene, proof: object) -> str:
    return f" (for {scene.person(proof.said_by).called}, by e-mail)" if isinstance(proof, Evidence) else ""
