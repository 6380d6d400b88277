"""Frozen things of the core as JSON and back: a talk, a question, an answer, what leaves.

Several parts of a message have the same fields (a header, a quote), so each object carries its type's name; what
equals its default is left out. A field that is gone from the code is refused on reading rather than dropped.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from conversations import acts, message, outgoing, talk
from conversations.agreement.model import Json, Slot

T = TypeVar("T")

TYPE = "is"
MAPPING = "map"

PLAIN = frozenset({type(None), str, int, float, bool})

KNOWN: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        acts.Act,
        message.Span,
        message.Header,
        message.Say,
        message.Quote,
        message.Divider,
        message.Button,
        message.Option,
        message.Picker,
        message.Actions,
        message.Message,
        message.Input,
        message.Form,
        message.Attachment,
        message.Mail,
        outgoing.Ping,
        outgoing.Redraw,
        outgoing.LookUp,
        outgoing.SendFile,
        outgoing.Answer,
        talk.Asked,
        talk.Talk,
        Slot,
    )
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How one type is written: its fields with their defaults, and how to get all values at once."""

    fields: tuple[tuple[str, object], ...]
    values: Callable[[object], tuple[object, ...]]


def _default(one: "Field[object]") -> object:
    """The default of a field, or something that equals nothing."""
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING


def _plan(kind: type) -> Plan:
    parts = fields(kind)
    names = [one.name for one in parts]
    get = attrgetter(*names) if names else None
    single = len(names) == 1

    def values(thing: object) -> tuple[object, ...]:
        if get is None:
            return ()
        return (get(thing),) if single else get(thing)

    return Plan(tuple((one.name, _default(one)) for one in parts), values)


PLANS: Mapping[type, Plan] = {kind: _plan(kind) for kind in KNOWN.values()}


def encode(thing: object) -> Json:
    """Plain JSON values for a thing of the core. Raises TypeError for what is not one."""
    kind = type(thing)
    if kind in PLAIN:
        return cast("Json", thing)
    if kind is tuple:
        return [encode(one) for one in cast("tuple[object, ...]", thing)]
    plan = PLANS.get(kind)
    if plan is None:
        return _unusual(thing)
    coded: dict[str, Json] = {TYPE: kind.__name__}
    for (field, default), value in zip(plan.fields, plan.values(thing), strict=True):
        if value is not default and value != default:
            coded[field] = cast("Json", value) if type(value) in PLAIN else encode(value)
    return coded


def _unusual(thing: object) -> Json:
    if isinstance(thing, Mapping):
        return {TYPE: MAPPING, "of": {str(key): encode(value) for key, value in thing.items()}}
    if isinstance(thing, str | int | float):
        return thing
    raise TypeError(f"{type(thing)} is not known to storage")


def decode(kind: type[T], coded: Json) -> T:
    """The thing that `encode` was given. Raises ValueError when the data are of another kind or damaged."""
    try:
        thing = _decoded(coded)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"this is not a {kind.__name__} as this version knows it: {wrong}") from wrong
    if not isinstance(thing, kind):
        raise ValueError(f"expected a {kind.__name__}, found {type(thing).__name__}")  # noqa: TRY004 - the data are wrong
    return thing


def _decoded(coded: Json) -> object:
    if isinstance(coded, list):
        return tuple([_decoded(one) for one in coded])
    if not isinstance(coded, dict):
        return coded
    name = coded[TYPE]
    if name == MAPPING:
        return MappingProxyType({key: _decoded(value) for key, value in cast("dict[str, Json]", coded["of"]).items()})
    parts = {key: _decoded(value) for key, value in coded.items() if key != TYPE}
    made: object = KNOWN[str(name)](**parts)
    return made


def compact(value: Json) -> str:
    """JSON text, as short as it gets; keys keep their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def canonical(value: Json) -> str:
    """JSON text that is the same for equal values, whatever the order of their keys."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
