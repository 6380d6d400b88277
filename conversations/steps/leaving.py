"""A question that something else came before: it keeps its words in one line and gives up its buttons."""

from conversations.answers import field_of
from conversations.scene import Scene
from conversations.steps import doubts, draft
from conversations.steps.flow import QUESTIONS
from conversations.talk import Asked
from conversations.wording import compose


def left_open(scene: Scene, asked: Asked | None) -> None:
    """Close the message of the question that was open when the turn began, if it is not the open one any more and the
    turn has not said what became of it. So no button of a question is live that would not be heard."""
    now = scene.talk.asked
    if asked is None or not asked.message or scene.rewritten(asked.message):
        return
    if now is not None and now.message == asked.message:
        return
    again = now is not None and (now.name, now.agreement, now.slot) == (asked.name, asked.agreement, asked.slot)
    if asked.slot is not None:
        _of_form(scene, asked, again=again)
    elif asked.name in QUESTIONS:
        label = QUESTIONS[asked.name].label.rstrip("?")
        typed = asked.params.get("text", "") if QUESTIONS[asked.name] in doubts.QUESTIONS else ""
        template = "ask/asked_below" if again else "ask/left_open"
        line = compose(template, agreement=asked.agreement, name=asked.name, label=label, typed=typed)
        scene.rewrite(asked.message, line, asked.agreement)


def _of_form(scene: Scene, asked: Asked, *, again: bool) -> None:
    a = scene.visible(asked.agreement)
    if a is None or asked.slot is None or (asked.slot.element and asked.slot.element not in a.elements):
        return
    if again:
        scene.rewrite(asked.message, compose("draft/asked_below", field=field_of(a, asked.slot)), a.id)
    elif asked.slot in a.answers:
        draft.shrink(scene, a, asked)
    else:
        line = compose("draft/left_open", agreement=a.id, field=field_of(a, asked.slot), slot=asked.slot)
        scene.rewrite(asked.message, line, a.id)
