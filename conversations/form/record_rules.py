"""Rules about what is recorded and about short answers: opinions, signatures, yes or no with reasons."""

from conversations.form.days import full_day
from conversations.form.model import Check, Look
from conversations.form.rules import MUST, WARN, rule
from conversations.form.values import (
    Chosen,
    ChosenMany,
    Deadlines,
    PartyChoices,
    Person,
    Record,
    Review,
    Signature,
    SignOff,
    Sourced,
    YesNo,
)
from conversations.form.words import (
    AUTHORITY,
    BURDEN,
    INTERVAL,
    LABEL_REASON,
    TAG,
    found,
    plain,
    telling,
)


def _opinion(look: Look) -> str | None:
    review = look.value
    if not isinstance(review, Review):
        return None
    parts = {
        "department": review.department,
        "name": review.name,
        "role": review.role,
        "date": review.day,
        "opinion": review.opinion,
    }
    missing = [name for name, part in parts.items() if not part]
    return ", ".join(missing) or None


OPINION_IS_WHOLE = Check(
    "parts",
    "department, name, role, date and opinion are there",
    MUST,
    "Missing: {found}.",
    "Say who you are, the day, and your opinion in words.",
    _opinion,
)


def _sign_off(look: Look) -> str | None:
    if not isinstance(look.value, SignOff | Signature):
        return None
    parts = {"name": look.value.name, "date": look.value.day}
    return " and ".join(name for name, part in parts.items() if not part) or None


SIGNED_OFF = Check(
    "parts", "a person and a day", MUST, "Missing: {found}.", "Say who did it, and on which day.", _sign_off
)


def _coordinator_is_sponsor(look: Look) -> bool:
    if not isinstance(look.value, SignOff):
        return False
    if found(r"same (?:person )?as", look.value.name):
        return True
    people = [*look.known.values("recipient_executive_sponsor"), *look.known.values("provider_executive_sponsor")]
    names = {plain(person.name) for person in people if isinstance(person, Person)}
    return plain(look.value.name) in names


COORDINATOR_NOT_SPONSOR = rule(
    "two_people",
    WARN,
    "not the same person as the executive sponsor",
    says="This is also the executive sponsor.",
    cure="A second pair of eyes is better. Who else can check it?",
    wrong=_coordinator_is_sponsor,
)


def _not_a_signature(look: Look) -> bool:
    return isinstance(look.value, Signature) and not look.value.signature


IS_SIGNATURE = rule(
    "signature",
    MUST,
    "it is a signature",
    says="This is not a signature.",
    cure="Upload the signed page, or sign where your department allows it.",
    wrong=_not_a_signature,
)


def _no_event(look: Look) -> str | None:
    if not isinstance(look.value, Deadlines):
        return None
    bare = [full_day(entry.day) for entry in look.value.dates if not telling(entry.what)]
    return ", ".join(bare) or None


SAYS_WHAT_HAPPENS = Check(
    "event",
    "each date says what happens",
    MUST,
    "What happens on {found}?",
    'E.g. "Oct 1, 2027: the report is due".',
    _no_event,
)


def _yes_without_reason(look: Look) -> bool:
    return isinstance(look.value, YesNo) and look.value.yes and not telling(look.value.note)


REASON_FOR_YES = rule(
    "reason",
    MUST,
    "a yes has a reason in one line",
    says="Why is it research?",
    cure="Say what it adds to general knowledge, in one line.",
    wrong=_yes_without_reason,
)


def _label_only(look: Look) -> bool:
    return isinstance(look.value, YesNo) and look.value.yes and bool(found(LABEL_REASON, look.value.note))


REASON_IS_TEST = rule(
    "reason_kind",
    WARN,
    "the reason is the test, not the label",
    says="That people call it research does not make it so.",
    cure="Is it meant to add to general knowledge? Program evaluation is not research here.",
    wrong=_label_only,
)


def _open_redisclosure(look: Look) -> bool:
    if not isinstance(look.value, YesNo) or not look.value.yes:
        return False
    return len(telling(look.value.note)) < 4 or not found(AUTHORITY, look.value.note)


ONWARD_LIMITED = rule(
    "onward",
    MUST,
    "a yes says to whom, in what form and under which authority",
    says="To whom, in what form, and under which law or consent?",
    cure='E.g. "Yes: totals to county offices, under Welf. & Inst. Code 10850".',
    wrong=_open_redisclosure,
)


def _undisputed(look: Look) -> str | None:
    if not isinstance(look.value, Chosen):
        return None
    if look.value.choice == "no":
        return "This department does not agree yet."
    if look.value.choice == "after_dispute" and not telling(look.value.text, frozenset({"approved", "dispute"})):
        return "How was the dispute decided?"
    return None


NOT_DISPUTED = Check(
    "undisputed",
    'yes, or "approved after dispute" with how it was decided',
    MUST,
    "{found}",
    'Signing needs "yes", or "approved after dispute" and how it was decided.',
    _undisputed,
)


def _no_method_for_public(look: Look) -> bool:
    public = any(isinstance(value, YesNo) and value.yes for value in look.known.values("output_public"))
    return public and isinstance(look.value, ChosenMany) and look.value.choices == ("none",)


METHOD_IF_PUBLIC = rule(
    "public",
    MUST,
    "not none when a product is public",
    says="You have a public product, so some method is needed.",
    cure='E.g. "hide cells under 11, and others that would give them away".',
    wrong=_no_method_for_public,
)


def _burden_unexplained(look: Look) -> bool:
    if not isinstance(look.value, Chosen) or look.value.choice != "burden":
        return False
    often = found(INTERVAL, look.text) or found(r"\b\d+\b|\bfrequen\w+|\btimes\b", look.text)
    return not (often and found(BURDEN, look.text))


BURDEN_EXPLAINED = rule(
    "burden",
    MUST,
    "a burden says how often and what it does to the budget",
    says="How often, and what does it do to the budget?",
    cure='E.g. "weekly files take 200 staff hours a year, which no budget line covers".',
    wrong=_burden_unexplained,
)


def _no_choice(look: Look) -> bool:
    return isinstance(look.value, PartyChoices) and not look.value.entries


EACH_PARTY = rule(
    "parties",
    MUST,
    "each party has a status",
    says="No status is named.",
    cure='E.g. "DHCS: covered; CDPH: none".',
    wrong=_no_choice,
)


def _no_tag(look: Look) -> bool:
    if isinstance(look.value, Sourced) and look.value.sources:
        return False
    return not found(TAG, look.text)


TAGGED = rule(
    "tag",
    MUST,
    "each extra rule names its source: federal, contract or state",
    says="Where do these rules come from: federal law, state law or a contract?",
    cure='E.g. "cells under 11 are hidden (state: CalHHS guideline)".',
    wrong=_no_tag,
)


def _no_version(look: Look) -> bool:
    return isinstance(look.value, Record) and look.value.version is None


VERSION = rule(
    "version",
    MUST,
    "the version is a number",
    says="No version is named.",
    cure='E.g. "v2, amends v1".',
    wrong=_no_version,
)
