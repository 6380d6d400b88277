"""Plays of somebody who is lost at an open question: asks what it means, types what fits nothing, asks back."""

import pytest

from conversations.agreement.model import Slot
from conversations.message import Actions
from conversations.said import Pressed
from conversations.steps.explained import EXPLAINED
from conversations.steps.flow import QUESTIONS
from tests.core.desk import acts_of
from tests.core.plays import Play

OUTSIDE_THE_FORM = ("ask:data", "ask:public", "ask:law", "ask:other_agreement", "ask:unit_of", "ask:contact")


def at_question(block: str) -> Play:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(block)
    return play


def buttons_of(play: Play, key: str) -> bool:
    """Whether a message still has buttons, as it was last written."""
    last = [one for one in play.sent if key in (one.key, one.replaces)][-1]
    return any(isinstance(part, Actions) for part in last.message.parts)


def test_every_question_outside_the_form_is_explained() -> None:
    assert set(EXPLAINED) == set(QUESTIONS)
    for name, about in EXPLAINED.items():
        assert len(about.help.split()) > 5, name
        assert len(about.why.split()) > 5, name
        assert about.example, name


@pytest.mark.parametrize("block", OUTSIDE_THE_FORM)
@pytest.mark.parametrize("word", ["help", "why", "example"])
def test_a_question_outside_the_form_is_explained_and_stays_open(block: str, word: str) -> None:
    play = at_question(block)
    open_before = play.asking(play.analyst)
    facts = len(play.record[play.draft().id])
    said = play.say(play.analyst, word)
    about = EXPLAINED[block.removeprefix("ask:")]
    assert {"help": about.help, "why": about.why, "example": about.example[0]}[word] in said
    assert play.asking(play.analyst) == open_before
    assert len(play.record[play.draft().id]) == facts


def test_help_of_one_who_stopped_is_the_page_of_all_words() -> None:
    play = at_question("ask:public")
    play.say(play.analyst, "stop")
    assert "signatories" in play.say(play.analyst, "help")


def test_what_fits_no_choice_shows_the_question_again_with_its_buttons_and_the_old_one_loses_them() -> None:
    play = at_question("ask:public")
    old = play.asking(play.analyst)
    assert old is not None
    said = play.say(play.analyst, "purple")
    new = play.asking(play.analyst)
    assert new is not None
    assert new.key != old.key
    assert new is play.inboxes[play.analyst.id][-1]
    assert "purple" in said
    assert "Could anyone get these data" in said
    assert set(acts_of(new.message)) == {"Yes", "No", "I don't know"}
    assert buttons_of(play, new.key)
    assert not buttons_of(play, old.key)
    play.press(play.analyst, "No")
    assert play.open(play.analyst) == "ask:shareable"


def test_what_cannot_be_read_shows_the_question_of_the_form_again() -> None:
    play = at_question("field:output_public")
    old = play.asking(play.analyst)
    assert old is not None
    before = len(play.inboxes[play.analyst.id])
    said = play.say(play.analyst, "purple")
    new = play.asking(play.analyst)
    assert new is not None
    assert len(play.inboxes[play.analyst.id]) == before + 1
    assert said.startswith("Saved")
    assert "Yes" in acts_of(new.message)
    assert not buttons_of(play, old.key)
    assert play.draft().answers[new_slot(play)].text == "purple"
    assert play.say(play.analyst, "keep")
    assert play.open(play.analyst) != "field:output_public"


def new_slot(play: Play) -> Slot:
    asked = play.talks[play.analyst.id].asked
    assert asked is not None
    assert asked.slot is not None
    return asked.slot


def test_nobody_found_shows_the_question_again_in_one_message() -> None:
    play = at_question("ask:contact")
    before = len(play.inboxes[play.analyst.id])
    said = play.say(play.analyst, "the wage folks")
    assert "couldn't find a person" in said
    assert len(play.inboxes[play.analyst.id]) == before + 1
    assert "I know no one" in acts_of(play.inboxes[play.analyst.id][-1].message)


def test_a_question_that_cannot_be_skipped_is_shown_again() -> None:
    play = at_question("ask:public")
    assert "can't be skipped" in play.say(play.analyst, "skip")
    assert play.open(play.analyst) == "ask:public"
    assert "Yes" in acts_of(play.inboxes[play.analyst.id][-1].message)


SCOPE = "field:purpose_scope"


@pytest.mark.parametrize(
    "words", ["is it public?", "what do you mean by scope?", "what is PII", "PII?", "what should I write", "scope?"]
)
def test_a_question_to_the_bot_is_not_saved_as_the_answer(words: str) -> None:
    play = at_question(SCOPE)
    old = play.asking(play.analyst)
    assert old is not None
    before = len(play.inboxes[play.analyst.id])
    play.say(play.analyst, words)
    assert len(play.inboxes[play.analyst.id]) == before + 1
    assert Slot("purpose_scope") not in play.draft().answers
    assert play.open(play.analyst) == SCOPE
    assert not buttons_of(play, old.key)
    assert {"Save it as my answer", "Skip"} <= set(acts_of(play.inboxes[play.analyst.id][-1].message))


def test_a_question_that_was_meant_as_the_answer_is_saved_by_the_button() -> None:
    play = at_question(SCOPE)
    said = play.say(play.analyst, "is it public?")
    assert "question to me" in said
    assert "Is the BUCP itself public" not in said
    play.press(play.analyst, "Save it as my answer")
    assert play.draft().answers[Slot("purpose_scope")].text == "is it public?"


@pytest.mark.parametrize("again", ["save", "Save it", "is it public?"])
def test_a_question_that_was_meant_as_the_answer_is_saved_by_a_word(again: str) -> None:
    play = at_question(SCOPE)
    play.say(play.analyst, "is it public?")
    play.say(play.analyst, again)
    assert play.draft().answers[Slot("purpose_scope")].text == "is it public?"


def test_save_alone_is_an_answer_like_any_other() -> None:
    play = at_question(SCOPE)
    play.say(play.analyst, "save")
    assert play.draft().answers[Slot("purpose_scope")].text == "save"


def test_what_waited_to_be_saved_is_forgotten_with_the_next_question() -> None:
    play = at_question(SCOPE)
    play.say(play.analyst, "is it public?")
    waiting = play.inboxes[play.analyst.id][-1]
    play.say(play.analyst, play.next_answer(play.analyst))
    saved = play.draft().answers[Slot("purpose_scope")].text
    play.hear(play.analyst, Pressed(acts_of(waiting.message)["Save it as my answer"], "", waiting.key))
    assert play.draft().answers[Slot("purpose_scope")].text == saved
    assert not {one.text for one in play.draft().answers.values()} & {"save", "is it public?"}


def test_a_question_at_a_choice_is_answered_and_the_choices_stay() -> None:
    play = at_question("ask:law")
    said = play.say(play.analyst, "what is FTI?")
    assert "Federal tax information" in said
    assert play.open(play.analyst) == "ask:law"
    assert "law" not in play.draft().screening
    play = at_question("ask:public")
    said = play.say(play.analyst, "how do I know that?")
    assert EXPLAINED["public"].help.split(".")[0] in said
    assert "Save it as my answer" not in acts_of(play.inboxes[play.analyst.id][-1].message)


def test_words_to_the_other_side_may_be_a_question() -> None:
    play = Play().submitted()
    play.say(play.contact, "decline")
    play.say(play.contact, "Can you do without names?")
    assert "Can you do without names?" in play.last(play.analyst) + str(play.draft().request)


def test_a_word_of_the_field_is_explained_at_any_time() -> None:
    play = Play().drafting()
    play.say(play.analyst, "stop")
    assert "privacy of health data" in play.say(play.analyst, "what is HIPAA?")
    assert "research on people" in play.words(play.analyst, "help IRB")
    play.words(play.analyst, "resume")
    assert "research on people" in play.say(play.analyst, "help IRB")
    assert not play.draft().answers


def test_a_question_of_the_faq_is_answered_and_the_open_question_stays() -> None:
    play = at_question(SCOPE)
    assert "79 days" in play.say(play.analyst, "how long does it take?")
    assert play.open(play.analyst) == SCOPE
    assert Slot("purpose_scope") not in play.draft().answers
    play.press(play.analyst, "Save it as my answer")
    assert play.draft().answers[Slot("purpose_scope")].text == "how long does it take?"
