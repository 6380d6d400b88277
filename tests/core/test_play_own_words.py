"""Changing the words of one's own message changes the answer that it gave, and nothing else."""

from conversations.agreement.model import Slot
from conversations.said import Typed
from tests.core.plays import Play

NEED = "CDSS holds self-reported pay of CalFresh adults only; it has no record of wages that employers pay."


def typed(play: Play, number: int, text: str) -> None:
    play.hear(play.analyst, Typed(text, own=f"said:{number}"))


def edit(play: Play, number: int, text: str) -> str:
    """The words of the message are changed. Gives what is said of it."""
    before = len(play.inboxes[play.analyst.id])
    play.hear(play.analyst, Typed(text, f"said:{number}", f"said:{number}"))
    return "\n".join(ping.message.text for ping in play.inboxes[play.analyst.id][before:])


def in_need() -> Play:
    play = Play().drafting()
    typed(play, 1, play.story["typed"]["purpose_reason"])
    assert play.open(play.analyst) == "field:purpose_need"
    return play


def test_the_answer_that_it_gave_changes_and_the_open_question_stays() -> None:
    play = in_need()
    said = edit(play, 1, "A law of 2026 makes CDSS report on the earnings of trainees every October.")
    assert "law of 2026" in play.draft().answers[Slot("purpose_reason")].text
    assert "the old text is kept" in said
    assert play.open(play.analyst) == "field:purpose_need"
    typed(play, 2, NEED)
    assert play.draft().answers[Slot("purpose_need")].text == NEED


def test_a_weak_answer_is_replaced_by_its_new_words_without_asking() -> None:
    play = in_need()
    typed(play, 2, NEED)
    typed(play, 3, "All our clients")
    assert play.open(play.analyst) == "field:purpose_scope"
    scope = play.story["typed"]["purpose_scope"]
    edit(play, 3, scope)
    assert play.draft().answers[Slot("purpose_scope")].text == scope
    assert play.open(play.analyst) == "field:purpose_benefits"


def test_a_message_that_gave_no_answer_may_say_what_it_likes() -> None:
    play = in_need()
    typed(play, 2, "help")
    before = play.draft()
    assert edit(play, 2, "Something else altogether, long enough to be an answer.") == ""
    assert edit(play, 99, "A message that the bot never saw.") == ""
    assert play.draft() == before


def test_editing_an_answer_into_a_word_of_help_changes_nothing() -> None:
    play = in_need()
    before = play.draft().answers[Slot("purpose_reason")]
    edit(play, 1, "why")
    assert play.draft().answers[Slot("purpose_reason")] == before


def test_a_message_that_gave_data_elements_leaves_them() -> None:
    play = in_need()
    play.play_until("field:data_elements")
    typed(play, 7, "Person Key - salted hash of the number - links the files")
    elements = play.draft().elements
    assert len(elements) == 1
    assert "I left the data elements" in edit(play, 7, "Person Key - something else - links")
    assert play.draft().elements == elements


def test_after_sending_it_still_changes_the_draft_and_after_withdrawing_it_does_not() -> None:
    play = in_need()
    play.tell(play.analyst, "withdraw", "yes")
    before = play.draft().answers
    assert "can't be done at this step" in edit(play, 1, "Another reason, after all is over.")
    assert play.draft().answers == before
