"""Payment card numbers: a known beginning, the length that goes with it, and a right check digit (ISO/IEC 7812)."""

import re

_WRITTEN = re.compile(r"(?<![\w.-])(?<!\d )\d(?:[ -]?\d){12,18}(?![\w-])(?!\.\d)")
_ISSUERS: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = (
    (re.compile(r"4"), (16, 19)),
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"6011|64[4-9]|65"), (16, 19)),
    (re.compile(r"3(?:0[0-5]|095|6|8|9)"), (14,)),
    (re.compile(r"35(?:2[89]|[3-8])"), (16, 19)),
    (re.compile(r"62"), (16, 19)),
)
_GROUPS = ((4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3))
_OLD_VISA = 13  # no longer given out, so the words beside it must speak of a card
_CARD = re.compile(r"\b(?:cards?|visa|mastercard|amex|discover|credit|debit|cc)\b", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(
    r"\b(?:accounts?|case|claim|contract|agreement|invoice|orders?|po|purchase order|reference|ref|tracking|serial|"
    r"id|grant|award|docket|permit|parcel|fund|participant|record|geoid|cds|imei|fedex|usps|ups)\b"
    r"[ .:#]*(?:number|no|num|nr|id)?[ .:#=]*$",
    re.IGNORECASE,
)
_NEAR = 40


def found(text: str) -> int | None:
    """Where the first one is."""
    return next((hit.start() for hit in _WRITTEN.finditer(text) if _is_card(text, hit)), None)


def _is_card(text: str, written: re.Match[str]) -> bool:
    groups = tuple(len(piece) for piece in re.split("[ -]", written[0]))
    digits = re.sub("[ -]", "", written[0])
    beside = text[max(0, written.start() - _NEAR) : written.start()].rpartition("\n")[2]
    spoken_of = bool(_CARD.search(beside))
    if not _checks(digits) or len(set(digits)) < 2:
        return False
    if len(digits) == _OLD_VISA and digits.startswith("4"):
        return spoken_of
    if not any(len(digits) in lengths and begins.match(digits) for begins, lengths in _ISSUERS):
        return False
    if len(groups) > 1:
        return spoken_of or groups in _GROUPS
    return spoken_of or not _SOMETHING_ELSE.search(beside)


def _checks(digits: str) -> bool:
    """Luhn's check digit."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0
