"""Plays of a new agreement like an earlier one: what comes along, what must be looked at again, who may do it."""

from conversations.acts import Act
from conversations.agreement.model import Agreement, Slot, State
from conversations.ids import AgreementId
from conversations.journey import lacking
from conversations.said import Pressed
from tests.core.plays import Play, at

NEW = AgreementId(2)
NEED = Slot("purpose_need")


def begun() -> Play:
    """A draft was sent, and one like it is begun: all is shown, nothing is confirmed."""
    play = Play().submitted()
    play.command(play.analyst, "new like 12")
    return play


def confirmed() -> Play:
    play = begun()
    play.press(play.analyst, "Yes, begin the draft")
    return play


def new(play: Play) -> Agreement:
    return play.agreement(NEW)


def test_one_message_shows_what_is_taken_over_and_asks_once() -> None:
    play = begun()
    asked = play.last(play.analyst)
    assert play.open(play.analyst) == "ask:like_this"
    assert play.story["step_1"]["data"][:60] in asked
    assert "Like BUCP-2027-0012" in asked
    assert "CDSS" in asked
    assert "EDD" in asked
    assert new(play).state is State.SIGNATORY
    assert dict(new(play).screening) == dict(play.draft().screening)
    play.press(play.analyst, "Yes, begin the draft")
    assert new(play).state is State.DRAFT
    assert new(play).number == "BUCP-2027-0013"


def test_the_answers_come_along_and_the_earlier_agreement_stays() -> None:
    play = begun()
    before, told = play.draft(), {key: len(pings) for key, pings in play.inboxes.items()}
    play.press(play.analyst, "Yes, begin the draft")
    old, a = play.draft(), new(play)
    assert old == before
    assert a.answers[NEED].text == old.answers[NEED].text
    assert NEED in a.copied - a.look_again
    assert all(len(play.inboxes[key]) == count for key, count in told.items() if key != play.analyst.id)
    assert old.name != a.name


def test_what_is_the_reviewers_or_the_providers_stays_behind() -> None:
    play = confirmed()
    copied = {slot.field for slot in new(play).copied}
    assert copied
    assert not copied & {"legal_authority_recipient", "privacy_requirements_recipient",
                         "security_requirements_recipient", "use_case_name", "start_date", "data_sources"}  # fmt: skip
    assert not new(play).handings
    assert not new(play).parked
    assert not new(play).contacts


def test_days_people_and_needs_are_asked_about_again() -> None:
    play = confirmed()
    again = {slot.field for slot in new(play).look_again}
    assert {"critical_deadlines", "population_period", "element_need", "data_users"} <= again
    assert play.open(play.analyst) == "field:critical_deadlines"
    asked = play.last(play.analyst)
    assert "From BUCP-2027-0012" in asked
    assert "Still right?" in asked
    assert "critical_deadlines" in {str(stop.slot) for stop in lacking(new(play), play.now.date())}


def test_still_right_settles_it_and_so_does_a_change() -> None:
    play = confirmed()
    me = play.analyst
    deadlines, population = Slot("critical_deadlines"), Slot("population_period")
    play.press(me, "Still right")
    assert deadlines not in new(play).look_again
    assert deadlines in new(play).copied
    assert play.open(me) == "field:use_case_name"
    play.say(me, "CalFresh training outcomes by county")
    assert new(play).name == "CalFresh training outcomes by county"
    assert play.open(me) == "field:data_elements"
    play.say(me, "still right")
    assert not {slot for slot in new(play).look_again if slot.element is not None}
    assert play.open(me) == "field:population_period"
    play.say(me, "Adults on CalFresh in 2024 to 2026, statewide, by quarter")
    assert population not in new(play).copied | new(play).look_again


def test_a_plain_yes_or_no_answers_still_right_and_is_never_taken_for_the_answer() -> None:
    play = confirmed()
    me, deadlines = play.analyst, Slot("critical_deadlines")
    before = new(play).answers[deadlines]
    assert "Type it anew" in play.say(me, "no")
    assert deadlines in new(play).look_again
    play.say(me, "yep, still right")
    assert play.open(me) == "field:use_case_name"
    play.tell(me, "CalFresh training outcomes by county", "yes")
    assert not {slot for slot in new(play).look_again if slot.element is not None}
    assert new(play).answers[deadlines] == before
    assert deadlines not in new(play).look_again


def test_the_elements_have_numbers_of_their_own_and_the_list_can_be_changed() -> None:
    play = confirmed()
    me, old = play.analyst, play.draft()
    assert len(new(play).elements) == len(old.elements)
    names = [new(play).answers[Slot("element_name", element=one)].text for one in new(play).elements]
    assert names == [old.answers[Slot("element_name", element=one)].text for one in old.elements]
    play.tell(me, "right", "CalFresh training outcomes by county")
    highest = max(new(play).elements)
    play.tell(me, f"remove {names[-1]}", "County of work - county of the employer - to compare regions", "done")
    assert max(new(play).elements) > highest
    assert not {slot for slot in new(play).look_again if slot.element is not None}


def test_skip_comes_back_to_it_and_review_counts_it() -> None:
    play = confirmed()
    play.say(play.analyst, "skip")
    assert play.open(play.analyst) == "field:use_case_name"
    assert "1 missing (Name); 1 to look at again (Deadlines)" in play.say(play.analyst, "review")
    play.say(play.analyst, "CalFresh training outcomes by county")
    assert play.open(play.analyst) == "field:critical_deadlines"


def test_a_yes_or_no_that_was_taken_over_is_asked_with_its_own_buttons() -> None:
    play = confirmed()
    play.command(play.analyst, "edit 13 research")
    asked = play.last(play.analyst)
    assert "From BUCP-2027-0012" in asked
    assert "Still right?" not in asked
    play.say(play.analyst, "no")
    assert Slot("research") not in new(play).look_again


def test_history_tells_what_came_from_where_to_those_who_may_know() -> None:
    play = confirmed()
    play.tell(play.analyst, "right")
    assert "took over" in (told := play.words(play.analyst, "history 13"))
    assert "from BUCP-2027-0012" in told
    assert "looked again, still right: " in told
    helper = play.add("helper", at("CDSS"))
    play.say(play.analyst, f"share 13 @[{helper.id}]")
    told = play.words(helper, "history 13")
    assert "from an earlier agreement" in told
    assert "0012" not in told
    play.words(helper, "edit 13 population and period")
    assert "From an earlier agreement" in play.last(helper)


def test_what_one_may_not_see_looks_like_what_does_not_exist() -> None:
    play = Play().submitted()
    there, nowhere = play.words(play.stranger, "new like 12"), play.words(play.stranger, "new like 99")
    assert there.replace("12", "99") == nowhere
    assert play.begun == 1
    pressed = Pressed(Act("newlike", AgreementId(1)), "", "1:1")
    play.hear(play.stranger, pressed)
    assert play.begun == 1


def test_the_providers_people_take_no_answers_of_the_recipient() -> None:
    play = Play().submitted()
    play.command(play.contact, "new like 12")
    assert "No answers will come along" in play.last(play.contact)
    play.say(play.contact, "yes")
    assert not new(play).answers
    assert new(play).started_side.value == "provider"


def test_parties_and_step_1_can_be_changed_before_the_draft() -> None:
    play = begun()
    me = play.analyst
    play.press(me, "Change who takes part")
    play.tell(me, "one is wrong", "2", "DHCS", "Data Unit")
    assert play.open(me) == "ask:like_this"
    assert [party.short for party in new(play).parties] == ["CDSS", "DHCS"]
    play.tell(me, "change who takes part", "one more", "nobody", "change step 1", "nothing")
    play.press(me, "Change step 1")
    play.tell(me, "the data", "DHCS visits, to see if training helps health")
    assert play.open(me) == "ask:like_this"
    assert new(play).screening["data"].startswith("DHCS visits")
    play.say(me, "yes")
    assert new(play).state is State.DRAFT


def test_a_card_offers_it_and_the_words_do_it_too() -> None:
    for way in ("press", "typed", "by name"):
        play = Play().submitted()
        me = play.analyst
        if way == "press":
            play.say(me, "status 12")
            play.press(me, "New one like this")
        else:
            play.say(me, "new like 12" if way == "typed" else f"new like {play.draft().name}")
        assert play.open(me) == "ask:like_this", way
    play = Play().drafting()
    play.say(play.analyst, "new like the old system we need one")
    assert play.begun == 1, "an answer, not a command"
    play.say(play.analyst, "new like 12")
    assert play.begun == 2


def test_somebody_new_says_first_where_they_work() -> None:
    play = Play().submitted()
    helper = play.add("helper")
    play.say(play.analyst, f"share 12 @[{helper.id}]")
    play.command(helper, "new like 12")
    assert play.begun == 1
    play.tell(helper, "CDSS", "Research", "program")
    assert play.open(helper) == "ask:like_this"


def test_lost_sight_of_the_earlier_one_brings_no_answers() -> None:
    play = begun()
    play.record[AgreementId(1)] = []
    play.say(play.analyst, "yes")
    assert new(play).state is State.DRAFT
    assert not new(play).answers
    assert play.open(play.analyst) == "field:purpose_reason"
