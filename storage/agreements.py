"""Agreements as they stand: kept in the process, checked against the database by their number of facts."""

import threading
from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from conversations.agreement.apply import apply
from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId
from storage.hot import Hot
from storage.projection import Changes, Held, difference
from storage.record import Sealing, facts_after
from storage.statements import key_of, put, remove
from storage.store import Salt
from storage.tables import AGREEMENT

# Parties, answers, elements and members point at their agreement, so that comes first.
ORDER = ("agreement", "party", "element", "answer", "member")

_SEQ = (
    select(AGREEMENT.c.id, AGREEMENT.c.seq)
    .where(AGREEMENT.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(AGREEMENT.c.id)
    .with_for_update()
)
_ONE_SEQ = Hot(select(AGREEMENT.c.seq).where(AGREEMENT.c.id == bindparam("id")))


class Kept:
    """Agreements as they were last written or read, those used last. Only what was committed comes in here, so that the
    writer and all readers of a process can share it."""

    def __init__(self, most: int = 1500) -> None:
        self._most = most
        self._one_at_a_time = threading.Lock()
        self._held: OrderedDict[AgreementId, Held] = OrderedDict()

    def get(self, agreement: AgreementId) -> Held | None:
        return self._held.get(agreement)

    def keep(self, held: Iterable[Held]) -> None:
        with self._one_at_a_time:
            for one in held:
                there = self._held.get(one.agreement.id)
                if there is None or there.agreement.seq < one.agreement.seq:  # a reader's look may be older
                    self._held[one.agreement.id] = one
                self._held.move_to_end(one.agreement.id)
            while len(self._held) > self._most:
                self._held.popitem(last=False)


class Agreements:
    """The agreements of one batch. On PostgreSQL each one that is looked at stays locked until the commit."""

    def __init__(self, connection: Connection, kept: Kept, salt: Salt) -> None:
        self._connection = connection
        self._kept = kept
        self._sealing = Sealing(salt)
        self._now: dict[AgreementId, Held] = {}
        self._written: dict[AgreementId, Agreement | None] = {}
        self._touched: dict[AgreementId, None] = {}

    def bring(self, ids: Iterable[AgreementId]) -> None:
        """Reads these agreements, with one statement when the process holds them as they are."""
        wanted = [one for one in ids if one not in self._now]
        if not wanted:
            return
        for row in self._connection.execute(_SEQ, {"ids": wanted}):
            held = _current(self._connection, self._kept, AgreementId(row.id), row.seq)
            self._now[held.agreement.id] = held
            self._written[held.agreement.id] = held.agreement

    def get(self, agreement: AgreementId) -> Agreement:
        """Raises KeyError when there is none."""
        if agreement not in self._now:
            self.bring([agreement])
        return self._now[agreement].agreement

    def record(self, fact: Recorded) -> None:
        """Adds a fact. Raises ValueError when it does not follow what is there."""
        if fact.agreement not in self._now:
            self.bring([fact.agreement])
        held = self._now.get(fact.agreement)
        before = held.agreement if held else Agreement(id=fact.agreement)
        after = apply(before, fact)
        head = self._sealing.add(fact, held.head if held else "")
        self._written.setdefault(fact.agreement, None)
        self._now[fact.agreement] = Held(after, head, fact.at)
        self._touched[fact.agreement] = None

    def flush(self) -> None:
        """Writes new facts and the rows that changed by them."""
        if not self._touched:
            return
        changes = Changes.none()
        for agreement in self._touched:
            held = self._now[agreement]
            difference(self._written[agreement], held, changes)
            self._written[agreement] = held.agreement
        self._touched = {}
        dialect = self._connection.dialect.name
        for table in ORDER:
            if table in changes.removed:
                gone = [key_of(table, row) for row in changes.removed[table]]
                self._connection.execute(remove(table), gone)
            if table in changes.put:
                self._connection.execute(put(table, dialect), changes.put[table])
        self._sealing.flush(self._connection)

    def committed(self) -> None:
        """The batch is in the database: what it read and made may be used by the next one."""
        self._kept.keep(self._now.values())


def _current(connection: Connection, kept: Kept, agreement: AgreementId, seq: int) -> Held:
    """An agreement as its first `seq` facts tell: what is kept, and what came after that."""
    held = kept.get(agreement)
    if held is None or held.agreement.seq > seq:
        held = Held(Agreement(id=agreement), "", None)
    if held.agreement.seq == seq:
        return held
    facts = facts_after(connection, agreement, held.agreement.seq)
    current = held.agreement
    for fact in facts.recorded:
        current = apply(current, fact)
    return Held(current, facts.head, facts.recorded[-1].at)


class Library:
    """Agreements for readers who don't write: as they are on the reader's connection, kept between reads."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.kept = kept or Kept()

    def agreement(self, connection: Connection, agreement: AgreementId) -> Agreement:
        """Raises KeyError when there is none."""
        row = _ONE_SEQ.first(connection, {"id": agreement})
        if row is None:
            raise KeyError(agreement)
        held = _current(connection, self.kept, agreement, row.seq)
        self.kept.keep([held])
        return held.agreement
