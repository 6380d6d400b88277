"""The record: facts in streams, each sealed and chained to the one before it.

hash = H(previous hash, what is known about the fact, seal) and seal = H(salt, payload), SHA-256 in hex. The first
fact of a stream follows the empty hash.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from conversations.agreement.model import Json
from conversations.agreement.recorded import Recorded, from_payload, to_payload
from conversations.ids import AgreementId, PersonId
from storage.codec import canonical
from storage.statements import Values, insert
from storage.store import Salt
from storage.tables import EVENT

BOTH = "both"


def stream_of(agreement: AgreementId) -> str:
    return f"agreement:{agreement}"


def agreement_of(stream: str) -> AgreementId:
    """Raises ValueError for a stream that is not an agreement's."""
    kind, _, number = stream.partition(":")
    if kind != "agreement":
        raise ValueError(stream)
    return AgreementId(int(number))


@dataclass(frozen=True, slots=True)
class Stored:
    """A fact as it stands in the record, payload and salt apart."""

    stream: str
    seq: int
    kind: str
    by: int
    at: datetime
    audience: str
    seal: str

    def hash(self, previous: str) -> str:
        """The link of the chain that this fact makes."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        about = (previous, self.stream, str(self.seq), self.kind, str(self.by), at, self.audience, self.seal)
        return hashlib.sha256("\n".join(about).encode()).hexdigest()


def sealed(salt: str, payload: Json) -> str:
    return hashlib.sha256(f"{salt}\n{canonical(payload)}".encode()).hexdigest()


class Sealing:
    """Collects new facts with their chain, to be written with one statement per table."""

    def __init__(self, salt: Salt) -> None:
        self._salt = salt
        self._events: list[Values] = []
        self._salts: list[Values] = []

    def add(self, fact: Recorded, previous: str) -> str:
        """Takes a fact that follows the hash `previous`; gives its own hash."""
        salt = self._salt()
        payload: Json = dict(to_payload(fact.event))
        about = Stored(stream_of(fact.agreement), fact.seq, fact.kind, fact.by, fact.at, BOTH, sealed(salt, payload))
        link = about.hash(previous)
        self._events.append(
            {
                "stream": about.stream,
                "seq": about.seq,
                "kind": about.kind,
                "payload": payload,
                "by": about.by,
                "at": about.at,
                "audience": about.audience,
                "seal": about.seal,
                "hash": link,
            }
        )
        self._salts.append({"stream": about.stream, "seq": about.seq, "salt": salt})
        return link

    def flush(self, connection: Connection) -> None:
        if self._events:
            connection.execute(insert("event"), self._events)
            connection.execute(insert("salt"), self._salts)
            self._events, self._salts = [], []


_AFTER: Select[Any] = (
    select(EVENT.c.seq, EVENT.c.kind, EVENT.c.payload, EVENT.c.by, EVENT.c.at, EVENT.c.hash)
    .where(EVENT.c.stream == bindparam("stream"), EVENT.c.seq > bindparam("after"))
    .order_by(EVENT.c.seq)
)
_LATEST: Select[Any] = (
    select(EVENT.c.seq, EVENT.c.kind, EVENT.c.payload, EVENT.c.by, EVENT.c.at, EVENT.c.hash)
    .where(EVENT.c.stream == bindparam("stream"))
    .order_by(EVENT.c.seq.desc())
    .limit(bindparam("limit"))
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts in the order in which they were asked for, and the hash of the last of them."""

    recorded: tuple[Recorded, ...]
    head: str


def facts_after(connection: Connection, agreement: AgreementId, seq: int) -> Facts:
    """The facts that came after `seq`, oldest first."""
    rows = connection.execute(_AFTER, {"stream": stream_of(agreement), "after": seq}).all()
    return Facts(tuple(_recorded(agreement, rows)), rows[-1].hash if rows else "")


def latest_facts(connection: Connection, agreement: AgreementId, limit: int) -> tuple[Recorded, ...]:
    """The latest facts, newest first."""
    rows = connection.execute(_LATEST, {"stream": stream_of(agreement), "limit": limit}).all()
    return tuple(_recorded(agreement, rows))


def _recorded(agreement: AgreementId, rows: Sequence[Row[Any]]) -> Iterator[Recorded]:
    for row in rows:
        yield Recorded(agreement, row.seq, PersonId(row.by), row.at, from_payload(row.kind, row.payload))
