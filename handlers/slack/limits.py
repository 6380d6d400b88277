"""Slack's documented limits, checked over everything that we draw: the SDK's own models let some of it through.

Source: docs.slack.dev, reference of Block Kit and of views, and what others have observed for a whole message.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from handlers.slack.payload import Json, branch, is_object, objects, text

BLOCKS = {"message": 50, "home": 100, "modal": 100}
MESSAGE_CHARACTERS = 13_200
IDS = 255
_OPTIONS = {"static_select": 100, "overflow": 5, "radio_buttons": 10, "checkboxes": 10}
_ELEMENTS = frozenset({"button", "overflow", "static_select", "datepicker", "users_select"})
_INPUTS = frozenset({"plain_text_input", "email_text_input", "static_select", "datepicker", "users_select"})

Surface = Literal["message", "home", "modal"]


def problems(blocks: list[dict[str, object]], surface: Surface) -> list[str]:
    """What Slack would refuse in these blocks, one sentence each; nothing when they are fine."""
    found = []
    if not blocks or len(blocks) > BLOCKS[surface]:
        found.append(f"{len(blocks)} blocks")
    names = Counter(text(block, "block_id") for block in blocks)
    found += [f"block_id {name!r} stands {many} times" for name, many in names.items() if name and many > 1]
    if surface == "message" and characters(blocks) > MESSAGE_CHARACTERS:
        found.append(f"{characters(blocks)} characters in all")
    for place, block in enumerate(blocks):
        found += [f"block {place}: {problem}" for problem in _block(block, surface)]
    return found


def view_problems(view: Json) -> list[str]:
    """What Slack would refuse in a modal or a Home tab."""
    found: list[str] = []
    if text(view, "type") == "modal":
        found += _text(view, "title", 24, plain=True)
        found += [problem for key in ("submit", "close") if key in view for problem in _text(view, key, 24, plain=True)]
        if any(text(block, "type") == "input" for block in objects(view, "blocks")) and "submit" not in view:
            found.append("inputs without a submit button")
    found += [f"{key} is too long" for key, most in _VIEW_TEXTS.items() if len(text(view, key)) > most]
    surface: Surface = "modal" if text(view, "type") == "modal" else "home"
    return found + problems([dict(block) for block in objects(view, "blocks")], surface)


def characters(part: object) -> int:
    """All characters that people read, however deep in the blocks."""
    if isinstance(part, list):
        return sum(characters(item) for item in part)
    if not is_object(part):
        return 0
    own = part.get("text")
    inner = sum(characters(value) for value in part.values())
    return inner + (len(own) if isinstance(own, str) else 0)


_VIEW_TEXTS = {"private_metadata": 3000, "callback_id": IDS, "external_id": IDS}


def _block(block: Json, surface: Surface) -> Iterator[str]:
    if len(text(block, "block_id")) > IDS:
        yield "block_id is too long"
    actions = Counter(text(element, "action_id") for element in _inside(block))
    yield from (f"action_id {name!r} stands {many} times" for name, many in actions.items() if name and many > 1)
    check = _BLOCKS.get(text(block, "type"))
    if check is None or (check is _input and surface != "modal"):
        yield f"{text(block, 'type')!r} can't stand in a {surface}"
    else:
        yield from check(block)


def _section(block: Json) -> Iterator[str]:
    yield from _text(block, "text", 3000)
    if "accessory" in block:
        yield from _element(branch(block, "accessory"), _ELEMENTS)


def _header(block: Json) -> Iterator[str]:
    yield from _text(block, "text", 150, plain=True)


def _context(block: Json) -> Iterator[str]:
    yield from _several(block, 10)
    for element in objects(block, "elements"):
        yield from _text({"text": element}, "text", 3000)


def _actions(block: Json) -> Iterator[str]:
    yield from _several(block, 25)
    for element in objects(block, "elements"):
        yield from _element(element, _ELEMENTS)


def _divider(_: Json) -> Iterator[str]:
    return iter(())


def _input(block: Json) -> Iterator[str]:
    yield from _text(block, "label", 2000, plain=True)
    if "hint" in block:
        yield from _text(block, "hint", 2000, plain=True)
    yield from _element(branch(block, "element"), _INPUTS)


def _rich_text(block: Json) -> Iterator[str]:
    yield from _several(block, 100)
    for part in objects(block, "elements"):
        if text(part, "type") not in ("rich_text_section", "rich_text_quote"):
            yield f"{text(part, 'type')!r} in a rich text"
        for element in objects(part, "elements"):
            if text(element, "type") in ("text", "link") and not text(element, "text"):
                yield "an empty run in a rich text"


def _element(element: Json, allowed: frozenset[str]) -> Iterator[str]:
    kind = text(element, "type")
    if kind not in allowed:
        yield f"{kind!r} can't stand here"
    if not 0 < len(text(element, "action_id")) <= IDS:
        yield f"the action_id of a {kind} is missing or too long"
    if "placeholder" in element:
        yield from _text(element, "placeholder", 150, plain=True)
    if kind == "button":
        yield from _button(element)
    if kind in ("plain_text_input", "email_text_input"):
        yield from _typed(element)
    if kind in _OPTIONS:
        yield from _options(element, _OPTIONS[kind])


def _button(element: Json) -> Iterator[str]:
    yield from _text(element, "text", 75, plain=True)
    for key, most in (("value", 2000), ("url", 3000), ("accessibility_label", 75)):
        if len(text(element, key)) > most:
            yield f"the {key} of a button is too long"
    if element.get("style", "primary") not in ("primary", "danger"):
        yield "a button's style is unknown"


def _typed(element: Json) -> Iterator[str]:
    longest = element.get("max_length", 3000)
    if not isinstance(longest, int) or not 1 <= longest <= 3000:
        yield "max_length is out of bounds"
    elif len(text(element, "initial_value")) > longest:
        yield "initial_value is longer than max_length"


def _options(element: Json, most: int) -> Iterator[str]:
    offered = objects(element, "options")
    if not 0 < len(offered) <= most:
        yield f"{len(offered)} options"
    for option in offered:
        yield from _text(option, "text", 75, plain=True)
        if not 0 < len(text(option, "value")) <= 150:
            yield "the value of an option is missing or too long"
    first = element.get("initial_option")
    if first is not None and first not in offered:
        yield "initial_option is none of the options"


def _text(parent: Json, key: str, most: int, *, plain: bool = False) -> Iterator[str]:
    kind, words = text(parent, key, "type"), text(parent, key, "text")
    if kind not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        yield f"{key} is {kind or 'missing'}"
    if not words.strip() or len(words) > most:
        yield f"{key} has {len(words)} characters"


def _several(block: Json, most: int) -> Iterator[str]:
    many = len(objects(block, "elements"))
    if not 0 < many <= most:
        yield f"{many} elements"


def _inside(block: Json) -> list[Json]:
    single = [branch(block, key) for key in ("accessory", "element") if key in block]
    return single + objects(block, "elements")


_BLOCKS: dict[str, Callable[[Json], Iterator[str]]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "rich_text": _rich_text,
    "input": _input,
}
