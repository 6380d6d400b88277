"""Slack over HTTP: verified before anything is read, then the same way as Socket Mode's payloads."""

import hashlib
import hmac
import json
import time
from urllib.parse import parse_qsl

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

LARGEST = 1_000_000
# A request that somebody recorded is worth nothing after this (docs.slack.dev, "Verifying requests from Slack").
OLDEST_SECONDS = 300


class Endpoint:
    """What stands at `/slack/events`: an ASGI app for one address.

    Bolt would parse a body before it looks at the signature, raises where a header or body is no plain text, and takes
    a command that has the word "payload" in it for an empty one. So the signature is checked here, the body read here,
    and Bolt gets it as it gets Socket Mode's. Raises ValueError without a signing secret: then nothing can be trusted.
    """

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        if not signing_secret:
            raise ValueError("The signing secret is empty.")
        self._app = app
        self._secret = signing_secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return PlainTextResponse("only POST", 405, headers={"Allow": "POST"})
        raw = await _body(request)
        if raw is None:
            return PlainTextResponse("too large", 413)
        if not self._signed(request, raw):
            return PlainTextResponse("not from Slack", 401)
        try:
            body = _parsed(raw, request.headers.get("content-type", ""))
        except (ValueError, RecursionError):
            return PlainTextResponse("not readable", 400)
        if "ssl_check" in body:
            return Response()
        heard = AsyncBoltRequest(body=body, headers=dict(request.headers), mode="socket_mode")
        told = await self._app.async_dispatch(heard)
        return Response(told.body, told.status, headers=told.first_headers_without_set_cookie())

    def _signed(self, request: Request, raw: bytes) -> bool:
        moment = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (moment.isascii() and moment.isdigit() and len(moment) < 12):
            return False
        if abs(time.time() - int(moment)) > OLDEST_SECONDS:
            return False
        expected = hmac.new(self._secret, b"v0:%s:%s" % (moment.encode(), raw), hashlib.sha256).hexdigest()
        return hmac.compare_digest(f"v0={expected}".encode(), signature.encode())


async def _body(request: Request) -> bytes | None:
    """The body, or None for one that is larger than anything Slack sends."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST:
            return None
    return bytes(raw)


def _parsed(raw: bytes, kind: str) -> dict[str, object]:
    """The payload. Raises ValueError for what is none."""
    words = raw.decode()
    if not kind.startswith("application/json"):
        form: dict[str, object] = dict(parse_qsl(words, keep_blank_values=True))
        if "payload" not in form:
            return form
        words = str(form["payload"])
    payload = json.loads(words)
    if not isinstance(payload, dict):
        raise ValueError("no object")  # noqa: TRY004 - a wrong value in a request, not a wrong call
    return payload
