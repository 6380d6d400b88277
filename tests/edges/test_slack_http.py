"""The address that Slack calls: nothing unsigned is read, nothing unreadable breaks it."""

import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest

from handlers.slack.app import build_app
from handlers.slack.http import LARGEST, Endpoint
from handlers.slack.workspaces import OneWorkspace
from sandbox.server import Sandbox
from tests.edges.slack_office import TEAM, ScriptedDesk, listening

SECRET = "a signing secret"
FORM = "application/x-www-form-urlencoded"


class Caller:
    """Somebody who calls the address, with or without the secret."""

    def __init__(self, url: str, session: aiohttp.ClientSession, desk: ScriptedDesk) -> None:
        self.url, self.session, self.desk = url, session, desk

    async def call(
        self, body: str | bytes, kind: str = FORM, moment: str | None = None, secret: str = SECRET
    ) -> tuple[int, str]:
        when = moment or str(int(time.time()))
        raw = body.encode() if isinstance(body, str) else body
        digest = hmac.new(secret.encode(), b"v0:" + when.encode() + b":" + raw, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": when, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}
        async with self.session.post(self.url, data=raw, headers=headers) as told:
            return told.status, await told.text()


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with Sandbox() as sandbox:
        workspace, desk = OneWorkspace(sandbox.workspace(TEAM).bot_token, sandbox.api_url), ScriptedDesk()
        app = build_app(desk, workspace, base_url=sandbox.api_url)
        async with listening(Endpoint(app, SECRET)) as url, aiohttp.ClientSession() as session:
            yield Caller(url, session, desk)
        await workspace.close()


COMMAND = f"command=%2Fbucp&text=new&team_id={TEAM}&user_id=U1&trigger_id=1.2.3"


async def test_what_is_signed_is_heard(caller: Caller) -> None:
    assert await caller.call(COMMAND) == (200, "")
    assert len(caller.desk.heard) == 1


@pytest.mark.parametrize("moment", ["", "soon", "1e9", "-5", "9" * 40, "١٢٣", "12.5"])
async def test_a_moment_that_is_no_number_is_refused(caller: Caller, moment: str) -> None:
    headers = {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": "v0=00", "Content-Type": FORM}
    async with caller.session.post(caller.url, data=COMMAND, headers=headers) as told:
        assert told.status == 401
    assert caller.desk.heard == []


async def test_what_is_not_from_slack_is_refused(caller: Caller) -> None:
    assert (await caller.call(COMMAND, secret="another secret"))[0] == 401
    assert (await caller.call(COMMAND, moment=str(int(time.time()) - 600)))[0] == 401
    async with caller.session.post(caller.url, data=COMMAND) as told:
        assert told.status == 401
    odd = {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=é", "Content-Type": FORM}
    async with caller.session.post(caller.url, data=b"\xff\xfe", headers=odd) as told:
        assert told.status == 401
    async with caller.session.get(caller.url) as told:
        assert told.status == 405
    assert caller.desk.heard == []


@pytest.mark.parametrize("body", ["[1]", "{", "7", "", "[" * 100_000, b"\xff\xfe"])
async def test_what_cannot_be_read_is_refused(caller: Caller, body: str | bytes) -> None:
    assert (await caller.call(body, "application/json"))[0] == 400


async def test_a_form_with_a_broken_payload_is_refused(caller: Caller) -> None:
    assert (await caller.call("payload=[1]"))[0] == 400
    assert (await caller.call("payload={"))[0] == 400


async def test_what_is_too_large_is_refused(caller: Caller) -> None:
    assert (await caller.call("x" * (LARGEST + 1)))[0] == 413


async def test_slacks_own_checks_are_answered(caller: Caller) -> None:
    challenge = json.dumps({"type": "url_verification", "challenge": "c1"})
    status, told = await caller.call(challenge, "application/json")
    assert status == 200
    assert "c1" in told
    assert await caller.call("ssl_check=1&token=x") == (200, "")
    assert caller.desk.heard == []


async def test_a_workspace_that_is_not_ours_is_told_so(caller: Caller) -> None:
    status, told = await caller.call(COMMAND.replace(TEAM, "T0OTHER"))
    assert status == 200
    assert "not set up" in told
    assert caller.desk.heard == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "something_new"}},
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "channel_type": "im"}},
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "app_home_opened", "tab": "home"}},
    ],
)
async def test_payloads_without_substance_break_nothing(caller: Caller, body: dict[str, object]) -> None:
    status, _ = await caller.call(json.dumps(body | {"team_id": TEAM}), "application/json")
    assert status in (200, 404)
    assert caller.desk.heard == []


def test_without_a_secret_there_is_no_address() -> None:
    app = build_app(ScriptedDesk(), OneWorkspace("xoxb-1"))
    with pytest.raises(ValueError, match="signing secret"):
        Endpoint(app, "")
