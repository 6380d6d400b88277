"""A short working name for an enquiry, made of the first words that say what is wanted."""

import re

MOST_WORDS = 8
MOST_LETTERS = 60
NO_NAME = "New enquiry"

_GREETS = re.compile(r"(hi|hello|hey|good (morning|afternoon|evening)|please)\b[\s,!.:-]*", re.IGNORECASE)
_WHO = r"(we|i|our (team|unit|department|branch|office|program)|my (team|unit|department))"
_OPENS = re.compile(
    rf"(({_WHO}\s+)?((would|'d|d|will)\s+)?(really\s+|also\s+)?"
    r"(needs?|wants?|wish|like|hope|plan|require|request|(am|are) (looking|asking|trying))"
    r"(\s+for)?(\s+to)?\b"
    rf"|(can|could|may)\s+{_WHO}\b"
    rf"|{_WHO}('d|’d)\s+like(\s+to)?\b"
    r"|(it would be good|is it possible)\s+to\b)\s*",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"(to\s+)?(get|know|learn|find out|send us|give us|have|obtain|receive|access|request|ask|use|see|look at)\b"
    r"(\s+(access to|hold of|for|copies of|a copy of))?\s*",
    re.IGNORECASE,
)
_SMALL_FIRST = re.compile(r"((some|the|a|an|all|any|of|access to|data about|data on)\s+)+", re.IGNORECASE)
_ENDS = re.compile(
    r"[.;:!?](\s|$)|\n|\s[-–—(]\s?"
    r"|,?\s(to|in order to) (?=[a-z])|,?\s(so that|so we|because|since|which|that will|as we)\s",
    re.IGNORECASE,
)
_HANGS = frozenset(
    {"a", "an", "the", "of", "for", "from", "in", "on", "at", "to", "by", "with", "and", "or", "our", "my", "their"}
    | {"its", "who", "whose", "that", "which", "about", "per", "as", "is", "are"}
)


def name_from(text: str) -> str:
    """At most eight words, cut where the sentence turns to the purpose; never empty."""
    whole = " ".join(text.split())
    wanted = _without_opening(whole)
    words = _short(_ENDS.split(wanted, maxsplit=1)[0].strip(" ,.;:"))
    if len(words) < 2:
        words = _short(wanted) or _short(whole)
    name = " ".join(words).strip(" ,.;:-")
    return (name[:1].upper() + name[1:])[:MOST_LETTERS].strip() or NO_NAME


def _without_opening(text: str) -> str:
    """The words after "we would like to get the"."""
    rest = text[greets.end() :] if (greets := _GREETS.match(text)) else text
    opens = _OPENS.match(rest)
    if opens is None and greets is None:
        return rest[3:].lstrip() if rest.casefold().startswith("to ") else rest
    rest = rest[opens.end() :] if opens else rest
    gets = _GETS.match(rest)
    rest = rest[gets.end() :] if gets else rest
    small = _SMALL_FIRST.match(rest)
    return rest[small.end() :] if small else rest


def _short(text: str) -> list[str]:
    """The first words, without those that would hang in the air at the end."""
    words = text.split()[:MOST_WORDS]
    while len(" ".join(words)) > MOST_LETTERS and len(words) > 1:
        words.pop()
    cut = len(words) < len(text.split())
    while cut and len(words) > 1 and words[-1].casefold().strip(",") in _HANGS:
        words.pop()
    return words
