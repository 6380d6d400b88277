"""The demo: the sandbox with its page, and the real bot behind it as a process of its own, speaking Slack's protocol.

Everything that happens is kept in one folder, so that it goes on after a stop.
"""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

from bot.settings import SettingsError
from sandbox.clock import FileClock
from sandbox.server import Sandbox
from sandbox.town import build

PORT = 8765
STOP_SECONDS = 20
LINK_SECONDS = 30


def run() -> None:
    """Start everything, say where the page is, and go on until somebody ends it (Ctrl+C)."""
    folder = Path(os.environ.get("DEMO_DATA", "")) if os.environ.get("DEMO_DATA") else user_data_path("bucp") / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_demo(folder, _port()))


def _port() -> int:
    text = os.environ.get("DEMO_PORT", str(PORT))
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise SettingsError([f"DEMO_PORT is {text!r}. A number from 1 to 65535 is expected, e.g. {PORT}."])
    return int(text)


async def _demo(folder: Path, port: int) -> None:
    clock = folder / "clock"
    sandbox = Sandbox(folder / "slack.db", clock=FileClock(clock), port=port)
    try:
        await sandbox.start()
    except OSError as taken:
        raise SettingsError([f"Port {port} is taken. Choose another one: DEMO_PORT={port + 1} make demo"]) from taken
    try:
        team = build(sandbox).team
        await _with_bot(sandbox, folder, _environment(sandbox, team.bot_token, folder, clock))
    finally:
        await sandbox.stop()


def _environment(sandbox: Sandbox, bot_token: str, folder: Path, clock: Path) -> dict[str, str]:
    """The bot's settings: nothing of the machine's own may leak into the demo."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BUCP_", "SLACK_"))}
    return kept | {
        "SLACK_BOT_TOKEN": bot_token,
        "SLACK_APP_TOKEN": sandbox.app.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "BUCP_DATABASE_URL": f"sqlite:///{folder / 'bucp.db'}",
        "BUCP_SMTP_URL": sandbox.smtp_url,
        "BUCP_LISTEN": "127.0.0.1:0",
        "BUCP_CLOCK_FILE": str(clock),
    }


async def _with_bot(sandbox: Sandbox, folder: Path, environment: dict[str, str]) -> None:
    with (folder / "bot.log").open("ab") as log:
        bot = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli",
            "serve",
            "--tied",
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
        try:
            await _until_linked(sandbox, bot, folder)
            sandbox.hurry()
            _say(f"\nOpen {sandbox.url} in a browser.")
            _say("On the left is an analyst at CDSS, on the right a program contact at EDD.")
            _say("Begin on the left, in #data-sharing: type /bucp new")
            _say(f"\nAll is kept in {folder}. To stop: Ctrl+C. To start over: delete that folder.")
            await _until_ended(bot, folder)
        finally:
            await _end(bot)


async def _until_linked(sandbox: Sandbox, bot: asyncio.subprocess.Process, folder: Path) -> None:
    linked = asyncio.ensure_future(sandbox.linked(LINK_SECONDS))
    ended = asyncio.ensure_future(bot.wait())
    await asyncio.wait({linked, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not linked.done() or linked.exception() is not None:
        linked.cancel()
        raise SettingsError([f"The bot did not start. What it said is in {folder / 'bot.log'}."])


async def _until_ended(bot: asyncio.subprocess.Process, folder: Path) -> None:
    """Until a person ends it; or until the bot ends, which it should not."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # not on Windows, where Ctrl+C raises
            loop.add_signal_handler(number, asked.set)
    ended = asyncio.ensure_future(bot.wait())
    stop = asyncio.ensure_future(asked.wait())
    await asyncio.wait({ended, stop}, return_when=asyncio.FIRST_COMPLETED)
    if not asked.is_set():
        stop.cancel()
        raise SettingsError([f"The bot ended by itself. What it said is in {folder / 'bot.log'}."])
    ended.cancel()


async def _end(bot: asyncio.subprocess.Process) -> None:
    """Let the bot finish what it has in hand."""
    if bot.returncode is None:
        with suppress(ProcessLookupError):
            bot.terminate()
        try:
            await asyncio.wait_for(bot.wait(), STOP_SECONDS)
        except TimeoutError:
            bot.kill()
            await bot.wait()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
