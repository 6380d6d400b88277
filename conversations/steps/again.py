"""An open question that is talked about: explained, or put again after something that did not answer it."""

from dataclasses import replace

from conversations.noanswer import TAKE_IT, NoAnswer, no_answer, simple
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Note, Question, Then, put, without_pending
from conversations.steps.explained import EXPLAINED
from conversations.steps.flow import QUESTIONS
from conversations.talk import PENDING, Asked
from conversations.wording import compose


def about(scene: Scene, asked: Asked, what: str) -> Then:
    """More about a question: `help`, `why`, `example`. It stays open."""
    if asked.slot is not None:
        return draft.about(scene, asked, what)
    question = QUESTIONS.get(asked.name)
    explained = EXPLAINED.get(asked.name)
    if question is None or explained is None or (asked.agreement and scene.visible(asked.agreement) is None):
        scene.not_found()
        return Then.WAIT
    scene.say(
        "ask/about",
        asked.agreement,
        what=what,
        about=explained,
        label=question.label.rstrip("?"),
        options=question.options(scene, asked),
    )
    return Then.WAIT


def ask_again(scene: Scene, asked: Asked, note: Note, **more: str) -> Then:
    """Put it once more, with live buttons, below a note of why; the earlier one gives up its buttons.

    `more` are parameters that it has from now on.
    """
    if asked.slot is not None:
        return draft.ask_again(scene, asked, note, **more)
    question = QUESTIONS[asked.name]
    scene.talk = replace(scene.talk, asked=None)
    below = compose("ask/asked_below", agreement=asked.agreement, name=asked.name, label=question.label.rstrip("?"))
    scene.rewrite(asked.message, below, asked.agreement)
    return put(scene, question, asked.agreement, note, **(without_pending(asked) | more))


def answering(scene: Scene, question: Question, asked: Asked, text: str) -> str:
    """The words to take as the answer. Empty when they answer nothing: then the question is explained and put again.
    Whoever meant them after all says so."""
    doubted = asked.params.get(PENDING, "")
    if doubted and (simple(text) in TAKE_IT or text == doubted):
        return doubted
    kind = no_answer(text)
    if kind is None or kind not in question.explains:
        return text
    may_insist = question.free and kind in (NoAnswer.QUESTION, NoAnswer.SLIP)
    facts = {"about": EXPLAINED[asked.name], "typed": text, "may_insist": may_insist}
    ask_again(scene, asked, Note("ask/no_answer", facts), **({PENDING: text.strip()} if may_insist else {}))
    return ""
