"""The one entrance to the core: somebody did something; everything that follows comes back as a `Turn`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from conversations import attached, withheld
from conversations.answers import form_of
from conversations.commandlist import COMMANDS, PRESSED_WORDS, known
from conversations.doing import on, run
from conversations.hearing import heard
from conversations.outgoing import Redraw
from conversations.refs import slot_of
from conversations.said import (
    Brought,
    Commanded,
    Filled,
    Gone,
    Introduced,
    OpenedHome,
    Pressed,
    Said,
    Shared,
    Typed,
    Withheld,
)
from conversations.scene import Scene
from conversations.shelf import Shelf
from conversations.steps import doubts, draft, element_table, faq, flow, leaving, look, profile, revise, sections
from conversations.steps.asking import Then
from conversations.turn import Around, Hearing, Turn


def converse(hearing: Hearing, shelf: Shelf, around: Around) -> Turn:
    """What follows from what somebody did."""
    scene = Scene(hearing, shelf, around)
    if not isinstance(hearing.said, Introduced):
        profile.meet(scene)
    if _taken_in(scene) is Then.GO_ON:
        flow.go_on(scene)
    leaving.left_open(scene, hearing.talk.asked)
    if scene.away and scene.spoke and not scene.answered:
        scene.reply("start/go_on_in_dm")
    return scene.turn()


def only_looks(said: Said) -> bool:
    """Whether this asks to see something and, as a rule, changes nothing. The turn tells whether it did."""
    if not isinstance(said, Commanded):
        return False
    word = said.line.strip().partition(" ")[0]
    command = known(word) if word else COMMANDS["help"]
    return command is not None and command.looks


def _taken_in(scene: Scene) -> Then:  # noqa: C901, PLR0911 - one line a gesture
    said = scene.said
    match said:
        case Commanded(line):
            return _commanded(scene, line)
        case Typed():
            return heard(scene, said)
        case Pressed(act) if act.verb in withheld.PRESSES:
            return withheld.pressed(scene, act)
        case Pressed():
            return _pressed(scene, said)
        case Shared():
            return attached.shared(scene, said)
        case Brought():
            return attached.brought(scene, said)
        case Filled():
            return _filled(scene, said)
        case OpenedHome():
            scene.talk = replace(scene.talk, home=True)
            scene.redraw(Redraw("home", scene.me.id, post=True))
            return Then.WAIT
        case Introduced(name, email, zone):
            scene.change_me(replace(scene.me, name=name or scene.me.name, email=email or scene.me.email, zone=zone))
            return Then.WAIT
        case Withheld() | Gone():
            return withheld.told(scene, said)
        case _ as never:
            assert_never(never)


def _commanded(scene: Scene, line: str) -> Then:
    word, _, rest = line.strip().partition(" ")
    if not word:
        look.help_page(scene, "")
        return Then.WAIT
    command = known(word)
    if command is None:
        if not faq.answered(scene, line):
            look.unknown(scene, word)
        return Then.WAIT
    return run(scene, command, rest)


def _pressed(scene: Scene, press: Pressed) -> Then:
    """A press is the same as typing: an answer to the question that it belongs to, or a command."""
    act = press.act
    if act.verb in ("choose", "pick"):
        return _chosen(scene, press)
    if act.verb in PRESSED_WORDS:
        return _pressed_word(scene, press)
    if act.verb in OF_A_DRAFT:
        return OF_A_DRAFT[act.verb](scene, press)
    if act.verb == "list":
        look.lists(scene, act.arg or "all")
        return Then.WAIT
    command = known(act.verb)
    if command is None:
        scene.reply("refused/old_button")
        return Then.WAIT
    if act.agreement is None:
        return run(scene, command, act.arg)
    return on(scene, command.word, scene.visible(act.agreement), act.arg)


def _filled(scene: Scene, form: Filled) -> Then:
    """A form that was sent. The form of one answer counts as typed: for the question that is open, or as a change to
    an earlier one."""
    if form.act.verb == sections.VERB:
        return sections.filled(scene, form.act, form.values)
    a = scene.visible(form.act.agreement)
    slot = slot_of(form.act.arg)
    text = form.values.get("answer", "").strip()
    if a is None or slot is None:
        scene.not_found()
        return Then.WAIT
    if not text:
        scene.form_errors(("answer", "Type a few words, or close the form."))
        return Then.WAIT
    asked = scene.talk.asked
    if asked is not None and (asked.agreement, asked.slot) == (a.id, slot):
        doubt = doubts.doubted(scene, asked, text)
        if doubt is not None:
            return doubt
    return draft.from_form(scene, a, slot, text)


OF_ANY_TIME = ("back", "stop")
MORE_ABOUT = ("why", "example")


def _pressed_word(scene: Scene, press: Pressed) -> Then:
    """A word of control, pressed: it is meant for the question that its button stands under."""
    act, asked = press.act, scene.talk.asked
    old = act.asked is not None and (asked is None or act.asked != asked.number)
    if old and act.verb in MORE_ABOUT:
        earlier = scene.shelf.asked_in(press.message) if press.message else None
        return draft.about(scene, earlier, act.verb) if earlier else _meanwhile(scene, press)
    if old and act.verb not in OF_ANY_TIME:
        return _meanwhile(scene, press)
    if act.verb != "done":
        draft.keep_pieces(scene)
    return heard(scene, Typed(act.verb))


def _chosen(scene: Scene, press: Pressed) -> Then:
    """An option of a question. One that was answered meanwhile says so and changes nothing."""
    asked = scene.talk.asked
    if asked is None or press.act.asked != asked.number:
        return _meanwhile(scene, press)
    draft.keep_pieces(scene)
    return heard(
        scene, Typed(press.chosen or press.act.arg), option=press.act.arg if press.act.verb == "choose" else ""
    )


def _meanwhile(scene: Scene, press: Pressed) -> Then:
    earlier = scene.shelf.asked_in(press.message) if press.message else None
    a = scene.visible(earlier.agreement) if earlier else None
    slot = earlier.slot if earlier and a else None
    answer = a.answers.get(slot) if a and slot else None
    scene.reply("refused/answered_meanwhile", press.act.agreement, answer=answer, slot=slot)
    return Then.WAIT


def _form(scene: Scene, press: Pressed) -> Then:
    a = scene.visible(press.act.agreement)
    slot = slot_of(press.act.arg)
    if a is None or slot is None or not (sections.open_from(scene, a, slot) or draft.open_form(scene, a, slot)):
        scene.not_found()
    return Then.WAIT


def _of_elements(scene: Scene, press: Pressed) -> Then:
    """A row to mend, or the sheet to fill in."""
    a = scene.visible(press.act.agreement)
    if a is None:
        scene.not_found()
        return Then.WAIT
    if press.act.verb == "template":
        return element_table.template(scene, a, press.act.arg or "xlsx")
    return element_table.fix(scene, a, press.act.arg)


def _jump(scene: Scene, press: Pressed) -> Then:
    """To one answer: the argument is its slot."""
    a = scene.visible(press.act.agreement)
    slot = slot_of(press.act.arg)
    if a is None or slot is None or slot.field not in form_of(a).by_key:
        scene.not_found()
        return Then.WAIT
    return draft.go_to(scene, a, slot, edit="yes")


def _revise(scene: Scene, press: Pressed) -> Then:
    """To an answer outside the form."""
    return revise.edit(scene, press.act.agreement, press.act.arg, press.message)


OF_A_DRAFT: Mapping[str, Callable[[Scene, Pressed], Then]] = {
    "form": _form,
    "jump": _jump,
    "revise": _revise,
    "fix": _of_elements,
    "template": _of_elements,
}
"""Buttons about one draft that are no commands."""
