"""A queue in memory that keeps the outbox's promises, and a platform that does as a test says."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.deliveries import Done, Row, Skipped
from bot.relay import Again, Dead, Outcome
from conversations.files import Read, Unread, Words
from conversations.ids import AgreementId, PersonId
from conversations.message import Mail, Message, Say, Span
from conversations.outgoing import Outgoing, Ping, Redraw
from conversations.said import Introduced
from handlers.ports import Address, File, Incoming, Known, Parcel, Reference, Reread

START = datetime(2027, 1, 19, 22, 10, tzinfo=UTC)
LEASE = timedelta(seconds=30)


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def skip(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def text(words: str) -> Message:
    return Message("ping", words, (Say((Span(words),)),))


def ping(number: int, to: int = 1, agreement: int | None = None) -> Ping:
    return Ping(PersonId(to), f"p{number}", text(f"ping {number}"), agreement=AgreementId(agreement or 0) or None)


def at_slack(user: str = "U1", tenant: str = "T1") -> Address:
    return Address("slack", tenant, user)


@dataclass
class Entry:
    row: Row
    due: datetime
    state: str = "todo"
    lease: datetime | None = None
    owner: str = ""
    revision: int = 1
    claimed_at: int = 0
    error: str = ""


@dataclass
class Outbox:
    """What several queues share, as several processes share a database."""

    clock: Clock
    entries: dict[int, Entry] = field(default_factory=dict)
    gates: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def put(self, what: Outgoing, to: Address, key: str = "", due: datetime | None = None) -> Entry:
        number = len(self.entries) + 1
        key = key or getattr(what, "key", "") or f"k{number}"
        row = Row(number, key, f"{to.platform}:{to.tenant}:{to.user}", to, PersonId(1), what, tries=0)
        self.entries[number] = Entry(row, due or self.clock())
        return self.entries[number]

    def put_view(self, what: Redraw, to: Address) -> Entry:
        key = f"{what.view}:{what.agreement}:{what.person}"
        for entry in self.entries.values():
            if entry.row.key == key:
                entry.revision += 1
                entry.state, entry.due = "todo", self.clock()
                entry.row = replace(entry.row, what=what, tries=0)
                return entry
        return self.put(what, to, key)

    def states(self) -> list[str]:
        return [entry.state for entry in self.entries.values()]


@dataclass
class FakeQueue:
    box: Outbox
    owner: str = "one"
    claims: int = 0

    async def claim(self, limit: int) -> Sequence[Row]:
        self.claims += 1
        now = self.box.clock()
        taken: list[Row] = []
        lanes: set[str] = set()
        for entry in self.box.entries.values():
            if entry.state != "todo" or entry.row.lane in lanes:
                continue
            if entry.due > now and entry.row.tries == 0:
                continue  # dated in the future from the start: holds up nobody
            lanes.add(entry.row.lane)
            gate = self.box.gates.get((entry.row.to.platform, entry.row.to.tenant), now)
            leased = entry.lease is not None and entry.lease > now
            if entry.due <= now and not leased and gate <= now and len(taken) < limit:
                entry.lease, entry.owner = now + LEASE, self.owner
                entry.row = replace(entry.row, tries=entry.row.tries + 1)
                entry.claimed_at = entry.revision
                taken.append(entry.row)
        return taken

    async def settle(self, row: Row, outcome: Outcome) -> None:
        entry = self.box.entries[row.id]
        if entry.owner != self.owner or entry.state != "todo":
            return
        entry.lease, entry.owner = None, ""
        match outcome:
            case Done():
                latest = entry.claimed_at == entry.revision
                entry.row = replace(entry.row, at=outcome.at or entry.row.at, drawn=outcome.drawn or entry.row.drawn)
                entry.state = "done" if latest else "todo"
            case Skipped():
                entry.state, entry.error = "skipped", outcome.why
            case Dead():
                entry.state, entry.error = "dead", outcome.why
            case Again():
                entry.due, entry.error = outcome.due, outcome.why
                if not outcome.counted:
                    entry.row = replace(entry.row, tries=max(1, entry.row.tries - 1))
                if outcome.gate:
                    self.box.gates[entry.row.to.platform, entry.row.to.tenant] = outcome.due


Behave = Callable[[Parcel], None]


@dataclass
class FakeChannel:
    """Records what a person would see. `before` runs first and may raise; `slow` is seconds per address."""

    before: Callable[[str, str], None] = lambda _user, _key: None
    slow: Mapping[str, float] = field(default_factory=dict)
    posted: list[tuple[str, str]] = field(default_factory=list)
    updated: list[tuple[str, str, str]] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    messages: dict[tuple[str, str, str], Reread] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)

    async def _begin(self, to: Address, key: str) -> None:
        self.before(to.user, key)
        await asyncio.sleep(self.slow.get(to.user, 0.0))

    async def post(self, to: Address, parcel: Parcel) -> Reference:
        await self._begin(to, parcel.key)
        self.posted.append((to.user, parcel.key))
        self.parcels.append(parcel)
        return Reference(f"D{to.user}", str(len(self.posted)))

    async def update(self, to: Address, at: Reference, parcel: Parcel) -> Reference:
        await self._begin(to, parcel.key)
        self.updated.append((to.user, at.message, parcel.message.text))
        return at

    async def publish_home(self, to: Address, parcel: Parcel) -> None:
        await self._begin(to, parcel.key)
        self.homes.append((to.user, parcel.message.text))

    async def send_file(self, to: Address, key: str, file: File) -> Reference:
        await self._begin(to, key)
        self.files.append((to.user, file.name, file.content))
        return Reference(f"D{to.user}", f"file {key}")

    async def look_up(self, who: Address) -> Introduced:
        await self._begin(who, "look up")
        return Introduced("Data analyst", "analyst@example.org", "America/Los_Angeles")

    async def read(self, who: Address, at: Reference, thread: str) -> Reread | None:
        await self._begin(who, "read")
        return self.messages.get((at.channel, at.message, thread))

    async def fetch(self, who: Address, file: str) -> bytes | Unread:
        await self._begin(who, file)
        return self.uploads.get(file, Unread("gone"))


@dataclass
class FakePost:
    sent: list[tuple[str, str, Mail, tuple[File, ...]]] = field(default_factory=list)

    async def send(
        self, to: str, key: str, mail: Mail, files: tuple[File, ...], people: Mapping[PersonId, Known]
    ) -> Reference:
        self.sent.append((to, key, mail, files))
        return Reference(to, f"<{key}@example.org>")


@dataclass
class FakeWorld:
    hidden: set[tuple[int, int]] = field(default_factory=set)
    views: dict[str, Message | None] = field(default_factory=dict)
    places: dict[str, Reference] = field(default_factory=dict)
    heard: list[Incoming] = field(default_factory=list)
    asked_for: list[frozenset[PersonId]] = field(default_factory=list)

    async def may_see(self, person: PersonId, agreement: AgreementId) -> bool:
        return (person, agreement) not in self.hidden

    async def known(self, persons: frozenset[PersonId], reader: Address) -> Mapping[PersonId, Known]:
        self.asked_for.append(persons)
        return {person: Known(f"Person {person}") for person in persons}

    async def delivered(self, key: str) -> Reference | None:
        return self.places.get(key)

    async def draw(self, view: Redraw) -> Message | None:
        return self.views.get(view.view)

    async def file_for(self, agreement: AgreementId, name: str) -> File:
        return File(f"{name}.html", "Draft", "text/html; charset=utf-8", f"{name} of {agreement}".encode())

    async def read(self, ending: str, content: bytes) -> Read:
        return Words(f"{ending}: {content.decode()}")

    async def name_of(self, agreement: AgreementId) -> str:
        return "EDD wages for CDSS"

    async def hear(self, incoming: Incoming) -> None:
        self.heard.append(incoming)
