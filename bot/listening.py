"""PostgreSQL tells when another process wrote something that is to be sent."""

import asyncio
import logging
from collections.abc import Callable

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL

from storage.outgoing import CHANNEL

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0


async def listen(url: URL, wake: Callable[[], None]) -> None:
    """Calls `wake` at each notice, until cancelled. Without a connection it tries again, with growing waits in seconds:
    the relay then still looks by itself. `url` as `storage.store.read_url` gives it."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    wait = 1.0
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                await connection.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
                wait = 1.0
                wake()  # for what was written while nobody listened
                async for _ in connection.notifies():
                    wake()
        except psycopg.Error as away:
            log.warning("no notices from the database for now: %s", type(away).__name__)
        await asyncio.sleep(wait)
        wait = min(LONGEST_WAIT, wait * 2)
