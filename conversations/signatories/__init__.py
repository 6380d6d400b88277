"""The signatory list: who signed the master agreement, who is covered, and how sure that is.

The list is data. `load_packaged` reads the one that comes with the product; `parse` reads one that a coordinator
brings. Nothing is read at import.
"""

from conversations.signatories.collection import Signatories, as_json, load_packaged
from conversations.signatories.entity import Entity, Status
from conversations.signatories.reading import Rejected, parse
from conversations.signatories.rows import RowProblem
from conversations.signatories.search import Found, Match, Outcome
from conversations.signatories.standing import HowSure, Standing, StandingKind, standing

__all__ = [
    "Entity",
    "Found",
    "HowSure",
    "Match",
    "Outcome",
    "Rejected",
    "RowProblem",
    "Signatories",
    "Standing",
    "StandingKind",
    "Status",
    "as_json",
    "load_packaged",
    "parse",
    "standing",
]
