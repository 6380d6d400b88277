"""Plays of an agreement that the side with the data begins: somebody of the other side is asked to draft."""

from conversations.agreement.model import State
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
    play.tell(play.contact, "withdraw", "yes")
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
