"""A sandbox with one workspace, and a real Bolt app in it: each test runs in both modes."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.app import AppConfig
from sandbox.server import Sandbox
from sandbox.team import Team
from tests.sandbox.echo import Echo, by_http, by_socket, make_echo

TEAM = "T1"


@pytest_asyncio.fixture
async def sb() -> AsyncIterator[Sandbox]:
    """A sandbox that loses patience quickly."""
    app = AppConfig(commands=("/bucp",))
    async with Sandbox(app=app, deadline=0.5, retry_waits=(0, 0.01, 0.02), trigger_seconds=0.2) as sandbox:
        yield sandbox


@pytest.fixture
def team(sb: Sandbox) -> Team:
    """A workspace with an analyst, a contact, and two channels."""
    team = sb.workspace(TEAM, "One")
    team.person("analyst")
    team.person("contact")
    team.channel("data-sharing")
    team.channel("with-bot", with_bot=True)
    return team


@pytest.fixture
def client(sb: Sandbox, team: Team) -> AsyncWebClient:
    """The Web API as the bot of that workspace."""
    return AsyncWebClient(team.bot_token, base_url=sb.api_url)


@pytest_asyncio.fixture(params=["socket", "http"])
async def echo(request: pytest.FixtureRequest, sb: Sandbox, team: Team) -> AsyncIterator[Echo]:
    """The app, once by Socket Mode and once by HTTP."""
    way = by_socket if request.param == "socket" else by_http
    async with way(sb, make_echo(sb)) as app:
        yield app
