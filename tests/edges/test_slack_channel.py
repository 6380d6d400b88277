"""What leaves for Slack: posted once, changed in place, and each refusal understood."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from conversations.outgoing import Answer
from conversations.said import Introduced
from handlers.ports import Address, Channel, File, Later, Never, Parcel, Reference, Reread
from handlers.slack.workspaces import SLACK, make_client
from tests.edges.slack_office import TEAM, Office, office, question


@pytest.fixture
async def here() -> AsyncIterator[Office]:
    async with office("http") as opened:
        yield opened


async def test_a_message_is_posted_and_changed_in_place(here: Office) -> None:
    channel: Channel = here.channel
    to = here.address(here.analyst)
    at = await channel.post(to, Parcel("ping:1", question()))
    [message] = here.analyst.dm
    assert at == Reference(message.channel, message.ts)
    assert message.text == "Why these data?"
    assert message.metadata == {"event_type": "bucp", "event_payload": {"key": "ping:1"}}
    assert message.blocks[0]["block_id"] == "field:purpose_need"
    assert await channel.update(to, at, Parcel("ping:2", question("field:purpose_need", "Done."))) == at
    [changed] = here.analyst.dm
    assert changed.text == "Done."
    assert changed.ts == message.ts


async def test_the_room_is_asked_for_once_and_learned_from_what_is_heard(here: Office) -> None:
    here.sandbox.faults.refuse("conversations.open", "user_disabled", times=100)
    with pytest.raises(Never):
        await here.post(question())
    await here.analyst.say("hello")
    await here.sandbox.settled()
    await here.post(question())
    assert here.analyst.dm[-1].text == "Why these data?"


async def test_a_second_try_finds_what_the_first_one_did(here: Office) -> None:
    here.sandbox.faults.drop("chat.postMessage", after=True)
    with pytest.raises(aiohttp.ClientError):
        await here.post(question(), "ping:7")
    await here.post(question(), "ping:7", tries=2)
    assert len(here.analyst.dm) == 1
    await here.post(question(), "ping:8", tries=2)
    assert len(here.analyst.dm) == 2


async def test_a_lost_connection_is_not_tried_again_behind_the_relays_back(here: Office) -> None:
    here.sandbox.faults.drop("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await here.post(question())
    assert here.analyst.dm == []


async def test_patience_is_asked_for_in_seconds(here: Office) -> None:
    here.sandbox.faults.rate_limit("chat.postMessage", retry_after=7)
    with pytest.raises(Later) as per_room:
        await here.post(question())
    assert (per_room.value.seconds, per_room.value.whole_tenant) == (7, False)
    here.sandbox.faults.rate_limit("views.publish", retry_after=9)
    with pytest.raises(Later) as everywhere:
        await here.channel.publish_home(here.address(here.analyst), Parcel("home", question("home")))
    assert (everywhere.value.seconds, everywhere.value.whole_tenant) == (9, True)


@pytest.mark.parametrize(
    "error", ["channel_not_found", "is_archived", "user_disabled", "invalid_blocks", "cannot_dm_bot"]
)
async def test_what_can_never_succeed_is_said(here: Office, error: str) -> None:
    here.sandbox.faults.refuse("chat.postMessage", error)
    with pytest.raises(Never, match=error):
        await here.post(question())


async def test_a_lost_room_is_asked_for_again(here: Office) -> None:
    here.rooms.learn(here.address(here.analyst), "D0GONE")
    with pytest.raises(Never):
        await here.post(question())
    await here.post(question())
    assert len(here.analyst.dm) == 1


@pytest.mark.parametrize("error", ["internal_error", "invalid_auth", "fatal_error"])
async def test_what_may_pass_is_raised_as_it_is(here: Office, error: str) -> None:
    here.sandbox.faults.refuse("chat.postMessage", error)
    with pytest.raises(SlackApiError, match=error):
        await here.post(question())


async def test_a_broken_server_is_raised_as_it_is(here: Office) -> None:
    here.sandbox.faults.server_error("chat.postMessage")
    with pytest.raises(SlackApiError):
        await here.post(question())


async def test_a_message_that_is_gone_is_never_changed(here: Office) -> None:
    await here.post(question())
    [message] = here.analyst.dm
    with pytest.raises(Never, match="message_not_found"):
        await here.channel.update(
            here.address(here.analyst), Reference(message.channel, "1.000001"), Parcel("ping:2", question())
        )


async def test_nobody_is_found_under_a_wrong_id(here: Office) -> None:
    nobody = Address("slack", TEAM, "U0NOBODY")
    with pytest.raises(Never):
        await here.channel.post(nobody, Parcel("ping:1", question()))
    with pytest.raises(Never, match="user_not_found"):
        await here.channel.look_up(nobody)


async def test_home_is_published(here: Office) -> None:
    await here.channel.publish_home(here.address(here.analyst), Parcel("home", question("home", "Waiting on you")))
    assert here.analyst.home is not None
    assert "Waiting on you" in here.analyst.home.shown


async def test_a_file_arrives_whole(here: Office) -> None:
    at = await here.channel.send_file(
        here.address(here.analyst), "file:1", File("draft.html", "The draft", "text/html", b"<p>draft</p>")
    )
    message = await here.analyst.wait_message(lambda one: bool(one.files))
    assert at == Reference(message.channel, message.files[0])


async def test_a_person_is_looked_up(here: Office) -> None:
    told = await here.channel.look_up(here.address(here.analyst))
    assert told == Introduced("Analyst", here.analyst.user.email, here.analyst.user.tz)
    assert "@" in told.email


async def test_ones_own_message_can_be_read_again_and_no_one_elses(here: Office) -> None:
    me = here.address(here.analyst)
    first = await here.analyst.say(f"for {here.contact.mention} &amp; me")
    reply = await here.analyst.say("a reply", thread_ts=first.ts)
    at = Reference(first.channel, first.ts)
    assert await here.channel.read(me, at, "") == Reread("for @[0] &amp; me", (here.address(here.contact),))
    assert await here.channel.read(me, Reference(reply.channel, reply.ts), first.ts) == Reread("a reply")
    assert await here.channel.read(here.address(here.contact), at, "") is None
    await here.analyst.delete(reply)
    with pytest.raises(Never, match="thread_not_found"):
        await here.channel.read(me, Reference(reply.channel, reply.ts), first.ts)
    with pytest.raises(Never, match="channel_not_found"):
        await here.channel.read(me, Reference("D0NOWHERE", first.ts), "")


async def test_a_proxy_is_not_for_this_machine(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    direct, outside = make_client("x", "http://127.0.0.1:8/api", None), make_client("x", SLACK, None)
    assert (direct.proxy, outside.proxy) == (None, "http://127.0.0.1:1")
    here.desk.script = lambda _: Answer(message=question("ask:done", "It was taken."))
    await here.post(question())
    await here.analyst.press(here.analyst.dm[0], label="No")
    await here.analyst.wait_message("It was taken")
