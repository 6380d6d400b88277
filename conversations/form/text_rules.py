"""Rules for single questions that need more than a vocabulary."""

import re

from conversations.form.model import Check, Look
from conversations.form.rules import MUST, WARN, mentions, rule
from conversations.form.values import ChosenMany
from conversations.form.words import (
    ALL_FLAG,
    BODIES,
    CHANNEL,
    COUNT,
    ENCRYPTED,
    FLAG,
    MAIL,
    PEOPLE,
    REASON_WORDS,
    WITNESSED,
    found,
    plain,
    telling,
    words_in,
)

NAME_LENGTH = rule(
    "length",
    MUST,
    "6 to 120 characters",
    says="The name must have 6 to 120 characters.",
    cure="Name both programs and the purpose in one line.",
    wrong=lambda look: not 6 <= len(look.text.strip()) <= 120,
)

NAME_FREE = rule(
    "unique",
    MUST,
    "no other open agreement has this name",
    says="Another open agreement has this name.",
    cure="Add the year or the program.",
    wrong=lambda look: plain(look.text) in {plain(name) for name in look.known.names_in_use},
)

NO_PERSON_IN_NAME = rule(
    "person",
    MUST,
    "no names of people",
    says="This looks like the name of a person.",
    cure="Use the program instead.",
    wrong=lambda look: bool(found(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][a-z]+", look.text, exact_case=True)),
)


def _names_body_and_people(look: Look) -> str | None:
    people = found(PEOPLE, look.text)
    body = found(BODIES, look.text, exact_case=True)
    if people and body and len(telling(look.text, words_in("everyone everybody all people"))) >= 3:
        return None
    if not people and not body:
        return "Who gains, and how?"
    return "What do the people in the data gain?" if not people else "What does your department gain, and how?"


NAMES_BODY_AND_PEOPLE = Check(
    "who_gains",
    "names a department or office, and the people whose data it is",
    WARN,
    "{found}",
    "E.g. counties learn which training works; clients are sent to it; we meet our duty to report.",
    _names_body_and_people,
)


def _products(text: str) -> list[str]:
    parts = re.split(
        r";|\n|•|(?<=[a-z)])\.\s+(?=[A-Z])", re.sub(r"\(([^)]*)\)", lambda m: m[0].replace(";", ","), text)
    )
    return [part.strip(" -*.\t") for part in parts if len(telling(part)) >= 1]


def _product_without_flag(look: Look) -> str | None:
    if found(ALL_FLAG, look.text):
        return None
    products = _products(look.text)
    bare = [part for part in products or [look.text.strip()] if not found(FLAG, part)]
    if not bare:
        return None
    return f'"{bare[0][:60]}"'


EACH_PRODUCT_FLAGGED = Check(
    "public_flag",
    "each product is marked public or not public",
    MUST,
    "Is {found} public or not?",
    'Mark each product, e.g. "county tables (public); linked file (not public)".',
    _product_without_flag,
)


def _no_channel(look: Look) -> bool:
    if isinstance(look.value, ChosenMany) and set(look.value.choices) - {"other"}:
        return False
    return not found(CHANNEL, look.text)


NAMES_CHANNEL = rule(
    "channel",
    MUST,
    "names the way the data travel",
    says="The way is not named, or it is not a safe one.",
    cure="E.g. SFTP, an API, or the state's secure file transfer.",
    wrong=_no_channel,
)

ENCRYPTED_IN_MOTION = rule(
    "encryption",
    MUST,
    "says that data in motion are encrypted",
    says="Encryption on the way is not named.",
    cure="E.g. encrypted file over TLS 1.2 or better.",
    wrong=lambda look: not found(ENCRYPTED, look.text),
)

NO_MAIL = rule(
    "mail",
    WARN,
    "not by e-mail",
    says="E-mail leaves no safe trail of the data.",
    cure="Use the state's secure file transfer.",
    wrong=lambda look: (
        bool(found(rf"\b(?:by|via|in|over|through|using|as)\b[^.;]{{0,30}}(?:{MAIL})|^\W*(?:{MAIL})", look.text))
        and not found(r"\b(?:no|not|never)\b[^.;]{0,20}e-?mail", look.text)
        and not found(CHANNEL, look.text)
    ),
)


def _staff_only(look: Look) -> bool:
    beside = words_in(
        "staff people persons users user employees employee team department we us our all anyone everyone data "
        "access login logins log account accounts password folks members authorized approved only see limited "
        "number workers cdss edd cdph dhcs"
    )
    words = [word for word in telling(look.text, beside) if not word[0].isdigit()]
    return not words


NAMES_USERS = rule(
    "unit",
    WARN,
    "names roles or a unit",
    says="Which unit and which roles?",
    cure="E.g. 4 analysts and 1 database administrator in CDSS Research.",
    wrong=_staff_only,
)

COUNTS_USERS = mentions(
    "count",
    COUNT,
    "says about how many",
    says="About how many people?",
    cure="E.g. 4 analysts and 1 database administrator.",
    level=WARN,
)


_ANY_SYSTEM = """database databases db system systems data file files server servers internal warehouse table tables
    various several main existing records source sources department program application mainframe network provider
    recipient agency local own production big"""


def _unnamed(look: Look) -> bool:
    if found(r"^\W*[A-Z][\w/-]*[A-Z][\w/-]*\W*$", look.text, exact_case=True):
        return False
    return len(telling(look.text, words_in(_ANY_SYSTEM))) < 2


NAMES_A_SYSTEM = rule(
    "system",
    WARN,
    "names a system or a file",
    says="Which system or file is it?",
    cure="E.g. EDD base wage file, filled from quarterly employer reports.",
    wrong=_unnamed,
)


def _witnesses_missing(look: Look) -> bool:
    categories = look.known.values("data_categories")
    education = any(isinstance(value, ChosenMany) and "education" in value.choices for value in categories)
    return education and not found(WITNESSED, look.text)


WITNESSES_IF_EDUCATION = rule(
    "witnesses",
    MUST,
    "two witnesses when school records are in",
    says="School records need two witnesses.",
    cure='E.g. "two staff members watch it and attest to it".',
    wrong=_witnesses_missing,
)

NONE_WITH_REASON = rule(
    "reason",
    MUST,
    '"none" has a reason',
    says="Why none?",
    cure='E.g. "none after publication, because the tables hold no small cells".',
    wrong=lambda look: (
        bool(found(r"^\W*(?:none|no|nothing|unlimited|any use|unrestricted)\b", look.text))
        and (not found(REASON_WORDS, look.text) or len(telling(look.text, frozenset({"limit", "limits", "none"}))) < 1)
    ),
)
