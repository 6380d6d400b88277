"""Files that people give to the bot, as the core knows them: never their bytes, only what was read out of them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from conversations.agreement.model import Slot
from conversations.ids import AgreementId

MOST_BYTES = 10_000_000
"""The largest file that is fetched."""
TEXTS = ("txt", "md", "docx")
TABLES = ("csv", "tsv", "xlsx")
"""Endings of the files that can be read."""

_ENDINGS = {"text/plain": "txt", "text/csv": "csv", "text/tab-separated-values": "tsv"}


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file as the platform announces it: its id there, its name, its size in bytes and its media type."""

    id: str
    name: str
    size: int = 0
    media: str = ""

    @property
    def ending(self) -> str:
        """What kind of file it is: the ending of its name, else what its media type stands for."""
        _, dot, ending = self.name.rpartition(".")
        return ending.casefold() if dot else _ENDINGS.get(self.media.partition(";")[0], "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file was given for: the question that was open then, by its number, and its place in the form. `ending`
    tells what kind of file it is."""

    name: str
    ending: str
    agreement: AgreementId | None = None
    slot: Slot | None = None
    number: int = 0


Grid: TypeAlias = tuple[tuple[str, ...], ...]
"""Rows of cells, as text."""


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a file; `rows` are those of its first table, when it has one."""

    text: str
    rows: Grid = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table. `more`: there are more rows than were read. `name` of the sheet, where there are several."""

    rows: Grid
    more: bool = False
    name: str = ""


Why: TypeAlias = Literal["locked", "broken", "large", "packed", "empty", "gone", "unreached"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file could not be read. `size` in bytes, for one that is too large."""

    why: Why
    size: int = 0


Read: TypeAlias = Words | Sheet | Unread
