"""Values to and from JSON. The shape depends on the field's kind alone, so that stored answers stay readable."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias, assert_never

from conversations.form.element_columns import ELEMENT_COLUMNS
from conversations.form.model import Kind
from conversations.form.values import (
    Cell,
    Cells,
    Chosen,
    ChosenMany,
    Cited,
    Day,
    Deadline,
    Deadlines,
    Granted,
    PartyChoice,
    PartyChoices,
    Person,
    Record,
    Review,
    RoleName,
    Rows,
    Signature,
    SignOff,
    Sourced,
    Text,
    Value,
    YesNo,
)

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = Mapping[str, Json]

_KINDS = {column.key: column.kind for column in ELEMENT_COLUMNS}


def to_json(value: Value) -> dict[str, Json]:
    """The value as a JSON object; days as year-month-day. Parts that are empty are left out."""
    plain = _plain(value)
    if not isinstance(plain, dict):
        raise TypeError(f"{type(value).__name__} is not a value of the form")
    return plain


def cells_to_json(cells: Cells) -> dict[str, Json]:
    """The columns of a data element as a JSON object by column key."""
    return {key: to_json(cell) for key, cell in cells.items()}


def cells_from_json(data: JsonObject) -> Cells:
    """The columns of a data element. Raises ValueError for what is none."""
    return {key: _cell(key, cell) for key, cell in data.items()}


def _plain(part: object) -> Json:
    if part is None or isinstance(part, bool | int | str):
        return part
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, Mapping):
        return {str(key): _plain(inner) for key, inner in part.items()}
    if isinstance(part, tuple):
        return [_plain(inner) for inner in part]
    if is_dataclass(part):
        named = ((field.name, getattr(part, field.name)) for field in fields(part))
        return {name: _plain(inner) for name, inner in named if inner not in ("", (), None)}
    raise TypeError(f"{type(part).__name__} has no place in JSON")


def from_json(kind: Kind, data: JsonObject) -> Value:  # noqa: C901, PLR0911, PLR0912 - one line per kind
    """The value that was stored for a field of this kind. Raises ValueError for what is none."""
    match kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return Text(_text(data, "text"))
        case Kind.YES_NO | Kind.YES_NO_TEXT:
            return YesNo(_yes(data), _text(data, "note"))
        case Kind.CHOICE | Kind.CHOICE_TEXT:
            return Chosen(_text(data, "choice"), _text(data, "text"))
        case Kind.CHOICES | Kind.CHOICES_TEXT | Kind.TEXT_CHOICES:
            return ChosenMany(_texts(data, "choices"), _text(data, "text"))
        case Kind.DATE:
            return Day(_day(data, "day"), data.get("or_last_signature") is True, _text(data, "note"))
        case Kind.DATES:
            return Deadlines(
                tuple(Deadline(_some_day(one, "day"), _text(one, "what")) for one in _objects(data, "dates"))
            )
        case Kind.PERSON:
            parts = ("name", "title", "division", "email", "phone", "person")
            return Person(*(_text(data, part) for part in parts))
        case Kind.ROLE:
            return RoleName(_text(data, "text"), _text(data, "person"))
        case Kind.GRANTED:
            return Granted(_text(data, "text"), _text(data, "number"), _day(data, "day"))
        case Kind.CITED:
            return Cited(_text(data, "text"), _texts(data, "citations"))
        case Kind.SOURCED:
            return Sourced(_text(data, "text"), _texts(data, "sources"))
        case Kind.PARTY_CHOICE:
            entries = _objects(data, "entries")
            return PartyChoices(
                tuple(PartyChoice(_text(one, "party"), _text(one, "choice"), _text(one, "note")) for one in entries)
            )
        case Kind.ELEMENTS:
            return Rows(tuple(cells_from_json(row) for row in _objects(data, "rows")))
        case Kind.REVIEW:
            department, name, role, opinion = (_text(data, part) for part in ("department", "name", "role", "opinion"))
            return Review(department, name, role, _day(data, "day"), opinion)
        case Kind.SIGN_OFF:
            return SignOff(_text(data, "name"), _day(data, "day"))
        case Kind.SIGNATURE:
            rest = (_text(data, part) for part in ("signature", "title", "email", "phone"))
            return Signature(_text(data, "name"), _day(data, "day"), *rest)
        case Kind.RECORD:
            version = data.get("version")
            return Record(_text(data, "text"), version if isinstance(version, int) else None)
        case _:
            assert_never(kind)


def _cell(key: str, data: Json) -> Cell:
    if key not in _KINDS or not isinstance(data, Mapping):
        raise ValueError(f"{key} is no column of a data element")
    value = from_json(_KINDS[key], data)
    if not isinstance(value, Text | YesNo | Chosen | ChosenMany):
        raise TypeError(f"{key} has a kind that no column may have")
    return value


def _text(data: JsonObject, name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")  # noqa: TRY004 - a stored value that is wrong, not a wrong call
    return value


def _texts(data: JsonObject, name: str) -> tuple[str, ...]:
    value = data.get(name, ())
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"{name} is not a list")  # noqa: TRY004 - as above
    return tuple(str(one) for one in value)


def _objects(data: JsonObject, name: str) -> list[JsonObject]:
    value = data.get(name, ())
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"{name} is not a list")  # noqa: TRY004 - as above
    return [one for one in value if isinstance(one, Mapping)]


def _yes(data: JsonObject) -> bool:
    value = data.get("yes")
    if not isinstance(value, bool):
        raise ValueError("yes is neither true nor false")  # noqa: TRY004 - as above
    return value


def _day(data: JsonObject, name: str) -> date | None:
    text = _text(data, name)
    return date.fromisoformat(text) if text else None


def _some_day(data: JsonObject, name: str) -> date:
    return date.fromisoformat(_text(data, name))
