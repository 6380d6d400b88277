"""Rules about days: their order, and whether a duration fits them."""

import re
from datetime import date

from conversations.form.days import full_day
from conversations.form.model import Check, Level, Look
from conversations.form.rules import MUST, WARN, rule
from conversations.form.values import Chosen, Day, Granted, Review, Signature, SignOff, Text, Value
from conversations.form.words import INTERVAL, LENGTH, OPEN_ENDED, REVIEWED, found

REVIEWS = ("legal_review", "privacy_review", "security_review")
APPROVALS = tuple(
    f"approval_{side}_{role}"
    for side in ("recipient", "provider")
    for role in ("data_coordinator", "executive_sponsor")
)
DAYS_OF_GRACE = 45
"""How far a duration in words may be from the days before it counts as another one [our choice]."""


def day_of(value: Value | None) -> date | None:
    """The day that a value holds, if it holds one."""
    if isinstance(value, Day | Review | SignOff | Signature | Granted):
        return value.day
    return None


def _days(look: Look, keys: tuple[str, ...]) -> list[date]:
    return [day for key in keys for value in look.known.values(key) if (day := day_of(value))]


def not_before(keys: tuple[str, ...], what: str, level: Level = MUST) -> Check:
    """The day is not before the last of the days known under these keys."""

    def finds(look: Look) -> str | None:
        day, others = day_of(look.value), _days(look, keys)
        if day is None or not others or day >= max(others):
            return None
        return full_day(max(others))

    says = f"This is before {what}, {{found}}."
    return Check("order", f"not before {what}", level, says, "Give that day or a later one.", finds)


def not_after(keys: tuple[str, ...], what: str) -> Check:
    """The day is not after the first of the days known under these keys."""

    def finds(look: Look) -> str | None:
        day, others = day_of(look.value), _days(look, keys)
        if day is None or not others or day <= min(others):
            return None
        return full_day(min(others))

    says = f"This is after {what}, {{found}}."
    return Check("order", f"not after {what}", MUST, says, "Give that day or an earlier one.", finds)


def _in_future(look: Look) -> bool:
    day = day_of(look.value)
    return day is not None and day > look.known.today


NOT_IN_FUTURE = rule(
    "future",
    MUST,
    "not in the future",
    says="This day has not come yet.",
    cure="Give the day on which it happened.",
    wrong=_in_future,
)


def _ends_too_early(look: Look) -> str | None:
    end, starts = day_of(look.value), _days(look, ("start_date",))
    if end is None or not starts or end > max(starts):
        return None
    return full_day(max(starts))


AFTER_START = Check(
    "order",
    "after the start",
    MUST,
    "The end is not after the start, {found}.",
    "Which of the two days is right?",
    _ends_too_early,
)


def _open_but_not_said(look: Look) -> bool:
    said = [value for value in look.known.values("duration") if isinstance(value, Text)]
    empty = isinstance(look.value, Day) and look.value.day is None
    return empty and bool(said) and not any(found(OPEN_ENDED, value.text) for value in said)


OPEN_END_SAID = rule(
    "open_end",
    MUST,
    "empty only when the duration says open-ended",
    says="There is no end date, but the duration names an end.",
    cure='Give the last day, or change the duration to "open-ended" with a yearly review.',
    wrong=_open_but_not_said,
)


def _start_differs(look: Look) -> str | None:
    days = [day for day in _days(look, (look.field.key,)) if day != day_of(look.value)]
    return full_day(days[0]) if days and look.party is not None else None


SAME_FOR_ALL = Check(
    "same_day",
    "the same day for all departments",
    WARN,
    "Another department gave {found}.",
    "Agree on one start, or keep yours and say why.",
    _start_differs,
)

HAS_LENGTH = rule(
    "length_of_time",
    MUST,
    "a length of time, an end, or open-ended",
    says="No length of time is named.",
    cure='How long? E.g. "3 years, reviewed each January", or "open-ended, reviewed each year".',
    wrong=lambda look: not (found(LENGTH, look.text) or found(OPEN_ENDED, look.text)),
)

OPEN_END_REVIEWED = rule(
    "review",
    MUST,
    "open-ended only with a review interval",
    says="An open end needs a review from time to time.",
    cure='How often is it looked at again? E.g. "open-ended, reviewed each January".',
    wrong=lambda look: (
        bool(found(OPEN_ENDED, look.text))
        and not (found(REVIEWED, look.text) and (found(INTERVAL, look.text) or found(LENGTH, look.text)))
    ),
)


def _months(text: str) -> int | None:
    numbers = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
    match = found(r"^\W*(?:for\s+|about\s+)?(\d+|one|a|two|three|four|five|six|ten)[- ](year|month)s?\b", text)
    if not match:
        return None
    count = numbers.get(match[1].lower()) or int(match[1])
    return count * 12 if match[2].lower() == "year" else count


def _duration_differs(look: Look) -> str | None:
    months, starts, ends = _months(look.text), _days(look, ("start_date",)), _days(look, ("end_date",))
    if months is None or not starts or not ends:
        return None
    days = (max(ends) - max(starts)).days
    return None if abs(days - months * 30.44) <= DAYS_OF_GRACE else full_day(max(ends))


MATCHES_END = Check(
    "end",
    "fits the start and the end",
    MUST,
    "This does not fit the end date, {found}.",
    "Which is right, the length or the end date?",
    _duration_differs,
)


def _no_interval(look: Look) -> bool:
    return not found(INTERVAL, look.text)


def interval_when(choice: str) -> Check:
    """With this choice an interval is named."""
    return rule(
        "interval",
        MUST,
        "an interval when ongoing",
        says="How often is not named.",
        cure='E.g. "ongoing, each quarter, 45 days after it ends".',
        wrong=lambda look: isinstance(look.value, Chosen) and look.value.choice == choice and _no_interval(look),
    )


def _has_period(look: Look) -> bool:
    years = set(re.findall(r"\b(?:19|20)\d\d", look.text))
    if len(years) >= 2 or found(r"\bongoing\b|\bto date\b|\bpresent\b|\bonwards?\b|\bcontinu\w+|\btoday\b", look.text):
        return True
    if found(r"\b(?:last|past|prior|first)\s+(?:\w+\s+)?(?:years?|months?|quarters?)", look.text):
        return True
    if found(r"\b(?:19|20)\d\d\s*(?:-|–|/|to)\s*\d\d\b", look.text):
        return True
    return bool(years) and not found(r"\b(?:since|from|after|before|starting|until|beginning)\b", look.text)


HAS_PERIOD = rule(
    "period",
    MUST,
    'the period has a start and an end, or "ongoing"',
    says="The period has no clear start and end.",
    cure='Which years? E.g. "2022 to 2026", or "2022, ongoing".',
    wrong=lambda look: not _has_period(look),
)


def _granted_after_signing(look: Look) -> str | None:
    day, limits = day_of(look.value), _days(look, ("date_approved",)) or [look.known.today]
    return full_day(day) if day and day > min(limits) else None


GRANTED_IN_TIME = Check(
    "granted_day",
    "granted on or before the day of signing",
    MUST,
    "{found} is after the day of signing, or has not come yet.",
    "On which day was it granted?",
    _granted_after_signing,
)
