"""Slack's rules for messages and views: what it refuses, and in which words."""

import json
from collections.abc import Callable

from sandbox.elements import (
    IN_ACTIONS,
    IN_SECTION,
    INPUTS,
    Findings,
    check_element,
    check_image,
    check_text,
)
from sandbox.shapes import Json, obj, objs, text
from sandbox.things import elements

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
UPDATE_TEXT = 4_000
# Not documented; what others have observed for all characters in the blocks of one message.
MESSAGE_CHARACTERS = 13_200
MARKDOWN_CHARACTERS = 12_000
VIEW_BYTES = 250_000
PRIVATE_METADATA = 3_000
IDS = 255

SURFACES: dict[str, frozenset[str]] = {
    "section": frozenset({"message", "modal", "home"}),
    "header": frozenset({"message", "modal", "home"}),
    "divider": frozenset({"message", "modal", "home"}),
    "image": frozenset({"message", "modal", "home"}),
    "context": frozenset({"message", "modal", "home"}),
    "actions": frozenset({"message", "modal", "home"}),
    "input": frozenset({"message", "modal", "home"}),
    "rich_text": frozenset({"message", "modal", "home"}),
    "video": frozenset({"message", "modal", "home"}),
    "markdown": frozenset({"message"}),
    "table": frozenset({"message"}),
    "context_actions": frozenset({"message"}),
    "file": frozenset({"message"}),
}


def check_message(blocks: object) -> list[str]:
    """What Slack would object to in the blocks of a message; empty if nothing."""
    return check_blocks(blocks, "message", MESSAGE_BLOCKS)


def blocks_too_long(blocks: list[Json]) -> bool:
    """Whether the texts in a message's blocks are more than Slack takes together (`msg_blocks_too_long`)."""
    return characters(blocks) > MESSAGE_CHARACTERS


def check_view(view: object) -> list[str]:
    """What Slack would object to in a modal or Home view; empty if nothing."""
    if not isinstance(view, dict):
        return ["[ERROR] must be a valid view object [json-pointer:/view]"]
    found = Findings()
    kind = text(view, "type")
    if kind not in ("modal", "home"):
        found.add(f"unsupported type: {kind}", "/type")
        return found.messages
    if kind == "modal":
        _check_modal_frame(found, view)
    found.longest(text(view, "private_metadata"), PRIVATE_METADATA, "/private_metadata")
    found.longest(text(view, "callback_id"), IDS, "/callback_id")
    found.longest(text(view, "external_id"), IDS, "/external_id")
    if found.present(view, "blocks", "/view"):
        found.messages += check_blocks(view["blocks"], kind, VIEW_BLOCKS)
    return found.messages


def view_too_large(view: Json) -> bool:
    """Whether a view has more bytes than Slack takes (`view_too_large`)."""
    return len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES


def _check_modal_frame(found: Findings, view: Json) -> None:
    check_text(found, view, "title", "", 24, plain=True)
    check_text(found, view, "submit", "", 24, plain=True, needed=False)
    check_text(found, view, "close", "", 24, plain=True, needed=False)
    if any(text(block, "type") == "input" for block in objs(view, "blocks")) and not obj(view, "submit"):
        found.add("missing required field: submit (a view with an input block needs it)", "/view")


def check_blocks(blocks: object, surface: str, most: int) -> list[str]:
    """What Slack would object to in these blocks on this surface (message, modal, home)."""
    found = Findings()
    if not isinstance(blocks, list):
        found.add("must be an array of blocks", "/blocks")
        return found.messages
    if len(blocks) > most:
        found.add(f"no more than {most} items allowed", "/blocks")
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        where = f"/blocks/{place}"
        if not isinstance(block, dict):
            found.add("must be a valid block object", where)
            continue
        block_id = text(block, "block_id")
        found.longest(block_id, IDS, f"{where}/block_id")
        if block_id and block_id in seen:
            found.add(f"`block_id` must be unique: {block_id}", f"{where}/block_id")
        seen.add(block_id)
        _check_block(found, block, where, surface)
    _check_together(found, [block for block in blocks if isinstance(block, dict)])
    return found.messages


def _check_block(found: Findings, block: Json, where: str, surface: str) -> None:
    kind = text(block, "type")
    if surface not in SURFACES.get(kind, frozenset()):
        found.add(f"unsupported type: {kind}", f"{where}/type")
        return
    found.no_others(block, kind, where)
    action_ids = [text(element, "action_id") for element in elements(block) if text(element, "action_id")]
    if len(set(action_ids)) < len(action_ids):
        found.add("`action_id` must be unique within a block", f"{where}/elements")
    check = _BLOCKS.get(kind)
    if check is not None:
        check(found, block, where, surface)


def _check_together(found: Findings, blocks: list[Json]) -> None:
    focused = sum(bool(element.get("focus_on_load")) for block in blocks for element in elements(block))
    if focused > 1:
        found.add("only one element may have focus_on_load", "/blocks")
    written = sum(len(text(block, "text")) for block in blocks if text(block, "type") == "markdown")
    if written > MARKDOWN_CHARACTERS:
        found.add(f"must be less than {MARKDOWN_CHARACTERS + 1} characters", "/blocks")


def _section(found: Findings, block: Json, where: str, surface: str) -> None:
    fields = block.get("fields")
    check_text(found, block, "text", where, 3000, needed=fields is None)
    if fields is not None:
        given = objs(block, "fields")
        if not 1 <= len(given) <= 10:
            found.add("no more than 10 items allowed" if given else "no fewer than 1 items allowed", f"{where}/fields")
        for place, one in enumerate(given):
            check_text(found, {"field": one}, "field", f"{where}/fields/{place}", 2000)
    if block.get("accessory") is not None:
        _check_inner(found, obj(block, "accessory"), f"{where}/accessory", surface, IN_SECTION)


def _header(found: Findings, block: Json, where: str, _: str) -> None:
    check_text(found, block, "text", where, 150, plain=True)


def _actions(found: Findings, block: Json, where: str, surface: str) -> None:
    given = objs(block, "elements")
    if not given:
        found.add("no fewer than 1 items allowed", f"{where}/elements")
    if len(given) > 25:
        found.add("no more than 25 items allowed", f"{where}/elements")
    for place, element in enumerate(given):
        _check_inner(found, element, f"{where}/elements/{place}", surface, IN_ACTIONS)


def _context(found: Findings, block: Json, where: str, _: str) -> None:
    given = objs(block, "elements")
    if not given:
        found.add("no fewer than 1 items allowed", f"{where}/elements")
    if len(given) > 10:
        found.add("no more than 10 items allowed", f"{where}/elements")
    for place, element in enumerate(given):
        spot = f"{where}/elements/{place}"
        if text(element, "type") == "image":
            check_image(found, element, spot)
        elif text(element, "type") in ("plain_text", "mrkdwn"):
            check_text(found, {"text": element}, "text", spot, 3000)
        else:
            found.add(f"unsupported type: {text(element, 'type')}", f"{spot}/type")


def _input(found: Findings, block: Json, where: str, surface: str) -> None:
    check_text(found, block, "label", where, 2000, plain=True)
    check_text(found, block, "hint", where, 2000, plain=True, needed=False)
    if found.present(block, "element", where):
        _check_inner(found, obj(block, "element"), f"{where}/element", surface, INPUTS)


def _image(found: Findings, block: Json, where: str, _: str) -> None:
    check_image(found, block, where)
    check_text(found, block, "title", where, 2000, plain=True, needed=False)


def _markdown(found: Findings, block: Json, where: str, _: str) -> None:
    if found.present(block, "text", where):
        found.longest(text(block, "text"), MARKDOWN_CHARACTERS, f"{where}/text")


def _rich_text(found: Findings, block: Json, where: str, _: str) -> None:
    allowed = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
    if not found.present(block, "elements", where):
        return
    for place, element in enumerate(objs(block, "elements")):
        if text(element, "type") not in allowed:
            found.add(f"unsupported type: {text(element, 'type')}", f"{where}/elements/{place}/type")


def _check_inner(found: Findings, element: Json, where: str, surface: str, allowed: frozenset[str]) -> None:
    kind = text(element, "type")
    if kind not in allowed:
        found.add(f"unsupported type: {kind}", f"{where}/type")
        return
    check_element(found, element, where, surface)


_BLOCKS: dict[str, Callable[[Findings, Json, str, str], None]] = {
    "section": _section,
    "header": _header,
    "actions": _actions,
    "context": _context,
    "input": _input,
    "image": _image,
    "markdown": _markdown,
    "rich_text": _rich_text,
}


def characters(part: object) -> int:
    """How many characters of text stand in a block or a list of them, however deep."""
    if isinstance(part, list):
        return sum(characters(item) for item in part)
    if not isinstance(part, dict):
        return 0
    own = part.get("text")
    rest = sum(characters(value) for key, value in part.items() if key != "text" or not isinstance(own, str))
    return rest + (len(own) if isinstance(own, str) else 0)
