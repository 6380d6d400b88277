"""The cases, from the first word to the other side's answer, on every way to Slack and every database."""

import pytest

from tests.plays.play import Play, asked, asks, blocks_of, scenario, told
from tests.plays.stage import CHANNEL, Stage


@pytest.mark.parametrize("name", ["wages", "asthma"])
async def test_a_request_is_drafted_sent_and_taken(stage: Stage, name: str) -> None:
    play = Play(stage, scenario(name))

    request = await play.draft_and_send()
    theirs = await play.analyst.command("/bucp status", CHANNEL)
    accepted = await play.accept(request)

    assert accepted.ts
    assert play.contact.user.id in str(theirs.message)
    for person in (play.analyst, play.contact):
        status = await person.command("/bucp status")
        assert status.message is not None
        assert status.message.block_ids[0].startswith("card:")
        assert "sides" in status.text
    await stage.ends_well()
    await stage.ends_well_for_operators()


async def test_what_anyone_may_have_needs_no_agreement(stage: Stage) -> None:
    case = scenario("traffic_counts")
    play = Play(stage, case)

    await play.begin()
    for name, words in (
        ("ask:department", ""),
        ("ask:unit", ""),
        ("ask:role", ""),
        ("ask:data", ""),
        ("ask:public", "yes"),
    ):
        question = await asked(play.analyst)
        assert asks(question) == name
        await play.analyst.say(words or play.words_for(question))
        if name != "ask:public":
            await asked(play.analyst, question.ts)
    await told(play.analyst, "said:not_needed")

    status = await play.analyst.command("/bucp status")
    assert status.ok
    assert "ask:provider" not in blocks_of(play.analyst)
    await stage.ends_well()
    await stage.ends_well_for_operators()
