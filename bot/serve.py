"""Serving: the web app on its address, until somebody ends it."""

import asyncio
import logging
import socket
from collections.abc import Callable

import uvicorn

from bot.app import Bot
from bot.settings import Settings, SettingsError
from handlers.slack.workspaces import NotReachedError
from storage.guard import InUseError

log = logging.getLogger(__name__)

STOP_SECONDS = 15


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises SettingsError when it can't begin."""
    host, port = settings.address
    listening = _listen(host, port)
    try:
        with asyncio.Runner(loop_factory=_loops()) as runner:
            runner.run(_serve(Bot(settings), listening))
    except InUseError as busy:
        raise SettingsError([str(busy)]) from busy
    except NotReachedError as away:
        raise SettingsError([f"{away} Look at SLACK_BOT_TOKEN and SLACK_API_URL."]) from away
    finally:
        listening.close()


def _loops() -> Callable[[], asyncio.AbstractEventLoop]:
    """uvloop's event loops, which are faster, where it runs (not on Windows)."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.new_event_loop
    return new_event_loop


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else starts. Raises SettingsError, with what to do, when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as taken:
        listening.close()
        raise SettingsError(
            [f"{host}:{port} can't be used: {taken.strerror}. Set BUCP_LISTEN to another one."]
        ) from taken
    return listening


async def _serve(bot: Bot, listening: socket.socket) -> None:
    async with bot:
        config = uvicorn.Config(bot.web(), log_config=None, access_log=False, timeout_graceful_shutdown=STOP_SECONDS)
        host, port = listening.getsockname()[:2]
        log.info("listening on http://%s:%s", host, port)
        await uvicorn.Server(config).serve(sockets=[listening])
