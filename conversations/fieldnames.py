"""The questions of the form by the names that people give them: key, label, or words near to these."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from conversations.agreement.model import Agreement, Side, Slot
from conversations.answers import form_of
from conversations.form.model import Field, Kind, Scope

NEAR_ENOUGH = 75
A_SLIP = 90
"""So near to a label that only a slip of the finger lies between."""
LONG_TO_SLIP = 5
_IDLE = frozenset({"the", "my", "our", "a", "this", "that", "answer", "answers", "question", "field", "part", "about",
                   "to", "of", "on", "for", "s"})  # fmt: skip
_SIDES = frozenset(side.value for side in Side)


def find_field(a: Agreement, words: str) -> Field | None:
    """A field by its key, label, or words that are near to it."""
    called = field_called(a, words) or field_named(a, words)
    if called is not None:
        return called
    labels = {field.key: field.label.casefold() for field in form_of(a).asked()}
    best = process.extractOne(words.casefold(), labels, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH)
    return form_of(a).field(best[2]) if best else None


def field_called(a: Agreement, words: str) -> Field | None:
    """The field with exactly this key or label."""
    wanted = words.casefold().strip(" .").replace(" ", "_")
    form = form_of(a)
    if wanted in form.by_key:
        return form.field(wanted)
    return next((field for field in form.asked() if field.label.casefold() == words.casefold().strip()), None)


@dataclass(frozen=True, slots=True)
class _Named:
    field: Field
    label: tuple[str, ...]
    key: tuple[str, ...]


def field_named(a: Agreement, words: str) -> Field | None:
    """The one field that can only be meant: its label or key, but for small words, the side, or a slip of the finger.

    Of two that differ in their side alone ("executive sponsor") it is the recipient's, whose side writes the draft.
    """
    wanted = _told(words)
    if not wanted:
        return None
    named = [_Named(one, _told(one.label), _told(one.key.replace("_", " "))) for one in form_of(a).asked()]
    ways: tuple[Callable[[_Named], bool], ...] = (
        lambda one: wanted in (one.label, one.key),
        lambda one: wanted in (_sideless(one.label), _sideless(one.key)),
        lambda one: set(wanted) < set(one.label),
        lambda one: _slips(wanted, one),
    )
    for fits in ways:
        found = [one for one in named if fits(one)]
        if found:
            return found[0].field if len({_sideless(one.label) for one in found}) == 1 else None
    return None


def _told(words: str) -> tuple[str, ...]:
    """The words that tell something, without case and marks."""
    plain = re.sub(r"[’']", "", words.casefold())
    return tuple(word for word in re.findall(r"[a-z0-9-]+", plain) if word not in _IDLE)


def _sideless(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SIDES)


def _slips(wanted: tuple[str, ...], one: _Named) -> bool:
    typed = " ".join(wanted)
    near = (fuzz.ratio(typed, " ".join(of)) for of in (one.label, _sideless(one.label)))
    return len(typed) >= LONG_TO_SLIP and max(near) >= A_SLIP


def slot_of_field(a: Agreement, field: Field) -> Slot:
    """Where the answer of a field stands: with the party of the side it speaks of, where each has its own."""
    party = next((one.id for one in a.parties if one.side.value in field.key.split("_")), None)
    per_party = field.scope is Scope.PARTY and field.kind is not Kind.PARTY_CHOICE
    return Slot(field.key, party if Slot(field.key, party) in a.answers or per_party else None)
