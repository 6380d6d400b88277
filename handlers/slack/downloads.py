"""Files that people share in Slack: fetched with the app's token, which goes to Slack and nowhere else."""

import logging
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from conversations.files import MOST_BYTES, Unread
from handlers.ports import Later
from handlers.slack.payload import Json, text

SLACKS = (".slack.com", ".slack-gov.com")
"""Where Slack keeps files: `files.slack.com` and its like."""
_CHUNK = 64 * 1024

_log = logging.getLogger(__name__)


async def download(client: AsyncWebClient, file: Json) -> bytes | Unread:
    """What a file holds, of which `files.info` told `file`. Raises Later, or what went wrong on the way."""
    size = file.get("size")
    if isinstance(size, int) and size > MOST_BYTES:
        return Unread("large", size)
    if text(file, "mode") == "tombstone":
        return Unread("gone")
    url = text(file, "url_private_download") or text(file, "url_private")
    if file.get("is_external") is True or not of_slack(url, client.base_url):
        return Unread("unreached")
    timeout = aiohttp.ClientTimeout(total=client.timeout)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        headers = {"Authorization": f"Bearer {client.token}"}
        asked = session.get(url, headers=headers, allow_redirects=False, proxy=client.proxy, ssl=client.ssl or True)
        async with asked as answer:
            return await _content(answer)


def of_slack(url: str, api: str) -> bool:
    """Whether an address is Slack's own: the token must not go anywhere else. `api` is where the Web API is."""
    wanted, home = urlsplit(url), urlsplit(api)
    if (wanted.scheme, wanted.netloc) == (home.scheme, home.netloc):
        return True
    return wanted.scheme == "https" and (wanted.hostname or "").endswith(SLACKS)


async def _content(answer: aiohttp.ClientResponse) -> bytes | Unread:
    if answer.status in (404, 410):
        return Unread("gone")
    if answer.status == 429:
        raise Later(float(answer.headers.get("Retry-After", "30")))
    answer.raise_for_status()
    if answer.status != 200 or answer.content_type == "text/html":  # a page to sign in: the scope is missing
        _log.warning("a file was not given out: status %d, %s", answer.status, answer.content_type)
        return Unread("unreached")
    content = bytearray()
    async for piece in answer.content.iter_chunked(_CHUNK):
        content += piece
        if len(content) > MOST_BYTES:
            return Unread("large", max(len(content), answer.content_length or 0))
    return bytes(content)
