"""The few small protocols that a platform fulfils. Platform ids stop here: core and storage know persons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from conversations.files import Unread
from conversations.ids import PersonId
from conversations.message import Mail, Message
from conversations.outgoing import Answer
from conversations.said import Introduced, Said


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is reached. `tenant` is the workspace or enterprise (empty for mail); `user` the id in it, or
    the mail address."""

    platform: Literal["slack", "email"]
    tenant: str
    user: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One gesture of one person, verified, small, and not yet trusted.

    `key` is the platform's id of the delivery (event id, else trigger id): a duplicate has the same one. `said` may
    hold marks `@[0]`, `@[1]` ... for people: places in `people`; the desk puts persons' ids in their stead. `thread`
    and `message` are references of a message of ours that was replied to or whose control was used; `at` is where a
    typed message itself stands, so that it can be read again. `edited` tells that its author
    has changed the words of a message that came before. `vouched` are the kinds of `conversations.guard` of which the
    sender has said that this message holds none.
    """

    key: str
    sender: Address
    said: Said
    people: tuple[Address, ...] = ()
    thread: "Reference | None" = None
    message: "Reference | None" = None
    at: "Reference | None" = None
    vouched: tuple[str, ...] = ()
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a delivered message is: a channel and a timestamp, or a mail's Message-ID."""

    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Reread:
    """A message as it stands now: its words, with marks for the people in `people`."""

    text: str
    people: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """How a person is shown to a reader: a mention where the platform can, else the name."""

    name: str
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message with what is needed to show it. `key` never changes over retries, so that a platform that can tell
    a second try from a first one does; `tries` counts from 1."""

    key: str
    message: Message
    people: Mapping[PersonId, Known] = field(default_factory=dict)
    tries: int = 1


@dataclass(frozen=True, slots=True)
class File:
    """A document, ready to send."""

    name: str
    title: str
    kind: str
    content: bytes


class Later(Exception):  # noqa: N818 - it is not an error: come back after `seconds`
    """The platform asks for patience (429)."""

    def __init__(self, seconds: float, whole_tenant: bool = False) -> None:
        super().__init__(f"come back in {seconds} s")
        self.seconds = seconds
        self.whole_tenant = whole_tenant


class Never(Exception):  # noqa: N818 - a plain fact about this delivery
    """This delivery can't succeed, whatever the number of tries (the person left, the channel is gone)."""


class Channel(Protocol):
    """A platform, seen from the relay. Every method may raise `Later`, `Never`, or whatever else went wrong (then
    it is tried again)."""

    async def post(self, to: Address, parcel: Parcel) -> Reference: ...
    async def update(self, to: Address, at: Reference, parcel: Parcel) -> Reference: ...
    async def publish_home(self, to: Address, parcel: Parcel) -> None: ...
    async def send_file(self, to: Address, key: str, file: File) -> Reference: ...
    async def look_up(self, who: Address) -> Introduced: ...
    async def read(self, who: Address, at: Reference, thread: str) -> Reread | None: ...
    async def fetch(self, who: Address, file: str) -> bytes | Unread:
        """What a file holds that this person gave, by the platform's id of it, or why that can't be had."""


class Post(Protocol):
    """Mail, seen from the relay."""

    async def send(
        self, to: str, key: str, mail: Mail, files: tuple[File, ...], people: Mapping[PersonId, Known]
    ) -> Reference: ...


class Desk(Protocol):
    """The one path, seen from a handler: hands over what a person did and gets what the platform wants at once."""

    async def hear(self, incoming: Incoming) -> tuple[Answer, Mapping[PersonId, Known]]: ...
