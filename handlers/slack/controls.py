"""Buttons, menus and pickers as Slack's elements."""

import logging
from collections.abc import Iterable, Sequence

from conversations.message import Actions, Button, Option, Picker
from handlers.slack.names import LINK, MENU
from handlers.slack.payload import Block
from handlers.slack.text import cut

LABEL = 75
BUTTON_VALUE = 2000
OPTION_VALUE = 150
OPTIONS = 100
MENU_OPTIONS = 5
ELEMENTS = 25
URL = 3000
PLACEHOLDER = 150
IDS = 255
NAME = 200
ARGUMENT = 40

_log = logging.getLogger(__name__)


def plain_text(words: str, most: int) -> Block:
    """A plain text that says something and is short enough."""
    return {"type": "plain_text", "text": cut(" ".join(words.split()), most) or "…", "emoji": False}


def button(one: Button) -> Block | None:
    """A button, or None for one that Slack could not bring back whole."""
    element: Block = {"type": "button", "text": plain_text(one.label, LABEL), "action_id": one.act.verb[:NAME]}
    if one.url:
        if len(one.url) > URL:
            return None
        element |= {"url": one.url, "action_id": f"{LINK}{one.act.verb[:NAME]}"}
    elif len(one.act.packed()) > BUTTON_VALUE:
        _log.error("a button's act is too long for Slack: %s", one.act.verb)
        return None
    else:
        element["value"] = one.act.packed()
    if one.main or one.danger:
        element["style"] = "danger" if one.danger else "primary"
    if one.spoken:
        element["accessibility_label"] = cut(one.spoken, LABEL)
    return element


def rows(part: Actions) -> list[tuple[str, list[Block]]]:
    """The elements of a row, in as many rows as Slack needs, each with the packed act of its picker (or nothing)."""
    menu = [one for one in part.menu if one.url or len(one.act.packed()) <= OPTION_VALUE][:MENU_OPTIONS]
    beside = [one for one in part.menu if one not in menu]  # what does not fit into the menu is a plain button
    found: list[tuple[str, list[Block]]] = [("", [])]
    for item in (*part.items, *beside):
        element = button(item) if isinstance(item, Button) else picker(item)
        if element is None:
            continue
        carried = item.act.packed() if isinstance(item, Picker) else ""
        if (carried and found[-1][0]) or len(found[-1][1]) == ELEMENTS - 1:
            found.append(("", []))
        found[-1] = (carried or found[-1][0], [*found[-1][1], element])
    if menu:
        found[-1][1].append(_menu(menu))
    return [(carried, _told_apart(elements)) for carried, elements in found if elements]


def picker(one: Picker) -> Block | None:
    """A picker, or None for one that Slack could not bring back whole or that offers nothing."""
    if len(one.act.packed()) > NAME:
        _log.error("a picker's act is too long for Slack: %s", one.act.verb)
        return None
    element: Block = {"action_id": one.act.verb[:NAME], "placeholder": plain_text(one.label, PLACEHOLDER)}
    if one.kind == "one":
        offered = options(one.options)
        return element | {"type": "static_select", "options": offered} if offered else None
    return element | {"type": "datepicker" if one.kind == "date" else "users_select"}


def options(offered: Iterable[Option]) -> list[Block]:
    """The options that Slack can bring back, at most as many as it shows."""
    fitting = [one for one in offered if len(one.value) <= OPTION_VALUE and one.value]
    return [{"text": plain_text(one.label, LABEL), "value": one.value} for one in fitting[:OPTIONS]]


def _menu(entries: Sequence[Button]) -> Block:
    return {"type": "overflow", "action_id": MENU, "options": [_entry(one) for one in entries]}


def _entry(one: Button) -> Block:
    entry: Block = {"text": plain_text(one.label, LABEL), "value": one.act.packed()[:OPTION_VALUE]}
    return entry | {"url": one.url} if one.url else entry


def _told_apart(elements: list[Block]) -> list[Block]:
    """The same elements with action ids that differ: `choose:yes` and `choose:no` where both are `choose`."""
    ids = [str(element["action_id"]) for element in elements]
    taken: set[str] = set()
    for element, own in zip(elements, ids, strict=True):
        name = own
        if ids.count(own) > 1:
            argument = str(element.get("value", "")).rpartition("|")[2][:ARGUMENT]
            name = f"{own}:{argument}" if argument else own
        number, wanted = 1, name
        while name in taken:
            number += 1
            name = f"{wanted}#{number}"
        taken.add(name)
        element["action_id"] = name
    return elements
