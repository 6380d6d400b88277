"""Slack as the relay's channel: messages, the Home tab, files, and who somebody is."""

import logging
from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from conversations.files import Unread
from conversations.said import Introduced
from handlers.ports import Address, File, Later, Never, Parcel, Reference, Reread
from handlers.slack.blocks import HOME, MESSAGE, Surface, blocks, fallback
from handlers.slack.calls import Method
from handlers.slack.downloads import download
from handlers.slack.names import METADATA
from handlers.slack.payload import Block, Json, branch, is_object, objects, text
from handlers.slack.rooms import Rooms
from handlers.slack.text import Reader
from handlers.slack.typed import read_message

# Slack's answers after which no further try can help. Whatever is not named here is tried again.
HOPELESS = frozenset(
    {
        "block_mismatch", "cannot_dm_bot", "cant_update_message", "channel_not_found", "edit_window_closed",
        "enterprise_is_restricted", "file_deleted", "file_not_found", "hash_conflict", "invalid_arguments",
        "invalid_blocks", "invalid_blocks_format",
        "invalid_metadata_format", "invalid_metadata_schema", "invalid_users", "is_archived", "is_inactive",
        "message_not_found", "messages_tab_disabled", "metadata_too_large", "method_not_supported_for_channel_type",
        "msg_blocks_too_long", "msg_too_long", "no_text", "not_enabled", "not_in_channel", "restricted_action",
        "thread_not_found",
        "user_disabled", "user_not_found", "user_not_in_channel", "user_not_visible", "users_not_found",
        "view_too_large",
    }
)  # fmt: skip
# Slack counts these per conversation; everything else per workspace.
_PER_CHANNEL = frozenset[Method]({"chat.postMessage", "chat.update"})
_LOST_ROOM = frozenset({"channel_not_found", "is_archived"})
_LOST_FILE = frozenset({"file_not_found", "file_deleted"})
_LOOK_BACK = 50

_log = logging.getLogger(__name__)


class SlackChannel:
    """Fulfils `handlers.ports.Channel`. `client_for` gives the client for a tenant."""

    def __init__(self, client_for: Callable[[str], Awaitable[AsyncWebClient]], rooms: Rooms | None = None) -> None:
        self._client_for = client_for
        self._rooms = rooms or Rooms()

    async def post(self, to: Address, parcel: Parcel) -> Reference:
        """Post into the direct messages. A second try looks first whether the first one came through."""
        room = await self._room(to)
        if parcel.tries > 1 and (found := await self._posted(to, room, parcel.key)):
            return Reference(room, found)
        client = await self._client_for(to.tenant)
        try:
            told = await _asked(
                "chat.postMessage",
                client.chat_postMessage(
                    channel=room,
                    text=fallback(parcel.message),
                    blocks=_blocks(to, parcel, MESSAGE),
                    unfurl_links=False,
                    unfurl_media=False,
                    metadata={"event_type": METADATA, "event_payload": {"key": parcel.key}},
                ),
            )
        except _Refused as refused:
            if refused.error in _LOST_ROOM:
                self._rooms.forget(to)
            raise
        return Reference(room, text(told, "ts"))

    async def update(self, to: Address, at: Reference, parcel: Parcel) -> Reference:
        """Put another message in the place of one. Raises Never when that one is gone."""
        client = await self._client_for(to.tenant)
        await _asked(
            "chat.update",
            client.chat_update(
                channel=at.channel,
                ts=at.message,
                text=fallback(parcel.message),
                blocks=_blocks(to, parcel, MESSAGE),
            ),
        )
        return at

    async def publish_home(self, to: Address, parcel: Parcel) -> None:
        """Show a person's Home tab."""
        client = await self._client_for(to.tenant)
        view: Block = {"type": "home", "callback_id": "home", "blocks": _blocks(to, parcel, HOME)}
        await _asked("views.publish", client.views_publish(user_id=to.user, view=view))

    async def send_file(self, to: Address, key: str, file: File) -> Reference:
        """Bring a file to a person's direct messages. The reference's message is the file's id."""
        del key  # Slack keeps nothing with a file by which a second try could be told from a first one
        room = await self._room(to)
        client = await self._client_for(to.tenant)
        sent = client.files_upload_v2(channel=room, filename=file.name, title=file.title, content=file.content)
        told = await _asked("files.completeUploadExternal", sent)
        return Reference(room, next((text(one, "id") for one in objects(told, "files")), ""))

    async def look_up(self, who: Address) -> Introduced:
        """The name, mail address and time zone that a person has in Slack."""
        client = await self._client_for(who.tenant)
        user = branch(await _asked("users.info", client.users_info(user=who.user)), "user")
        name = text(user, "profile", "real_name") or text(user, "real_name") or text(user, "name")
        return Introduced(name=name, email=text(user, "profile", "email"), zone=text(user, "tz"))

    async def read(self, who: Address, at: Reference, thread: str) -> Reread | None:
        """A person's own message again, in the thread where it stands; None when it is gone, or is not theirs. Raises
        Never when all of its room or thread is."""
        client = await self._client_for(who.tenant)
        if thread:
            replies = client.conversations_replies(
                channel=at.channel, ts=thread, oldest=at.message, latest=at.message, inclusive=True
            )
            told = await _asked("conversations.replies", replies)
        else:
            history = client.conversations_history(
                channel=at.channel, oldest=at.message, latest=at.message, inclusive=True, limit=1
            )
            told = await _asked("conversations.history", history)
        for message in objects(told, "messages"):
            if text(message, "ts") == at.message and text(message, "user") == who.user:
                return Reread(*read_message(text(message, "text"), who.tenant))
        return None

    async def fetch(self, who: Address, file: str) -> bytes | Unread:
        """The content of a file that was shared with the bot."""
        client = await self._client_for(who.tenant)
        try:
            told = branch(await _asked("files.info", client.files_info(file=file)), "file")
        except _Refused as refused:
            if refused.error in _LOST_FILE:
                return Unread("gone")
            raise
        return await download(client, told)

    async def _room(self, person: Address) -> str:
        known = self._rooms.of(person)
        if known is not None:
            return known
        client = await self._client_for(person.tenant)
        told = await _asked("conversations.open", client.conversations_open(users=person.user))
        room = text(told, "channel", "id")
        self._rooms.learn(person, room)
        return room

    async def _posted(self, to: Address, room: str, key: str) -> str:
        """The ts of the message with this key among the last ones, or nothing."""
        client = await self._client_for(to.tenant)
        asked = client.conversations_history(channel=room, limit=_LOOK_BACK, include_all_metadata=True)
        for message in objects(await _asked("conversations.history", asked), "messages"):
            metadata = branch(message, "metadata")
            if text(metadata, "event_type") == METADATA and text(metadata, "event_payload", "key") == key:
                return text(message, "ts")
        return ""


class _Refused(Never):
    """Never, with Slack's word for why."""

    def __init__(self, method: Method, error: str) -> None:
        super().__init__(f"{method}: {error}")
        self.error = error


def _blocks(to: Address, parcel: Parcel, surface: Surface) -> list[Block]:
    return blocks(parcel.message, Reader(to.tenant, parcel.people), surface)


async def _asked(method: Method, call: Awaitable[AsyncSlackResponse]) -> Json:
    """Slack's answer. Raises Later, Never, or what went wrong."""
    try:
        response = await call
    except SlackApiError as refused:
        raise _meaning(method, refused) from refused
    return response.data if is_object(response.data) else {}


def _meaning(method: Method, refused: SlackApiError) -> Exception:
    response = refused.response
    if not isinstance(response, AsyncSlackResponse):
        return refused
    told = response.data if is_object(response.data) else {}  # a broken server answers with a text
    error = text(told, "error")
    if response.status_code == 429 or error in ("ratelimited", "rate_limited"):
        return Later(_patience(response), whole_tenant=method not in _PER_CHANNEL)
    if error in HOPELESS:
        _log.warning("%s: %s %s", method, error, told.get("response_metadata") or "")
        return _Refused(method, error)
    return refused


def _patience(response: AsyncSlackResponse) -> float:
    for name, value in response.headers.items():
        if name.lower() == "retry-after" and str(value).isdecimal():
            return float(value)
    return 30.0
