"""Plays of somebody who doesn't know: greetings, questions back, "I don't know" and slips, before there is a draft."""

import pytest

from conversations.agreement.model import Side, State
from conversations.noanswer import NoAnswer, no_answer
from conversations.people import Person
from conversations.steps.explained import EXPLAINED
from tests.core.plays import THE_DRAFT, Play


def newcomer(play: Play, *answers: str) -> Person:
    me = play.add("newcomer")
    play.command(me, "new")
    play.tell(me, *answers)
    return me


def name_of_open(play: Play, me: Person) -> str:
    asked = play.talks[me.id].asked
    assert asked is not None
    return asked.name


def to_parties(play: Play, *answers: str) -> None:
    play.command(play.analyst, "new")
    play.play_until("ask:provider")
    play.tell(play.analyst, *answers)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("hello", NoAnswer.GREETING),
        ("Good morning!", NoAnswer.GREETING),
        ("what is a unit?", NoAnswer.QUESTION),
        ("What’s a unit", NoAnswer.QUESTION),
        ("is it public", NoAnswer.QUESTION),
        ("the branch or the whole division?", NoAnswer.QUESTION),
        ("I'm lost", NoAnswer.QUESTION),
        ("sorry, I don't get it", NoAnswer.QUESTION),
        ("please explain", NoAnswer.QUESTION),
        ("I don’t know.", NoAnswer.UNKNOWN),
        ("??", NoAnswer.UNKNOWN),
        ("n/a", NoAnswer.NONE),
        ("None", NoAnswer.NONE),
        ("x", NoAnswer.SLIP),
        ("-", NoAnswer.SLIP),
        ("Research Branch", None),
        ("IT", None),
        ("EDD?", None),
        ("Which clients get work after training, by EDD wages?", None),
        ("Whatcom liaison office", None),
        ("Is training any use to CalFresh clients? We need EDD wages", None),
    ],
)
def test_what_words_are_when_they_are_no_answer(typed: str, kind: NoAnswer | None) -> None:
    assert no_answer(typed) is kind


def test_a_question_or_a_greeting_is_explained_and_every_question_stays_open() -> None:
    play = Play()
    me = newcomer(play)
    for answer in ("socail services", "y", "Research", "analyst", "EDD wages of CalFresh adults, to see if they rise",
                   "not sure", "they do", "no", "hipaa", "no"):  # fmt: skip
        open_block = play.open(me)
        for typed in ("hello", "what does that mean?"):
            words = play.say(me, typed)
            assert play.open(me) == open_block, (answer, words)
            assert EXPLAINED[name_of_open(play, me)].help in words
        play.say(me, answer)
        assert play.open(me) != open_block
    for answer in ("oshpd health", "yes", "Data Branch", "one more gives data", "nobody else"):
        if play.open(me) == "field:purpose_reason":
            break
        open_block = play.open(me)
        play.say(me, "what does that mean?")
        assert play.open(me) == open_block
        play.say(me, answer)
    assert play.draft().state is State.DRAFT


def test_the_question_of_who_drafts_explains_that_it_can_wait() -> None:
    play = Play()
    me = play.contact
    play.command(me, "new")
    play.tell(me, "we hold data", "Quarterly wages for CDSS", "no", "no", "wage", "no", "CDSS", "Research", "no")
    assert "it can wait" in play.say(me, "I don't know yet")
    assert play.open(me) == "ask:drafter"


def test_words_that_look_like_a_question_can_be_meant() -> None:
    play = Play()
    me = newcomer(play, "CDSS")
    play.say(me, "What is next program")
    assert play.open(me) == "ask:unit"
    play.tell(me, "use it")
    assert play.people[me.id].profile.unit == "What is next program"
    play.tell(me, "q", "use it")
    assert play.people[me.id].profile.role == "q"


@pytest.mark.parametrize("typed", ["I don't know", "none", "n/a", "skip", "??"])
def test_a_unit_and_a_role_can_be_left_open(typed: str) -> None:
    play = Play()
    me = newcomer(play, "CDSS", typed, typed)
    assert play.open(me) == "ask:data"
    assert (play.people[me.id].profile.unit, play.people[me.id].profile.role) == ("to be named", "to be named")


@pytest.mark.parametrize("typed", ["hello", "I don't know", "none", "d", "what is data?"])
def test_what_names_no_data_starts_no_enquiry_by_that_name(typed: str) -> None:
    play = Play()
    me = newcomer(play, "CDSS", "Research", "analyst", typed)
    assert play.open(me) == "ask:data"
    assert play.agreement(THE_DRAFT).name == "New enquiry"


def test_who_does_not_know_who_has_the_data_hears_how_to_find_out() -> None:
    play = Play()
    to_parties(play)
    assert "data coordinator" in play.say(play.analyst, "I don't know")
    assert play.open(play.analyst) == "ask:provider"
    assert play.draft().of_side(Side.PROVIDER) == ()


@pytest.mark.parametrize("typed", ["nobody else", "none", "skip", "I don't know yet"])
def test_each_question_for_one_more_department_has_a_way_out(typed: str) -> None:
    for answers in (("EDD", "LMI", typed), ("EDD", "LMI", "one more gives data", typed)):
        play = Play()
        to_parties(play, *answers)
        assert play.draft().state is State.DRAFT
        assert len(play.draft().parties) == 2


def test_a_name_that_neither_gives_nor_gets_is_not_taken() -> None:
    play = Play()
    to_parties(play, "EDD", "LMI", "DHCS", "neither")
    assert play.open(play.analyst) == "ask:anyone_else"
    assert len(play.draft().parties) == 2


def test_one_department_is_not_counted_twice_for_want_of_a_unit() -> None:
    play = Play()
    me = newcomer(play, "OSHPD", "none", "analyst", "Hospital visits of CalFresh adults", "no", "no", "health", "no")
    words = play.say(me, "OSHPD")
    assert "takes part already" in words
    assert "Which other unit" in words
    assert "only its unit tells the two apart" in play.say(me, "I don't know")
    assert play.open(me) == "ask:unit_of"
    play.press(me, "It is the same one")
    assert len(play.draft().parties) == 1
    assert play.open(me) == "ask:provider"
    play.tell(me, "OSHPD", "Data Services")
    assert [one.unit for one in play.draft().parties] == ["to be named", "Data Services"]


def test_a_department_that_is_listed_under_another_name_is_known_again() -> None:
    other = "stands on the list as the Office of Statewide Health Planning and Development (OSHPD)"
    for typed in ("HCAI", "Department of Health Care Access and Information"):
        play = Play()
        to_parties(play)
        assert f"{typed} {other}" in play.say(play.analyst, typed)


def test_a_look_at_the_list_tells_the_name_by_which_it_was_found() -> None:
    play = Play()
    assert "HCAI is another name of it" in play.words(play.analyst, "signatories HCAI")
    assert "Department of Fish and Game is a former name" in play.words(play.analyst, "signatories fish and game")
    assert "name of it" not in play.words(play.analyst, "signatories UC Davis")
    assert "name of it" not in play.words(play.analyst, "signatories OSHPD")


def test_a_department_under_its_own_name_is_not_explained() -> None:
    play = Play()
    to_parties(play)
    assert "stands on the list" not in play.say(play.analyst, "EDD")


def test_a_name_that_is_near_tells_by_which_name_it_was_found() -> None:
    play = Play()
    to_parties(play)
    assert "I know “Department of Health Care Access and Information” under this name" in play.say(
        play.analyst, "Health Care Access"
    )
