"""Whose turn it is: derived from the agreement, never stored as a decision."""

from dataclasses import dataclass

from conversations.agreement.model import Agreement, Asked, Reply, Side, State
from conversations.ids import PersonId


@dataclass(frozen=True, slots=True)
class WhoseTurn:
    """`text` names the side or sides as people call them (empty: nobody's turn); `people` are those who can act."""

    text: str
    people: tuple[PersonId, ...] = ()


NOBODY = WhoseTurn("")
BOTH = "both sides"
"""It runs: everybody in it can do the next thing, and nobody is waited for."""


def whose(agreement: Agreement) -> WhoseTurn:
    """Who holds the ball now."""
    match agreement.state:
        case State.NOT_IDEA | State.WITHDRAWN:
            return NOBODY
        case State.SUBMITTED:
            return _answering(agreement)
        case State.COLLAB if any(link.reply is Reply.DECLINED for link in open_requests(agreement)):
            return _answering(agreement)
        case State.COLLAB:
            return WhoseTurn(BOTH, tuple(one.person for one in agreement.members.values()))
        case State.SCOPE | State.SIGNATORY | State.ONBOARDING | State.OUTSIDE_IDEA | State.DRAFT:
            return _writing(agreement)


def open_requests(agreement: Agreement) -> tuple[Asked, ...]:
    """The last link of each provider's chain."""
    links = (agreement.request.current(party.id) for party in agreement.of_side(Side.PROVIDER))
    return tuple(link for link in links if link is not None)


def _writing(agreement: Agreement) -> WhoseTurn:
    if agreement.invited is not None:
        return WhoseTurn(agreement.side_called(Side.RECIPIENT), (agreement.invited,))
    drafters = agreement.drafters()
    side = agreement.members[drafters[0]].side if drafters else Side.RECIPIENT
    helping = (one.to for one in agreement.handings if one.left)
    return WhoseTurn(
        agreement.side_called(side) if agreement.parties else "yours", tuple(dict.fromkeys((*drafters, *helping)))
    )


def _answering(agreement: Agreement) -> WhoseTurn:
    """A decline hands the turn back to the recipient; silence never does."""
    links = open_requests(agreement)
    if any(link.reply is Reply.DECLINED for link in links):
        return WhoseTurn(agreement.side_called(Side.RECIPIENT), agreement.drafters())
    waiting = [link for link in links if link.reply is Reply.WAITING]
    names = [agreement.party(link.party).called for link in waiting]
    return WhoseTurn(" and ".join(names), tuple(link.person for link in waiting))
