"""A section as a form: the same answers, saved and looked at in the same way."""

from conversations.agreement.model import Slot
from conversations.message import Form
from conversations.said import Filled, Pressed
from conversations.turn import Turn
from tests.core.desk import acts_of
from tests.core.plays import Play

NEED = "CDSS holds self-reported pay of CalFresh adults only; it has no record of wages that employers pay."
SCOPE = "Quarterly wages of adults on CalFresh in 2022 to 2026, statewide, matched once a year for an evaluation."


def opened(play: Play) -> Form:
    """The form behind the button of the open question."""
    asking = play.asking(play.analyst)
    assert asking is not None
    act = acts_of(asking.message)["Use a form"]
    form = play.hear(play.analyst, Pressed(act, message=asking.key)).answer.form
    assert form is not None
    return form


def send(play: Play, form: Form, **values: str) -> Turn:
    return play.hear(play.analyst, Filled(form.act, {one.name: values.get(one.name, one.value) for one in form.inputs}))


def test_it_holds_the_open_question_and_those_after_it() -> None:
    play = Play().drafting()
    form = opened(play)
    assert play.open(play.analyst) == "field:purpose_reason"
    assert [one.name for one in form.inputs] == [
        "purpose_reason",
        "purpose_need",
        "purpose_scope",
        "purpose_benefits",
        "critical_deadlines",
    ]
    assert form.title == "The idea"
    assert all(one.optional and one.hint for one in form.inputs)


def test_what_is_filled_in_is_saved_and_the_talk_goes_on_with_the_rest() -> None:
    play = Play().drafting()
    typed = play.story["typed"]
    turn = send(play, opened(play), purpose_reason=typed["purpose_reason"], purpose_need=NEED)
    answers = play.draft().answers
    assert answers[Slot("purpose_need")].text == NEED
    assert answers[Slot("purpose_need")].by == play.analyst.id
    assert Slot("purpose_scope") not in answers
    assert turn.answer.form is None
    assert play.open(play.analyst) == "field:purpose_scope"


def test_a_full_page_is_followed_by_the_next_and_closing_that_loses_nothing() -> None:
    play = Play().drafting()
    form = opened(play)
    turn = send(play, form, **{one.name: play.story["typed"][one.name] for one in form.inputs})
    assert turn.answer.form is not None
    assert [one.name for one in turn.answer.form.inputs] == ["use_case_name"]
    assert play.open(play.analyst) == "field:use_case_name"


def test_after_a_form_typing_goes_on() -> None:
    play = Play().drafting()
    send(play, opened(play), purpose_reason=play.story["typed"]["purpose_reason"])
    play.say(play.analyst, NEED)
    assert play.draft().answers[Slot("purpose_need")].text == NEED


def test_a_word_that_cannot_be_read_stands_at_its_input_and_the_others_are_saved() -> None:
    play = Play().drafting()
    form = opened(play)
    turn = send(play, form, purpose_need=NEED, critical_deadlines="soonish")
    assert [name for name, _ in turn.answer.errors] == ["critical_deadlines"]
    assert play.draft().answers[Slot("purpose_need")].text == NEED
    assert play.draft().answers[Slot("critical_deadlines")].text == "soonish"
    mended = send(play, form, purpose_need=NEED, critical_deadlines="Oct 1, 2027: renewal")
    assert mended.answer.errors == ()
    assert "2 answers saved" in play.inboxes[play.analyst.id][-1].message.text
    assert play.draft().answers[Slot("purpose_need")].version == 1


def test_a_weak_answer_gets_its_remark_with_a_way_to_it() -> None:
    play = Play().drafting()
    before = len(play.inboxes[play.analyst.id])
    send(play, opened(play), purpose_scope="All our clients")
    said = [ping for ping in play.inboxes[play.analyst.id][before:] if ping.message.block == "said:section"]
    assert len(said) == 1
    assert "Improve Scope" in acts_of(said[0].message)
    play.hear(play.analyst, Pressed(acts_of(said[0].message)["Improve Scope"], message=said[0].key))
    assert play.open(play.analyst) == "field:purpose_scope"


def test_a_remark_on_an_answer_of_a_first_try_is_not_lost_by_the_second() -> None:
    play = Play().drafting()
    form = opened(play)
    send(play, form, purpose_scope="All our clients", critical_deadlines="soonish")
    before = len(play.inboxes[play.analyst.id])
    turn = send(play, form, purpose_scope="All our clients", critical_deadlines="soonish")
    assert turn.answer.errors == ()  # who sends it once more means it
    said = next(one.message for one in play.inboxes[play.analyst.id][before:] if one.message.block == "said:section")
    assert {"Improve Scope", "Improve Deadlines"} <= set(acts_of(said))


def test_an_empty_form_says_what_to_do_and_changes_nothing() -> None:
    play = Play().drafting()
    before = play.draft()
    turn = send(play, opened(play))
    assert turn.answer.errors
    assert play.draft() == before


def test_a_choice_is_picked_and_what_it_opens_comes_next() -> None:
    play = Play().drafting()
    play.play_until("field:output_products")
    form = opened(play)
    public = next(one for one in form.inputs if one.name == "output_public")
    assert public.kind == "one"
    typed = play.story["typed"]
    values = {one.name: typed.get(one.name, "none needed for this work") for one in form.inputs}
    turn = send(play, form, **(values | {"output_public": public.options[0].value}))
    assert turn.answer.errors == ()
    assert turn.answer.form is not None
    assert "output_release_approver_recipient.p1" in [one.name for one in turn.answer.form.inputs]


def test_who_may_not_write_any_more_is_told_so() -> None:
    play = Play().drafting()
    form = opened(play)
    play.tell(play.analyst, "withdraw", "yes")
    turn = send(play, form, purpose_need=NEED)
    assert [name for name, _ in turn.answer.errors] == ["purpose_reason"]
    assert Slot("purpose_need") not in play.draft().answers
