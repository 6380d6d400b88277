"""What one may not see looks exactly like what does not exist; and who hears of what."""

import pytest

from conversations.acts import Act
from conversations.said import Pressed
from tests.core.desk import text_of
from tests.core.plays import THE_DRAFT, Play, at

LOOKS = ("status", "show", "history", "review", "file", "memo")
DOES = ("edit", "share", "submit", "accept", "forward", "decline", "withdraw", "resume", "explain", "reopen")
COMMANDS = (*LOOKS, *DOES)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("busy", [False, True])
def test_a_stranger_hears_the_same_of_what_is_there_and_what_is_not(command: str, busy: bool) -> None:
    answers = []
    for number in ("BUCP-2027-0012", "BUCP-2027-0099", "12", "99", "CalFresh"):
        play = Play().submitted()
        if busy:
            play.numbers = 50
            play.hear(play.stranger, Pressed(Act("new")))
        before = play.talks[play.stranger.id].asked
        answers.append(play.words(play.stranger, f"{command} {number}").replace(number, "N"))
        assert number == "CalFresh" or play.talks[play.stranger.id].asked == before
    assert len(set(answers[:4])) == 1
    assert "BUCP-2027-0012" not in "".join(answers)
    assert "wages" not in "".join(answers).casefold()


@pytest.mark.parametrize("verb", [*COMMANDS, "jump", "choose"])
def test_a_press_with_a_made_up_number_finds_nothing(verb: str) -> None:
    answers = []
    for agreement in (THE_DRAFT, type(THE_DRAFT)(99)):
        play = Play().submitted()
        arg = "purpose_need" if verb == "jump" else ""
        answers.append(play.hear(play.stranger, Pressed(Act(verb, agreement, 3, arg))).answer)
        assert not [fact for fact in play.record[THE_DRAFT] if fact.by == play.stranger.id]
    assert answers[0] == answers[1]


def test_a_draft_is_seen_by_its_drafter_and_those_it_is_shared_with() -> None:
    play = Play().drafting()
    assert "can't find" in play.words(play.contact, "show 12")
    play.say(play.analyst, f"share 12 @[{play.stranger.id}]")
    assert "shares the draft with you" in play.last(play.stranger)
    assert "can't find" not in play.words(play.stranger, "show 12")
    assert "can't find" in play.words(play.contact, "show 12")


def test_once_sent_the_contact_and_whoever_it_goes_on_to_see_it() -> None:
    play = Play().submitted()
    lead = play.add("lead", at("EDD"))
    assert "can't find" in play.words(lead, "show 12")
    play.say(play.contact, f"forward 12 @[{lead.id}]")
    assert "can't find" not in play.words(lead, "show 12")
    assert "can't find" not in play.words(play.contact, "show 12")


def test_lists_and_home_show_only_what_one_may_see() -> None:
    play = Play().submitted()
    assert "No agreements yet" in play.words(play.stranger, "list")
    assert "Waiting" not in play.words(play.stranger, "list")
    for person in (play.analyst, play.contact):
        assert "BUCP-2027-0012" in play.words(person, "list")


def test_nobody_is_pinged_of_their_own_act_and_everybody_once() -> None:
    play = Play().submitted()
    play.say(play.contact, "decline 12 Too many years")
    play.say(play.analyst, "explain 12")
    play.say(play.analyst, "Two years will do")
    play.say(play.contact, "accept 12")
    keys = [ping.key for ping in play.sent if ping.replaces is None]
    assert len(keys) == len(set(keys))
    about = [(ping.to, ping.message.block) for ping in play.sent if ping.message.block.startswith("ping:")]
    assert about == [(play.analyst.id, "ping:declined"), (play.analyst.id, "ping:accepted")]
    asked = [ping.message.block for ping in play.inboxes[play.contact.id] if "ask:" in ping.message.block]
    assert asked == ["ask:request", "ask:explained"]


def test_what_is_visible_but_not_ones_own_to_change_says_whose_it_is() -> None:
    play = Play().submitted()
    turn = play.hear(play.analyst, Pressed(Act("accept", THE_DRAFT)))
    assert turn.answer.message is not None
    assert "up to @contact" in text_of(turn.answer.message)
    assert turn.facts == ()
    message = play.command(play.contact, "submit 12").message
    assert message is not None
    assert "changed nothing" in text_of(message)
