"""What a contact can do with a request, and what the other side can do with the answer."""

from sandbox.things import Message
from tests.plays.play import Play, asked, asked_by, asks, press, press_late, question, told
from tests.plays.stage import CHANNEL

BECAUSE = "The wage file has no race field, so the comparison by group cannot be made."
ANSWERED = "The comparison by group uses our own case file; no race field is asked of EDD."


async def test_the_request_is_passed_on_to_who_knows_the_data(sent: tuple[Play, Message]) -> None:
    play, request = sent
    lead = play.stage.person("EDD data lead")

    await press(play.contact, request, "forward")
    assert asks(await asked(play.contact)) == "ask:forward_to"
    await play.contact.say(lead.mention)
    second = await told(lead, "ask:request")
    passed = await told(play.analyst, "ping:forwarded")
    assert lead.id in str(passed.blocks)
    await press(lead, second, "accept")
    await told(play.analyst, "ping:accepted")

    history = await play.analyst.command("/bucp history", CHANNEL)
    assert play.contact.id in str(history.message)
    assert lead.id in str(history.message)
    await play.stage.ends_well()


async def test_by_typing_alone_it_is_passed_on_and_taken(sent: tuple[Play, Message]) -> None:
    play, _ = sent
    lead = play.stage.person("EDD data lead")
    forwarded = await play.contact.command(f"/bucp forward {lead.mention}", CHANNEL)
    assert forwarded.message is not None
    await told(lead, "ask:request")
    taken = await lead.command("/bucp accept")
    assert taken.ok
    await told(play.analyst, "ping:accepted")
    await play.stage.ends_well()


async def test_an_objection_is_explained_and_then_taken(sent: tuple[Play, Message]) -> None:
    play, request = sent

    await press(play.contact, request, "decline")
    assert asks(await asked(play.contact)) == "ask:reason"
    await play.contact.say(BECAUSE)
    declined = await told(play.analyst, "ping:declined")
    assert BECAUSE in declined.shown
    await press(play.analyst, declined, "explain")
    assert asks(await asked(play.analyst, declined.ts)) == "ask:explain"
    await play.analyst.say(ANSWERED)
    again = await told(play.contact, "ask:explained")
    assert ANSWERED in again.shown
    await press(play.contact, again, "accept")
    await told(play.analyst, "ping:accepted")

    await play.stage.ends_well()


async def test_a_second_press_changes_nothing(sent: tuple[Play, Message]) -> None:
    """A request taken on one screen, and pressed again on another that is late."""
    play, request = sent
    await play.accept(request)
    before = len(play.analyst.dm)
    for verb in ("accept", "forward"):
        pressed = await press_late(play.contact, request, verb)
        assert pressed.ok
    await play.stage.settled()
    assert len(play.analyst.dm) == before
    assert question(play.contact) is None
    await play.stage.ends_well()


async def test_the_request_can_be_withdrawn(sent: tuple[Play, Message]) -> None:
    play, request = sent
    assert asks(await asked_by(play.analyst, "/bucp withdraw")) == "ask:withdraw"
    await play.analyst.say("yes")
    await told(play.contact, "ping:withdrawn")
    pressed = await press_late(play.contact, request, "accept")
    assert pressed.ok
    await play.stage.settled()
    assert not any("ping:accepted" in message.block_ids for message in play.analyst.dm)
    await play.stage.ends_well()
