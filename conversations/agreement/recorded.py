"""An event with who and when, and its form in the record."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import get_args

from pydantic import TypeAdapter

from conversations.agreement.events import Event
from conversations.agreement.model import Json
from conversations.ids import AgreementId, PersonId

EVENT_TYPES: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


@dataclass(frozen=True, slots=True)
class Recorded:
    """`seq` counts the facts of one agreement from 1; `at` is aware UTC."""

    agreement: AgreementId
    seq: int
    by: PersonId
    at: datetime
    event: Event

    @property
    def kind(self) -> str:
        return type(self.event).__name__


@cache
def _adapter(kind: str) -> TypeAdapter[Event]:
    return TypeAdapter(EVENT_TYPES[kind])


def to_payload(event: Event) -> dict[str, Json]:
    """The event's own data, as plain JSON values."""
    payload: dict[str, Json] = _adapter(type(event).__name__).dump_python(event, mode="json")
    return payload


def from_payload(kind: str, payload: dict[str, Json]) -> Event:
    """Raises KeyError for an unknown kind and ValueError (pydantic's) for data that do not fit it."""
    return _adapter(kind).validate_python(payload)
