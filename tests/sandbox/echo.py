"""A small real Bolt app to try the sandbox with."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from sandbox.shapes import Json, text

ANY = re.compile(".*")


@dataclass
class Echo:
    """What the app has received, and how it is to answer."""

    app: AsyncApp
    client: AsyncWebClient
    commands: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    retries: list[str] = field(default_factory=list)
    actions: list[Json] = field(default_factory=list)
    submissions: list[Json] = field(default_factory=list)
    closed: list[Json] = field(default_factory=list)
    shortcuts: list[Json] = field(default_factory=list)
    failing: int = 0
    late: float = 0
    modal: Json = field(default_factory=dict)
    answer: Json = field(default_factory=dict)
    commanded: asyncio.Event = field(default_factory=asyncio.Event)

    def own_events(self, subtype: str = "") -> list[Json]:
        """The message events so far, of this subtype."""
        events = [event for body in self.events if isinstance(event := body["event"], dict)]
        return [event for event in events if text(event, "subtype") == subtype]


async def call(client: AsyncWebClient, method: str, **args: object) -> Json:
    """The answer to a call of the Web API, also when it is a refusal."""
    try:
        answer = await client.api_call(method, json=args)
    except SlackApiError as refused:
        answer = refused.response
    assert isinstance(answer.data, dict)
    return answer.data


def plain(words: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": words}


def section(words: str, **more: object) -> Json:
    """A section with text."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **more}


def button(words: str, action_id: str, value: str = "1") -> Json:
    """A button."""
    return {"type": "button", "text": plain(words), "action_id": action_id, "value": value}


def modal(title: str = "Ask", **more: object) -> Json:
    """A modal with one input; `more` belongs to the view."""
    element = {"type": "plain_text_input", "action_id": "text", "initial_value": "as before"}
    blocks = [{"type": "input", "block_id": "reason", "label": plain("Reason"), "element": element}]
    return {
        "type": "modal",
        "callback_id": "ask",
        "title": plain(title),
        "submit": plain("Save"),
        "blocks": blocks,
        **more,
    }


def make_echo(sandbox: Sandbox) -> Echo:
    """The app, with one listener for each kind of payload."""

    async def authorize(team_id: str) -> AuthorizeResult:
        workspace = sandbox.slack.world.workspaces[team_id]
        return AuthorizeResult(
            enterprise_id=workspace.enterprise_id,
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
    _listen_to_words(app, echo)
    _listen_to_presses(app, echo)
    return echo


def _listen_to_words(app: AsyncApp, echo: Echo) -> None:
    @app.command("/bucp")
    async def on_command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        echo.commands.append(body)
        echo.commanded.set()
        if body["text"] == "silent":
            raise RuntimeError("this command fails")
        if body["text"] == "late":
            await asyncio.sleep(echo.late)
        if body["text"] == "modal":
            await client.views_open(trigger_id=text(body, "trigger_id"), view=echo.modal)
        await ack(dict(echo.answer) if echo.answer else "")

    @app.event("message")
    async def on_message(event: Json, body: Json, say: AsyncSay, request: AsyncBoltRequest) -> None:
        echo.events.append(body)
        echo.retries += request.headers.get("x-slack-retry-num", [])
        if echo.failing > 0:
            echo.failing -= 1
            raise RuntimeError("this event fails")
        if "subtype" not in event:
            await say(f"You said: {event['text']}")

    @app.event("app_home_opened")
    async def on_home(event: Json, client: AsyncWebClient) -> None:
        view = {"type": "home", "blocks": [section("Nothing waits for you.")]}
        await client.views_publish(user_id=text(event, "user"), view=view)


def _listen_to_presses(app: AsyncApp, echo: Echo) -> None:
    @app.action(ANY)
    async def on_action(ack: AsyncAck, body: Json) -> None:
        echo.actions.append(body)
        await ack()

    @app.view(ANY)
    async def on_view(ack: AsyncAck, body: Json) -> None:
        echo.submissions.append(body)
        await ack(dict(echo.answer) if echo.answer else "")

    @app.view_closed(ANY)
    async def on_closed(ack: AsyncAck, body: Json) -> None:
        echo.closed.append(body)
        await ack()

    @app.shortcut(ANY)
    async def on_shortcut(ack: AsyncAck, body: Json) -> None:
        echo.shortcuts.append(body)
        await ack()


@asynccontextmanager
async def by_socket(sandbox: Sandbox, echo: Echo) -> AsyncIterator[Echo]:
    """The app, reached by Socket Mode."""
    handler = AsyncSocketModeHandler(echo.app, sandbox.app.app_token, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it without types
    await sandbox.linked()
    try:
        yield echo
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it without types


@asynccontextmanager
async def by_http(sandbox: Sandbox, echo: Echo) -> AsyncIterator[Echo]:
    """The app, reached by signed requests."""

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await echo.app.async_dispatch(await to_bolt_request(request)))

    application = web.Application()
    application.add_routes([web.post("/slack/events", events)])
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.use_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    try:
        yield echo
    finally:
        await runner.cleanup()
