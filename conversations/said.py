"""What a person did, as the core hears it: every platform's gestures come down to these.

Mentions of people arrive in a text as `@[12]`, where 12 is a person's id; whoever brings the text has made sure
that nobody can type such a mark by hand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.acts import Act
from conversations.files import FileNote, Read, Wanted
from conversations.ids import PersonId

MENTION = re.compile(r"@\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A message in the conversation with the bot. `reply_to` is the key of the bot's message whose thread it is in.

    `own` is the key of this message itself: a message that was changed afterwards comes again, as a reply to its own.
    """

    text: str
    reply_to: str | None = None
    own: str | None = None

    @property
    def changed(self) -> bool:
        """Whether its author changed the words of a message that was heard before."""
        return self.own is not None and self.reply_to == self.own


@dataclass(frozen=True, slots=True)
class Commanded:
    """A slash command, without its slash word. `private` tells that it was typed in the talk with the bot itself."""

    line: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, or a value picked from a menu, a date picker or a list of people.

    `chosen` holds what was picked (an option's value, an ISO date, `@[12]`), and nothing for a plain button.
    `message` is the key of the message that carried the control, if it was one of ours.
    """

    act: Act
    chosen: str = ""
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form (modal) that was sent. `values` by input name; people arrive as `@[12]`."""

    act: Act
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenedHome:
    """A look at the Home page: from now on it is kept up to date for this person."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """What the platform told about a person, asked for after the first contact."""

    name: str
    email: str
    zone: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A message in the conversation whose words were not taken in, because they look like what must not come in.

    `kind` and `line` tell what was found where; `place` is where the message stands, in the platform's writing (empty
    where no message can be read again); `vouched` are the kinds of which its author said before that it holds none.
    """

    kind: str
    line: int
    place: str = ""
    vouched: tuple[str, ...] = ()
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """Files given to the bot in the conversation, not yet read, with the words beside them."""

    files: tuple[FileNote, ...]
    text: str = ""
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A message that was to be read again is not there any more."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was shared earlier has been fetched and read: what it holds, or why it could not be read."""

    wanted: Wanted
    read: Read


Said = Typed | Commanded | Pressed | Filled | OpenedHome | Introduced | Withheld | Gone | Shared | Brought


def mentioned(text: str) -> tuple[PersonId, ...]:
    """The people named in a text, in order."""
    return tuple(PersonId(int(found)) for found in MENTION.findall(text))
