"""What leaves, written in the transaction of the fact that caused it. `storage.outbox` hands it to the relay.

A ping goes out once, in the order of its lane (one recipient on one platform). A view has one row for ever, which
opens again whenever the view changed; it has a lane of its own, so that nothing waits for a drawing, except when it
is posted for the first time.
"""

from datetime import datetime
from functools import cache
from typing import Any, assert_never

from sqlalchemy import JSON, Connection, Select, Update, and_, bindparam, case, literal, null, select, text, update

from conversations.outgoing import FetchFile, LookUp, Outgoing, Ping, ReadAgain, Redraw, SendFile
from storage.columns import Moment
from storage.people import EMAIL, Place
from storage.statements import Values, inserting
from storage.tables import OUTBOX

CHANNEL = "bucp_outbox"
"""The channel of PostgreSQL's NOTIFY."""

VIEW = "view/"
PLACE = ("lane", "platform", "tenant", "user")
KINDS: dict[str, type[Outgoing]] = {
    "ping": Ping,
    "view": Redraw,
    "lookup": LookUp,
    "file": SendFile,
    "again": ReadAgain,
    "fetch": FetchFile,
}


def key_of(outgoing: Outgoing, to: Place) -> str:
    """The key that makes a thing that leaves one of its kind."""
    match outgoing:
        case Ping() | SendFile() | ReadAgain() | FetchFile():
            return outgoing.key
        case Redraw(view="home"):
            return f"home:{outgoing.person}"
        case Redraw():
            return f"card:{outgoing.agreement}:{outgoing.person}"
        case LookUp():
            return f"lookup:{to.key}"
        case _ as never:
            assert_never(never)


def lane_of(outgoing: Outgoing, to: Place) -> str:
    """Messages to one place queue behind each other; what is fetched and a Home page stand in no queue."""
    match outgoing:
        case LookUp() | ReadAgain() | FetchFile() | Redraw(view="home"):
            return f"{VIEW}{key_of(outgoing, to)}"
        case Ping() | SendFile() | Redraw():
            return to.key
        case _ as never:
            assert_never(never)


_LANES: Select[Any] = select(OUTBOX.c.key, *(OUTBOX.c[name] for name in PLACE)).where(
    OUTBOX.c.key.in_(bindparam("keys", expanding=True))
)
_NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', '')")


class Leaving:
    """Collects what leaves in one batch, to be written with one statement per kind."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._once: list[Values] = []
        self._views: dict[str, Values] = {}
        self._redrawn: dict[str, Values] = {}
        self.any = False

    def add(self, outgoing: Outgoing, to: Place) -> None:
        """Takes something that leaves for a person at a place. A view can only be where chat is."""
        row = self._row(outgoing, to)
        if not isinstance(outgoing, Redraw):
            self._once.append(row)
        elif to.platform == EMAIL:
            return
        elif outgoing.post or outgoing.view == "home":
            self._views[row["key"]] = row
        else:
            self._redrawn[row["key"]] = row

    def flush(self) -> None:
        if not (self._once or self._views or self._redrawn):
            return
        self._follow()
        dialect = self._connection.dialect.name
        if self._views:  # before the messages, so that a question stays the last thing that one sees
            self._connection.execute(_put_view(dialect), list(self._views.values()))
        if self._once:
            self._connection.execute(_put(dialect), self._once)
        if self._redrawn:
            rows = [
                {"the_key": key, "new_due": row["due"], "new_payload": row["payload"]}
                for key, row in self._redrawn.items()
            ]
            self._connection.execute(_REDRAW, rows)
        if dialect == "postgresql":
            self._connection.execute(_NOTIFY)
        self._once, self._views, self._redrawn, self.any = [], {}, {}, True

    def _row(self, outgoing: Outgoing, to: Place) -> Values:
        person = outgoing.to if isinstance(outgoing, Ping | SendFile) else outgoing.person
        return {
            "key": key_of(outgoing, to),
            "lane": lane_of(outgoing, to),
            **to._asdict(),
            "kind": next(kind for kind, of in KINDS.items() if isinstance(outgoing, of)),
            "person": person,
            "agreement": None if isinstance(outgoing, LookUp | ReadAgain) else outgoing.agreement,
            "payload": outgoing,
            "due": self._now,
            "created": self._now,
        }

    def _follow(self) -> None:
        """What replaces an earlier message goes where that one went, behind it."""
        followers = {row["key"]: row["payload"].replaces for row in self._once if isinstance(row["payload"], Ping)}
        earlier = [key for key in followers.values() if key is not None]
        if not earlier:
            return
        found: dict[str, Values] = {row["key"]: row for row in self._once}
        for there in self._connection.execute(_LANES, {"keys": earlier}).mappings():
            found[there["key"]] = dict(there)
        for row in self._once:
            before = found.get(followers.get(row["key"]) or "")
            if before is not None:
                row.update({name: before[name] for name in PLACE})


def _new(dialect: str) -> Any:  # noqa: ANN401 - the two databases have an insert of their own type each
    """Inserts a row that begins as every row does: that part is in the statement, not in its parameters."""
    begins = {"state": "todo", "tries": 0, "revision": 1}
    empty = dict.fromkeys(("owner", "error", "ref_channel", "ref_message", "drawn"), "")
    given = (*PLACE, "key", "kind", "person", "agreement", "payload", "due", "created")
    return inserting(OUTBOX, dialect).values(
        {name: text(repr(value)) for name, value in (begins | empty).items()}
        | {name: bindparam(name) for name in given}
    )


@cache
def _put(dialect: str) -> Any:  # noqa: ANN401 - as above
    return _new(dialect).on_conflict_do_nothing(index_elements=["key"])


def _again(due: Any, payload: Any) -> Values:  # noqa: ANN401 - any SQL expressions
    """A view that changed is open again. If it waits already (for its turn, or for patience), it goes on waiting."""
    waits = OUTBOX.c.state == "todo"
    return {
        "state": "todo",
        "tries": case((waits, OUTBOX.c.tries), else_=0),
        "due": case((and_(waits, OUTBOX.c.due > due), OUTBOX.c.due), else_=due),
        "payload": payload,
        "error": "",
        "settled": null(),
        "revision": OUTBOX.c.revision + 1,
        # Once posted, it holds up nothing: it leaves the lane of the pings.
        "lane": case((OUTBOX.c.ref_message != "", literal(VIEW) + OUTBOX.c.key), else_=OUTBOX.c.lane),
    }


@cache
def _put_view(dialect: str) -> Any:  # noqa: ANN401 - as above
    new = _new(dialect)
    return new.on_conflict_do_update(index_elements=["key"], set_=_again(new.excluded.due, new.excluded.payload))


# A card that is still to be posted stays one that is to be posted.
_REDRAW: Update = (
    update(OUTBOX)
    .where(OUTBOX.c.key == bindparam("the_key"))
    .values(
        _again(
            bindparam("new_due", type_=Moment),
            case((OUTBOX.c.state == "todo", OUTBOX.c.payload), else_=bindparam("new_payload", type_=JSON)),
        )
    )
)
