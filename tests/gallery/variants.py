"""The same facts with other content: whatever a person wrote, or a list holds, is made short, long or hostile.

What people write is known by its place: the texts of people, parties, agreements and facts (`WRITTEN`), and every
other text that a template is given, unless its name says that it is ours (`OURS`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from conversations.agreement import events as e
from conversations.agreement.model import Agreement, Asked, Evidence, Party, Request
from conversations.form.elements import Problem
from conversations.people import Person, Profile
from conversations.shelf import Line
from conversations.steps.asking import Option
from conversations.steps.look import Grouped
from conversations.talk import Asked as Question

WRITTEN: dict[type[object], tuple[str, ...]] = {
    Person: ("name",),
    Profile: ("department", "short", "unit"),
    Party: ("entity", "short", "unit", "umbrella"),
    Agreement: ("name",),
    Evidence: ("text",),
    Asked: ("words",),
    Request: ("text", "objection"),
    Line: ("name", "whose"),
    Problem: ("name",),
    Option: (),
    Question: (),
    Grouped: (),
    e.ContactAsked: (),
    e.RequestAccepted: (),
    e.RequestForwarded: (),
    e.RequestDeclined: ("reason",),
    e.ObjectionAnswered: ("text",),
    e.Withdrawn: ("reason",),
    e.Shared: (),
    e.DrafterInvited: ("text",),
}
"""Their texts that come from people; all else in them is looked through, and other classes are left alone."""

NAMES = frozenset({"Person.name", "Profile.department", "Profile.short", "Profile.unit", "Party.entity", "Party.short",
                   "Party.unit", "Party.umbrella", "Agreement.name", "Line.name", "Line.whose", "Problem.name",
                   "recipient", "provider", "department", "party", "subject", "elements", "links", "saved",
                   "blocked"})  # fmt: skip
"""Texts that are names: long ones have a line, not a page."""

OURS = frozenset({"other", "side", "reply", "kind", "which", "verb", "near", "info", "roles", "what", "label", "zone",
                  "viewer_zone", "states", "why", "cure", "next", "who", "words", "counted", "command", "commands",
                  "groups", "lines", "stops", "stop", "field", "choices", "slot", "chunks", "remark", "before", "after",
                  "open", "columns", "agreement", "title", "turn", "echo", "role", "of",
                  "place", "stays", "drafter", "changed", "stopped"})  # fmt: skip
OURS_IN = {"ask/answered": {"name"}, "scope/memo": {"reason"}, "scope/not_needed": {"reason"}}
LOOKED_THROUGH = frozenset({"lines", "groups"})
"""Ours, but they hold lines of agreements."""

LISTS = frozenset({"elements", "parties", "lines", "mine", "others", "ended", "told", "problems", "saved", "stops",
                   "links", "blocked", "chain", "columns"})  # fmt: skip
FEW = frozenset({"parties", "links", "blocked", "chain"})
"""Lists of parties and people: a dozen at most, and never fewer than take part."""


@dataclass(frozen=True)
class Content:
    """What people write, in one kind: a name, a text, and how long lists get (0: as they are)."""

    kind: str
    name: str
    text: str
    rows: int = 0


SHORTEST = Content("shortest", "X", "x", rows=1)
LONGEST = Content(
    "longest",
    "Interdepartmental Commission on Statewide Administrative and Longitudinal Records Linkage and Evaluation Services",
    "We compare quarterly wages before and after training, by county and year, to see what works. " * 33,
    rows=40,
)
NAMED = Content("named", "Pat", "Pat")
"""Names and quoted words as one short word each: what a reader's grade is taken of."""

RTL = "\u202e\u2067txet"
HOSTILE = tuple(
    Content(f"hostile: {kind}", text, text)
    for kind, text in {
        "calls": "<!channel> <@U1> <#C1|x> <!here|y> @channel @here",
        "link": "<https://evil.example|good> https://evil.example [good](https://evil.example)",
        "marks": "*b* _i_ ~s~ `c` ```p``` :smile: > q",
        "quote": "> quoted\n&gt; again\n* point",
        "entities": "&lt;!channel&gt; & &#60; </p><b>z</b><person id='1'>p</person>{{ 7 * 7 }}{% raw %}",
        "direction": f"\u05e9\u05dc {RTL}",
        "emoji": "\U0001f469\u200d\U0001f467 e\u0301 \u200b\u200b \ufeff",
        "word": "W" * 3000,
        "lines": "one\n\n\ntwo\r\nthree\tfour",
    }.items()
)


def varied(template: str, facts: Mapping[str, object], content: Content) -> dict[str, object]:
    """The facts with this content in them."""
    ours = OURS | OURS_IN.get(template, set())

    def one(key: str, value: object) -> object:
        if key == "person" and callable(value):
            return lambda number: _vary("", value(number), content, written=False)
        if key in ours:
            return _vary(key, value, content, written=False) if key in LOOKED_THROUGH else value
        return _vary(key, value, content, written=True)

    return {key: one(key, value) for key, value in facts.items()}


def _vary(key: str, value: object, content: Content, *, written: bool) -> object:
    """A value with its people's words replaced. `written`: texts that stand free in it are people's."""
    if isinstance(value, str) and type(value) is str:
        return _words(key, value, content) if written else value
    if isinstance(value, tuple | list):
        rows = [_row(key, one, content, written=written) for one in _sized(key, value, content)]
        return tuple(rows) if isinstance(value, tuple) else rows
    if is_dataclass(value) and not isinstance(value, type):
        return _inside(value, content)
    if isinstance(value, Mapping) and key == "asked_with":
        return {name: _vary(name, one, content, written=name == "reason") for name, one in value.items()}
    return value


def _row(key: str, value: object, content: Content, *, written: bool) -> object:
    """A row of a list; one with several cells keeps them all."""
    if isinstance(value, tuple):
        return tuple(_vary(key, one, content, written=written) for one in value)
    return _vary(key, value, content, written=written)


def _inside(value: object, content: Content) -> object:
    kind = type(value)
    if kind not in WRITTEN or not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, object] = {}
    for each in fields(value):
        own = getattr(value, each.name)
        place = f"{kind.__name__}.{each.name}"
        new = _words(place, own, content) if each.name in WRITTEN[kind] else _part(each.name, own, content)
        if new is not own:
            changed[each.name] = new
    return replace(value, **changed) if changed else value


def _part(name: str, own: object, content: Content) -> object:
    if isinstance(own, Mapping) and name == "cells":
        return {column: _words(name, cell, content) for column, cell in own.items()}
    if isinstance(own, tuple) or is_dataclass(own) or name == "params":
        return _vary("asked_with" if name == "params" else name, own, content, written=False)
    return own


def _words(place: str, old: object, content: Content) -> object:
    if not isinstance(old, str) or not old:
        return old
    return content.name if place in NAMES else content.text


def _sized(key: str, value: "tuple[object, ...] | list[object]", content: Content) -> "list[object]":
    if not content.rows or key not in LISTS or not value:
        return list(value)
    few = key in FEW
    most = max(min(content.rows, 12), len(value)) if few else content.rows
    return [value[place % len(value)] for place in range(most)]
