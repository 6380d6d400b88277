"""The sandbox as a whole: Slack's servers, the people, the inbox, on ports of this machine."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox import mail as smtp
from sandbox.app import AppConfig
from sandbox.clock import Clock, MemoryClock
from sandbox.delivery import DEADLINE, RETRY_WAITS, Attempt
from sandbox.faults import Faults
from sandbox.guard import guard
from sandbox.mail import Inbox, Mail
from sandbox.pages import Pages
from sandbox.person import Person
from sandbox.slack import Slack
from sandbox.store import Store
from sandbox.team import Team, make_workspace
from sandbox.tickets import TRIGGER_SECONDS
from sandbox.transport import SignedHttp
from sandbox.wire import Wire

HOST = "127.0.0.1"
MAX_BODY = 64 * 1024 * 1024


class Sandbox:
    """A stand-in for Slack and for a mail server, to be used as `async with Sandbox() as sb`.

    `path` is the file that keeps the world (none: it ends with the process). `port` and `smtp_port` 0 take
    any free port. `events_url` is the app's address for signed requests; without it the app is reached by
    Socket Mode. Waits and deadlines are in seconds of real time.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        clock: Clock | None = None,
        app: AppConfig | None = None,
        port: int = 0,
        smtp_port: int = 0,
        events_url: str | None = None,
        deadline: float = DEADLINE,
        retry_waits: Sequence[float] = RETRY_WAITS,
        trigger_seconds: float = TRIGGER_SECONDS,
    ) -> None:
        self.app = app or AppConfig()
        self.clock = clock or MemoryClock()
        self._store = Store(path)
        self.slack = Slack(
            self._store,
            self.clock,
            self.app,
            deadline=deadline,
            retry_waits=retry_waits,
            trigger_seconds=trigger_seconds,
        )
        self.inbox = Inbox(self._store, self.slack.world, self.slack.signals, self.slack.faults)
        self._wanted_ports = (port, smtp_port)
        self._runner: web.AppRunner | None = None
        self._smtp: asyncio.Server | None = None
        self._pages = Pages(self.slack, self.inbox)
        self.port = 0
        self.smtp_port = 0
        if events_url is not None:
            self.use_http(events_url)

    # Where it is

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """What the app takes for Slack's Web API."""
        return f"{self.url}/api/"

    @property
    def smtp_url(self) -> str:
        """What the app takes for its mail server."""
        return f"smtp://{HOST}:{self.smtp_port}"

    @property
    def faults(self) -> Faults:
        """What goes wrong at the moment."""
        return self.slack.faults

    # The world

    def workspace(
        self,
        team: str,
        name: str = "",
        *,
        enterprise_id: str | None = None,
        bot_name: str = "bucp",
        bot_token: str | None = None,
        scopes: tuple[str, ...] | None = None,
    ) -> Team:
        """The workspace with this id (`T...`), made with the app installed in it if new."""
        if team not in self.slack.world.workspaces:
            make_workspace(
                self.slack.world,
                team,
                name or team,
                app_id=self.app.app_id,
                bot_name=bot_name,
                bot_token=bot_token,
                enterprise_id=enterprise_id,
                scopes=scopes,
            )
        return Team(self.slack, team)

    def person(self, team: str, name: str) -> Person:
        """The person with this id, handle or name."""
        return Team(self.slack, team).person(name)

    @property
    def mail(self) -> list[Mail]:
        """All mail, oldest first."""
        return self.inbox.mails

    async def wait_mail(
        self,
        wanted: str | Callable[[Mail], bool] = "",
        timeout: float = 5,  # noqa: ASYNC109
    ) -> Mail:
        """The newest mail with these words in its subject, recipients or text, or that fits.

        Raises TimeoutError.
        """

        def look() -> Mail | None:
            return next((one for one in reversed(self.mail) if _fits(one, wanted)), None)

        found = await self.slack.signals.wait_for(look, timeout, f"a mail {wanted!r}")
        assert found is not None  # noqa: S101  # wait_for only answers with what is truthy
        return found

    # The way to the app

    def use_http(self, events_url: str) -> None:
        """Reach the app by signed requests to this address from now on."""
        self.slack.delivery.http = SignedHttp(self.app, events_url)

    @property
    def attempts(self) -> Sequence[Attempt]:
        """The deliveries that were tried lately, oldest first."""
        return list(self.slack.delivery.attempts)

    async def linked(self, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when the app has a websocket open. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            await self.slack.delivery.sockets.linked.wait()

    async def settled(self, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Return when no event is on its way to the app. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            await self.slack.delivery.settled()

    def hurry(self) -> None:
        """Let every waiting retry happen now."""
        self.slack.delivery.hurry()

    async def refresh_sockets(self) -> None:
        """Ask the app to reconnect, as Slack does every few hours."""
        await self.slack.delivery.sockets.refresh()

    def cut_sockets(self) -> None:
        """Break the app's websockets without a word."""
        self.slack.delivery.sockets.cut()

    # Beginning and end

    async def start(self) -> None:
        """Listen. Raises OSError, with everything let go, if a wanted port is taken."""
        try:
            await self._listen()
        except OSError:
            await self.stop()
            raise
        self.slack.world.base_url = self.url
        self.slack.delivery.resume()

    async def _listen(self) -> None:
        application = web.Application(client_max_size=MAX_BODY, middlewares=[guard])
        application.add_routes(Wire(self.slack).routes())
        application.add_routes(self._pages.routes())
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        wanted, wanted_smtp = self._wanted_ports
        await web.TCPSite(self._runner, HOST, wanted).start()
        self.port = self._runner.addresses[0][1]
        self._smtp = await smtp.serve(self.inbox, HOST, wanted_smtp)
        self.smtp_port = self._smtp.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Let everything go; what was on its way goes on at the next start."""
        await self.slack.delivery.close()
        await self._pages.close()
        if self._smtp is not None:
            self._smtp.close()
            await self._smtp.wait_closed()
        if self._runner is not None:
            await self._runner.cleanup()
        self._store.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


def _fits(mail: Mail, wanted: str | Callable[[Mail], bool]) -> bool:
    if isinstance(wanted, str):
        return any(wanted in part for part in (mail.subject, mail.text, *mail.recipients))
    return wanted(mail)
