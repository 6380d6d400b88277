"""The manifest: Slack's documented keys and limits, and agreement with what the code hears and calls, both ways.

Limits: docs.slack.dev, reference of the app manifest.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from handlers.slack.app import Router
from handlers.slack.calls import COMMAND_SCOPES, EVENT_SCOPES, SCOPES
from handlers.slack.names import COMMAND, SHORTCUTS
from handlers.slack.payload import Json, branch, objects, text
from handlers.slack.rooms import Rooms
from handlers.slack.workspaces import OneWorkspace
from tests.edges.slack_office import ScriptedDesk

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "handlers" / "slack"

KEYS: Mapping[str, frozenset[str]] = {
    "": frozenset({"_metadata", "display_information", "features", "oauth_config", "settings"}),
    "_metadata": frozenset({"major_version", "minor_version"}),
    "display_information": frozenset({"name", "description", "long_description", "background_color"}),
    "features": frozenset({"app_home", "bot_user", "shortcuts", "slash_commands", "unfurl_domains"}),
    "features.app_home": frozenset({"home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"}),
    "features.bot_user": frozenset({"display_name", "always_online"}),
    "features.shortcuts": frozenset({"name", "type", "callback_id", "description"}),
    "features.slash_commands": frozenset({"command", "description", "usage_hint", "should_escape", "url"}),
    "oauth_config": frozenset({"redirect_urls", "scopes", "token_management_enabled"}),
    "oauth_config.scopes": frozenset({"bot", "user"}),
    "settings": frozenset(
        {
            "allowed_ip_address_ranges",
            "event_subscriptions",
            "interactivity",
            "org_deploy_enabled",
            "socket_mode_enabled",
            "token_rotation_enabled",
        }
    ),
    "settings.event_subscriptions": frozenset({"bot_events", "user_events", "request_url"}),
    "settings.interactivity": frozenset({"is_enabled", "request_url", "message_menu_options_url"}),
}
# Shortest and longest; what starts at 1 must be there.
LENGTHS: Mapping[str, tuple[int, int]] = {
    "display_information.name": (1, 35),
    "display_information.description": (1, 140),
    "display_information.long_description": (175, 4000),
    "features.bot_user.display_name": (1, 80),
    "features.slash_commands.command": (2, 32),
    "features.slash_commands.description": (1, 2000),
    "features.slash_commands.usage_hint": (1, 1000),
    "features.shortcuts.name": (1, 24),
    "features.shortcuts.callback_id": (1, 255),
    "features.shortcuts.description": (1, 150),
}


PATTERNS = {
    "features.bot_user.display_name": r"[a-z0-9._-]+",
    "features.slash_commands.command": r"/\S+",
    "features.shortcuts.type": r"global|message",
    "display_information.background_color": r"#([0-9a-fA-F]{3}){1,2}",
}


def nodes(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Everything in a manifest, by its path; the items of a list have the list's path."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, path)
        return
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from nodes(inner, f"{path}.{key}".lstrip("."))


def faults(manifest: Json) -> list[str]:
    """What Slack would not take in a manifest."""
    found = []
    for path, value in nodes(dict(manifest)):
        if isinstance(value, dict):
            found += [f"unknown key {path}.{key}" for key in value if key not in KEYS.get(path, frozenset())]
        if path in LENGTHS:
            least, most = LENGTHS[path]
            if not isinstance(value, str) or not least <= len(value) <= most:
                found.append(f"{path} has {len(str(value))} characters, not {least} to {most}")
        if path in PATTERNS and not re.fullmatch(PATTERNS[path], str(value)):
            found.append(f"{path} is {value!r}")
    for kind, most in (("shortcuts", 10), ("slash_commands", 50)):
        if len(objects(branch(manifest, "features"), kind)) > most:
            found.append(f"more than {most} {kind}")
    return found


@pytest.fixture
def manifest() -> Json:
    loaded: Json = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return loaded


def strings(source: Json, key: str) -> list[str]:
    value = source.get(key)
    assert isinstance(value, list)
    return [str(item) for item in value]


def test_slack_would_take_it(manifest: Json) -> None:
    assert faults(manifest) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("display_information", "name"), "x" * 36),
        (("display_information", "long_description"), "short"),
        (("display_information", "background_color"), "blue"),
        (("display_information", "colour"), "#fff"),
        (("features", "bot_user", "display_name"), "The Bot"),
        (("features", "shortcuts", "name"), "x" * 25),
        (("features", "slash_commands", "command"), "bucp"),
        (("settings", "socket_mode"), True),
        (("scopes",), []),
    ],
)
def test_the_check_finds_what_slack_would_not_take(manifest: Json, path: tuple[str, ...], value: object) -> None:
    here: object = manifest
    for key in path[:-1]:
        assert isinstance(here, dict)
        here = here[key][0] if isinstance(here[key], list) else here[key]
    assert isinstance(here, dict)
    here[path[-1]] = value
    assert len(faults(manifest)) == 1


def test_the_events_are_those_that_the_router_hears(manifest: Json) -> None:
    subscribed = strings(branch(manifest, "settings", "event_subscriptions"), "bot_events")
    router = Router(ScriptedDesk(), OneWorkspace("xoxb-1"), Rooms())
    assert sorted(event.partition(".")[0] for event in subscribed) == sorted(router.events)
    assert sorted(subscribed) == sorted(EVENT_SCOPES)


def test_the_command_and_the_shortcuts_are_those_that_are_handled(manifest: Json) -> None:
    [command] = objects(branch(manifest, "features"), "slash_commands")
    assert command["command"] == COMMAND
    assert command["should_escape"] is True
    shortcuts = {
        (text(one, "callback_id"), text(one, "type")) for one in objects(branch(manifest, "features"), "shortcuts")
    }
    assert shortcuts == {(name, kind) for name in SHORTCUTS for kind in ("global", "message")}


def test_interaction_and_home_are_switched_on(manifest: Json) -> None:
    assert branch(manifest, "settings", "interactivity")["is_enabled"] is True
    assert branch(manifest, "features", "app_home") == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_scopes_are_those_that_are_needed(manifest: Json) -> None:
    needed = {scope for scopes in (*SCOPES.values(), *EVENT_SCOPES.values(), COMMAND_SCOPES) for scope in scopes}
    assert strings(branch(manifest, "oauth_config", "scopes"), "bot") == sorted(needed)


def test_the_calls_are_those_that_the_code_makes() -> None:
    """The SDK's method names in the sources against the list of calls: a new call can't come without its scope."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.py")))
    names = set(
        re.findall(r"client\.((?:api|apps|auth|chat|conversations|files|reactions|users|views)_\w+)\b", written)
    )
    in_steps = {"files_upload_v2": ("files.getUploadURLExternal", "files.completeUploadExternal")}
    called = {method for name in names for method in in_steps.get(name, (name.replace("_", ".", 1),))}
    assert called == set(SCOPES)
