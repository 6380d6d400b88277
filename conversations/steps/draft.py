"""Step 3: the form, one question at a time. What is typed is saved first and looked at afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conversations.acts import Act
from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Answer, Slot
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.answers import KnownAnswers, field_of, form_of, stored, value_of
from conversations.form.chunks import Chunk
from conversations.form.model import Choice, Field, Kind, Remark
from conversations.form.readers import Misread, mention, read
from conversations.form.reuse import LOOK_AGAIN
from conversations.form.show import show, show_line
from conversations.journey import (
    TO_ASK,
    Progress,
    Stop,
    counted,
    find_stop,
    is_long,
    next_stop,
    remarks,
    stops,
    to_look_at,
)
from conversations.message import Message
from conversations.said import MENTION
from conversations.scene import Scene
from conversations.steps import element_table, elements, like
from conversations.steps.asking import Note, Then, without_pending
from conversations.steps.persons import name_of, plain_names
from conversations.talk import WEAK, Asked
from conversations.wording import compose, compose_form

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
QUOTED = 150


def put_field(scene: Scene, a: Agreement, stop: Stop, note: Note | None = None, /, **params: str) -> Then:
    """Ask a question of the form, below a note where there is one."""
    keep_pieces(scene)
    seen = a.answers[stop.slot].version if stop.slot in a.answers else 0
    asked = scene.next_question(stop.field.key, a.id, stop.slot, {**params, "seen": str(seen)})
    trail = scene.talk.trail if scene.talk.trail[-1:] == (stop.slot,) else (*scene.talk.trail, stop.slot)
    scene.talk = replace(scene.talk, trail=trail[-40:], focus=a.id)
    message = question_message(scene, a, stop, asked)
    scene.ask(asked, note.before(message, asked) if note else message)
    return Then.WAIT


def ask_again(scene: Scene, asked: Asked, note: Note, **more: str) -> Then:
    """Put the same question once more, below a note; the earlier one gives up its buttons."""
    a = scene.visible(asked.agreement)
    stop = stop_of(scene, a, asked.slot) if a is not None and asked.slot is not None else None
    if a is None or stop is None:
        scene.say(note.template, asked.agreement, **note.facts)
        return Then.WAIT
    scene.rewrite(asked.message, compose("draft/asked_below", field=stop.field), a.id)
    return put_field(scene, a, stop, note, **(without_pending(asked) | more))


def question_message(scene: Scene, a: Agreement, stop: Stop, asked: Asked) -> Message:
    answer = a.answers.get(stop.slot)
    again = stop.progress is Progress.COPIED and stop.field.kind not in (Kind.YES_NO, Kind.YES_NO_TEXT)
    return compose(
        "draft/copied_question" if again else "draft/question",
        agreement=a.id,
        asked=asked.number,
        a=a,
        stop=stop,
        field=stop.field,
        slot=stop.slot,
        subject=subject(a, stop.slot),
        choices=choices_of(stop.field),
        kind=stop.field.kind.name,
        long=is_long(stop.field),
        now=shown_line(answer, stop.field) if answer else "",
        source=like.called(scene, a) if not a.copied.isdisjoint({stop.slot, *to_look_at(a, stop.slot)}) else "",
        look_at=LOOK_AGAIN.get(stop.field.key, ""),
        needs=like.needs(a),
        elements=[elements.name_of(a, one) for one in a.elements],
    )


def subject(a: Agreement, slot: Slot) -> str:
    """Whom or what a question is about, where there are several: a party's name, an element's."""
    if slot.element is not None:
        return elements.name_of(a, slot.element)
    if slot.party is not None and len(a.of_side(a.party(slot.party).side)) > 1:
        return a.party(slot.party).called
    return ""


def choices_of(field: Field) -> tuple[Choice, ...]:
    if field.kind in (Kind.YES_NO, Kind.YES_NO_TEXT):
        return YES_NO
    return field.choices


def shown(answer: Answer, field: Field) -> str:
    """An answer for people: what was read out of it, else its own words."""
    value = value_of(answer, field)
    return show(field, value) if value is not None else answer.text


def shown_line(answer: Answer, field: Field) -> str:
    """The same on one line."""
    value = value_of(answer, field)
    return show_line(field, value) if value is not None else answer.text


def go_to(scene: Scene, a: Agreement, slot: Slot, **params: str) -> Then:
    """Ask about one slot, whether it is answered or not. A question that does not apply now says so, and who may not
    answer is told before they type."""
    if not may(a, scene.me.id, c.GiveAnswer):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    stop = stop_of(scene, a, slot)
    if stop is None:
        scene.reply("draft/not_asked_now", a.id, field=field_of(a, slot))
        return Then.WAIT
    return put_field(scene, a, stop, None, **params)


def stop_of(scene: Scene, a: Agreement, slot: Slot) -> Stop | None:
    """Where a slot stands; a data element's column too that has its answer already."""
    stop = find_stop(a, slot, scene.today)
    return _element_stop(scene, a, slot) if stop is None and slot.element is not None else stop


def _element_stop(scene: Scene, a: Agreement, slot: Slot) -> Stop | None:
    there = find_stop(a, Slot("data_elements"), scene.today)
    return (
        replace(there, slot=slot, field=field_of(a, slot), begun=False)
        if there and slot.element in a.elements
        else None
    )


def hear(scene: Scene, asked: Asked, text: str) -> Then:
    """An answer to a question of the form."""
    a = scene.visible(asked.agreement)
    if a is None or asked.slot is None:
        scene.not_found()
        return Then.WAIT
    field = field_of(a, asked.slot)
    if field.kind is Kind.ELEMENTS:
        heard = element_table.hear(scene, a, text)
        if heard is Then.GO_ON:  # it is asked again below, with the rows that there are now
            scene.rewrite(asked.message, compose("draft/asked_below", field=field), a.id)
            if asked.slot in a.answers:  # a list that was finished before stays open until it is finished anew
                return go_to(scene, scene.agreement(a.id), asked.slot, **without_pending(asked))
        return settled(scene, scene.agreement(a.id), asked) if heard is Then.SETTLED else heard
    saved = save(scene, a, asked.slot, text)
    a = scene.agreement(a.id)
    match saved:
        case Misread(why, cure):
            return ask_again(scene, asked, Note("draft/misread", {"field": field, "why": why, "cure": cure}))
        case Remark():
            message = compose("draft/remark", agreement=a.id, asked=asked.number, field=field, remark=saved)
            scene.reply_with(message, a.id)
            scene.talk = replace(scene.talk, asked=replace(asked, params={**without_pending(asked), WEAK: "yes"}))
        case Saved(echo):
            if echo:
                scene.say("draft/echo", a.id, echo=echo)
            return settled(scene, a, asked)
        case None:
            pass
    return Then.WAIT


@dataclass(frozen=True, slots=True)
class Saved:
    """All is well. `echo` tells what was made of the words, where something was."""

    echo: str = ""


def save(scene: Scene, a: Agreement, slot: Slot, text: str) -> Saved | Misread | Remark | None:
    """Save words as the answer of a slot, whatever they are, then look at them: could they be read, and what would
    reviewers ask first? None when it was refused, which is said here."""
    field = field_of(a, slot)
    reading = read(field, with_names(scene, text), scene.today)
    value = None if isinstance(reading, Misread) else stored(reading.value)
    refusal = scene.do(a.id, c.GiveAnswer(slot, plain_names(scene, text), value))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return None
    if isinstance(reading, Misread):
        return reading
    current = scene.agreement(a.id)
    found = remarks(current, slot, KnownAnswers(current, scene.today))
    return found[0] if found else Saved(reading.echo)


def with_names(scene: Scene, text: str) -> str:
    """Mentions as the form's readers know them."""
    return MENTION.sub(lambda mark: mention(mark[1], name_of(scene, mark[1])), text)


def settled(scene: Scene, a: Agreement, asked: Asked) -> Then:
    """The question is answered: it shrinks to one line, and the next one comes."""
    if asked.slot is None:
        return Then.GO_ON
    like.settled(scene, a, asked.slot)
    over(scene, asked)
    shrink(scene, a, asked)
    opened = _opened(scene, a, asked.slot)
    if opened:
        scene.say("draft/opened", a.id, count=opened)
    return Then.GO_ON


def over(scene: Scene, asked: Asked) -> None:
    """A question that has been dealt with is not open any more: what is typed next is no answer to it."""
    now = scene.talk.asked
    if now is not None and now.number == asked.number:
        scene.talk = replace(scene.talk, asked=None)


def shrink(scene: Scene, a: Agreement, asked: Asked) -> None:
    if asked.slot is None:
        return
    field = field_of(a, asked.slot)
    answer = a.answers.get(asked.slot)
    message = compose(
        "draft/answered",
        agreement=a.id,
        field=field,
        slot=asked.slot,
        stop=find_stop(a, asked.slot, scene.today),
        value=shown_line(answer, field) if answer else "",
        subject=subject(a, asked.slot),
    )
    scene.rewrite(asked.message, message, a.id)


def _opened(scene: Scene, a: Agreement, slot: Slot) -> int:
    """How many questions came up that were not there before this answer: only told where an answer opens some."""
    before = scene.before_turn(a.id)
    if before is None or field_of(a, slot).kind not in (Kind.YES_NO, Kind.TEXT_CHOICES, Kind.CHOICES_TEXT):
        return 0
    return max(0, counted(a, scene.today).total - counted(before, scene.today).total)


def next_question(scene: Scene, a: Agreement) -> Then | None:
    """The next question of the form; None when there is none left for this person."""
    stop = next_stop(a, scene.talk, scene.today)
    if stop is None:
        return None
    _chunk_done(scene, a, stop)
    return put_field(scene, a, stop)


def _chunk_done(scene: Scene, a: Agreement, stop: Stop) -> None:
    """Between two chunks: what one has now."""
    last = next((slot for slot in reversed(scene.talk.trail) if slot.element is None), None)
    before = find_stop(a, last, scene.today) if last is not None else None
    if before is not None and before.chunk != stop.chunk and _behind(scene, a, before.chunk):
        scene.say("draft/chunk_done", a.id, before=before.chunk, after=stop.chunk, counted=str(counted(a, scene.today)))


def _behind(scene: Scene, a: Agreement, chunk: Chunk) -> bool:
    of_chunk = (one for one in stops(a, scene.today) if one.chunk == chunk)
    return all(one.progress not in TO_ASK for one in of_chunk)


def about(scene: Scene, asked: Asked, what: str) -> Then:
    """More about the open question: `help`, `why`, `example`. It stays open."""
    a = scene.visible(asked.agreement)
    if a is None or asked.slot is None:
        return Then.WAIT
    scene.say(f"draft/{what}", a.id, field=field_of(a, asked.slot), choices=choices_of(field_of(a, asked.slot)))
    return Then.WAIT


def keep(scene: Scene, asked: Asked) -> Then:
    """The answer stays as it is, whatever reviewers may ask."""
    a = scene.visible(asked.agreement)
    if a is None:
        return Then.WAIT
    if asked.slot not in a.answers:
        scene.say("draft/nothing_yet", a.id)
        return Then.WAIT
    if asked.slot is not None and _waits_for_me(scene, a, asked.slot):  # to keep what is there is to answer
        save(scene, a, asked.slot, a.answers[asked.slot].text)
        a = scene.agreement(a.id)
        if _waits_for_me(scene, a, asked.slot):  # it can't be read; whoever asked is told of nothing yet
            _pass_over(scene, asked.slot)
    return settled(scene, a, asked)


def _waits_for_me(scene: Scene, a: Agreement, slot: Slot) -> bool:
    handing = a.handing_of(slot)
    return handing is not None and handing.to == scene.me.id


def change(scene: Scene, a: Agreement, asked: Asked, text: str) -> None:
    """Change an earlier answer, in passing: the question that is open stays open."""
    if asked.slot is None:
        return
    field = field_of(a, asked.slot)
    if field.kind is Kind.ELEMENTS:
        element_table.hear(scene, a, text)
        return
    found = save(scene, a, asked.slot, text)
    current = scene.agreement(a.id)
    if isinstance(found, Misread):
        scene.say("draft/misread", a.id, field=field, why=found.why, cure=found.try_)
    elif found is not None:
        scene.say("draft/changed", a.id, field=field, remark=found if isinstance(found, Remark) else None)
    shrink(scene, current, asked)


def open_form(scene: Scene, a: Agreement, slot: Slot) -> bool:
    """The same question as a form, for those who prefer one. False when the form has no such question."""
    if slot.field not in form_of(a).by_key:
        return False
    answer = a.answers.get(slot)
    facts = {"field": field_of(a, slot), "subject": subject(a, slot), "now": answer.text if answer else ""}
    scene.open_form(compose_form("draft/form", facts, Act("form", a.id, arg=str(slot))))
    return True


def from_form(scene: Scene, a: Agreement, slot: Slot, text: str) -> Then:
    """What came back in a form."""
    asked = scene.talk.asked
    if asked is not None and (asked.agreement, asked.slot) == (a.id, slot):
        outcome = hear(scene, asked, text)
        if outcome is Then.GO_ON:
            scene.talk = replace(scene.talk, asked=None)
        return outcome
    change(scene, a, Asked(0, slot.field, a.id, slot), text)
    return Then.WAIT


def skip(scene: Scene, asked: Asked) -> Then:
    """Leave a question for now; it comes once more at the end of its chunk. The last open one of a chunk is
    not put twice in a row: the next chunk begins."""
    if asked.slot is None:
        return Then.GO_ON
    over(scene, asked)
    _pass_over(scene, asked.slot)
    a = scene.visible(asked.agreement)
    again = next_stop(a, scene.talk, scene.today) if a is not None else None
    if again is not None and again.slot == asked.slot:
        _pass_over(scene, asked.slot)
        scene.say("draft/last_open", asked.agreement, chunk=again.chunk)
    return Then.GO_ON


def _pass_over(scene: Scene, slot: Slot) -> None:
    scene.talk = replace(scene.talk, skipped=(*scene.talk.skipped, slot)[-200:])


def leave(scene: Scene, asked: Asked) -> Then:
    """A reviewer's field is the reviewer's to write: leave it to them."""
    a = scene.visible(asked.agreement)
    if a is None or asked.slot is None:
        return Then.WAIT
    field = field_of(a, asked.slot)
    who = field.written_by.value if field.written_by else "a colleague"
    refusal = scene.do(a.id, c.Park(asked.slot, f"left to {who}"))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    over(scene, asked)
    scene.rewrite(asked.message, compose("draft/left", agreement=a.id, field=field, who=who, slot=asked.slot), a.id)
    return Then.GO_ON


def back(scene: Scene) -> Then:
    """The question before this one, with its answer."""
    a, asked, trail = scene.focus, scene.talk.asked, scene.talk.trail
    here = asked.slot if asked is not None else None
    earlier = trail[:-1] if here is not None and trail[-1:] == (here,) else trail
    if a is None or not earlier:
        scene.say("draft/no_way_back")
        return Then.WAIT
    scene.talk = replace(scene.talk, trail=earlier[:-1])
    return go_to(scene, a, earlier[-1])


def keep_pieces(scene: Scene) -> None:
    """A long answer that something else comes into is saved as far as it goes."""
    pieces, asked = scene.talk.buffer, scene.talk.asked
    scene.talk = replace(scene.talk, buffer=None)
    a = scene.visible(asked.agreement) if asked is not None else None
    if pieces and a is not None and asked is not None and asked.slot is not None:
        save(scene, a, asked.slot, "\n\n".join(pieces))


def picked(field: Field, option: str) -> str:
    """What pressing an option means, in words that can be read like typed ones."""
    labels: Mapping[str, str] = {choice.key: choice.label for choice in choices_of(field)}
    return labels.get(option, option)
