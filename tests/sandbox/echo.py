"""A small real Bolt app to try the sandbox with."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox

Payload = dict[str, Any]  # Bolt hands payloads over untyped
_ANY = re.compile(".*")


@dataclass
class Echo:
    """What the app has received, and how it is to misbehave."""

    app: AsyncApp
    client: AsyncWebClient
    commands: list[Payload] = field(default_factory=list)
    events: list[Payload] = field(default_factory=list)
    retries: list[str] = field(default_factory=list)
    actions: list[Payload] = field(default_factory=list)
    submissions: list[Payload] = field(default_factory=list)
    closed: list[Payload] = field(default_factory=list)
    shortcuts: list[Payload] = field(default_factory=list)
    failing: int = 0
    modal: Payload = field(default_factory=dict)
    answer: Any = None


def text_modal(title: str = "Ask", **element: object) -> Payload:
    """A modal with one input."""
    typed = {"type": "plain_text_input", "action_id": "text", **element}
    label = {"type": "plain_text", "text": "Reason"}
    return {
        "type": "modal",
        "callback_id": "ask",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [{"type": "input", "block_id": "reason", "label": label, "element": typed}],
    }


def make_echo(sandbox: Sandbox) -> Echo:
    """The app, with one listener for each kind of payload."""

    async def authorize(team_id: str) -> AuthorizeResult:
        workspace = sandbox.slack.world.workspaces[team_id]
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_token=workspace.bot_token,
            bot_id=workspace.bot_id,
            bot_user_id=workspace.bot_user,
        )

    client = AsyncWebClient(base_url=sandbox.api_url)
    app = AsyncApp(
        client=client,
        signing_secret=sandbox.app.signing_secret,
        authorize=authorize,
        process_before_response=True,
    )
    echo = Echo(app, client)
    _listen(app, echo)
    return echo


def _listen(app: AsyncApp, echo: Echo) -> None:
    @app.command("/bucp")
    async def on_command(ack: Any, body: Payload, client: AsyncWebClient) -> None:
        echo.commands.append(body)
        if body["text"] == "silent":
            raise RuntimeError("this command fails")
        if body["text"] == "modal":
            await client.views_open(trigger_id=body["trigger_id"], view=echo.modal)
        await ack(echo.answer)

    @app.event("message")
    async def on_message(event: Payload, body: Payload, say: Any, request: Any) -> None:
        echo.events.append(body)
        echo.retries += request.headers.get("x-slack-retry-num", [])
        if echo.failing > 0:
            echo.failing -= 1
            raise RuntimeError("this event fails")
        if "subtype" not in event:
            await say(f"You said: {event['text']}")

    @app.event("app_home_opened")
    async def on_home(event: Payload, client: AsyncWebClient) -> None:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Nothing waits for you."}}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.action(_ANY)
    async def on_action(ack: Any, body: Payload) -> None:
        echo.actions.append(body)
        await ack()

    @app.view(_ANY)
    async def on_view(ack: Any, body: Payload) -> None:
        echo.submissions.append(body)
        await ack(**(echo.answer or {}))

    @app.view_closed(_ANY)
    async def on_closed(ack: Any, body: Payload) -> None:
        echo.closed.append(body)
        await ack()

    @app.shortcut(_ANY)
    async def on_shortcut(ack: Any, body: Payload) -> None:
        echo.shortcuts.append(body)
        await ack()


@asynccontextmanager
async def by_socket(sandbox: Sandbox, echo: Echo) -> AsyncIterator[Echo]:
    """The app, reached by Socket Mode."""
    handler = AsyncSocketModeHandler(echo.app, sandbox.app.app_token, ping_interval=0.2)
    await handler.connect_async()
    await sandbox.linked()
    try:
        yield echo
    finally:
        await handler.close_async()


@asynccontextmanager
async def by_http(sandbox: Sandbox, echo: Echo) -> AsyncIterator[Echo]:
    """The app, reached by signed requests."""

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await echo.app.async_dispatch(await to_bolt_request(request)))

    application = web.Application()
    application.add_routes([web.post("/slack/events", events)])
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.use_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    try:
        yield echo
    finally:
        await runner.cleanup()
