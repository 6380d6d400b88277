"""Where the conversation with one person stands. It is stored with every turn: nothing lives in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from conversations.agreement.model import Slot
from conversations.ids import AgreementId, PersonId

NO_PARAMS: Mapping[str, str] = MappingProxyType({})

PENDING = "pending"
"""The parameter of a question that keeps words which were typed and not saved yet."""

WEAK = "weak"
"""The parameter of a question whose answer drew a remark: what is typed next may be more of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to a person: which, about what, and its number, by which an old button is known.

    `name` is a key of the form (then `slot` tells the value's place) or a question outside it. `params` hold what the
    question was put with (a name that was not understood, the person to forward to). `message` is the key of the
    ping that carried it, `at` when it was put (ISO, UTC).
    """

    number: int
    name: str
    agreement: AgreementId | None = None
    slot: Slot | None = None
    params: Mapping[str, str] = field(default_factory=lambda: NO_PARAMS)
    message: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A message that was not taken in. `place` is where it stands, in the platform's writing; `kinds` what it looked
    like, so far; `reply_to` the key of the question that it was meant for; `message` that of what was said of it."""

    place: str
    kinds: tuple[str, ...]
    reply_to: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data elements that is not saved yet: its columns are being looked at. `columns` are the headings with
    the columns that they mean; `source` the name of the file that it came in, empty when it was pasted."""

    agreement: AgreementId
    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[tuple[str, ...], ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A row of a table that waits to be mended. `row` is what people call it by: its number in the table, with a letter
    where two tables have the same; `column` the one that is wrong; `cells` what was in it, by column."""

    agreement: AgreementId
    row: str
    name: str
    column: str
    says: str
    cure: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's side of the conversation.

    `focus` is the agreement one is working on; `asked` the open question; `trail` the slots asked before it, for
    `back`; `skipped` what to pass over in this sitting; `buffer` the messages of a long answer, between `more` and
    `done`; `count` numbers questions and messages. `home` is true once this person has looked at the Home page;
    `errand` is the handing (by the number of its fact) whose questions one answers now for a colleague, `interrupted`
    what one was drafting before it; `left` is the question of another draft that was open when one switched to this;
    `wants` is the command that waits until the bot knows where one works. `withheld` are the last messages that were
    not taken in and of which their author has not said yet what is to become of them. `table` waits for its
    columns to be confirmed, `aside` are rows that wait to be mended.
    """

    person: PersonId
    version: int = 0
    count: int = 0
    focus: AgreementId | None = None
    asked: Asked | None = None
    trail: tuple[Slot, ...] = ()
    skipped: tuple[Slot, ...] = ()
    buffer: tuple[str, ...] | None = None
    stopped: bool = False
    home: bool = False
    errand: int = 0
    interrupted: AgreementId | None = None
    left: Asked | None = None
    wants: str = ""
    withheld: tuple[Held, ...] = ()
    table: Table | None = None
    aside: tuple[Aside, ...] = ()

    def counted(self) -> "Talk":
        return replace(self, count=self.count + 1)
