"""Whose gesture a payload is, and whose workspace it happened in."""

from handlers.ports import Address
from handlers.slack.payload import Json, branch, objects, text


def host(body: Json) -> str:
    """The tenant whose installation heard this: its enterprise, else its workspace."""
    for authorization in objects(body, "authorizations")[:1]:
        return text(authorization, "enterprise_id") or text(authorization, "team_id")
    return (
        text(body, "enterprise", "id")
        or text(body, "enterprise_id")
        or text(body, "team", "enterprise_id")
        or _team(body)
        or text(body, "user", "team_id")
    )


def actor(body: Json, user: str, team: str) -> Address:
    """The person with this id. `team` is the person's own workspace as the payload tells it, perhaps empty.

    A guest from another workspace keeps that workspace as tenant: the same id can be somebody else at home.
    """
    home = host(body)
    at_home = team in ("", home) or team == _team(body)
    return Address("slack", home if at_home else team, user)


def _team(body: Json) -> str:
    for authorization in objects(body, "authorizations")[:1]:
        if text(authorization, "team_id"):
            return text(authorization, "team_id")
    return text(branch(body, "team"), "id") or text(body, "team_id")
