"""How events, commands and duplicates reach the app, and what happens when they do not."""

import asyncio
from itertools import pairwise

import aiohttp
import pytest

from sandbox.app import AppConfig
from sandbox.server import Sandbox
from sandbox.shapes import Json, obj, text
from sandbox.team import Team
from sandbox.transport import SignedHttp
from tests.sandbox.echo import Echo, by_http, by_socket, make_echo


def ids(bodies: list[Json]) -> list[str]:
    return [text(body, "event_id") for body in bodies]


async def test_a_failed_event_is_retried_with_the_same_id(sb: Sandbox, echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    echo.failing = 2
    said = await analyst.say("Hello")
    await analyst.wait_message("You said: Hello", after=said)
    first = [body for body in echo.events if obj(body, "event").get("text") == "Hello"]
    assert len(first) == 3
    assert len(set(ids(first))) == 1
    assert [number for number in echo.retries if number != "0"] == ["1", "2"]


async def test_slack_gives_up_after_three_retries(sb: Sandbox, echo: Echo, team: Team) -> None:
    echo.failing = 99
    await team.person("analyst").say("Hello")
    await sb.settled()
    assert len(echo.events) == 4
    assert [number for number in echo.retries if number != "0"] == ["1", "2", "3"]


async def test_each_event_twice(sb: Sandbox, echo: Echo, team: Team) -> None:
    sb.faults.events_twice = True
    await team.person("analyst").say("Hello")
    await sb.settled()
    hellos = [body for body in echo.events if obj(body, "event").get("text") == "Hello"]
    assert len(hellos) == 2
    assert len(set(ids(hellos))) == 1


async def test_edits_deletions_and_files_are_told(echo: Echo, sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    said = await analyst.say("Hello")
    await analyst.edit(said, "Good morning")
    await analyst.delete(said)
    shared = await analyst.upload("rows.csv", b"a,b\n1,2\n", text="My rows")
    await sb.settled()

    changed = echo.own_events("message_changed")[0]
    assert obj(changed, "message")["text"] == "Good morning"
    assert obj(changed, "previous_message")["text"] == "Hello"
    assert echo.own_events("message_deleted")[0]["deleted_ts"] == said.ts
    share = echo.own_events("file_share")[0]
    assert share["text"] == "My rows"
    assert shared in analyst.dm
    files = share["files"]
    assert isinstance(files, list)
    headers = {"Authorization": f"Bearer {team.bot_token}"}
    async with aiohttp.ClientSession() as session:
        async with session.get(files[0]["url_private_download"], headers=headers) as answer:
            assert await answer.read() == b"a,b\n1,2\n"
        async with session.get(files[0]["url_private_download"]) as answer:
            assert answer.content_type == "text/html", "without the token one is asked to sign in"


async def test_typed_words_arrive_as_slack_writes_them(echo: Echo, sb: Sandbox, team: Team) -> None:
    analyst, contact = team.person("analyst"), team.person("contact")
    channel = team.channel("data-sharing")
    typed = "ask @contact in #data-sharing <b> & a@example.org or https://example.org/a."
    await analyst.say(typed)
    await analyst.command(f"/bucp {typed}")
    await sb.settled()
    rest = "&lt;b&gt; &amp; <mailto:a@example.org|a@example.org> or <https://example.org/a>."
    assert echo.own_events()[0]["text"] == f"ask <@{contact.id}> in <#{channel.id}> {rest}"
    assert echo.commands[0]["text"] == f"ask <@{contact.id}|contact> in <#{channel.id}|data-sharing> {rest}"


async def test_a_late_answer_to_a_command_is_too_late(echo: Echo, team: Team) -> None:
    analyst = team.person("analyst")
    echo.late = 0.7
    answer = await analyst.command("/bucp late", channel="data-sharing")
    assert answer.error == "operation_timeout"
    assert analyst.notes[-1].text == '/bucp failed with the error "operation_timeout"'


async def test_without_the_app_commands_fail_and_events_wait(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    assert (await analyst.command("/bucp new")).error == "dispatch_failed"
    await analyst.say("lost")
    await sb.settled()
    reasons = [attempt.retry.reason for attempt in sb.attempts if attempt.retry]
    assert reasons == ["connection_failed"] * 3


@pytest.mark.parametrize("way", [by_socket, by_http])
async def test_an_event_waits_for_an_app_that_comes_back(way: type, team: Team) -> None:
    async with Sandbox(retry_waits=(60, 60, 60)) as slow:
        analyst = slow.workspace("T2").person("analyst")
        await analyst.say("patience")
        async with way(slow, make_echo(slow)):
            slow.hurry()
            await analyst.wait_message("You said: patience")


async def test_sockets_are_replaced(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    async with by_socket(sb, make_echo(sb)):
        await sb.refresh_sockets()
        await sb.linked()
        assert (await analyst.command("/bucp")).ok
        sb.cut_sockets()
        assert (await analyst.command("/bucp")).error == "dispatch_failed"
        await sb.linked()
        assert (await analyst.command("/bucp")).ok


async def test_a_socket_that_dies_with_a_command_on_it(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    echo = make_echo(sb)
    echo.late = 0.2
    async with by_socket(sb, echo):
        waiting = asyncio.create_task(analyst.command("/bucp late"))
        await echo.commanded.wait()
        sb.cut_sockets()
        async with asyncio.timeout(0.2):
            assert (await waiting).error == "operation_timeout"


async def test_a_forged_request_is_turned_away(sb: Sandbox, team: Team) -> None:
    echo = make_echo(sb)
    async with by_http(sb, echo):
        forger = SignedHttp(AppConfig(signing_secret="guessed"), sb.slack.delivery.http.url)  # type: ignore[union-attr]
        reply = await forger.send("slash_commands", {"command": "/bucp"}, None, 1)
        await forger.close()
    assert (reply.ok, reply.reason) == (False, "http_error")
    assert echo.commands == []


async def test_an_uninstalled_app_hears_it_and_loses_its_token(sb: Sandbox, team: Team) -> None:
    told: list[str] = []
    echo = make_echo(sb)
    for name in ("app_uninstalled", "tokens_revoked"):

        @echo.app.event(name)
        async def gone(event: Json) -> None:
            told.append(text(event, "type"))

    async with by_http(sb, echo):
        team.uninstall()
        await sb.settled()
        assert sorted(told) == ["app_uninstalled", "tokens_revoked"]
        assert (await team.person("analyst").command("/bucp")).error == "invalid_command"


async def test_ids_grow_also_when_many_speak_at_once(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    await asyncio.gather(*(analyst.say(f"{number}") for number in range(200)))
    stamps = [message.ts for message in analyst.dm]
    assert all(earlier < later for earlier, later in pairwise(stamps))
