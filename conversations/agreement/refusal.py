"""A refusal is a value: why not, and the facts for saying the way forward."""

from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Each has its words in `templates/refused/`."""

    NOT_FOUND = "not_found"
    NOT_NOW = "not_now"
    NOT_READY = "not_ready"
    NO_CONTACT = "no_contact"
    NO_PROVIDER = "no_provider"
    NO_RECIPIENT = "no_recipient"
    NOT_SIGNED = "not_signed"
    SAME_PARTY = "same_party"
    NOBODY_TOLD = "nobody_told"
    OWN_REQUEST = "own_request"
    OWN_SIDE = "own_side"
    OTHER_SIDE = "other_side"
    YOURSELF = "yourself"
    EMPTY = "empty"
    UNDECIDED = "undecided"
    NOT_WRITTEN_TO = "not_written_to"
    ALREADY_SENT = "already_sent"


@dataclass(frozen=True, slots=True)
class Refusal:
    why: Why
    facts: dict[str, object] = field(default_factory=dict)
