"""Things of the world in the shapes in which Slack's API and its payloads show them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox import state
from sandbox.shapes import Json, compact
from sandbox.things import Channel, File, Message, User, View, Workspace
from sandbox.world import World


def message_json(world: World, message: Message) -> Json:
    """A message as in `chat.postMessage` answers and `message` events."""
    files = [world.files.get(f"{message.team}/{file}") for file in message.files]
    subtype = "file_share" if message.files and message.bot_id is None else None
    workspace = world.workspaces[message.team]
    return compact(
        {
            "type": "message",
            "subtype": subtype,
            "user": message.user,
            "ts": message.ts,
            "client_msg_id": message.client_msg_id,
            "bot_id": message.bot_id,
            "app_id": workspace.app_id if message.bot_id else None,
            "text": message.text,
            "team": message.team,
            "blocks": message.blocks or None,
            "thread_ts": message.thread_ts,
            "edited": {"user": message.user, "ts": message.edited} if message.edited else None,
            "metadata": message.metadata,
            "files": [file_json(world, file) for file in files if file] or None,
            "reactions": message.reactions or None,
        }
    )


def user_json(user: User, now: datetime, *, with_email: bool) -> Json:
    """A user as `users.info` shows it."""
    zone = now.astimezone(ZoneInfo(user.tz))
    offset = zone.utcoffset()
    profile: Json = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "title": user.title,
        "team": user.team,
    }
    if with_email:
        profile["email"] = user.email
    return {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": user.deleted,
        "tz": user.tz,
        "tz_label": zone.tzname() or user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
        "is_admin": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "is_restricted": False,
        "updated": 0,
    }


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    """A conversation as `conversations.info` shows it."""
    shared: Json = {
        "id": channel.id,
        "created": 0,
        "is_im": channel.is_im,
        "is_org_shared": False,
        "context_team_id": channel.team,
    }
    if channel.is_im:
        other = next(member for member in channel.members if member != workspace.bot_user)
        return {**shared, "user": other, "is_open": True}
    return {
        **shared,
        "name": channel.name,
        "is_channel": not channel.is_private,
        "is_private": channel.is_private,
        "is_archived": False,
        "is_member": workspace.bot_user in channel.members,
        "num_members": len(channel.members),
    }


def file_json(world: World, file: File) -> Json:
    """A file as `files.info` shows it."""
    _, _, ending = file.name.rpartition(".")
    address = f"{world.base_url}/files-pri/{file.team}-{file.id}/{file.name}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": ending or "binary",
        "size": file.size,
        "user": file.user,
        "user_team": file.team,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": address,
        "url_private_download": f"{address}?download=1",
        "permalink": f"{world.base_url}/files/{file.user}/{file.id}",
        "channels": [channel for channel in file.channels if channel.startswith("C")],
        "ims": [channel for channel in file.channels if channel.startswith("D")],
    }


def view_json(world: World, view: View) -> Json:
    """A view as in `views.open` answers and interaction payloads, with its state."""
    workspace = world.workspaces[view.team]
    return {
        "id": view.id,
        "team_id": view.team,
        "type": view.type,
        "blocks": view.blocks,
        "private_metadata": view.private_metadata,
        "callback_id": view.callback_id,
        "state": {"values": state.values(view.blocks, view.typed)},
        "hash": view.hash,
        "title": view.title,
        "submit": view.submit,
        "close": view.close,
        "clear_on_close": view.clear_on_close,
        "notify_on_close": view.notify_on_close,
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id or view.id,
        "app_id": workspace.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": view.team,
        "bot_id": workspace.bot_id,
    }


def actor(workspace: Workspace, user: User, verification_token: str) -> Json:
    """What every interaction payload says of where and from whom it comes."""
    team = compact(
        {
            "id": workspace.id,
            "domain": workspace.domain,
            "enterprise_id": workspace.enterprise_id,
            "enterprise_name": workspace.name if workspace.enterprise_id else None,
        }
    )
    organisation = {"id": workspace.enterprise_id, "name": workspace.name} if workspace.enterprise_id else None
    return {
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": workspace.id},
        "api_app_id": workspace.app_id,
        "token": verification_token,
        "team": team,
        "enterprise": organisation,
        "is_enterprise_install": False,
    }


def channel_name(channel: Channel) -> str:
    """The name by which payloads call a channel."""
    if channel.is_im:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def event_json(world: World, workspace: Workspace, event: Json, verification_token: str) -> Json:
    """The envelope in which an event comes: the same for all its deliveries."""
    return compact(
        {
            "token": verification_token,
            "team_id": workspace.id,
            "context_team_id": workspace.id,
            "enterprise_id": workspace.enterprise_id,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": world.new_id("Ev"),
            "event_time": int(world.clock.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": workspace.enterprise_id,
                    "team_id": workspace.id,
                    "user_id": workspace.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }
    )
