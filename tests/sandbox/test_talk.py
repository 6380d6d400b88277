"""People talk with a real Bolt app through the sandbox, by Socket Mode and by HTTP."""

import pytest

from sandbox.server import Sandbox
from sandbox.team import Team
from tests.sandbox.echo import Echo

pytestmark = pytest.mark.usefixtures("echo")


async def test_a_command_is_answered_to_the_one_who_typed_it(echo: Echo, team: Team) -> None:
    echo.answer = {"text": "Let's go on in our direct messages."}
    analyst, contact = team.person("analyst"), team.person("contact")

    answer = await analyst.command("/bucp new", channel="data-sharing")

    assert answer.ok
    assert answer.text == "Let's go on in our direct messages."
    assert [message.text for message in analyst.sees("data-sharing")] == [answer.text]
    assert contact.sees("data-sharing") == []
    assert echo.commands[0]["channel_name"] == "data-sharing"


async def test_a_message_to_the_bot_is_answered(team: Team) -> None:
    analyst = team.person("analyst")
    said = await analyst.say("Hello")
    heard = await analyst.wait_message("You said: Hello", after=said)
    assert heard.bot_id is not None
    assert [message.user for message in analyst.dm] == [analyst.id, heard.user]


async def test_two_workspaces_are_served_by_one_app(echo: Echo, sb: Sandbox, team: Team) -> None:
    analyst, stranger = team.person("analyst"), sb.workspace("T2", enterprise_id="E2").person("analyst")
    for person in (analyst, stranger):
        said = await person.say(f"I am {person.id}")
        await person.wait_message(f"You said: I am {person.id}", after=said)
    await stranger.command("/bucp status")
    assert echo.commands[0]["enterprise_id"] == "E2"
    assert {message.text for message in analyst.dm} & {message.text for message in stranger.dm} == set()


async def test_the_home_tab_is_drawn_when_it_is_opened(team: Team) -> None:
    analyst = team.person("analyst")
    assert await analyst.open_home() is None
    home = await analyst.wait_for(lambda person: person.home)
    assert home is not None
    assert "Nothing waits for you." in home.shown


async def test_a_failing_command_shows_slacks_own_error(sb: Sandbox, team: Team) -> None:
    analyst = team.person("analyst")
    answer = await analyst.command("/bucp silent")
    assert not answer.ok
    assert answer.error in ("dispatch_failed", "operation_timeout")
    assert "/bucp failed with the error" in analyst.notes[-1].text
    assert await analyst.command("/other") != answer
    assert analyst.notes[-1].text == "/other is not a valid command."
