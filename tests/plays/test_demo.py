"""The demo, as somebody runs it: stopped, killed and started again, it goes on where it was."""

import asyncio
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from sandbox.shapes import Json, obj, objs, text
from tests.plays.program import Program, bucp

OPEN = re.compile(r"Open (http://\S+) in a browser")
STOP = ("interrupt", "kill")


class Page:
    """The demo's page in the hands of one of its people."""

    def __init__(self, session: aiohttp.ClientSession, url: str, name: str) -> None:
        self.session = session
        self.url = url
        self.name = name
        self.team = self.user = ""

    async def get(self, path: str) -> Json:
        async with self.session.get(f"{self.url}{path}") as answer:
            found: Json = await answer.json()
            return found

    async def post(self, path: str, **wish: object) -> Json:
        body = {"team": self.team, "user": self.user, **wish}
        async with self.session.post(f"{self.url}{path}", json=body) as answer:
            found: Json = await answer.json()
            return found

    async def find(self) -> None:
        """Who this is, in the demo's workspace."""
        team = objs(await self.get("/hand/world"), "teams")[0]
        self.team = text(team, "id")
        self.user = next(text(user, "id") for user in objs(team, "users") if text(user, "real_name") == self.name)

    async def talk(self) -> list[Json]:
        """The direct messages with the bot."""
        view = await self.get(f"/hand/view?team={self.team}&user={self.user}")
        rooms = [text(room, "id") for room in objs(view, "dms")]
        return objs(obj(view, "messages"), rooms[0]) if rooms else []

    async def blocks(self) -> list[str]:
        """The first block of each message."""
        return [text(objs(one, "blocks")[0], "block_id") for one in await self.talk() if objs(one, "blocks")]

    async def command(self, line: str) -> Json:
        """A command in #data-sharing."""
        team = objs(await self.get("/hand/world"), "teams")[0]
        room = next(text(one, "id") for one in objs(team, "channels") if text(one, "name") == "data-sharing")
        return await self.post("/hand/say", channel=room, text=line)

    async def answer(self, words: str) -> None:
        """Type into the direct messages."""
        view = await self.get(f"/hand/view?team={self.team}&user={self.user}")
        await self.post("/hand/say", channel=text(objs(view, "dms")[0], "id"), text=words)

    async def until(self, block: str) -> list[str]:
        """Wait until the last message begins with this block. Gives all."""
        async with asyncio.timeout(30):
            while True:
                found = await self.blocks()
                if found and found[-1].partition("~")[0] == block:
                    return found
                await asyncio.sleep(0.02)


@asynccontextmanager
async def analyst(demo: Program) -> AsyncIterator[Page]:
    """The analyst on the left, once the demo says that it is there."""
    url = await demo.says(OPEN)
    async with aiohttp.ClientSession() as session:
        page = Page(session, url, "CDSS analyst")
        await page.find()
        yield page


@asynccontextmanager
async def demonstrated(folder: Path) -> AsyncIterator[Program]:
    demo = Program({"DEMO_DATA": str(folder), "DEMO_PORT": "0"}, ("demo",))
    try:
        yield demo
    finally:
        await demo.stop()


@pytest.mark.parametrize("how", STOP)
async def test_all_is_there_after_a_stop(tmp_path: Path, how: str) -> None:
    async with demonstrated(tmp_path) as demo:
        await demo.start()
        async with analyst(demo) as page:
            await page.command("/bucp new")
            await page.until("ask:department")
            await page.answer("CDSS")
            before = await page.until("ask:unit")
        if how == "interrupt":
            assert await demo.interrupt(signal.SIGINT) == 0
        else:
            await demo.kill()

        await demo.start()
        async with analyst(demo) as page:
            assert await page.blocks() == before
            await page.answer("Research")
            assert await page.until("ask:role") == [*before[:-1], "ask:unit#done", "ask:role"]


async def test_a_taken_port_is_said_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = await bucp({"DEMO_DATA": str(tmp_path), "DEMO_PORT": str(port)}, "demo")
    assert status == 2
    assert str(port) in said
    assert f"DEMO_PORT={port + 1}" in said
    assert "Traceback" not in said


async def test_a_taken_address_is_said_by_the_service(sqlite_url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}
        status, said = await bucp({"BUCP_DATABASE_URL": sqlite_url, "BUCP_LISTEN": address, **tokens}, "serve")
    assert status == 2
    assert address in said
    assert "BUCP_LISTEN" in said
    assert "Traceback" not in said


async def test_a_second_service_on_the_same_file_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    settings = {
        "BUCP_DATABASE_URL": sqlite_url,
        "BUCP_LISTEN": "127.0.0.1:0",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": "secret",
    }
    first = Program(settings)
    await first.start()
    try:
        await first.says(re.compile("listening on"))
        status, said = await bucp(settings, "serve")
        assert status == 2
        assert "in use" in said
        assert "Traceback" not in said
    finally:
        assert await first.stop() == 0
