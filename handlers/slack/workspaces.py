"""Where the app is installed, and the clients that speak there. One workspace for now; many fit behind `Workspaces`."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

SLACK = "https://slack.com/api/"
# Longer than Slack's own wait for an answer is of no use to anyone.
TIMEOUT_SECONDS = 20

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace, or in a whole enterprise (then `team` is where it was installed from)."""

    team: str
    enterprise: str
    whole_enterprise: bool
    bot_id: str
    bot_user: str
    token: str

    def covers(self, enterprise: str | None, team: str | None) -> bool:
        """Whether what comes from there is for this installation."""
        return enterprise == self.enterprise if self.whole_enterprise else team == self.team


class NotReachedError(Exception):
    """Slack could not be asked who this bot is: nothing is lost, the same request may come again."""


class Workspaces(Protocol):
    """All places where the app is installed."""

    async def find(self, enterprise: str | None, team: str | None) -> Installation | None:
        """The installation that hears what comes from there. Raises NotReachedError."""

    async def client(self, tenant: str) -> AsyncWebClient:
        """A client that may speak to the people of this tenant."""

    async def gone(self, enterprise: str | None, team: str | None) -> None:
        """The app was removed there."""


class OneWorkspace:
    """The one workspace that a bot token belongs to. To be used inside a running event loop."""

    def __init__(self, token: str, base_url: str = SLACK, tls: ssl.SSLContext | None = None) -> None:
        self._token = token
        self._base_url = base_url.rstrip("/") + "/"
        self._tls = tls
        self._client: AsyncWebClient | None = None
        self._installation: Installation | None = None
        self._asking = asyncio.Lock()

    async def find(self, enterprise: str | None, team: str | None) -> Installation | None:
        """See `Workspaces`."""
        own = self._installation or await self.identify()
        return own if own.covers(enterprise, team) else None

    async def identify(self) -> Installation:
        """Ask Slack once whose token this is. Raises NotReachedError."""
        async with self._asking:
            if self._installation is None:
                self._installation = await self._ask()
            return self._installation

    async def client(self, tenant: str = "") -> AsyncWebClient:  # noqa: ARG002 - one workspace serves everyone
        """See `Workspaces`."""
        if self._client is None:
            self._client = make_client(self._token, self._base_url, self._tls, _session(self._tls))
        return self._client

    async def gone(self, enterprise: str | None, team: str | None) -> None:
        """See `Workspaces`."""
        _log.error("the app was removed from Slack (%s %s): it needs a new token", enterprise, team)
        self._installation = None

    async def close(self) -> None:
        """Close all connections."""
        if self._client is not None and self._client.session is not None:
            await self._client.session.close()
        self._client = None

    async def _ask(self) -> Installation:
        client = await self.client()
        try:
            told = await client.auth_test()
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as trouble:
            raise NotReachedError(f"Slack did not say whose token this is: {trouble}") from trouble
        return Installation(
            team=str(told.get("team_id") or ""),
            enterprise=str(told.get("enterprise_id") or ""),
            whole_enterprise=told.get("is_enterprise_install") is True,
            bot_id=str(told.get("bot_id") or ""),
            bot_user=str(told.get("user_id") or ""),
            token=self._token,
        )


def authorizer(workspaces: Workspaces) -> Callable[..., Awaitable[AuthorizeResult | None]]:
    """What tells Bolt which installation a request is for, without a call to Slack each time.

    It never looks at the actor's own workspace: a guest does not bring an installation along.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        found = await workspaces.find(enterprise_id, team_id)
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=found.token,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
        )

    return authorize


def make_client(
    token: str | None, base_url: str, tls: ssl.SSLContext | None, session: aiohttp.ClientSession | None = None
) -> AsyncWebClient:
    """A client that tries once: whoever calls knows whether a second try could do the same thing twice."""
    client = AsyncWebClient(
        token=token,
        base_url=base_url.rstrip("/") + "/",
        timeout=TIMEOUT_SECONDS,
        ssl=tls,
        session=session,
        retry_handlers=[],
    )
    if on_this_machine(base_url):
        client.proxy = None
    return client


def on_this_machine(url: str) -> bool:
    """Whether an address is this machine's own: the SDK would send even that through a proxy of the environment."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _session(tls: ssl.SSLContext | None) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(ssl=tls if tls is not None else True, limit=100)
    return aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS))
