"""What stays when the sandbox is stopped, the clock, the mail and the demo's town."""

import asyncio
import signal
import smtplib
import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import town
from sandbox.clock import FileClock, MemoryClock
from sandbox.server import Sandbox
from tests.sandbox.echo import by_socket, call, make_echo, modal, section

SUNDAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def letter(subject: str = "Request") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Data agreements <bucp@example.org>"
    mail["To"] = "EDD contact <edd-contact@example.org>"
    mail["Subject"] = subject
    mail["Message-ID"] = "<17@example.org>"
    mail.set_content("Are you the right person?\n")
    mail.add_alternative("<p>Are you the right person?</p>", subtype="html")
    mail.add_attachment(b"<html></html>", maintype="text", subtype="html", filename="draft.html")
    return mail


async def send(sandbox: Sandbox, mail: EmailMessage) -> None:
    def deliver() -> None:
        with smtplib.SMTP("127.0.0.1", sandbox.smtp_port, timeout=5) as server:
            server.send_message(mail)

    await asyncio.to_thread(deliver)


async def test_everything_is_there_after_a_stop(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(path) as first:
        analyst = first.workspace("T1", "One").person("analyst")
        said = await analyst.say("Hello")
        client = AsyncWebClient(first.workspace("T1").bot_token, base_url=first.api_url)
        await call(client, "chat.postMessage", channel=analyst.id, text="x", blocks=[section("Kept")])
        await call(client, "views.publish", user_id=analyst.id, view={"type": "home", "blocks": [section("Home")]})
        shared = await analyst.upload("a.csv", b"1,2")
        await send(first, letter())
    async with Sandbox(path) as second:
        again = second.person("T1", "analyst")
        assert again.id == analyst.id
        assert [message.ts for message in again.dm] == [message.ts for message in analyst.dm]
        assert again.dm[1].shown == "Kept"
        assert again.home is not None
        file = second.slack.world.files[f"T1/{shared.files[0]}"]
        assert second.slack.world.content(file) == b"1,2"
        assert second.mail[0].subject == "Request"
        assert (await again.say("And on")).ts > said.ts


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from sandbox.server import Sandbox

async def main():
    async with Sandbox(Path(sys.argv[1])) as sandbox:
        await sandbox.workspace("T1").person("analyst").say("last words")
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_nothing_said_is_lost_when_the_sandbox_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, str(path))
    assert await process.wait() == -signal.SIGKILL
    async with Sandbox(path) as sb:
        assert [message.text for message in sb.person("T1", "analyst").dm] == ["last words"]


async def test_events_that_were_on_their_way_arrive_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(path) as first:
        await first.workspace("T1").person("analyst").say("Hello")
        await asyncio.sleep(0)
    async with Sandbox(path, retry_waits=(60, 60, 60)) as second, by_socket(second, make_echo(second)) as echo:
        second.hurry()
        await second.person("T1", "analyst").wait_message("You said: Hello")
        assert [event["text"] for event in echo.own_events()] == ["Hello"]


async def test_an_open_modal_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(path) as first:
        analyst = first.workspace("T1").person("analyst")
        trigger = first.slack.triggers.issue("T1", analyst.id)
        client = AsyncWebClient(analyst._workspace.bot_token, base_url=first.api_url)
        assert (await call(client, "views.open", trigger_id=trigger, view=modal()))["ok"]
        assert analyst.modal is not None
        await analyst.fill(analyst.modal, {"reason": {"text": "half"}})
    async with Sandbox(path) as second:
        view = second.person("T1", "analyst").modal
        assert view is not None
        assert view.typed["reason"]["text"]["value"] == "half"


async def test_a_taken_port_is_said() -> None:
    async with Sandbox() as first:
        for second in (Sandbox(port=first.port), Sandbox(smtp_port=first.smtp_port)):
            with pytest.raises(OSError, match="address already in use"):
                await second.start()


async def test_mail_arrives_in_its_parts() -> None:
    async with Sandbox() as sb:
        await send(sb, letter("Überblick"))
        mail = await sb.wait_mail("right person")
        assert (mail.subject, mail.message_id, mail.to) == (
            "Überblick",
            "<17@example.org>",
            ["edd-contact@example.org"],
        )
        assert (mail.text, mail.html.strip()) == ("Are you the right person?\n", "<p>Are you the right person?</p>")
        assert [(one.name, one.type, one.content) for one in mail.attachments] == [
            ("draft.html", "text/html", b"<html></html>")
        ]


async def test_mail_can_be_refused() -> None:
    async with Sandbox() as sb:
        for fault, code in (("later", 451), ("refuse", 550)):
            sb.faults.switch({"mail": fault})
            with pytest.raises(smtplib.SMTPDataError) as caught:
                await send(sb, letter())
            assert caught.value.smtp_code == code
        sb.faults.refuse_mail("drop")
        await send(sb, letter())
        assert sb.mail == []
        await send(sb, letter())
        assert len(sb.mail) == 1


def test_a_file_clock_is_shared(tmp_path: Path) -> None:
    ours, theirs = FileClock(tmp_path / "clock"), FileClock(tmp_path / "clock")
    for seconds in (3600, 60):
        before = theirs.now()
        ours.skip(seconds)
        assert seconds <= (theirs.now() - before).total_seconds() < seconds + 5
    with pytest.raises(ValueError, match="forward"):
        ours.skip(-1)


def test_skipping_to_monday_means_nine_in_the_morning_in_california() -> None:
    clock = MemoryClock(SUNDAY)
    assert clock.skip_to("monday") == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    assert clock.skip_to("monday") == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="weekday"):
        clock.skip_to("someday")


async def test_messages_carry_the_time_of_the_sandbox() -> None:
    async with Sandbox(clock=MemoryClock(SUNDAY)) as sb:
        analyst = sb.workspace("T1").person("analyst")
        first, second = await analyst.say("a"), await analyst.say("b")
        assert first.ts == f"{int(SUNDAY.timestamp())}.000000"
        assert second.ts > first.ts
        sb.clock.skip(86400)
        assert float((await analyst.say("c")).ts) - float(first.ts) == 86400


async def test_the_town_is_built_once(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(path) as sb:
        first = town.build(sb)
        people = len(first.team.people)
        assert first.contact.user.real_name == "EDD program contact"
        assert first.analyst.sees("data-sharing") == []
        assert len(first.team.channel("general").members) == people == 6
    async with Sandbox(path) as sb:
        second = town.build(sb)
        assert second.contact.id == first.contact.id
        assert len(second.team.people) == people
