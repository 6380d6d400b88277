"""People: pasted like a mail signature, listed with commas, or mentioned."""

import re
from dataclasses import replace

from conversations.form.contact_rules import missing_parts
from conversations.form.model import Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Person, RoleName
from conversations.form.words import EXECUTIVE, found

LONGEST = 1000
"""Longer texts, in characters, are no contact."""

_MENTION = re.compile(r"⟦@(?P<ref>[^|⟧]*)\|(?P<name>[^⟧]*)⟧")
_EMAIL = re.compile(
    r"(?<![\w.!#$%&'*+/=?^`{}~-])(?:mailto:)?([\w.!#$%&'*+/=?^`{}~-]+@[\w.-]*[\w])(?:\|[^>\s]*)?", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w-])(?:\+?1[\s.-]?)?(?:\(?(?P<area>\d{3})\)?[\s./-]{0,2})?(?P<mid>\d{3})[\s.-](?P<last>\d{4})(?![\w-])"
    r"(?:\s*(?:,\s*)?(?:ext\.?|extension|x)\s*(?P<ext>\d{1,6}))?|(?<!\d)(?P<run>\d{10})(?!\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?P<label>full name|name|title|position|role|division|branch|unit|department|dept|agency|office|"
    r"e-?mail(?: address)?|"
    r"phone(?: number)?|telephone|tel|cell|mobile|office phone|direct|contact)\s*[:=]\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box|\d+\s+[\w. ]+\b(?:street|st|avenue|ave|road|rd|blvd|boulevard|drive|dr|way|lane|mall|"
    r"plaza|"
    r"parkway|floor|suite)\b|suite \d+|ms \d+[-\d]*|mail stop|floor \d+)|\b(?:CA|"
    r"California)\s+9\d{4}(?:-\d{4})?\b|^9\d{4}(?:-\d{4})?$|"
    r"^(?:CA|California|Sacramento|USA?)$",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"\s*(?P<last>[A-Z][\w'-]+),\s*(?P<first>[A-Z][\w'-]+(?: [A-Z]\.?)?)\s*[;\n|]")
_SUFFIX = re.compile(
    r"^(?:ph\.?d\.?|m\.?p\.?h\.?|m\.?d\.?|j\.?d\.?|r\.?n\.?|esq\.?|p\.?e\.?|cpa|mba|m\.?s\.?|jr\.?|sr\.?|iii?|"
    r"cipp\S*|cissp|mpp|mpa)$",
    re.IGNORECASE,
)
_TITLE = (
    EXECUTIVE
    + r"|\bmanager\b|\bcoordinator\b|\bsupervisor\b|\banalyst\b|\bofficer\b|\bcounsel\b|\bspecialist\b|\bscientist\b|"
    r"\badministrator\b|\bassistant\b|\blead\b|\bstaff services\b"
)
_UNIT = (
    r"\b(?:division|branch|department|office|unit|bureau|section|agency|program|programs|center|services|research)\b"
)


def mention(ref: str, name: str) -> str:
    """The marker that stands in a text for the mention of a person; platforms put it in, readers understand it."""
    clean = re.sub(r"[⟦⟧|]", "", name)
    return f"⟦@{ref}|{clean}⟧"


def names_for_marks(text: str) -> str:
    """The text with each mention as @name, for people to read."""
    return _MENTION.sub(lambda match: f"@{match['name']}", text)


def read_person(field: Field, text: str) -> Reading:
    """A contact. Parts that are missing stay empty and are named in the echo."""
    if len(text) > LONGEST:
        return Misread("That is too long for one contact.", f"Type {_parts_in_words(field)}.")
    person, left_out = _parse(text)
    if not any((person.name, person.title, person.email, person.phone, person.person)):
        return Misread(
            "I couldn't find a person in that.", f"Type {_parts_in_words(field)}, or paste a mail signature."
        )
    return Read(person, _echo(field, person, left_out))


def complete_person(field: Field, before: Person, text: str) -> Reading:
    """A contact to which the missing parts were added; what was there stays, unless it is given again."""
    if len(text) > LONGEST:
        return Misread("That is too long for one contact.", "Type only what is missing.")
    added, left_out = _parse(text)
    missing = [part for part in field.parts if not getattr(before, part)]
    if not (added.email or added.phone) and missing and added.name:
        wanted = "name" if "name" in missing else "division" if "division" in missing else ""
        if not wanted:
            return Misread(f'I couldn\'t find the missing part in "{text.strip()[:40]}".', "Type it alone.")
        added = replace(added, name=added.name if wanted == "name" else "", division=added.division)
        if wanted == "division":
            added = replace(added, division=", ".join(p for p in (text.strip(" ."),) if p), title="")
    given = {
        part: value
        for part in ("name", "title", "division", "email", "phone", "person")
        if (value := getattr(added, part))
    }
    person = replace(before, **given)
    return Read(person, _echo(field, person, left_out))


def read_role(field: Field, text: str) -> Reading:
    """A role in words, or a person who was mentioned."""
    match = _MENTION.search(text)
    words = " ".join(names_for_marks(text).split())
    if not words:
        return Misread("I couldn't find a role in that.", field.good_hint)
    return Read(RoleName(words, match["ref"] if match else ""))


def _parts_in_words(field: Field) -> str:
    names = [{"email": "e-mail"}.get(part, part) for part in field.parts]
    return ", ".join(names[:-1]) + " and " + names[-1]


def _echo(field: Field, person: Person, left_out: bool) -> str:
    parts = (person.name, person.title, person.division, person.email, person.phone)
    shown = " · ".join(part for part in parts if part) + "."
    if left_out:
        shown += " Address left out."
    if missing := missing_parts(person, field.parts):
        shown += f" Missing: {', '.join(missing)}."
    return shown


def _parse(text: str) -> tuple[Person, bool]:
    mentioned = _MENTION.search(text)
    body = _MENTION.sub(lambda match: f"@{match['name']}", text).strip(" {}[]")
    email, body = _take_email(body)
    phone, body = _take_phone(body)
    labelled, body = _take_labelled(body)
    segments = [part for raw in re.split(r"[,;\n\r\t|•·]|\s/\s|\s[-–—]\s", body) if (part := _clean(raw))]
    addresses = [part for part in segments if _ADDRESS.search(part)]
    rest = [part for part in segments if not _ADDRESS.search(part)]
    name = labelled.get("name", "") or (rest.pop(0) if rest else "")
    if rest and (turned := _LAST_FIRST.match(body)) and turned["last"] == name and turned["first"] == rest[0]:
        name = f"{name}, {rest.pop(0)}"
    while rest and _SUFFIX.match(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    title = labelled.get("title", "")
    if not title:
        place = next((i for i, part in enumerate(rest) if found(_TITLE, part) and not _is_unit(part)), None)
        title = rest.pop(place) if place is not None else ""
    division = ", ".join(part for part in (labelled.get("division", ""), *rest) if part)
    ref = mentioned["ref"] if mentioned else ""
    return Person(name, title, division, email, phone, ref), bool(addresses)


def _is_unit(part: str) -> bool:
    return bool(found(_UNIT, part)) and not found(
        r"\b(?:director|chief|manager|officer|coordinator|secretary|supervisor)\b", part
    )


_BARE_LABEL = re.compile(
    r"^\s*(?:e-?mail|phone|tel|telephone|cell|mobile|ph|p|e|m|t|office|direct|fax)\s*[:.]?\s*$", re.IGNORECASE
)


def _clean(part: str) -> str:
    return _BARE_LABEL.sub("", part).strip(" \t.<>*_:\"'")


def _take_email(body: str) -> tuple[str, str]:
    match = _EMAIL.search(body)
    if match:
        return match[1].lower(), f"{body[: match.start()]},{body[match.end() :]}"
    broken = re.search(
        r"(?:e-?mail\s*[:=]?\s*)?([\w.+-]+@(?=\s|,|$)|[\w.+-]+\s+at\s+[\w-]+\s+dot\s+\w+|[\w.-]+@[\w.-]+)", body
    )
    if broken:
        return broken[1], f"{body[: broken.start()]},{body[broken.end() :]}"
    return "", body


def _take_phone(body: str) -> tuple[str, str]:
    match = _PHONE.search(body)
    if not match:
        return "", body
    if match["run"]:
        number = f"{match['run'][:3]}-{match['run'][3:6]}-{match['run'][6:]}"
    else:
        number = "-".join(part for part in (match["area"], match["mid"], match["last"]) if part)
    if match["ext"]:
        number += f" ext. {match['ext']}"
    return number, f"{body[: match.start()]},{body[match.end() :]}"


def _take_labelled(body: str) -> tuple[dict[str, str], str]:
    """The parts that carry a label, e.g. "Division: Research"; the rest of the text."""
    taken: dict[str, str] = {}
    for match in reversed(list(_LABEL.finditer(body))):
        value = re.split(r"[\n\r;|]", body[match.end() :], maxsplit=1)[0]
        after = body[match.end() + len(value) :]
        key = _key_of(match["label"])
        stop = _LABEL.search(value)
        value = value[: stop.start()] if stop else value
        if key and value.strip(" ,"):
            joined = [value.strip(" ,.{}"), taken.get(key, "")]
            taken[key] = ", ".join(part for part in joined if part)
        body = body[: match.start()] + "\n" + after
    return taken, body


def _key_of(label: str) -> str:
    label = label.lower()
    if label in {"name", "full name", "contact"}:
        return "name"
    if label in {"title", "position", "role"}:
        return "title"
    return "" if found(r"mail|phone|tel|cell|mobile|direct", label) else "division"
