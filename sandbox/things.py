"""What there is in a workspace: people, channels, messages, views, files."""

from dataclasses import dataclass, field

from sandbox.shapes import Json, obj, objs, text, texts

BOT_SCOPES = (
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)


@dataclass(frozen=True)
class Workspace:
    """A Slack workspace with the one app that is installed in it."""

    id: str
    name: str
    domain: str
    enterprise_id: str | None
    app_id: str
    bot_user: str
    bot_id: str
    bot_token: str
    scopes: list[str]
    installed: bool = True

    @property
    def key(self) -> str:
        """The team id."""
        return self.id


@dataclass(frozen=True)
class User:
    """A member of a workspace; `name` is the handle, `tz` an IANA zone."""

    team: str
    id: str
    name: str
    real_name: str
    email: str
    tz: str = "America/Los_Angeles"
    title: str = ""
    is_bot: bool = False
    deleted: bool = False

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.id}"


@dataclass(frozen=True)
class Channel:
    """A channel, or (`is_im`) the direct messages between one person and the bot."""

    team: str
    id: str
    name: str
    members: list[str]
    is_im: bool = False
    is_private: bool = False

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.id}"


@dataclass(frozen=True)
class Message:
    """A message; `only_for` names the one user who sees an ephemeral one."""

    team: str
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    edited: str | None = None
    metadata: Json | None = None
    only_for: str | None = None
    bot_id: str | None = None
    files: list[str] = field(default_factory=list)
    reactions: list[Json] = field(default_factory=list)
    client_msg_id: str | None = None

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.channel}/{self.ts}"

    @property
    def is_ephemeral(self) -> bool:
        """Whether one person only sees it."""
        return self.only_for is not None

    @property
    def shown(self) -> str:
        """Everything there is to read in it, one line per piece: the blocks, or the text if there are none."""
        return "\n".join(readable(self.blocks)) if self.blocks else self.text

    @property
    def labels(self) -> list[str]:
        """The words on its buttons and menu entries."""
        return labels(self.blocks)

    @property
    def block_ids(self) -> list[str]:
        """The ids of its blocks, in order."""
        return [text(block, "block_id") for block in self.blocks]

    @property
    def action_ids(self) -> list[str]:
        """The ids of what can be pressed or filled in, in order."""
        return [text(element, "action_id") for block in self.blocks for element in elements(block)]


@dataclass(frozen=True)
class View:
    """A modal or a Home tab of one user. `typed` is what the user has put in since it was opened."""

    team: str
    id: str
    user: str
    type: str
    blocks: list[Json]
    hash: str
    callback_id: str = ""
    title: Json | None = None
    submit: Json | None = None
    close: Json | None = None
    private_metadata: str = ""
    external_id: str = ""
    notify_on_close: bool = False
    clear_on_close: bool = False
    root_view_id: str = ""
    previous_view_id: str | None = None
    depth: int = 0
    typed: dict[str, dict[str, Json]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.id}"

    @property
    def shown(self) -> str:
        """Everything there is to read in it, one line per piece."""
        return "\n".join([text(self.title or {}, "text"), *readable(self.blocks)])

    @property
    def labels(self) -> list[str]:
        """The words on its buttons and menu entries."""
        return labels(self.blocks)

    @property
    def block_ids(self) -> list[str]:
        """The ids of its blocks, in order."""
        return [text(block, "block_id") for block in self.blocks]

    @property
    def action_ids(self) -> list[str]:
        """The ids of what can be pressed or filled in, in order."""
        return [text(element, "action_id") for block in self.blocks for element in elements(block)]


@dataclass(frozen=True)
class File:
    """A file; its bytes are kept apart."""

    team: str
    id: str
    user: str
    name: str
    title: str
    mimetype: str
    size: int
    created: int
    channels: list[str] = field(default_factory=list)
    shared: bool = False

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.id}"


@dataclass(frozen=True)
class Note:
    """An error that Slack itself has shown to a person."""

    team: str
    user: str
    ts: str
    channel: str
    text: str

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.user}/{self.ts}"


@dataclass(frozen=True)
class ReadMark:
    """How far a person has read a channel."""

    team: str
    user: str
    channel: str
    ts: str

    @property
    def key(self) -> str:
        """Unique across workspaces."""
        return f"{self.team}/{self.user}/{self.channel}"


def elements(block: Json) -> list[Json]:
    """The interactive elements of a block, wherever they sit in it."""
    if text(block, "type") == "actions":
        return objs(block, "elements")
    inner = [obj(block, "accessory"), obj(block, "element")]
    return [element for element in inner if text(element, "action_id")]


def options(element: Json) -> list[Json]:
    """The options of a menu, also when they come in groups."""
    grouped = [option for group in objs(element, "option_groups") for option in objs(group, "options")]
    return objs(element, "options") + grouped


def labels(blocks: list[Json]) -> list[str]:
    """The words on buttons and menu entries."""
    found: list[str] = []
    for element in (element for block in blocks for element in elements(block)):
        if text(element, "type") == "button":
            found.append(text(obj(element, "text"), "text"))
        found += [text(obj(option, "text"), "text") for option in options(element)]
    return found


def readable(blocks: list[Json]) -> list[str]:
    """What a person reads in these blocks, piece by piece."""
    return [piece for block in blocks for piece in _pieces(block) if piece]


def _pieces(part: Json) -> list[str]:
    kind = text(part, "type")
    if kind in ("plain_text", "mrkdwn", "markdown", "text"):
        return [text(part, "text")]
    if kind.startswith("rich_text"):
        return ["".join(piece for child in objs(part, "elements") for piece in _pieces(child))]
    found = [text(part, "alt_text"), *texts(part, "fields")]
    for name in ("title", "text", "label", "hint", "accessory", "element", "placeholder"):
        child = obj(part, name)
        found += _pieces(child) if child else []
    for name in ("fields", "elements", "options"):
        for child in objs(part, name):
            found += _pieces(child)
    return found
