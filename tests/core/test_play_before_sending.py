"""What is said before a draft goes out: what must be dealt with, what may stay, and one more look."""

from datetime import date

import pytest

from conversations.agreement.model import State
from conversations.journey import counted
from tests.core.plays import THE_DRAFT, Play

DAY = date(2027, 1, 15)


def weak() -> Play:
    """A whole draft, one answer of which is saved with a remark."""
    play = Play().filled()
    play.say(play.analyst, "edit 12 purpose_benefits")
    play.tell(play.analyst, "everybody", "keep")
    return play


def test_an_answer_that_drew_a_remark_is_named_where_the_draft_is_sent_with_a_way_to_it() -> None:
    play = weak()
    assert play.open(play.analyst) == "ask:send"
    assert "1 remark may stay" in play.last(play.analyst)
    assert "Benefits:" in play.last(play.analyst)
    play.press(play.analyst, "Improve Benefits")
    assert play.open(play.analyst) == "field:purpose_benefits"
    play.say(play.analyst, play.story["typed"]["purpose_benefits"])
    assert play.open(play.analyst) == "ask:send"
    assert "may stay" not in play.last(play.analyst)


def test_what_may_stay_does_not_keep_the_draft_from_being_sent() -> None:
    play = weak()
    play.say(play.analyst, "send")
    assert play.draft().state is State.SUBMITTED


def test_what_must_be_corrected_is_told_from_what_may_stay() -> None:
    play = weak()
    play.say(play.analyst, "edit 12 purpose_reason")
    play.tell(play.analyst, "research", "keep")
    told = play.say(play.analyst, "submit")
    must, _, rest = told.partition("May stay as it is:")
    assert "Reason: to correct" in must
    assert "Benefits" in rest
    assert "Benefits" not in must


def test_a_remark_counts_as_to_improve_until_it_is_dealt_with() -> None:
    play = weak()
    told = play.words(play.analyst, "review")
    assert "(1 to improve)" in told
    assert "1 to improve (Benefits)" in told
    assert "Benefits: to improve" in told


@pytest.mark.parametrize("wish", ["can i see the draft first?", "let me read it again", "Show me the draft", "show"])
def test_the_draft_can_be_read_once_more_before_it_goes_out(wish: str) -> None:
    play = Play().filled()
    told = play.say(play.analyst, wish)
    assert "CalFresh" in told
    assert play.question(play.analyst) == "said:answers"
    assert play.open(play.analyst) == "ask:send"
    play.press(play.analyst, "Read the draft")
    assert play.question(play.analyst) == "said:answers"
    assert play.agreement(THE_DRAFT).state is State.DRAFT


def test_what_is_parked_and_what_is_to_come_are_counted_apart_from_what_is_answered() -> None:
    play = Play().drafting()
    play.play_until("field:transfer_method")
    play.say(play.analyst, "edit 12 legal authority")
    before = str(counted(play.draft(), DAY))
    play.say(play.analyst, "leave it")
    after = str(counted(play.draft(), DAY))
    assert "parked" not in before
    assert "1 with others" not in before
    assert "1 with others" in after
    assert " to go" in after
    assert f": {after}" in play.words(play.analyst, "review")
