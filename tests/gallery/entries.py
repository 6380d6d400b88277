"""The gallery: of every template its different messages, each with every content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from conversations.ids import PersonId
from conversations.message import Form, Mail, Message, Say
from handlers.ports import Address, Known
from handlers.slack.blocks import HOME, MESSAGE, blocks, fallback
from handlers.slack.modals import view
from handlers.slack.payload import Block
from handlers.slack.text import Reader
from tests.gallery.catching import Caught, Composed, caught
from tests.gallery.variants import HOSTILE, LONGEST, NAMED, SHORTEST, Content, varied

ORDINARY = "ordinary"
TEAM = "T1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the bot can show. `people` are the names of those whom it may mention."""

    template: str
    content: str
    shown: Composed
    people: Mapping[PersonId, str]

    @property
    def name(self) -> str:
        return f"{self.template} ({self.content})"

    @property
    def message(self) -> Message:
        """What it says; a form as its introduction."""
        match self.shown:
            case Mail(message=message):
                return message
            case Form(title=title, intro=intro):
                return Message("form", title, (Say(intro),))
            case Message():
                return self.shown

    @property
    def home(self) -> bool:
        """Whether it is a Home page."""
        return self.message.block == "home"

    def reader(self) -> Reader:
        """Somebody in a Slack where all of these people are."""
        known = {one: Known(name, Address("slack", TEAM, f"U{one}X")) for one, name in self.people.items()}
        return Reader(TEAM, known)

    def blocks(self) -> list[Block]:
        """As Slack gets it."""
        return blocks(self.message, self.reader(), HOME if self.home else MESSAGE)

    def modal(self) -> Block | None:
        """The view of a form."""
        return view(self.shown, self.reader()) if isinstance(self.shown, Form) else None

    def alert(self) -> str:
        """The text that stands alone."""
        return fallback(self.message)


@cache
def different() -> tuple[Caught, ...]:
    """What was caught, each thing once: two messages are the same when only names and quoted words differ."""
    first: dict[object, Caught] = {}
    for one in caught():
        named = Caught(one.template, varied(one.template, one.facts, NAMED), one.agreement, one.kind)
        first.setdefault((one.template, _said(named.compose())), one)
    return tuple(first.values())


def _said(shown: Composed) -> object:
    match shown:
        case Mail(subject=subject, message=message):
            return subject, _without_acts(message)
        case Form(title=title, inputs=inputs):
            return title, inputs
        case Message():
            return _without_acts(shown)


def _without_acts(message: Message) -> object:
    return message.text, tuple(str(part) for part in message.parts if isinstance(part, Say))


def ordinary() -> Iterator[Entry]:
    """As plays bring it."""
    return (_entry(one, ORDINARY, one.facts) for one in different())


def entries(content: Content, most: int = 4) -> Iterator[Entry]:
    """With this content; of each template the first few different messages."""
    seen: dict[str, int] = {}
    for one in different():
        seen[one.template] = seen.get(one.template, 0) + 1
        if seen[one.template] <= most:
            yield _entry(one, content.kind, varied(one.template, one.facts, content))


def _entry(one: Caught, content: str, facts: Mapping[str, object]) -> Entry:
    shown = Caught(one.template, facts, one.agreement, one.kind).compose()
    return Entry(one.template, content, shown, dict(_mentioned(shown)))


def _mentioned(shown: Composed) -> Iterator[tuple[PersonId, str]]:
    message = shown.message if isinstance(shown, Mail) else shown
    if isinstance(message, Message):
        for part in message.parts:
            if isinstance(part, Say):
                yield from ((span.person, span.text) for span in part.text if span.person is not None)


__all__ = ["HOSTILE", "LONGEST", "NAMED", "ORDINARY", "SHORTEST", "Entry", "different", "entries", "ordinary"]
