"""Rules about people: contacts and roles."""

from conversations.form.model import Check, Look
from conversations.form.rules import MUST, WARN, rule
from conversations.form.values import Person, RoleName
from conversations.form.words import EXECUTIVE, ROLE, found, plain

_PART_NAMES = {"division": "division or department", "email": "e-mail", "phone": "phone number"}


def missing_parts(person: Person, parts: tuple[str, ...]) -> list[str]:
    """The names of the parts that a contact lacks, for people."""
    given = {
        "name": person.name or person.title,
        "division": person.division,
        "email": person.email,
        "phone": person.phone,
    }
    return [_PART_NAMES.get(part, part) for part in parts if not given[part]]


def _parts(look: Look) -> str | None:
    missing = missing_parts(look.value, look.field.parts) if isinstance(look.value, Person) else []
    return ", ".join(missing)


def _all_parts(look: Look) -> str | None:
    return _parts(look) or None


ALL_PARTS = Check(
    "parts",
    "all parts of the contact are there",
    MUST,
    "Still missing: {found}.",
    "Type what is missing; I add it to this contact.",
    _all_parts,
)


def _bad_email(look: Look) -> str | None:
    if not isinstance(look.value, Person) or not look.value.email:
        return None
    good = found(r"^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[\w](?:[\w-]*[\w])?\.)+[a-z]{2,}$", look.value.email)
    return None if good else look.value.email


EMAIL = Check(
    "email",
    "the e-mail address can exist",
    MUST,
    'I can\'t use "{found}" as an e-mail address.',
    "E.g. name@department.example.org.",
    _bad_email,
)


def _short_phone(look: Look) -> str | None:
    if not isinstance(look.value, Person) or not look.value.phone:
        return None
    digits = sum(letter.isdigit() for letter in look.value.phone.split("ext")[0])
    return None if digits >= 10 else look.value.phone


PHONE = Check(
    "phone",
    "the phone number has its area code",
    MUST,
    '"{found}" has no area code.',
    "E.g. 916-555-0101.",
    _short_phone,
)


def _no_executive(look: Look) -> bool:
    person = look.value
    return isinstance(person, Person) and not found(EXECUTIVE, f"{person.name} {person.title} {person.division}")


EXECUTIVE_LEVEL = rule(
    "level",
    WARN,
    "the title shows executive level",
    says="The title does not show that this person may decide for the department.",
    cure="A sponsor is most often a deputy director. Which title?",
    wrong=_no_executive,
)


def _same_person(other_key: str) -> Check:
    def same(look: Look) -> bool:
        other = look.known.value(other_key, look.party)
        if not isinstance(look.value, Person) or not isinstance(other, Person):
            return False
        mine, theirs = look.value, other
        if mine.email and theirs.email:
            return mine.email.lower() == theirs.email.lower()
        return bool(mine.name) and plain(mine.name) == plain(theirs.name) and not mine.name.startswith("(role)")

    return rule(
        "two_people",
        MUST,
        "not the same person as the data coordinator",
        says="This is also the data coordinator.",
        cure="Name two people: both must sign.",
        wrong=same,
    )


NOT_RECIPIENT_COORDINATOR = _same_person("recipient_data_coordinator")
NOT_PROVIDER_COORDINATOR = _same_person("provider_data_coordinator")


_NOBODY = r"\b(?:someone|somebody|anyone|anybody|whoever|tbd)\b"


def _no_role(look: Look) -> bool:
    if found(_NOBODY, look.text):
        return True
    if isinstance(look.value, RoleName) and look.value.person:
        return False
    names_someone = found(ROLE, look.text) or found(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)+", look.text, exact_case=True)
    return not names_someone


NAMES_A_ROLE = rule(
    "role",
    WARN,
    "names a role or a person",
    says="No role is named.",
    cure='Who clears it? E.g. "Deputy Director, after a check by the privacy office".',
    wrong=_no_role,
)
