"""Plays of somebody who changes their mind before the draft: Edit, a reply in the thread, and `back`."""

import pytest

from conversations.agreement.model import Side, State
from conversations.people import Person
from conversations.said import Pressed
from tests.core.desk import acts_of, text_of
from tests.core.plays import THE_DRAFT, Play


def newcomer(play: Play, *answers: str) -> Person:
    me = play.add("newcomer")
    play.command(me, "new")
    play.tell(me, *answers)
    return me


def until(block: str) -> Play:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(block)
    return play


def edit(play: Play, me: Person, label: str) -> str:
    """Press the Edit button of an answered question, as it was last written; what came back."""
    before = len(play.inboxes[me.id])
    for ping in reversed(play.sent):
        act = acts_of(ping.message).get(f"Edit {label}")
        if act is not None and ping.to == me.id:
            play.hear(me, Pressed(act, "", ping.replaces))
            return "\n".join(text_of(one.message) for one in play.inboxes[me.id][before:])
    raise AssertionError(f"no answer {label!r} can be edited")


def line_of(play: Play, block: str) -> str:
    """How the answered question was last written."""
    return next(text_of(one.message) for one in reversed(play.sent) if one.message.block == f"{block}#done")


def with_buttons(play: Play, me: Person) -> list[str]:
    """The questions that can still be answered by a button, as they were last written."""
    last = {one.replaces or one.key: one.message for one in play.sent if one.to == me.id}
    return [one.block for one in last.values() if any(act.verb == "choose" for act in acts_of(one).values())]


def test_a_unit_can_be_edited_and_the_talk_goes_on_where_it_was() -> None:
    play = Play()
    me = newcomer(play, "CDSS", "Reserch", "analyst", "EDD wages")
    words = edit(play, me, "Your unit")
    assert "Your answer now: “Reserch”" in words
    assert play.open(me) == "ask:unit"
    play.say(me, "Research")
    assert play.people[me.id].profile.unit == "Research"
    assert play.open(me) == "ask:public"
    assert with_buttons(play, me) == ["ask:public"]
    edit(play, me, "Your role")
    play.say(me, "keep")
    assert play.people[me.id].profile.role == "program"
    edit(play, me, "Your department")
    play.tell(me, "EDD", "LMI")
    profile = play.people[me.id].profile
    assert (profile.short, profile.unit, profile.role, play.open(me)) == ("EDD", "LMI", "program", "ask:public")


def test_a_first_answer_can_be_edited_and_the_later_ones_stay() -> None:
    play = until("ask:law")
    words = edit(play, play.analyst, "The data")
    assert play.story["step_1"]["data"] in words
    play.say(play.analyst, "We need hospital visits of CalFresh adults")
    assert play.draft().name == "Hospital visits of CalFresh adults"
    assert play.draft().screening["shareable"] == "no"
    assert play.open(play.analyst) == "ask:law"


def test_an_answer_that_ended_step_1_can_be_edited() -> None:
    play = until("ask:public")
    play.say(play.analyst, "yes")
    assert play.draft().state is State.NOT_IDEA
    assert "Your answer now: “Yes”" in edit(play, play.analyst, "Anyone could get them")
    play.say(play.analyst, "keep")
    assert play.draft().state is State.NOT_IDEA
    edit(play, play.analyst, "Anyone could get them")
    play.say(play.analyst, "no")
    assert (play.draft().state, play.open(play.analyst)) == (State.SCOPE, "ask:shareable")


def test_step_1_can_be_changed_while_the_parties_are_named_and_they_stay() -> None:
    play = until("ask:anyone_else")
    edit(play, play.analyst, "The rule that limits sharing")
    play.say(play.analyst, "hipaa")
    assert play.draft().screening["law"] == "health"
    assert play.draft().screening["other_agreement"] == "none"
    assert (play.draft().state, play.open(play.analyst)) == (State.SIGNATORY, "ask:anyone_else")
    assert len(play.draft().parties) == 2
    edit(play, play.analyst, "Anyone could get them")
    play.say(play.analyst, "yes")
    assert play.draft().state is State.NOT_IDEA


def test_a_reply_in_the_thread_changes_the_answer() -> None:
    play = until("ask:law")
    play.reply_to(play.analyst, "ask:data", "Hospital visits")
    assert play.draft().screening["data"] == "Hospital visits"
    assert "Hospital visits" in line_of(play, "ask:data")
    assert play.open(play.analyst) == "ask:law"
    assert with_buttons(play, play.analyst) == ["ask:law"]
    play.reply_to(play.analyst, "ask:public", "yes")
    assert play.draft().state is State.NOT_IDEA


def test_a_reply_in_the_thread_that_is_no_answer_puts_the_question_again() -> None:
    play = until("ask:law")
    play.reply_to(play.analyst, "ask:public", "what does that mean?")
    assert play.open(play.analyst) == "ask:public"
    assert play.draft().screening["public"] == "no"


def test_the_other_department_can_be_edited_until_the_draft() -> None:
    play = until("ask:anyone_else")
    assert "Your answer now: “EDD”" in edit(play, play.analyst, "The other department")
    play.say(play.analyst, "DHCS")
    assert play.open(play.analyst) == "ask:unit_of"
    play.say(play.analyst, "Data Analytics")
    [party] = play.draft().of_side(Side.PROVIDER)
    assert (party.called, party.unit) == ("DHCS", "Data Analytics")
    edit(play, play.analyst, "Its unit")
    play.say(play.analyst, "Research")
    assert play.draft().of_side(Side.PROVIDER)[0].unit == "Research"
    play.say(play.analyst, "no")
    assert play.draft().state is State.DRAFT
    assert "past these questions" in edit(play, play.analyst, "The other department")
    assert "past these questions" in edit(play, play.analyst, "The data")
    assert [one.called for one in play.draft().parties] == ["CDSS", "DHCS"]
    assert play.open(play.analyst) == "field:purpose_reason"


def test_one_of_several_departments_is_picked_to_be_changed() -> None:
    play = until("ask:anyone_else")
    play.tell(play.analyst, "one more gives data", "DHCS", "Data Analytics")
    edit(play, play.analyst, "One more department")
    assert play.open(play.analyst) == "ask:change_party"
    play.tell(play.analyst, "3", "CDPH", "Vital Records", "no")
    assert [(one.called, one.unit) for one in play.draft().of_side(Side.PROVIDER)][1] == ("CDPH", "Vital Records")
    assert play.draft().state is State.DRAFT


def test_a_party_that_is_gone_is_not_changed() -> None:
    play = until("ask:anyone_else")
    play.say(play.analyst, "one more gives data")
    play.say(play.analyst, "CDSS")
    play.press(play.analyst, "It is the same one")
    assert "Which department is wrong?" in edit(play, play.analyst, "Its unit")
    play.say(play.analyst, "none of them")
    assert play.open(play.analyst) == "ask:anyone_else"


def test_back_leads_through_every_question_to_the_first() -> None:
    play = Play()
    me = newcomer(play, "CDSS", "Research", "analyst", "EDD wages", "no", "no", "wage", "no", "EDD", "LMI")
    play.say(me, "one more gives data")
    seen = []
    for _ in range(12):
        seen.append(play.open(me))
        play.say(me, "back")
        assert len(with_buttons(play, me)) <= 1
    assert seen == [
        "ask:another_party", "ask:anyone_else", "ask:unit_of", "ask:provider", "ask:other_agreement", "ask:law",
        "ask:shareable", "ask:public", "ask:data", "ask:role", "ask:unit", "ask:department",
    ]  # fmt: skip
    assert "no question before this one" in play.last(me)
    play.say(me, "keep")
    assert play.open(me) == "ask:anyone_else"
    assert [one.called for one in play.draft().parties] == ["CDSS", "EDD"]


def test_somebody_else_can_not_change_an_answer() -> None:
    play = until("ask:law")
    act = next(acts_of(one.message)["Edit The data"] for one in play.sent if "Edit The data" in acts_of(one.message))
    play.hear(play.stranger, Pressed(act))
    assert play.open(play.stranger) == ""


@pytest.mark.parametrize("reply", ["hello", "I don't know"])
def test_a_thread_takes_no_greeting_for_data(reply: str) -> None:
    play = until("ask:law")
    before = play.draft().screening["data"]
    play.reply_to(play.analyst, "ask:data", reply)
    assert play.agreement(THE_DRAFT).screening["data"] == before
    assert play.open(play.analyst) == "ask:data"
