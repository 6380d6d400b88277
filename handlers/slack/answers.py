"""What goes back in the same breath: the bodies of Slack's acks, and the plain sentences for when something fails."""

import json
from functools import lru_cache

from conversations.outgoing import Answer
from handlers.slack import modals
from handlers.slack.blocks import MESSAGE, MODAL, blocks, fallback
from handlers.slack.names import INPUT
from handlers.slack.payload import Block, Json, branch, objects, text
from handlers.slack.text import Reader, cut

NOT_SAVED = "I couldn't save that. Your text is still here. Try again in a minute."
NOT_DONE = "I couldn't do that just now, and nothing has changed. Try again in a minute."
OLD_BUTTON = "That button is from an older version of this message. Type `status` here to see where things stand."
NOT_OPENED = "The form didn't open in time. Press the button again, or type your answer."
NOT_INSTALLED = "I'm not set up for this workspace. Ask the people who run Slack at your department."
ERROR_LENGTH = 300


def ephemeral(words: str) -> Block:
    """A sentence that only this person sees."""
    return {"response_type": "ephemeral", "text": words}


def command_body(answer: Answer, reader: Reader) -> Block:
    """The body of a command's answer; empty means heard."""
    if answer.message is None:
        return {}
    return ephemeral(fallback(answer.message)) | {"blocks": blocks(answer.message, reader, MESSAGE)}


class _Given:
    """An answer and its reader, told from others by being the same objects: so a look that is remembered comes back."""

    __slots__ = ("answer", "reader")

    def __init__(self, answer: Answer, reader: Reader) -> None:
        self.answer = answer
        self.reader = reader

    def __hash__(self) -> int:
        return id(self.answer)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Given)
            and other.answer is self.answer
            and other.reader.people is self.reader.people
            and other.reader.tenant == self.reader.tenant
        )


def command_text(answer: Answer, reader: Reader) -> str:
    """The same as it goes over the wire."""
    return _written(_Given(answer, reader))


@lru_cache(maxsize=1000)
def _written(given: _Given) -> str:
    body = command_body(given.answer, given.reader)
    return json.dumps(body) if body else ""


def form_body(answer: Answer, reader: Reader, view: Json) -> Block:
    """What becomes of a modal that was sent: remarks at its inputs, another view, or it closes."""
    if answer.errors:
        return errors_body(view, answer.errors)
    if answer.form is not None:
        return {"response_action": "update", "view": modals.view(answer.form, reader)}
    if answer.message is not None:
        shown = blocks(answer.message, reader, MODAL)
        return {"response_action": "update", "view": modals.notice("BUCP", shown)}
    return {}


def errors_body(view: Json, errors: tuple[tuple[str, str], ...]) -> Block:
    """Remarks at the inputs of a modal; what names no input of it stands at the first one."""
    inputs = [text(block, "block_id") for block in objects(view, "blocks") if text(block, "type") == "input"]
    shown: dict[str, str] = {}
    for name, words in errors:
        place = f"{INPUT}{name}" if f"{INPUT}{name}" in inputs else next(iter(inputs), "")
        if place:
            shown[place] = cut(f"{shown[place]} {words}" if place in shown else words, ERROR_LENGTH)
    return {"response_action": "errors", "errors": shown} if shown else {}


def sentence_view(words: str) -> Block:
    """A modal with one sentence, for where no ephemeral message can stand (the Home tab)."""
    return modals.notice("BUCP", [{"type": "section", "text": {"type": "mrkdwn", "text": words}}])


def is_modal(body: Json) -> bool:
    """Whether a gesture happened inside a modal."""
    return text(branch(body, "view"), "type") == "modal"
