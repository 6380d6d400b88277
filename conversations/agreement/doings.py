"""What makes sense for a person to do with an agreement now: the buttons of its card, and the way out of a refusal."""

from conversations.agreement.model import Agreement, Reply, State
from conversations.agreement.process import Actor, actor
from conversations.agreement.turn import open_requests
from conversations.ids import PersonId


def declined(a: Agreement) -> bool:
    """Whether the provider's last word was a no."""
    return any(link.reply is Reply.DECLINED for link in open_requests(a))


def doings(a: Agreement, viewer: PersonId) -> tuple[str, ...]:
    """The verbs that make sense for this person now; the first is the main one."""
    who = actor(a, viewer)
    match a.state, who:
        case State.DRAFT, Actor.INVITED | Actor.STARTER:
            return _before_it_is_written(a, starter=who is Actor.STARTER)
        case State.SUBMITTED, Actor.CONTACT:
            return ("accept", "show", "forward", "decline")
        case State.SUBMITTED | State.COLLAB, Actor.DRAFTER if declined(a):
            return ("explain", "show", "submit", "newlike", "withdraw")
        case State.SUBMITTED, Actor.DRAFTER:
            return ("show", "contact", "history", "newlike", "withdraw")
        case State.NOT_IDEA, _:
            return ("reopen",)
        case State.WITHDRAWN, _:
            return ("show", "history", "newlike")
        case _, Actor.DRAFTER | Actor.COLLEAGUE:
            return (
                ("resume", "review", "withdraw")
                if a.state is State.DRAFT
                else ("resume",)
                if not a.form
                else ("show", "history", "newlike")
            )
        case _:
            return ("show", "history") if a.form else ()


def _before_it_is_written(a: Agreement, *, starter: bool) -> tuple[str, ...]:
    """Of an agreement that a provider began, while nobody writes it yet."""
    if not starter:
        return ("resume", "show")
    return ("resume", "show", "withdraw") if a.invited is None else ("contact", "remind", "withdraw", "show")
