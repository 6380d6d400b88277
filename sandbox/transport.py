"""The two ways to reach the app: Socket Mode, and signed HTTP requests."""

import asyncio
import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web

from sandbox.app import AppConfig
from sandbox.shapes import Json, obj, parse_object, text

Kind = Literal["slash_commands", "events_api", "interactive"]


@dataclass(frozen=True)
class Retry:
    """The how-manieth retry this is, and what went wrong before."""

    number: int
    reason: str


@dataclass(frozen=True)
class Reply:
    """What the app answered; `error` is what Slack shows a person, `reason` what a retry's header says."""

    ok: bool
    body: Json = field(default_factory=dict)
    error: str = ""
    reason: str = ""
    may_retry: bool = True


class Transport(Protocol):
    """A way to reach the app."""

    async def send(self, kind: Kind, payload: Json, retry: Retry | None, deadline: float) -> Reply:
        """Deliver a payload and wait for the answer, at most `deadline` seconds."""


UNREACHABLE = Reply(ok=False, error="dispatch_failed", reason="connection_failed")
TOO_LATE = Reply(ok=False, error="operation_timeout", reason="http_timeout")


class SocketMode:
    """The app's open websockets."""

    def __init__(self, app: AppConfig) -> None:
        self._app = app
        self._tickets: set[str] = set()
        self._links: list[web.WebSocketResponse] = []
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Reply]]] = {}
        self._turn = 0
        self.linked = asyncio.Event()

    @property
    def connections(self) -> int:
        """How many websockets are open."""
        return len(self._links)

    def new_ticket(self) -> str:
        """The right to open one websocket."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One websocket of the app, from hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden(text="This ticket is not valid, or was used.")
        self._tickets.discard(ticket)
        link = web.WebSocketResponse(heartbeat=None, max_msg_size=0)
        await link.prepare(request)
        self._links.append(link)
        await link.send_json(
            {
                "type": "hello",
                "num_connections": len(self._links),
                "connection_info": {"app_id": self._app.app_id},
                "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
            }
        )
        self.linked.set()
        try:
            async for message in link:
                if message.type is WSMsgType.TEXT:
                    self._acked(parse_object(message.data))
        finally:
            self._forget(link)
            self._give_up(link)
        return link

    async def send(self, kind: Kind, payload: Json, retry: Retry | None, deadline: float) -> Reply:
        """Deliver a payload in an envelope over the next open websocket."""
        open_links = [link for link in self._links if not link.closed]
        if not open_links:
            return UNREACHABLE
        self._turn += 1
        link = open_links[self._turn % len(open_links)]
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": kind,
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
        }
        if kind == "events_api":
            envelope["retry_attempt"] = retry.number if retry else 0
            envelope["retry_reason"] = retry.reason if retry else ""
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting[text(envelope, "envelope_id")] = (link, answer)
        try:
            async with asyncio.timeout(deadline):
                await link.send_json(envelope)
                return await answer
        except TimeoutError:
            return TOO_LATE
        except (ConnectionError, aiohttp.ClientConnectionError):
            return UNREACHABLE
        finally:
            self._waiting.pop(text(envelope, "envelope_id"), None)

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the app to reconnect, then close, as Slack does every few hours."""
        for link in tuple(self._links):
            await link.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
            self._forget(link)

    def cut(self) -> None:
        """Break all websockets without a word."""
        for link in tuple(self._links):
            self._forget(link)
            if link._req is not None and link._req.transport is not None:  # noqa: SLF001  # there is no public way
                link._req.transport.abort()  # noqa: SLF001

    async def close(self) -> None:
        """End all websockets."""
        for link in tuple(self._links):
            await link.close()

    def _acked(self, ack: Json) -> None:
        waiting = self._waiting.get(text(ack, "envelope_id"))
        if waiting is not None and not waiting[1].done():
            waiting[1].set_result(Reply(ok=True, body=obj(ack, "payload")))

    def _forget(self, link: web.WebSocketResponse) -> None:
        if link in self._links:
            self._links.remove(link)
        if not self._links:
            self.linked.clear()

    def _give_up(self, link: web.WebSocketResponse) -> None:
        """No answer will come over a websocket that has ended."""
        for owner, answer in tuple(self._waiting.values()):
            if owner is link and not answer.done():
                answer.set_result(TOO_LATE)


class SignedHttp:
    """Requests to the app's address, signed as Slack signs them."""

    def __init__(self, app: AppConfig, url: str) -> None:
        self._app = app
        self.url = url
        self._session: aiohttp.ClientSession | None = None

    async def send(self, kind: Kind, payload: Json, retry: Retry | None, deadline: float) -> Reply:
        """POST a payload, encoded as Slack encodes this kind."""
        body, content_type = _encoded(kind, payload)
        headers = self.signed(body) | {"Content-Type": content_type, "User-Agent": "Slackbot 1.0"}
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        if self._session is None:
            self._session = aiohttp.ClientSession()
        try:
            limit = aiohttp.ClientTimeout(total=deadline)
            async with self._session.post(self.url, data=body, headers=headers, timeout=limit) as answer:
                return _understood(answer, await answer.text())
        except TimeoutError:
            return TOO_LATE
        except aiohttp.ClientError:
            return UNREACHABLE

    def signed(self, body: bytes, at: int | None = None) -> dict[str, str]:
        """The signature headers for a body."""
        stamp = str(int(time.time()) if at is None else at)
        base = b"v0:" + stamp.encode() + b":" + body
        digest = hmac.new(self._app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def close(self) -> None:
        """Let the connections go."""
        if self._session is not None:
            await self._session.close()


def _encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _understood(answer: aiohttp.ClientResponse, body: str) -> Reply:
    if answer.status != 200:
        may_retry = answer.headers.get("X-Slack-No-Retry") != "1"
        return Reply(ok=False, error="dispatch_failed", reason="http_error", may_retry=may_retry)
    if not body.strip():
        return Reply(ok=True)
    return Reply(ok=True, body=parse_object(body) or {"text": body})
