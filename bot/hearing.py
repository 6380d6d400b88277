"""From what a platform brought to what the core hears: places become persons, references become keys of messages."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, assert_never, cast

from bot.deliveries import mentioned
from conversations.ids import PersonId
from conversations.outgoing import Answer
from conversations.said import MENTION, Commanded, Filled, Introduced, OpenedHome, Pressed, Said, Typed
from conversations.turn import Hearing
from handlers.ports import Address, Incoming, Known, Reference
from storage.outbox import Ref
from storage.people import Place
from storage.unit import Unit

# What no database keeps and nobody types on purpose: NUL, and halves of a character.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


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


def _understood(incoming: Incoming, said: Said, unit: Unit) -> Said:
    def clean(text: str) -> str:
        return _marked(UNSTORABLE.sub("", text), incoming.people, unit)

    match said:
        case Typed():
            return Typed(clean(said.text), _key(incoming.thread, unit) or said.reply_to)
        case Commanded():
            return replace(said, line=clean(said.line))
        case Pressed():
            return replace(said, chosen=clean(said.chosen), message=_key(incoming.message, unit) or said.message)
        case Filled():
            return replace(said, values={name: clean(value) for name, value in said.values.items()})
        case Introduced():
            return Introduced(*(UNSTORABLE.sub("", text) for text in (said.name, said.email, said.zone)))
        case OpenedHome():
            return said
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


def _key(at: Reference | None, unit: Unit) -> str | None:
    return None if at is None else unit.message_at(Ref(at.channel, at.message))


def shown(answer: Answer, reader: Address, unit: Unit) -> Mapping[PersonId, Known]:
    """The people whom an answer names, as this reader can be shown them."""
    named = set(mentioned(answer.message)) if answer.message else set()
    if answer.form:
        named |= {span.person for span in answer.form.intro if span.person is not None}
    return {person: known_as(person, reader, unit) for person in named}


def known_as(person: PersonId, reader: Address, unit: Unit) -> Known:
    """How a reader is shown a person: with an address only where the reader's platform can mention it."""
    for place in unit.people.places(person):
        if (place.platform, place.tenant) == (reader.platform, reader.tenant):
            return Known(unit.person(person).called, address_of(place))
    return Known(unit.person(person).called)
