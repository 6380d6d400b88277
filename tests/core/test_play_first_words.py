"""What is made of the first words: a working name, and the laws that somebody means."""

import pytest

from conversations.agreement.screening import LAWS
from conversations.steps.law import SIGNS, laws_in
from conversations.steps.naming import name_from
from tests.core.desk import acts_of
from tests.core.plays import THE_DRAFT, Play


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("We need EDD wages to see if training raises pay", "EDD wages"),
        ("EDD wages, to see if CalFresh training raises pay", "EDD wages"),
        ("I would like to get hospital visits of asthma patients so that we can plan clinics",
         "Hospital visits of asthma patients"),
        ("I’d like to get the list of licensed child care centers", "List of licensed child care centers"),
        ("Hello, can we get DMV addresses for recall notices?", "DMV addresses for recall notices"),
        ("student records from CDE and community college enrollment records in order to study transfer rates",
         "Student records from CDE and community college enrollment"),
        ("EDD quarterly wages of CalFresh adults", "EDD quarterly wages of CalFresh adults"),
        ("To match clients", "Match clients"),
        ("our program needs wage data", "Wage data"),
        ("please send us Medi-Cal claims", "Medi-Cal claims"),
        ("I want data", "Data"),
        ("wages", "Wages"),
    ],
)  # fmt: skip
def test_a_working_name_says_what_is_wanted_in_few_words(said: str, name: str) -> None:
    assert name_from(said) == name


@pytest.mark.parametrize("said", ["we need to", "...", "I want the", "w" * 300, "a " * 200, "\u0645 \u0631"])
def test_a_working_name_is_never_empty_or_long(said: str) -> None:
    assert 0 < len(name_from(said)) <= 60


def test_the_working_name_is_told_once() -> None:
    play = Play()
    play.command(play.analyst, "new")
    words = play.say(play.analyst, "We need EDD wages to see if training raises pay")
    assert "“EDD wages” for now" in words
    assert play.agreement(THE_DRAFT).name == "EDD wages"
    assert play.agreement(THE_DRAFT).screening["data"] == "We need EDD wages to see if training raises pay"


@pytest.mark.parametrize(
    ("typed", "laws"),
    [
        ("hippa", ("health",)),
        ("ferpa i think", ("education",)),
        ("the IRS stuff", ("tax",)),
        ("ferpa or hipaa", ("health", "education")),
        ("privcy act", ("personal",)),
        ("criminal justcie", ("justice",)),
        ("hipaa and welfare code 10850", ("health", "other")),
        ("confidential under welfare code 10850", ("other",)),
        ("Title 99 of the code", ("other",)),
        ("!", ("other",)),
    ],
)
def test_laws_are_read_off_free_words(typed: str, laws: tuple[str, ...]) -> None:
    assert laws_in(typed) == laws


def test_each_sign_speaks_for_a_law_of_the_guide() -> None:
    assert set(SIGNS) < set(LAWS)


def test_what_was_made_of_a_law_is_said() -> None:
    for typed, words, law in (
        ("hippa probably", "I take that as: Health records (HIPAA).", "health"),
        ("hippa and welfare code 10850", "The rest is kept as you typed it.", "health,other"),
        ("confidential under welfare code 10850", "kept it as you typed it: “confidential under welfare code 10850”",
         "other"),
    ):  # fmt: skip
        play = Play()
        play.command(play.analyst, "new")
        play.play_until("ask:law")
        assert words in play.say(play.analyst, typed)
        assert play.draft().screening["law"] == law


def test_not_knowing_is_in_plain_sight_at_every_question_of_step_1() -> None:
    play = Play()
    play.command(play.analyst, "new")
    for block in ("ask:public", "ask:shareable", "ask:law", "ask:other_agreement"):
        play.play_until(block)
        ping = play.asking(play.analyst)
        assert ping is not None
        assert "I don't know" in acts_of(ping.message, menus=False)
