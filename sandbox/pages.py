"""The page, and the people's hands over HTTP: the same acts as in `sandbox.person`, as JSON."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from sandbox import state
from sandbox.acts import Answer
from sandbox.clock import skip_to
from sandbox.mail import Inbox
from sandbox.payloads import message_json
from sandbox.person import Person
from sandbox.screen import screen_json, world_json
from sandbox.shapes import Json, number, obj, parse, text
from sandbox.signals import Change
from sandbox.slack import Slack
from sandbox.things import Message, View

PAGE = Path(__file__).parent / "page"
PAUSE = 0.05
"""Seconds between two change notices to one watcher, at least."""

Act = Callable[[Person, Json], Awaitable[Json]]


class Pages:
    """Serves the page and what it asks for."""

    def __init__(self, slack: Slack, inbox: Inbox) -> None:
        self._slack = slack
        self._inbox = inbox
        self._watchers: set[web.WebSocketResponse] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """What to serve."""
        acts: dict[str, Act] = {
            "say": self._say,
            "press": self._press,
            "submit": self._submit,
            "close": self._close_view,
            "home": self._home,
            "dm_opened": self._dm_opened,
            "read": self._read,
            "edit": self._edit,
            "delete": self._delete,
            "shortcut": self._shortcut,
        }
        routes: list[web.AbstractRouteDef] = [
            web.post(f"/hand/{name}", self._acting(act)) for name, act in acts.items()
        ]
        routes += [
            web.get("/", _index),
            web.get("/hand/world", self._world),
            web.get("/hand/view", self._view),
            web.get("/hand/watch", self._watch),
            web.post("/hand/upload", self._upload),
            web.get("/hand/file/{file}", self._file),
            web.get("/hand/mail", self._mails),
            web.get("/hand/mail/{mail}", self._mail),
            web.get("/hand/mail/{mail}/attachment/{number}", self._attachment),
            web.get("/hand/clock", self._clock),
            web.post("/hand/clock", self._skip),
            web.post("/hand/faults", self._faults),
        ]
        if PAGE.is_dir():
            routes.append(web.static("/page", PAGE))
        return routes

    async def close(self) -> None:
        """Let the watchers go."""
        for watcher in tuple(self._watchers):
            await watcher.close()

    def _acting(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            wish = parse(await request.read())
            if not isinstance(wish, dict):
                return _wrong("Send a JSON object.")
            try:
                return web.json_response(await act(self._person(text(wish, "team"), text(wish, "user")), wish))
            except (LookupError, state.NoSuchChoiceError) as wrong:
                return _wrong(str(wrong.args[0]) if wrong.args else "There is no such thing.")

        return handle

    def _person(self, team: str, user: str) -> Person:
        if self._slack.world.user(team, user) is None:
            raise LookupError(f"There is no user {user!r} in {team!r}.")
        return Person(self._slack, team, user)

    # Acts

    async def _say(self, person: Person, wish: Json) -> Json:
        words, channel = text(wish, "text"), text(wish, "channel") or None
        if words.lstrip().startswith("/"):
            if text(wish, "thread_ts"):
                raise LookupError(f"{words.split()[0]} is not supported in threads. Sorry!")
            return _answer_json(self._slack, await person.command(words, channel))
        if not words.strip():
            raise LookupError("There is nothing to say.")
        message = await person.say(words, text(wish, "thread_ts") or None, channel)
        return {"ok": True, "message": message_json(self._slack.world, message)}

    async def _press(self, person: Person, wish: Json) -> Json:
        where = self._container(person, obj(wish, "container"))
        action_id, block_id = text(wish, "action_id") or None, text(wish, "block_id") or None
        await person.put_in(where, _rows(wish))
        answer = await person.press(where, action_id, wish.get("value"), block_id)
        return _answer_json(self._slack, answer)

    async def _submit(self, person: Person, wish: Json) -> Json:
        view = self._open_view(person, text(wish, "view_id"))
        await person.put_in(view, _rows(wish))
        return _answer_json(self._slack, await person.submit(view))

    async def _close_view(self, person: Person, wish: Json) -> Json:
        return _answer_json(self._slack, await person.close(self._open_view(person, text(wish, "view_id"))))

    async def _home(self, person: Person, _: Json) -> Json:
        await person.open_home()
        return {"ok": True}

    async def _dm_opened(self, person: Person, _: Json) -> Json:
        await person.open_dm()
        return {"ok": True}

    async def _read(self, person: Person, wish: Json) -> Json:
        self._slack.world.mark_read(person.team, person.id, text(wish, "channel"))
        return {"ok": True}

    async def _edit(self, person: Person, wish: Json) -> Json:
        await person.edit(self._message(person, wish), text(wish, "text"))
        return {"ok": True}

    async def _delete(self, person: Person, wish: Json) -> Json:
        await person.delete(self._message(person, wish))
        return {"ok": True}

    async def _shortcut(self, person: Person, wish: Json) -> Json:
        message = self._message(person, wish) if text(wish, "ts") else None
        return _answer_json(self._slack, await person.shortcut(text(wish, "callback_id"), message))

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        fields: Json = {key: value for key, value in form.items() if isinstance(value, str)}
        file = next((value for value in form.values() if isinstance(value, web.FileField)), None)
        if file is None:
            return _wrong("There is no file in the form.")
        try:
            person = self._person(text(fields, "team"), text(fields, "user"))
            channel, thread = text(fields, "channel") or None, text(fields, "thread_ts") or None
            message = await person.upload(file.filename, file.file.read(), channel, text(fields, "text"), thread)
        except LookupError as wrong:
            return _wrong(str(wrong.args[0]))
        return web.json_response({"ok": True, "message": message_json(self._slack.world, message)})

    def _container(self, person: Person, container: Json) -> Message | View:
        if text(container, "view_id"):
            return self._open_view(person, text(container, "view_id"))
        return self._message(person, container)

    def _message(self, person: Person, place: Json) -> Message:
        found = self._slack.world.message(person.team, text(place, "channel"), text(place, "ts"))
        if found is None or found not in person.sees(found.channel):
            raise LookupError("This message is not there (any more).")
        return found

    def _open_view(self, person: Person, view_id: str) -> View:
        found = self._slack.world.views.get(f"{person.team}/{view_id}")
        if found is None or found.user != person.id:
            raise LookupError("This view is not open (any more).")
        return found

    # Looking

    async def _world(self, _: web.Request) -> web.Response:
        return web.json_response(world_json(self._slack))

    async def _view(self, request: web.Request) -> web.Response:
        try:
            person = self._person(request.query.get("team", ""), request.query.get("user", ""))
        except LookupError as wrong:
            return _wrong(str(wrong.args[0]))
        return web.json_response(screen_json(self._slack, person))

    async def _watch(self, request: web.Request) -> web.WebSocketResponse:
        team, user = request.query.get("team", ""), request.query.get("user", "")
        with_mail = request.query.get("mail") == "1"
        stirred = asyncio.Event()

        def listen(change: Change) -> None:
            if change.concerns(team, user) or (with_mail and change.mail):
                stirred.set()

        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        unlisten = self._slack.signals.listen(listen)
        self._watchers.add(socket)
        telling = asyncio.create_task(_tell(socket, stirred))
        try:
            async for _ in socket:
                pass
        finally:
            unlisten()
            self._watchers.discard(socket)
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
        return socket

    async def _file(self, request: web.Request) -> web.Response:
        everything = self._slack.world.files.values()
        file = next((one for one in everything if one.id == request.match_info["file"]), None)
        if file is None:
            raise web.HTTPNotFound
        return _attached(file.name, file.mimetype, self._slack.world.content(file))

    async def _mails(self, _: web.Request) -> web.Response:
        return web.json_response([mail.as_json() for mail in self._inbox.mails])

    async def _mail(self, request: web.Request) -> web.Response:
        mail = self._inbox.open(request.match_info["mail"])
        if mail is None:
            raise web.HTTPNotFound
        return web.json_response(mail.as_json())

    async def _attachment(self, request: web.Request) -> web.Response:
        mail = self._inbox.get(request.match_info["mail"])
        place = request.match_info["number"]
        if mail is None or not place.isdigit() or int(place) >= len(mail.attachments):
            raise web.HTTPNotFound
        found = mail.attachments[int(place)]
        return _attached(found.name, found.type, found.content)

    # Clock and faults

    async def _clock(self, _: web.Request) -> web.Response:
        return web.json_response({"now": self._slack.clock.now().isoformat()})

    async def _skip(self, request: web.Request) -> web.Response:
        wish = parse(await request.read())
        if not isinstance(wish, dict):
            return _wrong("Send a JSON object.")
        try:
            if text(wish, "skip_to"):
                skip_to(self._slack.clock, text(wish, "skip_to"), int(number(wish, "hour", 9)))
            else:
                self._slack.clock.skip(number(wish, "skip_seconds"))
        except ValueError as wrong:
            return _wrong(str(wrong))
        return await self._clock(request)

    async def _faults(self, request: web.Request) -> web.Response:
        wish = parse(await request.read())
        if not isinstance(wish, dict):
            return _wrong("Send a JSON object.")
        self._slack.faults.switch(wish)
        if wish.get("hurry") is True:
            self._slack.delivery.hurry()
        sockets = self._slack.delivery.sockets
        if text(wish, "socket") == "refresh":
            await sockets.refresh()
        elif text(wish, "socket") == "cut":
            sockets.cut()
        return web.json_response({"ok": True})


async def _index(_: web.Request) -> web.StreamResponse:
    page = PAGE / "index.html"
    if not page.is_file():
        raise web.HTTPNotFound(text="There is no page here.")
    return web.FileResponse(page)


def _rows(wish: Json) -> dict[str, Json]:
    """The state of a form as the page sends it: block, action, value."""
    return {block: row for block, row in obj(wish, "state").items() if isinstance(row, dict)}


async def _tell(socket: web.WebSocketResponse, stirred: asyncio.Event) -> None:
    while True:
        await stirred.wait()
        stirred.clear()
        await socket.send_json({"type": "changed"})
        await asyncio.sleep(PAUSE)


def _answer_json(slack: Slack, answer: Answer) -> Json:
    shown: Json = {"ok": answer.ok}
    if answer.error:
        shown["error"] = answer.error
    if answer.errors:
        shown["errors"] = answer.errors
    if answer.message is not None:
        shown["message"] = message_json(slack.world, answer.message)
    return shown


def _attached(name: str, kind: str, content: bytes) -> web.Response:
    safe = "".join(char if char.isalnum() or char in "-_. " else "_" for char in name if char.isascii())
    headers = {
        "Content-Disposition": f'attachment; filename="{safe}"',
        "Content-Type": kind,
        "X-Content-Type-Options": "nosniff",
    }
    return web.Response(body=content, headers=headers)


def _wrong(words: str) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=400)
