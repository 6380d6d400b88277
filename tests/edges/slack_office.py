"""The real Bolt app in front of a scripted desk, and a sandbox workspace that talks to it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from conversations.acts import Act
from conversations.ids import PersonId
from conversations.message import Actions, Button, Message, Say, Span
from conversations.outgoing import Answer
from handlers.ports import Address, Incoming, Known, Parcel
from handlers.slack.app import build_app
from handlers.slack.channel import SlackChannel
from handlers.slack.http import Endpoint
from handlers.slack.rooms import Rooms
from handlers.slack.socket import Socket
from handlers.slack.workspaces import OneWorkspace
from sandbox.person import Person
from sandbox.server import Sandbox

TEAM = "T0STATE"
Script = Callable[[Incoming], Answer]


@dataclass
class ScriptedDesk:
    """A desk that notes what it hears and answers as it was told; `trouble` is raised so many times first."""

    script: Script = lambda _: Answer()
    people: Mapping[PersonId, Known] = field(default_factory=dict)
    heard: list[Incoming] = field(default_factory=list)
    failures: int = 0

    async def hear(self, incoming: Incoming) -> tuple[Answer, Mapping[PersonId, Known]]:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the database is away")
        self.heard.append(incoming)
        return self.script(incoming), self.people


@dataclass
class Office:
    """Everything that stands: the sandbox, the app's desk and channel, and two people."""

    sandbox: Sandbox
    desk: ScriptedDesk
    workspace: OneWorkspace
    channel: SlackChannel
    rooms: Rooms
    analyst: Person
    contact: Person

    def address(self, person: Person) -> Address:
        return Address("slack", TEAM, person.id)

    async def post(self, message: Message, key: str = "ping:1", tries: int = 1) -> None:
        await self.channel.post(self.address(self.analyst), Parcel(key, message, self.desk.people, tries))


@asynccontextmanager
async def office(way: str) -> AsyncIterator[Office]:
    """The app over "http" or "socket"."""
    async with Sandbox(retry_waits=(0.01, 0.02)) as sandbox:
        team = sandbox.workspace(TEAM, "State")
        analyst, contact = team.person("Analyst", handle="analyst"), team.person("Contact", handle="contact")
        team.channel("data-sharing")
        workspace, rooms, desk = OneWorkspace(team.bot_token, sandbox.api_url), Rooms(), ScriptedDesk()
        app = build_app(desk, workspace, base_url=sandbox.api_url, rooms=rooms)
        channel = SlackChannel(workspace.client, rooms)
        try:
            if way == "http":
                endpoint = Endpoint(app, sandbox.app.signing_secret)
                async with listening(endpoint) as url:
                    sandbox.use_http(url)
                    yield Office(sandbox, desk, workspace, channel, rooms, analyst, contact)
            else:
                link = Socket(app, sandbox.app.app_token, sandbox.api_url)
                await link.start()
                await sandbox.linked()
                try:
                    yield Office(sandbox, desk, workspace, channel, rooms, analyst, contact)
                finally:
                    await link.close()
        finally:
            await workspace.close()


@asynccontextmanager
async def listening(endpoint: Endpoint) -> AsyncIterator[str]:
    """The address of an endpoint that is served."""
    web = Starlette(routes=[Route("/slack/events", endpoint)])
    server = uvicorn.Server(uvicorn.Config(web, log_level="warning", lifespan="off"))
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        running = asyncio.create_task(server.serve(sockets=[bound]))
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}/slack/events"
        finally:
            server.should_exit = True
            await running


def question(block: str = "field:purpose_need", words: str = "Why these data?") -> Message:
    """A message with a sentence and two buttons."""
    return Message(
        block,
        words,
        (
            Say((Span(words, bold=True),)),
            Actions((Button("Yes", Act("choose", asked=4, arg="yes")), Button("No", Act("choose", asked=4, arg="no")))),
        ),
    )
