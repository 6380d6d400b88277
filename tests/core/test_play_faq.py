"""Questions about IDEA and the form, by command and in free words."""

from tests.core.desk import text_of
from tests.core.plays import Play


def test_the_command_answers_with_source_and_counsel() -> None:
    play = Play()
    said = play.words(play.analyst, "faq do we need IRB")
    assert "CPHS or another IRB" in said
    assert "ask your counsel" in said
    assert "From the State's FAQ" in said
    assert "counsel" not in play.words(play.analyst, "faq who writes it")


def test_what_no_item_answers_names_a_person_and_the_nearest_questions() -> None:
    play = Play()
    said = play.words(play.analyst, "faq who trains the reviewers at the other department")
    assert "no answer" in said
    assert "caldata@innovation.ca.gov" in said
    near = [line for line in said.splitlines() if "faq " in line]
    assert near
    assert "caldata@innovation.ca.gov" in play.words(play.analyst, "faq")


def test_a_question_in_free_words_is_answered_when_nothing_is_asked() -> None:
    play = Play()
    play.say(play.stranger, "how long does it take?")
    assert "79 days" in text_of(play.inboxes[play.stranger.id][-1].message)
    play.say(play.stranger, "what is the weather?")
    assert "no question is open" in text_of(play.inboxes[play.stranger.id][-1].message)


def test_a_question_after_the_slash_is_answered_too() -> None:
    play = Play()
    assert "79 days" in play.words(play.stranger, "how long does it take?")
    assert "don't know" in play.words(play.stranger, "frobnicate")


def test_the_word_works_while_a_question_is_open_and_leaves_it_open() -> None:
    play = Play().drafting()
    before = play.draft().answers
    assert "79 days" in play.words(play.analyst, "faq how long does it take until we can have the data")
    assert play.draft().answers == before
