"""The addresses that the app calls: the Web API, response URLs, uploads and downloads, Socket Mode."""

import asyncio

from aiohttp import web

from sandbox.api.call import ApiError
from sandbox.api.methods import perform
from sandbox.faults import CallFault
from sandbox.responses import respond
from sandbox.shapes import Json, parse, parse_object
from sandbox.slack import Slack


class Wire:
    """Answers the app's requests."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def routes(self) -> list[web.RouteDef]:
        """What to serve."""
        return [
            web.post("/api/{method}", self.api),
            web.get("/api/{method}", self.api),
            web.get("/link/", self._slack.delivery.sockets.serve),
            web.post("/response/{key}", self.response),
            web.post("/upload/{team}/{file}", self.upload),
            web.get("/files-pri/{place}/{name}", self.download),
        ]

    async def api(self, request: web.Request) -> web.StreamResponse:
        """One call of the Web API."""
        method = request.match_info["method"]
        args = await _arguments(request)
        if args is None:
            return web.json_response({"ok": False, "error": "invalid_json"})
        token = _bearer(request) or str(args.pop("token", ""))
        args.pop("token", None)
        workspace = self._slack.by_token(token)
        fault = self._slack.faults.take_call(method, workspace.id if workspace else None)
        if fault is None:
            return web.json_response(perform(self._slack, method, token, args))
        return await self._faulty(request, fault, token, args)

    async def _faulty(self, request: web.Request, fault: CallFault, token: str, args: Json) -> web.StreamResponse:
        method = request.match_info["method"]
        match fault.what:
            case "rate_limit":
                headers = {"Retry-After": str(int(fault.seconds))}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            case "server_error":
                return web.Response(status=500, text="Internal Server Error")
            case "drop":
                return _cut(request)
            case "drop_after":
                perform(self._slack, method, token, args)
                return _cut(request)
            case "delay":
                await asyncio.sleep(fault.seconds)
                return web.json_response(perform(self._slack, method, token, args))
            case error:
                return web.json_response({"ok": False, "error": error})

    async def response(self, request: web.Request) -> web.Response:
        """One use of a response URL."""
        url = self._slack.response_urls.find(request.match_info["key"])
        if url is None:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        try:
            respond(self._slack, url, parse_object(await request.read()))
        except ApiError as refused:
            return web.json_response(refused.answer(), status=400)
        self._slack.response_urls.use(url)
        return web.Response(text="ok")

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes of a file, as they are or as a form's first file."""
        world = self._slack.world
        file = world.files.get(f"{request.match_info['team']}/{request.match_info['file']}")
        if file is None:
            raise web.HTTPNotFound
        content = await _uploaded(request)
        if len(content) != file.size:
            return web.Response(status=400, text="The length is not the one that was announced.")
        world.put_file(file, content)
        return web.Response(text=f"OK - {len(content)}")

    async def download(self, request: web.Request) -> web.Response:
        """A file for the app, which needs its token and `files:read`."""
        team, _, file_id = request.match_info["place"].partition("-")
        workspace = self._slack.by_token(_bearer(request))
        file = self._slack.world.files.get(f"{team}/{file_id}")
        if workspace is None or file is None or workspace.id != team or "files:read" not in workspace.scopes:
            return web.Response(text="<!DOCTYPE html><title>Sign in</title>", content_type="text/html")
        return web.Response(body=self._slack.world.content(file), content_type=file.mimetype)


async def _arguments(request: web.Request) -> Json | None:
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = parse(await request.read() or b"{}")
        if not isinstance(body, dict):
            return None
        return args | body
    form = await request.post()
    return args | {key: value for key, value in form.items() if isinstance(value, str)}


async def _uploaded(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    for value in form.values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""


def _bearer(request: web.Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
