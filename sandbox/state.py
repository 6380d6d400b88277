"""What stands in the inputs of a view or message, and what a press on an element says."""

import secrets

from sandbox.elements import INPUTS
from sandbox.shapes import Json, obj, objs, text
from sandbox.things import elements, options

Values = dict[str, dict[str, Json]]

_ONE = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
}
MANY = frozenset(kind for kind, (key, _) in _ONE.items() if key.endswith("s"))


class NoSuchChoiceError(ValueError):
    """A person cannot choose what the element does not offer."""


def with_ids(blocks: list[Json]) -> list[Json]:
    """The same blocks, each with a block_id and each element with an action_id, made up where missing."""
    return [_with_ids(block) for block in blocks]


def _with_ids(block: Json) -> Json:
    fresh = {**block, "block_id": text(block, "block_id") or _made_up()}
    if text(block, "type") == "actions":
        fresh["elements"] = [_with_action_id(element) for element in objs(block, "elements")]
    for name in ("accessory", "element"):
        inner = obj(block, name)
        if inner and text(inner, "type") != "image":
            fresh[name] = _with_action_id(inner)
    return fresh


def _with_action_id(element: Json) -> Json:
    return element if text(element, "action_id") else {**element, "action_id": _made_up()}


def _made_up() -> str:
    return secrets.token_urlsafe(4)[:5]


def values(blocks: list[Json], typed: Values) -> Values:
    """The state of every element that has one: what the person has put in, else the initial value."""
    found: Values = {}
    for block in blocks:
        for element in elements(block):
            if text(element, "type") in INPUTS:
                block_id, action_id = text(block, "block_id"), text(element, "action_id")
                own = typed.get(block_id, {}).get(action_id) or initial(element)
                found.setdefault(block_id, {})[action_id] = own
    return found


def initial(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    kind = text(element, "type")
    key, initial_key = _ONE[kind]
    empty: object = [] if kind in MANY else None
    return {"type": kind, key: element.get(initial_key, empty)}


def chosen(element: Json, value: object) -> Json:
    """The state of an element when a person has put `value` in.

    `value` is what an option carries or shows, a date, a time, a user or channel id, a text; a list of such
    where several can be chosen; None to take a choice back. Raises NoSuchChoiceError.
    """
    kind = text(element, "type")
    if kind == "overflow":
        return {"type": kind, "selected_option": _option(element, value)}
    if kind not in _ONE:
        return {"type": kind}
    key = _ONE[kind][0]
    if kind in MANY:
        several = value if isinstance(value, list) else [] if value is None else [value]
        picked = [_option(element, one) for one in several] if key == "selected_options" else list(several)
        return {"type": kind, key: picked}
    if key == "selected_option" and value is not None:
        return {"type": kind, key: _option(element, value)}
    return {"type": kind, key: value if value != "" else None}


def _option(element: Json, value: object) -> Json:
    offered = options(element)
    for option in offered:
        if value in (text(option, "value"), text(obj(option, "text"), "text")):
            return option
    known = ", ".join(text(option, "value") for option in offered)
    raise NoSuchChoiceError(f"{value!r} is not offered by {text(element, 'action_id')!r}. It offers: {known}.")


def is_empty(state: Json) -> bool:
    """Whether nothing was put in."""
    return not any(value for key, value in state.items() if key != "type")


def complaints(blocks: list[Json], state: Values) -> dict[str, str]:
    """What Slack's own form says before it sends anything to the app, by block."""
    found: dict[str, str] = {}
    for block in blocks:
        if text(block, "type") != "input":
            continue
        element = obj(block, "element")
        block_id = text(block, "block_id")
        own = state.get(block_id, {}).get(text(element, "action_id"), {})
        if is_empty(own):
            if block.get("optional") is not True:
                found[block_id] = "Please complete this required field."
        elif complaint := _complaint(element, text(own, "value")):
            found[block_id] = complaint
    return found


def _complaint(element: Json, value: str) -> str:
    kind = text(element, "type")
    least, most = element.get("min_length"), element.get("max_length", 3000)
    if kind == "plain_text_input" and isinstance(most, int) and len(value) > most:
        return f"Must be less than {most + 1} characters."
    if kind == "plain_text_input" and isinstance(least, int) and len(value) < least:
        return f"Must be more than {least - 1} characters."
    if kind == "email_text_input" and "@" not in value:
        return "Enter an email address."
    if kind == "url_text_input" and "://" not in value:
        return "Enter a URL."
    if kind == "number_input" and not _is_number(value):
        return "Enter a number."
    return ""


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def kept(blocks: list[Json], typed: Values) -> Values:
    """What of the person's input lives on when the blocks are replaced: same block, same action, same kind."""
    kinds = {
        (text(block, "block_id"), text(element, "action_id")): text(element, "type")
        for block in blocks
        for element in elements(block)
    }
    return {
        block_id: {action: own for action, own in row.items() if kinds.get((block_id, action)) == text(own, "type")}
        for block_id, row in typed.items()
    }


def find(
    blocks: list[Json],
    action_id: str | None = None,
    block_id: str | None = None,
    label: str | None = None,
    value: object = None,
) -> tuple[Json, Json]:
    """The block and the element that a person means: by ids, by the words on it, a button also by its value.

    Raises NoSuchChoiceError, naming what is there, if there is none such.
    """
    seen: list[str] = []
    for block in blocks:
        for element in elements(block):
            words = [text(obj(element, "text"), "text")]
            words += [text(obj(option, "text"), "text") for option in options(element)]
            seen.append(f"{text(element, 'action_id')} ({', '.join(word for word in words if word)})")
            if action_id is not None and text(element, "action_id") != action_id:
                continue
            if block_id is not None and text(block, "block_id") != block_id:
                continue
            if label is not None and label not in words:
                continue
            if value is not None and text(element, "type") == "button" and text(element, "value") != value:
                continue
            return block, element
    wanted = [repr(word) for word in (action_id, block_id, label, value) if word]
    raise NoSuchChoiceError(f"There is no {' '.join(wanted)} here. There is: {'; '.join(seen) or 'nothing to press'}.")


def unknown_blocks(blocks: list[Json], names: list[str]) -> list[str]:
    """Which of these block ids no input block has."""
    known = {text(block, "block_id") for block in blocks if text(block, "type") == "input"}
    return [name for name in names if name not in known]
