"""Reading JSON that came over a wire: each reader answers with a known type, whatever stood there."""

import json
from typing import TypeAlias

Json: TypeAlias = dict[str, object]


def obj(source: Json, key: str) -> Json:
    """The object under `key`; an empty one if there is none."""
    value = source.get(key)
    return value if isinstance(value, dict) else {}


def objs(source: Json, key: str) -> list[Json]:
    """The objects in the list under `key`; what is not an object is left out."""
    return only_objs(source.get(key))


def only_objs(value: object) -> list[Json]:
    """The objects of a list; an empty list if `value` is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(source: Json, key: str) -> str:
    """The string under `key`; numbers are written out, anything else is empty."""
    value = source.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def texts(source: Json, key: str) -> list[str]:
    """The strings in the list under `key`."""
    value = source.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def flag(source: Json, key: str) -> bool:
    """True for true, 1, "1" and "true", the ways in which Slack's clients write it."""
    return source.get(key) in (True, 1, "1", "true", "True")


def whole(source: Json, key: str, default: int = 0) -> int:
    """The whole number under `key`, also when it is written as a string."""
    value = text(source, key)
    return int(value) if value.lstrip("-").isdigit() else default


def number(source: Json, key: str, default: float = 0.0) -> float:
    """The number under `key`, also when it is written as a string."""
    try:
        return float(text(source, key))
    except ValueError:
        return default


def parse(raw: str | bytes) -> object:
    """What the JSON text says; None if it is no JSON."""
    try:
        value: object = json.loads(raw)
    except ValueError:
        return None
    return value


def parse_object(raw: str | bytes) -> Json:
    """The object that the JSON text says; an empty one if it says none."""
    value = parse(raw)
    return value if isinstance(value, dict) else {}


def compact(source: Json) -> Json:
    """The same object without the keys that say nothing."""
    return {key: value for key, value in source.items() if value is not None}
