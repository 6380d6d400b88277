"""One call of the Web API: its arguments, who makes it, and how it is refused."""

from dataclasses import dataclass

from sandbox.shapes import Json, flag, only_objs, parse, text
from sandbox.slack import Slack
from sandbox.things import Channel, User, Workspace
from sandbox.world import World


class ApiError(Exception):
    """A refusal: Slack's error word, the sentences that go with it, and further keys of the answer."""

    def __init__(self, error: str, messages: list[str] | None = None, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.extra: Json = dict(extra)

    def answer(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            body["errors"] = [message.removeprefix("[ERROR] ") for message in self.messages]
            body["response_metadata"] = {"messages": self.messages}
        return body


@dataclass(frozen=True)
class Call:
    """A call by the bot of one workspace."""

    slack: Slack
    workspace: Workspace
    args: Json

    @property
    def world(self) -> World:
        """Where it happens."""
        return self.slack.world

    @property
    def team(self) -> str:
        """The id of the caller's workspace."""
        return self.workspace.id

    def has(self, key: str) -> bool:
        """Whether the argument was given."""
        return self.args.get(key) not in (None, "")

    def text(self, key: str) -> str:
        """A string argument, empty if it was not given."""
        return text(self.args, key)

    def flag(self, key: str) -> bool:
        """A yes-or-no argument."""
        return flag(self.args, key)

    def json(self, key: str) -> object:
        """A structured argument, which forms carry as JSON text."""
        value = self.args.get(key)
        return parse(value) if isinstance(value, str) else value

    def objects(self, key: str) -> list[Json]:
        """A list of objects, which forms carry as JSON text."""
        return only_objs(self.json(key))

    def object(self, key: str) -> Json | None:
        """An object, which forms carry as JSON text."""
        value = self.json(key)
        return value if isinstance(value, dict) else None

    def user(self, key: str = "user") -> User:
        """The user an argument names. Raises ApiError."""
        found = self.world.user(self.team, self.text(key))
        if found is None:
            raise ApiError("user_not_found")
        return found

    def channel(self, key: str = "channel") -> Channel:
        """The channel an argument names. Raises ApiError if it is not there, or not for the bot to see."""
        found = self.world.channel(self.team, self.text(key)) if self.has(key) else None
        hidden = found is not None and found.is_private and self.workspace.bot_user not in found.members
        if found is None or hidden:
            raise ApiError("channel_not_found")
        return found

    def needs(self, scope: str) -> None:
        """Raises ApiError unless the bot's token has this scope."""
        if scope not in self.workspace.scopes:
            provided = ",".join(self.workspace.scopes)
            raise ApiError("missing_scope", needed=scope, provided=provided)
