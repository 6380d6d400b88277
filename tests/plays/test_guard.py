"""What must not come in, played through the real program: it is in no file of the database and no line of its log."""

from pathlib import Path

import pytest

from sandbox.shapes import obj, text
from sandbox.things import Message
from tests.plays.conftest import ALL
from tests.plays.play import Play, asked, press, scenario, told
from tests.plays.stage import CHANNEL, Stage

SSN, CARD, PASSWORD, TOKEN = (
    "457-55-5462",
    "4012 8888 8888 1881",
    "Blue!Harbor77",
    "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
)
ROWS = "name,dob,county\nQuillfeather Ann,1980-01-02,Yolo\nDrummondson Bo,1979-04-05,Kern"
TELLTALES = (SSN, CARD, PASSWORD, TOKEN, "Quillfeather", "Drummondson")
LOCAL = [one for one in ALL if "sqlite" in str(one.id)]


def traces(stage: Stage) -> list[str]:
    """Where any of it is found: in a file of the database, its journals included, or in the log."""
    file = Path(stage.database.removeprefix("sqlite:///"))
    files = [one for one in file.parent.glob(f"{file.name}*") if one.is_file()]
    assert file in files
    contents = {one.name: one.read_bytes() for one in files} | {"log": "".join(stage.program.log).encode()}
    assert len(contents["log"]) > 0
    return [f"{word} in {name}" for name, content in contents.items() for word in TELLTALES if word.encode() in content]


async def refused(play: Play, words: str, thread: Message | None = None) -> Message:
    """Type it, and get what is said of it."""
    before = play.analyst.dm[-1].ts
    await play.analyst.say(words, thread_ts=thread.ts if thread else None)
    return await told(play.analyst, "guard:message", before)


@pytest.mark.parametrize("combination", LOCAL, indirect=True)
async def test_nothing_of_it_is_stored_or_logged_whatever_the_entrance(stage: Stage) -> None:
    play = Play(stage, scenario("wages"))
    await play.begin()
    question = await play.until("field:purpose_need")
    for words in (f"For example {SSN}.", f"pay by {CARD}", f"The password is {PASSWORD}", TOKEN, ROWS):
        assert "I stored nothing" in (await refused(play, words)).shown
    await refused(play, f"In a thread: {SSN}", question)

    answer = await play.analyst.command(f"/bucp share {SSN}", CHANNEL)
    assert "Social Security number" in answer.text
    await press(play.analyst, question, "form")
    modal = await play.analyst.wait_for(lambda person: person.modal, 20)
    assert modal is not None
    [block] = [text(one, "block_id") for one in modal.blocks if text(one, "type") == "input"][:1]
    [action] = [text(obj(one, "element"), "action_id") for one in modal.blocks if text(one, "block_id") == block]
    sent = await play.analyst.submit(modal, {block: {action: f"We match by {SSN}"}})
    assert "Social Security number" in sent.errors[block]
    assert play.analyst.modal is not None

    await stage.settled()
    assert traces(stage) == []
    await play.answer(question)
    await stage.ends_well()
    assert traces(stage) == []


async def test_not_one_reads_the_message_again_and_goes_on_as_if_it_had_just_been_typed(ready: Play) -> None:
    before = await asked(ready.analyst)
    asked_for = await refused(ready, f"{ready.contact.mention} 457-55-5462")
    assert (await press(ready.analyst, asked_for, "not_one")).ok
    following = await asked(ready.analyst, before.ts)
    assert following.ts > asked_for.ts
    await ready.stage.ends_well()


async def test_typed_not_one_reads_a_reply_in_a_thread_again(ready: Play) -> None:
    earlier = next(one for one in ready.analyst.dm if one.block_ids[:1] == ["field:purpose_benefits#done"])
    words = "CDSS: one report instead of two. EDD: fewer requests, see project 457-55-5462 of last year."
    await refused(ready, words, earlier)
    await ready.analyst.say("it is not one")
    await told(ready.analyst, "said:changed")
    shown = await ready.analyst.command("/bucp show", CHANNEL)
    assert "457-55-5462" in shown.text
    await ready.stage.ends_well()


async def test_a_message_that_is_deleted_is_said_to_be_gone(ready: Play) -> None:
    await refused(ready, f"Ask {SSN}")
    mine = next(one for one in reversed(ready.analyst.dm) if SSN in one.shown)
    await ready.analyst.delete(mine)
    await ready.analyst.say("not one")
    assert "can't find that message" in (await told(ready.analyst, "guard:gone")).shown
    await ready.stage.ends_well()
    assert traces(ready.stage) == []


async def test_read_again_it_is_looked_at_for_all_else(ready: Play) -> None:
    first = await refused(ready, f"For example {SSN}, pwd={PASSWORD}")
    assert "a password" in first.shown
    await press(ready.analyst, first, "not_one")
    second = await told(ready.analyst, "guard:message", first.ts)
    assert "Social Security number" in second.shown
    await press(ready.analyst, second, "deleted")
    await ready.stage.ends_well()
    assert traces(ready.stage) == []
