"""What reading gives: a value, or why there is none and what would do."""

from dataclasses import dataclass
from typing import TypeAlias

from conversations.form.values import Value


@dataclass(frozen=True, slots=True)
class Read:
    """An answer that was understood. `echo` is shown when something was interpreted; else it is empty."""

    value: Value
    echo: str = ""


@dataclass(frozen=True, slots=True)
class Misread:
    """An answer that was not understood: why, and what would be."""

    why: str
    try_: str


Reading: TypeAlias = Read | Misread
