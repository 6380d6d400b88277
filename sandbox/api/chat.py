"""chat.* and reactions.*: posting, changing and deleting messages."""

from dataclasses import replace
from urllib.parse import quote

from sandbox import limits
from sandbox.api.call import ApiError, Call
from sandbox.payloads import message_json
from sandbox.shapes import Json, objs, text, texts
from sandbox.slack import Draft
from sandbox.things import Channel, Message


def post_message(call: Call) -> Json:
    """chat.postMessage; a user's id as channel opens the direct messages."""
    channel = _destination(call)
    draft = read_draft(call, limits.MESSAGE_TEXT)
    message = call.slack.post(call.workspace, channel, call.workspace.bot_user, draft)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.world, message)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: seen by one member of the channel."""
    channel = call.channel()
    _must_be_in(call, channel)
    user = call.world.user(call.team, call.text("user"))
    if user is None or user.id not in channel.members:
        raise ApiError("user_not_in_channel")
    draft = read_draft(call, limits.MESSAGE_TEXT, only_for=user.id)
    message = call.slack.post(call.workspace, channel, call.workspace.bot_user, draft)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: blocks that are not given stay, an empty list removes them."""
    message = _own_message(call, "cant_update_message")
    draft = read_draft(call, limits.UPDATE_TEXT)
    changed = replace(message, text=draft.text, metadata=draft.metadata or message.metadata)
    if call.json("blocks") is not None:
        changed = replace(changed, blocks=list(draft.blocks))
    changed = call.slack.change(call.workspace, message, changed)
    shown = message_json(call.world, changed)
    return {"channel": changed.channel, "ts": changed.ts, "text": changed.text, "message": shown}


def delete(call: Call) -> Json:
    """chat.delete: a message of the bot's own."""
    message = _own_message(call, "cant_delete_message")
    call.slack.remove(call.workspace, message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    """chat.getPermalink."""
    channel = call.channel()
    ts = call.text("message_ts")
    if call.world.message(call.team, channel.id, ts) is None:
        raise ApiError("message_not_found")
    link = f"{call.world.base_url}/archives/{channel.id}/p{quote(ts.replace('.', ''))}"
    return {"channel": channel.id, "permalink": link}


def add_reaction(call: Call) -> Json:
    """reactions.add."""
    channel = call.channel()
    message = call.world.message(call.team, channel.id, call.text("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    name = call.text("name").strip(":")
    if not name:
        raise ApiError("invalid_name")
    reactions = {text(one, "name"): texts(one, "users") for one in message.reactions}
    if call.workspace.bot_user in reactions.get(name, []):
        raise ApiError("already_reacted")
    reactions.setdefault(name, []).append(call.workspace.bot_user)
    shown: list[Json] = [{"name": key, "users": users, "count": len(users)} for key, users in reactions.items()]
    call.world.put_message(replace(message, reactions=shown))
    return {}


def read_draft(call: Call, most: int, only_for: str | None = None) -> Draft:
    """The message that the arguments describe. Raises ApiError where Slack would refuse it."""
    blocks = call.json("blocks")
    words = call.text("text")
    if blocks is not None:
        wrong = limits.check_message(blocks)
        if wrong:
            raise ApiError("invalid_blocks", messages=wrong)
        if limits.blocks_too_long(call.objects("blocks")):
            raise ApiError("msg_blocks_too_long")
    if not words and not blocks and not call.has("attachments"):
        raise ApiError("no_text")
    if len(words) > most:
        raise ApiError("msg_too_long")
    metadata = call.object("metadata")
    if metadata is not None and not text(metadata, "event_type"):
        raise ApiError("invalid_metadata_format")
    thread = call.text("thread_ts") or None
    return Draft(words, objs({"blocks": blocks}, "blocks"), thread, metadata, only_for=only_for)


def _destination(call: Call) -> Channel:
    name = call.text("channel")
    if name.startswith(("U", "W")):
        user = call.world.user(call.team, name)
        if user is None or user.deleted:
            raise ApiError("channel_not_found")
        if user.is_bot:
            raise ApiError("cannot_dm_bot")
        return call.world.open_dm(call.workspace, user.id)
    channel = call.channel()
    _must_be_in(call, channel)
    return channel


def _must_be_in(call: Call, channel: Channel) -> None:
    anywhere = "chat:write.public" in call.workspace.scopes and not channel.is_private
    if call.workspace.bot_user not in channel.members and not anywhere:
        raise ApiError("not_in_channel")


def _own_message(call: Call, refusal: str) -> Message:
    channel = call.channel()
    message = call.world.message(call.team, channel.id, call.text("ts"))
    if message is None or message.is_ephemeral:
        raise ApiError("message_not_found")
    if message.user != call.workspace.bot_user:
        raise ApiError(refusal)
    return message
