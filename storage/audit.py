"""Does the database tell the truth? Every record is folded again, its chain checked, its rows compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, select

from conversations.agreement.apply import apply
from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded, from_payload
from conversations.ids import AgreementId, PersonId
from storage.agreements import ORDER
from storage.projection import Changes, Held, difference
from storage.record import Stored, sealed, stream_of
from storage.statements import Values
from storage.store import Store
from storage.tables import AGREEMENT, EVENT, SALT, table

MANY = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written. `where` is a stream, with a fact's number or a table behind it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


_STREAMS: Select[Any] = select(EVENT.c.stream).distinct()
_IDS: Select[Any] = select(AGREEMENT.c.id)
_FACTS: Select[Any] = (
    select(*EVENT.c, SALT.c.salt)
    .outerjoin(SALT, and_(SALT.c.stream == EVENT.c.stream, SALT.c.seq == EVENT.c.seq))
    .where(EVENT.c.stream == bindparam("stream"))
    .order_by(EVENT.c.seq)
)


def verify(store: Store, only: AgreementId | None = None) -> list[Problem]:
    """All problems of a database, or of one agreement; none is good news. It reads everything, and holds nothing up."""
    with store.reading() as connection:
        if only is not None:
            return list(_of_stream(connection, stream_of(only)))
        recorded = set(connection.execute(_STREAMS).scalars())
        shown = {stream_of(AgreementId(number)) for number in connection.execute(_IDS).scalars()}
        problems = [Problem(stream, "has rows, but no record") for stream in sorted(shown - recorded)]
        for stream in sorted(recorded):
            problems += _of_stream(connection, stream)
        return problems


def _of_stream(connection: Connection, stream: str) -> Iterator[Problem]:
    facts: Sequence[Row[Any]] = connection.execute(_FACTS, {"stream": stream}).all()
    if not facts:
        yield Problem(stream, "has no record")
        return
    yield from _chain(stream, facts)
    kind, _, number = stream.partition(":")
    if kind != "agreement":
        return
    try:
        held = _folded(AgreementId(int(number)), facts)
    except (ValueError, KeyError, TypeError) as damaged:
        yield Problem(stream, f"can't be read: {damaged}")
        return
    if held is not None:
        yield from _rows(connection, stream, held)


def _chain(stream: str, facts: Sequence[Row[Any]]) -> Iterator[Problem]:
    previous = ""
    for number, row in enumerate(facts, start=1):
        where = f"{stream} fact {row.seq}"
        if row.seq != number:
            yield Problem(where, f"stands where fact {number} should")
        if row.payload is not None and (row.salt is None or sealed(row.salt, row.payload) != row.seal):
            yield Problem(where, "its content is not what was sealed")
        about = Stored(row.stream, row.seq, row.kind, row.by, row.at, row.audience, row.seal)
        if about.hash(previous) != row.hash:
            yield Problem(where, "does not follow the fact before it")
        previous = row.hash


def _folded(agreement: AgreementId, facts: Sequence[Row[Any]]) -> Held | None:
    """The agreement that its record tells of; None when parts of the record were purged."""
    if any(row.payload is None for row in facts):
        return None
    current = Agreement(id=agreement)
    for row in facts:
        event = from_payload(row.kind, row.payload)
        current = apply(current, Recorded(agreement, row.seq, PersonId(row.by), row.at, event))
    return Held(current, facts[-1].hash, facts[-1].at)


def rows_of(held: Held) -> Mapping[str, list[Values]]:
    """All rows that stand for an agreement, by table."""
    changes = Changes.none()
    difference(None, held, changes)
    return changes.put


def _rows(connection: Connection, stream: str, held: Held) -> Iterator[Problem]:
    wanted = rows_of(held)
    for name in ORDER:
        of = table(name)
        own = of.c.id if name == "agreement" else of.c.agreement
        found = connection.execute(select(of).where(own == held.agreement.id)).mappings()
        key = [column.name for column in of.primary_key]
        here = {tuple(row[part] for part in key): dict(row) for row in found}
        there = {tuple(row[part] for part in key): row for row in wanted.get(name, [])}
        for at in sorted(here.keys() | there.keys()):
            if here.get(at) != there.get(at):
                yield Problem(f"{stream} {name} {at}", _difference(here.get(at), there.get(at)))


def _difference(here: Values | None, there: Values | None) -> str:
    if here is None:
        return "is missing"
    if there is None:
        return "should not be there"
    wrong = sorted(column for column in there if here[column] != there[column])
    return f"is not what the record says: {', '.join(wrong)}"
