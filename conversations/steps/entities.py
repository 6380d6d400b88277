"""Reading a department off what somebody typed, and what the signatory list makes of it."""

from dataclasses import dataclass

from conversations.agreement.model import Party, Side, Standing
from conversations.ids import PartyId
from conversations.scene import Scene
from conversations.signatories import Entity, Outcome, standing
from conversations.steps.asking import Option
from conversations.wording.names import natural


@dataclass(frozen=True, slots=True)
class Sure:
    entity: Entity


@dataclass(frozen=True, slots=True)
class Unsure:
    """One or several that may be meant: a person decides."""

    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


Reading = Sure | Unsure | Unknown

SURE = 100.0


def read_entity(scene: Scene, text: str) -> Reading:
    """A name or abbreviation as it stands is taken; what is only alike, or could be several, is asked about."""
    found = scene.around.signatories.find(text)
    match found.outcome:
        case Outcome.NONE:
            return Unknown()
        case Outcome.MATCH if found.matches[0].score >= SURE and not found.matches[0].entity.is_a_kind:
            return Sure(scene.around.signatories.listed(found.matches[0].entity))
        case _:
            return Unsure(tuple(match.entity for match in found.matches))


def short(entity: Entity) -> str:
    """How people call it for short: its first abbreviation, else its name."""
    return entity.abbreviations[0] if entity.abbreviations and entity.abbreviations[0] else natural(entity.name)


def with_short(entity: Entity) -> str:
    name, brief = natural(entity.name), short(entity)
    return name if brief == name else f"{name} ({brief})"


def as_option(entity: Entity) -> Option:
    return Option(entity.name, with_short(entity), also=entity.abbreviations)


def as_party(scene: Scene, entity: Entity, side: Side, unit: str = "") -> Party:
    """A party with its standing as the list has it today."""
    listed = standing(entity, scene.around.signatories)
    return Party(
        id=PartyId(0),
        side=side,
        entity=listed.entity.name,
        short=short(listed.entity),
        unit=unit,
        standing=Standing(listed.kind.value),
        status=listed.entity.status.value,
        umbrella=natural(listed.umbrella.name) if listed.umbrella else "",
        under_governor=listed.entity.under_governor_word,
        listed=scene.around.signatories.list_date,
    )


def unlisted(scene: Scene, name: str, side: Side) -> Party:
    """A party that no row of the list fits."""
    return Party(
        id=PartyId(0), side=side, entity=name, short=name, listed=scene.around.signatories.list_date, status="not found"
    )
