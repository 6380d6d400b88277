"""What each command does, once the agreement that it is about is known."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Part, State
from conversations.agreement.process import STATES, may
from conversations.agreement.refusal import Refusal, Why
from conversations.commandlist import Command
from conversations.fieldnames import find_field, slot_of_field
from conversations.journey import counted
from conversations.outgoing import SendFile
from conversations.refs import ONLY_NUMBER, meant
from conversations.scene import Scene
from conversations.steps import draft, faq, flow, handing, history, inviting, look, profile, request, scope, send
from conversations.steps.asking import Then

Do = Callable[[Scene, Agreement, str], Then]


def run(scene: Scene, command: Command, words: str) -> Then:
    """Do what a command says; `words` are those after it."""
    match command.word:
        case "new":
            return _new(scene, words.strip())
        case "list":
            look.lists(scene, words.split(maxsplit=1)[0].casefold() if words.split() else "all")
        case "help":
            look.help_page(scene, words.strip())
        case "signatories":
            look.signatories(scene, words)
        case "faq":
            faq.ask(scene, words)
        case "profile":
            return _profile(scene, words)
        case "ask" if scene.focus is not None and not _names_one((words.split() or [""])[0]):
            return on(scene, "ask", scene.focus, words)
        case "answer" | "notme" if not words.strip() or not _names_one(words.split(maxsplit=1)[0]):
            return _handed(scene, command.word, words)
        case "resume" if not words.strip():
            return _resume(scene)
        case word:
            return _on_one(scene, word, words)
    return Then.WAIT


def _new(scene: Scene, words: str) -> Then:
    """From nothing, or `like ID`: from an earlier agreement."""
    like, _, which = words.partition(" ")
    return _on_one(scene, "newlike", which.strip()) if like.casefold() == "like" else flow.begin(scene)


def _profile(scene: Scene, words: str) -> Then:
    if words.strip().casefold() == "change" or not scene.me.profile.complete:
        return profile.change(scene)
    profile.show(scene)
    return Then.WAIT


WRITERS = (Part.DRAFTER, Part.COLLEAGUE)


def _resume(scene: Scene) -> Then:
    """What was in hand; else the one draft there is; else a choice."""
    if scene.talk.wants:
        return _taken_up(scene, None)
    running = tuple(line for line in scene.shelf.lines(scene.me.id) if not STATES[line.state].ends)
    lines = tuple(line for line in running if line.mine) or tuple(line for line in running if line.part in WRITERS)
    focus = scene.focus
    if focus is not None and focus.state not in (State.WITHDRAWN, State.NOT_IDEA):
        return _taken_up(scene, focus)
    if len(lines) == 1:
        return _taken_up(scene, scene.visible(lines[0].agreement))
    if lines:
        look.which(scene, lines, "resume")
    else:
        scene.reply("look/nothing_to_resume")
    return Then.WAIT


def _handed(scene: Scene, word: str, words: str) -> Then:
    """What was handed to this person: in the agreement in focus, else wherever something waits for them."""
    lines = [line for line in scene.shelf.lines(scene.me.id) if not STATES[line.state].ends]
    known = (scene.focus, *(scene.visible(line.agreement) for line in lines))
    waiting = (a for a in known if a is not None and handing.own(a, scene.me.id))
    a = next(waiting, None)
    if a is None:
        scene.reply("handing/nothing_waits")
        return Then.WAIT
    return on(scene, word, a, words)


def _taken_up(scene: Scene, a: Agreement | None) -> Then:
    if a is None:
        return flow.go_on(scene)
    if a.state is State.DRAFT and scene.talk.stopped:
        scene.say("draft/welcome_back", a.id, a=a, counted=str(counted(a, scene.today)))
    return flow.take_up(scene, a.id)


def _on_one(scene: Scene, word: str, words: str) -> Then:
    """Find the agreement that is meant: by the first words, else the one in focus, else the only one that waits."""
    lines = scene.shelf.lines(scene.me.id)
    answering = tuple(line for line in lines if line.state is State.SUBMITTED and line.part is Part.CONTACT)
    found = meant(words, answering if word in TAKES_WORDS and word in ANSWERS and answering else lines)
    if len(found.lines) > 1:
        look.which(scene, found.lines, word)
        return Then.WAIT
    if found.one is not None:
        rest = found.rest if found.by_number or word == "edit" else words
        return on(scene, word, scene.visible(found.one.agreement), rest)
    first = words.split(maxsplit=1)[0] if words.split() else ""
    if _names_one(first):
        scene.not_found(first)
        return Then.WAIT
    return _unnamed(scene, word, words)


def _names_one(word: str) -> bool:
    """Whether a word can only be meant as an agreement's number."""
    return ONLY_NUMBER.fullmatch(word.strip(".,:;")) is not None


ANSWERS = ("accept", "forward", "decline")
TAKES_WORDS = ("decline", "forward", "share", "edit")


def _unnamed(scene: Scene, word: str, words: str) -> Then:
    lines = scene.shelf.lines(scene.me.id)
    answering = word in ANSWERS
    fitting = tuple(line for line in lines if line.state is State.SUBMITTED) if answering else ()
    if words.strip() and word not in TAKES_WORDS:
        scene.not_found(words.strip())
        return Then.WAIT
    if scene.focus is not None and not (answering and fitting):
        return on(scene, word, scene.focus, words)
    chosen = fitting or lines
    if len(chosen) == 1:
        return on(scene, word, scene.visible(chosen[0].agreement), words)
    if chosen:
        look.which(scene, chosen, word)
    else:
        scene.reply("look/empty")
    return Then.WAIT


def on(scene: Scene, word: str, a: Agreement | None, words: str = "") -> Then:
    """Do it to this agreement."""
    if a is None:
        scene.not_found(words)
        return Then.WAIT
    return ON_ONE[word](scene, a, words)


def _edit(scene: Scene, a: Agreement, words: str) -> Then:
    if not words.strip():
        return _review(scene, a, words)
    if not may(a, scene.me.id, c.GiveAnswer):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    field = find_field(a, words)
    if field is None:
        scene.reply("draft/no_such_field", a.id, typed=words)
        return Then.WAIT
    return draft.go_to(scene, a, slot_of_field(a, field), edit="yes")


def _file(scene: Scene, a: Agreement, _: str) -> Then:
    scene.talk = scene.talk.counted()
    name = f"{a.number or 'draft'}.html"
    scene.send(SendFile(scene.me.id, f"file:{scene.me.id}:{scene.talk.count}", a.id, name, a.name))
    scene.reply("look/file_comes", a.id, a=a)
    return Then.WAIT


def _reopen(scene: Scene, a: Agreement, _: str) -> Then:
    refusal = scene.do(a.id, c.Reopen())
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    return flow.take_up(scene, a.id)


def _memo(scene: Scene, a: Agreement, _: str) -> Then:
    if a.state is not State.NOT_IDEA:
        look.status(scene, a)
        return Then.WAIT
    scene.reply(
        "scope/memo", a.id, a=a, me=scene.me, today=scene.today, reason=a.outcome, data=a.screening.get("data", "")
    )
    return Then.WAIT


def _status(scene: Scene, a: Agreement, _: str) -> Then:
    if a.state is State.NOT_IDEA and a.id == scene.talk.focus:
        scope.tell_not_needed(scene, a) if not scene.away else look.status(scene, a)
    else:
        look.status(scene, a)
    return Then.WAIT


def _show(scene: Scene, a: Agreement, _: str) -> Then:
    scope.show_answers(scene, a) if a.state is State.NOT_IDEA else look.show_answers(scene, a)
    return Then.WAIT


def _review(scene: Scene, a: Agreement, _: str) -> Then:
    """Before the draft there are no answers to look over."""
    look.review(scene, a) if a.form else look.status(scene, a)
    return Then.WAIT


def _history(scene: Scene, a: Agreement, _: str) -> Then:
    history.history(scene, a)
    return Then.WAIT


def _take_up(scene: Scene, a: Agreement, _: str) -> Then:
    return _taken_up(scene, a)


def _new_like(scene: Scene, a: Agreement, _: str) -> Then:
    return flow.begin_like(scene, a.id)


def _submit(scene: Scene, a: Agreement) -> Then:
    if a.form and not may(a, scene.me.id, c.SendDraft):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    scene.talk = replace(scene.talk, focus=a.id)
    return send.submit(scene, a) if a.form else flow.go_on(scene)


def _contact(scene: Scene, a: Agreement) -> Then:
    """Ask somebody else: to answer the request, or to draft it."""
    if not may(a, scene.me.id, c.InviteDrafter):
        return send.change_contact(scene, a)
    scene.talk = replace(scene.talk, focus=a.id)
    return inviting.ask_another(scene, a)


def _wordless(do: Callable[[Scene, Agreement], Then]) -> Do:
    """A command that takes no words besides the agreement."""
    return lambda scene, a, _: do(scene, a)


ON_ONE: Mapping[str, Do] = {
    "newlike": _new_like,
    "resume": _take_up,
    "contact": _wordless(_contact),
    "remind": _wordless(inviting.remind),
    "submit": _wordless(_submit),
    "withdraw": _wordless(request.withdraw),
    "accept": _wordless(request.accept),
    "forward": request.forward,
    "decline": request.decline,
    "explain": _wordless(request.explain),
    "status": _status,
    "show": _show,
    "review": _review,
    "history": _history,
    "edit": _edit,
    "share": request.share,
    "ask": handing.ask,
    "answer": handing.answer,
    "notme": handing.give_back,
    "takeback": handing.take_back,
    "file": _file,
    "reopen": _reopen,
    "memo": _memo,
}
