"""Serving: the web app on its address, until somebody ends it."""

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

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
        with suppress(asyncio.CancelledError), asyncio.Runner(loop_factory=_loops()) as runner:
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
    with _Ending() as ending:
        async with bot:
            config = uvicorn.Config(
                bot.web(), log_config=None, access_log=False, timeout_graceful_shutdown=STOP_SECONDS
            )
            ending.server = _Server(config)
            host, port = listening.getsockname()[:2]
            log.info("listening on http://%s:%s", host, port)
            await ending.server.serve(sockets=[listening])


class _Server(uvicorn.Server):
    """Leaves signals alone. Uvicorn would raise them once more at its end, and the bot would not get to its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Ending:
    """What SIGINT and SIGTERM do: the first ends the web app and then all else in order, a second one all at once. For
    use in the task that serves."""

    def __init__(self) -> None:
        self.server: _Server | None = None
        self._task = asyncio.current_task()

    def __enter__(self) -> "_Ending":
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # Windows: Ctrl+C cancels the task there
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, self._asked)
        return self

    def __exit__(self, *_: object) -> None:
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    def _asked(self) -> None:
        if self.server is not None and not self.server.should_exit:
            self.server.should_exit = True
        elif self._task is not None:
            self._task.cancel()


def end_with_starter() -> None:
    """From now on, end at once when standard input ends: whoever started this process has gone, perhaps without a word,
    and nobody else would ever end it."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1024):
            pass
        os._exit(0)

    threading.Thread(target=watch, name="starter", daemon=True).start()
