"""The servers that are measured: each a process of its own, and what the system tells of it."""

import asyncio
import os
import re
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.signed import BOT_TOKEN, SECRET
from tests.bench.wire import Client

LISTENING = re.compile(rb"listening on http://127\.0\.0\.1:(\d+)")
START_SECONDS = 60
ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A process that listens. `began` is when it was started, by `time.perf_counter`."""

    process: asyncio.subprocess.Process
    began: float
    port: int = 0
    said: list[bytes] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """Seconds of processor time until now; NaN where the system does not tell."""
        with suppress(OSError):
            told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        return float("nan")

    @property
    def memory(self) -> float:
        """Resident memory in MB; NaN where the system does not tell."""
        with suppress(OSError):
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        return float("nan")

    async def listens(self) -> None:
        """Until it takes connections. Raises RuntimeError when it ends instead."""
        assert self.process.stderr is not None
        while not self.port:
            line = await self.process.stderr.readline()
            if not line:
                raise RuntimeError("a server did not start:\n" + b"".join(self.said).decode(errors="replace"))
            self.said.append(line)
            found = LISTENING.search(line)
            self.port = int(found[1]) if found else 0
        while True:
            with suppress(OSError):
                (await Client.to(self.port)).transport.close()
                return
            await asyncio.sleep(0.005)

    async def _listen_on(self) -> None:
        assert self.process.stderr is not None
        while line := await self.process.stderr.readline():
            self.said.append(line)


@asynccontextmanager
async def running(module: str, *words: str, settings: Mapping[str, str] | None = None) -> AsyncIterator[Server]:
    """`python -m MODULE WORDS` until the end of the block, with nothing of this machine's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BUCP_", "SLACK_"))}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words, env=kept | dict(settings or {}), cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    server = Server(process, began)
    listening: asyncio.Task[None] | None = None
    try:
        async with asyncio.timeout(START_SECONDS):
            await server.listens()
        listening = asyncio.create_task(server._listen_on())
        yield server
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(START_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        if listening is not None:
            await listening


@asynccontextmanager
async def application(database: Path, slack: Server) -> AsyncIterator[Server]:
    """The real program, as `bucp serve` starts it, with signed HTTP and this database."""
    settings = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{slack.port}/api/",
        "BUCP_DATABASE_URL": f"sqlite:///{database}",
        "BUCP_LISTEN": "127.0.0.1:0",
    }
    async with running("bot.cli", "serve", settings=settings) as server:
        yield server
