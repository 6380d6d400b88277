"""A neutral form as Slack's modal view."""

import re
from datetime import date

from conversations.ids import PersonId
from conversations.message import Form, Input, Message, Say
from conversations.said import mentioned
from handlers.slack import controls
from handlers.slack.blocks import MODAL, blocks
from handlers.slack.names import FORM, INPUT
from handlers.slack.payload import Block
from handlers.slack.text import Reader, user_id

TITLE = 24
LABEL = 2000
LONGEST = 3000

_PERSON = re.compile(r"@\[\d+\]")


def view(form: Form, reader: Reader) -> Block:
    """The modal of a form."""
    intro: list[Block] = []
    if form.intro:
        intro = blocks(Message("form", "", (Say(form.intro),)), reader, MODAL)
    inputs = [block for one in form.inputs for block in _inputs(one, reader)]
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": form.act.packed()[:LONGEST],
        "title": title(form.title),
        "submit": controls.plain_text(form.submit, TITLE),
        "close": controls.plain_text("Cancel", TITLE),
        "blocks": [*intro, *inputs] or [{"type": "section", "text": title(form.title)}],
    }


def notice(heading: str, shown: list[Block]) -> Block:
    """A modal that only says something."""
    return {"type": "modal", "title": title(heading), "close": controls.plain_text("Close", TITLE), "blocks": shown}


def title(words: str) -> Block:
    """A modal's title, cut after a word."""
    whole = " ".join(words.split())
    if len(whole) > TITLE and " " in whole[:TITLE]:
        whole = whole[:TITLE].rpartition(" ")[0] + "…"
    return controls.plain_text(whole, TITLE)


def _inputs(one: Input, reader: Reader) -> list[Block]:
    """The blocks of an input: several when a text is longer than Slack lets one input be."""
    longest = min(max(one.longest, 1), LONGEST)
    value = one.value
    if one.kind == "lines" and one.longest >= LONGEST:
        pieces = [value[at : at + LONGEST] for at in range(0, len(value), LONGEST)] or [""]
        return [_block(one, number, _lines(piece, LONGEST)) for number, piece in enumerate(pieces)]
    element = _element(one, longest, reader)
    return [_block(one, 0, element)] if element is not None else []


def _block(one: Input, number: int, element: Block) -> Block:
    name = f"{INPUT}{one.name}"
    block: Block = {
        "type": "input",
        "block_id": f"{name}#{number}" if number else name,
        "label": controls.plain_text(f"{one.label} (part {number + 1})" if number else one.label, LABEL),
        "optional": one.optional or number > 0,
        "element": {"action_id": one.name} | element,
    }
    return block | {"hint": controls.plain_text(one.hint, LABEL)} if one.hint and not number else block


def _lines(value: str, longest: int) -> Block:
    element: Block = {"type": "plain_text_input", "multiline": True, "max_length": longest}
    return element | {"initial_value": value} if value else element


def _element(one: Input, longest: int, reader: Reader) -> Block | None:
    match one.kind:
        case "line" | "lines":
            return _lines(one.value[:longest], longest) | {"multiline": one.kind == "lines"}
        case "mail":
            element: Block = {"type": "email_text_input"}
            return element | {"initial_value": one.value} if 0 < len(one.value) <= LONGEST else element
        case "one":
            return _choice(one)
        case "date":
            element = {"type": "datepicker"}
            return element | {"initial_date": one.value} if _is_date(one.value) else element
        case "person":
            user = _user(one.value, reader)
            element = {"type": "users_select"}
            return element | {"initial_user": user} if user else element


def _choice(one: Input) -> Block | None:
    offered = controls.options(one.options)
    if not offered:
        return None
    element: Block = {"type": "static_select", "options": offered}
    first = next((option for option in offered if option["value"] == one.value), None)
    return element | {"initial_option": first} if first is not None else element


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _user(value: str, reader: Reader) -> str:
    if not _PERSON.fullmatch(value):
        return ""
    person: PersonId = mentioned(value)[0]
    return user_id(reader.people.get(person), reader)
