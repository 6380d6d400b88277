"""Reading a department off what somebody typed, and what the signatory list makes of it."""

from dataclasses import dataclass, replace

from conversations.agreement.model import Party, Side, Standing
from conversations.ids import PartyId
from conversations.noanswer import simple
from conversations.scene import Scene
from conversations.signatories import Entity, Match, Outcome, standing
from conversations.steps.asking import Option
from conversations.wording.names import natural
from conversations.yesno import Means


@dataclass(frozen=True, slots=True)
class Sure:
    """`known_as` is the other name by which it was found, empty when the list has it as it was typed; `former` that
    it is not called so any more."""

    entity: Entity
    known_as: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class Unsure:
    """One or several that may be meant: a person decides."""

    entities: tuple[Entity, ...]
    known_as: str = ""


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
            best = found.matches[0]
            return Sure(scene.around.signatories.listed(best.entity), other_name(best), is_former(best))
        case _:
            known_as = other_name(found.matches[0]) if len(found.matches) == 1 else ""
            return Unsure(tuple(match.entity for match in found.matches), known_as)


def other_name(match: Match) -> str:
    """The name by which an entity was found, where people would not know it again by what the list calls it: a newer
    or former name, or another abbreviation."""
    entity, found = match.entity, natural(match.known_as)
    told = {simple(one) for one in (entity.name, natural(entity.name), short(entity))}
    plain = simple(found)
    said_anyway = (
        entity.is_a_kind
        or match.known_as in entity.parts
        or plain in told
        or any(plain in one for one in told if len(plain.split()) > 1)
    )
    return "" if said_anyway else found


def is_former(match: Match) -> bool:
    """Whether that name is one that the entity had before."""
    return match.known_as in match.entity.former_names


def tell_other_name(scene: Scene, sure: Sure) -> None:
    """So that somebody who typed another name knows the department again."""
    if sure.known_as:
        scene.say("start/known_as", known_as=sure.known_as, name=with_short(sure.entity), former=sure.former)


def short(entity: Entity) -> str:
    """How people call it for short: its first abbreviation, else its name."""
    return entity.abbreviations[0] if entity.abbreviations and entity.abbreviations[0] else natural(entity.name)


def with_short(entity: Entity) -> str:
    name, brief = natural(entity.name), short(entity)
    return name if brief == name else f"{name} ({brief})"


def as_option(entity: Entity) -> Option:
    return Option(entity.name, with_short(entity), also=entity.abbreviations)


def candidates(scene: Scene, names: str) -> tuple[Option, ...]:
    """The rows of those names (with bars between them) to choose from; one alone is chosen by a yes."""
    rows = (scene.around.signatories.by_name(name) for name in names.split("|") if name)
    found = tuple(as_option(row) for row in rows if row is not None)
    return (replace(found[0], means=Means.YES),) if len(found) == 1 else found


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
