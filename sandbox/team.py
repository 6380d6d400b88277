"""A workspace in the hand of tests and of the demo: its people, its channels, its app."""

import re
from dataclasses import replace

from sandbox.person import Person
from sandbox.slack import Slack
from sandbox.things import BOT_SCOPES, Channel, User, Workspace
from sandbox.world import World


class Team:
    """One workspace."""

    def __init__(self, slack: Slack, team: str) -> None:
        self._slack = slack
        self.id = team

    @property
    def workspace(self) -> Workspace:
        """What is known of it."""
        return self._slack.world.workspaces[self.id]

    @property
    def bot_token(self) -> str:
        """What the app gets by being installed here."""
        return self.workspace.bot_token

    @property
    def people(self) -> list[Person]:
        """Everyone but the bots."""
        users = self._slack.world.people(self.id)
        return [Person(self._slack, self.id, user.id) for user in users if not user.is_bot]

    def person(
        self,
        name: str,
        *,
        handle: str | None = None,
        email: str | None = None,
        tz: str = "America/Los_Angeles",
        title: str = "",
        deleted: bool = False,
    ) -> Person:
        """The person with this id, handle or name, who joins the workspace and its public channels if new."""
        world = self._slack.world
        everyone = world.people(self.id)
        found = next((user for user in everyone if name in (user.id, user.name, user.real_name)), None)
        if found is None:
            handle = handle or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            address = email or f"{handle}@example.org"
            user_id = world.new_id("U")
            found = world.put_user(User(self.id, user_id, handle, name, address, tz, title, deleted=deleted))
            for channel in [one for one in world.channels.values() if one.team == self.id]:
                if not channel.is_im and not channel.is_private:
                    world.put(_joined(channel, found.id))
        return Person(self._slack, self.id, found.id)

    def channel(self, name: str, *, private: bool = False, with_bot: bool = False) -> Channel:
        """The channel of this name, made with everyone in it if new."""
        world = self._slack.world
        found = world.channel(self.id, name)
        if found is None:
            members = [person.id for person in self.people]
            members += [self.workspace.bot_user] if with_bot else []
            fresh = Channel(self.id, world.new_id("C"), name.removeprefix("#"), members, is_private=private)
            found = world.put(fresh)
        return found

    def invite(self, channel: str, user: str) -> None:
        """Let someone (also the bot, by its user id) into a channel."""
        found = self._slack.world.channel(self.id, channel)
        if found is None:
            raise LookupError(f"There is no channel {channel!r}.")
        self._slack.world.put(_joined(found, user))

    def call_app(self, name: str) -> None:
        """Give the app the name that people see beside its messages."""
        world = self._slack.world
        app = next(user for user in world.people(self.id) if user.id == self.workspace.bot_user)
        if app.real_name != name:
            world.put_user(replace(app, real_name=name))

    def uninstall(self) -> None:
        """Take the app out of this workspace."""
        self._slack.uninstall(self.workspace)


def make_workspace(
    world: World,
    team: str,
    name: str,
    *,
    app_id: str,
    bot_name: str,
    bot_token: str | None,
    enterprise_id: str | None,
    scopes: tuple[str, ...] | None,
) -> Workspace:
    """A new workspace with the app installed in it."""
    bot_user = f"U0BOT{team[1:]}"
    domain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    token = bot_token or f"xoxb-{team}-sandbox"
    chosen = list(BOT_SCOPES if scopes is None else scopes)
    bot_id = f"B0BOT{team[1:]}"
    fresh = Workspace(team, name, domain, enterprise_id, app_id, bot_user, bot_id, token, chosen)
    world.workspaces.put(fresh)
    world.put_user(User(team, bot_user, bot_name, bot_name.upper(), "", "UTC", is_bot=True))
    return fresh


def _joined(channel: Channel, user: str) -> Channel:
    if user in channel.members:
        return channel
    return Channel(channel.team, channel.id, channel.name, [*channel.members, user], channel.is_im, channel.is_private)
