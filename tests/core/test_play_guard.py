"""What looks like data of a person or a secret key: not kept, said plainly, and read again if that was wrong."""

import pytest

from conversations.acts import Act
from conversations.outgoing import ReadAgain
from conversations.said import Commanded, Filled, Gone, Pressed, Typed
from conversations.turn import Turn
from storage.codec import encode
from tests.core.desk import PLACE
from tests.core.plays import Play

SSN = "457-55-5462"
ANSWER = f"We need the wages of participants such as {SSN} to see what changes."


def everything(play: Play) -> str:
    """All that a database would hold of a play."""
    kept = (play.record, play.inboxes, play.talks, play.asked)
    return repr(kept) + "".join(map(encode, play.talks.values()))


def again(turn: Turn) -> ReadAgain:
    [wanted] = [one for one in turn.outgoing if isinstance(one, ReadAgain)]
    return wanted


def test_a_message_with_a_number_is_not_kept_and_its_author_is_told_what_to_do() -> None:
    play = Play().drafting()
    before = play.talks[play.analyst.id].asked
    told = play.say(play.analyst, ANSWER)
    assert "looks like a Social Security number" in told
    assert "I stored nothing" in told
    assert "delete your message" in told
    assert SSN not in everything(play)
    assert play.talks[play.analyst.id].asked == before
    [held] = play.talks[play.analyst.id].withheld
    assert (held.place, held.kinds) == (PLACE, ("ssn",))


@pytest.mark.parametrize("words", ["It's deleted.", "deleted", "It\u2019s deleted"])
def test_deleted_it_is_forgotten(words: str) -> None:
    play = Play().drafting()
    play.say(play.analyst, ANSWER)
    turn = play.hear(play.analyst, Typed(words))
    assert not play.talks[play.analyst.id].withheld
    assert "Thank you" in repr(turn.outgoing)


def test_pressed_deleted_it_is_forgotten() -> None:
    play = Play().drafting()
    play.say(play.analyst, ANSWER)
    play.press(play.analyst, "It's deleted")
    assert not play.talks[play.analyst.id].withheld
    assert "older message" in play.press(play.analyst, "It is not one")


@pytest.mark.parametrize("words", ["It is not one.", "not one", "it\u2019s not one"])
def test_not_one_asks_for_the_message_again(words: str) -> None:
    play = Play().drafting()
    play.say(play.analyst, ANSWER)
    asked = play.talks[play.analyst.id].asked
    wanted = again(play.hear(play.analyst, Typed(words)))
    assert asked is not None
    assert (wanted.place, wanted.vouched, wanted.reply_to) == (PLACE, ("ssn",), asked.message)
    assert not play.talks[play.analyst.id].withheld


def test_a_message_that_is_gone_is_said_to_be() -> None:
    play = Play().drafting()
    play.say(play.analyst, ANSWER)
    play.press(play.analyst, "It is not one")
    play.hear(play.analyst, Gone())
    assert "can't find that message" in play.last(play.analyst)


def test_read_again_after_another_question_it_answers_the_one_it_was_meant_for() -> None:
    play = Play().drafting()
    me = play.analyst
    first = play.talks[me.id].asked
    assert first is not None
    assert first.slot is not None
    play.say(me, ANSWER)
    wanted = again(play.hear(me, Typed("not one")))
    play.say(me, play.next_answer(me))
    second = play.talks[me.id].asked
    assert second is not None
    assert second.slot is not None
    assert second.number != first.number
    play.hear(me, Typed("We need the wages of the participants to see what changes.", wanted.reply_to))
    answers = play.draft().answers
    assert "to see what changes" in answers[first.slot].text
    assert second.slot not in answers


def test_not_one_is_an_answer_like_any_other_when_nothing_was_refused() -> None:
    play = Play().drafting()
    play.say(play.analyst, "not one")
    assert "not one" in repr(play.record)


@pytest.mark.parametrize("act", [Act("not_one", arg="D9/9.9/"), Act("deleted", arg="")])
def test_a_press_for_a_message_that_is_not_known_does_nothing(act: Act) -> None:
    play = Play().drafting()
    turn = play.hear(play.analyst, Pressed(act))
    assert not [one for one in turn.outgoing if isinstance(one, ReadAgain)]


def test_of_many_messages_only_the_last_ones_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play().drafting()
    for number in range(12):
        monkeypatch.setattr("tests.core.desk.PLACE", f"D1/{number}.0/")
        play.say(play.analyst, ANSWER)
    assert [one.place for one in play.talks[play.analyst.id].withheld] == [f"D1/{number}.0/" for number in range(2, 12)]


def test_a_command_does_nothing_and_says_how_to_go_on() -> None:
    play = Play().drafting()
    before = everything(play)
    answer = play.command(play.analyst, f"share {SSN}")
    assert answer.message is not None
    assert "Social Security number" in answer.message.text
    assert "direct messages" in answer.message.text
    assert everything(play) == before


def test_in_a_form_the_error_stands_at_the_input() -> None:
    play = Play().drafting()
    before = everything(play)
    act = Act("answer", play.draft().id, arg="purpose_reason")
    answer = play.hear(play.analyst, Filled(act, {"answer": ANSWER, "other": "fine"})).answer
    [(name, words)] = answer.errors
    assert name == "answer"
    assert "Social Security number" in words
    assert len(words) <= 300
    assert everything(play) == before


def test_a_line_is_named_where_there_are_several() -> None:
    play = Play().drafting()
    assert "(line 3)" in play.say(play.analyst, "We need wages.\nFor two years.\npassword: hunter2")
    assert play.hear(play.analyst, Commanded("status")).answer.message is not None
