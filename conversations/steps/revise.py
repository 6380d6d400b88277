"""Earlier answers outside the form: gone back to, asked again, changed. Nothing changes before the new answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, State
from conversations.agreement.process import BEFORE_DRAFT, may
from conversations.answers import field_of
from conversations.ids import AgreementId
from conversations.noanswer import TAKE_IT, simple
from conversations.scene import Scene
from conversations.steps import otherparty, profile, scope
from conversations.steps.asking import Note, Question, Then, put
from conversations.steps.flow import QUESTIONS
from conversations.talk import PENDING, Asked
from conversations.wording import compose

NOW = "now"


@dataclass(frozen=True, slots=True)
class Revised:
    """A question to put once more; `now` is the answer that stands, `params` what else it is put with."""

    question: Question
    now: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked_with(self) -> dict[str, str]:
        return {**self.params, NOW: self.now}


def place(asked: Asked) -> str:
    """What the Edit button of an answered question carries; empty where the answer can't be changed by asking again."""
    if asked.name not in {*profile.REVISED, *scope.REVISED, *otherparty.REVISED}:
        return ""
    party = asked.params.get("party") or asked.params.get("replaces", "")
    return f"{asked.name}.{party}" if party else asked.name


def keeps(asked: Asked, text: str) -> bool:
    """Whether the answer that stands is to stay."""
    return bool(asked.params.get(NOW)) and PENDING not in asked.params and simple(text) in TAKE_IT


def edit(scene: Scene, agreement: AgreementId | None, of: str, message: str | None) -> Then:
    """The Edit button: the question comes again, with the answer that stands above it."""
    found = _found(scene, agreement, of)
    if found is None:
        return _too_late(scene, agreement)
    if message and of.partition(".")[0] in QUESTIONS:
        _gives_way(scene, Asked(0, of.partition(".")[0], agreement, message=message))
    return _put(scene, agreement, found)


def in_thread(scene: Scene, asked: Asked) -> Asked | None:
    """The answered question, open again for a reply in its thread; None when its answer can't be changed any more."""
    found = _found(scene, asked.agreement, place(asked)) if place(asked) else None
    if found is None:
        _too_late(scene, asked.agreement)
        return None
    _interrupt(scene)
    opened = replace(asked, name=found.question.name, params=found.asked_with)
    scene.talk = replace(scene.talk, asked=opened, focus=asked.agreement or scene.talk.focus, stopped=False)
    return opened


def back(scene: Scene, asked: Asked) -> Then | None:
    """The question before this one, to be answered anew; None where there is none."""
    before = profile.before(asked) or scope.before(asked)
    if not before and asked.agreement is not None:
        a = scene.visible(asked.agreement)
        before = otherparty.before(a, asked) if a is not None and a.state in BEFORE_DRAFT else ""
    found = _found(scene, asked.agreement, before) if before else None
    return _put(scene, asked.agreement, found) if found is not None else None


def _put(scene: Scene, agreement: AgreementId | None, found: Revised) -> Then:
    _interrupt(scene)
    if agreement is not None:
        scene.talk = replace(scene.talk, focus=agreement)
    note = Note("ask/now", {"now": found.now}) if found.now else None
    about = None if found.question in profile.QUESTIONS else agreement
    return put(scene, found.question, about, note, **found.asked_with)


def _interrupt(scene: Scene) -> None:
    """The question that was open gives up its buttons; it is derived anew afterwards."""
    asked = scene.talk.asked
    if asked is not None:
        scene.talk = replace(scene.talk, asked=None)
        _gives_way(scene, asked)


def _gives_way(scene: Scene, asked: Asked) -> None:
    a = scene.visible(asked.agreement)
    if asked.slot is not None and a is not None:
        scene.rewrite(asked.message, compose("draft/asked_below", field=field_of(a, asked.slot)), a.id)
    elif asked.name in QUESTIONS:
        label = QUESTIONS[asked.name].label.rstrip("?")
        scene.rewrite(asked.message, compose("ask/asked_below", name=asked.name, label=label), asked.agreement)


def _found(scene: Scene, agreement: AgreementId | None, of: str) -> Revised | None:
    name, _, party = of.partition(".")
    if name in profile.REVISED:
        question, now = profile.revised(scene, name)
        return Revised(question, now)
    a = scene.visible(agreement)
    if a is None:
        return None
    if name in scope.REVISED:
        return _of_scope(scene, a, name)
    if name in otherparty.REVISED and may(a, scene.me.id, c.ChangeParty):
        return Revised(*otherparty.revised(a, name, party))
    return None


def _of_scope(scene: Scene, a: Agreement, name: str) -> Revised | None:
    if not may(a, scene.me.id, c.Screen if a.state is State.SCOPE else c.Reopen):
        return None
    question, now = scope.revised(a, name)
    return Revised(question, now)


def _too_late(scene: Scene, agreement: AgreementId | None) -> Then:
    a = scene.visible(agreement)
    scene.reply("ask/not_changed", agreement, begun=a is not None and a.state not in BEFORE_DRAFT, a=a)
    return Then.WAIT
