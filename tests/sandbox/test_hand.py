"""The people's hands over HTTP, and who may use them."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from sandbox.server import Sandbox
from sandbox.shapes import Json, obj, objs, parse_object, text
from sandbox.team import Team
from tests.sandbox.echo import Echo, button, modal


class Hand:
    """Asks as the page asks, as one person."""

    def __init__(self, session: aiohttp.ClientSession, sandbox: Sandbox, who: dict[str, str]) -> None:
        self.session = session
        self.sandbox = sandbox
        self.who = who

    async def post(self, name: str, **wish: object) -> Json:
        async with self.session.post(f"{self.sandbox.url}/hand/{name}", json={**self.who, **wish}) as answer:
            return parse_object(await answer.read())

    async def view(self) -> Json:
        async with self.session.get(f"{self.sandbox.url}/hand/view", params=self.who) as answer:
            return parse_object(await answer.read())


@pytest_asyncio.fixture
async def hand(sb: Sandbox, team: Team) -> AsyncIterator[Hand]:
    async with aiohttp.ClientSession() as session:
        yield Hand(session, sb, {"team": team.id, "user": team.person("analyst").id})


async def test_a_conversation_by_hand(hand: Hand, echo: Echo, sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    assert (await hand.post("dm_opened"))["ok"]
    dm = text(objs(await hand.view(), "dms")[0], "id")
    said = obj(await hand.post("say", channel=dm, text="Hello"), "message")
    await analyst.wait_message("You said: Hello")
    await hand.post("edit", channel=dm, ts=said["ts"], text="Hello you")
    shown = obj(await hand.view(), "messages")[dm]
    assert [message["text"] for message in objs({"shown": shown}, "shown")] == ["Hello you", "You said: Hello"]
    assert objs(await hand.view(), "dms")[0]["unread"] == 1
    await hand.post("read", channel=dm)
    assert objs(await hand.view(), "dms")[0]["unread"] == 0
    await hand.post("delete", channel=dm, ts=said["ts"])
    assert [message.text for message in analyst.dm] == ["You said: Hello"]
    assert (await hand.post("home"))["ok"]
    await analyst.wait_for(lambda person: person.home)
    assert obj(await hand.view(), "home")["type"] == "home"


async def test_a_command_and_a_modal_by_hand(hand: Hand, echo: Echo, team: Team) -> None:
    channel = team.channel("data-sharing").id
    echo.answer = {"text": "Pick", "blocks": [{"type": "actions", "elements": [button("Open", "open")]}]}
    message = obj(await hand.post("say", channel=channel, text="/bucp new"), "message")
    seen = objs(obj(await hand.view(), "messages"), channel)
    assert [one["is_ephemeral"] for one in seen] == [True]
    assert (await hand.post("press", container={"channel": channel, "ts": message["ts"]}, action_id="open"))["ok"]

    echo.modal, echo.answer = modal(), {}
    await hand.post("say", channel=channel, text="/bucp modal")
    view_id = text(objs(await hand.view(), "modals")[0], "id")
    empty = await hand.post("submit", view_id=view_id, state={"reason": {"text": ""}})
    assert empty["errors"] == {"reason": "Please complete this required field."}
    assert (await hand.post("submit", view_id=view_id, state={"reason": {"text": "new"}}))["ok"]
    assert (await hand.view())["modals"] == []
    assert (await hand.post("close", view_id=view_id))["ok"] is False
    assert "not supported in threads" in text(
        await hand.post("say", channel=channel, text="/bucp new", thread_ts="1.1"), "error"
    )


async def test_a_file_by_hand(hand: Hand, sb: Sandbox, team: Team) -> None:
    form = aiohttp.FormData({**hand.who, "channel": team.workspace.bot_user})
    form.add_field("file", b"a,b", filename="rows.csv", content_type="text/csv")
    async with hand.session.post(f"{sb.url}/hand/upload", data=form) as answer:
        file = objs(obj(parse_object(await answer.read()), "message"), "files")[0]
    async with hand.session.get(f"{sb.url}/hand/file/{file['id']}") as answer:
        assert await answer.read() == b"a,b"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="rows.csv"'


async def test_watchers_hear_of_what_they_can_see(hand: Hand, sb: Sandbox, team: Team) -> None:
    contact = {"team": team.id, "user": team.person("contact").id}
    watch = f"{sb.url}/hand/watch"
    async with (
        hand.session.ws_connect(watch, params=hand.who) as mine,
        hand.session.ws_connect(watch, params=contact) as theirs,
        hand.session.ws_connect(watch, params={"mail": "1"}) as post,
    ):
        await hand.post("dm_opened")
        await theirs.receive(timeout=1)  # a channel came into being
        for _ in range(5):
            await team.person("analyst").say("private")
        assert parse_object((await mine.receive(timeout=1)).data) == {"type": "changed"}
        with pytest.raises(TimeoutError):
            await theirs.receive(timeout=0.1)
        sb.inbox.receive("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\ny")
        assert parse_object((await post.receive(timeout=1)).data) == {"type": "changed"}


async def test_mail_clock_and_faults_by_hand(hand: Hand, sb: Sandbox) -> None:
    mail = sb.inbox.receive("a@example.org", ["b@example.org"], b"From: a@example.org\r\nSubject: Hi\r\n\r\nText")
    async with hand.session.get(f"{sb.url}/hand/mail") as answer:
        listed = await answer.json()
    assert [(one["id"], one["subject"], one["unread"]) for one in listed] == [(mail.id, "Hi", True)]
    async with hand.session.get(f"{sb.url}/hand/mail/{mail.id}") as answer:
        assert (await answer.json())["text"] == "Text"
    assert not sb.mail[0].unread
    before = sb.clock.now()
    await hand.post("clock", skip_seconds=3600)
    assert (sb.clock.now() - before).total_seconds() >= 3600
    assert text(await hand.post("clock", skip_to="someday"), "error").startswith("'someday' is not a weekday")
    await hand.post("faults", events_twice=True, call="rate_limit", method="auth.test", seconds=3)
    assert sb.faults.events_twice
    assert sb.faults.calls[0].seconds == 3
    await hand.post("faults", clear=True)
    assert not sb.faults.events_twice


async def test_wrong_wishes_are_refused_in_words(hand: Hand, sb: Sandbox) -> None:
    hand.who["user"] = "U0"
    assert (await hand.post("say", text="x"))["error"] == "There is no user 'U0' in 'T1'."
    assert "no user" in text(await hand.view(), "error")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
async def test_pages_from_elsewhere_cannot_act(hand: Hand, sb: Sandbox, headers: dict[str, str], status: int) -> None:
    body = b'{"team": "T1", "user": "%s"}' % hand.who["user"].encode()
    sent = {"Content-Type": "application/json", **headers}
    async with hand.session.post(f"{sb.url}/hand/home", data=body, headers=sent) as answer:
        assert answer.status == status


async def test_pages_from_elsewhere_cannot_watch(hand: Hand, sb: Sandbox) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await hand.session.ws_connect(f"{sb.url}/hand/watch", params=hand.who, origin="https://evil.example")


async def test_the_page_is_served(hand: Hand, sb: Sandbox) -> None:
    for path, kind in (("/", "text/html"), ("/page/page.css", "text/css")):
        async with hand.session.get(f"{sb.url}{path}") as answer:
            assert (answer.status, answer.content_type) == (200, kind)
