"""The state of all workspaces: looked up in memory, written through to the store, every change announced."""

import dataclasses
import json
import secrets
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from sandbox.clock import Clock
from sandbox.shapes import parse_object
from sandbox.signals import Change, Signals
from sandbox.store import Store
from sandbox.things import Channel, File, Message, Note, ReadMark, User, View, Workspace


class Thing(Protocol):
    """What the world can keep."""

    @property
    def key(self) -> str:
        """Unique among the things of its kind."""


T = TypeVar("T", bound=Thing)


class Shelf(dict[str, T]):
    """All things of one kind, by key."""

    def __init__(self, kind: type[T], store: Store) -> None:
        super().__init__()
        self._kind = kind
        self._store = store
        for body in store.all(kind.__name__):
            thing = kind(**parse_object(body))
            self[thing.key] = thing

    def put(self, thing: T) -> T:
        """Keep it, in place of what had its key."""
        self[thing.key] = thing
        body = json.dumps(dataclasses.asdict(thing)).encode()  # type: ignore[call-overload]  # all are dataclasses
        self._store.put(self._kind.__name__, thing.key, body)
        return thing

    def remove(self, key: str) -> T | None:
        """Forget it; the answer is what was there."""
        self._store.drop(self._kind.__name__, key)
        return self.pop(key, None)


class World:
    """Workspaces and everything in them."""

    def __init__(self, store: Store, clock: Clock, signals: Signals) -> None:
        self.store = store
        self.clock = clock
        self.signals = signals
        self.base_url = ""
        self.workspaces = Shelf(Workspace, store)
        self.users = Shelf(User, store)
        self.channels = Shelf(Channel, store)
        self.views = Shelf(View, store)
        self.files = Shelf(File, store)
        self.notes = Shelf(Note, store)
        self.read_marks = Shelf(ReadMark, store)
        self._messages = Shelf(Message, store)
        self._by_channel: dict[str, dict[str, Message]] = {}
        for message in sorted(self._messages.values(), key=lambda message: message.ts):
            self._index(message)
        self._last_ts = max((message.ts for message in self._messages.values()), default="0.0")

    # Ids and times

    def new_id(self, sigil: str) -> str:
        """A fresh id of the kind that begins with `sigil`, as Slack writes them."""
        return sigil + secrets.token_hex(5).upper()

    def new_ts(self) -> str:
        """The id of a message posted now: seconds and microseconds, unique and increasing."""
        micros = int(self.clock.now().timestamp() * 1_000_000)
        seconds, _, fraction = self._last_ts.partition(".")
        micros = max(micros, int(seconds) * 1_000_000 + int(fraction.ljust(6, "0")) + 1)
        self._last_ts = f"{micros // 1_000_000:010d}.{micros % 1_000_000:06d}"
        return self._last_ts

    # Looking up

    def user(self, team: str, user: str) -> User | None:
        """The user with this id in this workspace."""
        return self.users.get(f"{team}/{user}")

    def people(self, team: str) -> Iterator[User]:
        """Everyone in the workspace, bots too."""
        return (user for user in self.users.values() if user.team == team)

    def channel(self, team: str, channel: str) -> Channel | None:
        """The channel with this id, or with this name (with or without #)."""
        found = self.channels.get(f"{team}/{channel}")
        if found is None:
            name = channel.removeprefix("#")
            named = (one for one in self.channels.values() if one.team == team and one.name == name)
            found = next((one for one in named if not one.is_im), None)
        return found

    def dm(self, team: str, user: str) -> Channel | None:
        """The direct messages between this user and the bot, if they were ever opened."""
        own = (one for one in self.channels.values() if one.team == team and one.is_im)
        return next((one for one in own if user in one.members), None)

    def open_dm(self, workspace: Workspace, user: str) -> Channel:
        """The direct messages between this user and the bot."""
        found = self.dm(workspace.id, user)
        if found is not None:
            return found
        members = [user, workspace.bot_user]
        return self.put(Channel(workspace.id, self.new_id("D"), "directmessage", members, is_im=True))

    def message(self, team: str, channel: str, ts: str) -> Message | None:
        """The message with this ts."""
        return self._messages.get(f"{team}/{channel}/{ts}")

    def messages(self, team: str, channel: str, seen_by: str | None = None) -> list[Message]:
        """The messages of a channel in order, ephemeral ones only if `seen_by` is who they are for."""
        everything = self._by_channel.get(f"{team}/{channel}", {}).values()
        return [message for message in everything if message.only_for in (None, seen_by)]

    def modals(self, team: str, user: str) -> list[View]:
        """The user's open modals, the topmost last."""
        own = (view for view in self.views.values() if (view.team, view.user) == (team, user))
        return sorted((view for view in own if view.type == "modal"), key=lambda view: view.depth)

    def home(self, team: str, user: str) -> View | None:
        """The Home tab that the app has published for this user."""
        own = (view for view in self.views.values() if (view.team, view.user) == (team, user))
        return next((view for view in own if view.type == "home"), None)

    # Changing

    def put(self, channel: Channel) -> Channel:
        """Keep a channel."""
        self.channels.put(channel)
        self.signals.tell(Change(channel.team))
        return channel

    def put_user(self, user: User) -> User:
        """Keep a user."""
        self.users.put(user)
        self.signals.tell(Change(user.team))
        return user

    def put_message(self, message: Message) -> Message:
        """Keep a message, new or changed."""
        self._messages.put(message)
        self._index(message)
        self._tell(message)
        return message

    def remove_message(self, message: Message) -> None:
        """Take a message away."""
        self._messages.remove(message.key)
        self._by_channel.get(f"{message.team}/{message.channel}", {}).pop(message.ts, None)
        self._tell(message)

    def put_view(self, view: View) -> View:
        """Keep a view, new or changed."""
        self.views.put(view)
        self.signals.tell(Change(view.team, frozenset({view.user})))
        return view

    def remove_views(self, views: Iterable[View]) -> None:
        """Close these views."""
        for view in views:
            self.views.remove(view.key)
            self.signals.tell(Change(view.team, frozenset({view.user})))

    def note(self, team: str, user: str, text: str, channel: str = "") -> Note:
        """Show an error of Slack's own to one person."""
        note = self.notes.put(Note(team, user, self.new_ts(), channel, text))
        self.signals.tell(Change(team, frozenset({user})))
        return note

    def mark_read(self, team: str, user: str, channel: str) -> None:
        """The person has seen what stands in the channel now."""
        seen = self.messages(team, channel, user)
        mark = ReadMark(team, user, channel, seen[-1].ts if seen else "0")
        if self.read_marks.get(mark.key) != mark:
            self.read_marks.put(mark)
            self.signals.tell(Change(team, frozenset({user})))

    def unread(self, team: str, user: str, channel: str) -> int:
        """How many messages of others in the channel the person has not seen yet."""
        mark = self.read_marks.get(f"{team}/{user}/{channel}")
        since = mark.ts if mark else "0"
        newer = (message for message in self.messages(team, channel, user) if message.ts > since)
        return sum(message.user != user for message in newer)

    # Files

    def put_file(self, file: File, content: bytes | None = None) -> File:
        """Keep a file, and its bytes when they are given."""
        self.files.put(file)
        if content is not None:
            self.store.put("content", file.key, content)
        self.signals.tell(Change(file.team))
        return file

    def content(self, file: File) -> bytes:
        """The bytes of a file."""
        return self.store.get("content", file.key) or b""

    def _index(self, message: Message) -> None:
        self._by_channel.setdefault(f"{message.team}/{message.channel}", {})[message.ts] = message

    def _tell(self, message: Message) -> None:
        channel = self.channels.get(f"{message.team}/{message.channel}")
        if message.only_for is not None:
            users: frozenset[str] | None = frozenset({message.only_for})
        else:
            users = frozenset(channel.members) if channel else None
        self.signals.tell(Change(message.team, users))
