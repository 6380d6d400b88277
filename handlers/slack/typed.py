"""What a person typed in Slack, as the core reads it: plain text with marks `@[0]`, `@[1]` ... for people.

Slack sends `& < >` escaped and everything that it understood itself in angle brackets: so whatever stands in angle
brackets comes from Slack, and a mention that was only typed as text never looks like one.
"""

import re
import unicodedata

from handlers.ports import Address

_TOKEN = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"@([UW][A-Z0-9]+)(?:\|.*)?", re.DOTALL)
# A person's mention while the text is being read. Control characters were removed before, so nobody can type it.
_MARK = "\x00"
# Marks that turn the order of what stands around them: a text must not rearrange the sentence that quotes it.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def read_message(raw: str, tenant: str) -> tuple[str, tuple[Address, ...]]:
    """Read a message or the text of a command. People who are mentioned belong to `tenant`."""
    people: list[Address] = []

    def replaced(token: re.Match[str]) -> str:
        person = _PERSON.fullmatch(token[1])
        if person is None:
            return _unescaped(_spoken(token[1]))
        people.append(Address("slack", tenant, person[1]))
        return _MARK

    pieces: list[str] = []
    end = 0
    cleaned = clean(raw)
    for token in _TOKEN.finditer(cleaned):
        pieces += [_unescaped(cleaned[end : token.start()]), replaced(token)]
        end = token.end()
    pieces.append(_unescaped(cleaned[end:]))
    return _marked("".join(pieces)), tuple(people)


def read_input(raw: str) -> str:
    """Read an input of a modal, which Slack sends as it was typed."""
    return _marked(clean(raw))


def clean(raw: str) -> str:
    """Without control characters (but line ends and tabs), halves of characters, and marks that turn the order."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or _wanted(char)).strip()


def _wanted(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in _TURNING


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _marked(text: str) -> str:
    """The mentions as marks, after what somebody typed to look like one was broken up."""
    first, *rest = text.replace("@[", "@ [").split(_MARK)
    return first + "".join(f"@[{number}]{piece}" for number, piece in enumerate(rest))


def _spoken(token: str) -> str:
    """What a token that is no person says to a reader."""
    target, _, label = token.partition("|")
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!date^"):
        return label
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    if target.startswith("mailto:"):
        return target.removeprefix("mailto:")
    if not label or label in (target, target.partition("://")[2]):
        return target
    return f"{label} ({target})"
