"""The program as a whole: one desk, one relay, Slack by Socket Mode or signed HTTP, one web app."""

import asyncio
import logging
import os
import random
import secrets
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.deliveries import Deliveries, Row
from bot.desk import Desk
from bot.listening import listen
from bot.queue import DeskQueue
from bot.relay import Relay
from bot.settings import Settings
from bot.undeliverable import told
from bot.world import LiveWorld
from conversations.converse import converse
from conversations.signatories import load_packaged
from handlers.email.post import SmtpPost
from handlers.ports import Channel
from handlers.slack.app import build_app
from handlers.slack.channel import SlackChannel
from handlers.slack.http import Endpoint
from handlers.slack.rooms import Rooms
from handlers.slack.socket import Socket
from handlers.slack.workspaces import OneWorkspace
from storage.agreements import Library
from storage.migrate import migrate
from storage.signatory_list import CurrentList
from storage.store import open_store

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def clock_of(settings: Settings) -> Clock:
    """The one clock of this process: the machine's, or the one that the demo can move."""
    if settings.clock_file is None:
        return partial(datetime.now, UTC)
    from sandbox.clock import FileClock

    return FileClock(settings.clock_file).now


class Bot:
    """Everything that runs, put together in one place. `async with Bot(settings)` starts and stops it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = clock_of(settings)
        self.store = open_store(settings.database_url.get_secret_value())
        self.signatories = CurrentList(self.store, load_packaged(), self.clock)
        self.library = Library()
        self.desk = Desk(
            self.store,
            converse=converse,
            clock=self.clock,
            signatories=self.signatories,
            production=settings.production,
            library=self.library,
        )
        self.relay: Relay
        self.slack: AsyncApp
        self._socket: Socket | None = None
        self._running: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> "Bot":
        await asyncio.to_thread(migrate, self.settings.database_url.get_secret_value())
        self.desk.open()
        self._workspace = OneWorkspace(self.settings.slack_bot_token.get_secret_value(), self.settings.slack_api_url)
        rooms = Rooms()
        self.slack = build_app(self.desk, self._workspace, base_url=self.settings.slack_api_url, rooms=rooms)
        self.relay = self._make_relay({"slack": SlackChannel(self._workspace.client, rooms)})
        self.store.on_outgoing(self.relay.wake)
        self._running = [asyncio.create_task(self.relay.run(), name="relay")]
        if self.store.dialect == "postgresql":  # other replicas' commits wake us too
            self._running.append(asyncio.create_task(listen(self.store.url, self.relay.wake), name="listen"))
        await self._connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self.relay.stop()
        for task in self._running:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self.desk.close()
        await self._workspace.close()
        self.store.close()

    def _make_relay(self, channels: Mapping[str, Channel]) -> Relay:
        world = LiveWorld(self.store, self.library, self.desk, self.clock, self.signatories)
        smtp = self.settings.smtp_url.get_secret_value()
        post = SmtpPost(smtp, self.settings.mail_from, self.settings.production, now=self.clock) if smtp else None
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

        async def undeliverable(row: Row, why: str) -> None:
            await told(self.desk, self.store, row, why, self.clock())

        return Relay(
            queue=DeskQueue(self.desk, owner, self.clock),
            performer=Deliveries(channels, post, world),
            undeliverable=undeliverable,
            chance=random.random,
            now=self.clock,
        )

    async def _connect(self) -> None:
        """Socket Mode when there is an app token; else Slack comes to us over HTTP."""
        token = self.settings.slack_app_token.get_secret_value()
        if token:
            self._socket = Socket(self.slack, token, self.settings.slack_api_url)
            await self._socket.start()

    def web(self) -> Starlette:
        """The web app: Slack's requests, when there is a secret to know them by, and a sign of life. The bot must be
        running before the first request."""
        routes = [Route("/healthz", self._health)]
        secret = self.settings.slack_signing_secret.get_secret_value()
        if secret:
            routes.append(Route("/slack/events", Endpoint(self.slack, secret)))
        return Starlette(routes=routes)

    async def _health(self, _: Request) -> JSONResponse:
        """Whether the database answers, and how much waits to be sent."""
        return JSONResponse({"ok": True, "in_flight": self.relay.in_flight})


__all__ = ["Bot", "Clock", "clock_of"]
