"""What Slack refuses in messages and views, and in which words."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import limits
from sandbox.shapes import Json
from sandbox.team import Team
from tests.sandbox.echo import button, call, modal, plain, section


def option(number: int, **more: object) -> Json:
    return {"text": plain(f"Option {number}"), "value": str(number), **more}


def menu(kind: str, count: int, **more: object) -> Json:
    return {"type": kind, "action_id": "menu", "options": [option(n) for n in range(count)], **more}


def actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(element: Json, **more: object) -> Json:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


GOOD: list[list[Json]] = [
    [section("x" * 3000)],
    [{"type": "header", "text": plain("x" * 150)}],
    [section("x")] * 50,
    [section("x", accessory=menu("overflow", 5))],
    [actions(button("x" * 75, "a", "v" * 2000), menu("static_select", 100))],
    [actions(menu("radio_buttons", 10))],
    [field({"type": "plain_text_input", "action_id": "t", "max_length": 3000})],
    [{"type": "context", "elements": [plain("small")]}],
    [section("a", block_id="x" * 255)],
    [{"type": "markdown", "text": "**all**"}],
    [{"type": "divider"}],
]


@pytest.mark.parametrize("blocks", GOOD)
def test_what_fits_is_taken(blocks: list[Json]) -> None:
    assert limits.check_message(blocks) == []


BAD: list[tuple[str, list[Json], str]] = [
    ("many blocks", [section("x")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ("long section", [section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ("empty text", [section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ("long header", [{"type": "header", "text": plain("x" * 151)}], "must be less than 151 characters"),
    ("mrkdwn header", [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "unsupported type: mrkdwn"),
    ("long button", [actions(button("x" * 76, "a"))], "must be less than 76 characters"),
    ("long value", [actions(button("x", "a", "v" * 2001))], "must be less than 2001 characters"),
    ("long action id", [actions(button("x", "a" * 256))], "[json-pointer:/blocks/0/elements/0/action_id]"),
    ("long block id", [section("x", block_id="b" * 256)], "[json-pointer:/blocks/0/block_id]"),
    ("same block id", [section("x", block_id="b"), section("y", block_id="b")], "`block_id` must be unique"),
    ("same action id", [actions(button("x", "a"), button("y", "a"))], "`action_id` must be unique"),
    ("many options", [actions(menu("static_select", 101))], "no more than 100 items allowed"),
    ("no options", [actions(menu("static_select", 0))], "no fewer than 1 items allowed"),
    ("long overflow", [section("x", accessory=menu("overflow", 6))], "no more than 5 items allowed"),
    ("many radios", [actions(menu("radio_buttons", 11))], "no more than 10 items allowed"),
    ("many boxes", [actions(menu("checkboxes", 11))], "no more than 10 items allowed"),
    ("odd initial", [actions(menu("static_select", 2, initial_option=option(7)))], "must match one of the options"),
    ("unknown block", [{"type": "carousel"}], "unsupported type: carousel [json-pointer:/blocks/0/type]"),
    ("typing in actions", [actions({"type": "plain_text_input", "action_id": "t"})], "unsupported type"),
    ("button as input", [field(button("x", "a"))], "unsupported type: button"),
    ("many elements", [actions(*[button("x", str(n)) for n in range(26)])], "no more than 25 items allowed"),
    ("many fields", [{"type": "section", "fields": [plain("x")] * 11}], "no more than 10 items allowed"),
    ("neither text nor fields", [{"type": "section"}], "missing required field: text"),
    ("no label", [{"type": "input", "element": menu("static_select", 1)}], "missing required field: label"),
    ("no option value", [actions(menu("static_select", 0) | {"options": [{"text": plain("x")}]})], "field: value"),
    ("long input", [field({"type": "plain_text_input", "action_id": "t", "max_length": 3001})], "1 and 3000"),
    ("emoji in mrkdwn", [{"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}}],
     "invalid additional property: emoji [json-pointer:/blocks/0/text]"),
    ("confirm", [actions(button("x", "a") | {"confirm": {"title": plain("Sure?"), "text": plain("x" * 301)}})], "301"),
    ("style", [actions(button("x", "a") | {"style": "green"})], "must be a valid enum value"),
    ("image without words", [{"type": "image", "image_url": "https://example.org/a.png"}], "field: alt_text"),
    ("files outside modals", [field({"type": "file_input", "action_id": "f"})], "unsupported type: file_input"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_does_not_fit_is_refused_in_slacks_words(blocks: list[Json], words: str) -> None:
    messages = limits.check_message(blocks)
    assert any(words in message for message in messages), messages
    assert all(message.startswith("[ERROR] ") for message in messages)


VIEWS: list[tuple[str, Json, str]] = [
    ("title", modal("x" * 25), "must be less than 25 characters [json-pointer:/title/text]"),
    ("metadata", modal(private_metadata="x" * 3001), "[json-pointer:/private_metadata]"),
    ("callback", modal(callback_id="x" * 256), "[json-pointer:/callback_id]"),
    ("blocks", modal(blocks=[section("x")] * 101), "no more than 100 items allowed"),
    ("no submit", modal(submit=None), "missing required field: submit"),
    ("kind", {"type": "popup", "blocks": []}, "unsupported type: popup"),
    ("markdown", modal(blocks=[{"type": "markdown", "text": "x"}]), "unsupported type: markdown"),
    ("no blocks", {"type": "home"}, "missing required field: blocks"),
]


@pytest.mark.parametrize(("view", "words"), [case[1:] for case in VIEWS], ids=[case[0] for case in VIEWS])
def test_views_have_limits_of_their_own(view: Json, words: str) -> None:
    messages = limits.check_view(view)
    assert any(words in message for message in messages), messages


def test_a_home_and_a_modal_hold_a_hundred_blocks() -> None:
    assert limits.check_view({"type": "home", "blocks": [section("x")] * 100}) == []
    assert limits.check_view(modal(blocks=[section("x")] * 100)) == []


async def test_refusals_come_as_slack_sends_them(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")

    answer = await call(client, "chat.postMessage", channel=analyst.id, text="x", blocks=[section("x" * 3001)])

    assert answer["error"] == "invalid_blocks"
    words = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["errors"] == [words]
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {words}"]}
    assert analyst.dm == []


async def test_all_blocks_together_have_a_limit(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    many = [section("x" * 2700)] * 5
    answer = await call(client, "chat.postMessage", channel=analyst.id, text="x", blocks=many)
    assert answer["error"] == "msg_blocks_too_long"
    await client.chat_postMessage(channel=analyst.id, text="x", blocks=many[:4])


async def test_texts_have_limits(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    posted = await client.chat_postMessage(channel=analyst.id, text="x" * 40_000)
    place = {"channel": str(posted["channel"]), "ts": str(posted["ts"])}
    too_long = await call(client, "chat.postMessage", channel=analyst.id, text="x" * 40_001)
    update = await call(client, "chat.update", **place, text="x" * 4_001)
    nothing = await call(client, "chat.postMessage", channel=analyst.id, text="")
    assert [answer["error"] for answer in (too_long, update, nothing)] == ["msg_too_long", "msg_too_long", "no_text"]


async def test_missing_ids_are_made_up(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    press = {"type": "button", "text": plain("Go")}
    await client.chat_postMessage(channel=analyst.id, text="x", blocks=[section("a", accessory=press), section("b")])
    first, second = analyst.dm[0].blocks
    assert first["block_id"]
    assert second["block_id"]
    assert first["block_id"] != second["block_id"]
    accessory = first["accessory"]
    assert isinstance(accessory, dict)
    assert accessory["action_id"]
