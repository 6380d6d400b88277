"""Social Security numbers in the ways they are written.

Never given out are the areas 000, 666 and 900 to 999, group 00 and serial 0000 (Social Security Administration,
"Randomization of Social Security Numbers").
"""

import re

_AREA, _GROUP, _SERIAL = r"(?!000|666|9)\d{3}", r"(?!00)\d{2}", r"(?!0000)\d{4}"
_DASHED = re.compile(rf"(?<![\w.-]){_AREA}-{_GROUP}-{_SERIAL}(?![\w-])")
# Three groups that stand alone, not the middle of a longer row of numbers.
_SPACED = re.compile(rf"(?<![\w.,-])(?<!\d ){_AREA} {_GROUP} {_SERIAL}(?![\w-])(?! \d)")
# Nine digits are a number like any other, unless the words beside them say what they are.
_NAMED = re.compile(rf"(?<![\w$.-]){_AREA}[.]?{_GROUP}[.]?{_SERIAL}(?![\w-])(?!\.\d)")
_WORD = re.compile(
    r"(?<![a-z])(?:ssns?|ss ?#|s\.s\.n\.?|soc(?:ial)?\.?[ -]sec(?:urity)?(?! admin)|"
    r"seguro social|soc(?=[: ])|social(?![ -](?:serv|work|media|sec|sci|insur|determ|program|club|dist)|\w))",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 40, 18
_OTHER = re.compile(r"\b(?:bytes?|phone|tel|fax|duns|ein|zip)\W*$", re.IGNORECASE)


def found(text: str) -> int | None:
    """Where the first one is."""
    certain = [hit.start() for pattern in (_DASHED, _SPACED) if (hit := pattern.search(text))]
    named = next((hit.start() for hit in _NAMED.finditer(text) if _is_named(text, hit)), None)
    return min([*certain, *([] if named is None else [named])], default=None)


def _is_named(text: str, number: re.Match[str]) -> bool:
    """Whether the same line says, close by, that this is a Social Security number."""
    before = text[max(0, number.start() - _BEFORE) : number.start()].rpartition("\n")[2]
    after = text[number.end() : number.end() + _AFTER].partition("\n")[0]
    if _OTHER.search(before):
        return False
    return bool(_WORD.search(before) or _WORD.search(after))
