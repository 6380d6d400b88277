"""Reading off typed words whom somebody wants to ask, and about which questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations.agreement.model import Agreement, Slot
from conversations.form.chunks import CHUNKS, Chunk
from conversations.ids import PersonId
from conversations.journey import TO_ASK, Progress, Stop, find_stop, stops
from conversations.people import Person
from conversations.said import mentioned
from conversations.scene import Scene
from conversations.steps.persons import EMAIL, read_person, without_person

ROLE_WORDS: Mapping[str, str] = {
    "legal": "legal",
    "counsel": "legal",
    "privacy": "privacy",
    "security": "security",
}
MOST_KNOWN = 50
ALL = frozenset({"all", "everything", "the rest", "rest"})
THIS_PART = frozenset({"this part", "this section", "part", "section"})
THIS_ONE = frozenset({"", "this", "it", "this one", "this question", "that"})
BEFORE = re.compile(r"^(?:(?:please|for|about|to|answer|do|on|with)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """`person` or else the `role` that was named; the open questions that were named (`named`: some part was), and
    words that name no question."""

    person: Person | None = None
    role: str = ""
    slots: tuple[Slot, ...] = ()
    named: bool = False
    unknown: str = ""


def meant(scene: Scene, a: Agreement, words: str) -> Meant:
    """What `ask` is followed by."""
    person, role, rest = _whom(scene, a, words.strip())
    about = BEFORE.sub("", rest).casefold().strip(" .!?:,")
    if about in THIS_ONE:
        return Meant(person, role)
    slots = questions_called(scene, a, about)
    if slots is None:
        return Meant(person, role, unknown=rest)
    return Meant(person, role, slots, named=True)


def only_for_asking(scene: Scene, a: Agreement | None, words: str) -> bool:
    """Whether words after "ask" can only be meant as whom to ask: a person, or a role and perhaps a question."""
    if a is None:
        return False
    if mentioned(words) or EMAIL.search(words):
        return True
    found = meant(scene, a, words)
    return bool(found.person or found.role) and not found.unknown


def _whom(scene: Scene, a: Agreement, words: str) -> tuple[Person | None, str, str]:
    if mentioned(words) or EMAIL.search(words):
        return read_person(scene, words), "", without_person(words)
    first, _, rest = words.partition(" ")
    role = ROLE_WORDS.get(first.casefold().strip(" .,:"), "")
    known = colleagues(scene, a)
    if role:
        fitting = [one for one in known if one.profile.role == role]
        return (fitting[0] if len(fitting) == 1 else None), role, rest
    return _called(known, words)


def _called(known: tuple[Person, ...], words: str) -> tuple[Person | None, str, str]:
    """By the whole name, or the first one where only one person has it."""
    said = words.casefold()
    for one in sorted(known, key=lambda person: -len(person.name)):
        name = one.name.casefold()
        if name and (said == name or said.startswith(f"{name} ")):
            return one, "", words[len(name) :].strip()
    first, _, rest = words.partition(" ")
    fitting = [one for one in known if one.name.casefold().split()[:1] == [first.casefold()]]
    return (fitting[0], "", rest) if len(fitting) == 1 else (None, "", words)


def colleagues(scene: Scene, a: Agreement) -> tuple[Person, ...]:
    """People of one's own side: those who work on the agreement, and those known at one's department."""
    side = a.members[scene.me.id].side if scene.me.id in a.members else None
    working = [scene.person(one.person) for one in a.members.values() if one.side is side]
    department = scene.me.profile.department
    there = scene.shelf.people_at(department, MOST_KNOWN) if department else ()
    found: dict[PersonId, Person] = {one.id: one for one in (*working, *there) if one.id != scene.me.id}
    return tuple(found.values())


def questions_called(scene: Scene, a: Agreement, words: str) -> tuple[Slot, ...] | None:
    """The open questions of a part of the draft, or the one of that name; None when nothing is called so."""
    everything = stops(a, scene.today)
    if words in ALL:
        return tuple(_open(everything))
    chunk = _chunk(scene, a, words)
    if chunk is not None:
        return tuple(_open(one for one in everything if one.chunk is chunk))
    labels = [(one.field.label.casefold(), one.slot) for one in everything]
    exactly = [slot for label, slot in labels if words in (label, slot.field, slot.field.replace("_", " "))]
    begun = [slot for label, slot in labels if len(words) > 3 and label.startswith(words)]
    found = exactly or begun
    return (found[0],) if exactly or len(found) == 1 else None


def _open(found: "Iterator[Stop] | tuple[Stop, ...]") -> Iterator[Slot]:
    return (one.slot for one in found if one.progress in (*TO_ASK, Progress.UNCLEAR, Progress.PARKED))


def _chunk(scene: Scene, a: Agreement, words: str) -> Chunk | None:
    if words in THIS_PART:
        asked = scene.talk.asked
        stop = find_stop(a, asked.slot, scene.today) if asked is not None and asked.slot is not None else None
        return stop.chunk if stop is not None else None
    plain = words.removeprefix("the ").removesuffix(" part").removesuffix(" section").strip()
    titles = ((chunk, chunk.title.casefold().removeprefix("the ")) for chunk in CHUNKS)
    return next((chunk for chunk, title in titles if plain in (title, chunk.key)), None)
