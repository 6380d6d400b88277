"""A question of the draft in a colleague's hands, through the real program."""

from tests.plays.play import Play, asked, asks, press, scenario, told
from tests.plays.stage import CHANNEL, Stage

REASON = "The Budget Act of 2026 asks for a report on whether CalFresh training raises pay."


async def test_a_colleague_answers_one_question_and_the_drafter_hears_of_it_once(small_stage: Stage) -> None:
    play = Play(small_stage, scenario("wages"))
    counsel = small_stage.person("CDSS counsel")
    await play.begin()
    await play.until("field:purpose_reason")

    await play.analyst.say(f"ask {counsel.mention}")
    ping = await told(counsel, "ping:handed")
    assert "You can see and edit this draft now" in ping.shown
    following = await asked(play.analyst, ping.ts)
    assert asks(following) == "field:purpose_need"

    await press(counsel, ping, "answer")
    assert asks(await asked(counsel, ping.ts)) == "field:purpose_reason"
    await counsel.say(REASON)
    over = await told(counsel, "said:errand_over")
    assert "Saved with your name" in over.shown
    heard = await told(play.analyst, "ping:handed_answered")
    assert counsel.id in str(heard.blocks)
    history = await play.analyst.command("/bucp history", CHANNEL)
    assert counsel.id in str(history.message)
    await small_stage.settled()
    assert sum("ping:handed_answered" in str(one.block_ids) for one in play.analyst.dm) == 1
    await small_stage.ends_well()


async def test_not_me_comes_back_with_its_word(small_stage: Stage) -> None:
    play = Play(small_stage, scenario("wages"))
    counsel = small_stage.person("CDSS counsel")
    await play.begin()
    await play.until("field:purpose_reason")
    question = await asked(play.analyst)
    await press(play.analyst, question, "ask")
    assert asks(await asked(play.analyst, question.ts)) == "ask:ask_whom"
    await play.analyst.say(counsel.mention)
    ping = await told(counsel, "ping:handed")
    await press(counsel, ping, "notme")
    assert asks(await asked(counsel)) == "ask:why_back"
    await counsel.say("The program knows this.")
    back = await told(play.analyst, "ping:handed_returned")
    assert "The program knows this." in back.shown
    await small_stage.ends_well()
