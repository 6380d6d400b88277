"""The signatory list as a whole."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib import resources

from conversations.signatories.entity import Entity
from conversations.signatories.search import Found, Index
from conversations.signatories.table import written


@dataclass(frozen=True)
class Signatories:
    """All rows of one list, the day that list is of, and a search over it. Never changes: an import makes a new one."""

    entities: tuple[Entity, ...]
    list_date: date
    _index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", Index(self.entities))

    def __len__(self) -> int:
        return len(self.entities)

    def find(self, query: str) -> Found:
        """The entity that a query means, those it may mean (at most five), or none."""
        return self._index.find(query)

    def by_name(self, name: str) -> Entity | None:
        """The row with exactly this name."""
        return self._by_name.get(name)

    def listed(self, entity: Entity) -> Entity:
        """The row itself, or the listed row that it is another name of."""
        return self._by_name.get(entity.alias_of, entity)

    def dump(self) -> str:
        """The list as a CSV in the project's own layout; `parse` reads it back to an equal list."""
        return written(self.entities, self.list_date)

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits that differ when anything in the list differs."""
        return hashlib.sha256(self.dump().encode()).hexdigest()[:12]

    @cached_property
    def _by_name(self) -> dict[str, Entity]:
        return {entity.name: entity for entity in self.entities}


def load_packaged() -> Signatories:
    """The list that comes with the product.

    Raises ValueError when the packaged file is damaged.
    """
    from conversations.signatories.reading import Rejected, parse

    packaged = resources.files("conversations.signatories").joinpath("data/signatories.csv").read_bytes()
    read = parse(packaged)
    if not isinstance(read, Rejected):
        return read
    raise ValueError(f"The packaged signatory list is damaged. {read}")


def as_json(query: str, found: Found) -> dict[str, object]:
    """A search and its answer for other programs, with name, abbreviation and status as the list has them."""
    return {
        "query": query,
        "outcome": found.outcome.value,
        "matches": [
            {
                "name": match.entity.name,
                "abbreviation": match.entity.abbreviation,
                "status": match.entity.status.value,
                "under_governor": match.entity.under_governor_word,
            }
            for match in found.matches
        ],
    }
