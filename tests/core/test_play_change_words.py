"""Plays of somebody who wants to change an earlier answer in plain words while another question is open."""

import pytest

from conversations.agreement.model import Slot
from conversations.people import Person
from tests.core.plays import Play

MANAGEMENT = "field:management"


def at_management() -> tuple[Play, Person]:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(MANAGEMENT)
    return play, play.analyst


def text_at(play: Play, key: str) -> str:
    return next((answer.text for slot, answer in play.draft().answers.items() if slot.field == key), "")


@pytest.mark.parametrize(
    ("words", "field"),
    [("change executive sponsor", "recipient_executive_sponsor"), ("change users tasks", "data_user_roles"),
     ("fix the transfer answer", "transfer_method"), ("i need to fix the transfer answer", "transfer_method"),
     ("edit transfer", "transfer_method"), ("Correct my storage answer", "storage"), ("change storge", "storage"),
     ("please change the data users", "data_users"), ("my storage answer is wrong", "storage"),
     ("change management", "management"), ("change data elements", "data_elements")],
)  # fmt: skip
def test_words_of_change_lead_to_the_question_that_they_name(words: str, field: str) -> None:
    play, me = at_management()
    play.say(me, words)
    assert play.open(me) == f"field:{field}"
    assert not text_at(play, "management")


@pytest.mark.parametrize(
    "words", ["change transfer to: SFTP run by IT", "fix transfer: SFTP run by IT", "change transfer to SFTP run by IT",
              "my transfer answer is wrong, should be SFTP run by IT"]
)  # fmt: skip
def test_a_new_answer_in_the_same_words_is_taken_in_passing(words: str) -> None:
    play, me = at_management()
    assert "Transfer</b> is changed" in play.say(me, words) or "Transfer is changed" in play.last(me)
    assert "SFTP run by IT" in text_at(play, "transfer_method")
    assert not text_at(play, "management")
    assert play.open(me) == MANAGEMENT


@pytest.mark.parametrize(
    "words",
    ["change logs are kept for each user", "Change management: each change is reviewed by the security office first",
     "fix errors in the files each month", "change requests go to the storage team, who then tell all of us",
     "Edit checks run nightly"],
)  # fmt: skip
def test_an_answer_that_only_begins_like_it_stays_an_answer(words: str) -> None:
    play, me = at_management()
    play.say(me, words)
    assert text_at(play, "management") == words


def test_ones_own_unit_leads_to_the_question_of_where_one_works() -> None:
    play, me = at_management()
    play.say(me, "my unit is wrong, should be Fraud Bureau")
    assert play.open(me) == "ask:unit"
    play.say(me, "Fraud Bureau")
    assert play.people[me.id].profile.unit == "Fraud Bureau"
    assert not text_at(play, "management")


def test_with_no_question_open_words_of_change_lead_there_too() -> None:
    play, me = at_management()
    play.tell(me, "stop", "i need to fix the transfer answer")
    assert play.open(me) == "field:transfer_method"
    assert Slot("management") not in play.draft().answers


@pytest.mark.parametrize("words", ["where does it stand?", "what is the status", "When do we meet?"])
def test_plain_words_ask_for_the_card(words: str) -> None:
    play = Play().submitted()
    assert "Step 4 of 8" in play.say(play.analyst, words)


def mailed() -> Play:
    play = Play()
    play.answers["ask:contact"] = "desk@example.org"
    return play.submitted()


def test_what_a_contact_wrote_by_mail_is_entered_with_the_words_that_were_typed() -> None:
    play = mailed()
    said = play.say(play.analyst, "they wrote back: Happy to help, call us on Monday.")
    assert "Happy to help, call us on Monday." in said
    play.press(play.analyst, "They take it")
    [link] = play.draft().request.chain
    assert (link.reply.value, link.evidence.text if link.evidence else "") == (
        "accepted",
        "Happy to help, call us on Monday.",
    )


def test_whom_they_named_by_mail_is_asked_next() -> None:
    play = mailed()
    play.say(play.analyst, "they answered: not me, ask lead@example.org")
    play.press(play.analyst, "They name someone else")
    first, second = play.draft().request.chain
    assert first.reply.value == "forwarded"
    assert play.people[second.person].email == "lead@example.org"


def test_an_answer_of_step_1_is_changed_from_the_list_of_them() -> None:
    play = Play(case="traffic_counts")
    play.command(play.analyst, "new")
    play.tell(play.analyst, play.story["step_1"]["data"], "yes")
    play.press(play.analyst, "Check my answers")
    assert "Nothing changes before you give another answer" in play.last(play.analyst)
    play.say(play.analyst, "reopen")
    assert play.open(play.analyst) == "ask:public"
