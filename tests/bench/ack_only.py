"""What everything is measured against: a Bolt app with one listener, which acks. `python -m tests.bench.ack_only`."""

import re
import socket
import sys

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.bench.signed import BOT_TOKEN, SECRET


async def installed(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    """The one installation, known without asking anybody."""
    return AuthorizeResult(
        enterprise_id=enterprise_id, team_id=team_id, bot_token=BOT_TOKEN, bot_id="B0BENCH", bot_user_id="U0BENCHBOT"
    )


def web() -> Starlette:
    """The app, served by the adapter that comes with Bolt."""
    slack = AsyncApp(signing_secret=SECRET, authorize=installed, process_before_response=True)

    @slack.command(re.compile(""))
    async def ack_only(ack: AsyncAck) -> None:
        await ack()

    handler = AsyncSlackRequestHandler(slack)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


def main() -> None:
    """Serve until the process is ended; where is said on stderr, as the real program says it."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    sys.stderr.write(f"listening on http://127.0.0.1:{listening.getsockname()[1]}\n")
    config = uvicorn.Config(web(), loop="uvloop", http="httptools", log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
