"""The meaning of a button or form: a verb and what it is about, short enough to travel in its hidden value.

It is a lookup key, not a proof: every press is authorised again when it comes back.
"""

from dataclasses import dataclass
from typing import Self

from conversations.ids import AgreementId


@dataclass(frozen=True, slots=True)
class Act:
    """`verb` as one would type it; `agreement` it is about; `asked` the number of the question it answers, so that
    a stale button is known as such; `arg` the rest (an option, a field)."""

    verb: str
    agreement: AgreementId | None = None
    asked: int | None = None
    arg: str = ""

    def packed(self) -> str:
        """`verb|agreement|asked|arg`, with empty places for what is not there."""
        return f"{self.verb}|{self.agreement or ''}|{self.asked or ''}|{self.arg}"

    @classmethod
    def unpacked(cls, value: str) -> Self | None:
        """The act in a hidden value, or None when somebody made that value up."""
        match value.split("|", 3):
            case [verb, agreement, asked, arg] if verb and _number(agreement) and _number(asked):
                return cls(
                    verb=verb,
                    agreement=AgreementId(int(agreement)) if agreement else None,
                    asked=int(asked) if asked else None,
                    arg=arg,
                )
            case _:
                return None


def _number(text: str) -> bool:
    return text == "" or (text.isascii() and text.isdigit() and len(text) < 16)
