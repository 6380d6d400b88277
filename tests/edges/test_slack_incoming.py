"""Slack's payloads as gestures: keys, tenants, threads, pickers, forms; and what is passed over."""

import copy

import pytest

from conversations.acts import Act
from conversations.said import Commanded, Filled, Pressed, Typed
from handlers.ports import Address, Incoming, Reference
from handlers.slack import incoming
from handlers.slack.incoming import Ignored, Unreadable
from handlers.slack.payload import Block
from handlers.slack.rooms import Rooms

ACT = Act("choose", asked=4, arg="yes")


def event(**event: object) -> Block:
    told = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "team": "T1", "ts": "2.0"} | event
    return {
        "type": "event_callback",
        "event_id": "Ev1",
        "team_id": "T1",
        "authorizations": [{"team_id": "T1", "enterprise_id": None}],
        "event": told,
    }


def pressed(**used: object) -> Block:
    return {
        "type": "block_actions",
        "trigger_id": "1.2.3",
        "team": {"id": "T1"},
        "enterprise": None,
        "user": {"id": "U1", "team_id": "T1"},
        "container": {"type": "message", "channel_id": "D1", "message_ts": "1.0"},
        "actions": [{"type": "button", "action_id": "choose", "block_id": "field:x#1", "value": ACT.packed()} | used],
    }


def test_a_message_in_a_thread_names_what_it_answers() -> None:
    rooms = Rooms()
    assert incoming.message(event(text="five", thread_ts="1.0"), rooms) == Incoming(
        "Ev1", Address("slack", "T1", "U1"), Typed("five"), thread=Reference("D1", "1.0"), at=Reference("D1", "2.0")
    )
    assert rooms.of(Address("slack", "T1", "U1")) == "D1"


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_other_ways_to_write_a_message_count(subtype: str) -> None:
    heard = incoming.message(event(text="hello", subtype=subtype), Rooms())
    assert heard is not None
    assert heard.said == Typed("hello")


@pytest.mark.parametrize(
    "other",
    [
        {"subtype": "message_changed", "text": "hello"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message", "text": "hello"},
        {"text": "hello", "bot_id": "B1"},
        {"text": "hello", "channel_type": "channel"},
        {"text": "hello", "channel_type": "mpim"},
        {"text": "", "subtype": "file_share"},
        {"text": " \u202e"},
        {"text": "hello", "user": None},
    ],
)
def test_what_is_no_new_message_of_a_person_is_passed_over(other: Block) -> None:
    assert incoming.message(event(**other), Rooms()) is None


def changed(now: Block, before: Block) -> Block:
    """A message of a person's own whose words were changed."""
    own: Block = {"type": "message", "user": "U1", "text": "old", "ts": "2.0", "team": "T1"}
    return event(
        subtype="message_changed",
        user=None,
        ts="3.0",
        message=own | {"text": "new", "edited": {"user": "U1", "ts": "3.0"}} | now,
        previous_message=own | before,
    )


def test_changed_words_of_an_own_message_come_as_that_message() -> None:
    heard = incoming.message(changed({"thread_ts": "1.0"}, {"thread_ts": "1.0"}), Rooms())
    assert heard == Incoming("Ev1", Address("slack", "T1", "U1"), Typed("new"), at=Reference("D1", "2.0"), edited=True)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ({"text": "old"}, {}),  # a preview of a link was added
        ({"edited": None}, {}),
        ({"bot_id": "B1"}, {}),
        ({"subtype": "bot_message"}, {}),
        ({"edited": {"user": "U9", "ts": "3.0"}}, {}),
    ],
)
def test_other_changes_of_a_message_are_passed_over(now: Block, before: Block) -> None:
    assert incoming.message(changed(now, before), Rooms()) is None


def test_a_guest_keeps_the_workspace_of_their_own() -> None:
    heard = incoming.message(event(text="hi", team="T9"), Rooms())
    assert heard is not None
    assert heard.sender == Address("slack", "T9", "U1")
    body = pressed() | {"user": {"id": "U1", "team_id": "T9"}}
    press = incoming.action(body)
    assert isinstance(press, Incoming)
    assert press.sender == Address("slack", "T9", "U1")


def test_in_an_enterprise_people_belong_to_the_enterprise() -> None:
    body = event(text="hi") | {"authorizations": [{"team_id": "T1", "enterprise_id": "E1"}]}
    heard = incoming.message(body, Rooms())
    assert heard is not None
    assert heard.sender == Address("slack", "E1", "U1")
    press = incoming.action(pressed() | {"enterprise": {"id": "E1"}})
    assert isinstance(press, Incoming)
    assert press.sender == Address("slack", "E1", "U1")


def test_a_command_is_private_only_with_the_bot() -> None:
    rooms = Rooms()
    body: Block = {"team_id": "T1", "user_id": "U1", "trigger_id": "1.2", "text": " show   12 &amp; <@U2|x> "}
    assert incoming.command(body, rooms) == Incoming(
        "1.2", Address("slack", "T1", "U1"), Commanded("show 12 & @[0]"), people=(Address("slack", "T1", "U2"),)
    )
    direct = body | {"channel_name": "directmessage", "channel_id": "D1"}
    assert incoming.command(direct, rooms).said == Commanded("show 12 & @[0]", private=True)
    rooms.learn(Address("slack", "T1", "U1"), "D7")
    assert incoming.command(direct, rooms).said == Commanded("show 12 & @[0]", private=False)


@pytest.mark.parametrize(
    ("used", "said", "people"),
    [
        ({}, Pressed(ACT), ()),
        ({"type": "overflow", "selected_option": {"value": ACT.packed()}, "value": None}, Pressed(ACT), ()),
        (
            {"type": "static_select", "block_id": f"x#1~{ACT.packed()}", "selected_option": {"value": "a"}},
            Pressed(ACT, "a"),
            (),
        ),
        (
            {"type": "datepicker", "block_id": f"~{ACT.packed()}", "selected_date": "2027-10-01"},
            Pressed(ACT, "2027-10-01"),
            (),
        ),
        (
            {"type": "users_select", "block_id": f"x~{ACT.packed()}", "selected_user": "U2"},
            Pressed(ACT, "@[0]"),
            (Address("slack", "T1", "U2"),),
        ),
    ],
)
def test_every_control_brings_its_act_back(used: Block, said: Pressed, people: tuple[Address, ...]) -> None:
    assert incoming.action(pressed(**used)) == Incoming(
        "1.2.3", Address("slack", "T1", "U1"), said, people=people, message=Reference("D1", "1.0")
    )


@pytest.mark.parametrize("value", ["", "nonsense", "|||", "choose|x||", "choose|1|", "choose|-1|4|"])
def test_a_value_that_is_not_ours_is_known_as_such(value: str) -> None:
    assert incoming.action(pressed(value=value)) == Unreadable()


def test_links_and_cleared_choices_say_nothing() -> None:
    assert incoming.action(pressed(action_id="link:read")) == Ignored()
    assert incoming.action(pressed(type="datepicker", block_id=f"~{ACT.packed()}", selected_date=None)) == Ignored()
    assert incoming.action({"actions": []}) == Ignored()


def test_a_control_in_an_ephemeral_message_refers_to_no_message() -> None:
    body = pressed() | {"container": {"type": "message", "is_ephemeral": True, "channel_id": "C", "message_ts": "1"}}
    heard = incoming.action(body)
    assert isinstance(heard, Incoming)
    assert heard.message is None


def submitted() -> Block:
    values = {
        "in:why": {"why": {"type": "plain_text_input", "value": "first & @[0] "}},
        "in:why#1": {"why": {"type": "plain_text_input", "value": "second"}},
        "in:who": {"who": {"type": "users_select", "selected_user": "U2"}},
        "in:when": {"when": {"type": "datepicker", "selected_date": "2027-10-01"}},
        "in:which": {"which": {"type": "static_select", "selected_option": {"value": "a"}}},
        "in:mail": {"mail": {"type": "email_text_input", "value": None}},
    }
    return {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "view": {
            "id": "V1",
            "private_metadata": ACT.packed(),
            "blocks": [{"type": "section", "block_id": "form"}, *({"block_id": name} for name in values)],
            "state": {"values": values},
        },
    }


def test_a_form_brings_its_values_by_name() -> None:
    heard = incoming.form(submitted())
    assert isinstance(heard, Incoming)
    assert heard.said == Filled(
        ACT,
        {
            "why": "first & @ [0]second",
            "who": "@[0]",
            "when": "2027-10-01",
            "which": "a",
            "mail": "",
        },
    )
    assert heard.people == (Address("slack", "T1", "U2"),)


def test_a_form_sent_twice_is_one_delivery_and_a_corrected_one_another() -> None:
    first, again, corrected = submitted(), submitted(), copy.deepcopy(submitted())
    view = corrected["view"]
    assert isinstance(view, dict)
    view["state"]["values"]["in:when"]["when"]["selected_date"] = "2027-10-02"
    keys = [heard.key for heard in map(incoming.form, (first, again, corrected)) if isinstance(heard, Incoming)]
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) < 100


def test_a_form_with_somebody_elses_act_is_known_as_such() -> None:
    body = submitted()
    body["view"] = {"private_metadata": "x"}
    assert incoming.form(body) == Unreadable()


def test_shortcuts_are_commands() -> None:
    body: Block = {"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "5", "callback_id": "start_agreement"}
    heard = incoming.shortcut(body)
    assert isinstance(heard, Incoming)
    assert heard.said == Commanded("new")
    assert incoming.shortcut(body | {"callback_id": "other"}) == Unreadable()
