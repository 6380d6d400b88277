"""Plays of steps 1 and 2: who one is, whether IDEA is needed, who takes part and whether they have signed."""

import pytest

from conversations.agreement.model import Side, Standing, State
from conversations.outgoing import Redraw
from conversations.people import Person
from conversations.said import OpenedHome, Typed
from tests.core.desk import text_of
from tests.core.plays import THE_DRAFT, Play, at


def to_parties(play: Play) -> None:
    """Step 1 is done; the other side is asked for."""
    play.command(play.analyst, "new")
    play.play_until("ask:provider")


def newcomer(play: Play) -> Person:
    return play.add("newcomer")


def test_first_contact_says_that_it_is_a_record_and_asks_who_one_is() -> None:
    play = Play()
    me = newcomer(play)
    answer = play.command(me, "new")
    assert answer.message is not None
    assert "direct messages" in text_of(answer.message)
    assert "record of your department" in text_of(play.inboxes[me.id][0].message)
    for typed, block in (("socail services", "ask:which_department"), ("y", "ask:unit"), ("Research", "ask:role")):
        play.say(me, typed)
        assert play.open(me) == block
    play.say(me, "data analyst of the third floor")
    assert play.open(me) == "ask:data"
    profile = play.people[me.id].profile
    assert (profile.department, profile.short) == ("Social Services, Department of", "CDSS")
    assert profile.role == "data analyst of the third floor"


def test_a_newcomer_who_looks_at_the_profile_first_is_told_of_the_record_too() -> None:
    play = Play()
    me = newcomer(play)
    play.command(me, "profile")
    assert "record of your department" in text_of(play.inboxes[me.id][0].message)


@pytest.mark.parametrize("typed", ["edd", "EDD", "employmnt development", "Employment Development Department"])
def test_a_department_is_found_as_people_type_it(typed: str) -> None:
    play = Play()
    me = newcomer(play)
    play.command(me, "profile")
    play.say(me, typed)
    if play.open(me) == "ask:which_department":
        assert "Employment Development Department (EDD)" in play.last(me)
        play.say(me, "yes")
    assert play.people[me.id].profile.department == "Employment Development Department"


def test_a_department_that_nobody_knows_is_taken_as_typed() -> None:
    play = Play()
    me = newcomer(play)
    play.command(me, "profile")
    play.say(me, "Ocean Data Office of Zembla")
    play.say(me, "use it")
    assert play.people[me.id].profile.department == "Ocean Data Office of Zembla"


def test_data_that_anyone_may_have_need_no_agreement() -> None:
    play = Play(case="traffic_counts")
    play.answers["ask:public"] = "yes"
    play.command(play.analyst, "new")
    play.say(play.analyst, play.story["step_1"]["data"])
    words = play.say(play.analyst, "yes")
    assert "you don't need an agreement" in words
    assert "data.ca.gov" in words
    assert play.draft().state is State.NOT_IDEA
    assert play.draft().number == ""
    assert "Anyone may have" in words or "anyone may have" in words
    memo = play.press(play.analyst, "Get a short memo")
    assert "by the answers given, IDEA is not needed" in memo
    assert "does not apply" not in memo


def test_the_trap_of_paper_for_its_own_sake() -> None:
    play = Play(case="traffic_counts")
    play.command(play.analyst, "new")
    play.say(play.analyst, play.story["step_1"]["data"])
    play.say(play.analyst, "yes")
    words = play.say(play.analyst, str(play.story["trap"]))
    assert "you don't need an agreement" in words
    assert play.draft().state is State.NOT_IDEA
    play.press(play.analyst, "Check my answers")
    assert "Anyone could get them: Yes" in play.last(play.analyst)
    assert (play.draft().state, play.open(play.analyst)) == (State.NOT_IDEA, "")
    play.say(play.analyst, "reopen, because a law limits them after all")
    assert (play.draft().state, play.open(play.analyst)) == (State.SCOPE, "ask:public")
    assert play.draft().screening["data"] == play.story["step_1"]["data"]


def test_not_knowing_is_an_answer_to_each_question() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.say(play.analyst, "EDD wages of CalFresh adults")
    for block in ("ask:public", "ask:points_to_people", "ask:shareable", "ask:law", "ask:other_agreement"):
        assert play.open(play.analyst) == block
        play.say(play.analyst, "they do" if block == "ask:points_to_people" else "I don't know")
    assert play.open(play.analyst) == "ask:provider"
    assert play.draft().state is State.SIGNATORY


def test_help_me_ask_explains_and_asks_again() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.say(play.analyst, "EDD wages")
    play.say(play.analyst, "don't know")
    assert "public records request" in play.say(play.analyst, "not sure")
    assert play.open(play.analyst) == "ask:points_to_people"


@pytest.mark.parametrize(
    ("typed", "law"),
    [
        ("1 and 2", "personal,health"),
        ("HIPAA", "health"),
        ("wages, tax", "wage,tax"),
        ("Title 99 of the code", "other"),
    ],
)
def test_laws_as_people_name_them(typed: str, law: str) -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("ask:law")
    play.say(play.analyst, typed)
    assert play.draft().screening["law"] == law


def test_skip_is_no_answer_where_the_next_question_hangs_on_it() -> None:
    play = Play()
    play.command(play.analyst, "new")
    assert "can't be skipped" in play.say(play.analyst, "skip")
    assert play.open(play.analyst) == "ask:data"
    assert play.draft().name == "New enquiry"


def test_an_abbreviation_of_two_departments_is_asked_about() -> None:
    play = Play()
    to_parties(play)
    words = play.say(play.analyst, "DPR")
    assert "Which one?" in words
    labels = [one.label for one in play.offers(play.analyst)]
    assert any("Pesticide" in label for label in labels)
    assert any("Parks" in label for label in labels)
    play.say(play.analyst, "2")
    assert {
        "Parks" in party.entity or "Pesticide" in party.entity for party in play.draft().of_side(Side.PROVIDER)
    } == {True}


def test_signed_parties_are_told_with_the_date_of_the_list() -> None:
    play = Play().drafting()
    begun = next(ping for ping in play.inboxes[play.analyst.id] if ping.message.block == "said:begun")
    assert "CDSS and EDD have signed IDEA, the State's data sharing agreement (list of Wed, Aug 19, 2026)." in text_of(
        begun.message
    )


def courtesy() -> Play:
    play = Play()
    to_parties(play)
    play.say(play.analyst, "University of California")
    if play.open(play.analyst) == "ask:which_party":
        play.say(play.analyst, "1")
    play.say(play.analyst, "Labor Center")
    play.say(play.analyst, "no")
    return play


def test_a_party_that_has_not_signed_is_told_with_the_ways_on() -> None:
    play = courtesy()
    assert play.open(play.analyst) == "ask:standing"
    words = play.say(play.analyst, "ask caldata")
    assert "caldata@innovation.ca.gov" in words
    assert "I don't send it for you" in words
    assert play.open(play.analyst) == "ask:standing"
    assert play.draft().state is State.ONBOARDING


def test_a_courtesy_draft_claims_nothing_about_idea() -> None:
    play = courtesy()
    play.say(play.analyst, "use the form anyway")
    assert play.draft().courtesy
    assert play.draft().number == ""
    play.answers |= {"ask:contact": "desk@example.org"}
    play.play_until("ask:send")
    play.say(play.analyst, "send")
    assert play.draft().state is State.SUBMITTED
    reader = play.person_by_mail("desk@example.org")
    mail = play.inboxes[reader.id][-1].mail
    assert mail is not None
    for words in (mail.subject, text_of(mail.message), play.words(play.analyst, "show"), play.draft().request.text):
        assert "under IDEA" not in words
        assert "signed" not in words


def test_a_party_can_be_changed() -> None:
    play = courtesy()
    play.say(play.analyst, "change")
    assert play.open(play.analyst) == "ask:provider"
    play.say(play.analyst, "EDD")
    assert [party.called for party in play.draft().of_side(Side.PROVIDER)] == ["EDD"]


def test_a_party_that_nobody_knows_goes_on_to_be_confirmed() -> None:
    play = Play()
    to_parties(play)
    assert "not on the list" in play.say(play.analyst, "Ocean Data Office of Zembla")
    play.say(play.analyst, "keep")
    play.say(play.analyst, "don't know")
    play.say(play.analyst, "no")
    assert play.open(play.analyst) == "ask:standing"
    assert "CalData" in play.last(play.analyst)
    play.say(play.analyst, "draft")
    assert play.draft().state is State.DRAFT
    [party] = play.draft().of_side(Side.PROVIDER)
    assert party.standing is Standing.UNKNOWN
    assert "has signed" not in play.draft().request.text


def test_two_programs_of_one_department_are_the_two_sides() -> None:
    play = Play()
    to_parties(play)
    play.say(play.analyst, "CDSS")
    assert "takes part already" in play.say(play.analyst, "Research and Data Insights")
    assert play.open(play.analyst) == "ask:unit_of"
    play.say(play.analyst, "Licensing")
    play.say(play.analyst, "no")
    assert play.draft().state is State.DRAFT
    assert [party.unit for party in play.draft().parties] == ["Research and Data Insights", "Licensing"]


def test_two_providers_each_get_the_request_and_each_must_take_it() -> None:
    play = Play()
    keeper = play.add("keeper", at("DHCS"))
    to_parties(play)
    play.say(play.analyst, "EDD")
    play.say(play.analyst, "LMI")
    play.say(play.analyst, "one more gives data")
    play.say(play.analyst, "DHCS")
    play.say(play.analyst, "Data Analytics")
    play.play_until("ask:contact")
    play.say(play.analyst, f"@[{play.contact.id}]")
    assert play.open(play.analyst) == "ask:contact"
    play.say(play.analyst, f"@[{keeper.id}]")
    play.say(play.analyst, "send")
    assert play.question(play.contact) == play.question(keeper) == "ask:request"
    play.say(play.contact, "accept")
    assert play.draft().state is State.SUBMITTED
    assert "Others are still to answer" in play.last(play.analyst)
    play.say(keeper, "accept")
    assert play.draft().state is State.COLLAB


def provider_starts() -> tuple[Play, Person]:
    play = Play()
    holder = play.contact
    play.command(holder, "new")
    play.say(holder, "we hold data")
    play.say(holder, "Quarterly wages for the study of CalFresh training")
    for words in ("no", "no", "wage", "no", "CDSS", "Research", "no"):
        play.say(holder, words)
    assert play.open(holder) == "ask:drafter"
    play.say(holder, f"@[{play.analyst.id}]")
    play.say(holder, "send")
    return play, holder


def test_a_provider_starts_and_the_recipient_drafts() -> None:
    play, holder = provider_starts()
    assert "Will you write the first draft?" in play.last(play.analyst)
    assert "0012" in play.words(holder, "status 12")
    play.press(play.analyst, "Start the draft")
    assert play.open(play.analyst) == "field:purpose_reason"
    assert "writes the draft now" in play.last(holder)
    assert play.draft().drafters() == (play.analyst.id,)


def test_a_provider_who_started_can_not_write_or_send_the_draft() -> None:
    play, holder = provider_starts()
    for command in ("submit 12", "edit 12 scope"):
        assert "changed nothing" in play.words(holder, command)


def test_the_provider_who_started_is_asked_and_takes_it() -> None:
    play, holder = provider_starts()
    play.press(play.analyst, "Start the draft")
    play.answers["ask:contact"] = f"@[{holder.id}]"
    play.play_until("ask:send")
    play.say(play.analyst, "send")
    assert play.question(holder) == "ask:request"
    play.press(holder, "I'll take it")
    assert play.draft().state is State.COLLAB


@pytest.mark.parametrize(
    ("typed", "near"), [("statsu", "status"), ("sumbit", "submit"), ("hlep", "help"), ("widthraw", "withdraw")]
)
def test_an_unknown_word_suggests_the_nearest(typed: str, near: str) -> None:
    play = Play()
    assert f"Did you mean {near}?" in play.words(play.analyst, typed)
    assert f"Did you mean {near}?" in play.say(play.analyst, typed)


def test_a_word_that_is_near_to_nothing_is_quoted_back() -> None:
    play = Play()
    assert "I don't know “frobnicate”" in play.words(play.analyst, "frobnicate")
    assert "I got “Dear bot, hello there”" in play.say(play.analyst, "Dear bot, hello there")


def test_home_is_kept_up_to_date_once_somebody_has_looked() -> None:
    play = Play()
    turn = play.hear(play.analyst, OpenedHome())
    assert Redraw("home", play.analyst.id, post=True) in turn.outgoing
    play.drafting()
    again = play.hear(play.analyst, Typed("withdraw"))
    assert again.facts == ()
    assert THE_DRAFT in play.record


def test_words_that_name_no_data_do_not_become_the_name_of_an_enquiry() -> None:
    play = Play()
    play.command(play.analyst, "new")
    for words in ("hello?", "yes", "I don't know"):
        play.say(play.analyst, words)
        assert play.open(play.analyst) == "ask:data"
        assert play.agreement(THE_DRAFT).name == "New enquiry"


def test_one_can_go_back_in_the_first_questions_and_answer_anew() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("ask:shareable")
    play.say(play.analyst, "back")
    assert play.open(play.analyst) == "ask:public"
    play.say(play.analyst, "back")
    assert play.open(play.analyst) == "ask:data"
    play.tell(play.analyst, "Yearly traffic counts", "yes")
    assert play.agreement(THE_DRAFT).state is State.NOT_IDEA


def test_not_knowing_of_anyone_else_is_no_name_of_a_department() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("ask:anyone_else")
    play.say(play.analyst, "I don't know")
    assert play.agreement(THE_DRAFT).state is State.DRAFT
    assert len(play.agreement(THE_DRAFT).parties) == 2
