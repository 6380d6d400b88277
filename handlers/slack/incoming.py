"""Slack's payloads as `Incoming`: what a person did, small and plain. Nothing is decided here."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from conversations.acts import Act
from conversations.files import FileNote
from conversations.said import Commanded, Filled, OpenedHome, Pressed, Shared, Typed
from handlers.ports import Address, Incoming, Reference
from handlers.slack.names import ACT_MARK, INPUT, LINK, SHORTCUTS
from handlers.slack.payload import Json, branch, objects, text
from handlers.slack.people import actor, host
from handlers.slack.rooms import Rooms
from handlers.slack.typed import clean, read_input, read_message

_CHANGED = "message_changed"
# A person's own new message, with or without a file, to a thread or also to the channel, or by /me.
_OWN_MESSAGES = frozenset({"", "file_share", "thread_broadcast", "me_message"})


@dataclass(frozen=True, slots=True)
class Ignored:
    """A gesture that says nothing to the bot: a link was followed, a choice was cleared."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A control whose hidden value is not ours (any more)."""


def message(body: Json, rooms: Rooms) -> Incoming | None:
    """A direct message to the bot, new or with changed words, or None for what is no message of a person's own with
    words or files in it."""
    event = branch(body, "event")
    if text(event, "subtype") == _CHANGED:
        return _edited(body, event, rooms)
    if text(event, "channel_type") != "im" or text(event, "subtype") not in _OWN_MESSAGES:
        return None
    if text(event, "bot_id") or not text(event, "user"):
        return None
    said, people = read_message(text(event, "text"), host(body))
    files = _files(event)
    if not said and not files:
        return None
    sender = _author(body, event)
    rooms.learn(sender, text(event, "channel"))
    thread = text(event, "thread_ts")
    replied = bool(thread) and thread != text(event, "ts")
    return Incoming(
        key=text(body, "event_id"),
        sender=sender,
        said=Shared(files, said) if files else Typed(said),
        people=people,
        thread=Reference(text(event, "channel"), thread) if replied else None,
        at=Reference(text(event, "channel"), text(event, "ts")),
    )


def _files(event: Json) -> tuple[FileNote, ...]:
    """The files of a message. One of another workspace may be told by its id alone: the rest is asked for later."""
    return tuple(
        FileNote(text(one, "id"), read_input(text(one, "name")), _size(one), text(one, "mimetype"))
        for one in objects(event, "files")
        if text(one, "id")
    )


def _size(file: Json) -> int:
    size = file.get("size")
    return size if isinstance(size, int) else 0


def _edited(body: Json, event: Json, rooms: Rooms) -> Incoming | None:
    """The new words of a message, if its author changed them. Slack tells of other changes too, such as a preview of a
    link that it adds, or a thread that it gets."""
    now, before = branch(event, "message"), branch(event, "previous_message")
    if text(now, "subtype") not in _OWN_MESSAGES or text(now, "text") == text(before, "text"):
        return None
    if not now.get("edited") or text(branch(now, "edited"), "user") != text(now, "user"):
        return None
    channel = {"channel": text(event, "channel"), "channel_type": text(event, "channel_type")}
    heard = message({**body, "event": {**now, **channel, "files": []}}, rooms)
    return replace(heard, edited=True, thread=None) if heard else None


def opened_home(body: Json, rooms: Rooms) -> Incoming | None:
    """A look at the Home tab; a look at the Messages tab only tells where the direct messages are."""
    event = branch(body, "event")
    sender = _author(body, event)
    rooms.learn(sender, text(event, "channel"))
    if text(event, "tab") != "home" or not sender.user:
        return None
    return Incoming(key=text(body, "event_id"), sender=sender, said=OpenedHome())


def command(body: Json, rooms: Rooms) -> Incoming:
    """A slash command."""
    sender = actor(body, text(body, "user_id"), "")
    line, people = read_message(text(body, "text"), sender.tenant)
    return Incoming(
        key=text(body, "trigger_id"),
        sender=sender,
        said=Commanded(" ".join(line.split()), private=_with_the_bot(body, sender, rooms)),
        people=people,
    )


def shortcut(body: Json) -> Incoming | Unreadable:
    """A global shortcut, or one from a message's menu: a command with another door."""
    line = SHORTCUTS.get(text(body, "callback_id"))
    if line is None:
        return Unreadable()
    return Incoming(key=text(body, "trigger_id"), sender=_presser(body), said=Commanded(line))


def action(body: Json) -> Incoming | Ignored | Unreadable:
    """A button, a menu's entry, or a picked value."""
    used = next(iter(objects(body, "actions")), None)
    if used is None or text(used, "action_id").startswith(LINK):
        return Ignored()
    kind, hidden, chosen = text(used, "type"), text(used, "value"), ""
    people: tuple[Address, ...] = ()
    if kind == "overflow":
        hidden = text(used, "selected_option", "value")
    elif kind != "button":
        hidden = text(used, "block_id").partition(ACT_MARK)[2]
        chosen, people = _picked(used, host(body), 0)
        if not chosen:
            return Ignored()
    act = Act.unpacked(clean(hidden))
    if act is None:
        return Unreadable()
    return Incoming(
        key=text(body, "trigger_id"),
        sender=_presser(body),
        said=Pressed(act, chosen),
        people=people,
        message=_carrier(body),
    )


def form(body: Json) -> Incoming | Unreadable:
    """A modal that was sent."""
    view = branch(body, "view")
    act = Act.unpacked(clean(text(view, "private_metadata")))
    if act is None:
        return Unreadable()
    values: dict[str, str] = {}
    people: list[Address] = []
    for block in objects(view, "blocks"):  # the view's order, so that the parts of a long text come together again
        block_id = text(block, "block_id")
        if not block_id.startswith(INPUT):
            continue
        name = block_id.removeprefix(INPUT).partition("#")[0]
        value, named = _filled(branch(view, "state", "values", block_id), host(body), len(people))
        values[name] = values.get(name, "") + value
        people += named
    return Incoming(_submission(body, view), _presser(body), Filled(act, values), people=tuple(people))


def _author(body: Json, event: Json) -> Address:
    return actor(body, text(event, "user"), text(event, "user_team") or text(event, "team"))


def _presser(body: Json) -> Address:
    return actor(body, text(body, "user", "id"), text(body, "user", "team_id"))


def _with_the_bot(body: Json, sender: Address, rooms: Rooms) -> bool:
    """Slack calls every direct message `directmessage`, with the bot or with a colleague."""
    return text(body, "channel_name") == "directmessage" and rooms.of(sender) in (None, text(body, "channel_id"))


def _carrier(body: Json) -> Reference | None:
    container = branch(body, "container")
    if text(container, "type") != "message" or container.get("is_ephemeral") is True:
        return None
    return Reference(text(container, "channel_id"), text(container, "message_ts"))


def _picked(element: Json, tenant: str, first: int) -> tuple[str, tuple[Address, ...]]:
    user = text(element, "selected_user")
    if user:
        return f"@[{first}]", (Address("slack", tenant, user),)
    return text(element, "selected_option", "value") or text(element, "selected_date"), ()


def _filled(state: Json, tenant: str, first: int) -> tuple[str, tuple[Address, ...]]:
    for element in _elements(state):
        picked, people = _picked(element, tenant, first)
        return (picked, people) if picked else (read_input(text(element, "value")), ())
    return "", ()


def _elements(state: Json) -> Iterable[Json]:
    return (branch(state, action_id) for action_id in state)


def _submission(body: Json, view: Json) -> str:
    """Slack's documentation gives a submission no id of its own. A second try with the same words is the same
    delivery; after a remark at an input the words differ, and so does the key."""
    if text(body, "trigger_id"):
        return text(body, "trigger_id")
    state = json.dumps(branch(view, "state"), sort_keys=True, default=str).encode()
    return f"{text(view, 'id')}:{hashlib.sha256(state).hexdigest()[:32]}"
