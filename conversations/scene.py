"""A turn while it is being made: looks up, decides, applies, and gathers what leaves. Pure besides its own memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from conversations.agreement.apply import apply
from conversations.agreement.commands import Command
from conversations.agreement.decide import Facts, decide
from conversations.agreement.doings import doings
from conversations.agreement.events import Event
from conversations.agreement.model import Agreement, Slot
from conversations.agreement.recorded import Recorded
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import AgreementId, PersonId
from conversations.journey import missing
from conversations.message import Form, Message
from conversations.notices import caused
from conversations.outgoing import Answer, Outgoing, Ping, Redraw
from conversations.people import Person
from conversations.said import Commanded, Pressed
from conversations.shelf import Shelf
from conversations.talk import NO_PARAMS, Asked
from conversations.turn import Around, Hearing, Turn
from conversations.wording import composed, local


class Scene:
    """One person did one thing: everything that follows from it gathers here."""

    def __init__(self, hearing: Hearing, shelf: Shelf, around: Around) -> None:
        self.me = hearing.me
        self.said = hearing.said
        self.talk = hearing.talk
        self.shelf = shelf
        self.around = around
        self._now_standing: dict[AgreementId, Agreement] = {}
        self._before: dict[AgreementId, Agreement] = {}
        self._facts: list[Recorded] = []
        self._people: dict[PersonId, Person] = {}
        self._asked: list[Asked] = []
        self._given: list[tuple[str, Asked]] = []
        self._outgoing: list[Outgoing] = []
        self._redraws: dict[tuple[str, PersonId, AgreementId | None], Redraw] = {}
        self._answer = Answer()

    # What is known

    @property
    def today(self) -> date:
        """The day on this person's wall."""
        return local(self.around.now, self.me.zone).date()

    def agreement(self, agreement: AgreementId) -> Agreement:
        """The agreement with all that this turn did to it. Raises KeyError when there is none."""
        if agreement not in self._now_standing:
            self._now_standing[agreement] = self._before[agreement] = self.shelf.agreement(agreement)
        return self._now_standing[agreement]

    def visible(self, agreement: AgreementId | None) -> Agreement | None:
        """The agreement, if this person may see it: what one may not see looks like what does not exist."""
        if agreement is None:
            return None
        try:
            found = self.agreement(agreement)
        except KeyError:
            return None
        return found if found.may_see(self.me.id) else None

    @property
    def focus(self) -> Agreement | None:
        """The agreement this person is working on."""
        return self.visible(self.talk.focus)

    def person(self, person: PersonId) -> Person:
        """Raises KeyError for an id that was never given."""
        if person == self.me.id:
            return self.me
        return self._people.get(person) or self.shelf.person(person)

    def person_or_none(self, number: int) -> Person | None:
        try:
            return self.person(PersonId(number))
        except KeyError:
            return None

    def before_turn(self, agreement: AgreementId) -> Agreement | None:
        """The agreement as it stood when the turn began; None for one that this turn began."""
        return self._before.get(agreement)

    # What is done

    def start(self, command: Command) -> AgreementId:
        """Begin an agreement. Raises ValueError when that is refused, which the rules never do."""
        new = self.shelf.new_agreement()
        self._now_standing[new] = Agreement(id=new)
        refusal = self.do(new, command)
        if refusal is not None:
            raise ValueError(refusal)
        return new

    def do(self, agreement: AgreementId, command: Command) -> Refusal | None:
        """Decide and apply; what others must hear of it is gathered. Returns the refusal, if it is one."""
        current = self.visible(agreement) if agreement not in self._now_standing else self._now_standing[agreement]
        if current is None:
            return Refusal(Why.NOT_FOUND)
        decision = decide(current, command, self.me.id, Facts(self.today, lambda one: missing(one, self.today)))
        if isinstance(decision, Refusal):
            return decision
        for event in decision:
            self._happen(agreement, event)
        return None

    def _happen(self, agreement: AgreementId, event: Event) -> None:
        before = self._now_standing[agreement]
        fact = Recorded(agreement, before.seq + 1, self.me.id, self.around.now, event)
        after = apply(before, fact)
        self._now_standing[agreement] = after
        self._facts.append(fact)
        for outgoing in caused(before, after, fact, self.person):
            if isinstance(outgoing, Redraw):
                self.redraw(outgoing)
            else:
                self._outgoing.append(outgoing)

    def change_me(self, person: Person) -> None:
        self.me = person
        self._people[person.id] = person

    # What is said

    def say(self, template: str, agreement: AgreementId | None = None, **facts: object) -> str:
        """A message in the conversation with this person. Returns its key."""
        return self._post(composed(template, facts, agreement), agreement)

    def reply(self, template: str, agreement: AgreementId | None = None, **facts: object) -> None:
        """The answer to what was done, where it was done: a command's own answer, else a message."""
        self.reply_with(composed(template, facts, agreement), agreement)

    @property
    def away(self) -> bool:
        """Whether it was done outside the conversation: in a channel, or on the Home page."""
        match self.said:
            case Commanded(private=private):
                return not private
            case Pressed(message=message):
                return message is None
            case _:
                return False

    def reply_with(self, message: Message, agreement: AgreementId | None = None) -> None:
        here = isinstance(self.said, Commanded) or self.away
        if here and self._answer.message is None:
            self._answer = replace(self._answer, message=message)
        else:
            self._post(message, agreement)

    def refuse(self, refusal: Refusal, agreement: AgreementId | None = None) -> None:
        """Say why not and the way forward; what was typed is quoted where it would be lost."""
        a = self.visible(agreement)
        what = doings(a, self.me.id) if a is not None else ()
        standing = {"a": a, "person": self.person, "zone": self.me.zone, "typed": "", "what": what}
        self.reply(f"refused/{refusal.why}", agreement, **(standing | refusal.facts))

    def not_found(self, typed: str = "") -> None:
        """The one answer to what is not there and to what this person may not see."""
        self.refuse(Refusal(Why.NOT_FOUND, {"typed": typed}))

    @property
    def spoke(self) -> bool:
        """Whether something new was said in the conversation with this person."""
        return any(isinstance(one, Ping) and one.to == self.me.id and one.replaces is None for one in self._outgoing)

    @property
    def answered(self) -> bool:
        """Whether a command has its answer already."""
        return self._answer.message is not None

    def open_form(self, form: Form) -> None:
        self._answer = replace(self._answer, form=form)

    def form_errors(self, *errors: tuple[str, str]) -> None:
        self._answer = replace(self._answer, errors=errors)

    def ask(self, asked: Asked, message: Message) -> None:
        """Put a question: it is stored with the message that asks it, and the next typed words answer it."""
        key = self._post(message, asked.agreement, asks=asked.number)
        known = replace(asked, message=key, at=self.around.now.isoformat())
        self._asked.append(known)
        self.talk = replace(self.talk, asked=known, stopped=False)

    def remember(self, message: str, asked: Asked) -> None:
        """Keep which question this person's own message (by its key) answered."""
        self._given.append((message, asked))

    def next_question(
        self,
        name: str,
        agreement: AgreementId | None = None,
        slot: Slot | None = None,
        params: Mapping[str, str] = NO_PARAMS,
    ) -> Asked:
        """A question with the next number, not yet put."""
        self.talk = self.talk.counted()
        return Asked(self.talk.count, name, agreement, slot, MappingProxyType(dict(params)))

    def rewrite(self, key: str, message: Message, agreement: AgreementId | None = None) -> None:
        """Change a message that was sent earlier: an answered question, a button that was used."""
        if key:
            self.talk = self.talk.counted()
            self._outgoing.append(
                Ping(self.me.id, f"{self.me.id}:{self.talk.count}", message, agreement=agreement, replaces=key)
            )

    def rewritten(self, key: str) -> bool:
        """Whether this turn changes that message."""
        return any(isinstance(one, Ping) and one.replaces == key for one in self._outgoing)

    def send(self, outgoing: Outgoing) -> None:
        self._outgoing.append(outgoing)

    def redraw(self, redraw: Redraw) -> None:
        """Views are drawn once a turn, at its end; a wish to bring one to life wins over one to refresh it."""
        key = (redraw.view, redraw.person, redraw.agreement)
        earlier = self._redraws.get(key)
        self._redraws[key] = redraw if earlier is None or redraw.post else earlier

    def _post(self, message: Message, agreement: AgreementId | None, asks: int | None = None) -> str:
        self.talk = self.talk.counted()
        key = f"{self.me.id}:{self.talk.count}"
        self._outgoing.append(Ping(self.me.id, key, message, agreement=agreement, asks=asks))
        return key

    def turn(self) -> Turn:
        return Turn(
            answer=self._answer,
            talk=self.talk,
            facts=tuple(self._facts),
            people=tuple(self._people.values()),
            asked=tuple(self._asked),
            given=tuple(self._given),
            outgoing=(*self._outgoing, *self._redraws.values()),
        )
