"""Reading a person off what somebody typed: a mention, an e-mail address, or one of those offered."""

import re
from collections.abc import Sequence

from conversations.ids import PersonId
from conversations.outgoing import LookUp
from conversations.people import Person
from conversations.said import MENTION, mentioned
from conversations.scene import Scene
from conversations.steps.asking import Option

EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+"
)


def read_person(scene: Scene, text: str) -> Person | None:
    """The person meant, one known only by mail included; None when the words name nobody that can be reached."""
    named = mentioned(text)
    if named:
        return _met(scene, _known(scene, named[0]))
    address = EMAIL.search(text)
    if address:
        return scene.shelf.person_by_mail(address.group().casefold())
    return None


def _met(scene: Scene, person: Person | None) -> Person | None:
    """Somebody who is named for the first time: the platform is asked for their name, for mails and documents."""
    if person is not None and person.chat and not person.name:
        scene.send(LookUp(person.id))
    return person


def only_named(scene: Scene, text: str) -> Person | None:
    """The person, when the words are nobody but them."""
    mark = MENTION.fullmatch(text.strip())
    return _known(scene, PersonId(int(mark[1]))) if mark else None


def without_person(text: str) -> str:
    """The words besides the person that they name."""
    return EMAIL.sub("", MENTION.sub("", text)).strip(" ,:;<>")


def as_option(person: Person) -> Option:
    return Option(f"@[{person.id}]", person.called, also=(person.email,) if person.email else ())


def as_options(people: Sequence[Person], besides: PersonId) -> tuple[Option, ...]:
    """Up to three people to choose from, oneself left out."""
    return tuple(as_option(one) for one in people if one.id != besides)[:3]


def _known(scene: Scene, person: PersonId) -> Person | None:
    try:
        return scene.person(person)
    except KeyError:
        return None


def plain_names(scene: Scene, text: str) -> str:
    """Words for others to read: people by name, not by mention."""
    return MENTION.sub(lambda mark: f"@{name_of(scene, mark[1])}", text)


def name_of(scene: Scene, number: str) -> str:
    """How people call whom a mention names."""
    return next((one.called for one in [scene.person_or_none(int(number))] if one), "someone")


def is_state_address(email: str) -> bool:
    domain = email.rpartition("@")[2].strip().rstrip(".").casefold()
    return domain == "ca.gov" or domain.endswith(".ca.gov")
