"""Plays the whole core and catches whatever is composed on the way: template and facts, before any word is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree as ET

import conversations
from conversations.acts import Act
from conversations.agreement.model import Agreement
from conversations.answers import FORMS
from conversations.form.chunks import CHUNKS
from conversations.form.model import Check, Field, Kind, Origin, Remark
from conversations.form.reuse import LOOK_AGAIN, Reuse, reuse
from conversations.ids import AgreementId
from conversations.journey import Progress, Stop, is_long
from conversations.message import Form, Mail, Message
from conversations.steps import look
from conversations.steps.draft import choices_of
from conversations.wording import compose_form, compose_mail, composed
from tests.core.plays import PLAYED, THE_DRAFT, Play
from tests.core.test_texts import detours, tour

TEMPLATES = Path(conversations.__file__).parent / "templates"
ALL_TEMPLATES = frozenset(f"{path.parent.name}/{path.stem}" for path in TEMPLATES.glob("*/*.j2"))
Composed = Message | Mail | Form


@dataclass(frozen=True, slots=True)
class Caught:
    """What a template was given."""

    template: str
    facts: Mapping[str, object]
    agreement: AgreementId | None
    kind: str

    def compose(self) -> Composed:
        """Say it."""
        match self.kind:
            case "form":
                return compose_form(self.template, self.facts, Act("form", self.agreement, arg="x"))
            case "mail":
                return compose_mail(self.template, self.facts, self.agreement)
            case _:
                return composed(self.template, self.facts, self.agreement, 1)


@cache
def caught() -> tuple[Caught, ...]:
    """All that plays bring, then what no play comes by: each question of the form with its help and remarks."""
    found: list[Caught] = []
    module = import_module("conversations.wording.compose")
    real = module._tree

    def noted(template: str, facts: Mapping[str, object], agreement: AgreementId | None) -> ET.Element:
        root: ET.Element = real(template, facts, agreement)
        found.append(Caught(template, dict(facts), agreement, root.tag))
        return root

    with patch.object(module, "_tree", noted):
        _play_all()
        _compose_the_rest()
    return tuple(found)


def _play_all() -> None:
    PLAYED.clear()
    tour("wages")
    detours()
    for case in ("wages", "asthma"):
        town = Play(case=case).submitted()
        for person in (town.analyst, town.contact, town.stranger):
            look.home(person.id, "America/Los_Angeles", town, town.now.date())
            for line in ("list", "status", "show", "review", "history", "profile"):
                town.words(person, line)


def _compose_the_rest() -> None:
    """What the relay says, what only a rule could refuse, and the form's own words."""
    town = Play().submitted()
    a = town.draft()
    refusals = sorted(one for one in ALL_TEMPLATES if one.startswith("refused/"))
    for name in refusals:
        facts = {"a": a, "party": a.parties[1], "typed": "wages", "person": town.person, "who": town.analyst.id,
                 "zone": "", "slot": "", "answer": "", "length": 13_000, "longest": 12_000,
                 "what": ("show", "withdraw")}  # fmt: skip
        composed(name, facts, THE_DRAFT)
    why = "Slack no longer knows this person."
    composed("ping/undelivered", {"a": a, "person": town.contact, "why": why}, THE_DRAFT)
    for form in FORMS.values():
        for field in (*form.asked(), *form.element_columns):
            _about(a, field)


def _about(a: Agreement, field: Field) -> None:
    """Everything that is said about one question of the form."""
    from conversations.agreement.model import Slot

    slot = Slot(field.key)
    stop = Stop(slot, field, CHUNKS[0], 2, 6, Progress.MISSING)
    facts: dict[str, object] = {
        "a": a, "stop": stop, "field": field, "slot": slot, "subject": "", "choices": choices_of(field),
        "kind": field.kind.name, "long": is_long(field), "now": "", "source": "", "value": "wages", "elements": [],
        "who": field.written_by.value if field.written_by else "a colleague", "remark": None,
        "needs": ("Quarterly wages: to compare",), "look_at": "",
    }  # fmt: skip
    for template in ("question", "answered", "left", "left_open", "help", "why", "example", "not_asked_now", "changed"):
        if field.origin is Origin.ASKED or template != "question":
            composed(f"draft/{template}", facts, a.id, 1)
    if field.kind is Kind.ELEMENTS:
        composed("draft/question", {**facts, "elements": ["Quarterly wages", "Case number"]}, a.id, 1)
    else:
        composed("draft/question", {**facts, "now": "wages"}, a.id, 1)
        composed("draft/question", {**facts, "now": "wages", "source": "BUCP-2026-0003"}, a.id, 1)
    if reuse(FORMS[a.form], field.key) is Reuse.LOOK_AGAIN:
        again = {"source": "BUCP-2027-0009", "now": "wages", "look_at": LOOK_AGAIN[field.key]}
        composed("draft/copied_question", {**facts, **again}, a.id, 1)
    compose_form("draft/form", facts, Act("form", a.id, arg=field.key))
    for check in field.checks:
        composed("draft/remark", {**facts, "remark": _remark(check)}, a.id, 1)


def _remark(check: Check) -> Remark:
    says, cure = (text.replace("{found}", "2022") for text in (check.says, check.cure))
    return Remark(check.name, check.level, says, cure)


def of_template(template: str) -> Iterator[Caught]:
    """What was caught of one template."""
    return (one for one in caught() if one.template == template)


__all__ = ["ALL_TEMPLATES", "Caught", "Composed", "caught", "of_template"]
