"""An open question that is talked about: explained, or put again after something that did not answer it."""

from dataclasses import replace

from conversations.message import Message
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Then, put
from conversations.steps.explained import EXPLAINED
from conversations.steps.flow import QUESTIONS
from conversations.talk import Asked
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


def ask_again(scene: Scene, asked: Asked, note: Message) -> Then:
    """Put it once more, with live buttons, below a note of why; the earlier one gives up its buttons."""
    if asked.slot is not None:
        return draft.ask_again(scene, asked, note)
    question = QUESTIONS[asked.name]
    scene.talk = replace(scene.talk, asked=None)
    below = compose("ask/asked_below", agreement=asked.agreement, name=asked.name, label=question.label.rstrip("?"))
    scene.rewrite(asked.message, below, asked.agreement)
    return put(scene, question, asked.agreement, note, **asked.params)
