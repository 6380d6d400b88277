"""What comes next for this person: derived from what is known of them and of the agreement in focus."""

from dataclasses import replace

from conversations.agreement.model import Agreement, Side, State
from conversations.agreement.process import Actor, actor
from conversations.ids import AgreementId
from conversations.scene import Scene
from conversations.steps import (
    doubts,
    draft,
    element_table,
    handing,
    identifiers,
    inviting,
    like,
    otherparty,
    parties,
    profile,
    request,
    scope,
    send,
)
from conversations.steps.asking import Question, Then

QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (
        *profile.QUESTIONS,
        *scope.QUESTIONS,
        *parties.QUESTIONS,
        *otherparty.QUESTIONS,
        *inviting.QUESTIONS,
        *like.QUESTIONS,
        *send.QUESTIONS,
        *request.QUESTIONS,
        *handing.QUESTIONS,
        *doubts.QUESTIONS,
        *element_table.QUESTIONS,
        *identifiers.QUESTIONS,
    )
}


def begin(scene: Scene) -> Then:
    """`new`: first who one is, then the enquiry."""
    return _begin(scene, "new")


def begin_like(scene: Scene, source: AgreementId) -> Then:
    """`new like ID`: the same, with the answers and parties of an earlier agreement."""
    return _begin(scene, f"{like.WANTS}{source}")


def _begin(scene: Scene, wants: str) -> Then:
    draft.keep_pieces(scene)
    scene.talk = replace(
        scene.talk, wants=wants, focus=None, asked=None, errand=0, interrupted=None, trail=(), skipped=()
    )
    return go_on(scene)


def go_on(scene: Scene) -> Then:
    """Put the next question, or say that there is nothing to do."""
    if scene.talk.errand and handing.go_on(scene) is Then.WAIT:
        return Then.WAIT
    asked = profile.next_question(scene) if scene.talk.wants or scene.focus is None else None
    if asked is not None:
        return asked
    if scene.talk.wants:
        wants = scene.talk.wants
        new = like.begin(scene, wants) if wants.startswith(like.WANTS) else scope.begin(scene, Side.RECIPIENT)
        scene.talk = replace(scene.talk, wants="", focus=new)
    a = scene.focus
    if a is None:
        return Then.WAIT
    return _in_agreement(scene, a)


def _in_agreement(scene: Scene, a: Agreement) -> Then:
    """Derive until something was asked: each step may hand over to the next one."""
    for _ in range(8):
        if _step(scene, a) is Then.WAIT:
            break
        a = scene.agreement(a.id)
    return Then.WAIT


def _step(scene: Scene, a: Agreement) -> Then:
    if actor(a, scene.me.id) not in (Actor.DRAFTER, Actor.STARTER, Actor.COLLEAGUE, Actor.INVITED):
        return stand(scene, a)
    waiting = handing.own(a, scene.me.id)
    if waiting and a.drafting and not set(waiting[0].left) <= set(scene.talk.skipped):
        handing.answer(scene, a, str(waiting[0].fact))
        return handing.go_on(scene)
    match a.state:
        case State.SCOPE:
            return scope.next_question(scene, a)
        case State.SIGNATORY | State.ONBOARDING | State.OUTSIDE_IDEA:
            return like.next_question(scene, a)
        case State.DRAFT if a.invited is not None or a.members[scene.me.id].side is Side.PROVIDER:
            return _of_provider(scene, a)
        case State.DRAFT:
            return (
                like.bring(scene, a)
                or element_table.pending(scene, a)
                or identifiers.pending(scene, a)
                or draft.next_question(scene, a)
                or send.submit(scene, a)
            )
        case State.SUBMITTED if send.objections(a):
            return draft.next_question(scene, a) or stand(scene, a)
        case _:
            return stand(scene, a)


def _of_provider(scene: Scene, a: Agreement) -> Then:
    """A provider's own enquiry: somebody of the recipient has to draft."""
    if a.invited == scene.me.id:
        return request.take_draft(scene, a)
    if a.invited is None:
        return inviting.ask_another(scene, a)
    return inviting.waits(scene, a, a.invited)


def stand(scene: Scene, a: Agreement) -> Then:
    """Where it stands, when there is nothing to ask."""
    from conversations.steps import look

    look.status(scene, a)
    return Then.WAIT


def take_up(scene: Scene, agreement: AgreementId) -> Then:
    """Go on with this agreement from now on."""
    draft.keep_pieces(scene)
    fresh = scene.talk.focus != agreement
    scene.talk = replace(
        scene.talk,
        focus=agreement,
        left=scene.talk.asked if fresh and not scene.talk.stopped else None,
        wants="",
        errand=0,
        interrupted=None,
        trail=() if fresh else scene.talk.trail,
        skipped=() if fresh or scene.talk.stopped else scene.talk.skipped,
        stopped=False,
    )
    return go_on(scene)
