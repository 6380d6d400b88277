"""Plays of several ways of working at once: what one leaves open, the next must not answer by mistake."""

from dataclasses import replace

import pytest

from conversations.agreement.model import Slot
from conversations.message import Message
from conversations.outgoing import Ping
from conversations.people import Person
from tests.core.desk import acts_of, text_of
from tests.core.plays import Play, at
from tests.core.test_texts import in_budget

REASON, NEED, SCOPE = "field:purpose_reason", "field:purpose_need", "field:purpose_scope"
LONG = "The Budget Act of 2026 asks for a report on whether training raises pay."
LEFT_OVER = ("improve", "keep", "more", "done", "choose", "pick", "skip", "add", "replace")


class Seen(Play):
    """A play that tells how messages stand now, after all changes to them."""

    def stands(self, ping: Ping) -> Message:
        changes = [one.message for one in self.sent if one.replaces == ping.key]
        return changes[-1] if changes else ping.message

    def live(self, person: Person) -> list[str]:
        """The messages that offer to answer, as they stand now."""
        return [
            ping.message.block
            for ping in self.inboxes[person.id]
            if any(act.verb in LEFT_OVER and act.asked for act in acts_of(self.stands(ping)).values())
        ]


def drafting() -> Seen:
    play = Seen()
    play.drafting()
    return play


def with_counsel(play: Play) -> Person:
    counsel = play.add("Program Counsel", at("CDSS", "Legal"))
    play.people[counsel.id] = replace(counsel, profile=replace(counsel.profile, role="legal"))
    return play.people[counsel.id]


@pytest.mark.parametrize("word", ["keep", "leave"])
def test_words_after_the_last_question_do_not_overwrite_its_answer(word: str) -> None:
    play = Play().submitted()
    me = play.analyst
    play.words(me, "edit 12 security_requirements_recipient")
    play.say(me, "All our staff use passwords.")
    asked = play.talks[me.id].asked
    assert asked is not None
    assert asked.slot is not None
    before = play.draft().answers[asked.slot]
    play.say(me, word)
    assert play.open(me) == ""
    play.say(me, "thanks a lot")
    assert play.draft().answers[asked.slot] == before


def test_a_question_that_another_came_before_gives_up_its_buttons() -> None:
    play = drafting()
    me = play.analyst
    first = play.asking(me)
    assert first is not None
    play.say(me, "withdraw")
    assert play.live(me) == ["ask:withdraw"]
    assert text_of(play.stands(first)) == "Reason: left open"
    assert list(acts_of(play.stands(first))) == ["Answer Reason"]
    play.say(me, "keep it")
    assert play.live(me) == [REASON]
    play.words(me, "resume")
    assert play.live(me) == [REASON]
    play.say(me, "skip")
    assert play.live(me) == [NEED]
    play.command(me, "new")
    assert play.live(me) == ["ask:data"]


def test_an_answer_in_doubt_that_is_left_so_is_quoted_as_not_saved() -> None:
    play = drafting()
    me = play.analyst
    other = with_counsel(play)
    play.say(me, f"share @[{other.id}]")
    play.say(other, "resume 12")
    play.say(me, LONG)
    play.say(other, "Because we must.")
    assert play.open(other) == "ask:both"
    doubt = play.asking(other)
    assert doubt is not None
    play.say(other, "resume")
    assert "Not saved: “Because we must.”" in text_of(play.stands(doubt))
    assert play.draft().answers[Slot("purpose_reason")].text == LONG


@pytest.mark.parametrize("word", ["add", "Replace", "add it"])
def test_add_and_replace_alone_after_a_remark_ask_for_the_words(word: str) -> None:
    play = drafting()
    play.say(play.analyst, "The Budget Act asks.")
    assert "Type it anew" in play.say(play.analyst, word)
    assert play.draft().answers[Slot("purpose_reason")].text == "The Budget Act asks."


def test_a_colleague_who_keeps_what_is_there_has_answered() -> None:
    play = drafting()
    me, counsel = play.analyst, with_counsel(play)
    play.say(me, "The Budget Act asks.")
    play.say(me, f"ask @[{counsel.id}]")
    play.say(counsel, "answer")
    assert "The answer now: “The Budget Act asks.”" in play.last(counsel)
    assert "Saved with your name" in play.say(counsel, "keep")
    assert play.open(counsel) == ""
    answer = play.draft().answers[Slot("purpose_reason")]
    assert (answer.text, answer.by) == ("The Budget Act asks.", counsel.id)
    assert not play.draft().handings[0].left


def test_a_colleague_may_keep_what_cannot_be_read() -> None:
    play = drafting()
    counsel = with_counsel(play)
    play.words(play.analyst, "edit 12 critical_deadlines")
    play.say(play.analyst, f"ask @[{counsel.id}]")
    play.say(counsel, "answer")
    play.tell(counsel, "!!!", "keep")
    assert play.open(counsel) == ""


def test_no_part_of_a_long_answer_is_dropped() -> None:
    play = drafting()
    me = play.analyst
    play.say(me, "more")
    play.tell(me, *(f"Part {n}." for n in range(60)))
    assert "did not fit" in play.say(me, "Part 60.")
    play.say(me, "done")
    text = play.draft().answers[Slot("purpose_reason")].text
    assert text.startswith("Part 0.")
    assert text.endswith("Part 59.")


@pytest.mark.parametrize("words", ["...", "thanks", "?", "not sure"])
def test_words_that_say_nothing_are_not_sent_to_the_other_side(words: str) -> None:
    play = Play().submitted()
    play.say(play.contact, "decline")
    assert "what stands in the way" in play.say(play.contact, words)
    assert play.open(play.contact) == "ask:reason"
    play.say(play.contact, "The law lets us share totals only.")
    assert "The law lets us share totals only." in play.last(play.analyst)
    play.say(play.analyst, "explain")
    assert "what you can do without" in play.say(play.analyst, words)
    assert play.open(play.analyst) == "ask:explain"


def test_idle_words_show_a_contact_what_waits_for_them() -> None:
    play = Play().submitted()
    assert f"Your turn: {play.draft().name[:40]}" in play.say(play.contact, "hm")
    assert play.draft().name[:40] in play.press(play.contact, "See what waits")


def test_a_greeting_to_nobody_offers_help_once() -> None:
    play = Play().drafting()
    play.say(play.analyst, "stop")
    play.say(play.analyst, "hello")
    in_budget(play.inboxes[play.analyst.id][-1].message)


def test_somebody_named_in_words_to_others_is_shown_by_name() -> None:
    play = Play().submitted()
    me, other = play.analyst, play.contact
    play.say(other, f"decline 12 @[{play.stranger.id}] would know more")
    assert "@stranger would know more" in play.last(me)
    play.tell(me, "explain", f"@[{play.stranger.id}] said that it is allowed.")
    assert "@stranger said" in play.last(other)
    play.tell(me, "withdraw", f"@[{play.stranger.id}] has it already", "yes")
    assert "@stranger has it already" in play.last(other)


def test_somebody_named_when_a_question_goes_back_is_shown_by_name() -> None:
    play = drafting()
    counsel = with_counsel(play)
    play.say(play.analyst, f"ask @[{counsel.id}]")
    play.tell(counsel, "not me", f"@[{play.stranger.id}] would know")
    assert "“@stranger would know”" in play.last(play.analyst)


def test_somebody_named_in_more_words_is_shown_by_name() -> None:
    play = drafting()
    play.tell(play.analyst, "The Budget Act asks.", f"@[{play.stranger.id}] wrote it")
    assert "“@stranger wrote it”" in play.last(play.analyst)
