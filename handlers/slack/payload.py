"""Reading Slack's JSON: whatever is missing or of another shape is empty, never an error."""

from collections.abc import Mapping
from typing import TypeGuard

Json = Mapping[str, object]
Block = dict[str, object]

NOTHING: Json = {}


def is_object(value: object) -> TypeGuard[Json]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def branch(source: Json, *path: str) -> Json:
    """The object at a path of keys, or an empty one."""
    here: Json = source
    for key in path:
        there = here.get(key)
        if not is_object(there):
            return NOTHING
        here = there
    return here


def text(source: Json, *path: str) -> str:
    """The string at a path of keys, or an empty one."""
    value = branch(source, *path[:-1]).get(path[-1])
    return value if isinstance(value, str) else ""


def objects(source: Json, key: str) -> list[Json]:
    """The objects in a list."""
    value = source.get(key)
    return [item for item in value if is_object(item)] if isinstance(value, list) else []
