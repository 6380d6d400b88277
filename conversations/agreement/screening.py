"""Step 1 as data: does IDEA apply? The fewest questions that the guide needs, in its order, and what follows.

By the guide's step 1, IDEA is for data that a law protects; data that anybody may have, or that departments may share
freely for their own work, are shared in the ordinary way. IDEA 5.15 leaves room for an agreement that other law
prescribes, and the FAQ lets an existing agreement run until its renewal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True, slots=True)
class Needed:
    """By these answers IDEA is needed. `law` may be unknown: counsel can add it."""

    law: str


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """By these answers IDEA is not needed. `reason`: public, shareable, unrestricted, prescribed or existing."""

    reason: str


@dataclass(frozen=True, slots=True)
class Open:
    """The next question to ask."""

    question: str


QUESTIONS = ("data", "public", "shareable", "law", "other_agreement")

LAWS: Mapping[str, str] = {
    "personal": "Privacy law: the data point to people",
    "health": "Health records (HIPAA)",
    "education": "Student records (FERPA)",
    "tax": "Tax data",
    "wage": "Wage or unemployment data",
    "justice": "Criminal justice data",
    "security": "Security-sensitive data",
    "other": "Another rule",
    UNKNOWN: "I don't know",
    NO: "No rule that I know of",
}


def verdict(answers: Mapping[str, str]) -> Needed | NotNeeded | Open:
    """What the answers so far come to."""
    if "data" not in answers:
        return Open("data")
    if answers.get("public") == YES:
        return NotNeeded("public")
    if "public" not in answers:
        return Open("public")
    if answers.get("shareable") == YES:
        return NotNeeded("shareable")
    if "shareable" not in answers:
        return Open("shareable")
    if answers.get("law") == NO:
        return NotNeeded("unrestricted")
    if "law" not in answers:
        return Open("law")
    return _by_agreement(answers)


def _by_agreement(answers: Mapping[str, str]) -> Needed | NotNeeded | Open:
    match answers.get("other_agreement"):
        case None:
            return Open("other_agreement")
        case "prescribed":
            return NotNeeded("prescribed")
        case "existing":
            return NotNeeded("existing")
        case _:
            return Needed(answers["law"])
