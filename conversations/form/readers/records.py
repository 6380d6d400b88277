"""What the process records, read from words: for tests, imports, and answers that arrive on paper."""

import re
from datetime import date

from conversations.form.model import Field
from conversations.form.readers.calendar import spot_dates
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Record, Review, Signature, SignOff
from conversations.form.words import found

_PAIR = re.compile(r"\b(department|name|role|date|opinion|title|email|phone|signature)\s*:\s*", re.IGNORECASE)


def _pairs(text: str) -> dict[str, str]:
    places = list(_PAIR.finditer(text))
    if not places:
        return {}
    ends = [*(match.start() for match in places[1:]), len(text)]
    return {
        match[1].lower(): text[match.end() : end].strip(" ,;{}\"'\n") for match, end in zip(places, ends, strict=True)
    }


def _day(text: str, today: date) -> date | None:
    spots = spot_dates(text, today)
    return spots[0].day if spots else None


def read_review(_field: Field, text: str, today: date) -> Reading:
    """An opinion, as "department: ..., name: ..., role: ..., date: ..., opinion: ...", or the same in free words."""
    pairs = _pairs(text)
    if len(pairs) < 2:
        return Read(_told_freely(text, today))
    day = _day(pairs.get("date", ""), today)
    return Read(
        Review(pairs.get("department", ""), pairs.get("name", ""), pairs.get("role", ""), day, pairs.get("opinion", ""))
    )


_REVIEWER = re.compile(
    r"\b(?:(?:legal|privacy|security) (?:representative|reviewer|officer|counsel)|(?:chief |senior |staff )?counsel|"
    r"information security officer|attorney|ISO)\b",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"\b(?!ISO\b)[A-Z]{3,8}\b|\b(?:Department|Agency|Office) of [A-Z]\w+(?:(?: and)? [A-Z]\w+)*")
_NAME = re.compile(r"\(role\)|\b[A-Z](?:[a-z]+|\.)(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_OPINION = re.compile(r"^\W*(?:opinion\s*:)?\W*", re.IGNORECASE)


def _told_freely(text: str, today: date) -> Review:
    """Who reviewed stands before the day or the colon, the opinion after it. What is not there stays empty."""
    days = spot_dates(text, today)
    colon = text.find(":")
    cut = days[0].end if days else colon + 1
    before, after = text[:cut], text[cut:]
    role, department = _REVIEWER.search(before), _DEPARTMENT.search(before)
    name = _NAME.search(_REVIEWER.sub(" ; ", before))
    if role is None and department is None and name is None:
        return Review("", "", "", days[0].day if days else None, text.strip())
    return Review(
        department[0] if department else "",
        name[0] if name else "",
        role[0] if role else "",
        days[0].day if days else None,
        _OPINION.sub("", after, count=1).strip(),
    )


def read_sign_off(_field: Field, text: str, today: date) -> Reading:
    """A person and a day."""
    pairs = _pairs(text)
    if pairs:
        return Read(SignOff(pairs.get("name", ""), _day(pairs.get("date", ""), today)))
    return Read(SignOff(*_name_and_day(text, today)))


def _name_and_day(text: str, today: date) -> tuple[str, date | None]:
    spots = spot_dates(text, today)
    rest = text[: spots[0].start] + text[spots[0].end :] if spots else text
    rest = re.sub(r"\b(?:signed|on|by|date)\b|\(signed\)", " ", rest, flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" ,;:"), spots[0].day if spots else None


def read_signature(_field: Field, text: str, today: date) -> Reading:
    """A signature block, as "(role) signed 2027-02-19" or with its parts named."""
    pairs = _pairs(text)
    signed = (
        "signed" if found(r"\bsign(?:ed|ature)\b", text) and not found(r"\bnot signed\b|\bunsigned\b", text) else ""
    )
    if pairs:
        day = _day(pairs.get("date", ""), today)
        parts = {key: pairs.get(key, "") for key in ("title", "email", "phone")}
        return Read(Signature(pairs.get("name", ""), day, pairs.get("signature", "") or signed, **parts))
    name, day = _name_and_day(text, today)
    return Read(Signature(name, day, signed))


def read_record(_field: Field, text: str) -> Reading:
    """What the assistant keeps, with the version in it."""
    match = found(r"\bv(?:ersion)?\.?\s*(\d+)\b", text)
    if not match:
        return Misread("I couldn't find a version in that.", 'E.g. "v2, amends v1".')
    return Read(Record(" ".join(text.split()), int(match[1])))
