"""An answer about which there is a doubt: a colleague gave another one meanwhile, or it may be meant for another
question. Nothing is overwritten and nothing is lost; one question settles it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from conversations.agreement.model import Agreement, Answer, Slot
from conversations.answers import field_of
from conversations.form.model import Kind
from conversations.form.readers import Misread, read
from conversations.ids import AgreementId
from conversations.journey import is_long
from conversations.refs import slot_of
from conversations.said import Typed
from conversations.scene import Scene
from conversations.steps import draft, weak
from conversations.steps.asking import Heard, Option, Question, Then, put, required
from conversations.steps.persons import plain_names
from conversations.talk import Asked
from conversations.wording.compose import cut

SOON = timedelta(seconds=20)
AN_ATTEMPT = 5
"""So many words that can't be read are taken for an attempt at the question that is open."""


def doubted(scene: Scene, asked: Asked, text: str) -> Then | None:
    """Ask what is meant, where that is in doubt; None where it is not."""
    a = scene.visible(asked.agreement)
    if a is None or asked.slot is None:
        return None
    theirs = _came_meanwhile(scene, a, asked)
    if theirs is not None:
        return put(scene, BOTH, a.id, **_packed(asked, text))
    earlier = _may_be_for(scene, a, asked, text) if isinstance(scene.said, Typed) and not scene.said.reply_to else None
    if earlier is None or earlier.slot is None:
        return None
    other = {"other": str(earlier.slot), "there": str(earlier.agreement), "question": earlier.message}
    return put(scene, WHICH, a.id, **_packed(asked, text), **other)


def _packed(asked: Asked, text: str) -> dict[str, str]:
    return {"slot": str(asked.slot), "message": asked.message, "text": text}


def _came_meanwhile(scene: Scene, a: Agreement, asked: Asked) -> Answer | None:
    """An answer of somebody else that is newer than the question that was put to this person."""
    answer = a.answers.get(asked.slot) if asked.slot is not None else None
    if answer is None or asked.slot is None or field_of(a, asked.slot).kind is Kind.ELEMENTS:
        return None
    newer = answer.version > int(asked.params.get("seen", answer.version))
    return answer if newer and answer.by != scene.me.id else None


def _may_be_for(scene: Scene, a: Agreement, asked: Asked, text: str) -> Asked | None:
    """The question before this one, when this one has only just come and the words may have been on their way."""
    if asked.slot is None or not asked.at or scene.around.now - datetime.fromisoformat(asked.at) > SOON:
        return None
    left = scene.talk.left
    there = scene.visible(left.agreement) if left is not None else None
    if left is not None and there is not None and left.agreement != a.id and left.slot not in there.answers:
        return left
    before = scene.talk.trail[-2] if scene.talk.trail[-2:-1] and scene.talk.trail[-1] == asked.slot else None
    if before is None or before not in a.answers or not is_long(field_of(a, before)):
        return None
    unread = isinstance(read(field_of(a, asked.slot), draft.with_names(scene, text), scene.today), Misread)
    return Asked(0, before.field, a.id, before) if unread and len(text.split()) > AN_ATTEMPT else None


def _open_again(scene: Scene, a: Agreement, asked: Asked) -> Asked:
    """The question that the words were typed at, as if it had been put now."""
    slot = _slot(asked)
    seen = a.answers[slot].version if slot in a.answers else 0
    again = Asked(asked.number, slot.field, a.id, slot, {"seen": str(seen)}, asked.params["message"])
    scene.talk = replace(scene.talk, asked=again)
    return again


def _slot(asked: Asked) -> Slot:
    """Raises KeyError when the question was put without one, which it never is."""
    slot = slot_of(asked.params["slot"])
    if slot is None:
        raise KeyError(asked.params["slot"])
    return slot


def _heard(scene: Scene, asked: Asked, text: str) -> Then:
    outcome = weak.hear(scene, asked, text)
    open_now = scene.talk.asked
    if outcome is Then.GO_ON and open_now is not None and open_now.number == asked.number:
        scene.talk = replace(scene.talk, asked=None)
    return outcome


# Two people, one question


def _both(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    again = _open_again(scene, a, asked)
    if heard.option == "mine":
        return _heard(scene, again, asked.params["text"])
    scene.talk = replace(scene.talk, asked=None)
    draft.shrink(scene, a, again)
    return Then.GO_ON


def _both_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    slot = _slot(asked)
    theirs = a.answers[slot]
    field = field_of(a, slot)
    return {
        "field": field,
        "by": scene.person(theirs.by),
        "theirs": draft.shown_line(theirs, field),
        "mine": plain_names(scene, asked.params["text"]),
    }


KEEP_OR_USE = (
    Option("theirs", "Keep theirs", ("theirs", "keep", "keep it")),
    Option("mine", "Use mine", ("mine", "use it", "replace")),
)


# One answer, two questions

DROP = Option("drop", "Neither, drop it", ("neither", "none", "no", "cancel", "drop", "drop it", "never mind"))


def _which(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    text = asked.params["text"]
    scene.talk = replace(scene.talk, left=None)
    if heard.option == "drop":
        scene.talk = replace(scene.talk, asked=None)
        return Then.GO_ON
    if heard.option == "now":
        return _heard(scene, _open_again(scene, a, asked), text)
    there = scene.visible(AgreementId(int(asked.params["there"])))
    slot = slot_of(asked.params["other"])
    if there is None or slot is None:
        scene.not_found()
        return Then.GO_ON
    earlier = Asked(0, slot.field, there.id, slot, message=asked.params["question"])
    given = there.answers.get(slot)
    draft.change(scene, there, earlier, f"{given.text}\n{text}" if given is not None else text)
    return Then.GO_ON


def _which_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    a = required(scene, asked)
    there = scene.visible(AgreementId(int(asked.params["there"])))
    slot = slot_of(asked.params["other"])
    now = field_of(a, _slot(asked)).label
    if there is None or slot is None:
        return (Option("now", now), DROP)
    before = field_of(there, slot).label
    if there.id != a.id:
        now, before = _in_draft(a, now), _in_draft(there, before)
    return (Option("earlier", before, ("first", "the one before")), Option("now", now, ("this one", "second")), DROP)


def _in_draft(a: Agreement, label: str) -> str:
    """A question of one of several drafts, which may have the same name."""
    number = f" ({a.number.rpartition('-')[2]})" if a.number else ""
    return f"{label}: {cut(a.name, 40)}{number}"


def _which_facts(_: Scene, asked: Asked) -> Mapping[str, object]:
    return {"text": asked.params["text"]}


def _keep_or_use(_: Scene, __: Asked) -> tuple[Option, ...]:
    return KEEP_OR_USE


BOTH = Question("both", "Which answer counts", _both, _keep_or_use, _both_facts, free=False)
WHICH = Question("which_answer", "Which answer it is for", _which, _which_options, _which_facts, free=False)

QUESTIONS = (BOTH, WHICH)
