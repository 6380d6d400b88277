"""A person as the core knows one: no platform ids, only whether chat reaches them."""

from dataclasses import dataclass
from typing import Self

from conversations.ids import PersonId

PACIFIC = "America/Los_Angeles"


@dataclass(frozen=True, slots=True)
class Profile:
    """Where a person works. `department` is the name of a row of the signatory list, `short` how people call it."""

    department: str = ""
    short: str = ""
    unit: str = ""
    role: str = ""

    @property
    def complete(self) -> bool:
        return bool(self.department and self.unit and self.role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes to the bot or is written to.

    `chat` is true when a chat platform reaches this person; otherwise only `email` does.
    `zone` is an IANA name; people of the State without one are taken to be in Pacific time.
    """

    id: PersonId
    name: str = ""
    email: str = ""
    zone: str = PACIFIC
    chat: bool = False
    greeted: bool = False
    profile: Profile = Profile()

    @property
    def called(self) -> str:
        """The name to show, which never is empty."""
        return self.name or self.email or "a colleague"

    def worked_for(self, department: str) -> bool:
        return bool(department) and self.profile.department == department

    def same(self, other: Self) -> bool:
        return self.id == other.id
