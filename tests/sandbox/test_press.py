"""Buttons, menus, modals and shortcuts, with a real Bolt app in both modes."""

import asyncio
from dataclasses import replace

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox.person import Person
from sandbox.server import Sandbox
from sandbox.shapes import Json, obj, objs, text
from sandbox.state import NoSuchChoiceError
from sandbox.team import Team
from sandbox.things import Message, View
from tests.sandbox.echo import Echo, button, call, modal, plain, section


def choices(*names: str) -> list[Json]:
    return [{"text": plain(name.title()), "value": name} for name in names]


async def asked(client: AsyncWebClient, person: Person, *elements: Json) -> Message:
    """The bot posts these elements to the person."""
    blocks: list[Json] = [section("Which?"), {"type": "actions", "block_id": "ask", "elements": list(elements)}]
    await client.chat_postMessage(channel=person.id, text="Which?", blocks=blocks)
    return person.dm[-1]


async def opened(echo: Echo, person: Person, view: Json) -> View:
    """The person types a command that opens this modal."""
    echo.modal = view
    answer = await person.command("/bucp modal")
    assert answer.ok, answer
    assert person.modal is not None
    return person.modal


async def test_a_press_says_who_pressed_what_and_where(echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    message = await asked(client, analyst, button("Yes", "agree", "17"), button("No", "refuse"))

    assert (await analyst.press(message, label="Yes")).ok

    body = echo.actions[0]
    assert obj(body, "user") == {
        "id": analyst.id, "username": "analyst", "name": "analyst", "team_id": team.id,
    }  # fmt: skip
    assert obj(body, "container")["message_ts"] == message.ts
    assert obj(body, "message")["ts"] == message.ts
    action = objs(body, "actions")[0]
    assert (action["action_id"], action["block_id"], action["value"]) == ("agree", "ask", "17")
    with pytest.raises(NoSuchChoiceError, match="agree"):
        await analyst.press(message, label="Maybe")


async def test_menus_and_pickers_send_what_was_chosen(echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst, contact = team.person("analyst"), team.person("contact")
    message = await asked(
        client,
        analyst,
        {"type": "static_select", "action_id": "menu", "options": choices("red", "blue")},
        {"type": "overflow", "action_id": "more", "options": choices("help", "stop")},
        {"type": "checkboxes", "action_id": "boxes", "options": choices("a", "b", "c")},
        {"type": "datepicker", "action_id": "day", "initial_date": "2027-01-19"},
        {"type": "users_select", "action_id": "who"},
    )

    await analyst.press(message, "menu", "blue")
    await analyst.press(message, "more", label="Stop")
    await analyst.press(message, "boxes", ["a", "c"])
    await analyst.press(message, "day", "2027-02-01")
    await analyst.press(message, "who", contact.id)

    sent = [objs(body, "actions")[0] for body in echo.actions]
    assert [text(obj(action, "selected_option"), "value") for action in sent[:2]] == ["blue", "stop"]
    assert [text(option, "value") for option in objs(sent[2], "selected_options")] == ["a", "c"]
    assert sent[3]["selected_date"] == "2027-02-01"
    assert sent[4]["selected_user"] == contact.id
    first, last = (obj(obj(obj(body, "state"), "values"), "ask") for body in (echo.actions[0], echo.actions[-1]))
    assert obj(first, "day")["selected_date"] == "2027-01-19", "untouched pickers send their initial value"
    assert obj(last, "day")["selected_date"] == "2027-02-01"
    with pytest.raises(NoSuchChoiceError, match="green"):
        await analyst.press(message, "menu", "green")


async def test_a_press_on_an_old_screen_still_arrives(echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    message = await asked(client, analyst, button("Yes", "agree"))
    await client.chat_update(channel=message.channel, ts=message.ts, text="Done", blocks=[section("Done")])
    await analyst.press(message, "agree")
    assert objs(obj(echo.actions[0], "message"), "blocks")[0]["text"] == {"type": "mrkdwn", "text": "Done"}


async def test_initial_values_are_part_of_what_is_submitted(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal(private_metadata="key"))

    assert (await analyst.submit(view)).ok

    sent = obj(echo.submissions[0], "view")
    assert obj(obj(obj(obj(sent, "state"), "values"), "reason"), "text")["value"] == "as before"
    assert sent["private_metadata"] == "key"
    assert analyst.modal is None


async def test_a_required_field_never_reaches_the_app_empty(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal())
    answer = await analyst.submit(view, {"reason": {"text": ""}})
    assert answer.errors == {"reason": "Please complete this required field."}
    assert echo.submissions == []
    assert analyst.modal is not None


async def test_errors_updates_pushes_and_clear(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal())

    echo.answer = {"response_action": "errors", "errors": {"reason": "Which years?"}}
    assert (await analyst.submit(view, {"reason": {"text": "all"}})).errors == {"reason": "Which years?"}

    echo.answer = {"response_action": "update", "view": modal("Second")}
    assert (await analyst.submit(view)).ok
    assert analyst.modal is not None
    assert (analyst.modal.id, analyst.modal.title) == (view.id, plain("Second"))

    for title in ("Third", "Fourth"):
        echo.answer = {"response_action": "push", "view": modal(title)}
        assert (await analyst.submit(analyst.modal)).ok
    assert [view.title for view in analyst.modals] == [plain("Second"), plain("Third"), plain("Fourth")]
    assert not (await analyst.submit(analyst.modal)).ok, "a stack holds three"

    echo.answer = {"response_action": "clear"}
    assert (await analyst.submit(analyst.modal)).ok
    assert analyst.modals == []


async def test_errors_for_unknown_blocks_are_trouble(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal())
    echo.answer = {"response_action": "errors", "errors": {"nowhere": "Hm"}}
    answer = await analyst.submit(view)
    assert (answer.ok, answer.errors) == (False, {})
    assert "trouble connecting" in analyst.notes[-1].text


async def test_what_was_typed_outlives_an_update(echo: Echo, team: Team, client: AsyncWebClient) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal())
    await analyst.fill(view, {"reason": {"text": "typed"}})
    client.token = team.bot_token
    await client.views_update(view_id=view.id, view=modal("Again"))
    await analyst.submit(view)
    sent = obj(obj(obj(obj(echo.submissions[0], "view"), "state"), "values"), "reason")
    assert obj(sent, "text")["value"] == "typed"


async def test_closing_is_told_when_asked_for(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    await analyst.close(await opened(echo, analyst, modal()))
    assert echo.closed == []
    await analyst.close(await opened(echo, analyst, modal(notify_on_close=True)))
    assert [obj(body, "view")["callback_id"] for body in echo.closed] == ["ask"]


async def test_a_trigger_opens_one_modal_and_not_for_long(echo: Echo, team: Team, client: AsyncWebClient) -> None:
    analyst = team.person("analyst")
    await analyst.command("/bucp")
    await analyst.command("/bucp")
    first, second = (text(body, "trigger_id") for body in echo.commands)

    assert (await call(client, "views.open", trigger_id=first, view=modal()))["ok"]
    assert (await call(client, "views.open", trigger_id=first, view=modal()))["error"] == "exchanged_trigger_id"
    await asyncio.sleep(0.25)
    assert (await call(client, "views.open", trigger_id=second, view=modal()))["error"] == "expired_trigger_id"
    assert (await call(client, "views.open", trigger_id="1.2.3", view=modal()))["error"] == "invalid_trigger_id"


async def test_views_are_guarded(echo: Echo, team: Team, client: AsyncWebClient) -> None:
    analyst = team.person("analyst")
    view = await opened(echo, analyst, modal(external_id="mine"))
    old = {"view_id": view.id, "hash": "0.0", "view": modal()}
    assert (await call(client, "views.update", **old))["error"] == "hash_conflict"
    assert (await call(client, "views.update", view_id="V0", view=modal()))["error"] == "not_found"
    assert (await call(client, "views.update", external_id="mine", view=modal("New")))["ok"]
    home: Json = {"type": "home", "blocks": [section("x")], "external_id": "mine"}
    twin = await call(client, "views.publish", user_id=analyst.id, view=home)
    assert twin["error"] == "duplicate_external_id"


async def test_presses_in_a_modal_can_push_another(echo: Echo, team: Team, client: AsyncWebClient) -> None:
    analyst = team.person("analyst")
    blocks = [{"type": "actions", "elements": [button("More", "more")]}]
    view = await opened(echo, analyst, modal(blocks=blocks))
    await analyst.press(view, "more")
    body = echo.actions[0]
    assert obj(body, "view")["id"] == view.id
    assert "response_url" not in body
    await client.views_push(trigger_id=text(body, "trigger_id"), view=modal("Over it"))
    assert [one.title for one in analyst.modals] == [plain("Ask"), plain("Over it")]


async def test_a_response_url_works_five_times_and_replaces(echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst, contact = team.person("analyst"), team.person("contact")
    team.invite("data-sharing", team.workspace.bot_user)
    blocks = [{"type": "actions", "elements": [button("Take it", "take")]}]
    await client.chat_postMessage(channel="#data-sharing", text="Free", blocks=blocks)
    message = analyst.sees("data-sharing")[0]
    await analyst.press(message, "take")
    answer = AsyncWebhookClient(text(echo.actions[0], "response_url"))

    assert (await answer.send(text="only you")).status_code == 200
    assert [one.text for one in contact.sees("data-sharing")] == ["Free"]
    assert (await answer.send(text="all", response_type="in_channel")).status_code == 200
    assert (await answer.send(text="Taken", blocks=[section("Taken")], replace_original=True)).status_code == 200
    assert [one.text for one in contact.sees("data-sharing")] == ["Taken", "all"]
    assert (await answer.send(text="x", blocks=[section("x" * 3001)])).status_code == 400
    assert (await answer.send(text="four")).status_code == 200
    assert (await answer.send(delete_original=True)).status_code == 200
    assert [one.text for one in contact.sees("data-sharing")] == ["all"]
    assert (await answer.send(text="six")).status_code == 404


async def test_a_press_on_an_ephemeral_message(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    pressing = [{"type": "actions", "elements": [button("Open", "open")]}]
    echo.answer = {"text": "Here", "blocks": pressing}
    answer = await analyst.command("/bucp", channel="data-sharing")
    assert answer.message is not None
    await analyst.press(answer.message, "open")
    body = echo.actions[0]
    assert obj(body, "container")["is_ephemeral"] is True
    assert "message" not in body
    await AsyncWebhookClient(text(body, "response_url")).send(text="Changed", replace_original=True)
    assert [one.text for one in analyst.sees("data-sharing")] == ["Changed"]


async def test_shortcuts(echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    message = await asked(client, analyst, button("Yes", "agree"))
    await analyst.shortcut("start")
    await analyst.shortcut("edit", message)
    assert [(body["type"], body["callback_id"]) for body in echo.shortcuts] == [
        ("shortcut", "start"), ("message_action", "edit"),
    ]  # fmt: skip
    assert echo.shortcuts[1]["message_ts"] == message.ts


async def test_duplicates_carry_the_same_trigger(sb: Sandbox, echo: Echo, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    sb.faults.actions_twice = True
    await analyst.command("/bucp status")
    await analyst.press(await asked(client, analyst, button("Yes", "agree")), "agree")
    await sb.settled()
    assert len(echo.commands) == len(echo.actions) == 2
    assert len({text(body, "trigger_id") for body in echo.commands}) == 1
    assert len({text(body, "trigger_id") for body in echo.actions}) == 1


async def test_nobody_else_can_press_a_private_message(echo: Echo, team: Team) -> None:
    analyst, contact = team.person("analyst"), team.person("contact")
    said = await analyst.say("mine")
    with pytest.raises(LookupError):
        await contact.edit(said, "yours")
    assert replace(said, text="x") not in contact.dm
    with pytest.raises(SlackApiError):
        await echo.client.chat_postMessage(channel=contact.id, text="no token")
