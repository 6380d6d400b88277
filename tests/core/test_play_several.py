"""Plays of several at once: two people on one draft, two drafts of one person, and words that may be for either."""

from datetime import timedelta

from conversations.acts import Act
from conversations.agreement.model import Slot
from conversations.people import Person
from conversations.said import Filled
from tests.core.plays import Play, at

REASON, NEED, DEADLINES = "field:purpose_reason", "field:purpose_need", "field:critical_deadlines"
MINE = "The Budget Act of 2026 asks for a report on whether training raises pay."
THEIRS = "A new state law asks for this report by the end of 2027."


def reason(play: Play) -> str:
    return play.draft().answers[Slot("purpose_reason")].text


def two_on_one() -> tuple[Play, Person]:
    """Both are asked the same question; the colleague has answered it."""
    play = Play().drafting()
    colleague = play.add("colleague", at(play.story["recipient"]["department"]))
    play.say(play.analyst, f"share @[{colleague.id}]")
    play.words(colleague, "resume 12")
    assert play.open(colleague) == play.open(play.analyst) == REASON
    play.say(colleague, THEIRS)
    return play, colleague


def test_a_later_answer_says_so_and_overwrites_nothing() -> None:
    play, _ = two_on_one()
    said = play.say(play.analyst, MINE)
    assert "answered this after I asked you" in said
    assert THEIRS in said
    assert MINE in said
    assert reason(play) == THEIRS
    play.press(play.analyst, "Keep theirs")
    assert reason(play) == THEIRS
    assert play.open(play.analyst) == NEED


def test_mine_is_used_when_i_say_so_and_both_stay_on_record() -> None:
    play, _ = two_on_one()
    play.tell(play.analyst, MINE, "mine")
    assert reason(play) == MINE
    assert play.draft().answers[Slot("purpose_reason")].version == 2
    assert play.open(play.analyst) == NEED


def test_a_form_that_was_open_meanwhile_overwrites_nothing_either() -> None:
    play, _ = two_on_one()
    play.hear(play.analyst, Filled(Act("form", play.draft().id, arg="purpose_reason"), {"answer": MINE}))
    assert reason(play) == THEIRS
    assert play.open(play.analyst) == "ask:both"


def test_changing_ones_own_answer_asks_nothing() -> None:
    play = Play().drafting()
    play.say(play.analyst, MINE)
    play.words(play.analyst, "edit purpose_reason")
    play.say(play.analyst, THEIRS)
    assert reason(play) == THEIRS


def test_an_answer_seen_before_can_be_replaced_without_a_word() -> None:
    play, colleague = two_on_one()
    play.words(play.analyst, "edit purpose_reason")
    play.say(play.analyst, MINE)
    assert reason(play) == MINE
    assert play.open(colleague) == NEED


def two_drafts() -> Play:
    """One draft with its first question open, then another; back in the first."""
    play = Play().drafting()
    play.command(play.analyst, "new")
    play.play_until(REASON)
    assert play.talks[play.analyst.id].focus == 2
    play.words(play.analyst, "resume 12")
    assert play.talks[play.analyst.id].focus == 1
    return play


LATE = "The Budget Act of 2026 asks for a report on whether training raises pay."


def test_words_that_come_right_after_a_switch_are_kept_until_it_is_said_which() -> None:
    play = two_drafts()
    assert "Which answer is this for?" in play.say(play.analyst, LATE)
    assert not play.draft().answers
    play.press(play.analyst, play.offers(play.analyst)[0].label)
    other = play.agreement(type(play.draft().id)(2))
    assert other.answers[Slot("purpose_reason")].text == LATE
    assert not play.draft().answers
    assert (play.talks[play.analyst.id].focus, play.open(play.analyst)) == (1, REASON)


def test_the_one_in_focus_can_be_meant_too() -> None:
    play = two_drafts()
    play.tell(play.analyst, LATE, "2")
    assert reason(play) == LATE
    assert play.open(play.analyst) == NEED


def test_later_there_is_no_doubt() -> None:
    play = two_drafts()
    play.now += timedelta(seconds=21)
    play.say(play.analyst, LATE)
    assert reason(play) == LATE


def test_the_rest_of_an_answer_that_comes_after_the_next_question_is_added_to_it() -> None:
    play = Play().drafting()
    play.play_until("field:output_public")
    earlier = play.draft().answers[Slot("output_products")].text
    said = play.say(play.analyst, "and all of it by county and by program, each quarter")
    assert "Which answer is this for?" in said
    play.press(play.analyst, play.offers(play.analyst)[0].label)
    text = play.draft().answers[Slot("output_products")].text
    assert text.startswith(earlier)
    assert text.endswith("each quarter")
    assert play.open(play.analyst) == "field:output_public"


def test_an_attempt_at_the_open_question_is_not_doubted() -> None:
    play = Play().drafting()
    play.play_until("field:output_public")
    assert "Which answer" not in play.say(play.analyst, "some of it")
    assert play.open(play.analyst) == "field:output_public"
