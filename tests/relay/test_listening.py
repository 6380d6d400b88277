"""Notices from other processes, on PostgreSQL."""

import asyncio

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bot.listening import listen
from storage.outgoing import CHANNEL
from storage.store import read_url


class Bell:
    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        self.rung += 1

    async def reaches(self, count: int) -> None:
        async with asyncio.timeout(10):
            while self.rung < count:  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.005)


def tell(url: str, statement: str) -> None:
    engine = create_engine(read_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.postgres
async def test_a_notice_wakes_and_a_broken_connection_comes_back(postgres_url: str) -> None:
    bell = Bell()
    listening = asyncio.create_task(listen(read_url(postgres_url), bell))
    try:
        await bell.reaches(1)
        await asyncio.to_thread(tell, postgres_url, f"SELECT pg_notify('{CHANNEL}', '')")
        await bell.reaches(2)
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        await asyncio.to_thread(tell, postgres_url, f"SELECT pg_terminate_backend(pid) {others}")
        await bell.reaches(3)
        await asyncio.to_thread(tell, postgres_url, f"SELECT pg_notify('{CHANNEL}', '')")
        await bell.reaches(4)
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
