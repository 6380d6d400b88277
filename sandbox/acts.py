"""What people do that the app hears of at once: commands, presses, submissions, shortcuts."""

from dataclasses import dataclass, field, replace

from sandbox import modals, state
from sandbox.api.call import ApiError
from sandbox.payloads import actor, channel_name, message_json, view_json
from sandbox.responses import respond
from sandbox.shapes import Json, obj, text
from sandbox.slack import Slack
from sandbox.things import Channel, Message, User, View, Workspace
from sandbox.transport import Reply
from sandbox.typed import as_command

TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Answer:
    """What came back at once: the message that a command was answered with, or Slack's own error word.

    `errors` are what a submitted form was sent back with, by block.
    """

    ok: bool
    error: str = ""
    message: Message | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Everything there is to read in the answer."""
        return self.message.shown if self.message else ""


@dataclass(frozen=True)
class Acts:
    """One person acting in one workspace."""

    slack: Slack
    workspace: Workspace
    user: User

    async def command(self, typed: str, channel: Channel) -> Answer:
        """Send a slash command; `typed` begins with the slash."""
        command, *rest = typed.strip().split(maxsplit=1)
        known = self.slack.app.commands
        if (known and command not in known) or not self.workspace.installed:
            return self._failed(f"{command} is not a valid command.", "invalid_command", channel)
        words = rest[0] if rest else ""
        if self.slack.app.should_escape:
            words = as_command(self.slack.world, self.workspace.id, words)
        key = self.slack.response_urls.issue(self.workspace.id, channel.id, self.user.id)
        payload: Json = {
            "token": self.slack.app.verification_token,
            "team_id": self.workspace.id,
            "team_domain": self.workspace.domain,
            "channel_id": channel.id,
            "channel_name": channel_name(channel),
            "user_id": self.user.id,
            "user_name": self.user.name,
            "command": command,
            "text": words,
            "api_app_id": self.workspace.app_id,
            "is_enterprise_install": "false",
            "response_url": self._address(key),
            "trigger_id": self.slack.triggers.issue(self.workspace.id, self.user.id),
        }
        if self.workspace.enterprise_id:
            payload |= {"enterprise_id": self.workspace.enterprise_id, "enterprise_name": self.workspace.name}
        reply = await self.slack.delivery.ask("slash_commands", payload)
        if not reply.ok:
            return self._failed(f'{command} failed with the error "{reply.error}"', reply.error, channel)
        return self._command_answer(command, key, reply, channel)

    def _command_answer(self, command: str, key: str, reply: Reply, channel: Channel) -> Answer:
        if not text(reply.body, "text") and not reply.body.get("blocks"):
            return Answer(ok=True)
        url = self.slack.response_urls.find(key)
        if url is None:
            return Answer(ok=True)
        try:
            return Answer(ok=True, message=respond(self.slack, url, reply.body))
        except ApiError as refused:
            return self._failed(f'{command} failed with the error "{refused.error}"', refused.error, channel)

    async def press(self, where: Message | View, block: Json, element: Json, value: object) -> Answer:
        """Press a button or make a choice; `value` as for `state.chosen`."""
        new = state.chosen(element, value)
        self.remember(where, text(block, "block_id"), text(element, "action_id"), new)
        if text(block, "type") == "input" and block.get("dispatch_action") is not True:
            return Answer(ok=True)
        action: Json = {
            **{key: element[key] for key in ("text", "value", "style", "url") if key in element},
            **new,
            "type": text(element, "type"),
            "action_id": text(element, "action_id"),
            "block_id": text(block, "block_id"),
            "action_ts": self.slack.world.new_ts(),
        }
        payload = self._payload("block_actions", {"actions": [action]})
        payload |= self._from_view(where) if isinstance(where, View) else self._from_message(where)
        reply = await self.slack.delivery.ask("interactive", payload)
        if not reply.ok:
            return self._failed(TROUBLE, reply.error)
        return Answer(ok=True)

    async def submit(self, view: View) -> Answer:
        """Press a modal's submit button."""
        typed = state.values(view.blocks, view.typed)
        wrong = state.complaints(view.blocks, typed)
        if wrong:
            return Answer(ok=False, errors=wrong)
        shown = view_json(self.slack.world, view)
        payload = self._payload("view_submission", {"view": shown, "response_urls": []}, view.id)
        reply = await self.slack.delivery.ask("interactive", payload)
        if not reply.ok:
            return self._failed(TROUBLE, reply.error)
        try:
            return self._submitted(view, reply.body)
        except ApiError as refused:
            return self._failed(TROUBLE, refused.error)

    def _submitted(self, view: View, body: Json) -> Answer:
        world = self.slack.world
        action = text(body, "response_action")
        if action == "errors":
            errors = {str(key): str(value) for key, value in obj(body, "errors").items()}
            if not errors or state.unknown_blocks(view.blocks, list(errors)):
                raise ApiError("invalid_errors")
            return Answer(ok=False, errors=errors)
        if action == "update":
            fresh = modals.checked(world, view.team, body.get("view"), "modal", view.id)
            modals.update(world, self.workspace, view, fresh)
        elif action == "push":
            fresh = modals.checked(world, view.team, body.get("view"), "modal")
            modals.push_modal(world, self.workspace, view.user, fresh)
        elif action == "clear":
            world.remove_views(world.modals(view.team, view.user))
        elif action:
            raise ApiError("invalid_response_action")
        else:
            world.remove_views([view])
        return Answer(ok=True)

    async def close(self, view: View) -> Answer:
        """Close a modal by its cancel button."""
        world = self.slack.world
        gone = world.modals(view.team, view.user) if view.clear_on_close else [view]
        world.remove_views(gone)
        for one in gone:
            if one.notify_on_close:
                extra: Json = {"view": view_json(world, one), "is_cleared": view.clear_on_close}
                payload = self._payload("view_closed", extra)
                payload.pop("trigger_id")
                await self.slack.delivery.ask("interactive", payload)
        return Answer(ok=True)

    async def shortcut(self, callback_id: str, message: Message | None = None) -> Answer:
        """Choose one of the app's shortcuts, from the menu of a message if one is given."""
        extra: Json = {"callback_id": callback_id, "action_ts": self.slack.world.new_ts()}
        kind = "shortcut"
        if message is not None:
            kind = "message_action"
            placed = self._from_message(message)
            placed.pop("container")
            placed.pop("state")
            extra |= {**placed, "message_ts": message.ts}
        reply = await self.slack.delivery.ask("interactive", self._payload(kind, extra))
        return Answer(ok=True) if reply.ok else self._failed(TROUBLE, reply.error)

    # Parts of payloads

    def _payload(self, kind: str, extra: Json, view_id: str | None = None) -> Json:
        trigger = self.slack.triggers.issue(self.workspace.id, self.user.id, view_id)
        shared = actor(self.workspace, self.user, self.slack.app.verification_token)
        return {"type": kind, **shared, "trigger_id": trigger, **extra}

    def _from_view(self, view: View) -> Json:
        current = self.slack.world.views.get(view.key, view)
        trigger = self.slack.triggers.issue(self.workspace.id, self.user.id, view.id if view.type == "modal" else None)
        return {
            "container": {"type": "view", "view_id": view.id},
            "view": view_json(self.slack.world, current),
            "trigger_id": trigger,
        }

    def _from_message(self, message: Message) -> Json:
        world = self.slack.world
        current = world.message(message.team, message.channel, message.ts) or message
        channel = world.channels[f"{message.team}/{message.channel}"]
        key = self.slack.response_urls.issue(self.workspace.id, channel.id, self.user.id, message.ts)
        typed = self.slack.typed_in_messages.get((message.key, self.user.id), {})
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.is_ephemeral,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        placed: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": channel_name(channel)},
            "state": {"values": state.values(current.blocks, typed)},
            "response_url": self._address(key),
        }
        if not message.is_ephemeral:
            placed["message"] = message_json(world, current)
        return placed

    def remember(self, where: Message | View, block_id: str, action_id: str, new: Json) -> None:
        """Keep what the person has put into an input."""
        if isinstance(where, View):
            current = self.slack.world.views.get(where.key)
            if current is not None:
                row = {**current.typed.get(block_id, {}), action_id: new}
                self.slack.world.put_view(replace(current, typed={**current.typed, block_id: row}))
            return
        typed = self.slack.typed_in_messages.setdefault((where.key, self.user.id), {})
        typed.setdefault(block_id, {})[action_id] = new

    def _address(self, key: str) -> str:
        return f"{self.slack.world.base_url}/response/{key}"

    def _failed(self, words: str, error: str, channel: Channel | None = None) -> Answer:
        self.slack.world.note(self.workspace.id, self.user.id, words, channel.id if channel else "")
        return Answer(ok=False, error=error)
