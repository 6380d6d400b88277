"""One row of the signatory list."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What the list says of an entity, in the list's own words: people compare them, so they never change here."""

    LISTED = "listed as signatory"
    SIGNED_NOT_LISTED = "signed agreement, not on the published list"
    PARENT_LISTED = "parent is listed: covered unless it has statutory authority of its own (FAQ); confirm"
    CONFIRM = "not listed: confirm with caldata@innovation.ca.gov"
    NOT_LISTED = "not listed"
    NOT_A_SIGNATORY = "not a signatory (FAQ, Aug 2025)"
    NOT_STATE = "not a state entity"
    ALIAS = "alias of a listed row"


UNDER_GOVERNOR: dict[str, bool | None] = {"true": True, "false": False, "unknown": None}
"""The three answers of the list to "is it under the Governor?"; None is "nobody has said for certain"."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A department, board, office or kind of body, with what is known of it.

    `former_names` and `also_known_as` serve the search alone. They are general knowledge and never shown as the
    words of the list.
    """

    name: str
    abbreviations: tuple[str, ...]
    status: Status
    under_governor: bool | None
    source: str
    umbrella_as_listed: str = ""
    agency_now: str = ""
    governor_basis: str = ""
    note: str = ""
    former_names: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()
    alias_of: str = ""
    """The name of the listed row that this row is another name of."""
    stands_for: tuple[str, ...] = ()
    """The words by which a row that stands for a whole kind ("any county") recognises its members."""
    parts: tuple[str, ...] = ()
    """Some bodies within it, or of its kind, such as a campus or a federal agency; found by their whole name only."""

    @property
    def abbreviation(self) -> str:
        """The abbreviations as one cell of the list, such as `DFEH;CRD`."""
        return ";".join(self.abbreviations)

    @property
    def under_governor_word(self) -> str:
        """`true`, `false` or `unknown`, as the list writes it."""
        return next(word for word, value in UNDER_GOVERNOR.items() if value is self.under_governor)

    @property
    def is_a_kind(self) -> bool:
        """Whether the row stands for a whole kind of bodies rather than for one."""
        return self.name.endswith("(any)")
