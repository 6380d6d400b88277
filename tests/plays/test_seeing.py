"""Who sees what: each only what is theirs, and what is not theirs looks like what does not exist."""

import re

from sandbox.person import Person
from sandbox.things import Message
from tests.plays.play import Play
from tests.plays.stage import CHANNEL

NUMBER = re.compile(r"BUCP-\d{4}-\d{4}")
NOT_THERE = "BUCP-2027-9876"
ABOUT_ONE = (
    "status", "show", "history", "resume", "submit", "accept", "withdraw", "explain", "review", "file",
    "edit {} purpose_need", "forward {} @analyst", "decline {} because", "share {} @analyst", "reopen", "memo",
)  # fmt: skip


async def number_of(play: Play) -> str:
    """The number of the agreement, as its drafter sees it."""
    status = await play.analyst.command("/bucp status", CHANNEL)
    found = NUMBER.search(status.text)
    assert found is not None
    return found[0]


async def answers(person: Person, number: str) -> list[str]:
    """What somebody is told about a number, command by command, the number itself left out."""
    lines = [word.format(number) if "{}" in word else f"{word} {number}" for word in ABOUT_ONE]
    said = [await person.command(f"/bucp {line}", CHANNEL) for line in lines]
    return [f"{one.ok} {one.text}".replace(number, "it") for one in said]


async def test_a_stranger_hears_the_same_of_what_is_and_of_what_is_not(sent: tuple[Play, Message]) -> None:
    play, _ = sent
    number = await number_of(play)
    stranger = play.stage.person("Somebody else")
    await stranger.command("/bucp list", CHANNEL)
    await play.stage.settled()

    assert await answers(stranger, number) == await answers(stranger, NOT_THERE)
    await play.stage.settled()
    said = " ".join(message.shown for message in (*stranger.dm, *stranger.sees(CHANNEL)))
    assert play.case.typed["use_case_name"] not in said
    await play.stage.ends_well()


async def test_a_draft_is_the_drafters_until_it_is_sent(ready: Play) -> None:
    number = await number_of(ready)
    hidden = await answers(ready.contact, number)
    assert hidden == await answers(ready.contact, NOT_THERE)

    await ready.send_to_contact()
    status = await ready.contact.command(f"/bucp status {number}", CHANNEL)
    assert ready.case.typed["use_case_name"][:30] in status.text
    await ready.stage.ends_well()


async def test_what_the_bot_answers_in_a_channel_one_person_sees(sent: tuple[Play, Message]) -> None:
    play, _ = sent
    answer = await play.analyst.command("/bucp status", CHANNEL)
    assert answer.message is not None
    assert answer.message.is_ephemeral
    assert answer.message.key in [message.key for message in play.analyst.sees(CHANNEL)]
    for other in (play.contact, play.stage.person("Somebody else")):
        assert [message for message in other.sees(CHANNEL) if message.bot_id] == []


async def test_home_shows_each_side_what_waits(ready: Play) -> None:
    """A Home that was open before is kept up to date; one opened later is drawn then."""
    name = ready.case.typed["use_case_name"][:30]
    await ready.contact.open_home()
    shown = await ready.contact.wait_for(lambda one: one.home, 20)
    assert shown is not None
    assert name not in shown.shown
    request = await ready.send_to_contact()
    await ready.analyst.open_home()
    for person in (ready.analyst, ready.contact):
        home = await person.wait_for(lambda one: one.home if one.home and name in one.home.shown else None, 20)
        assert home is not None
    await ready.accept(request)
    await ready.stage.ends_well()
