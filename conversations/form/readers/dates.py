"""Dates, as people type them. What leaves the day open is asked about, never guessed."""

import re
from datetime import date
from itertools import pairwise

from conversations.form.days import full_day
from conversations.form.model import Field
from conversations.form.readers.calendar import MONTH, WEEKDAYS, YEAR, Spotted, spot_dates
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Day, Deadline, Deadlines
from conversations.form.words import plain, words_in

_UNSURE = re.compile(
    r"\b(?:before|about|around|roughly|approx\w*|approximately|earliest|circa|maybe|probably|or|until|not|mid|"
    r"late|early|"
    r"sometime|some time|after|while|though|tentative\w*|likely|\?)|\?|~",
    re.IGNORECASE,
)
_LATER_OF = re.compile(
    r"\b(?:later of|whichever (?:is|comes) later|or (?:on |at |the )*(?:day of the |date of the )?(?:last|"
    r"final) signature|or (?:when|once) (?:all|everyone|it|last)\b.*sign\w*|"
    r"or after the last signature)",
    re.IGNORECASE,
)
_NO_END = words_in(
    "none|no end|no end date|open-ended|open ended|openended|open end|ongoing|n/a|na|not applicable|no|nil|indefinite|"
    "indefinitely|without end|it goes on|no fixed end",
    "|",
)
_SAYS_NO_END = re.compile(r"(?:there(?: i|')s |it has |we have )?no (?:fixed |set )?end\b", re.IGNORECASE)
_TRY = 'Try "Oct 1, 2027", "in 3 months" or "later".'


def read_date(field: Field, text: str, today: date) -> Reading:
    """One day. Echoed in full unless it was typed as year-month-day."""
    said = " ".join(text.split())
    if field.none_is and (_SAYS_NO_END.match(said) or plain(said) in _NO_END or said in {"-", "--"}):
        return Read(Day(None), field.none_is)
    spots = spot_dates(said, today)
    if not spots:
        return _no_day(field, said)
    if wrong := _wrong_weekday(said, spots[0]):
        return wrong
    if len({spot.day for spot in spots}) > 1:
        days = " and ".join(full_day(spot.day) for spot in spots[:2])
        return Misread(f"I found two dates, {days}.", "Which one is it?")
    spot = spots[0]
    rest = (said[: spot.start] + " " + said[spot.end :]).strip()
    if _LATER_OF.search(said):
        return Read(
            Day(spot.day, or_last_signature=True), f"{full_day(spot.day)}, or the day of the last signature if later"
        )
    if _UNSURE.search(rest):
        left = rest.strip(" ,.;()")
        return Misread(f'I read {full_day(spot.day)}, but I\'m not sure of "{left}".', "Type just the day.")
    return Read(Day(spot.day, note=_note(rest)), _echo(said, spot))


def _note(rest: str) -> str:
    note = re.sub(
        r"^(?:it (?:is|ends|starts|begins)|on|by|the|from|starting|ending|signed|date|day)\b",
        "",
        rest.strip(" ,.;:-()"),
        flags=re.IGNORECASE,
    )
    return note.strip(" ,.;:-()") if re.search(r"[A-Za-z]{3,}", note) else ""


def _echo(said: str, spot: Spotted) -> str:
    if spot.worked_out:
        return f"{full_day(spot.day)} ({spot.worked_out})"
    return "" if said == spot.day.isoformat() else full_day(spot.day)


def _wrong_weekday(said: str, spot: Spotted) -> Misread | None:
    match = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\d|[a-z])", said[: spot.end].lower())
    if not match or spot.worked_out not in ("", "the next one"):
        return None
    meant = WEEKDAYS.index(match[1])
    if meant == spot.day.weekday():
        return None
    return Misread(f"That day is {full_day(spot.day)}, with another weekday than yours.", "Which day do you mean?")


def _no_day(field: Field, said: str) -> Misread:
    shown = said if len(said) <= 40 else f"{said[:39]}…"
    month = re.fullmatch(
        rf"(?:in\s+|by\s+|mid-?\s*|early\s+|late\s+)?{MONTH}(?:\s+|,\s*){YEAR}?", said + " ", re.IGNORECASE
    )
    if month or re.fullmatch(rf"(?:in|by|mid|early|late)?[\s-]*{MONTH}\s*(?:{YEAR})?", said, re.IGNORECASE):
        return Misread(f'"{shown}" leaves the day open.', 'Which day? E.g. "March 1, 2027" or "end of March 2027".')
    if field.none_is and re.search(r"further notice|open|indefinit|forever|as long as", said, re.IGNORECASE):
        return Misread(f'I couldn\'t read a date in "{shown}".', "Type none here, and say how long under Duration.")
    return Misread(f'I couldn\'t read a date in "{shown}".', _TRY)


def read_dates(_field: Field, text: str, today: date) -> Reading:
    """Dates with what happens on them: on lines of their own, or one after the other."""
    entries: list[Deadline] = []
    shown: list[str] = []
    for piece in _pieces(text, today):
        spots = spot_dates(piece, today)
        if not spots:
            continue
        if wrong := _wrong_weekday(piece, spots[0]):
            return wrong
        spot = spots[0]
        what = _what(piece[: spot.start], piece[spot.end :])
        entries.append(Deadline(spot.day, what))
        shown.append(f"{full_day(spot.day)}: {what}" if what else full_day(spot.day))
    if not entries:
        line = " ".join(text.split())
        return Misread(f'I couldn\'t read a date in "{line[:40]}".', 'E.g. "Oct 1, 2027 report due". One a line.')
    entries.sort(key=lambda entry: entry.day)
    if stray := _without_date(text, today):
        return Misread(f'"{stray[:60]}" has no date.', "Type all deadlines again, each with its day.")
    return Read(Deadlines(tuple(entries)), "; ".join(shown))


def _pieces(text: str, today: date) -> list[str]:
    """The text cut so that each piece has at most one date."""
    pieces = []
    for part in re.split(r"[;\n•]", text):
        spots = spot_dates(part, today)
        if len(spots) < 2:
            pieces.append(part)
            continue
        leads = not re.search(r"[A-Za-z]{3,}", part[: spots[0].start].replace("by", "").replace("the", ""))
        cuts = [spot.start for spot in spots[1:]] if leads else [spot.end for spot in spots[:-1]]
        edges = [0, *cuts, len(part)]
        pieces.extend(part[a:b] for a, b in pairwise(edges))
    return pieces


def _without_date(text: str, today: date) -> str:
    for part in re.split(r"[\n;]", text):
        if re.search(r"[A-Za-z]{3,}", part) and not spot_dates(part, today) and len(part.split()) <= 12:
            return " ".join(part.split())
    return ""


def _what(before: str, after: str) -> str:
    words = f"{before.strip()} {after.strip()}".strip()
    words = re.sub(r"\(\s*\)", "", words)
    words = re.sub(
        r"^(?:and|then|by|on|the|at|is|until|,|:|-|–|=|\s|\*|\d+\.\s)+(?=\s|\w|$)", "", words, flags=re.IGNORECASE
    )
    words = re.sub(
        r"[\s,:;–=-]*\b(?:and|by|on|at|until|is|the|due by|before|:)?[\s,:;.–=-]*$",
        lambda m: " due" if "due" in m[0] else "",
        words,
        flags=re.IGNORECASE,
    )
    words = words.strip(" ,:;.-–()=")
    yearly = re.sub(r"\s*\b(?:every|each)$", "", words, flags=re.IGNORECASE)
    return words if yearly == words else f"{yearly} (each year)"
