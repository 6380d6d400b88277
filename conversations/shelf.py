"""What a conversation may look up while it decides: reading only, and only what the core names itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from conversations.agreement.model import Agreement, Part, State
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PersonId
from conversations.people import Person
from conversations.talk import Asked


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement as a list shows it to one person: enough to say where it stands without loading it.

    `dates` are the days that drive the work, earliest first.
    """

    agreement: AgreementId
    name: str
    number: str
    state: State
    whose: str
    mine: bool
    since: datetime | None
    part: Part
    dates: tuple[date, ...] = ()

    def next_date(self, today: date) -> date | None:
        """The first of the days that is not past."""
        return next((day for day in self.dates if day >= today), None)


class Shelf(Protocol):
    """Read access of one turn. What a person may not see is not found: every look-up for a person honours that."""

    def agreement(self, agreement: AgreementId) -> Agreement:
        """The agreement as it stands in this turn. Raises KeyError when there is none."""

    def lines(self, person: PersonId, limit: int = 200) -> tuple[Line, ...]:
        """The agreements that a person may see, those that changed last first."""

    def person(self, person: PersonId) -> Person:
        """Raises KeyError for an id that was never given."""

    def person_by_mail(self, email: str) -> Person:
        """The person with this address; a new one, whom only mail reaches, when nobody has it."""

    def people_at(self, department: str, limit: int = 5) -> tuple[Person, ...]:
        """Persons known at a department, those with whom something was done last first."""

    def asked_in(self, message: str) -> Asked | None:
        """The question that a message (by its key) carried, for replies in its thread."""

    def history(self, agreement: AgreementId, limit: int = 50) -> tuple[Recorded, ...]:
        """The latest facts, newest first."""

    def next_number(self, year: int) -> str:
        """A BUCP number that was never given before: `BUCP-2027-0012`."""

    def new_agreement(self) -> AgreementId:
        """An id for an enquiry that begins now."""
