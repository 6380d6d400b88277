"""`change transfer`, `fix the transfer answer`, `change transfer to: secure SFTP`: an earlier answer is meant, whatever
question is open. Words that only begin like that and name no question of the form are left to be an answer."""

import re
from dataclasses import dataclass, replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Slot
from conversations.agreement.process import may
from conversations.answers import field_of
from conversations.fieldnames import field_named, slot_of_field
from conversations.form.model import Field, Kind
from conversations.scene import Scene
from conversations.steps import draft, element_edit, elements, revise
from conversations.steps.asking import Then
from conversations.talk import Asked
from conversations.wording import compose

MOST_WORDS = 6
"""Of the name of a question; a longer one is a sentence."""
MOST_WITHOUT_COLON = 12
"""Words of a message that gives the new answer after a plain "to": a longer one is a sentence."""
_WISH = r"(?:please |pls |can you |could you |(?:i|we) (?:need|want|have|would like) to |i'd like to |let me |let's )*"
_DO = rf"{_WISH}(?:change|edit|fix|correct|update)"
_WITH_COLON = re.compile(rf"{_DO} (?P<name>[^:\n]{{2,60}}?)(?: to)?\s*:\s*(?P<text>\S.*)", re.IGNORECASE | re.DOTALL)
_WITH_TO = re.compile(rf"{_DO} (?P<name>[^:\n]{{2,60}}?) to (?P<text>\S[^\n]*)", re.IGNORECASE)
_ALONE = re.compile(rf"{_DO} (?P<name>[^:\n]{{2,60}}?)", re.IGNORECASE)
_WRONG = re.compile(
    r"(?:no,? |sorry,? |oops,? )*(?P<name>(?:the|my|our) [^:\n.,;]{2,50}?) (?:is|was) (?:wrong|not right|incorrect)"
    r"(?:[,.;]? (?:it )?should (?:be|read|say)\s*:?\s*(?P<text>\S[^\n]*))?",
    re.IGNORECASE,
)
_OUTSIDE = {"unit": "unit", "department": "department", "role": "role"}
"""Where somebody works is asked before the form."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed, and the new words; empty where they are still to be asked for."""

    field: Field
    text: str = ""


def read_change(a: Agreement, text: str) -> Change | None:
    """The change of an answer that words ask for; None when they may be anything else."""
    bare = text.strip(" .!")
    if (found := _WITH_COLON.fullmatch(text.strip())) and (field := _field(a, found["name"])):
        return Change(field, found["text"].strip())
    if (found := _WRONG.fullmatch(bare)) and (field := _field(a, found["name"])):
        return Change(field, (found["text"] or "").strip())
    if (found := _ALONE.fullmatch(bare)) and (field := _field(a, found["name"])):
        return Change(field)
    if (found := _WITH_TO.fullmatch(bare)) and len(bare.split()) <= MOST_WITHOUT_COLON:
        field = _field(a, found["name"])
        return Change(field, found["text"]) if field and slot_of_field(a, field) in a.answers else None
    return None


def _field(a: Agreement, name: str) -> Field | None:
    return field_named(a, name) if len(name.split()) <= MOST_WORDS else None


def heard(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """Go to the answer that is meant, or change it in passing; None when the words ask for no change.
    What names the open question itself and goes on may be an answer to it."""
    a = scene.visible(asked.agreement) if asked is not None and not scene.talk.stopped else scene.focus
    if a is None or not a.form or not may(a, scene.me.id, c.GiveAnswer):
        return None
    place = _outside(text)
    if place:
        return revise.edit(scene, a.id, place, None)
    change = read_change(a, text)
    if change is None:
        return None
    slot = slot_of_field(a, change.field)
    if change.text and _is_open(asked, a, slot):
        return None
    if draft.stop_of(scene, a, slot) is None:
        return draft.go_to(scene, a, slot)
    if change.text and change.field.kind is not Kind.ELEMENTS:
        draft.change(scene, a, Asked(0, slot.field, a.id, slot), change.text)
        return Then.WAIT
    _gives_way(scene, a, asked)
    return draft.go_to(scene, a, slot, edit="yes")


def of_elements(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """A change of the list of elements, said while a column of one of them is asked for; None for other words."""
    a = scene.visible(asked.agreement) if asked is not None and not scene.talk.stopped else None
    element = asked.slot.element if asked is not None and asked.slot is not None else None
    if a is None or asked is None or element not in a.elements or element is None:
        return None
    edit = element_edit.at_column(a, element, text)
    if edit is None:
        return None
    outcome = element_edit.hear(scene, a, edit)
    if outcome is Then.GO_ON:
        scene.rewrite(asked.message, compose("draft/asked_below", field=field_of(a, Slot(elements.FIELD))), a.id)
        scene.talk = replace(scene.talk, asked=None)
    return outcome


def _outside(text: str) -> str:
    """The question about somebody's own place that words call wrong; empty where they call none so."""
    found = _WRONG.fullmatch(text.strip(" .!")) or _ALONE.fullmatch(text.strip(" .!"))
    name = re.sub(r"^(?:my|our) ", "", found["name"].casefold()) if found else ""
    return _OUTSIDE.get(name, "")


def _is_open(asked: Asked | None, a: Agreement, slot: Slot) -> bool:
    return asked is not None and (asked.agreement, asked.slot) == (a.id, slot)


def _gives_way(scene: Scene, a: Agreement, asked: Asked | None) -> None:
    """The question that was open gives up its buttons; it comes again after the change."""
    if asked is not None and asked.slot is not None and asked.agreement == a.id:
        stop = draft.stop_of(scene, a, asked.slot)
        if stop is not None:
            scene.rewrite(asked.message, compose("draft/asked_below", field=stop.field), a.id)
