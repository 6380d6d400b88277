"""People talk to the bot as to a colleague: what is no answer is not taken for one, and ways out are open."""

import pytest

from conversations.agreement.model import Slot
from conversations.noanswer import NoAnswer, asks_back, no_answer
from conversations.said import Typed
from tests.core.desk import PLACE
from tests.core.plays import Play


@pytest.mark.parametrize(
    "words",
    [
        "do i need irb",
        "do we have to name the law",
        "what laws apply? im not sure, who can help",
        "thats not my answer, i asked. do we have to name the law?",
        "wait i asked you a question",
        "which rules apply here",
        "who can help with this",
    ],
)
def test_a_question_without_a_mark_is_no_answer(words: str) -> None:
    assert asks_back(words)
    play = Play().drafting()
    before = play.draft()
    play.say(play.analyst, words)
    assert play.draft() == before
    assert play.open(play.analyst) == "field:purpose_reason"


def test_a_question_at_a_name_is_no_name() -> None:
    assert no_answer("ok whats this for, do i need a lawyer?") is NoAnswer.QUESTION
    assert no_answer("wait i asked you a question that was not my unit") is NoAnswer.QUESTION
    assert no_answer("how many people do we need to match") is None


@pytest.mark.parametrize("words", ["looks ok keep it", "OK, keep it", "fine.", "no changes", "looks good"])
def test_words_of_content_keep_an_answer_that_is_there(words: str) -> None:
    play = Play().drafting()
    reason = play.story["typed"]["purpose_reason"]
    play.tell(play.analyst, reason, "back", words)
    assert play.draft().answers[Slot("purpose_reason")].text == reason
    assert play.open(play.analyst) == "field:purpose_need"


def test_a_command_with_a_drafts_name_is_a_command_though_a_remark_waits() -> None:
    play = Play().drafting()
    play.tell(play.analyst, "All our clients")
    before = play.draft()
    assert "Whose turn" in play.say(play.analyst, "status calfresh")
    assert play.draft() == before


def test_changed_words_of_a_message_that_was_kept_out_are_its_answer() -> None:
    play = Play().drafting()
    own = f"said:slack/T1/{PLACE.rstrip('/')}"
    play.hear(play.analyst, Typed("It is for 219-09-9999 and others", own=own))
    assert Slot("purpose_reason") not in play.draft().answers
    reason = play.story["typed"]["purpose_reason"]
    play.hear(play.analyst, Typed(reason, own, own))
    assert play.draft().answers[Slot("purpose_reason")].text == reason
    assert play.open(play.analyst) == "field:purpose_need"
