"""Slack's Web API as far as the benchmark needs it: says yes to everything at once. `python -m tests.bench.slack_stub`.

It remembers when calls came in, by the clock that all processes of a machine share.
"""

import asyncio
import json
import sys
import time
from itertools import count
from urllib.parse import parse_qs

from tests.bench.signed import TEAM
from tests.bench.wire import Framed

SEEN: list[float] = []
_numbers = count(1)

Told = dict[str, object]


def told(method: str, body: bytes) -> Told:
    """The answer to a call."""
    match method:
        case "auth.test":
            return {"team_id": TEAM, "user_id": "U0BENCHBOT", "bot_id": "B0BENCH", "is_enterprise_install": False}
        case "conversations.open":
            return {"channel": {"id": f"D{_argument(body, 'users')[1:]}"}}
        case "chat.postMessage" | "chat.update":
            return {"ts": f"1700000000.{next(_numbers):06}", "channel": _argument(body, "channel")}
        case "users.info":
            return {"user": {"id": _argument(body, "user"), "profile": {"real_name": "Someone"}}}
        case _:
            return {}


def _argument(body: bytes, name: str) -> str:
    text = body.decode()
    if text.startswith("{"):
        return str(json.loads(text).get(name, ""))
    return "".join(parse_qs(text).get(name, []))


class Server(Framed):
    """One connection of the application."""

    def whole(self, head: bytes, body: bytes) -> None:
        method = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
        if method == "seen":
            answer: Told = {"seen": SEEN[:]}
            SEEN.clear()
        else:
            SEEN.append(time.perf_counter())
            answer = {"ok": True} | told(_METHODS.get(method, method), body)
        text = json.dumps(answer).encode()
        start = b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(start % len(text) + text)


_METHODS = {name.lower(): name for name in ("chat.postMessage",)}  # heads are read in lower case


async def main() -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    sys.stderr.write(f"listening on http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stderr.flush()
    await server.serve_forever()


if __name__ == "__main__":
    import uvloop

    uvloop.run(main())
