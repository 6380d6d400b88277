"""A person's own messages: which answer each of them gave, so that changing its words changes the answer."""

from collections.abc import Callable
from dataclasses import replace

from conversations.agreement.model import Agreement
from conversations.answers import field_of
from conversations.form.model import Kind
from conversations.said import Typed
from conversations.scene import Scene
from conversations.steps import weak
from conversations.steps.asking import Then
from conversations.talk import Asked

InThread = Callable[[Scene, str, str], Then | None]
"""What a reply in the thread of an answered question does: the message's key, and the words."""


def kept(scene: Scene, typed: Typed, asked: Asked, outcome: Then) -> Then:
    """Remember that this message answered that question, if it did."""
    if typed.own is not None and _answered(scene, asked):
        scene.remember(typed.own, asked)
    return outcome


def _answered(scene: Scene, asked: Asked) -> bool:
    if asked.slot is None:
        return scene.talk.asked is None or scene.talk.asked.number != asked.number
    after, before = scene.visible(asked.agreement), _before(scene, asked)
    if after is None or before is None:
        return False
    if field_of(after, asked.slot).kind is Kind.ELEMENTS:
        return after.elements != before.elements
    return after.answers.get(asked.slot) is not before.answers.get(asked.slot)


def _before(scene: Scene, asked: Asked) -> Agreement | None:
    return scene.before_turn(asked.agreement) if asked.agreement is not None else None


def changed(scene: Scene, typed: Typed, in_thread: InThread) -> Then:
    """Its author changed the words of a message: the answer that it gave changes, and nothing else does."""
    given = scene.shelf.asked_in(typed.own) if typed.own else None
    if given is None or typed.own is None:
        return Then.WAIT
    a = scene.visible(given.agreement)
    if a is not None and given.slot is not None and field_of(a, given.slot).kind is Kind.ELEMENTS:
        scene.say("draft/rows_stay", a.id)
        return Then.WAIT
    text, asked = typed.text.strip(), scene.talk.asked
    if asked is None or asked.number != given.number:
        return in_thread(scene, typed.own, text) or Then.WAIT
    if asked.slot is None:
        return Then.WAIT
    outcome = weak.hear(scene, asked, f"replace: {text}")
    if outcome is Then.GO_ON:
        scene.talk = replace(scene.talk, asked=None)
    return outcome
