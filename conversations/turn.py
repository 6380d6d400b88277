"""One turn of a conversation: what goes in besides the shelf, and everything that comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from conversations.agreement.recorded import Recorded
from conversations.outgoing import Answer, Outgoing
from conversations.people import Person
from conversations.said import Said
from conversations.shelf import Shelf
from conversations.signatories import Signatories
from conversations.talk import Asked, Talk


@dataclass(frozen=True, slots=True)
class Around:
    """What is given to a turn from outside: the time and what an agency has set."""

    now: datetime
    signatories: Signatories
    production: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Somebody did something: who, what, and where the conversation with them stood."""

    me: Person
    talk: Talk
    said: Said


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn made: all of it is stored in one transaction, or none of it.

    `facts` in the order in which they happened (of several agreements, perhaps); `people` whose own data changed;
    `talk` as it stands now; `asked` the questions that messages of this turn carry, by the message's key;
    `given` the questions that a person's own messages answered, with those messages' keys;
    `outgoing` in the order in which people should see it.
    """

    answer: Answer
    talk: Talk
    facts: tuple[Recorded, ...] = ()
    people: tuple[Person, ...] = ()
    asked: tuple[Asked, ...] = ()
    given: tuple[tuple[str, Asked], ...] = ()
    outgoing: tuple[Outgoing, ...] = ()

    def changes(self, before: Talk) -> bool:
        """Whether anything is to be stored, after a talk that stood so."""
        return bool(self.facts or self.people or self.asked or self.given or self.outgoing) or self.talk != before


class Converse(Protocol):
    """The conversation: from what somebody did, and what may be looked up, to all that follows."""

    def __call__(self, hearing: Hearing, shelf: Shelf, around: Around) -> Turn: ...
