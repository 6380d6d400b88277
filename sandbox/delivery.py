"""Brings commands, events and interactions to the app, with Slack's deadline, retries and duplicates."""

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace

from sandbox.app import AppConfig
from sandbox.faults import Faults
from sandbox.payloads import event_json
from sandbox.shapes import Json
from sandbox.things import Workspace
from sandbox.transport import Kind, Reply, Retry, SignedHttp, SocketMode, Transport
from sandbox.world import Shelf, World

DEADLINE = 3.0
RETRY_WAITS = (0.0, 60.0, 300.0)


@dataclass(frozen=True)
class Pending:
    """An event on its way: which attempt is next, and why the one before failed."""

    id: str
    envelope: Json
    attempt: int = 0
    reason: str = ""

    @property
    def key(self) -> str:
        """The event id."""
        return self.id


@dataclass(frozen=True)
class Attempt:
    """One delivery that was tried, for tests to look at."""

    kind: Kind
    payload: Json
    retry: Retry | None
    ok: bool


class Delivery:
    """The way from the workspaces to the app."""

    def __init__(self, world: World, app: AppConfig, faults: Faults, deadline: float, waits: Sequence[float]) -> None:
        self._world = world
        self._app = app
        self._faults = faults
        self._deadline = deadline
        self._waits = tuple(waits)
        self._pending = Shelf(Pending, world.store)
        self._tasks: set[asyncio.Task[None]] = set()
        self._hurry = asyncio.Event()
        self.sockets = SocketMode(app)
        self.http: SignedHttp | None = None
        self.attempts: deque[Attempt] = deque(maxlen=2000)

    @property
    def _way(self) -> Transport:
        return self.http or self.sockets

    @property
    def connected(self) -> bool:
        """Whether the app can be reached, as far as can be known without asking."""
        return self.http is not None or self.sockets.connections > 0

    async def ask(self, kind: Kind, payload: Json) -> Reply:
        """Deliver a command or an interaction: once, or twice if that fault is on; the first answer counts."""
        first = asyncio.create_task(self._send(kind, payload, None))
        if self._faults.actions_twice:
            self._in_background(self._again(kind, payload))
        return await first

    def event(self, workspace: Workspace, event: Json) -> str:
        """Begin to deliver an event; the answer is its id."""
        if not workspace.installed and event.get("type") not in ("app_uninstalled", "tokens_revoked"):
            return ""
        envelope = event_json(self._world, workspace, event, self._app.verification_token)
        event_id = str(envelope["event_id"])
        self._begin(self._pending.put(Pending(event_id, envelope)))
        return event_id

    def resume(self) -> None:
        """Go on with the events that were on their way when the sandbox was stopped."""
        for pending in tuple(self._pending.values()):
            self._begin(pending)

    def hurry(self) -> None:
        """Let every waiting retry happen now."""
        self._hurry.set()
        self._hurry = asyncio.Event()

    async def settled(self) -> None:
        """Return when nothing is on its way any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop; what is on its way stays for the next time."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        if self.http is not None:
            await self.http.close()

    def _begin(self, pending: Pending) -> None:
        if self._faults.events_twice:
            self._in_background(self._again("events_api", pending.envelope))
        self._in_background(self._carry(pending))

    async def _carry(self, pending: Pending) -> None:
        while True:
            retry = Retry(pending.attempt, pending.reason) if pending.attempt else None
            reply = await self._send("events_api", pending.envelope, retry)
            if reply.ok or not reply.may_retry or pending.attempt >= len(self._waits):
                self._pending.remove(pending.key)
                return
            pending = self._pending.put(replace(pending, attempt=pending.attempt + 1, reason=reply.reason))
            await self._wait(self._waits[pending.attempt - 1])

    async def _wait(self, seconds: float) -> None:
        hurry = self._hurry
        try:
            async with asyncio.timeout(seconds):
                await hurry.wait()
        except TimeoutError:
            return

    async def _again(self, kind: Kind, payload: Json) -> None:
        await self._send(kind, payload, None)

    async def _send(self, kind: Kind, payload: Json, retry: Retry | None) -> Reply:
        reply = await self._way.send(kind, payload, retry, self._deadline)
        self.attempts.append(Attempt(kind, payload, retry, reply.ok))
        return reply

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
