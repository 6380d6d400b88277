"""What one person sees of a workspace, as JSON for the page and for test drivers."""

from sandbox.payloads import file_json, message_json, view_json
from sandbox.person import Person
from sandbox.shapes import Json
from sandbox.slack import Slack
from sandbox.things import Message, Workspace


def world_json(slack: Slack) -> Json:
    """All workspaces with their people and channels, to choose from."""
    world = slack.world
    return {
        "teams": [
            {
                "id": one.id,
                "name": one.name,
                "bot": one.bot_user,
                "installed": one.installed,
                "users": [_user(slack, one, user.id) for user in list(world.people(one.id))],
                "channels": [
                    {"id": channel.id, "name": channel.name, "members": channel.members}
                    for channel in world.channels.values()
                    if channel.team == one.id and not channel.is_im
                ],
            }
            for one in world.workspaces.values()
        ],
        "bot_connected": slack.delivery.connected,
    }


def screen_json(slack: Slack, person: Person) -> Json:
    """Everything that this person sees now."""
    world, team = slack.world, person.team
    workspace = world.workspaces[team]
    own = [one for one in world.channels.values() if one.team == team and person.id in one.members]
    return {
        "team": {"id": team, "name": workspace.name, "bot": workspace.bot_user},
        "user": _user(slack, workspace, person.id),
        "users": {user.id: _user(slack, workspace, user.id) for user in world.people(team)},
        "channels": [
            {"id": one.id, "name": one.name, "unread": world.unread(team, person.id, one.id)}
            for one in own
            if not one.is_im
        ],
        "dms": [
            {"id": one.id, "with": workspace.bot_user, "unread": world.unread(team, person.id, one.id)}
            for one in own
            if one.is_im
        ],
        "messages": {
            one.id: [_message(slack, message) for message in world.messages(team, one.id, person.id)] for one in own
        },
        "home": view_json(world, person.home) if person.home else None,
        "modals": [view_json(world, view) for view in person.modals],
        "notes": [{"ts": note.ts, "channel": note.channel, "text": note.text} for note in person.notes[-20:]],
        "now": slack.clock.now().isoformat(),
    }


def _message(slack: Slack, message: Message) -> Json:
    shown = message_json(slack.world, message)
    files = [slack.world.files.get(f"{message.team}/{file}") for file in message.files]
    if files:
        here = [file_json(slack.world, file) | {"url": f"/hand/file/{file.id}"} for file in files if file]
        shown["files"] = here
    return shown | {"is_ephemeral": message.is_ephemeral, "channel": message.channel}


def _user(slack: Slack, workspace: Workspace, user_id: str) -> Json:
    user = slack.world.users[f"{workspace.id}/{user_id}"]
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "title": user.title,
        "is_bot": user.is_bot,
        "deleted": user.deleted,
    }
