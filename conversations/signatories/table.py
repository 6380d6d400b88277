"""The two layouts in which a signatory list is kept as a table."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.signatories.entity import Entity


@dataclass(frozen=True, slots=True)
class Layout:
    """Column headings by the part of an `Entity` that they hold, and which of them a file cannot do without."""

    columns: Mapping[str, str]
    needed: frozenset[str]

    def matches(self, headings: Iterable[str]) -> int:
        """How many of the headings belong to this layout."""
        return len(set(headings) & set(self.columns.values()))


OWN = Layout(
    columns={
        "name": "name",
        "abbreviations": "abbreviations",
        "former_names": "former_names",
        "also_known_as": "also_known_as",
        "umbrella_as_listed": "umbrella_as_listed",
        "agency_now": "agency_now",
        "under_governor": "under_governor",
        "status": "status",
        "source": "source",
        "list_date": "list_date",
        "governor_basis": "governor_basis",
        "note": "note",
        "alias_of": "alias_of",
        "stands_for": "stands_for",
        "parts": "parts",
    },
    needed=frozenset({"name", "abbreviations", "under_governor", "status", "source", "list_date"}),
)
"""The project's own layout, which `dump` writes."""

COORDINATORS = Layout(
    columns={
        "name": "name",
        "abbreviations": "abbreviation",
        "umbrella_as_listed": "parent_agency_as_listed",
        "agency_now": "parent_agency_current",
        "under_governor": "under_governor",
        "status": "signatory_status",
        "source": "source",
        "governor_basis": "governor_basis",
        "note": "note",
    },
    needed=frozenset({"name", "abbreviations", "under_governor", "status", "source"}),
)
"""The layout of the list that coordinators pass around. Its date stands in the text of its sources, and what a row
is an alias of stands in its note."""


def written(entities: Iterable[Entity], list_date: date) -> str:
    """The entities as a CSV in the project's own layout."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(OWN.columns.values())
    for entity in entities:
        cells = {
            "name": entity.name,
            "abbreviations": entity.abbreviation,
            "former_names": ";".join(entity.former_names),
            "also_known_as": ";".join(entity.also_known_as),
            "umbrella_as_listed": entity.umbrella_as_listed,
            "agency_now": entity.agency_now,
            "under_governor": entity.under_governor_word,
            "status": entity.status.value,
            "source": entity.source,
            "list_date": list_date.isoformat(),
            "governor_basis": entity.governor_basis,
            "note": entity.note,
            "alias_of": entity.alias_of,
            "stands_for": ";".join(entity.stands_for),
            "parts": ";".join(entity.parts),
        }
        rows.writerow(cells[part] for part in OWN.columns)
    return out.getvalue()
