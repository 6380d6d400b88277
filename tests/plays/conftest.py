"""Fixtures of the plays: one stage a test, on each way to Slack and each database."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import pytest_asyncio

from tests.plays.stage import Stage, Way, open_stage

ALL = [
    pytest.param(("socket", "sqlite"), id="socket-sqlite"),
    pytest.param(("http", "sqlite"), id="http-sqlite"),
    pytest.param(("socket", "postgresql"), id="socket-postgres", marks=pytest.mark.postgres),
    pytest.param(("http", "postgresql"), id="http-postgres", marks=pytest.mark.postgres),
]

Open = Callable[..., AbstractAsyncContextManager[Stage]]


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
