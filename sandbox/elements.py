"""Slack's rules for the parts inside blocks: texts, options, confirm dialogs, interactive elements."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.keys import ALLOWED
from sandbox.shapes import Json, obj, objs, text

INPUTS = frozenset(
    {
        "channels_select", "checkboxes", "conversations_select", "datepicker", "datetimepicker",
        "email_text_input", "external_select", "file_input", "multi_channels_select",
        "multi_conversations_select", "multi_external_select", "multi_static_select", "multi_users_select",
        "number_input", "plain_text_input", "radio_buttons", "rich_text_input", "static_select", "timepicker",
        "url_text_input", "users_select",
    }
)  # fmt: skip
TYPED = frozenset({"email_text_input", "number_input", "plain_text_input", "rich_text_input", "url_text_input"})
IN_ACTIONS = (INPUTS - TYPED - {"file_input"}) | {"button", "overflow", "workflow_button"}
IN_SECTION = (IN_ACTIONS - {"datetimepicker"}) | {"image"}
ONLY_IN_MODALS = frozenset({"file_input"})
OPTION_LIMITS = {
    "static_select": 100, "multi_static_select": 100, "overflow": 5, "checkboxes": 10, "radio_buttons": 10,
}  # fmt: skip
DATE = re.compile(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")


@dataclass
class Findings:
    """What is wrong, in the form in which Slack says it: a sentence and a JSON pointer."""

    messages: list[str] = field(default_factory=list)

    def add(self, what: str, where: str) -> None:
        """Note one thing that is wrong."""
        self.messages.append(f"[ERROR] {what} [json-pointer:{where}]")

    def longest(self, value: str, most: int, where: str) -> None:
        """A string may have so many characters."""
        if len(value) > most:
            self.add(f"must be less than {most + 1} characters", where)

    def no_others(self, part: Json, kind: str, where: str) -> None:
        """No keys but those that Slack knows of this kind of part."""
        for key in part.keys() - ALLOWED.get(kind, part.keys()):
            self.add(f"invalid additional property: {key}", where)

    def present(self, source: Json, key: str, where: str) -> bool:
        """A key must be there. The answer says whether it is."""
        if key not in source or source[key] is None:
            self.add(f"missing required field: {key}", where)
            return False
        return True


def check_text(
    found: Findings, parent: Json, key: str, where: str, most: int, *, plain: bool = False, needed: bool = True
) -> None:
    """The text object under `key`: its type, that it says something, its length."""
    where = f"{where}/{key}"
    if parent.get(key) is None:
        if needed:
            found.add(f"missing required field: {key}", where.removesuffix(f"/{key}"))
        return
    part = obj(parent, key)
    allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    if text(part, "type") not in allowed:
        found.add(f"unsupported type: {text(part, 'type')}", f"{where}/type")
    found.no_others(part, text(part, "type"), where)
    value = part.get("text")
    if not isinstance(value, str):
        found.add("must provide a string", f"{where}/text")
        return
    if not value:
        found.add("must be more than 0 characters", f"{where}/text")
    found.longest(value, most, f"{where}/text")


def check_element(found: Findings, element: Json, where: str, surface: str) -> None:
    """An interactive element (or an image) with everything that hangs on it."""
    kind = text(element, "type")
    if kind in ONLY_IN_MODALS and surface != "modal":
        found.add(f"unsupported type: {kind}", f"{where}/type")
    found.no_others(element, kind, where)
    found.longest(text(element, "action_id"), 255, f"{where}/action_id")
    check_text(found, element, "placeholder", where, 150, plain=True, needed=False)
    if element.get("confirm") is not None:
        _check_confirm(found, obj(element, "confirm"), f"{where}/confirm")
    special = _SPECIAL.get(kind)
    if special is not None:
        special(found, element, where)


def _check_confirm(found: Findings, confirm: Json, where: str) -> None:
    found.no_others(confirm, "confirm", where)
    check_text(found, confirm, "title", where, 100, plain=True)
    check_text(found, confirm, "text", where, 300)
    check_text(found, confirm, "confirm", where, 30, plain=True)
    check_text(found, confirm, "deny", where, 30, plain=True)
    _check_style(found, confirm, where)


def _check_style(found: Findings, element: Json, where: str) -> None:
    if "style" in element and text(element, "style") not in ("primary", "danger"):
        found.add("must be a valid enum value", f"{where}/style")


def _check_button(found: Findings, element: Json, where: str) -> None:
    check_text(found, element, "text", where, 75, plain=True)
    found.longest(text(element, "value"), 2000, f"{where}/value")
    found.longest(text(element, "url"), 3000, f"{where}/url")
    found.longest(text(element, "accessibility_label"), 75, f"{where}/accessibility_label")
    _check_style(found, element, where)


def _check_choices(found: Findings, element: Json, where: str) -> None:
    kind = text(element, "type")
    most = OPTION_LIMITS[kind]
    plain = kind not in ("checkboxes", "radio_buttons")
    groups = objs(element, "option_groups")
    if not groups:
        _check_options(found, element, where, most, plain=plain)
    if len(groups) > 100:
        found.add("no more than 100 items allowed", f"{where}/option_groups")
    if groups and element.get("options") is not None:
        found.add("only one of options and option_groups may be given", where)
    for place, group in enumerate(groups):
        check_text(found, group, "label", f"{where}/option_groups/{place}", 75, plain=True)
        _check_options(found, group, f"{where}/option_groups/{place}", most, plain=plain)
    _check_initial(found, element, where)


def _check_options(found: Findings, parent: Json, where: str, most: int, *, plain: bool) -> None:
    given = objs(parent, "options")
    where = f"{where}/options"
    if not given:
        found.add("no fewer than 1 items allowed", where)
    if len(given) > most:
        found.add(f"no more than {most} items allowed", where)
    for place, option in enumerate(given):
        spot = f"{where}/{place}"
        found.no_others(option, "option", spot)
        check_text(found, option, "text", spot, 75, plain=plain)
        check_text(found, option, "description", spot, 75, plain=plain, needed=False)
        if found.present(option, "value", spot):
            found.longest(text(option, "value"), 150, f"{spot}/value")


def _check_initial(found: Findings, element: Json, where: str) -> None:
    groups = objs(element, "option_groups")
    offered = objs(element, "options") + [option for group in groups for option in objs(group, "options")]
    values = {(text(option, "value"), text(obj(option, "text"), "text")) for option in offered}
    given = objs(element, "initial_options")
    if element.get("initial_option") is not None:
        given = [*given, obj(element, "initial_option")]
    for option in given:
        if (text(option, "value"), text(obj(option, "text"), "text")) not in values:
            key = "initial_option" if "initial_option" in element else "initial_options"
            found.add("initial option must match one of the options", f"{where}/{key}")
    if "initial_options" in element and not given:
        found.add("no fewer than 1 items allowed", f"{where}/initial_options")


def _check_typed(found: Findings, element: Json, where: str) -> None:
    most = element.get("max_length", 3000)
    least = element.get("min_length", 0)
    if not isinstance(most, int) or not 1 <= most <= 3000:
        found.add("must be between 1 and 3000", f"{where}/max_length")
        return
    if not isinstance(least, int) or not 0 <= least <= 3000:
        found.add("must be between 0 and 3000", f"{where}/min_length")
    elif least > most:
        found.add("must not be greater than max_length", f"{where}/min_length")
    found.longest(text(element, "initial_value"), most, f"{where}/initial_value")


def _check_number(found: Findings, element: Json, where: str) -> None:
    found.present(element, "is_decimal_allowed", where)


def _check_date(found: Findings, element: Json, where: str) -> None:
    if "initial_date" in element and not DATE.match(text(element, "initial_date")):
        found.add("must be a date of the form YYYY-MM-DD", f"{where}/initial_date")


def _check_time(found: Findings, element: Json, where: str) -> None:
    if "initial_time" in element and not TIME.match(text(element, "initial_time")):
        found.add("must be a time of the form HH:mm", f"{where}/initial_time")


def check_image(found: Findings, element: Json, where: str) -> None:
    """An image: where it comes from, and the words for those who do not see it."""
    if "image_url" not in element and "slack_file" not in element:
        found.add("missing required field: image_url", where)
    found.longest(text(element, "image_url"), 3000, f"{where}/image_url")
    if found.present(element, "alt_text", where):
        found.longest(text(element, "alt_text"), 2000, f"{where}/alt_text")


_SPECIAL: dict[str, Callable[[Findings, Json, str], None]] = {
    "button": _check_button,
    "static_select": _check_choices,
    "multi_static_select": _check_choices,
    "overflow": _check_choices,
    "checkboxes": _check_choices,
    "radio_buttons": _check_choices,
    "plain_text_input": _check_typed,
    "number_input": _check_number,
    "datepicker": _check_date,
    "timepicker": _check_time,
    "image": check_image,
}
