"""The Bolt app over both of Slack's ways, against the sandbox's protocol."""

from collections.abc import AsyncIterator

import pytest

from conversations.acts import Act
from conversations.message import Form, Input
from conversations.outgoing import Answer
from conversations.said import Commanded, Filled, OpenedHome, Pressed, Shared, Typed
from handlers.ports import Parcel, Reference
from handlers.slack.answers import NOT_SAVED
from sandbox.person import Person
from sandbox.things import View
from tests.edges.slack_office import Office, office, question


@pytest.fixture(params=["http", "socket"])
async def here(request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    async with office(request.param) as opened:
        yield opened


async def opened(person: Person) -> View:
    """The window that opens."""
    await person.wait_for(lambda one: one.modal)
    assert person.modal is not None
    return person.modal


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


async def test_a_thread_reply_names_the_message_above(here: Office) -> None:
    await here.post(question())
    [message] = here.analyst.dm
    await here.analyst.say("five years", thread_ts=message.ts)
    await here.sandbox.settled()
    [heard] = here.desk.heard
    assert heard.thread == Reference(message.channel, message.ts)


async def test_messages_of_people_are_heard_new_and_changed(here: Office) -> None:
    await here.post(question())
    mine = await here.analyst.say("first")
    await here.analyst.edit(mine, "changed")
    await here.analyst.delete(mine)
    await here.analyst.upload("rows.csv", b"a,b", text="the rows")
    await here.analyst.upload("more.csv", b"a,b")
    await here.sandbox.settled()
    typed = {one.said.text: one for one in here.desk.heard if isinstance(one.said, Typed)}
    shared = [one.said for one in here.desk.heard if isinstance(one.said, Shared)]
    assert {text: one.edited for text, one in typed.items()} == {"first": False, "changed": True}
    assert typed["changed"].at == typed["first"].at
    assert sorted((one.text, one.files[0].name) for one in shared) == [("", "more.csv"), ("the rows", "rows.csv")]
    assert len(here.desk.heard) == 4


async def test_a_press_opens_a_form_and_the_form_comes_back(here: Office) -> None:
    form = Form("Answer", Act("answer", asked=4), (Input("why", "Why?", "lines"), Input("who", "Who?", "person")))
    here.desk.script = lambda said: Answer(form=form) if isinstance(said.said, Pressed) else Answer()
    await here.post(question())
    await here.analyst.press(here.analyst.dm[0], label="Yes")
    modal = await opened(here.analyst)
    await here.analyst.submit(modal, {"in:why": {"why": "a <b> & c"}, "in:who": {"who": here.contact.id}})
    heard = here.desk.heard[-1]
    assert heard.said == Filled(Act("answer", asked=4), {"why": "a <b> & c", "who": "@[0]"})
    assert heard.people == (here.address(here.contact),)
    assert here.analyst.modal is None


async def test_a_form_with_an_error_stays_open_and_comes_again(here: Office) -> None:
    form = Form("Answer", Act("answer"), (Input("when", "When?"),))
    remark = Answer(errors=(("when", "I couldn't read a date in that."),))
    wrong = Filled(Act("answer"), {"when": "soon"})
    here.desk.script = lambda one: remark if one.said == wrong else Answer(form=form) if one.key else Answer()
    await here.analyst.command("/bucp edit 12 when", channel="data-sharing")
    modal = await opened(here.analyst)
    told = await here.analyst.submit(modal, {"in:when": {"when": "soon"}})
    assert told.errors == {"in:when": "I couldn't read a date in that."}
    here.desk.script = lambda _: Answer()
    await here.analyst.submit(modal, {"in:when": {"when": "2027-10-01"}})
    assert here.desk.heard[-1].said == Filled(Act("answer"), {"when": "2027-10-01"})
    assert len({one.key for one in here.desk.heard}) == 3
    assert here.analyst.modal is None


async def test_a_form_that_does_not_open_is_said(here: Office) -> None:
    here.desk.script = lambda _: Answer(form=Form("Answer", Act("answer"), (Input("when", "When?"),)))
    here.sandbox.faults.refuse("views.open", "expired_trigger_id", times=2)
    await here.analyst.command("/bucp edit 12 when", channel="data-sharing")
    await here.analyst.wait_message("didn't open in time", channel="data-sharing")
    await here.post(question())
    await here.analyst.press(here.analyst.dm[0], label="Yes")
    hint = await here.analyst.wait_message("didn't open in time")
    assert hint.only_for == here.analyst.id


async def test_a_button_of_an_older_version_is_answered_gently(here: Office) -> None:
    client = await here.workspace.client()
    old = {"type": "button", "action_id": "old", "value": "1", "text": {"type": "plain_text", "text": "Old"}}
    room = await client.conversations_open(users=here.analyst.id)
    actions = [{"type": "actions", "elements": [old]}]
    await client.chat_postMessage(channel=room["channel"]["id"], text="old", blocks=actions)
    await here.analyst.press(here.analyst.dm[0], label="Old")
    hint = await here.analyst.wait_message("older version")
    assert hint.only_for == here.analyst.id
    assert here.desk.heard == []


async def test_a_press_can_be_answered_beside_the_message(here: Office) -> None:
    here.desk.script = lambda _: Answer(message=question("ask:done", "It was taken at 2:10 PM."))
    await here.post(question())
    await here.analyst.press(here.analyst.dm[0], label="No")
    told = await here.analyst.wait_message("It was taken")
    assert told.only_for == here.analyst.id
    assert here.analyst.dm[0].labels == ["Yes", "No"]


async def test_on_the_home_tab_an_answer_is_a_small_window(here: Office) -> None:
    here.desk.script = lambda _: Answer(message=question("ask:done", "It was taken at 2:10 PM."))
    await here.channel.publish_home(here.address(here.analyst), Parcel("home:1", question("home", "Yours")))
    home = here.analyst.home
    assert home is not None
    await here.analyst.press(home, label="Yes")
    modal = await opened(here.analyst)
    assert "It was taken" in modal.shown
    assert here.desk.heard[0].message is None


async def test_shortcuts_are_heard_and_answered(here: Office) -> None:
    here.desk.script = lambda _: Answer(message=question("list", "No agreements yet."))
    await here.analyst.shortcut("start_agreement")
    await here.analyst.wait_for(lambda person: person.modal)
    await here.post(question())
    await here.analyst.shortcut("my_agreements", here.analyst.dm[0])
    assert [one.said for one in here.desk.heard] == [Commanded("new"), Commanded("list")]


async def test_an_event_comes_again_until_it_is_saved(here: Office) -> None:
    here.desk.failures = 2
    await here.analyst.say("EDD wages")
    await here.sandbox.settled()
    assert [one.said for one in here.desk.heard] == [Typed("EDD wages")]
    assert len(here.sandbox.attempts) >= 3


async def test_the_second_delivery_of_an_event_has_the_same_key(here: Office) -> None:
    here.sandbox.faults.events_twice = True
    await here.analyst.say("EDD wages")
    await here.sandbox.settled()
    first, second = here.desk.heard
    assert first == second


async def test_a_command_says_when_nothing_could_be_done(here: Office) -> None:
    here.desk.failures = 1
    await here.analyst.command("/bucp status", channel="data-sharing")
    told = await here.analyst.wait_message("Try again in a minute", channel="data-sharing")
    assert told.only_for == here.analyst.id


async def test_a_press_says_when_nothing_could_be_done(here: Office) -> None:
    here.desk.failures = 1
    await here.post(question())
    await here.analyst.press(here.analyst.dm[0], label="Yes")
    assert (await here.analyst.wait_message("Try again in a minute")).only_for == here.analyst.id
    assert here.desk.heard == []


async def test_a_form_keeps_its_text_when_it_could_not_be_saved(here: Office) -> None:
    here.desk.script = lambda _: Answer(form=Form("Answer", Act("answer"), (Input("why", "Why?"),)))
    await here.analyst.command("/bucp edit 12 why")
    modal = await opened(here.analyst)
    here.desk.failures = 1
    told = await here.analyst.submit(modal, {"in:why": {"why": "because"}})
    assert told.errors == {"in:why": NOT_SAVED}
    assert here.analyst.modal is not None


async def test_what_comes_from_elsewhere_is_not_heard(here: Office) -> None:
    other = here.sandbox.workspace("T0OTHER", "Other").person("Stranger")
    await other.command("/bucp new")
    await other.say("hello")
    await here.sandbox.settled()
    assert here.desk.heard == []


async def test_whose_token_it_is_is_asked_once_and_again_after_trouble(here: Office) -> None:
    here.sandbox.faults.server_error("auth.test")
    await here.analyst.say("one")
    await here.analyst.say("two")
    await here.sandbox.settled()
    assert {str(one.said.text) for one in here.desk.heard if isinstance(one.said, Typed)} == {"one", "two"}
    here.sandbox.faults.refuse("auth.test", "invalid_auth", times=100)
    await here.analyst.say("three")
    await here.sandbox.settled()
    assert len(here.desk.heard) == 3


async def test_the_word_payload_is_a_word_like_any_other(here: Office) -> None:
    await here.analyst.command("/bucp edit 12 payload=&payload")
    assert [one.said for one in here.desk.heard] == [Commanded("edit 12 payload=&payload", private=True)]
