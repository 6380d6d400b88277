"""Slack's servers as far as an app meets them: what the Web API and the people's hands both set in motion."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sandbox import state
from sandbox.app import AppConfig
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.faults import Faults
from sandbox.payloads import message_json
from sandbox.shapes import Json, compact
from sandbox.signals import Signals
from sandbox.store import Store
from sandbox.things import Channel, File, Message, User, Workspace
from sandbox.tickets import ResponseUrls, Triggers
from sandbox.world import World


@dataclass(frozen=True)
class Draft:
    """What is to be posted."""

    text: str = ""
    blocks: Sequence[Json] = ()
    thread_ts: str | None = None
    metadata: Json | None = None
    files: Sequence[str] = ()
    only_for: str | None = None


class Slack:
    """The workspaces, the app in them, and the ways between."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        app: AppConfig,
        *,
        deadline: float,
        retry_waits: Sequence[float],
        trigger_seconds: float,
    ) -> None:
        self.app = app
        self.clock = clock
        self.signals = Signals()
        self.faults = Faults()
        self.world = World(store, clock, self.signals)
        self.triggers = Triggers(trigger_seconds)
        self.response_urls = ResponseUrls(store)
        self.typed_in_messages: dict[tuple[str, str], state.Values] = {}
        self.delivery = Delivery(self.world, app, self.faults, deadline, retry_waits)

    def by_token(self, token: str) -> Workspace | None:
        """The workspace whose bot token this is."""
        return next((one for one in self.world.workspaces.values() if one.bot_token == token), None)

    # Messages

    def post(self, workspace: Workspace, channel: Channel, author: str, draft: Draft) -> Message:
        """Post a message of a person or of the bot, and tell the app of it if it is in its direct messages."""
        by_bot = author == workspace.bot_user
        message = Message(
            team=workspace.id,
            channel=channel.id,
            ts=self.world.new_ts(),
            user=author,
            text=draft.text,
            blocks=state.with_ids(list(draft.blocks)),
            thread_ts=draft.thread_ts,
            metadata=draft.metadata,
            only_for=draft.only_for,
            bot_id=workspace.bot_id if by_bot else None,
            files=list(draft.files),
            client_msg_id=None if by_bot else str(uuid.uuid4()),
        )
        self.world.put_message(message)
        if not by_bot:
            self.world.mark_read(workspace.id, author, channel.id)
        self._tell(workspace, channel, message, message_json(self.world, message))
        return message

    def change(self, workspace: Workspace, message: Message, changed: Message) -> Message:
        """Put `changed` in place of `message`, as edited now, and tell the app of it."""
        before = message_json(self.world, message)
        blocks = state.with_ids(changed.blocks)
        changed = replace(changed, blocks=blocks, edited=self.world.new_ts())
        self.world.put_message(changed)
        channel = self.world.channels[f"{message.team}/{message.channel}"]
        event: Json = {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "message": message_json(self.world, changed),
            "previous_message": before,
            "ts": changed.edited,
        }
        self._tell(workspace, channel, changed, event)
        return changed

    def remove(self, workspace: Workspace, message: Message) -> None:
        """Delete a message, and tell the app of it."""
        self.world.remove_message(message)
        channel = self.world.channels[f"{message.team}/{message.channel}"]
        event: Json = {
            "type": "message",
            "subtype": "message_deleted",
            "hidden": True,
            "deleted_ts": message.ts,
            "previous_message": message_json(self.world, message),
            "ts": self.world.new_ts(),
        }
        self._tell(workspace, channel, message, event)

    def _tell(self, workspace: Workspace, channel: Channel, message: Message, event: Json) -> None:
        if not channel.is_im or message.is_ephemeral:
            return
        if message.bot_id is not None and not self.app.echo:
            return
        place: Json = {"channel": channel.id, "channel_type": "im", "event_ts": event["ts"]}
        self.delivery.event(workspace, compact(event | place))

    # Files

    def keep_file(self, user: User, name: str, content: bytes, mimetype: str) -> File:
        """Keep an uploaded file."""
        now = int(self.clock.now().timestamp())
        file_id = self.world.new_id("F")
        file = File(user.team, file_id, user.id, name, name, mimetype, len(content), now)
        return self.world.put_file(file, content)

    # The app itself

    def uninstall(self, workspace: Workspace) -> None:
        """Take the app out of a workspace: its token dies, and it is told."""
        gone = self.world.workspaces.put(replace(workspace, installed=False))
        self.delivery.event(gone, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [gone.bot_user]}})
        self.delivery.event(gone, {"type": "app_uninstalled"})
