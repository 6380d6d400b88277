"""The stage of a play: a workspace, the program behind it, and a way between them that can be cut."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Literal

import aiohttp

from sandbox.app import AppConfig
from sandbox.clock import FileClock
from sandbox.person import Person
from sandbox.server import Sandbox
from sandbox.shapes import obj, text
from sandbox.team import Team
from sandbox.things import Message
from storage.audit import verify
from storage.outbox import entries
from storage.store import Store, open_store
from tests.plays.program import LISTENING, Program, bucp

Way = Literal["socket", "http"]

TEAM = "T0PLAYS"
CHANNEL = "data-sharing"
LEASE_SECONDS = 40
A_MOMENT = 0.01
LONG = 600.0


class Stage:
    """Slack's side in `sandbox`, the bot's in `program`. Time is the sandbox's: `clock` moves it for both."""

    def __init__(self, sandbox: Sandbox, team: Team, program: Program, way: Way, clock: FileClock) -> None:
        self.sandbox = sandbox
        self.team = team
        self.program = program
        self.way = way
        self.clock = clock

    @property
    def database(self) -> str:
        return self.program.environment["BUCP_DATABASE_URL"]

    def person(self, name: str, email: str | None = None) -> Person:
        """Somebody in this workspace."""
        return self.team.person(name, email=email)

    # The program's lives

    async def start(self) -> None:
        """Start the program, and return when it can be reached."""
        await self.program.start()
        if self.way == "socket":
            await asyncio.gather(self.sandbox.linked(40), self.program.says(LISTENING))
        else:
            address = await self.program.says(LISTENING)
            await _answers(f"{address}/healthz")
            assert self.sandbox.slack.delivery.http is not None
            self.sandbox.slack.delivery.http.url = f"{address}/slack/events"
        self.sandbox.hurry()

    async def kill(self) -> None:
        """End the program at once, wherever it is."""
        await self.program.kill()
        self.sandbox.cut_sockets()

    async def restart(self) -> None:
        """Kill the program and start it again. On PostgreSQL, where others might hold them, its leases run out."""
        await self.kill()
        if not self.database.startswith("sqlite"):
            self.clock.skip(LEASE_SECONDS)
        await self.start()

    # When all is done

    async def settled(self) -> None:
        """Return when nothing is under way to the bot or from it."""
        await self.sandbox.settled()
        await _until(self.nothing_waits)

    async def skipping_until(self, done: Callable[[], bool]) -> None:
        """Let time pass in leaps until this holds: for waits that people would sit out."""

        def look() -> bool:
            if not done():
                self.clock.skip(10)
            return done()

        await _until(look, pause=0.3)

    def nothing_waits(self) -> bool:
        """Whether all that was to leave has left."""
        with self.store() as store, store.reading() as connection:
            return not entries(connection, "todo")

    async def ends_well(self, *, troubled: bool = False) -> None:
        """Check what holds after every play: nothing is lost, doubled, damaged or raised. `troubled` plays, in which
        something was broken on purpose, may have warnings in the log."""
        await self.settled()
        assert unique(self.team.people) == []
        with self.store() as store:
            assert verify(store) == []
            with store.reading() as connection:
                assert entries(connection) == []
        assert [one for one in self.program.complaints if not troubled or "Traceback" in one] == []

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The program's database, opened beside it."""
        opened = open_store(self.database)
        try:
            yield opened
        finally:
            opened.close()

    async def ends_well_for_operators(self) -> None:
        """The same, by the words of the command line."""
        whole, dead = await asyncio.gather(self.bucp("audit", "verify"), self.bucp("outbox", "--dead"))
        assert whole[0] == 0, whole[1]
        assert dead == (0, "Nothing was given up.\n")

    async def bucp(self, *words: str) -> tuple[int, str]:
        """One command of the command line, on this database."""
        return await bucp({"BUCP_DATABASE_URL": self.database}, *words)


def unique(people: Iterable[Person]) -> list[str]:
    """The messages that came more than once."""
    doubled = []
    for person in people:
        keys = [key_of(message) for message in person.dm if message.bot_id]
        doubled += [f"{person}: {key}" for key in set(keys) if key and keys.count(key) > 1]
    return doubled


def key_of(message: Message) -> str:
    """The mark of the bot's own by which a message is known."""
    return text(obj(message.metadata or {}, "event_payload"), "key")


async def _until(done: Callable[[], bool], within: float = 40, pause: float = A_MOMENT) -> None:
    """Return when this holds. Raises TimeoutError."""
    async with asyncio.timeout(within):
        while True:
            if await asyncio.to_thread(done):
                return
            await asyncio.sleep(pause)


async def _answers(url: str) -> None:
    """Return when something answers there."""
    async with asyncio.timeout(30), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url) as answer:
                    assert answer.status == 200
                    return
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(A_MOMENT)


@asynccontextmanager
async def open_stage(way: Way, database: str, folder: Path, **settings: str) -> AsyncIterator[Stage]:
    """A stage with the program running. A retry of Slack's happens when the program is back, not before."""
    clock = FileClock(folder / "clock")
    app = AppConfig(commands=("/bucp",))
    async with Sandbox(folder / "slack.db", clock=clock, app=app, retry_waits=(LONG, LONG, LONG)) as sandbox:
        team = sandbox.workspace(TEAM, "State of California")
        team.channel(CHANNEL)
        team.channel("general")
        environment = {
            "SLACK_BOT_TOKEN": team.bot_token,
            "SLACK_API_URL": sandbox.api_url,
            "BUCP_DATABASE_URL": database,
            "BUCP_SMTP_URL": sandbox.smtp_url,
            "BUCP_LISTEN": "127.0.0.1:0",
            "BUCP_CLOCK_FILE": str(folder / "clock"),
        }
        if way == "socket":
            environment["SLACK_APP_TOKEN"] = app.app_token
        else:
            environment["SLACK_SIGNING_SECRET"] = app.signing_secret
            sandbox.use_http("http://127.0.0.1:9/")  # until the program tells where it listens
        stage = Stage(sandbox, team, Program(environment | settings), way, clock)
        try:
            await stage.start()
            yield stage
        finally:
            await stage.program.kill()
