"""Rules on data elements: on the list as a whole, and on single columns."""

from conversations.form.model import Check, Look
from conversations.form.rules import MUST, WARN, rule
from conversations.form.values import Rows
from conversations.form.words import found, telling, words_in

MANY = 40
"""From more rows than this on, people are asked if all are needed."""


def _count(look: Look) -> int:
    given = len(look.value.rows) if isinstance(look.value, Rows) else 0
    return max(given, len(look.known.elements))


AT_LEAST_ONE = rule(
    "rows",
    MUST,
    "at least one element",
    says="No element is named.",
    cure="Name the first: its name, meaning and need.",
    wrong=lambda look: _count(look) < 1,
)


def _many(look: Look) -> str | None:
    return str(_count(look)) if _count(look) > MANY else None


NOT_TOO_MANY = Check(
    "many",
    f"more than {MANY} rows: are all needed?",
    WARN,
    "That is {found} elements. Does the purpose need each one?",
    "Drop those that no product needs.",
    _many,
)

_CODE = r"_|\b[a-z]+[A-Z][a-z]+|\b[A-Z]{2,}\d{2,}\b|^[A-Z0-9]{6,}$|^[a-z]{2,5}\d{1,3}$"
_SHORT_FORMS = (
    r"\b(?:amt|qtr|wg|nbr|nmbr|desc|addr|cd|dt|flg|cnt|ind|yr|mo|qty|pct|acct|empl?r?|fname|lname|fst|lst|nm|typ|"
    r"stat|cnty|"
    r"prog|dob|dod|svc|prov|rsn|beg|eff|term|sts|ctgy|grp|lvl|tot|avg)\b"
)
_RESIDUE = r"^[BCDFGHJKLMNPQRSTVWXZ]{4,}$"


def coded(name: str) -> bool:
    """Whether a name is a file code such as QTR_WG_AMT and not a name in words."""
    return bool(
        found(_CODE, name.strip(), exact_case=True)
        or found(_SHORT_FORMS, name)
        or found(_RESIDUE, name.strip(), exact_case=True)
    )


NOT_CODED = rule(
    "words",
    MUST,
    "plain words, no file codes or short forms",
    says="This reads like a file code.",
    cure="Use plain words, e.g. Quarterly Wage Amount.",
    wrong=lambda look: coded(look.text),
)

SAYS_VALUES = rule(
    "values",
    MUST,
    "a range or a list",
    says="Any value is no limit.",
    cure='E.g. "0 to 999999.99" or "yes, no, unknown".',
    wrong=lambda look: (
        not telling(look.text, words_in("any anything all everything value values valid free open unknown"))
    ),
)
