"""Typed words: are they an answer, a word of control, a command, or a change to an earlier answer?

Words of control count only as the whole message, so that an answer may contain them.
"""

from dataclasses import replace

from conversations import withheld
from conversations.agreement.model import Slot, State
from conversations.agreement.process import STATES
from conversations.answers import field_of
from conversations.commandlist import Command, known, nearest
from conversations.doing import run
from conversations.fieldnames import field_called
from conversations.glossary import asked_about, term
from conversations.refs import ONLY_NUMBER, meant
from conversations.said import Typed, mentioned
from conversations.scene import Scene
from conversations.steps import (
    again,
    aside,
    changing,
    doubts,
    draft,
    element_edit,
    element_table,
    elements,
    faq,
    own,
    persons,
    plainly,
    revise,
    send,
    still,
    weak,
    whom,
)
from conversations.steps.asking import Heard, Note, Then, matched
from conversations.steps.flow import QUESTIONS
from conversations.steps.persons import EMAIL, plain_names
from conversations.talk import PENDING, Asked
from conversations.wording import compose

ABOUT = {"help": "help", "?": "help", "why": "why", "why?": "why", "example": "example", "examples": "example"}
LONGEST = 12_000
MOST_PIECES = 60
MOST_WORDS_AFTER = 6
KEEP = frozenset({"keep", "keep it"})
CONTENT = frozenset({
    "keep it as is", "keep as is", "keep as it is", "keep this", "keep that", "ok keep it", "looks ok keep it",
    "looks ok",
    "looks good", "looks good to me", "looks fine", "looks right", "ok", "okay", "fine", "it's fine", "its fine",
    "that's fine", "thats fine", "it's ok", "its ok", "all good", "good", "leave it as is", "leave as is", "no change",
    "no changes", "same", "unchanged", "still good",
})  # fmt: skip
LISTS = ("mine", "waiting", "all")


def heard(scene: Scene, typed: Typed, option: str = "") -> Then:
    """What typed words come to."""
    text = typed.text.strip()
    if not text or _not_taken(scene, text):
        return Then.WAIT
    mended = withheld.mended(scene, typed)
    if mended is None and typed.changed:
        return own.changed(scene, typed, _in_thread)
    typed = mended or typed
    if typed.reply_to:
        changed = _in_thread(scene, typed.reply_to, text)
        if changed is not None:
            return changed
    if scene.talk.buffer is not None:
        return _longer(scene, text)
    asked = scene.talk.asked
    done = _no_answer(scene, asked, text) if not option else None
    if done is not None:
        return done
    if asked is None or scene.talk.stopped:
        return _no_question(scene, text)
    return own.kept(scene, typed, asked, _answer(scene, asked, text, option))


def _added(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """Whether a second text is added to an answer or takes its place."""
    done = weak.decided(scene, asked, text) if asked is not None and not scene.talk.stopped else None
    if done is Then.GO_ON:
        scene.talk = replace(scene.talk, asked=None)
    return done


def _no_answer(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """What words do that are no answer: ask something, steer, or command. None when they may be an answer."""
    done = element_table.word(scene, asked, text)
    if done is None and _edits_elements(scene, asked, text):
        return None
    done = changing.of_elements(scene, asked, text) if done is None else done
    done = _added(scene, asked, text) if done is None else done
    done = still.word(scene, asked, text) if done is None else done
    done = send.word(scene, asked, text) if done is None else done
    done = _asked_back(scene, asked, text) if done is None else done
    if done is None and not _offered(scene, asked, text):
        done = _word(scene, asked, text)
        done = _changes(scene, asked, text) if done is None else done
        if done is None and (asked is None or scene.talk.stopped):
            done = plainly.heard(scene, text)
        return _command(scene, asked, text) if done is None else done
    return done


def _changes(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """Words that name an earlier answer to change, except where words to somebody else are awaited."""
    return None if asked is not None and asked.name in aside.TO_OTHERS else changing.heard(scene, asked, text)


def _edits_elements(scene: Scene, asked: Asked | None, text: str) -> bool:
    """Whether words change the list of elements that is asked for: then `edit 3` and `list` are no commands."""
    a = scene.visible(asked.agreement) if asked is not None and asked.slot == Slot(elements.FIELD) else None
    return a is not None and not scene.talk.stopped and element_edit.read_edit(a, text) is not None


def _asked_back(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """A question to the bot, in place of an answer; or the word that saves such a question after all."""
    if asked is None or scene.talk.stopped:
        return None
    if text.casefold().strip(" .!") in aside.SAVES and PENDING in asked.params:
        return _answer(scene, asked, asked.params[PENDING])
    if text.casefold().strip() in ABOUT or (_offered(scene, asked, text) and not asked_about(text)):
        return None
    return aside.at_question(scene, asked, text)


def _not_taken(scene: Scene, text: str) -> bool:
    """Words that are no answer to anything: too many, or about a message that was not taken in."""
    if len(text) > LONGEST:
        scene.reply("refused/too_long", length=len(text), longest=LONGEST)
        return True
    return withheld.typed(scene, text)


# An answer


def answer(scene: Scene, text: str) -> Then:
    """The text of a file, as the answer to the open question: no word of it is a command."""
    asked = scene.talk.asked
    if asked is None:
        return Then.WAIT
    if scene.talk.buffer is not None:
        scene.talk = replace(scene.talk, buffer=(*scene.talk.buffer, text)[-MOST_PIECES:])
        return Then.WAIT
    return _answer(scene, asked, text)


def _answer(scene: Scene, asked: Asked, text: str, option: str = "") -> Then:
    """To the question that is open. One that is about an agreement which may not be seen any more is dropped."""
    if asked.agreement is not None and scene.visible(asked.agreement) is None:
        scene.talk = replace(scene.talk, asked=None)
        scene.not_found()
        return Then.WAIT
    if asked.slot is not None:
        return _of_form(scene, asked, text, option)
    question = QUESTIONS.get(asked.name)
    if question is None:
        return _no_question(scene, text)
    if not _still_there(scene, asked):
        scene.talk = replace(scene.talk, asked=None)
        scene.reply("refused/answered_meanwhile", asked.agreement, answer=None, slot=None)
        return Then.GO_ON
    if revise.keeps(asked, text):
        scene.talk = replace(scene.talk, asked=None)
        _close(scene, asked, asked.params[revise.NOW])
        return Then.GO_ON
    options = question.options(scene, asked)
    chosen = option if option in {one.key for one in options} else matched(text, options)
    text = text if chosen else again.answering(scene, question, asked, text)
    if not text:
        return Then.WAIT
    if not chosen and not question.free:
        return again.ask_again(scene, asked, Note("ask/choose_one", {"typed": text, "options": options}))
    label = next((one.label for one in options if one.key == chosen), text)
    scene.talk = replace(scene.talk, asked=None)
    _close(scene, asked, label)
    return question.hear(scene, asked, Heard(text, chosen))


def _still_there(scene: Scene, asked: Asked) -> bool:
    """Whether the party that a question is about still takes part: a colleague may have taken it out."""
    a, party = scene.visible(asked.agreement), asked.params.get("party")
    return a is None or party is None or any(str(one.id) == party for one in a.parties)


def _close(scene: Scene, asked: Asked, label: str) -> None:
    """The question keeps its words and loses its buttons: it says what was answered."""
    scene.rewrite(
        asked.message,
        compose(
            "ask/answered",
            agreement=asked.agreement,
            label=QUESTIONS[asked.name].label,
            answer=plain_names(scene, label),
            person=persons.only_named(scene, label),
            name=asked.name,
            of=revise.place(asked),
        ),
        asked.agreement,
    )


def _of_form(scene: Scene, asked: Asked, text: str, option: str) -> Then:
    a = scene.visible(asked.agreement)
    if a is not None and asked.slot is not None and option:
        text = draft.picked(field_of(a, asked.slot), option)
    doubt = doubts.doubted(scene, asked, text)
    if doubt is not None:
        return doubt
    outcome = weak.hear(scene, asked, text)
    if outcome is Then.GO_ON and scene.talk.asked is not None and scene.talk.asked.number == asked.number:
        scene.talk = replace(scene.talk, asked=None)
    return outcome


def _in_thread(scene: Scene, message: str, text: str) -> Then | None:
    """A reply in the thread of a question changes the answer that it got; what came later stays."""
    asked = scene.shelf.asked_in(message)
    if asked is None:
        return None
    if asked.slot is None:
        return _in_other_thread(scene, asked, text)
    a = scene.visible(asked.agreement)
    if a is None:
        scene.not_found()
        return Then.WAIT
    if scene.talk.asked is not None and scene.talk.asked.number == asked.number:
        return None
    what = ABOUT.get(text.casefold().strip(" .!"))
    if what is not None:
        return again.about(scene, asked, what)
    draft.change(scene, a, asked, weak.whole_of(a, asked, text) or text)
    return Then.WAIT


def _in_other_thread(scene: Scene, asked: Asked, text: str) -> Then | None:
    """A question outside the form: answered while it is open, or changed where that is still possible."""
    if scene.talk.asked is not None and scene.talk.asked.number == asked.number:
        return None
    what = ABOUT.get(text.casefold().strip(" .!"))
    if what is not None:
        return again.about(scene, asked, what)
    opened = revise.in_thread(scene, asked)
    return Then.WAIT if opened is None else _answer(scene, opened, text)


def _longer(scene: Scene, text: str) -> Then:
    """Between `more` and `done` every message is a part of the answer."""
    pieces = scene.talk.buffer or ()
    if text.casefold().strip(" .!") != "done":
        if len(pieces) >= MOST_PIECES:
            scene.say("draft/more_full", count=len(pieces))
            return Then.WAIT
        scene.talk = replace(scene.talk, buffer=(*pieces, text))
        return Then.WAIT
    scene.talk = replace(scene.talk, buffer=None)
    asked = scene.talk.asked
    whole = "\n\n".join(pieces)
    if asked is None or not whole:
        return Then.GO_ON
    return _answer(scene, asked, whole)


def _no_question(scene: Scene, text: str) -> Then:
    """Nothing was asked, so nothing can be answered: take a question as one, else quote the words back, with ways."""
    note = aside.answered(text)
    if note is not None:
        scene.reply(note.template, None, **note.facts)
        return Then.WAIT
    if faq.answered(scene, text):
        return Then.WAIT
    first = text.split(maxsplit=1)[0]
    busy = scene.focus is not None and not STATES[scene.focus.state].ends
    mine = [line.name for line in scene.shelf.lines(scene.me.id) if line.mine and not STATES[line.state].ends]
    scene.reply(
        "look/not_asked",
        typed=text,
        near=nearest(first) if len(text.split()) <= 3 else "",
        busy=busy,
        waits="" if busy or not mine else mine[0] if len(mine) == 1 else f"{len(mine)} agreements",
        not_needed=scene.focus is not None and scene.focus.state is State.NOT_IDEA,
    )
    return Then.WAIT


# Words of control


def _offered(scene: Scene, asked: Asked | None, text: str) -> bool:
    """Whether the words are one of the choices of the open question: then they are its answer, whatever else."""
    question = QUESTIONS.get(asked.name) if asked is not None and asked.slot is None else None
    if question is None or asked is None or scene.talk.stopped or not _still_there(scene, asked):
        return False
    if asked.agreement is not None and scene.visible(asked.agreement) is None:
        return False
    return text.casefold().strip(" .!") in question.takes or bool(matched(text, question.options(scene, asked)))


def _word(scene: Scene, asked: Asked | None, text: str) -> Then | None:  # noqa: C901, PLR0911 - one line a word
    word = text.casefold().strip(" .!")
    of_form = asked is not None and asked.slot is not None
    match word:
        case "skip" | "later" | "skip this" if of_form and asked is not None:
            return draft.skip(scene, asked)
        case "back" | "go back":
            earlier = revise.back(scene, asked) if asked is not None and not of_form else None
            return earlier or draft.back(scene)
        case about if asked is not None and about in ABOUT and (of_form or not scene.talk.stopped):
            return again.about(scene, asked, ABOUT[about])
        case "skip" | "later" if asked is not None:
            return again.ask_again(scene, asked, Note("ask/no_skip", {}))
        case keeps if of_form and asked is not None and _keeps(scene, asked, keeps):
            return draft.keep(scene, asked)
        case "done" if of_form and asked is not None and asked.name != elements.FIELD:
            return draft.keep(scene, asked)
        case "improve" | "improve it" if of_form:
            scene.say("draft/improve")
            return Then.WAIT
        case "leave" | "leave it" | "leave to counsel" if of_form and asked is not None:
            return draft.leave(scene, asked)
        case "more" if of_form:
            scene.talk = replace(scene.talk, buffer=())
            scene.say("draft/more")
            return Then.WAIT
        case "stop" | "pause" | "stop for today":
            draft.keep_pieces(scene)
            scene.talk = replace(scene.talk, stopped=True)
            scene.say("draft/stopped", busy=scene.focus is not None)
            return Then.WAIT
        case _:
            return None


def _keeps(scene: Scene, asked: Asked, words: str) -> bool:
    """Whether the answer that is there is to stay: `keep` always, and plain words of content where there is one."""
    a = scene.visible(asked.agreement)
    there = a is not None and asked.slot in a.answers
    return words in KEEP or (there and words.replace(",", "") in CONTENT)


def _command(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """A command typed in the talk: its word alone, or followed by what can only be meant for it.

    While a question is open that takes free words, a sentence that begins with a command's word is an answer, unless
    an agreement's number, a mention or an address follows.
    """
    stripped = text.strip().removeprefix("/bucp").strip()
    word, _, rest = stripped.partition(" ")
    command = known(stripped) or known(word)
    if command is None:
        return None
    if known(stripped) is not None:
        return run(scene, command, "")
    if asked is None or scene.talk.stopped or command.word == "faq" or text.strip().startswith("/bucp"):
        return run(scene, command, rest)
    first = rest.split()[0]
    if ONLY_NUMBER.fullmatch(first) and meant(first, scene.shelf.lines(scene.me.id)).lines:
        return run(scene, command, rest)
    if len(rest.split()) <= MOST_WORDS_AFTER and _meant_for(scene, command, word.casefold(), rest):
        return run(scene, command, rest)
    return None


def _names_one_to_be_like(scene: Scene, rest: str) -> bool:
    like, _, which = rest.partition(" ")
    there = ONLY_NUMBER.fullmatch(which.strip()) or meant(which, scene.shelf.lines(scene.me.id)).lines
    return like.casefold() == "like" and bool(there)


def _meant_for(scene: Scene, command: Command, word: str, rest: str) -> bool:  # noqa: PLR0911 - one line a command
    """Whether a few words can only be meant for this command, though a question is open."""
    match command.word:
        case "new":
            return _names_one_to_be_like(scene, rest)
        case "share" | "forward":
            return bool(mentioned(rest) or EMAIL.search(rest))
        case "ask":
            return whom.only_for_asking(scene, scene.focus, rest)
        case "signatories":
            return word == "signatories"
        case "help":
            return known(rest.split(maxsplit=1)[0]) is not None or term(rest) is not None
        case "list":
            return rest.casefold() in LISTS
        case "status" | "resume":
            return bool(meant(rest, scene.shelf.lines(scene.me.id)).lines)
        case "edit":
            return word == "edit" and scene.focus is not None and field_called(scene.focus, rest) is not None
        case _:
            return False
