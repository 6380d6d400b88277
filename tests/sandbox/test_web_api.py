"""The Web API's refusals, scopes and faults."""

import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from sandbox.shapes import Json, obj, objs, parse_object
from sandbox.team import Team
from tests.sandbox.echo import call, section


async def test_tokens_are_checked(sb: Sandbox, team: Team) -> None:
    clients = [AsyncWebClient(token, base_url=sb.api_url) for token in ("", "xoxb-wrong", sb.app.app_token)]
    errors = [(await call(client, "auth.test"))["error"] for client in clients]
    assert errors == ["not_authed", "invalid_auth", "not_allowed_token_type"]
    other = AsyncWebClient(team.bot_token, base_url=sb.api_url)
    assert (await call(other, "auth.test"))["team_id"] == team.id
    assert (await call(other, "apps.connections.open"))["error"] == "not_allowed_token_type"
    assert (await call(other, "chat.shout"))["error"] == "unknown_method"


async def test_forms_and_json_say_the_same(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    form = {"token": team.bot_token, "channel": analyst.id, "text": "form", "blocks": '[{"type":"divider"}]'}
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{sb.api_url}chat.postMessage", data=form) as answer:
            assert parse_object(await answer.read())["ok"] is True
        async with session.post(
            f"{sb.api_url}api.test", data="no json", headers={"Content-Type": "application/json"}
        ) as answer:
            assert parse_object(await answer.read())["error"] == "invalid_json"
    assert [block["type"] for block in analyst.dm[0].blocks] == ["divider"]


async def test_scopes_are_needed(sb: Sandbox) -> None:
    team = sb.workspace("T9", scopes=("commands", "users:read"))
    analyst = team.person("analyst")
    client = AsyncWebClient(team.bot_token, base_url=sb.api_url)
    refused = await call(client, "chat.postMessage", channel=analyst.id, text="x")
    assert (refused["error"], refused["needed"], refused["provided"]) == (
        "missing_scope", "chat:write", "commands,users:read",
    )  # fmt: skip
    profile = obj(obj(await call(client, "users.info", user=analyst.id), "user"), "profile")
    assert "email" not in profile


async def test_people_are_found(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    found = obj(await call(client, "users.lookupByEmail", email="Analyst@example.org"), "user")
    assert (found["id"], found["tz"], obj(found, "profile")["email"]) == (
        analyst.id, "America/Los_Angeles", "analyst@example.org",
    )  # fmt: skip
    assert (await call(client, "users.lookupByEmail", email="x@example.org"))["error"] == "users_not_found"
    assert (await call(client, "users.info", user="U0"))["error"] == "user_not_found"
    first = await call(client, "users.list", limit=2)
    cursor = obj(first, "response_metadata")["next_cursor"]
    rest = await call(client, "users.list", limit=2, cursor=cursor)
    assert len(objs(first, "members") + objs(rest, "members")) == 3


async def test_workspaces_do_not_see_each_other(sb: Sandbox, client: AsyncWebClient, team: Team) -> None:
    stranger = sb.workspace("T2").person("analyst")
    assert (await call(client, "users.info", user=stranger.id))["error"] == "user_not_found"
    assert (await call(client, "chat.postMessage", channel=stranger.id, text="x"))["error"] == "channel_not_found"


async def test_the_bot_speaks_only_where_it_is(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    team.channel("secret", private=True)
    errors = [
        (await call(client, "chat.postMessage", channel=channel, text="x")).get("error")
        for channel in ("#data-sharing", "#with-bot", "#secret", "#nowhere")
    ]
    assert errors == ["not_in_channel", None, "channel_not_found", "channel_not_found"]
    place = {"channel": team.channel("with-bot").id, "text": "psst"}
    assert (await call(client, "chat.postEphemeral", user="U0", **place))["error"] == "user_not_in_channel"
    assert (await call(client, "chat.postEphemeral", user=analyst.id, **place))["ok"]
    assert [message.text for message in analyst.sees("with-bot")] == ["x", "psst"]
    assert [message.text for message in team.person("contact").sees("with-bot")] == ["x"]


async def test_messages_are_changed_by_who_wrote_them(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    said = await analyst.say("mine")
    posted = await call(client, "chat.postMessage", channel=analyst.id, text="bot's", blocks=[section("bot's")])
    place = {"channel": said.channel}
    theirs = await call(client, "chat.update", ts=said.ts, text="x", **place)
    nowhere = await call(client, "chat.update", ts="1.1", text="x", **place)
    foreign = await call(client, "chat.delete", ts=said.ts, **place)
    assert [answer["error"] for answer in (theirs, nowhere, foreign)] == [
        "cant_update_message", "message_not_found", "cant_delete_message",
    ]  # fmt: skip
    await call(client, "chat.update", ts=posted["ts"], text="new", **place)
    assert (analyst.dm[-1].text, analyst.dm[-1].shown) == ("new", "bot's"), "blocks that are not given stay"
    await call(client, "chat.update", ts=posted["ts"], text="new", blocks=[], **place)
    assert analyst.dm[-1].shown == "new"
    assert (await call(client, "chat.delete", ts=posted["ts"], **place))["ok"]
    assert [message.text for message in analyst.dm] == ["mine"]


async def test_history_shows_metadata_on_request(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    metadata: Json = {"event_type": "bucp", "event_payload": {"id": "17"}}
    posted = await call(client, "chat.postMessage", channel=analyst.id, text="x", metadata=metadata)
    await analyst.say("reply", thread_ts=str(posted["ts"]))
    channel = posted["channel"]
    plain = objs(await call(client, "conversations.history", channel=channel), "messages")
    full = objs(await call(client, "conversations.history", channel=channel, include_all_metadata=True), "messages")
    thread = objs(await call(client, "conversations.replies", channel=channel, ts=posted["ts"]), "messages")
    assert [message.get("metadata") for message in plain] == [None]
    assert [message.get("metadata") for message in full] == [metadata]
    assert [message["text"] for message in thread] == ["x", "reply"]
    assert (await call(client, "conversations.history", channel=team.channel("with-bot").id))[
        "error"
    ] == "missing_scope"


async def test_a_file_goes_up_in_three_steps(client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    channel = str(obj(await call(client, "conversations.open", users=analyst.id), "channel")["id"])
    await client.files_upload_v2(channel=channel, filename="draft.html", content="<p>Draft</p>", initial_comment="Here")
    message = analyst.dm[-1]
    assert (message.text, len(message.files)) == ("Here", 1)
    info = obj(await call(client, "files.info", file=message.files[0]), "file")
    assert (info["name"], info["size"], info["mimetype"]) == ("draft.html", 12, "text/html")
    assert (await call(client, "files.info", file="F0"))["error"] == "file_not_found"


async def test_429_says_when_to_come_back(sb: Sandbox, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    sb.faults.rate_limit("chat.postMessage", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await client.chat_postMessage(channel=analyst.id, text="x")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "7"
    assert (await call(client, "users.info", user=analyst.id))["ok"]
    assert (await call(client, "chat.postMessage", channel=analyst.id, text="x"))["ok"]
    assert len(analyst.dm) == 1


async def test_a_limit_may_hold_for_one_workspace(sb: Sandbox, client: AsyncWebClient, team: Team) -> None:
    sb.faults.rate_limit(times=99, team="T2")
    other = AsyncWebClient(sb.workspace("T2").bot_token, base_url=sb.api_url)
    assert (await call(client, "auth.test"))["ok"]
    assert (await call(other, "auth.test"))["error"] == "ratelimited"


async def test_other_faults(sb: Sandbox, client: AsyncWebClient, team: Team) -> None:
    analyst = team.person("analyst")
    client.retry_handlers.clear()
    sb.faults.refuse("auth.test", "invalid_auth")
    assert (await call(client, "auth.test"))["error"] == "invalid_auth"
    sb.faults.server_error("auth.test")
    with pytest.raises(SlackApiError) as caught:
        await client.auth_test()
    assert caught.value.response.status_code == 500
    sb.faults.drop("chat.postMessage")
    sb.faults.drop("chat.postMessage", after=True)
    for expected in (0, 1):
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(channel=analyst.id, text="x")
        assert len(analyst.dm) == expected, "dropped before, then after it was done"
    sb.faults.delay("auth.test", 0.05)
    begun = time.monotonic()
    await client.auth_test()
    assert time.monotonic() - begun >= 0.05
