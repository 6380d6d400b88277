"""Plays of drafting, as somebody in doubt would do it: back, skip, later, help, weak and misread answers, threads,
elements, long answers, old buttons."""

import pytest

from conversations.acts import Act
from conversations.agreement import events as e
from conversations.agreement.model import Slot
from conversations.said import Pressed
from tests.core.desk import acts_of
from tests.core.plays import THE_DRAFT, Play, at

REASON, NEED, SCOPE = "field:purpose_reason", "field:purpose_need", "field:purpose_scope"


def text_at(play: Play, field: str) -> str:
    return play.draft().answers[Slot(field)].text


@pytest.mark.parametrize("word", ["help", "?", "example", "why"])
def test_asking_about_a_question_answers_nothing_and_leaves_it_open(word: str) -> None:
    play = Play().drafting()
    assert play.say(play.analyst, word)
    assert play.open(play.analyst) == REASON
    assert not play.draft().answers


@pytest.mark.parametrize(
    "words",
    ["list of counties", "help desk calls from clients", "new law of 2026", "show which clients earn more",
     "status reports are due each year", "edit checks need wages", "stop the loss of benefits",
     "skip tracing of clients", "more wages", "back pay claims"],
)  # fmt: skip
def test_a_sentence_that_begins_with_a_word_we_know_is_an_answer(words: str) -> None:
    play = Play().drafting()
    play.say(play.analyst, words)
    assert text_at(play, "purpose_reason") == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [("status", "Whose turn"), ("review", "missing"), ("list", "Your turn"), ("help submit", "/bucp submit"),
     ("status 12", "Whose turn"), ("signatories EDD", "has signed IDEA"), ("list waiting", "Your turn"),
     ("profile", "Department"), ("history", "began the draft"), ("/bucp status", "Whose turn")],
)  # fmt: skip
def test_a_command_while_a_question_is_open_is_no_answer(words: str, shown: str) -> None:
    play = Play().drafting()
    assert shown in play.say(play.analyst, words) + play.last(play.analyst)
    assert not play.draft().answers
    assert play.open(play.analyst) == REASON


def test_sharing_while_a_question_is_open_shares() -> None:
    play = Play().drafting()
    play.say(play.analyst, f"share @[{play.stranger.id}]")
    assert play.draft().may_see(play.stranger.id)
    assert not play.draft().answers


def test_skip_comes_once_more_at_the_end_of_its_chunk_and_then_no_more() -> None:
    play = Play().drafting()
    play.say(play.analyst, "skip")
    assert play.open(play.analyst) == NEED
    seen = []
    while play.open(play.analyst) != "field:data_categories":
        seen.append(play.open(play.analyst))
        play.say(play.analyst, "later" if play.open(play.analyst) == REASON else play.next_answer(play.analyst))
    assert seen[-1] == REASON
    assert seen.count(REASON) == 1


def test_back_shows_the_question_before_with_its_answer() -> None:
    play = Play().drafting()
    play.say(play.analyst, play.story["typed"]["purpose_reason"])
    play.say(play.analyst, "back")
    assert play.open(play.analyst) == REASON
    assert "The answer now" in play.last(play.analyst)
    assert "no question before" in play.say(play.analyst, "back")


def test_back_from_the_sending_goes_to_the_last_question_of_the_form() -> None:
    play = Play().filled()
    play.say(play.analyst, "back")
    assert play.open(play.analyst).startswith("field:")


def test_a_weak_answer_is_saved_with_one_remark_and_may_stay() -> None:
    play = Play().drafting()
    assert "Reviewers will ask" in play.say(play.analyst, "Because")
    assert text_at(play, "purpose_reason") == "Because"
    assert play.open(play.analyst) == REASON
    play.say(play.analyst, "keep")
    assert play.open(play.analyst) == NEED


@pytest.mark.parametrize("word", ["keep", "done"])
def test_keeping_what_is_not_there_says_so(word: str) -> None:
    play = Play().drafting()
    assert "Nothing is written here yet" in play.say(play.analyst, word)
    assert play.open(play.analyst) == REASON


def test_what_could_not_be_read_is_saved_too() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("field:funds_transfer")
    play.say(play.analyst, "it depends on the county")
    assert text_at(play, "funds_transfer") == "it depends on the county"
    assert play.open(play.analyst) == "field:funds_transfer"


def test_stop_and_resume_on_any_day() -> None:
    play = Play().drafting()
    play.say(play.analyst, "stop")
    assert "no question is open" in play.say(play.analyst, "by the way, hello")
    play.words(play.analyst, "resume")
    assert play.open(play.analyst) == REASON


def test_a_reply_in_the_thread_changes_that_answer_and_no_other() -> None:
    play = Play().drafting()
    for _ in range(3):
        play.say(play.analyst, play.next_answer(play.analyst))
    now = play.open(play.analyst)
    later = text_at(play, "purpose_need")
    assert "is changed" in play.reply_to(play.analyst, REASON, "replace: The Budget Act of 2026 asks for a report.")
    assert text_at(play, "purpose_reason") == "The Budget Act of 2026 asks for a report."
    assert play.draft().answers[Slot("purpose_reason")].version == 2
    assert (text_at(play, "purpose_need"), play.open(play.analyst)) == (later, now)


@pytest.mark.parametrize("word", ["help", "example", "why"])
def test_asking_in_a_thread_changes_nothing(word: str) -> None:
    play = Play().drafting()
    play.say(play.analyst, play.next_answer(play.analyst))
    before = text_at(play, "purpose_reason")
    assert play.reply_to(play.analyst, REASON, word)
    assert text_at(play, "purpose_reason") == before


def test_a_reply_in_the_thread_of_a_question_outside_the_form_is_not_taken_for_another_answer() -> None:
    play = Play().drafting()
    play.reply_to(play.analyst, "ask:provider", "Department of Education")
    assert not play.draft().answers


def test_the_edit_button_changes_an_answer_and_the_way_goes_on() -> None:
    play = Play().drafting()
    play.say(play.analyst, play.next_answer(play.analyst))
    play.words(play.analyst, "edit 12 reason")
    assert play.open(play.analyst) == REASON
    play.say(play.analyst, "The Budget Act of 2026 asks for a yearly report to the Legislature.")
    assert play.open(play.analyst) == NEED


def test_buttons_of_answered_questions_say_so_and_change_nothing() -> None:
    play = Play().drafting()
    old = play.asking(play.analyst)
    assert old is not None
    play.say(play.analyst, play.next_answer(play.analyst))
    facts = len(play.record[THE_DRAFT])
    play.hear(play.analyst, Pressed(acts_of(old.message)["Skip"], "", old.key))
    assert "That question has its answer" in play.last(play.analyst)
    assert play.open(play.analyst) == NEED
    assert len(play.record[THE_DRAFT]) == facts
    play.hear(play.analyst, Pressed(acts_of(old.message)["Why we ask"], "", old.key))
    assert play.last(play.analyst).startswith("Reason.")


def test_an_old_remark_keeps_nothing_of_another_question() -> None:
    play = Play().drafting()
    play.say(play.analyst, "Because")
    remark = play.inboxes[play.analyst.id][-1]
    play.say(play.analyst, f"replace: {play.story['typed']['purpose_reason']}")
    assert play.open(play.analyst) == NEED
    play.say(play.analyst, "Weak")
    play.hear(play.analyst, Pressed(acts_of(remark.message)["Keep it"], "", remark.key))
    assert play.open(play.analyst) == NEED


def test_a_made_up_button_finds_nothing() -> None:
    play = Play().drafting()
    for act in (Act("jump", THE_DRAFT, None, "nonsense"), Act("jump", THE_DRAFT, None, "x.p9.e9"), Act("dance")):
        turn = play.hear(play.analyst, Pressed(act, "", "1:1"))
        assert turn.facts == ()
        assert play.open(play.analyst) == REASON


def test_a_long_answer_in_pieces() -> None:
    play = Play().drafting()
    play.say(play.analyst, "more")
    for piece in ("The Budget Act asks for it.", "status", "stop", "It is due each April."):
        assert play.say(play.analyst, piece) == ""
    play.say(play.analyst, "done")
    assert text_at(play, "purpose_reason") == "The Budget Act asks for it.\n\nstatus\n\nstop\n\nIt is due each April."


@pytest.mark.parametrize("way", ["Skip", "resume", "edit 12 scope", "new"])
def test_a_long_answer_that_is_broken_off_is_not_lost(way: str) -> None:
    play = Play().drafting()
    question = play.asking(play.analyst)
    assert question is not None
    play.say(play.analyst, "more")
    play.say(play.analyst, "The Budget Act asks for it.")
    if way == "Skip":
        play.hear(play.analyst, Pressed(acts_of(question.message)["Skip"], "", question.key))
    else:
        play.words(play.analyst, way)
    assert text_at(play, "purpose_reason") == "The Budget Act asks for it."


def test_a_social_security_number_is_not_stored() -> None:
    play = Play().drafting()
    assert "I stored nothing" in play.say(play.analyst, "e.g. client 219-09-9999 of Fresno")
    assert "219-09-9999" not in str(play.record)
    assert "219-09-9999" not in str(play.inboxes)


def elements() -> Play:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("field:data_elements")
    return play


def test_elements_one_by_one_and_taken_out_again() -> None:
    play = elements()
    play.say(play.analyst, "Wage Quarter - calendar quarter of the wages - timing of the outcome")
    play.say(play.analyst, "Quarterly Wage Amount - gross wages in one quarter - outcome")
    assert len(play.draft().elements) == 2
    play.say(play.analyst, "remove wage quarter")
    assert len(play.draft().elements) == 1
    play.say(play.analyst, "done")
    assert text_at(play, "data_elements") == "Quarterly Wage Amount"


def test_a_table_with_bad_rows_keeps_the_good_ones_and_says_what_is_wrong_with_the_others() -> None:
    play = elements()
    rows = ["Field\tMeaning\tWhy", "Wage Quarter\tquarter of the wages\ttiming", "QTR_WG_AMT\tgross wages\toutcome",
            "\tno name\tno use"]  # fmt: skip
    assert "Are the columns right?" in play.say(play.analyst, "\n".join(rows))
    words = play.press(play.analyst, "Save the rows")
    assert "saved" in words
    assert "set aside" in words
    assert "Row 3" in words or "Row 2" in words
    assert len(play.draft().elements) == 1


def test_done_without_an_element_asks_for_one() -> None:
    play = elements()
    assert "at least one" in play.say(play.analyst, "done")
    assert play.open(play.analyst) == "field:data_elements"


def test_an_element_added_later_in_the_thread_stands_with_the_others() -> None:
    play = Play().filled()
    before = len(play.draft().elements)
    play.reply_to(play.analyst, "field:data_elements", "Hours Worked - hours paid in the quarter - hourly pay")
    assert len(play.draft().elements) == before + 1
    assert "Hours Worked" in text_at(play, "data_elements")


def test_a_reviewers_question_is_left_to_the_reviewer() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("field:legal_authority_recipient")
    play.say(play.analyst, "leave")
    [parked] = play.draft().parked.values()
    assert "legal" in parked.why


def test_two_people_at_one_draft_do_not_step_on_each_other() -> None:
    play = Play().drafting()
    friend = play.add("friend", at("CDSS"))
    play.say(play.analyst, f"share 12 @[{friend.id}]")
    play.words(friend, "resume 12")
    assert play.open(friend) == REASON
    play.say(play.analyst, play.story["typed"]["purpose_reason"])
    assert "answered this after I asked you" in play.say(
        friend, "We must report on wages each year under the Budget Act."
    )
    play.say(friend, "use mine")
    assert play.draft().answers[Slot("purpose_reason")].version == 2
    assert {play.open(friend), play.open(play.analyst)} == {NEED}


def test_a_colleague_who_answers_meanwhile_leaves_nobody_with_a_dead_question() -> None:
    play = Play()
    friend = play.add("friend", at("CDSS"))
    play.command(play.analyst, "new")
    play.play_until("ask:public")
    play.words(play.analyst, f"share wages @[{friend.id}]")
    play.words(friend, "resume")
    play.say(play.analyst, "yes")
    assert "changed nothing" in play.say(friend, "no") or "agreement" in play.last(friend)
    assert play.draft().outcome == "public"


def test_every_fact_of_a_play_is_the_doing_of_the_one_who_typed() -> None:
    play = Play().submitted()
    play.press(play.contact, "I'll take it")
    by_contact = [fact.event for fact in play.record[THE_DRAFT] if fact.by == play.contact.id]
    assert by_contact == [e.RequestAccepted(play.draft().parties[1].id)]


OLD, NEW = "All our clients", "2022 to 2026"


def weakly_answered() -> Play:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(SCOPE)
    assert "Reviewers will ask" in play.say(play.analyst, OLD)
    return play


def texts_of_scope(play: Play) -> list[str]:
    facts = [fact.event for fact in play.record[THE_DRAFT]]
    return [one.text for one in facts if isinstance(one, e.AnswerGiven) and one.field == "purpose_scope"]


@pytest.mark.parametrize(("way", "text"), [("Add", f"{OLD}. {NEW}"), ("Replace", NEW)])
def test_a_second_text_is_added_or_takes_the_place_as_one_says(way: str, text: str) -> None:
    for typed in (True, False):
        play = weakly_answered()
        assert "Add this to your answer, or replace it?" in play.say(play.analyst, NEW)
        assert play.open(play.analyst) == SCOPE
        play.say(play.analyst, way.lower()) if typed else play.press(play.analyst, way)
        assert text_at(play, "purpose_scope") == text
        assert texts_of_scope(play)[0] == OLD
        assert any(NEW in one for one in texts_of_scope(play))


def test_a_second_text_that_nobody_decided_on_is_kept_with_the_first() -> None:
    play = weakly_answered()
    play.say(play.analyst, NEW)
    play.say(play.analyst, "skip")
    assert text_at(play, "purpose_scope") == f"{OLD}. {NEW}"
    assert play.open(play.analyst) != SCOPE


def test_a_better_and_longer_text_replaces_nothing_in_silence() -> None:
    play = weakly_answered()
    better = play.story["typed"]["purpose_scope"]
    assert "replace it?" in play.say(play.analyst, better)
    play.say(play.analyst, "replace")
    assert text_at(play, "purpose_scope") == better
    assert play.open(play.analyst) != SCOPE


@pytest.mark.parametrize(("words", "text"), [(f"add: {NEW}", f"{OLD}. {NEW}"), (f"Replace: {NEW}", NEW)])
def test_one_can_say_at_once_what_the_words_are(words: str, text: str) -> None:
    play = weakly_answered()
    assert "replace it?" not in play.say(play.analyst, words)
    assert text_at(play, "purpose_scope") == text


def test_words_are_added_in_the_thread() -> None:
    play = Play().drafting()
    play.say(play.analyst, "The Budget Act asks for it.")
    play.say(play.analyst, "keep")
    play.reply_to(play.analyst, REASON, "add: It is due each April.")
    assert text_at(play, "purpose_reason") == "The Budget Act asks for it. It is due each April."


def test_words_that_were_no_answer_go_and_the_earlier_text_is_back() -> None:
    play = weakly_answered()
    play.say(play.analyst, "no wait, I have to look that up")
    play.press(play.analyst, "It was no answer")
    assert "Your earlier answer is back" in play.last(play.analyst)
    assert text_at(play, "purpose_scope") == OLD
    assert play.open(play.analyst) == SCOPE
    play.say(play.analyst, "hm, what was that again")
    play.say(play.analyst, "That was not an answer.")
    assert text_at(play, "purpose_scope") == OLD
    play.say(play.analyst, "keep")
    assert play.open(play.analyst) != SCOPE
    assert text_at(play, "purpose_scope") == OLD


@pytest.mark.parametrize("word", ["add", "replace", "neither"])
def test_add_and_replace_are_answers_where_nothing_waits(word: str) -> None:
    play = Play().drafting()
    play.say(play.analyst, word)
    assert text_at(play, "purpose_reason") == word


def test_skipping_the_last_open_question_of_a_chunk_says_so_and_goes_on() -> None:
    play = Play().drafting()
    while play.open(play.analyst) != "field:use_case_name":
        play.say(play.analyst, play.next_answer(play.analyst))
    said = play.say(play.analyst, "skip")
    assert "last open question of The idea" in said
    assert play.open(play.analyst) == "field:data_categories"


def test_the_same_element_twice_is_noticed_and_its_meaning_can_be_changed() -> None:
    play = elements()
    play.say(play.analyst, "Wage Quarter - calendar quarter of the wages - timing of the outcome")
    said = play.say(play.analyst, "wage  quarter - the quarter in which the wages were paid - timing")
    assert "already there" in said
    assert len(play.draft().elements) == 1
    assert play.open(play.analyst) == "field:data_elements"
    play.press(play.analyst, "Change its meaning")
    assert play.open(play.analyst) == "field:element_definition"
    play.say(play.analyst, "The calendar quarter in which an employer paid the wages, as year and quarter")
    [element] = play.draft().elements
    definition = play.draft().answers[Slot("element_definition", element=element)]
    assert definition.text.startswith("The calendar quarter in which")
    assert play.open(play.analyst) == "field:data_elements"


def test_a_list_of_elements_without_its_end_is_called_not_finished() -> None:
    play = elements()
    play.say(play.analyst, "Wage Quarter - calendar quarter of the wages - timing of the outcome")
    assert "Data elements: not finished: type done" in play.say(play.analyst, "submit")
