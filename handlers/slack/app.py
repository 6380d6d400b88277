"""The Bolt app: five listeners that catch everything, and a router behind them. It decides nothing.

More listeners would cost: Bolt asks each one in turn whether a request is for it.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from conversations.outgoing import Answer
from handlers.ports import Desk, Incoming
from handlers.slack import answers, incoming, modals
from handlers.slack.blocks import MODAL, blocks
from handlers.slack.incoming import Ignored, Unreadable
from handlers.slack.payload import Block, Json, is_object, text
from handlers.slack.people import host
from handlers.slack.rooms import Rooms
from handlers.slack.text import Reader
from handlers.slack.workspaces import SLACK, Workspaces, authorizer, make_client, on_this_machine

# A trigger id lives for three seconds; whoever waits longer has lost it anyway.
TRIGGER_SECONDS = 2.5
ANYTHING = re.compile("")

_log = logging.getLogger(__name__)


def build_app(
    desk: Desk, workspaces: Workspaces, *, signing_secret: str = "", base_url: str = SLACK, rooms: Rooms | None = None
) -> AsyncApp:
    """The app that hears Slack and hands everything to the desk."""
    # Without a level of its own Bolt writes notes for debugging about every request, and throws them away. Its
    # warnings are about tokens in the environment, which is not its business here.
    noise = logging.getLogger("slack_bolt")
    noise.setLevel(logging.ERROR)
    app = AsyncApp(
        name="bucp",
        logger=noise,
        signing_secret=signing_secret,
        client=make_client(None, base_url, None),
        authorize=authorizer(workspaces),  # type: ignore[arg-type]  # Bolt takes None for "not installed here", too
        process_before_response=True,
        user_facing_authorize_error_message=answers.NOT_INSTALLED,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    register(app, desk, workspaces, rooms or Rooms())
    return app


def register(app: AsyncApp, desk: Desk, workspaces: Workspaces, rooms: Rooms) -> None:
    """Let an app listen for everything. The command stands first, because it is asked first."""
    router = Router(desk, workspaces, rooms)
    app.command(ANYTHING)(router.command)
    app.event(ANYTHING)(router.event)
    app.action(ANYTHING)(router.action)
    app.view(ANYTHING)(router.form)
    app.shortcut(ANYTHING)(router.shortcut)
    app.error(router.failed)


class Router:
    """From each kind of payload to the desk and back."""

    def __init__(self, desk: Desk, workspaces: Workspaces, rooms: Rooms) -> None:
        self._desk = desk
        self._workspaces = workspaces
        self._rooms = rooms
        self.events: dict[str, Callable[[Json], Awaitable[None]]] = {
            "message": self._message,
            "app_home_opened": self._home,
            "app_uninstalled": self._removed,
            "tokens_revoked": self._removed,
        }

    async def command(self, body: Json) -> BoltResponse:
        """A slash command."""
        answer, reader = await self._heard(incoming.command(body, self._rooms))
        if answer.form is not None and not await self._open(body, modals.view(answer.form, reader)):
            return _ack(answers.ephemeral(answers.NOT_OPENED))
        return _ack(answers.command_text(answer, reader))

    async def event(self, body: Json) -> BoltResponse:
        """An event. What is raised here ends as 500, so that Slack brings it again."""
        reaction = self.events.get(text(body, "event", "type"))
        if reaction is not None:
            await reaction(body)
        return _ack()

    async def action(self, body: Json) -> BoltResponse:
        """A button, a menu's entry, a picked value."""
        heard = incoming.action(body)
        if isinstance(heard, Ignored):
            return _ack()
        if isinstance(heard, Unreadable):
            await self._tell(body, answers.OLD_BUTTON)
            return _ack()
        answer, reader = await self._heard(heard)
        await self._show(body, answer, reader)
        return _ack()

    async def form(self, body: Json) -> BoltResponse:
        """A modal that was sent."""
        view = body.get("view")
        heard = incoming.form(body)
        if isinstance(heard, Unreadable) or not is_object(view):
            return _ack({"response_action": "update", "view": answers.sentence_view(answers.OLD_BUTTON)})
        answer, reader = await self._heard(heard)
        return _ack(answers.form_body(answer, reader, view))

    async def shortcut(self, body: Json) -> BoltResponse:
        """A shortcut: a command that can also be given from a thread."""
        heard = incoming.shortcut(body)
        if isinstance(heard, Incoming):
            answer, reader = await self._heard(heard)
            await self._show(body, answer, reader)
        return _ack()

    async def failed(self, error: Exception, body: Json) -> BoltResponse:
        """Whatever went wrong: events come again, people are told what to do."""
        _log.error("a request from Slack failed: %s", error, exc_info=error)
        match text(body, "type"):
            case "event_callback":
                return BoltResponse(status=500)
            case "view_submission":
                view = body.get("view")
                return _ack(answers.errors_body(view if is_object(view) else {}, (("", answers.NOT_SAVED),)))
            case "":
                return _ack(answers.ephemeral(answers.NOT_DONE))
            case _:
                await self._tell(body, answers.NOT_DONE)
                return _ack()

    async def _heard(self, said: Incoming) -> tuple[Answer, Reader]:
        answer, people = await self._desk.hear(said)
        return answer, Reader(said.sender.tenant, people)

    async def _message(self, body: Json) -> None:
        said = incoming.message(body, self._rooms)
        if said is not None:
            await self._desk.hear(said)

    async def _home(self, body: Json) -> None:
        said = incoming.opened_home(body, self._rooms)
        if said is not None:
            await self._desk.hear(said)

    async def _removed(self, body: Json) -> None:
        await self._workspaces.gone(text(body, "enterprise_id"), text(body, "team_id"))

    async def _show(self, body: Json, answer: Answer, reader: Reader) -> None:
        if answer.form is not None and not await self._open(body, modals.view(answer.form, reader)):
            await self._tell(body, answers.NOT_OPENED)
        if answer.message is None:
            return
        if text(body, "response_url"):
            await self._respond(text(body, "response_url"), answers.command_body(answer, reader))
        else:
            await self._open(body, modals.notice("BUCP", blocks(answer.message, reader, MODAL)))

    async def _tell(self, body: Json, words: str) -> None:
        """A sentence for this person only: beside the message, or as a small window where there is none."""
        if text(body, "response_url"):
            await self._respond(text(body, "response_url"), {"text": words})
        else:
            await self._open(body, answers.sentence_view(words))

    async def _respond(self, url: str, shown: Block) -> None:
        try:
            async with asyncio.timeout(TRIGGER_SECONDS):
                client = AsyncWebhookClient(url, retry_handlers=[])
                if on_this_machine(url):
                    client.proxy = None
                told = await client.send_dict({"response_type": "ephemeral", "replace_original": False} | shown)
            if told.status_code != 200:
                _log.warning("an answer beside a message was refused: %s %s", told.status_code, told.body)
        except (aiohttp.ClientError, TimeoutError) as trouble:
            _log.warning("an answer beside a message did not arrive: %s", trouble)

    async def _open(self, body: Json, view: Block) -> bool:
        """Open a window with the gesture's trigger; false when Slack would not."""
        try:
            async with asyncio.timeout(TRIGGER_SECONDS):
                client = await self._workspaces.client(host(body))
                opening = client.views_push if answers.is_modal(body) else client.views_open
                await opening(trigger_id=text(body, "trigger_id"), view=view)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as trouble:
            _log.warning("a window did not open: %s", trouble)
            return False
        return True


def _ack(body: Block | str | None = None) -> BoltResponse:
    return BoltResponse(status=200, body=body or "")
