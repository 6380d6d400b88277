"""A person at the keyboard: what they do, and what they see."""

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from sandbox import state
from sandbox.acts import Acts, Answer
from sandbox.payloads import view_json
from sandbox.shapes import Json
from sandbox.slack import Draft, Slack
from sandbox.things import Channel, Message, Note, User, View, Workspace
from sandbox.typed import as_message

T = TypeVar("T")


class Person:
    """One user of one workspace."""

    def __init__(self, slack: Slack, team: str, user_id: str) -> None:
        self._slack = slack
        self.team = team
        self.id = user_id

    def __repr__(self) -> str:
        return f"<{self.user.real_name} in {self.team}>"

    @property
    def user(self) -> User:
        """Who this is."""
        return self._slack.world.users[f"{self.team}/{self.id}"]

    @property
    def mention(self) -> str:
        """How others type this person's name."""
        return f"@{self.user.name}"

    # What the person does

    async def command(self, text: str, channel: str | None = None) -> Answer:
        """Type a slash command in a channel, or in the direct messages with the bot."""
        return await self._acts.command(text, self._channel(channel))

    async def say(
        self, text: str, thread_ts: str | None = None, channel: str | None = None, *, raw: bool = False
    ) -> Message:
        """Post a message; it is on its way to the bot when this returns.

        Mentions (`@handle`), addresses and links are marked as Slack's client does; `raw` leaves the text.
        """
        place = self._channel(channel)
        words = text if raw else as_message(self._slack.world, self.team, text)
        return self._slack.post(self._workspace, place, self.id, Draft(words, thread_ts=thread_ts))

    async def press(
        self,
        where: Message | View,
        action_id: str | None = None,
        value: object = None,
        block_id: str | None = None,
        label: str | None = None,
    ) -> Answer:
        """Press a button, or choose in a menu, date picker, checkboxes: `value` is what to choose.

        The element is found by its ids or by the words on it; `where` may be a version that has been
        replaced meanwhile, like a screen that is a moment late. Raises NoSuchChoiceError.
        """
        current = self._current(where)
        try:
            block, element = state.find(current.blocks, action_id, block_id, label, value)
        except state.NoSuchChoiceError:
            block, element = state.find(where.blocks, action_id, block_id, label, value)
        return await self._acts.press(current, block, element, label if value is None else value)

    async def put_in(self, where: Message | View, values: Mapping[str, Mapping[str, object]]) -> None:
        """Put in what stands in the inputs of a screen; what is no longer there is passed over."""
        current = self._current(where)
        for block_id, row in values.items():
            for action_id, value in row.items():
                try:
                    _, element = state.find(current.blocks, action_id, block_id)
                    new = state.chosen(element, value)
                except state.NoSuchChoiceError:
                    continue
                self._acts.remember(where, block_id, action_id, new)

    async def fill(self, view: View, values: Mapping[str, Mapping[str, object]]) -> View:
        """Put values into a view's inputs, by block and action id. Raises NoSuchChoiceError."""
        current = self._slack.world.views.get(view.key, view)
        typed = {block: dict(row) for block, row in current.typed.items()}
        for block_id, row in values.items():
            for action_id, value in row.items():
                _, element = state.find(current.blocks, action_id, block_id)
                typed.setdefault(block_id, {})[action_id] = state.chosen(element, value)
        return self._slack.world.put_view(replace(current, typed=typed))

    async def submit(self, view: View, values: Mapping[str, Mapping[str, object]] | None = None) -> Answer:
        """Put values in and submit a modal. `Answer.errors` is what it was sent back with, by block."""
        return await self._acts.submit(await self.fill(view, values or {}))

    async def close(self, view: View) -> Answer:
        """Close a modal without submitting it."""
        return await self._acts.close(self._slack.world.views.get(view.key, view))

    async def shortcut(self, callback_id: str, message: Message | None = None) -> Answer:
        """Choose a shortcut of the app, from the menu of a message if one is given."""
        return await self._acts.shortcut(callback_id, message)

    async def open_home(self) -> View | None:
        """Open the app's Home tab; the answer is what stands there before the app has redrawn it."""
        home = self.home
        shown: Json = {"view": view_json(self._slack.world, home)} if home else {}
        self._opened("home", shown)
        return home

    async def open_dm(self) -> list[Message]:
        """Open the direct messages with the bot."""
        self._opened("messages", {})
        self._slack.world.mark_read(self.team, self.id, self._channel(None).id)
        return self.dm

    async def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        current = self._own(message)
        words = as_message(self._slack.world, self.team, text)
        return self._slack.change(self._workspace, current, replace(current, text=words))

    async def delete(self, message: Message) -> None:
        """Delete one's own message."""
        self._slack.remove(self._workspace, self._own(message))

    async def upload(
        self, name: str, content: bytes, channel: str | None = None, text: str = "", thread_ts: str | None = None
    ) -> Message:
        """Share a file, with words if there are any."""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = self._slack.keep_file(self.user, name, content, kind)
        place = self._channel(channel)
        self._slack.world.put_file(replace(file, channels=[place.id], shared=True))
        words = as_message(self._slack.world, self.team, text)
        draft = Draft(words, thread_ts=thread_ts, files=[file.id])
        return self._slack.post(self._workspace, place, self.id, draft)

    # What the person sees

    @property
    def dm(self) -> list[Message]:
        """The direct messages with the bot, oldest first."""
        place = self._slack.world.dm(self.team, self.id)
        return self._slack.world.messages(self.team, place.id, self.id) if place else []

    def sees(self, channel: str) -> list[Message]:
        """The messages of a channel that this person can see, oldest first."""
        place = self._slack.world.channel(self.team, channel)
        if place is None or self.id not in place.members:
            return []
        return self._slack.world.messages(self.team, place.id, self.id)

    @property
    def home(self) -> View | None:
        """The Home tab as the app has published it."""
        return self._slack.world.home(self.team, self.id)

    @property
    def modals(self) -> list[View]:
        """The open modals, the topmost last."""
        return self._slack.world.modals(self.team, self.id)

    @property
    def modal(self) -> View | None:
        """The topmost open modal."""
        return self.modals[-1] if self.modals else None

    @property
    def notes(self) -> list[Note]:
        """The errors that Slack itself has shown to this person."""
        own = self._slack.world.notes.values()
        return [note for note in own if (note.team, note.user) == (self.team, self.id)]

    async def wait_for(self, predicate: Callable[["Person"], T], timeout: float = 5) -> T:  # noqa: ASYNC109
        """The first truthy answer of `predicate(person)`, asked now and after each change.

        Raises TimeoutError, telling what this person sees.
        """
        try:
            return await self._slack.signals.wait_for(lambda: predicate(self), timeout)
        except TimeoutError:
            last = "\n---\n".join(message.shown for message in self.dm[-3:])
            raise TimeoutError(f"{self!r} waited {timeout} s in vain. Last in the DM:\n{last}") from None

    async def wait_message(
        self,
        wanted: str | Callable[[Message], bool],
        channel: str | None = None,
        after: Message | None = None,
        timeout: float = 5,  # noqa: ASYNC109
    ) -> Message:
        """The newest visible message of others that holds these words (in text or blocks), or fits.

        Looks in the direct messages with the bot unless a channel is named; `after` leaves out that message
        and all before it. Raises TimeoutError.
        """

        def look(person: Person) -> Message | None:
            seen = person.dm if channel is None else person.sees(channel)
            fresh = [one for one in seen if one.user != self.id and (after is None or one.ts > after.ts)]
            return next((one for one in reversed(fresh) if _fits(one, wanted)), None)

        found = await self.wait_for(look, timeout)
        assert found is not None  # noqa: S101  # wait_for only answers with what is truthy
        return found

    # Inside

    @property
    def _workspace(self) -> Workspace:
        return self._slack.world.workspaces[self.team]

    @property
    def _acts(self) -> Acts:
        return Acts(self._slack, self._workspace, self.user)

    def _channel(self, name: str | None) -> Channel:
        if name in (None, self._workspace.bot_user):
            return self._slack.world.open_dm(self._workspace, self.id)
        found = self._slack.world.channel(self.team, name or "")
        if found is None or self.id not in found.members:
            raise LookupError(f"{self!r} has no channel {name!r}.")
        return found

    def _current(self, where: Message | View) -> Message | View:
        if isinstance(where, View):
            return self._slack.world.views.get(where.key, where)
        return self._slack.world.message(where.team, where.channel, where.ts) or where

    def _own(self, message: Message) -> Message:
        current = self._slack.world.message(message.team, message.channel, message.ts)
        if current is None or current.user != self.id:
            raise LookupError(f"{self!r} has no such message of their own.")
        return current

    def _opened(self, tab: str, extra: Json) -> None:
        event: Json = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self._channel(None).id,
            "tab": tab,
            "event_ts": self._slack.world.new_ts(),
        }
        self._slack.delivery.event(self._workspace, event | extra)


def _fits(message: Message, wanted: str | Callable[[Message], bool]) -> bool:
    if isinstance(wanted, str):
        return wanted in message.shown or wanted in message.text
    return wanted(message)
