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

from conversations import acts, files, message, outgoing, talk
from conversations.agreement.model import Json, Slot

T = TypeVar("T")

TYPE = "is"
MAPPING = "map"

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
        outgoing.ReadAgain,
        outgoing.FetchFile,
        files.Wanted,
        outgoing.Answer,
        talk.Asked,
        talk.Held,
        talk.Talk,
        talk.Table,
        talk.Aside,
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


def _tagged(thing: object) -> dict[str, object]:
    """What the JSON encoder is to write for something that is not JSON itself."""
    plan = PLANS.get(type(thing))
    if plan is not None:
        tagged: dict[str, object] = {TYPE: type(thing).__name__}
        for (field, default), value in zip(plan.fields, plan.values(thing), strict=True):
            if value is not default and value != default:
                tagged[field] = value
        return tagged
    if isinstance(thing, Mapping):
        return {TYPE: MAPPING, "of": dict(thing)}
    raise TypeError(f"{type(thing)} is not known to storage")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tagged)


def encode(thing: object) -> str:
    """JSON text for a thing of the core, or for plain values. Raises TypeError for what is neither."""
    return _ENCODER.encode(thing)


def decode(kind: type[T], coded: Json) -> T:
    """The thing that `encode` was given, from its parsed JSON. Raises ValueError for another kind and for damage."""
    try:
        thing = _decoded(coded)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"this is not a {kind.__name__} as this version knows it: {wrong}") from wrong
    if not isinstance(thing, kind):
        raise ValueError(f"expected a {kind.__name__}, found {type(thing).__name__}")  # noqa: TRY004
    return thing


def _decoded(coded: Json) -> object:
    if isinstance(coded, list):
        return tuple([_decoded(one) for one in coded])
    if not isinstance(coded, dict):
        return coded
    if TYPE not in coded:  # a plain dict of the core, which the encoder writes as it is
        return MappingProxyType({name: _decoded(value) for name, value in coded.items()})
    name = coded[TYPE]
    if name == MAPPING:
        return MappingProxyType({key: _decoded(value) for key, value in cast("dict[str, Json]", coded["of"]).items()})
    parts = {key: _decoded(value) for key, value in coded.items() if key != TYPE}
    made: object = KNOWN[str(name)](**parts)
    return made


_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def canonical(value: Json) -> str:
    """JSON text that is the same for equal values, whatever the order of their keys."""
    return _CANONICAL.encode(value)
