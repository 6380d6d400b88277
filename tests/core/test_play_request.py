"""Plays of the main road: from the first word to the provider's answer, and the turns that it can take."""

from datetime import timedelta

import pytest

from conversations.agreement import events as e
from conversations.agreement.model import Reply, State
from tests.core.desk import text_of
from tests.core.plays import THE_DRAFT, Play, at


@pytest.mark.parametrize("case", ["wages", "asthma"])
def test_from_new_to_accepted(case: str) -> None:
    play = Play(case=case).submitted()
    assert play.draft().state is State.SUBMITTED
    assert "asks" in play.last(play.contact)
    assert "approves nothing" in play.press(play.contact, "I'll take it")
    assert play.draft().state is State.COLLAB
    assert "takes your request" in play.last(play.analyst)
    for person in (play.analyst, play.contact):
        assert "both sides" in play.words(person, "status 12")


def test_no_question_is_asked_twice_and_every_answer_stands_in_the_record() -> None:
    play = Play()
    play.command(play.analyst, "new")
    seen: list[str] = []
    while play.question(play.analyst) != "ask:send":
        block = play.question(play.analyst)
        if "#" not in block and not (block == "field:data_elements" and "So far" in play.last(play.analyst)):
            seen.append(block)
        play.say(play.analyst, play.next_answer(play.analyst))
    assert len(seen) == len(set(seen))
    answered = {fact.event.field for fact in play.record[THE_DRAFT] if isinstance(fact.event, e.AnswerGiven)}
    assert set(play.story["typed"]) <= answered


def test_declined_explained_accepted() -> None:
    play = Play().submitted()
    assert "Their turn now" in play.say(play.contact, "decline 12 We hold no county data.")
    assert play.draft().request.objection == "We hold no county data."
    assert "“We hold no county data.”" in play.words(play.analyst, "status 12")
    play.press(play.analyst, "Answer them")
    play.say(play.analyst, "State totals will do.")
    assert "State totals will do." in play.last(play.contact)
    play.press(play.contact, "I'll take it")
    assert play.draft().state is State.COLLAB


def test_the_reason_of_a_decline_is_never_eaten_by_a_name() -> None:
    """The name of the agreement may share words with the reason."""
    play = Play().submitted()
    play.say(play.contact, "decline Wages for CDSS are not ours to give")
    assert play.draft().request.objection == "Wages for CDSS are not ours to give"


def test_declined_narrowed_and_sent_again() -> None:
    play = Play().submitted()
    play.press(play.contact, "Decline")
    assert play.question(play.contact) == "ask:reason"
    play.say(play.contact, "Too many years")
    play.say(play.analyst, "edit 12 scope")
    assert play.question(play.analyst) == "field:purpose_scope"
    play.say(play.analyst, "All adults with a CalFresh case in 2025 and 2026, statewide, without children.")
    play.say(play.analyst, "submit 12")
    assert play.question(play.analyst) == "ask:send"
    play.say(play.analyst, "send")
    assert play.draft().request.round == 2
    assert play.question(play.contact) == "ask:request"
    play.say(play.contact, "accept")
    assert play.draft().state is State.COLLAB


def test_passed_on_twice_and_the_chain_is_kept() -> None:
    play = Play().submitted()
    lead, clerk = play.add("lead", at("EDD")), play.add("clerk", at("EDD"))
    assert "Passed on to @lead" in play.say(play.contact, f"forward 12 @[{lead.id}]")
    assert "passed it to @lead" in play.last(play.analyst)
    assert "can't be done" in play.say(play.contact, "accept 12") or "up to @lead" in play.last(play.contact)
    play.press(lead, "Someone else")
    play.say(lead, f"@[{clerk.id}] knows them")
    assert [link.reply for link in play.draft().request.chain] == [Reply.FORWARDED, Reply.FORWARDED, Reply.WAITING]
    play.say(clerk, "accept")
    assert play.draft().state is State.COLLAB
    assert "EDD" in play.words(lead, "status 12")


def test_naming_nobody_that_can_be_reached_asks_again() -> None:
    play = Play().submitted()
    play.say(play.contact, "forward")
    assert "couldn't find a person" in play.say(play.contact, "the lady from the third floor")
    assert play.question(play.contact) == "ask:forward_to"
    play.say(play.contact, "lead@example.org")
    assert play.draft().request.chain[-1].person == play.person_by_mail("lead@example.org").id


def mailed() -> Play:
    """A play whose contact has only e-mail."""
    play = Play()
    play.answers["ask:contact"] = "it is Records.Desk@Example.org I think"
    return play.submitted()


def test_a_contact_who_has_only_mail_gets_one_with_the_draft() -> None:
    play = mailed()
    reader = play.person_by_mail("records.desk@example.org")
    [ping] = [one for one in play.sent if one.to == reader.id]
    assert ping.mail is not None
    assert [one.name for one in ping.mail.attachments] == ["BUCP-2027-0012.html"]
    assert "BUCP-2027-0012" in ping.mail.subject


def test_an_answer_by_mail_is_entered_with_its_words_and_marked() -> None:
    play = mailed()
    play.say(play.analyst, "accept 12")
    assert play.question(play.analyst) == "ask:mail_words"
    play.say(play.analyst, "From: records desk. I'll take it, call me.")
    assert play.draft().state is State.COLLAB
    for words in (play.words(play.analyst, "status 12"), play.words(play.analyst, "history 12")):
        assert "by e-mail" in words
    reader = play.person_by_mail("records.desk@example.org")
    assert play.inboxes[reader.id][-1].mail is not None
    assert "entered" in play.last(reader)


def test_a_mail_that_names_somebody_else_or_declines() -> None:
    play = mailed()
    play.say(play.analyst, "forward 12")
    play.say(play.analyst, "lead@example.org")
    play.say(play.analyst, "Please ask our lead instead.")
    lead = play.person_by_mail("lead@example.org")
    assert play.draft().request.chain[-1].person == lead.id
    play.say(play.analyst, "decline 12")
    assert play.question(play.analyst) == "ask:mail_words"
    play.say(play.analyst, "No, because we lack staff.")
    assert play.draft().request.objection == "No, because we lack staff."
    proof = play.draft().request.chain[-1].evidence
    assert proof is not None
    assert (proof.said_by, proof.entered_by) == (lead.id, play.analyst.id)


@pytest.mark.parametrize("place", ["ask:law", "ask:anyone_else", "field:purpose_reason", "ask:send"])
def test_given_up_at_any_step(place: str) -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(place)
    play.say(play.analyst, "withdraw")
    play.say(play.analyst, "yes")
    assert play.draft().state is State.WITHDRAWN
    assert play.draft().number == "" or "withdrawn" in play.words(play.analyst, "status 12").casefold()


def test_given_up_after_it_was_sent_tells_the_contact() -> None:
    play = Play().submitted()
    play.say(play.analyst, "withdraw 12")
    play.say(play.analyst, "Our budget was cut")
    assert play.draft().state is State.SUBMITTED, "a reason is no yes"
    play.say(play.analyst, "yes")
    assert "Our budget was cut" in play.last(play.contact)
    assert "Nothing for you to do" in play.last(play.contact)


def test_a_contact_can_not_withdraw_and_is_told_before_typing() -> None:
    play = Play().submitted()
    assert "changed nothing" in play.words(play.contact, "withdraw 12")
    assert play.question(play.contact) == "ask:request"
    assert "changed nothing" in play.words(play.contact, "edit 12 scope")
    assert "changed nothing" in play.words(play.analyst, "explain 12")


def test_silence_is_no_answer_and_another_can_be_asked() -> None:
    play = Play().submitted()
    assert play.draft().state is State.SUBMITTED
    assert "waits for an answer" in play.say(play.analyst, "submit 12")


def test_submitting_says_what_is_missing_with_a_way_to_each() -> None:
    play = Play().drafting()
    words = play.say(play.analyst, "submit")
    assert "missing or unclear" in words
    play.press(play.analyst, "Answer Scope")
    assert play.question(play.analyst) == "field:purpose_scope"


def test_what_may_wait_is_parked_with_a_word_why() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("field:transfer_method")
    for _ in range(50):
        if play.open(play.analyst) == "ask:park":
            break
        play.say(play.analyst, "skip")
    assert play.open(play.analyst) == "ask:park"
    play.say(play.analyst, "our security office is looking at it")
    play.play_until("ask:send")
    assert {one.why for one in play.draft().parked.values()} == {"our security office is looking at it"}
    play.say(play.analyst, "send")
    assert play.draft().state is State.SUBMITTED


def test_the_text_of_the_request_can_be_changed_and_somebody_else_chosen() -> None:
    play = Play().filled()
    play.press(play.analyst, "Change the text")
    play.say(play.analyst, "list of our wishes: call me.")
    assert "list of our wishes: call me." in play.last(play.analyst)
    play.press(play.analyst, "Someone else")
    play.say(play.analyst, f"@[{play.stranger.id}]")
    play.say(play.analyst, "send")
    assert "list of our wishes: call me." in play.last(play.stranger)
    assert not play.inboxes[play.contact.id]


def test_outside_production_a_state_address_is_told_to_the_sender() -> None:
    play = Play()
    play.answers["ask:contact"] = "desk@edd.ca.gov"
    play.submitted()
    assert "no mail goes to desk@edd.ca.gov" in play.last(play.analyst)


def test_one_cannot_ask_a_colleague_of_ones_own_side() -> None:
    play = Play().drafting()
    friend = play.add("friend", at("CDSS"))
    play.say(play.analyst, f"share 12 @[{friend.id}]")
    play.answers["ask:contact"] = f"@[{friend.id}]"
    play.play_until("ask:contact")
    assert "Name someone else" in play.say(play.analyst, f"@[{friend.id}]")
    assert play.question(play.analyst) == "ask:contact"


def test_a_silent_contact_can_be_replaced_and_is_told() -> None:
    play = Play().submitted()
    play.command(play.analyst, "contact 12")
    assert play.question(play.analyst) == "ask:contact"
    play.say(play.analyst, f"@[{play.stranger.id}]")
    assert play.question(play.analyst) == "ask:send"
    play.say(play.analyst, "send")
    assert "in your place" in play.last(play.contact)
    assert play.question(play.stranger) == "ask:request"
    assert "I changed nothing" in play.words(play.contact, "accept 12")
    assert play.draft().state is State.SUBMITTED
    assert "You take it" in play.words(play.stranger, "accept 12")
    assert play.draft().state is State.COLLAB


def test_a_silent_contact_who_has_only_mail_is_told_by_mail() -> None:
    play = Play()
    play.answers["ask:contact"] = "desk@example.org"
    play.submitted()
    play.command(play.analyst, "contact 12")
    play.tell(play.analyst, f"@[{play.contact.id}]", "send")
    mails = [ping.mail for ping in play.sent if ping.mail is not None]
    assert [mail.subject for mail in mails][-1] == "BUCP-2027-0012: nothing more for you to do"
    assert play.question(play.contact) == "ask:request"


def test_after_a_no_the_card_says_what_the_drafter_can_do() -> None:
    play = Play().submitted()
    play.tell(play.contact, "decline", "We hold no county data.")
    card = play.words(play.analyst, "status 12")
    assert "Next: Answer the no, narrow the request and send it again, or withdraw" in card
    assert "takes it, names someone else" not in card


def test_whoever_drafts_is_told_to_write_and_the_contact_that_somebody_will() -> None:
    play = Play().submitted()
    assert "@analyst will write to you" in play.press(play.contact, "I'll take it")
    assert "Your next step: write to @contact and agree on a time" in play.last(play.analyst)
    assert "Next: Write to contact and agree on a time" in play.words(play.analyst, "status 12")
    assert "Next: analyst writes to you" in play.words(play.contact, "status 12")


def test_after_an_answer_by_mail_the_next_step_names_who_wrote_it() -> None:
    play = Play()
    play.answers["ask:contact"] = "lead@example.org"
    play.submitted()
    helper = play.add("helper", at("CDSS"))
    play.say(play.analyst, f"share 12 @[{helper.id}]")
    play.tell(helper, "accept 12", "We take it.")
    assert "write to @lead (lead@example.org) and agree" in play.last(play.analyst)


def test_whoever_a_mail_names_is_written_to_and_reads_who_named_them() -> None:
    play = Play()
    play.answers["ask:contact"] = "lead@example.org"
    play.submitted()
    play.tell(play.analyst, "forward 12", "clerk@example.org")
    told = play.say(play.analyst, "Not me. Please ask the clerk.")
    assert "@clerk is asked now: a mail with the draft goes to them" in told
    clerk = next(one for one in play.people.values() if one.email == "clerk@example.org")
    mail = next(ping.mail for ping in play.inboxes[clerk.id] if ping.mail is not None)
    assert "lead named you as the right person" in text_of(mail.message)


def test_what_changed_after_sending_is_named_to_both_sides_and_what_a_mail_holds_is_said() -> None:
    play = Play()
    play.answers["ask:contact"] = "lead@example.org"
    play.submitted()
    assert "Changed since" not in play.words(play.analyst, "status 12")
    play.now += timedelta(hours=1)
    play.say(play.analyst, "edit 12 purpose_scope")
    play.say(play.analyst, "All adults with a CalFresh case in 2025 and 2026, statewide, without children.")
    told = play.words(play.analyst, "status 12")
    assert "Changed since it was sent on Tue, Jan 5, 2027: Scope. EDD is not told by itself" in told
    assert "The draft in their mail is the earlier one" in told


def test_the_contact_sees_what_changed_since_it_was_sent() -> None:
    play = Play().submitted()
    play.now += timedelta(hours=1)
    play.say(play.analyst, "edit 12 purpose_scope")
    play.say(play.analyst, "All adults with a CalFresh case in 2025 and 2026, statewide, without children.")
    for look in ("status 12", "show 12"):
        assert "Changed since it was sent on Tue, Jan 5, 2027: Scope" in play.words(play.contact, look)
    assert "is not told" not in play.words(play.contact, "status 12")


def test_a_draft_that_is_withdrawn_before_it_is_sent_stands_at_no_later_step() -> None:
    play = Play().filled()
    play.tell(play.analyst, "withdraw 12", "yes")
    for look in ("status 12", "show 12"):
        told = play.words(play.analyst, look)
        assert "Withdrawn" in told
        assert "Step 4" not in told
