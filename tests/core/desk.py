"""A desk without edges: agreements, people and talks in plain dictionaries, so that the core alone can be played."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from conversations.acts import Act
from conversations.agreement.apply import fold
from conversations.agreement.model import Agreement
from conversations.agreement.recorded import Recorded, from_payload, to_payload
from conversations.agreement.turn import whose
from conversations.answers import dates_of
from conversations.converse import converse
from conversations.ids import AgreementId, PersonId
from conversations.message import Actions, Button, Message, Picker, Quote, Say
from conversations.outgoing import Answer, Ping
from conversations.people import Person, Profile
from conversations.said import Commanded, Filled, OpenedHome, Pressed, Said, Typed
from conversations.shelf import Line
from conversations.signatories import Signatories, load_packaged
from conversations.talk import Asked, Talk
from conversations.turn import Around, Hearing, Turn
from conversations.withheld import screened
from conversations.wording.markup import plain

START = datetime(2027, 1, 5, 18, 0, tzinfo=UTC)

PLACE = "D1/1.1/"  # where every typed message stands


@cache
def signatories() -> Signatories:
    return load_packaged()


@dataclass
class Town:
    """Everything that a database would hold."""

    now: datetime = START
    people: dict[PersonId, Person] = field(default_factory=dict)
    talks: dict[PersonId, Talk] = field(default_factory=dict)
    record: dict[AgreementId, list[Recorded]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[str, Asked] = field(default_factory=dict)
    inboxes: dict[PersonId, list[Ping]] = field(default_factory=lambda: defaultdict(list))
    sent: list[Ping] = field(default_factory=list)
    numbers: int = 11
    begun: int = 0

    # The shelf

    def agreement(self, agreement: AgreementId) -> Agreement:
        if agreement not in self.record:
            raise KeyError(agreement)
        return fold(agreement, self.record[agreement])

    def lines(self, person: PersonId, limit: int = 200) -> tuple[Line, ...]:
        found = []
        for one in map(self.agreement, list(self.record)):
            if one.may_see(person):
                turn, part = whose(one), one.part_of(person)
                assert part is not None or one.invited == person
                mine = person in turn.people
                found.append(
                    Line(
                        one.id,
                        one.name,
                        one.number,
                        one.state,
                        turn.text,
                        mine,
                        one.since,
                        part or one.members[one.drafters()[0]].part,
                        dates_of(one),
                    )
                )
        return tuple(reversed(found))[:limit]

    def person(self, person: PersonId) -> Person:
        return self.people[person]

    def person_by_mail(self, email: str) -> Person:
        for one in self.people.values():
            if one.email == email:
                return one
        return self.add(email.split("@", maxsplit=1)[0], email=email, chat=False)

    def people_at(self, department: str, limit: int = 5) -> tuple[Person, ...]:
        return tuple(one for one in self.people.values() if one.worked_for(department))[:limit]

    def asked_in(self, message: str) -> Asked | None:
        return self.asked.get(message)

    def history(self, agreement: AgreementId, limit: int = 50) -> tuple[Recorded, ...]:
        return tuple(reversed(self.record[agreement]))[:limit]

    def next_number(self, year: int) -> str:
        self.numbers += 1
        return f"BUCP-{year}-{self.numbers:04}"

    def new_agreement(self) -> AgreementId:
        self.begun += 1
        return AgreementId(self.begun)

    # What people do

    def add(self, name: str, profile: Profile | None = None, *, chat: bool = True, email: str = "") -> Person:
        person = Person(PersonId(len(self.people) + 1), name, email or f"{name.replace(' ', '.').lower()}@example.org",
                        chat=chat, greeted=profile is not None, profile=profile or Profile())  # fmt: skip
        self.people[person.id] = person
        self.talks[person.id] = Talk(person.id)
        return person

    def hear(self, person: Person, said: Said) -> Turn:
        """One turn, kept as a database would keep it; every fact goes through its stored form."""
        me = self.people[person.id]
        let_in = screened(said, PLACE)
        if isinstance(let_in, Answer):
            return Turn(let_in, self.talks[me.id])
        turn = converse(Hearing(me, self.talks[me.id], let_in), self, Around(self.now, signatories()))
        self.talks[me.id] = turn.talk
        for changed in turn.people:
            self.people[changed.id] = changed
        for fact in turn.facts:
            self.record[fact.agreement].append(replace(fact, event=from_payload(fact.kind, to_payload(fact.event))))
        for asked in turn.asked:
            self.asked[asked.message] = asked
        self.asked.update(turn.given)
        for outgoing in turn.outgoing:
            if isinstance(outgoing, Ping):
                self.sent.append(outgoing)
                if outgoing.replaces is None:
                    self.inboxes[outgoing.to].append(outgoing)
        return turn

    def say(self, person: Person, text: str, reply_to: str | None = None) -> str:
        """Type in the DM; what came back, as plain text."""
        before = len(self.inboxes[person.id])
        self.hear(person, Typed(text, reply_to))
        return "\n".join(text_of(ping.message) for ping in self.inboxes[person.id][before:])

    def command(self, person: Person, line: str) -> Answer:
        return self.hear(person, Commanded(line)).answer

    def press(self, person: Person, label: str, chosen: str = "") -> str:
        """Press a button of the newest message that has it."""
        before = len(self.inboxes[person.id])
        for ping in reversed(self.inboxes[person.id]):
            act = acts_of(ping.message).get(label)
            if act is not None:
                self.hear(person, Pressed(act, chosen, ping.key))
                return "\n".join(text_of(one.message) for one in self.inboxes[person.id][before:])
        raise AssertionError(f"nobody offered {label!r}; the last message: {self.last(person)}")

    def last(self, person: Person) -> str:
        pings = self.inboxes[person.id]
        return text_of(pings[-1].message) if pings else ""

    def question(self, person: Person) -> str:
        """The block of the last message: what is asked."""
        return self.inboxes[person.id][-1].message.block


def acts_of(message: Message, *, menus: bool = True) -> Mapping[str, Act]:
    """The acts that a message offers, by label; those in plain sight alone, without its menus."""
    found: dict[str, Act] = {}
    for part in message.parts:
        buttons: list[Button | Picker] = (
            [*part.items, *(part.menu if menus else ())] if isinstance(part, Actions) else []
        )
        if isinstance(part, Say) and part.row:
            buttons.append(replace(part.row, label=part.row.spoken or part.row.label))
        found |= {one.label: one.act for one in buttons}
    return found


def text_of(message: Message) -> str:
    """All that a message says."""
    said = [
        plain(part.text) if isinstance(part, Say) else part.text
        for part in message.parts
        if isinstance(part, Say | Quote)
    ]
    return "\n".join(said)


__all__ = ["Filled", "OpenedHome", "Town", "acts_of", "signatories", "text_of"]
