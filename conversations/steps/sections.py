"""Several questions of a section as one small form, for those who prefer forms. Saving and remarks are the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conversations.acts import Act
from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Slot
from conversations.agreement.process import may
from conversations.answers import KnownAnswers, field_of
from conversations.form.model import Field, Kind
from conversations.form.readers import Misread
from conversations.journey import Progress, Stop, find_stop, is_long, remarks, stops
from conversations.message import Form, Input, Option
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Then
from conversations.talk import Asked
from conversations.wording import compose_form

VERB = "section"
AT_ONCE = 5
CLOSED = "The answers can't be changed at this step. Copy what you need, then close the form."
PICKED = (Kind.YES_NO, Kind.CHOICE)


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer that was saved, and the first thing that reviewers would ask about it, or why it was not clear."""

    field: Field
    slot: Slot
    says: str


def open_from(scene: Scene, a: Agreement, slot: Slot) -> bool:
    """Open the form of a section, from this question on. False when the question stands in no form."""
    here = find_stop(a, slot, scene.today)
    if here is None or not _fits(here):
        return False
    scene.open_form(_form(a, here, _page(scene, a, here)))
    return True


def filled(scene: Scene, act: Act, values: Mapping[str, str]) -> Then:
    """What came back: every answer is saved, those that cannot be read too, and those stand marked in the form."""
    a = scene.visible(act.agreement)
    if a is None:
        scene.not_found()
        return Then.WAIT
    if not may(a, scene.me.id, c.GiveAnswer):
        scene.form_errors((next(iter(values), ""), CLOSED))
        return Then.WAIT
    shown = {str(stop.slot): stop for stop in stops(a, scene.today)}
    given = {name: text.strip() for name, text in values.items() if name in shown and text.strip()}
    if not given:
        scene.form_errors((next(iter(values), ""), "Answer at least one of these, or close the form."))
        return Then.WAIT
    changed = {name: text for name, text in given.items() if text != _now(a, shown[name])}
    found = {name: draft.save(scene, a, shown[name].slot, text) for name, text in changed.items()}
    if None in found.values():
        return Then.WAIT
    misread = [(name, f"{one.why} {one.try_}".strip()) for name, one in found.items() if isinstance(one, Misread)]
    if misread:
        scene.form_errors(*misread)
        return Then.WAIT
    return _went_on(scene, scene.agreement(a.id), [shown[name] for name in values if name in shown])


def _noted(scene: Scene, a: Agreement, page: list[Stop]) -> list[Noted]:
    """What there is to say of the answers of a page: those of an earlier try, too."""
    known = KnownAnswers(a, scene.today)
    noted: list[Noted] = []
    for stop in page:
        answer = a.answers.get(stop.slot)
        found = remarks(a, stop.slot, known)
        if answer is not None and answer.value is None:
            noted.append(Noted(stop.field, stop.slot, "I couldn't read this yet."))
        elif found:
            noted.append(Noted(stop.field, stop.slot, found[0].says))
    return noted


def _went_on(scene: Scene, after: Agreement, page: list[Stop]) -> Then:
    """The form is done: say so, close the question that it answered, and go on with what the section has left."""
    answered = [stop for stop in page if stop.slot in after.answers]
    noted = _noted(scene, after, page)
    scene.say("draft/section_saved", after.id, chunk=page[-1].chunk, count=len(answered), noted=noted)
    rest = _left(scene, after, page)
    if rest and all(stop.slot in after.answers for stop in page):  # who left some empty goes on in the talk
        scene.open_form(_form(after, rest[0], rest[:AT_ONCE]))
    asked = scene.talk.asked
    if asked is None or not _answered(after, asked, page):
        return Then.WAIT
    draft.shrink(scene, after, asked)
    scene.talk = replace(scene.talk, asked=None)
    return Then.GO_ON


def _answered(a: Agreement, asked: Asked, page: list[Stop]) -> bool:
    return asked.agreement == a.id and asked.slot in a.answers and asked.slot in {stop.slot for stop in page}


def _left(scene: Scene, a: Agreement, page: list[Stop]) -> list[Stop]:
    """What follows in the section, and what these answers opened; what was left empty is not put again."""
    seen = {stop.slot for stop in page}
    last = page[-1]
    return [
        stop
        for stop in stops(a, scene.today)
        if stop.chunk == last.chunk and stop.slot not in seen and _fits(stop) and stop.progress is Progress.MISSING
    ]


def _page(scene: Scene, a: Agreement, here: Stop) -> list[Stop]:
    """The question and those after it in its section."""
    section = [stop for stop in stops(a, scene.today) if stop.chunk == here.chunk and _fits(stop)]
    at = next(place for place, stop in enumerate(section) if stop.slot == here.slot)
    return section[at : at + AT_ONCE]


def _fits(stop: Stop) -> bool:
    """Data elements are a list and have their own ways; what is a reviewer's is left to them first."""
    return stop.field.kind is not Kind.ELEMENTS and stop.slot.element is None and stop.field.written_by is None


def _form(a: Agreement, here: Stop, page: list[Stop]) -> Form:
    blank = compose_form("draft/section", {"a": a, "chunk": here.chunk, "page": page}, Act(VERB, a.id))
    return replace(blank, inputs=tuple(_input(a, stop) for stop in page))


def _input(a: Agreement, stop: Stop) -> Input:
    field, subject = stop.field, draft.subject(a, stop.slot)
    return Input(
        name=str(stop.slot),
        label=f"{field.question} ({subject})" if subject else field.question,
        kind="one" if field.kind in PICKED else "lines" if is_long(field) or _parts(field) else "line",
        value=_now(a, stop),
        hint=_hint(field),
        optional=True,
        options=tuple(Option(one.label, one.label) for one in draft.choices_of(field)) if field.kind in PICKED else (),
    )


def _parts(field: Field) -> bool:
    """Whether an answer comes in several lines: a person's, a list of days."""
    return field.kind not in (Kind.TEXT, Kind.DATE, *PICKED)


def _hint(field: Field) -> str:
    labels = "" if field.kind in PICKED else " · ".join(one.label for one in draft.choices_of(field))
    return " ".join(part for part in (field.good_hint, f"Choices: {labels}." if labels else "") if part)[:300]


def _now(a: Agreement, stop: Stop) -> str:
    """The answer that is there, as the form shows it."""
    answer = a.answers.get(stop.slot)
    if answer is None:
        return ""
    return draft.shown_line(answer, field_of(a, stop.slot)) if stop.field.kind in PICKED else answer.text
