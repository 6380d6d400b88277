"""Lets in only requests that come from this machine and from the sandbox's own page."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LOCAL = ("127.0.0.1", "localhost")
OPEN_TO_THE_APP = ("/api/", "/response/", "/upload/", "/files-pri/", "/link/")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses a foreign Host (a rebound name), a foreign Origin, and forms posted from elsewhere."""
    if not _is_here(f"//{request.host}", request):
        raise web.HTTPForbidden(text="This address is not known here.")
    origin = request.headers.get("Origin")
    if origin is not None and not _is_here(origin, request):
        raise web.HTTPForbidden(text="Requests from other pages are not taken.")
    if request.method == "POST" and not request.path.startswith(OPEN_TO_THE_APP):
        allowed = "multipart/form-data" if request.path == "/hand/upload" else "application/json"
        if request.content_type != allowed:
            raise web.HTTPUnsupportedMediaType(text=f"Send {allowed}.")
    return await handler(request)


def _is_here(address: str, request: web.Request) -> bool:
    try:
        parts = urlsplit(address)
        name, port = parts.hostname, parts.port
    except ValueError:
        return False
    own = request.transport.get_extra_info("sockname")[1] if request.transport else None
    return name in LOCAL and port == own
