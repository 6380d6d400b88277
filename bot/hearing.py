"""From what a platform brought to what the core hears: places become persons, references become keys of messages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol, assert_never, cast

from bot.deliveries import mentioned
from conversations.files import Grid, Read, Sheet, Unread, Words
from conversations.ids import PersonId
from conversations.outgoing import Answer
from conversations.people import Person
from conversations.said import (
    MENTION,
    Brought,
    Commanded,
    Filled,
    Gone,
    Introduced,
    OpenedHome,
    Pressed,
    Said,
    Shared,
    Typed,
    Withheld,
)
from conversations.turn import Hearing
from handlers.ports import Address, Incoming, Known, Reference
from storage.looking import Looking
from storage.outbox import Ref
from storage.people import Place
from storage.unit import Unit

# What no database keeps and nobody types on purpose: NUL, and halves of a character.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


Heard = tuple[Answer, Mapping[PersonId, Known]]
"""An answer, and the people whom it names as its reader can be shown them."""


class Faces(Protocol):
    """What is needed to show people: `storage.unit.Unit` and `storage.looking.Looking` have it."""

    def person(self, person: PersonId) -> Person: ...
    def places(self, person: PersonId) -> Sequence[Place]: ...


def place_of(address: Address) -> Place:
    return Place(address.platform, address.tenant, address.user)


def address_of(place: Place) -> Address:
    return Address(cast("Literal['slack', 'email']", place.platform), place.tenant, place.user)


def hearing_of(incoming: Incoming, unit: Unit) -> Hearing:
    """Who did what, and where the talk with them stands. Whoever is new becomes a person."""
    heard = unit.people.at(place_of(incoming.sender))
    said = incoming.said
    if isinstance(said, Introduced) and said.email:
        merge = unit.people.merge(heard.person, said.email)
        heard = unit.people.known(merge.person)
        if not merge.mail_is_free:
            said = replace(said, email="")
    return Hearing(heard.person, heard.talk, _understood(incoming, said, unit))


def looking_of(incoming: Incoming, looking: Looking) -> Hearing | None:
    """The same for a command that only looks; None when somebody in it is not known yet, who must become a person."""
    known = looking.at(place_of(incoming.sender))
    if known is None or incoming.people or not isinstance(incoming.said, Commanded):
        return None
    return Hearing(known.person, known.talk, replace(incoming.said, line=UNSTORABLE.sub("", incoming.said.line)))


def _understood(incoming: Incoming, said: Said, unit: Unit) -> Said:  # noqa: C901, PLR0911 - one line a gesture
    def clean(text: str) -> str:
        return _marked(UNSTORABLE.sub("", text), incoming.people, unit)

    match said:
        case Typed():
            own = _own(incoming)
            return Typed(clean(said.text), own if incoming.edited else _reply_to(incoming, said, unit), own)
        case Commanded():
            return replace(said, line=clean(said.line))
        case Pressed():
            return replace(said, chosen=clean(said.chosen), message=_key(incoming.message, unit) or said.message)
        case Filled():
            return replace(said, values={name: clean(value) for name, value in said.values.items()})
        case Shared():
            return replace(said, text=clean(said.text), reply_to=_key(incoming.thread, unit) or said.reply_to)
        case Brought():
            return replace(said, read=_harmless(said.read))
        case Introduced():
            return Introduced(*(UNSTORABLE.sub("", text) for text in (said.name, said.email, said.zone)))
        case Withheld():
            return replace(said, reply_to=_own(incoming) if incoming.edited else _reply_to(incoming, said, unit))
        case OpenedHome() | Gone():
            return said
        case _ as never:
            assert_never(never)


def _harmless(read: Read) -> Read:
    """What a file holds, without what no database keeps; nothing in it counts as the mark of a person."""

    def clean(text: str) -> str:
        return UNSTORABLE.sub("", text).replace("@[", "@ [")

    def cells(rows: Grid) -> Grid:
        return tuple(tuple(clean(cell) for cell in row) for row in rows)

    match read:
        case Words(text, rows):
            return Words(clean(text), cells(rows))
        case Sheet(rows):
            return replace(read, rows=cells(rows))
        case Unread():
            return read
        case _ as never:
            assert_never(never)


def _marked(text: str, people: tuple[Address, ...], unit: Unit) -> str:
    """`@[0]`, the first of the people who came along, becomes `@[12]`, a person. A mark for nobody is only text."""

    def person(mark: re.Match[str]) -> str:
        place = int(mark[1])
        if place >= len(people):
            return f"@{mark[1]}"
        return f"@[{unit.people.at(place_of(people[place])).person.id}]"

    return MENTION.sub(person, text)


def _reply_to(incoming: Incoming, said: Typed | Withheld, unit: Unit) -> str | None:
    return _key(incoming.thread, unit) or said.reply_to


def _own(incoming: Incoming) -> str | None:
    """The key of a person's own message. No message of ours has one like it."""
    at, sender = incoming.at, incoming.sender
    return None if at is None else f"said:{sender.platform}/{sender.tenant}/{at.channel}/{at.message}"


def _key(at: Reference | None, unit: Unit) -> str | None:
    return None if at is None else unit.message_at(Ref(at.channel, at.message))


def shown(answer: Answer, reader: Address, faces: Faces) -> Mapping[PersonId, Known]:
    """The people whom an answer names, as this reader can be shown them."""
    named = set(mentioned(answer.message)) if answer.message else set()
    if answer.form:
        named |= {span.person for span in answer.form.intro if span.person is not None}
    return {person: known_as(person, reader, faces) for person in named}


def known_as(person: PersonId, reader: Address, faces: Faces) -> Known:
    """How a reader is shown a person: with an address only where the reader's platform can mention it."""
    for place in faces.places(person):
        if (place.platform, place.tenant) == (reader.platform, reader.tenant):
            return Known(faces.person(person).called, address_of(place))
    return Known(faces.person(person).called)
