"""The contacts of both sides: who drives the work, and who stands behind it."""

from conversations.form.contact_rules import (
    ALL_PARTS,
    EMAIL,
    EXECUTIVE_LEVEL,
    NOT_PROVIDER_COORDINATOR,
    NOT_RECIPIENT_COORDINATOR,
    PHONE,
)
from conversations.form.model import Check, Field, Kind, Scope, Side, Stage


def _coordinator(side: Side, checks: tuple[Check, ...], stage: Stage) -> Field:
    who = side.value
    return Field(
        key=f"{who}_data_coordinator",
        label=f"Data coordinator, {who}",
        question="Who is your data coordinator?",
        why="This person drives the work on the data and signs the agreement.",
        good_hint="A good answer gives name, division, e-mail and phone. You can paste a mail signature.",
        help="The coordinator works under the director, leads the work on the data, and signs with the sponsor.",
        good_example=(
            "(role) Research Services Branch Manager, CDSS Research Division, research.coord@example.org, 916-555-0101"
        ),
        weak_example="Bob",
        weak_because="It gives no division, no e-mail and no phone.",
        kind=Kind.PERSON,
        parts=("name", "division", "email", "phone"),
        filled_by=side,
        scope=Scope.PARTY,
        needed_at=stage,
        source="BUCP v3, contacts",
        checks=checks,
        notes="One per department.",
    )


def _sponsor(side: Side, checks: tuple[Check, ...], stage: Stage) -> Field:
    who = side.value
    return Field(
        key=f"{who}_executive_sponsor",
        label=f"Executive sponsor, {who}",
        question="Who is your executive sponsor?",
        why="This person signs for your department and stands behind the use of the data.",
        good_hint="A good answer gives name and title, e-mail and phone.",
        help="A person at director level, best a deputy director, who may approve the use and the release of results.",
        good_example="(role) Deputy Director, Family Engagement and Empowerment, exec@example.org, 916-555-0102",
        weak_example="the analyst who wrote the draft",
        weak_because="An analyst may not sign for the department.",
        kind=Kind.PERSON,
        parts=("name", "email", "phone"),
        filled_by=side,
        scope=Scope.PARTY,
        needed_at=stage,
        source="BUCP v3, contacts",
        checks=checks,
        for_people=("whether this person may sign for the department",),
    )


_CONTACT = (ALL_PARTS, EMAIL, PHONE)

RECIPIENT_COORDINATOR = _coordinator(Side.RECIPIENT, _CONTACT, Stage.SENDING)
RECIPIENT_SPONSOR = _sponsor(Side.RECIPIENT, (*_CONTACT, EXECUTIVE_LEVEL, NOT_RECIPIENT_COORDINATOR), Stage.SENDING)
PROVIDER_COORDINATOR = _coordinator(Side.PROVIDER, _CONTACT, Stage.REVIEW)
PROVIDER_SPONSOR = _sponsor(Side.PROVIDER, (*_CONTACT, EXECUTIVE_LEVEL, NOT_PROVIDER_COORDINATOR), Stage.REVIEW)
