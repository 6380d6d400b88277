"""Plays of somebody who is lost at an open question: asks what it means, types what fits nothing, asks back."""

import pytest

from conversations.agreement.model import Slot
from conversations.message import Actions
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
