"""Plays of asking a colleague: a question or a part of the draft in other hands, answered, given back, taken back."""

from dataclasses import replace

import pytest

from conversations.agreement import events as e
from conversations.agreement.model import Part, Slot
from conversations.people import Person
from tests.core.desk import acts_of, text_of
from tests.core.plays import Play, at

REASON, NEED, SCOPE = "field:purpose_reason", "field:purpose_need", "field:purpose_scope"
GOOD = "The Budget Act of 2026 asks for a report on whether training raises pay."


def with_counsel() -> tuple[Play, Person]:
    """A draft at its first question, and counsel of the recipient's department, who is known."""
    play = Play().drafting()
    gets = play.story["recipient"]["department"]
    counsel = play.add("Program Counsel", at(gets, "Legal"))
    play.people[counsel.id] = replace(counsel, profile=replace(counsel.profile, role="legal"))
    return play, play.people[counsel.id]


def pinged(play: Play, person: Person, block: str) -> list[str]:
    return [text_of(ping.message) for ping in play.inboxes[person.id] if ping.message.block == block]


WAYS = ("@[{}]", "legal", "Program Counsel", "program", "Counsel@example.org", "counsel this question")


@pytest.mark.parametrize("whom", WAYS)
def test_a_question_goes_to_a_colleague_who_answers_just_that(whom: str) -> None:
    play, counsel = with_counsel()
    if "@example" in whom:
        play.people[counsel.id] = replace(counsel, email="counsel@example.org")
    play.say(play.analyst, f"ask {whom}".format(counsel.id))
    assert play.open(play.analyst) == NEED
    [ping] = pinged(play, counsel, "ping:handed")
    assert play.draft().name in ping
    assert "You can see and edit this draft now" in ping
    play.press(counsel, "Answer it")
    assert play.open(counsel) == REASON
    said = play.say(counsel, GOOD)
    assert "Saved with your name" in said
    assert play.open(counsel) == ""
    answer = play.draft().answers[Slot("purpose_reason")]
    assert (answer.text, answer.by) == (GOOD, counsel.id)
    [told] = pinged(play, play.analyst, "ping:handed_answered")
    assert "Program Counsel answered" in told
    assert "Next: " in told
    assert play.open(play.analyst) == NEED
    assert play.draft().part_of(counsel.id) is Part.COLLEAGUE


def test_a_waiting_question_is_told_as_such_and_not_asked_again() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, "ask legal")
    assert "1 waiting for Program Counsel" in play.say(play.analyst, "review")
    card = play.command(play.analyst, "status").message
    assert card is not None
    assert "Waiting for @Program Counsel: Reason" in text_of(card)
    waiting = play.command(counsel, "list").message
    assert waiting is not None
    assert play.draft().name in text_of(waiting)
    play.words(play.analyst, "resume")
    assert play.open(play.analyst) == NEED
    for _ in range(60):
        if "missing" in play.say(play.analyst, play.next_answer(play.analyst)):
            break
    assert "Reason: waiting for @Program Counsel" in play.say(play.analyst, "submit")


def test_a_remark_comes_to_the_colleague_and_the_drafter_is_pinged_once() -> None:
    play, counsel = with_counsel()
    play.play_until(SCOPE)
    play.say(play.analyst, f"ask @[{counsel.id}]")
    play.say(counsel, "answer")
    assert play.open(counsel) == SCOPE
    said = play.say(counsel, "All our clients")
    assert "Reviewers will ask" in said
    play.say(counsel, "Adults on CalFresh in 2022 to 2026, statewide.")
    play.say(counsel, "keep")
    assert len(pinged(play, play.analyst, "ping:handed_answered")) == 1


def test_not_me_goes_back_with_a_word_and_comes_again() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, "ask legal")
    play.press(counsel, "Not me")
    assert play.open(counsel) == "ask:why_back"
    play.say(counsel, "The program knows this.")
    [told] = pinged(play, play.analyst, "ping:handed_returned")
    assert "The program knows this." in told
    assert not play.draft().handings[0].left
    play.press(play.analyst, "Answer it")
    assert play.open(play.analyst) == REASON


@pytest.mark.parametrize("words", ["not me", "notme I left that unit"])
def test_not_me_can_be_typed(words: str) -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, "ask legal")
    play.say(counsel, words)
    if play.open(counsel):
        play.say(counsel, "skip")
    assert len(pinged(play, play.analyst, "ping:handed_returned")) == 1


def test_a_part_of_the_draft_goes_in_one_ping_and_comes_back_in_one() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, f"ask @[{counsel.id}] keeping it safe")
    [ping] = pinged(play, counsel, "ping:handed")
    assert "6 questions of Keeping it safe" in ping
    assert play.open(play.analyst) == REASON
    play.press(counsel, "Answer it")
    for _ in range(12):
        if not play.open(counsel):
            break
        play.say(counsel, play.next_answer(counsel))
        if "Reviewers will ask" in play.last(counsel):
            play.say(counsel, "keep")
    assert not play.draft().handings[0].left
    assert len(pinged(play, play.analyst, "ping:handed_answered")) == 1


def test_a_question_is_taken_back_and_the_colleague_sees_it() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, "ask legal")
    play.say(play.analyst, "take back")
    assert play.open(play.analyst) == REASON
    rewritten = [ping for ping in play.sent if ping.to == counsel.id and ping.replaces]
    assert "Nothing for you to do any more" in text_of(rewritten[-1].message)
    assert "Answer it" not in acts_of(rewritten[-1].message)
    assert "no longer open" in play.press(counsel, "Answer it")


def test_whoever_answers_first_is_told_to_the_colleague() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, "ask legal")
    play.words(play.analyst, "edit purpose_reason")
    play.say(play.analyst, GOOD)
    assert not play.draft().handings[0].left
    assert not pinged(play, play.analyst, "ping:handed_answered")
    rewritten = [ping for ping in play.sent if ping.to == counsel.id and ping.replaces]
    assert "answered it" in text_of(rewritten[-1].message)


def test_an_errand_ends_where_one_was_before() -> None:
    play, counsel = with_counsel()
    play.command(counsel, "new")
    before = play.open(counsel)
    play.say(play.analyst, "ask legal")
    play.press(counsel, "Answer it")
    play.say(counsel, GOOD)
    assert play.open(counsel) == before == "ask:data"


def test_asked_whom_the_button_offers_colleagues_and_takes_names() -> None:
    play, counsel = with_counsel()
    play.press(play.analyst, "Ask a colleague")
    assert play.open(play.analyst) == "ask:ask_whom"
    assert "Program Counsel" in {one.label for one in play.offers(play.analyst)}
    play.say(play.analyst, "nobody I could name")
    assert play.open(play.analyst) == "ask:ask_whom"
    play.press(play.analyst, "Program Counsel")
    assert play.open(play.analyst) == NEED
    assert play.draft().handing_of(Slot("purpose_reason")) is not None
    assert len(pinged(play, counsel, "ping:handed")) == 1


def test_never_mind_leaves_the_question_to_oneself() -> None:
    play, _ = with_counsel()
    play.tell(play.analyst, "ask privacy", "never mind")
    assert play.open(play.analyst) == REASON
    assert not play.draft().handings


def test_nobody_of_the_other_side_and_not_oneself_is_asked() -> None:
    play, _ = with_counsel()
    assert "other side" in play.say(play.analyst, f"ask @[{play.contact.id}]")
    assert "That is you" in play.say(play.analyst, f"ask @[{play.analyst.id}]")
    assert not play.draft().may_see(play.contact.id)
    assert play.open(play.analyst) == REASON


@pytest.mark.parametrize(
    "words", ["ask legal aid groups which clients they saw", "ask for wages of clients", "Ask clients each quarter"]
)
def test_an_answer_may_begin_with_ask(words: str) -> None:
    play, _ = with_counsel()
    play.say(play.analyst, words)
    assert play.draft().answers[Slot("purpose_reason")].text == words


def test_somebody_who_has_only_mail_gets_the_question_there() -> None:
    play, _ = with_counsel()
    play.say(play.analyst, "ask desk@example.org")
    mail = next(ping.mail for ping in play.sent if ping.mail is not None)
    assert "asks you about" in mail.subject
    assert mail.reply_to == play.analyst.email


def test_asking_another_one_takes_it_from_the_first() -> None:
    play, counsel = with_counsel()
    second = play.add("second", counsel.profile)
    play.say(play.analyst, f"ask @[{counsel.id}]")
    play.say(play.analyst, f"ask @[{second.id}] purpose reason")
    handing = play.draft().handing_of(Slot("purpose_reason"))
    assert handing is not None
    assert handing.to == second.id
    facts = [fact.event for fact in play.record[play.draft().id] if isinstance(fact.event, e.QuestionsHanded)]
    assert len(facts) == 2


def test_what_names_no_question_is_said_and_nothing_is_handed() -> None:
    play, _ = with_counsel()
    assert "no question called" in play.words(play.analyst, "ask legal frobnication")
    assert not play.draft().handings


def test_nothing_waits_for_somebody_whom_nobody_asked() -> None:
    play, counsel = with_counsel()
    assert "No question of a colleague waits" in play.words(counsel, "answer")
    play.say(play.analyst, "stop")
    play.talks[play.analyst.id] = replace(play.talks[play.analyst.id], asked=None)
    assert "No question is open" in play.words(play.analyst, "ask legal")


def test_several_questions_are_taken_back_together() -> None:
    play, counsel = with_counsel()
    play.say(play.analyst, f"ask @[{counsel.id}] the results")
    assert "yours again" in play.say(play.analyst, "take back")
    assert not play.draft().handings[0].left


def test_what_is_typed_into_a_reviewers_field_stays_a_proposal() -> None:
    play, _ = with_counsel()
    play.play_until("field:legal_authority_recipient")
    play.say(play.analyst, play.next_answer(play.analyst))
    if play.open(play.analyst) == "field:legal_authority_recipient":
        play.say(play.analyst, "keep")
    line = next(ping for ping in reversed(play.sent) if ping.message.block == "field:legal_authority_recipient#done")
    assert "proposal for counsel" in text_of(line.message)
    assert "with a reviewer (Legal" in play.words(play.analyst, "review")
    assert "proposal for the legal reviewer" in play.words(play.analyst, "show")
