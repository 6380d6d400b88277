"""What happens when a message can't reach somebody: the people who count on it are told. Nothing is silently lost."""

from datetime import datetime

from sqlalchemy import Connection

from bot.deliveries import Row, brought
from bot.desk import Desk
from conversations.agreement.model import Agreement
from conversations.files import Unread
from conversations.ids import PersonId
from conversations.outgoing import FetchFile, Ping
from conversations.wording import compose
from storage.agreements import Kept
from storage.outgoing import Leaving
from storage.store import Store
from storage.unit import Unit


async def told(desk: Desk, store: Store, row: Row, why: str, now: datetime) -> None:
    """Tell the drafters of the agreement, once, that this row did not arrive. A row about no agreement, or to one of
    the drafters themselves, has nobody else to tell; it stays visible in the outbox. Who gave a file that can't be
    fetched is told so."""
    what = row.what
    if isinstance(what, FetchFile):
        await desk.hear(brought(row, what, Unread("unreached")))
        return
    if not isinstance(what, Ping) or what.agreement is None or what.key.startswith("undelivered:"):
        return
    agreement = what.agreement

    def job(connection: Connection) -> None:
        unit = Unit(store, connection, Kept(), now)
        leaving = Leaving(connection, now)
        current = unit.agreement(agreement)
        for drafter in _others(current, row.person):
            message = compose(
                "ping/undelivered", agreement=agreement, a=current, person=unit.person(row.person), why=why
            )
            ping = Ping(drafter, f"undelivered:{row.key}:{drafter}", message, agreement=agreement)
            for place in unit.people.places(drafter)[:1]:
                leaving.add(ping, place)
        leaving.flush()

    await desk.write(job)


def _others(agreement: Agreement, besides: PersonId) -> tuple[PersonId, ...]:
    return tuple(one for one in agreement.drafters() if one != besides)
