"""One row of the outbox -> one call to a platform, or the reason why there is none."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, assert_never

from bot.screening import unplaced
from conversations.files import Read, Unread
from conversations.ids import AgreementId, PersonId
from conversations.message import Mail, Message, Say, Span
from conversations.outgoing import FetchFile, LookUp, Outgoing, Ping, ReadAgain, Redraw, SendFile
from conversations.said import Brought, Gone, Typed
from handlers.ports import Address, Channel, File, Incoming, Known, Never, Parcel, Post, Reference
from storage.outbox import Claimed

MAIL: Literal["email"] = "email"


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed row. `tries` includes this one. `at` is where the message is, when it was delivered before (views);
    `drawn` the fingerprint of what is shown there. `person` is who gets it now: two persons may have turned out to be
    one since it was written. `claimed` is storage's own word for the row."""

    id: int
    key: str
    lane: str
    to: Address
    person: PersonId
    what: Outgoing
    tries: int
    at: Reference | None = None
    drawn: str = ""
    claimed: Claimed | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Delivered. `at` tells where, for what can be changed later; `drawn` is the fingerprint of a view."""

    at: Reference | None = None
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Nothing was sent, and nothing is wrong."""

    why: str


class World(Protocol):
    """What a delivery asks for at the moment of sending: things may have changed since the row was written."""

    async def may_see(self, person: PersonId, agreement: AgreementId) -> bool: ...

    async def known(self, persons: frozenset[PersonId], reader: Address) -> Mapping[PersonId, Known]:
        """How these people are shown to a reader; addresses only where the reader's platform can mention them."""

    async def delivered(self, key: str) -> Reference | None:
        """Where the ping with this key is, or None when it never got there."""

    async def draw(self, view: Redraw) -> Message | None:
        """The view as this person may see it now; None when there is nothing for them to see."""

    async def file_for(self, agreement: AgreementId, name: str) -> File:
        """The document of this name (`draft`), made now."""

    async def read(self, ending: str, content: bytes) -> Read:
        """What a file of this kind holds, or why it can't be read."""

    async def name_of(self, agreement: AgreementId) -> str: ...

    async def hear(self, incoming: Incoming) -> None:
        """What a platform told about a person, for the desk."""


class Deliveries:
    """Performs what leaves. Platforms by the name in their addresses; without `post` nobody is reached by mail."""

    def __init__(self, channels: Mapping[str, Channel], post: Post | None, world: World) -> None:
        self._channels = channels
        self._post = post
        self._world = world

    async def perform(self, row: Row) -> Done | Skipped:
        """Sends one row. Raises what the platform raises: `Later`, `Never`, or anything that may pass with time."""
        what = row.what
        match what:
            case Ping():
                return await self._ping(row, what)
            case SendFile():
                return await self._send_file(row, what)
            case Redraw():
                return await self._redraw(row, what)
            case LookUp():
                return await self._look_up(row)
            case ReadAgain():
                return await self._read_again(row, what)
            case FetchFile():
                return await self._fetch(row, what)
            case _:
                assert_never(what)

    async def _ping(self, row: Row, ping: Ping) -> Done | Skipped:
        if not await self._still_sees(row.person, ping.agreement):
            return Skipped("may not see it any more")
        by_mail = row.to.platform == MAIL
        if ping.replaces is None:
            return Done(await self._mail_ping(row, ping) if by_mail else await self._post_ping(row, ping))
        earlier = None if by_mail else await self._world.delivered(ping.replaces)
        if earlier is None:
            return Skipped("a mail cannot be changed" if by_mail else "the message to change was never delivered")
        parcel = await self._parcel(row, ping.message)
        return Done(await self._channel(row).update(row.to, earlier, parcel))

    async def _post_ping(self, row: Row, ping: Ping) -> Reference:
        return await self._channel(row).post(row.to, await self._parcel(row, ping.message))

    async def _mail_ping(self, row: Row, ping: Ping) -> Reference:
        mail = ping.mail or Mail(await self._subject(ping.agreement, ping.message), ping.message)
        files = () if ping.agreement is None else await self._files(ping.agreement, mail)
        return await self._mail(row, mail, files)

    async def _files(self, agreement: AgreementId, mail: Mail) -> tuple[File, ...]:
        made = [await self._world.file_for(agreement, wanted.what) for wanted in mail.attachments]
        return tuple(replace(file, name=wanted.name) for file, wanted in zip(made, mail.attachments, strict=True))

    async def _subject(self, agreement: AgreementId | None, message: Message) -> str:
        name = await self._world.name_of(agreement) if agreement is not None else ""
        return name or message.text

    async def _send_file(self, row: Row, wanted: SendFile) -> Done | Skipped:
        if not await self._still_sees(row.person, wanted.agreement):
            return Skipped("may not see it any more")
        file = await self._world.file_for(wanted.agreement, wanted.name)
        if row.to.platform != MAIL:
            return Done(await self._channel(row).send_file(row.to, row.key, file))
        text = f"{wanted.title} is attached."
        message = Message("show:file", text, (Say((Span(text),)),))
        return Done(await self._mail(row, Mail(await self._subject(wanted.agreement, message), message), (file,)))

    async def _redraw(self, row: Row, view: Redraw) -> Done | Skipped:
        if row.to.platform == MAIL:
            return Skipped("mail has no views")
        if view.view == "card" and row.at is None and not view.post:
            return Skipped("this person has no such card yet")
        message = await self._world.draw(replace(view, person=row.person))
        if message is None:
            return Skipped("nothing to see")
        parcel = await self._parcel(row, message)
        drawn = fingerprint(parcel)
        if drawn == row.drawn:
            return Done(row.at, drawn)
        if view.view == "home":
            await self._channel(row).publish_home(row.to, parcel)
            return Done(None, drawn)
        return Done(await self._card(row, view, parcel), drawn)

    async def _card(self, row: Row, view: Redraw, parcel: Parcel) -> Reference:
        channel = self._channel(row)
        if row.at is None:
            return await channel.post(row.to, parcel)
        try:
            return await channel.update(row.to, row.at, parcel)
        except Never:
            if not view.post:  # somebody deleted the card; who asks for it again gets a new one
                raise
        return await channel.post(row.to, parcel)

    async def _look_up(self, row: Row) -> Done | Skipped:
        if row.to.platform == MAIL:
            return Skipped("mail tells nothing about a person")
        told = await self._channel(row).look_up(row.to)
        await self._world.hear(Incoming(f"lookup:{row.person}:{row.id}", row.to, told))
        return Done()

    async def _read_again(self, row: Row, wanted: ReadAgain) -> Done | Skipped:
        """The words of a message that was not taken in go to the desk now, as if they had just been typed."""
        if row.to.platform == MAIL:
            return Skipped("a mail cannot be read again")
        at, thread = unplaced(wanted.place)
        try:
            found = await self._channel(row).read(row.to, at, thread)
        except Never:
            found = None
        heard = Incoming(f"again:{row.person}:{row.id}", row.to, Gone())
        if found is not None and found.text:
            said = Typed(found.text, wanted.reply_to)
            heard = replace(heard, said=said, people=found.people, at=at, vouched=wanted.vouched)
        await self._world.hear(heard)
        return Done()

    async def _fetch(self, row: Row, wanted: FetchFile) -> Done | Skipped:
        if row.to.platform == MAIL:
            return Skipped("mail brings its files along")
        content = await self._channel(row).fetch(row.to, wanted.file)
        read = content if isinstance(content, Unread) else await self._world.read(wanted.wanted.ending, content)
        await self._world.hear(brought(row, wanted, read))
        return Done()

    async def _still_sees(self, person: PersonId, agreement: AgreementId | None) -> bool:
        return agreement is None or await self._world.may_see(person, agreement)

    async def _parcel(self, row: Row, message: Message) -> Parcel:
        people = await self._world.known(mentioned(message), row.to)
        return Parcel(row.key, message, people, row.tries)

    async def _mail(self, row: Row, mail: Mail, files: tuple[File, ...]) -> Reference:
        if self._post is None:
            raise Never("no mail server is set up")
        people = await self._world.known(mentioned(mail.message), row.to)
        return await self._post.send(row.to.user, row.key, mail, files, people)

    def _channel(self, row: Row) -> Channel:
        channel = self._channels.get(row.to.platform)
        if channel is None:
            raise Never(f"no connection to {row.to.platform} is set up")
        return channel


def brought(row: Row, wanted: FetchFile, read: Read) -> Incoming:
    """What came of fetching a file: the same delivery however often it was tried."""
    return Incoming(f"fetched:{row.id}", row.to, Brought(wanted.wanted, read))


def mentioned(message: Message) -> frozenset[PersonId]:
    """The people whom a message names."""
    return frozenset(span.person for span in _spans(message) if span.person is not None)


def _spans(message: Message) -> Iterable[Span]:
    return (span for part in message.parts if isinstance(part, Say) for span in part.text)


def fingerprint(parcel: Parcel) -> str:
    """Equal for two drawings that look the same."""
    shown = repr((parcel.message, sorted(parcel.people.items())))
    return hashlib.sha256(shown.encode()).hexdigest()[:32]
