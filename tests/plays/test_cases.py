"""Three cases at once, from the first word to the other side's answer, on every way to Slack and every database."""

import asyncio

import pytest

from tests.plays.play import Play, blocks_of, scenario, told
from tests.plays.prompter import prompted
from tests.plays.stage import CHANNEL, Stage

NEEDED = ("wages", "asthma")


async def taken(play: Play) -> None:
    """A request is drafted, sent and taken; both can see whose turn it is, before and after."""
    request = await play.draft_and_send()
    waiting = await play.analyst.command("/bucp status", CHANNEL)
    assert waiting.message is not None
    assert play.contact.id in str(waiting.message.blocks)

    await play.accept(request)
    for person in (play.analyst, play.contact):
        status = await person.command("/bucp status")
        assert status.message is not None
        assert status.message.block_ids[0].startswith("card:")
        assert "sides" in status.text


async def turned_away(play: Play) -> None:
    """What anyone may have needs no agreement: that is said before any other department comes up."""
    await play.begin()
    question = await play.until("ask:public")
    await play.analyst.say(play.words_for(question))
    await told(play.analyst, "said:not_needed")
    status = await play.analyst.command("/bucp status", CHANNEL)
    assert status.ok
    assert play.case.data.split()[-1] in status.text


async def all_cases(stage: Stage) -> None:
    """All three, by six people at the same time; each hears exactly what the core has to say, in order, once."""
    plays = {name: Play(stage, scenario(name)) for name in (*NEEDED, "traffic_counts")}
    await asyncio.gather(
        *(turned_away(play) if name == "traffic_counts" else taken(play) for name, play in plays.items())
    )
    await stage.ends_well()
    for play in plays.values():
        book = prompted(play.case)
        assert blocks_of(play.analyst) == book.analyst
        assert blocks_of(play.contact) == book.contact


async def test_cases_go_their_way(stage: Stage) -> None:
    await all_cases(stage)
    if stage.way == "http":  # what the command line says of a database does not depend on the way to Slack
        await stage.ends_well_for_operators()


@pytest.mark.parametrize(
    "combination",
    [("socket", "sqlite"), pytest.param(("http", "postgresql"), marks=pytest.mark.postgres)],
    ids=["socket-sqlite", "http-postgres"],
    indirect=True,
)
async def test_what_slack_delivers_twice_happens_once(stage: Stage) -> None:
    stage.sandbox.faults.events_twice = True
    stage.sandbox.faults.actions_twice = True
    await all_cases(stage)
