"""auth.*, users.* and conversations.*: who is there, and where one talks."""

from sandbox.api.call import ApiError, Call
from sandbox.payloads import channel_json, message_json, user_json
from sandbox.shapes import Json, whole
from sandbox.things import Message


def auth_test(call: Call) -> Json:
    """auth.test: whose token this is."""
    workspace = call.workspace
    bot = call.world.user(workspace.id, workspace.bot_user)
    answer: Json = {
        "url": f"{call.world.base_url}/",
        "team": workspace.name,
        "user": bot.name if bot else "",
        "team_id": workspace.id,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }
    if workspace.enterprise_id:
        answer["enterprise_id"] = workspace.enterprise_id
    return answer


def users_info(call: Call) -> Json:
    """users.info."""
    with_email = "users:read.email" in call.workspace.scopes
    return {"user": user_json(call.user(), call.world.clock.now(), with_email=with_email)}


def users_lookup_by_email(call: Call) -> Json:
    """users.lookupByEmail."""
    wanted = call.text("email").lower()
    living = (user for user in call.world.people(call.team) if not user.deleted)
    found = next((user for user in living if user.email.lower() == wanted and wanted), None)
    if found is None:
        raise ApiError("users_not_found")
    return {"user": user_json(found, call.world.clock.now(), with_email=True)}


def users_list(call: Call) -> Json:
    """users.list, by pages of `limit`."""
    everyone = list(call.world.people(call.team))
    start, size = whole(call.args, "cursor"), whole(call.args, "limit") or 1000
    with_email = "users:read.email" in call.workspace.scopes
    now = call.world.clock.now()
    page = [user_json(user, now, with_email=with_email) for user in everyone[start : start + size]]
    cursor = str(start + size) if start + size < len(everyone) else ""
    return {"members": page, "cache_ts": int(now.timestamp()), "response_metadata": {"next_cursor": cursor}}


def conversations_open(call: Call) -> Json:
    """conversations.open: the direct messages with one user."""
    if call.has("channel"):
        return {"channel": {"id": call.channel().id}}
    ids = [one for one in call.text("users").split(",") if one]
    if not ids:
        raise ApiError("users_list_not_supplied")
    if len(ids) > 1:
        raise ApiError("not_enough_users")
    user = call.world.user(call.team, ids[0])
    if user is None:
        raise ApiError("user_not_found")
    if user.deleted:
        raise ApiError("user_disabled")
    if user.is_bot:
        raise ApiError("cannot_dm_bot")
    existed = call.world.dm(call.team, user.id) is not None
    channel = call.world.open_dm(call.workspace, user.id)
    shown = channel_json(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    return {"no_op": existed, "already_open": existed, "channel": shown}


def conversations_info(call: Call) -> Json:
    """conversations.info."""
    channel = call.channel()
    call.needs("im:read" if channel.is_im else "groups:read" if channel.is_private else "channels:read")
    return {"channel": channel_json(call.workspace, channel)}


def conversations_members(call: Call) -> Json:
    """conversations.members."""
    channel = call.channel()
    call.needs("im:read" if channel.is_im else "groups:read" if channel.is_private else "channels:read")
    return {"members": list(channel.members), "response_metadata": {"next_cursor": ""}}


def conversations_history(call: Call) -> Json:
    """conversations.history: the newest first, without replies in threads."""
    shown = [message for message in _readable(call) if message.thread_ts in (None, message.ts)]
    return _page(call, list(reversed(shown)))


def conversations_replies(call: Call) -> Json:
    """conversations.replies: a message and its thread, the oldest first."""
    ts = call.text("ts")
    shown = [message for message in _readable(call) if ts in (message.ts, message.thread_ts)]
    if not shown:
        raise ApiError("thread_not_found")
    return _page(call, shown)


def _readable(call: Call) -> list[Message]:
    channel = call.channel()
    call.needs("im:history" if channel.is_im else "groups:history" if channel.is_private else "channels:history")
    if call.workspace.bot_user not in channel.members:
        raise ApiError("not_in_channel")
    oldest, latest = call.text("oldest"), call.text("latest")
    inclusive = call.flag("inclusive")
    return [
        message
        for message in call.world.messages(call.team, channel.id)
        if (not oldest or message.ts > oldest or (inclusive and message.ts == oldest))
        and (not latest or message.ts < latest or (inclusive and message.ts == latest))
    ]


def _page(call: Call, messages: list[Message]) -> Json:
    start, size = whole(call.args, "cursor"), whole(call.args, "limit") or 100
    more = start + size < len(messages)
    page = []
    for message in messages[start : start + size]:
        shown = message_json(call.world, message)
        if not call.flag("include_all_metadata"):
            shown.pop("metadata", None)
        page.append(shown)
    cursor = {"next_cursor": str(start + size)} if more else {"next_cursor": ""}
    return {"messages": page, "has_more": more, "response_metadata": cursor}
