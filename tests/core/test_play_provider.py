"""Plays of an agreement that the side with the data begins: somebody of the other side is asked to draft."""

from conversations.agreement.model import State
from conversations.message import Message
from tests.core.desk import acts_of, text_of
from tests.core.plays import Play

DRAFTER = "drafter@example.org"
WISH = "CDSS called, they want the wages of their clients"


def asked_who_drafts(play: Play) -> Play:
    """EDD's contact has begun it, and is asked who writes the first draft."""
    play.command(play.contact, "new")
    play.tell(play.contact, "we hold data", WISH, "no", "no", "wage", "no", "CDSS", "Research", "no")
    assert play.open(play.contact) == "ask:drafter"
    return play


def invited(play: Play, who: str = DRAFTER) -> Play:
    """Somebody of CDSS was asked to write it."""
    asked_who_drafts(play)
    play.tell(play.contact, who)
    return play


def mails(play: Play, to: str = DRAFTER) -> list[str]:
    """What was mailed to somebody, subjects left out."""
    return [text_of(one.mail.message) for one in play.sent if one.mail and play.people[one.to].email == to]


def test_a_withdrawal_by_the_side_with_the_data_is_told_as_theirs() -> None:
    play = invited(Play())
    play.tell(play.contact, "send", "withdraw", "yes")
    assert play.draft().state is State.WITHDRAWN
    told = mails(play)[-1]
    assert "EDD withdrew the agreement that it began, on data for CDSS" in told
    assert "CDSS withdrew" not in told
    assert "request" not in told


def test_a_refusal_says_what_can_be_done_now() -> None:
    play = Play().drafting()
    answer = play.command(play.analyst, "explain 12").message
    assert answer is not None
    assert "can't be done at this step. I changed nothing. Here is what you can do:" in text_of(answer)
    assert {"Go on", "What is missing", "Withdraw"} == set(acts_of(answer))


def test_before_the_parties_are_named_it_is_said_that_an_agreement_is_needed() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("ask:provider")
    assert "By your answers, you need an agreement" in play.last(play.analyst)
    play.say(play.analyst, "EDD")
    play.play_until("field:purpose_reason")
    said = "\n".join(text_of(one.message) for one in play.inboxes[play.analyst.id])
    assert "have signed IDEA, the State's data sharing agreement (list of " in said


def test_the_invitation_is_shown_before_it_goes_out() -> None:
    play = invited(Play())
    assert play.open(play.contact) == "ask:invitation"
    assert mails(play) == []
    shown = play.last(play.contact)
    assert "I write for Employment Development Department (EDD)" in shown
    assert "the Department of Social Services (CDSS) would like to use" in shown
    assert "share protected data under IDEA" in shown
    play.press(play.contact, "Change the text")
    play.tell(play.contact, "We hold the wages you called about. Will you draft?")
    assert "We hold the wages you called about" in play.last(play.contact)
    play.press(play.contact, "Send to CDSS")
    [mail] = mails(play)
    assert "We hold the wages you called about" in mail
    assert "answer this mail" in mail
    assert play.draft().invited is not None


def test_the_starter_who_waits_is_told_what_to_do_and_asks_somebody_else() -> None:
    play = invited(Play())
    me = play.contact
    play.say(me, "send")
    for typed in ("resume", "submit"):
        assert {"Ask someone else", "Write to them again", "Withdraw"} <= set(acts_of(said(play, typed)))
    assert "so only they can write it" in text_of(said(play, "resume"))
    play.say(me, "ask someone else")
    assert play.open(me) == "ask:drafter"
    play.tell(me, "other@example.org", "send")
    assert "in your place" in mails(play)[-1]
    assert "will you write it" in mails(play, "other@example.org")[-1].casefold()
    assert play.draft().invited == next(one.id for one in play.people.values() if one.email == "other@example.org")


def said(play: Play, typed: str) -> Message:
    """The last thing told after these words."""
    play.say(play.contact, typed)
    return play.inboxes[play.contact.id][-1].message


def test_the_invitation_can_be_sent_again_in_the_same_words() -> None:
    play = invited(Play())
    play.tell(play.contact, "change the text", "Our own words.", "send")
    play.press(play.contact, "Write to them again")
    assert "Our own words." in play.last(play.contact)
    play.say(play.contact, "send")
    assert len([one for one in mails(play) if "Our own words." in one]) == 2


def test_somebody_in_chat_is_invited_and_let_go_there() -> None:
    play = Play()
    asked_who_drafts(play)
    play.tell(play.contact, f"@[{play.analyst.id}]", "send")
    assert "We hold data" in text_of(play.inboxes[play.analyst.id][-1].message)
    play.tell(play.contact, "contact 12", DRAFTER, "send")
    assert "in your place" in play.last(play.analyst)
