"""Slack over Socket Mode: connects, and on closing lets everything that was heard come to its end."""

import asyncio
import json
import logging

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from handlers.slack.payload import is_object
from handlers.slack.workspaces import SLACK, make_client, on_this_machine

DRAIN_SECONDS = 10

_log = logging.getLogger(__name__)


class Socket:
    """The connection of an app with an app-level token."""

    def __init__(self, app: AsyncApp, app_token: str, base_url: str = SLACK) -> None:
        self._app = app
        self._token = app_token
        self._base_url = base_url
        self._client: SocketModeClient | None = None
        self._closing = False
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def start(self) -> None:
        """Connect. Raises SlackApiError when Slack won't have it."""
        client = SocketModeClient(self._token, _log, make_client(None, self._base_url, None))
        if on_this_machine(self._base_url):
            client.proxy = None
        client.socket_mode_request_listeners.append(self._handle)
        self._client = client
        await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it without types

    async def close(self) -> None:
        """Hear nothing new, finish what is under way, disconnect. Unheard requests come again from Slack."""
        self._closing = True
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                await self._idle.wait()
        except TimeoutError:
            _log.warning("%s requests were still under way when the connection closed", self._under_way)
        if self._client is not None:
            await self._client.close()  # type: ignore[no-untyped-call]  # the SDK leaves it without types

    async def _handle(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._closing:
            return
        self._under_way += 1
        self._idle.clear()
        try:
            await self._answer(client, request)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        told = await run_async_bolt_app(self._app, request)
        if told.status != 200:
            return  # without an ack Slack brings it again
        body = _payload(told.body)
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, body))


def _payload(body: str) -> dict[str, object] | None:
    parsed: object = json.loads(body) if body.startswith("{") else None
    if is_object(parsed):
        return dict(parsed)
    return {"text": body} if body else None
