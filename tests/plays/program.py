"""The bot as a process of its own, which a test can end in the middle of anything and start again."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Mapping, Sequence

START_SECONDS = 40
LISTENING = re.compile(r"listening on (http://\S+)")
TROUBLE = re.compile(r"Traceback| (WARNING|ERROR|CRITICAL) ")


def machine() -> dict[str, str]:
    """The machine's own environment, without anything that would set the bot."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("BUCP_", "SLACK_", "DEMO_"))}


async def bucp(environment: Mapping[str, str], *words: str) -> tuple[int, str]:
    """One command of the command line: its exit status and all that it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", *words, env=machine() | dict(environment), stdout=PIPE, stderr=PIPE
    )
    said, complaint = await process.communicate()
    return await process.wait(), (said + complaint).decode()


class Program:
    """`bucp WORDS`, with what it says kept in `log`, through all its lives."""

    def __init__(self, environment: Mapping[str, str], words: Sequence[str] = ("serve",)) -> None:
        self.environment = machine() | dict(environment)
        self.log: list[str] = []
        self.lives = 0
        self._words = words
        self._process: Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._said = asyncio.Event()
        self._from = 0

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it; `says` tells when it is ready."""
        assert not self.running
        self._from = len(self.log)
        self.lives += 1
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", *self._words, env=self.environment, stdout=PIPE, stderr=STDOUT
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def says(self, wanted: re.Pattern[str], within: float = START_SECONDS) -> str:
        """The first group of the first line of this life that fits. Raises AssertionError when it ends without."""
        async with asyncio.timeout(within):
            while True:
                self._said.clear()
                found = next((hit for line in self.log[self._from :] if (hit := wanted.search(line))), None)
                if found is not None:
                    return found[1] if wanted.groups else found[0]
                assert self._reading is not None
                assert not self._reading.done(), "it ended:\n" + "".join(self.log[self._from :])
                await self._said.wait()

    async def kill(self) -> None:
        """End it as a power cut would: no word, no farewell."""
        assert self._process is not None
        if self.running:
            self._process.kill()
        await self._ended()

    async def stop(self, within: float = 30) -> int:
        """Ask it to end (SIGTERM), and wait until it has. Gives its exit status."""
        assert self._process is not None
        if self.running:
            self._process.terminate()
        async with asyncio.timeout(within):
            return await self._ended()

    async def interrupt(self, number: int, within: float = 30) -> int:
        """Send it a signal, and wait until it has ended. Gives its exit status."""
        assert self._process is not None
        self._process.send_signal(number)
        async with asyncio.timeout(within):
            return await self._ended()

    async def ended(self, within: float = START_SECONDS) -> int:
        """Wait until it ends by itself. Gives its exit status."""
        async with asyncio.timeout(within):
            return await self._ended()

    @property
    def complaints(self) -> list[str]:
        """The lines of the log that tell of trouble, each with what follows it."""
        return ["".join(self.log[at : at + 30]) for at, line in enumerate(self.log) if TROUBLE.search(line)]

    async def _ended(self) -> int:
        assert self._process is not None
        assert self._reading is not None
        await self._reading
        return await self._process.wait()

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self.log.append(line.decode(errors="replace"))
            self._said.set()
        self._said.set()
