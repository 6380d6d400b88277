"""The same case in the core alone: what the bot has to say to each side, neither more nor less, in this order."""

from dataclasses import dataclass

from conversations.acts import Act
from conversations.people import Person
from conversations.said import Pressed
from tests.core.desk import Town
from tests.plays.play import Scenario

ONCE_ANSWERED = {"ask:provider": "ask:other_side", "ask:recipient": "ask:other_side"}
"""Questions that have another name when they are answered."""


@dataclass(frozen=True)
class Book:
    """The blocks of the messages of each side, and how many answers the analyst gives."""

    analyst: list[str]
    contact: list[str]
    answers: int


def prompted(case: Scenario) -> Book:
    """Play a case without network, process or database, until the contact took the request or there is none."""
    town = Town()
    analyst, contact = town.add("analyst"), town.add("contact")
    town.command(analyst, "new")
    answers = 0
    while (asked := town.question(analyst)) not in ("ask:send", "said:not_needed"):
        done = asked == "field:data_elements" and "done" in town.last(analyst)
        town.say(analyst, "done" if done else case.words_for(asked, f"@[{contact.id}]"))
        answers += 1
    if town.question(analyst) == "ask:send":
        town.say(analyst, "send")
        request = town.inboxes[contact.id][-1]
        town.hear(contact, Pressed(Act("accept", request.agreement), message=request.key))
    return Book(_talk(town, analyst), _talk(town, contact), answers)


def _talk(town: Town, person: Person) -> list[str]:
    names = [ping.message.block.partition("#")[0] for ping in town.inboxes[person.id]]
    return [ONCE_ANSWERED.get(name, name) for name in names]
