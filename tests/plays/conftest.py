"""Fixtures of the plays: one stage a test, on each way to Slack and each database."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sandbox.things import Message
from tests.plays.play import Play, scenario
from tests.plays.stage import Stage, Way, open_stage

ALL = [
    pytest.param(("socket", "sqlite"), id="socket-sqlite"),
    pytest.param(("http", "sqlite"), id="http-sqlite"),
    pytest.param(("socket", "postgresql"), id="socket-postgres", marks=pytest.mark.postgres),
    pytest.param(("http", "postgresql"), id="http-postgres", marks=pytest.mark.postgres),
]


@pytest.fixture(params=ALL)
def combination(request: pytest.FixtureRequest) -> tuple[Way, str]:
    """A way to Slack and the address of a fresh database."""
    way, kind = request.param
    return way, request.getfixturevalue("sqlite_url" if kind == "sqlite" else "postgres_url")


@pytest_asyncio.fixture
async def stage(combination: tuple[Way, str], tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage of each combination."""
    async with open_stage(*combination, tmp_path) as opened:
        yield opened


@pytest_asyncio.fixture
async def small_stage(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage by Socket Mode on SQLite, for what differs in neither."""
    async with open_stage("socket", sqlite_url, tmp_path) as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def ready_folder(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wages case has come to where the contact is to be named: played once, then copied."""
    folder = tmp_path_factory.mktemp("ready")
    shutil.copy(migrated_file, folder / "bucp.db")
    async with open_stage("socket", f"sqlite:///{folder / 'bucp.db'}", folder) as opened:
        play = Play(opened, scenario("wages"))
        await play.begin()
        await play.until("ask:contact")
        await opened.ends_well()
        await opened.program.stop()
    return folder


@pytest_asyncio.fixture
async def ready(ready_folder: Path, tmp_path: Path) -> AsyncIterator[Play]:
    """The wages case on a stage of its own, where the analyst is asked for the contact."""
    folder = shutil.copytree(ready_folder, tmp_path / "ready")
    async with open_stage("socket", f"sqlite:///{folder / 'bucp.db'}", folder) as opened:
        yield Play(opened, scenario("wages"))


@pytest_asyncio.fixture
async def sent(ready: Play) -> tuple[Play, Message]:
    """The same, sent to the contact; with what the contact got."""
    await ready.until("ask:send")
    return ready, await ready.send()
