"""The Bolt app over both of Slack's ways, against the sandbox's protocol."""

from collections.abc import AsyncIterator

import pytest

from conversations.acts import Act
from conversations.outgoing import Answer
from conversations.said import Commanded, OpenedHome, Pressed, Typed
from handlers.ports import Reference
from tests.edges.slack_office import Office, office, question


@pytest.fixture(params=["http", "socket"])
async def here(request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    async with office(request.param) as opened:
        yield opened


async def test_a_command_is_heard_and_answered_for_its_person_only(here: Office) -> None:
    here.desk.script = lambda _: Answer(message=question("ask:start", "Let's go on in our direct messages."))
    await here.analyst.command("/bucp new", channel="data-sharing")
    [heard] = here.desk.heard
    assert heard.said == Commanded("new")
    assert heard.sender == here.address(here.analyst)
    assert heard.key
    answer = await here.analyst.wait_message("Let's go on", channel="data-sharing")
    assert answer.only_for == here.analyst.id
    assert answer.blocks[0]["block_id"] == "ask:start"


async def test_a_direct_message_is_heard_with_its_mentions(here: Office) -> None:
    await here.analyst.say("ask @contact about <b> & @[0]")
    await here.sandbox.settled()
    [heard] = here.desk.heard
    assert heard.said == Typed("ask @[0] about <b> & @ [0]")
    assert heard.people == (here.address(here.contact),)


async def test_a_press_comes_back_with_its_act_and_its_message(here: Office) -> None:
    await here.post(question())
    [message] = here.analyst.dm
    await here.analyst.press(message, label="Yes")
    [heard] = here.desk.heard
    assert heard.said == Pressed(Act("choose", asked=4, arg="yes"))
    assert heard.message == Reference(message.channel, message.ts)


async def test_home(here: Office) -> None:
    await here.analyst.open_home()
    await here.sandbox.settled()
    assert [one.said for one in here.desk.heard] == [OpenedHome()]
