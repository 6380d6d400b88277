"""What several plays share: the people, a draft carried to where a play begins, and all that anybody was told."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from conversations.agreement.model import Agreement
from conversations.ids import AgreementId
from conversations.message import Actions, Button
from conversations.outgoing import Ping
from conversations.people import Person, Profile
from conversations.said import Commanded, Typed
from tests.core.desk import Town, signatories, text_of

SCENARIOS = Path(__file__).parent.parent / "scenarios"
THE_DRAFT = AgreementId(1)


def at(department: str, unit: str = "Research") -> Profile:
    """Somebody's place in a department, by the name that people call it."""
    row = signatories().find(department).matches[0].entity
    return Profile(row.name, department, unit, "program")


def scenario(name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((SCENARIOS / f"{name}.json").read_text())
    return found


PLAYED: "dict[tuple[str, str, str], Play]" = {}


@dataclass
class Play(Town):
    """A town with an analyst of the recipient, a contact of the provider, and a stranger of the same department."""

    case: str = "wages"

    def __post_init__(self) -> None:
        self.story = scenario(self.case)
        gets, gives = self.story["recipient"], self.story["provider"]
        self.analyst = self.add("analyst", at(gets["department"], gets["unit"]))
        self.contact = self.add("contact", at(gives["department"], gives["unit"] or "Main"))
        self.stranger = self.add("stranger", at(gives["department"], "Elsewhere"))
        self.answers = {
            "ask:data": self.story["step_1"]["data"],
            "ask:public": "no",
            "ask:shareable": "no",
            "ask:law": "wage",
            "ask:other_agreement": "no",
            "ask:provider": gives["department"],
            "ask:unit_of": gives["unit"],
            "ask:anyone_else": "no",
            "ask:columns_right": "save",
            "ask:hash_it": "as is",
            "ask:contact": f"@[{self.contact.id}]",
            "ask:park": "team",
            "ask:send": "send",
        }

    def words(self, person: Person, line: str) -> str:
        """All that a slash command brings: its own answer, then what comes in the direct messages."""
        before = len(self.inboxes[person.id])
        turn = self.hear(person, Commanded(line))
        own = [turn.answer.message] if turn.answer.message else []
        return "\n".join(text_of(one) for one in [*own, *(ping.message for ping in self.inboxes[person.id][before:])])

    def tell(self, person: Person, *lines: str) -> None:
        """One message after the other."""
        for line in lines:
            self.say(person, line)

    def asking(self, person: Person) -> Ping | None:
        """The message that put the open question."""
        asked = self.talks[person.id].asked
        found = (ping for ping in self.inboxes[person.id] if asked is not None and ping.key == asked.message)
        return next(found, None)

    def offers(self, person: Person) -> list[Button]:
        """The choices of the open question."""
        ping = self.asking(person)
        rows = [part for part in ping.message.parts if isinstance(part, Actions)] if ping else []
        return [one for row in rows for one in (*row.items, *row.menu) if isinstance(one, Button)]

    def open(self, person: Person) -> str:
        """The block of the open question; empty when none is open."""
        ping = self.asking(person)
        return ping.message.block if ping else ""

    def next_answer(self, person: Person) -> str:
        """What the scenario says to the open question."""
        block = self.open(person)
        if block in self.answers:
            return self.answers[block]
        key = block.removeprefix("field:")
        if key == "data_elements" and self.draft().elements:
            return "done"
        return self.story["typed"][key]

    def draft(self) -> Agreement:
        return self.agreement(THE_DRAFT)

    def play_until(self, block: str, person: Person | None = None, most: int = 90) -> None:
        """Answer as the scenario does until that is asked."""
        me = person or self.analyst
        for _ in range(most):
            if self.open(me) == block:
                return
            self.say(me, self.next_answer(me))
        raise AssertionError(f"{block} never came; last {self.question(me)}: {self.last(me)}")

    def drafting(self) -> "Play":
        """The draft has its number, and its first question is open."""
        return self._until("field:purpose_reason")

    def filled(self) -> "Play":
        """Everything is answered; the request is shown and waits to be sent."""
        return self._until("ask:send")

    def _until(self, block: str) -> "Play":
        """Played once for each beginning, then remembered."""
        key = (self.case, block, self.answers["ask:contact"])
        if key not in PLAYED:
            played = Play(case=self.case)
            played.answers |= self.answers
            played.command(played.analyst, "new")
            played.play_until(block)
            PLAYED[key] = played
        self._stand_where(PLAYED[key])
        return self

    def _stand_where(self, other: "Play") -> None:
        mine = {key: one for key, one in self.people.items() if key not in other.people}
        self.people, self.talks, self.asked = {**other.people, **mine}, {**self.talks, **other.talks}, dict(other.asked)
        self.record = defaultdict(list, {key: list(facts) for key, facts in other.record.items()})
        self.inboxes = defaultdict(list, {key: list(pings) for key, pings in other.inboxes.items()})
        self.sent, self.numbers, self.begun = list(other.sent), other.numbers, other.begun

    def submitted(self) -> "Play":
        """The request is with the provider's contact."""
        self.filled()
        self.say(self.analyst, "send")
        return self

    def reply_to(self, person: Person, block: str, text: str) -> str:
        """A reply in the thread of the last message that asked this."""
        key = next(ping.key for ping in reversed(self.inboxes[person.id]) if ping.message.block == block)
        before = len(self.inboxes[person.id])
        self.hear(person, Typed(text, key))
        return "\n".join(text_of(ping.message) for ping in self.inboxes[person.id][before:])
