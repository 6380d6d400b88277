"""How people go about it: later, elsewhere, by late screens, by shortcuts, through storms."""

from sandbox.things import Message
from tests.plays.play import Play, asked, asks, question, told
from tests.plays.stage import CHANNEL

NEW_BENEFITS = "CDSS: one report instead of two; EDD: fewer requests; participants: services that raise earnings."


def one(play: Play, block: str) -> Message:
    """The message of the analyst's talk that begins with this block."""
    return next(message for message in play.analyst.dm if message.block_ids[:1] == [block])


async def test_stopped_today_it_goes_on_tomorrow_on_another_device(ready: Play) -> None:
    before = await asked(ready.analyst)
    await ready.analyst.say("stop")
    await told(ready.analyst, "said:stopped")
    await ready.stage.restart()
    ready.stage.clock.skip(24 * 3600)

    answer = await ready.analyst.command("/bucp resume", CHANNEL)
    assert answer.message is not None
    again = await asked(ready.analyst, before.ts)
    assert asks(again) == asks(before)
    await ready.send_to_contact()
    await ready.stage.ends_well(troubled=True)


async def test_changing_ones_own_message_changes_the_answer_that_it_gave(ready: Play) -> None:
    open_now = await asked(ready.analyst)
    words = ready.case.typed["purpose_benefits"]
    own = next(message for message in ready.analyst.dm if not message.bot_id and message.shown == words)

    await ready.analyst.edit(own, NEW_BENEFITS)
    await told(ready.analyst, "said:changed")
    await ready.stage.restart()
    edited = next(message for message in ready.analyst.dm if message.ts == own.ts)
    await ready.analyst.delete(edited)
    await ready.stage.settled()

    shown = await ready.analyst.command("/bucp show", CHANNEL)
    assert NEW_BENEFITS in shown.text
    assert question(ready.analyst) == open_now
    await ready.stage.ends_well(troubled=True)


async def test_a_reply_in_the_thread_changes_the_answer_and_nothing_else(ready: Play) -> None:
    open_now = await asked(ready.analyst)
    earlier = one(ready, "field:purpose_benefits#done")

    await ready.analyst.say(NEW_BENEFITS, thread_ts=earlier.ts)
    await told(ready.analyst, "said:changed")

    shown = await ready.analyst.command("/bucp show", CHANNEL)
    assert NEW_BENEFITS in shown.text
    assert ready.case.typed["purpose_need"][:60] in shown.text
    assert question(ready.analyst) == open_now
    await ready.send_to_contact()
    await ready.stage.ends_well()


async def test_a_late_screen_says_what_happened_meanwhile(ready: Play) -> None:
    late = await asked(ready.analyst)
    await ready.analyst.say(ready.contact.mention)
    current = await asked(ready.analyst, late.ts)

    pressed = await ready.analyst.press(late, value=None, label=late.labels[0])
    assert pressed.ok
    await ready.stage.settled()
    assert question(ready.analyst) == current
    said = [message.block_ids[0] for message in ready.analyst.dm if message.block_ids]
    assert "refused:answered_meanwhile" in said
    await ready.send_to_contact()
    await ready.stage.ends_well()


async def test_a_shortcut_is_a_command_by_another_door(ready: Play) -> None:
    before = await asked(ready.analyst)
    listed = await ready.analyst.shortcut("my_agreements")
    assert listed.ok
    modal = await ready.analyst.wait_for(lambda person: person.modal, 20)
    assert modal is not None
    assert ready.case.typed["use_case_name"][:30] in modal.shown
    begun = await ready.analyst.shortcut("start_agreement")
    assert begun.ok
    assert asks(await asked(ready.analyst, before.ts)) == "ask:data"
    await ready.stage.ends_well()


async def test_a_storm_of_refusals_delays_and_loses_nothing(ready: Play) -> None:
    sandbox = ready.stage.sandbox
    sandbox.faults.rate_limit("chat.postMessage", times=4, retry_after=20)
    sandbox.faults.rate_limit("chat.update", times=2, retry_after=20)
    sandbox.faults.server_error("chat.postMessage", times=1)
    sandbox.faults.drop("chat.postMessage", times=1, after=True)
    before = await asked(ready.analyst)
    await ready.analyst.say(ready.contact.mention)
    await ready.stage.skipping_until(lambda: question(ready.analyst, before.ts) is not None)
    sandbox.faults.rate_limit("*", times=6, retry_after=20)
    await ready.analyst.say("send")
    await ready.stage.skipping_until(lambda: any("ask:request" in one.block_ids for one in ready.contact.dm))
    await ready.stage.skipping_until(ready.stage.nothing_waits)
    await ready.accept(await told(ready.contact, "ask:request"))
    await ready.stage.skipping_until(ready.stage.nothing_waits)
    await ready.stage.ends_well(troubled=True)


async def test_a_cut_wire_is_taken_up_again(ready: Play) -> None:
    before = await asked(ready.analyst)
    await ready.stage.sandbox.refresh_sockets()
    await ready.stage.sandbox.linked(30)
    await ready.analyst.say(ready.contact.mention)
    assert asks(await asked(ready.analyst, before.ts)) == "ask:send"
    await ready.send_to_contact()
    await ready.stage.ends_well(troubled=True)
