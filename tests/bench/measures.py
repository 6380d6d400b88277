"""What is measured: rounds in which the real application and the app that only acks take turns."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from storage.store import Store
from storage.tables import EVENT, OUTBOX
from tests.bench import seeding, signed
from tests.bench.plan import Plan
from tests.bench.processes import Server, application, running
from tests.bench.seeding import Office, Stored
from tests.bench.wire import Client, Took, play

QUIET_SECONDS = 120
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a round: what the requests took, and the server's processor time for each (seconds)."""

    took: Took
    cpu: float

    @property
    def p50(self) -> float:
        return median(self.took.each)


@dataclass
class Measured:
    """Every part of every round, by its name, and what was measured once. Times in seconds, memory in MB."""

    parts: dict[str, list[Part]] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    delivery: list[float] = field(default_factory=list)
    idle: float = 0.0
    many_memory: float = 0.0
    many_status: float = 0.0

    def ratios(self, name: str, of: str, what: Callable[[Part], float]) -> list[float]:
        """What a part is to another one of the same round."""
        return [what(one) / what(other) for one, other in zip(self.parts[name], self.parts[of], strict=True)]


@dataclass(frozen=True, slots=True)
class Stage:
    """What runs during the rounds."""

    plan: Plan
    acking: Server
    real: Server
    slack: Server
    store: Store
    agreements: Sequence[Stored]


async def measure(plan: Plan, folder: Path, say: Say) -> Measured:
    """One whole run, with its databases in this folder."""
    measured = Measured()
    database = folder / "bucp.db"
    store = seeding.opened(database)
    office = Office(store)
    say(f"storing {plan.agreements} agreements")
    there = office.agreements(plan.agreements)
    users = [[f"W9{part:02}{number:04}" for number in range(plan.people)] for part in range(plan.rounds + 1)]
    for some in users:
        office.drafters(some)
    async with running("tests.bench.slack_stub") as slack, running("tests.bench.ack_only") as acking:
        for _ in range(plan.rounds):
            await _start(database, slack, there[0], measured)
        async with application(database, slack) as real:
            await asyncio.sleep(0.3)
            measured.idle = real.memory
            stage = Stage(plan, acking, real, slack, store, there)
            for number, some in enumerate(users):
                say(f" · round {number} of {plan.rounds}")
                await _round(stage, number, some, measured if number else Measured())
            await _deliveries(stage, users[0], measured)
        if plan.many:
            say(f" · storing {plan.many} agreements")
            there += office.agreements(plan.many - plan.agreements)
            async with application(database, slack) as real:
                part = await _part(real, _spread(_looks(there, plan.alone), 1))
                measured.many_status, measured.many_memory = part.p50, real.memory
    store.close()
    say("\n")
    return measured


async def _start(database: Path, slack: Server, there: Stored, measured: Measured) -> None:
    """From the start of the process to the first answer."""
    async with application(database, slack) as real:
        answer = await (await Client.to(real.port)).ask(signed.command(there.user, f"status {there.number}"))
        measured.starts.append(time.perf_counter() - real.began)
        if there.number.encode() not in answer:
            raise AssertionError(f"that is no status: {answer!r}")


async def _round(stage: Stage, number: int, users: Sequence[str], measured: Measured) -> None:
    """All parts, in turns; every other round the other way around."""
    plan = stage.plan

    async def part(name: str, server: Server, requests: list[bytes], connections: int) -> None:
        measured.parts.setdefault(name, []).append(await _part(server, _spread(requests, connections)))

    def looks(count: int) -> list[bytes]:
        return _looks(stage.agreements, count, number)

    async def together() -> None:
        await part("ack", stage.acking, looks(plan.requests), plan.connections)

    async def status() -> None:
        await part("status", stage.real, looks(plan.requests // 2), plan.connections)

    async def ack_alone() -> None:
        await part("ack alone", stage.acking, looks(plan.alone), 1)

    async def status_alone() -> None:
        await part("status alone", stage.real, looks(plan.alone), 1)

    async def answers() -> None:
        measured.parts.setdefault("answers", []).append(await _answers(stage, users))

    steps = [together, status, ack_alone, status_alone, answers]
    for step in steps if number % 2 else steps[::-1]:
        await step()


def _looks(there: Sequence[Stored], count: int, start: int = 0) -> list[bytes]:
    """`status ID`, of one agreement after the other."""
    wanted = (there[(start * 331 + number * 7) % len(there)] for number in range(count))
    return [signed.command(one.user, f"status {one.number}") for one in wanted]


def _spread(requests: Sequence[bytes], connections: int) -> list[Sequence[bytes]]:
    return [requests[place::connections] for place in range(connections)]


async def _part(server: Server, queues: Sequence[Sequence[bytes]]) -> Part:
    before = server.cpu
    took = await play(server.port, queues)
    return Part(took, (server.cpu - before) / len(took.each))


async def _answers(stage: Stage, users: Sequence[str]) -> Part:
    """Everybody answers the first questions of a draft, as many people at once as there are connections. Deliveries go
    on meanwhile; the processor time counts until the last of them."""
    await play(stage.real.port, _spread([signed.message(user, "resume") for user in users], stage.plan.connections))
    await _quiet(stage.store)
    before, cpu = _answered(stage.store), stage.real.cpu
    words = seeding.script()
    queues = [
        [signed.message(user, text) for user in some for text in words]
        for some in (users[place :: stage.plan.connections] for place in range(stage.plan.connections))
    ]
    took = await play(stage.real.port, queues)
    await _quiet(stage.store)
    saved = _answered(stage.store) - before
    if saved != len(users) * len(words):
        raise AssertionError(f"{saved} answers were stored, {len(users) * len(words)} were given")
    return Part(took, (stage.real.cpu - cpu) / len(took.each))


async def _deliveries(stage: Stage, users: Sequence[str], measured: Measured) -> None:
    """One answer at a time: from its ack, which follows the commit, to the first call at Slack."""
    client, slack = await Client.to(stage.real.port), await Client.to(stage.slack.port)
    for user in users[: stage.plan.alone]:
        await slack.ask(_SEEN)
        await client.ask(signed.message(user, "help"))
        acked = time.perf_counter()
        await _quiet(stage.store)
        seen = json.loads(await slack.ask(_SEEN))["seen"]
        measured.delivery.append(max(seen[0] - acked, 0.0))


_SEEN = b"GET /seen HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def _answered(store: Store) -> int:
    with store.reading() as connection:
        given = select(func.count()).select_from(EVENT).where(EVENT.c.kind == "AnswerGiven")
        count: int = connection.execute(given).scalar_one()
    return count


async def _quiet(store: Store) -> None:
    """Until everything was delivered."""
    waiting = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.state == "todo")
    async with asyncio.timeout(QUIET_SECONDS):
        while True:
            with store.reading() as connection:
                if not connection.execute(waiting).scalar_one():
                    return
            await asyncio.sleep(0.02)
