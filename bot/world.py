"""What a delivery asks of the world at the moment of sending: read on connections of its own, beside the writer."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from bot.hearing import known_as
from bot.looking import beside
from conversations.answers import form_of
from conversations.files import Read
from conversations.ids import AgreementId, PersonId
from conversations.message import Message
from conversations.outgoing import Redraw
from conversations.said import OpenedHome
from conversations.scene import Scene
from conversations.signatories import Signatories
from conversations.steps import look
from conversations.talk import Talk
from conversations.turn import Around, Hearing
from conversations.wording import local
from documents import draft_html, elements_sheet, read_upload
from handlers.ports import Address, Desk, File, Incoming, Known, Reference
from storage.agreements import Library
from storage.looking import Looking
from storage.outbox import ref_of
from storage.store import Store

HTML = "text/html"
SHEETS = {
    "elements.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "elements.csv": "text/csv",
}
SHEET_TITLE = "Data elements to fill in"


class LiveWorld:
    """Fulfils `bot.deliveries.World`."""

    def __init__(
        self,
        store: Store,
        library: Library,
        desk: Desk,
        clock: Callable[[], datetime],
        signatories: Callable[[], Signatories],
    ) -> None:
        self._store = store
        self._library = library
        self._desk = desk
        self._clock = clock
        self._signatories = signatories

    @contextmanager
    def _looking(self) -> Iterator[Looking]:
        with self._store.reading() as connection:
            yield Looking(connection, self._library)

    async def may_see(self, person: PersonId, agreement: AgreementId) -> bool:
        return await beside(self._store, lambda: self._may_see(person, agreement))

    def _may_see(self, person: PersonId, agreement: AgreementId) -> bool:
        """A contact who passed a request on, and everybody of a withdrawn one, still get the words that say so."""
        with self._looking() as shelf:
            return shelf.agreement(agreement).may_see(person)

    async def known(self, persons: frozenset[PersonId], reader: Address) -> Mapping[PersonId, Known]:
        if not persons:
            return {}
        return await beside(self._store, lambda: self._known(persons, reader))

    def _known(self, persons: frozenset[PersonId], reader: Address) -> dict[PersonId, Known]:
        with self._looking() as shelf:
            return {person: known_as(person, reader, shelf) for person in persons}

    async def delivered(self, key: str) -> Reference | None:
        return await beside(self._store, lambda: self._delivered(key))

    def _delivered(self, key: str) -> Reference | None:
        with self._store.reading() as connection:
            ref = ref_of(connection, key)
        return Reference(ref.channel, ref.message) if ref else None

    async def draw(self, view: Redraw) -> Message | None:
        return await beside(self._store, lambda: self._draw(view))

    def _draw(self, view: Redraw) -> Message | None:
        with self._looking() as shelf:
            me = shelf.person(view.person)
            if view.view == "home":
                return look.home(me.id, me.zone, shelf, local(self._clock(), me.zone).date())
            if view.agreement is None:
                return None
            around = Around(self._clock(), self._signatories())
            scene = Scene(Hearing(me, Talk(me.id), OpenedHome()), shelf, around)
            agreement = scene.visible(view.agreement)
            return look.card(agreement, me.id, scene) if agreement else None

    async def file_for(self, agreement: AgreementId, name: str) -> File:
        return await asyncio.to_thread(self._file_for, agreement, name)

    def _file_for(self, agreement: AgreementId, name: str) -> File:
        if name in SHEETS:
            return File(name, SHEET_TITLE, SHEETS[name], elements_sheet(name.rpartition(".")[2]))
        with self._looking() as shelf:
            found = shelf.agreement(agreement)
            wrote = {*(one.by for one in found.answers.values()), *(one.by for one in found.parked.values())}
            people = {one: shelf.person(one) for one in {*found.members, *wrote}}
            content = draft_html(found, form_of(found), people, self._clock())
        called = found.number or "draft"
        return File(name if name.endswith(".html") else f"{called}.html", found.name, HTML, content)

    async def read(self, ending: str, content: bytes) -> Read:
        return await asyncio.to_thread(read_upload, ending, content)

    async def name_of(self, agreement: AgreementId) -> str:
        return await beside(self._store, lambda: self._name_of(agreement))

    def _name_of(self, agreement: AgreementId) -> str:
        with self._looking() as shelf:
            found = shelf.agreement(agreement)
            return f"{found.number}: {found.name}" if found.number else found.name

    async def hear(self, incoming: Incoming) -> None:
        await self._desk.hear(incoming)
