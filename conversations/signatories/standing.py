"""What a row of the list means for an agreement."""

from dataclasses import dataclass
from enum import StrEnum

from conversations.signatories.collection import Signatories
from conversations.signatories.entity import Entity, Status


class StandingKind(StrEnum):
    """How an entity stands to the master agreement."""

    SIGNED = "signed"
    COVERED = "covered"
    """By the signature of the body it belongs to, unless statute gives it authority of its own."""
    CONFIRM = "confirm"
    NOT_SIGNED = "not_signed"
    OUTSIDE = "outside"
    """Not a body of the State: it cannot be a party (IDEA FAQ)."""


class HowSure(StrEnum):
    """What the standing rests on; a key for the wording."""

    PUBLISHED_LIST = "published_list"
    SIGNATURE_PAGES = "signature_pages"
    UMBRELLA_RULE = "umbrella_rule"
    NOT_FOUND = "not_found"
    ABSENT = "absent"
    FAQ = "faq"
    KIND_OF_BODY = "kind_of_body"


@dataclass(frozen=True, slots=True)
class Standing:
    """What follows for the agreement, and how sure that is."""

    kind: StandingKind
    how_sure: HowSure
    basis: str
    """The source of the row, as the list gives it."""
    entity: Entity
    """The listed row, also when an alias was asked about."""
    umbrella: Entity | None
    """The listed body whose signature covers the entity; only for COVERED."""
    under_governor: bool | None

    @property
    def may_go_on(self) -> bool:
        """Whether the guard of the step to drafting is met without asking anybody (process, M3)."""
        return self.kind in {StandingKind.SIGNED, StandingKind.COVERED}


_MEANS: dict[Status, tuple[StandingKind, HowSure]] = {
    Status.LISTED: (StandingKind.SIGNED, HowSure.PUBLISHED_LIST),
    # The 2021 agreement bears these signatures; only the published list leaves them out.
    Status.SIGNED_NOT_LISTED: (StandingKind.SIGNED, HowSure.SIGNATURE_PAGES),
    # IDEA FAQ: own signature only with statutory authority of its own, otherwise the umbrella body's covers it.
    Status.PARENT_LISTED: (StandingKind.COVERED, HowSure.UMBRELLA_RULE),
    Status.CONFIRM: (StandingKind.CONFIRM, HowSure.NOT_FOUND),
    Status.NOT_LISTED: (StandingKind.NOT_SIGNED, HowSure.ABSENT),
    # IDEA FAQ, as of August 2025; these may join later.
    Status.NOT_A_SIGNATORY: (StandingKind.NOT_SIGNED, HowSure.FAQ),
    # IDEA FAQ: local and federal bodies cannot be parties.
    Status.NOT_STATE: (StandingKind.OUTSIDE, HowSure.KIND_OF_BODY),
    # An alias is resolved before this table is read; a list whose alias leads nowhere is refused.
    Status.ALIAS: (StandingKind.SIGNED, HowSure.PUBLISHED_LIST),
}


def standing(entity: Entity, signatories: Signatories) -> Standing:
    """How an entity of the list stands to the master agreement."""
    row = signatories.listed(entity)
    kind, how_sure = _MEANS[row.status]
    umbrella = signatories.by_name(row.agency_now) if kind is StandingKind.COVERED else None
    return Standing(kind, how_sure, row.source, row, umbrella, row.under_governor)
