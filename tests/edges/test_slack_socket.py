"""Socket Mode: what was heard is answered before the connection closes."""

import asyncio
from collections.abc import Mapping

from conversations.ids import PersonId
from conversations.outgoing import Answer
from conversations.said import Commanded
from handlers.ports import Incoming, Known
from handlers.slack.app import build_app
from handlers.slack.socket import Socket
from handlers.slack.workspaces import OneWorkspace
from sandbox.server import Sandbox
from tests.edges.slack_office import TEAM, ScriptedDesk, office


class SlowDesk(ScriptedDesk):
    """A desk that takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()

    async def hear(self, incoming: Incoming) -> tuple[Answer, Mapping[PersonId, Known]]:
        self.begun.set()
        await self.may_end.wait()
        return await super().hear(incoming)


async def test_closing_waits_for_what_is_under_way() -> None:
    async with Sandbox() as sandbox:
        team = sandbox.workspace(TEAM)
        person, desk = team.person("Analyst"), SlowDesk()
        workspace = OneWorkspace(team.bot_token, sandbox.api_url)
        link = Socket(build_app(desk, workspace, base_url=sandbox.api_url), sandbox.app.app_token, sandbox.api_url)
        await link.start()
        await sandbox.linked()
        command = asyncio.create_task(person.command("/bucp new"))
        await desk.begun.wait()
        closing = asyncio.create_task(link.close())
        await asyncio.sleep(0.05)
        assert not closing.done()
        desk.may_end.set()
        await closing
        answer = await command
        await workspace.close()
    assert [one.said for one in desk.heard] == [Commanded("new", private=True)]
    assert answer.ok


async def test_a_broken_connection_is_made_again() -> None:
    async with office("socket") as here:
        await here.sandbox.refresh_sockets()
        await here.sandbox.linked()
        here.desk.script = lambda _: Answer()
        await here.analyst.command("/bucp status")
        assert len(here.desk.heard) == 1
