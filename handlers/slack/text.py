"""Text for Slack: its mrkdwn, its rich text, and plain, all from the same runs; and how to cut and split them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from conversations.ids import PersonId
from conversations.message import Text
from handlers.ports import Known
from handlers.slack.payload import Block

# Characters that mrkdwn reads as markup, and `:names:` that become pictures.
_MARKUP = re.compile(r"[*_~`]|:[\w+'-]+:")
_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>|]+", re.IGNORECASE)
_OVERHEAD = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read: the tenant in which a mention means something, and how people are shown."""

    tenant: str = ""
    people: Mapping[PersonId, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style, with people already turned into a Slack user or a name."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    user: str = ""
    href: str = ""

    @property
    def styled(self) -> bool:
        return self.bold or self.italic or self.code

    @property
    def cost(self) -> int:
        """How many characters it takes at most, marks and escapes included."""
        marks = 2 * (self.bold + self.italic + self.code)
        around = len(escape(self.href)) + 3 if self.href else 0
        return weight(self.text) + marks + around + (len(self.user) + 3 if self.user else 0)


def runs(text: Text, reader: Reader) -> tuple[Run, ...]:
    """A neutral text for this reader."""
    found = []
    for span in text:
        words, user = span.text, ""
        if span.person is not None:
            known = reader.people.get(span.person)
            words = known.name if known is not None else span.text or "a colleague"
            user = user_id(known, reader)
        href = span.href if _LINK.fullmatch(span.href) else ""
        if words or user:
            found.append(Run(words or "a colleague", span.bold, span.italic, span.code, user, href))
    return tuple(found)


def user_id(known: Known | None, reader: Reader) -> str:
    """The Slack user to mention, or nothing when this reader's Slack does not know that person."""
    if known is None or known.address is None:
        return ""
    here = known.address.platform == "slack" and known.address.tenant == reader.tenant
    return known.address.user if here else ""


def escape(text: str) -> str:
    """Slack's three characters, so that nothing in a text is taken for a mention, a link or a call to everyone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def weight(text: str) -> int:
    """The length of a text as Slack may count it: escaped, and characters beyond the first plane twice."""
    beyond = 0 if text.isascii() else sum(char > "\uffff" for char in text)
    return len(text) + 4 * text.count("&") + 3 * text.count("<") + 3 * text.count(">") + beyond


def interpreted(text: Sequence[Run]) -> bool:
    """Whether mrkdwn would read markup into a text, or not read ours: then it must be rich text."""
    before = ""
    for place, run in enumerate(text):
        after = text[place + 1].text[:1] if place + 1 < len(text) else ""
        if "`" in run.text if run.code else _MARKUP.search(run.text):
            return True
        if _QUOTED_LINE.search(run.text) and ("\n" in run.text or before in ("", "\n")):
            return True
        if run.styled and (run.text != run.text.strip() or "\n" in run.text or before.isalnum() or after.isalnum()):
            return True
        before = run.text[-1:]
    return False


def mrkdwn(text: Iterable[Run]) -> str:
    """Slack's markup. Only for runs that `interpreted` lets through."""
    return "".join(_mrkdwn(run) for run in text)


def _mrkdwn(run: Run) -> str:
    if run.user:
        return f"<@{run.user}>"
    words = escape(run.text)
    if run.href:
        words = f"<{escape(run.href)}|{words.replace('|', '¦')}>"
    for wanted, mark in ((run.code, "`"), (run.italic, "_"), (run.bold, "*")):
        words = f"{mark}{words}{mark}" if wanted else words
    return words


def rich(text: Iterable[Run]) -> list[Block]:
    """The elements of a rich text, in which nothing is interpreted."""
    return [_rich(run) for run in text]


def _rich(run: Run) -> Block:
    element: Block = {"type": "text", "text": run.text}
    if run.user:
        element = {"type": "user", "user_id": run.user}
    elif run.href:
        element = {"type": "link", "url": run.href, "text": run.text}
    style = {name: True for name in ("bold", "italic", "code") if getattr(run, name)}
    return element | {"style": style} if style else element


def plain(text: Iterable[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


def cost(text: Iterable[Run]) -> int:
    """How many characters a text takes at most."""
    return sum(run.cost for run in text)


def cut(text: str, most: int) -> str:
    """At most so much of a plain text, with "…" where something is missing."""
    if weight(text) <= most:
        return text
    return text[: _head(text, most - 1)].rstrip() + "…"


def cut_runs(text: Sequence[Run], most: int) -> tuple[Run, ...]:
    """At most so much of a text, with "…" where something is missing."""
    if cost(text) <= most:
        return tuple(text)
    first = split(text, most - 1 - _OVERHEAD)[0]
    return (*first, Run("…"))


def split(text: Sequence[Run], most: int) -> list[tuple[Run, ...]]:
    """The text in pieces of at most so much each, cut between words where there are any."""
    pieces: list[tuple[Run, ...]] = []
    piece: list[Run] = []
    room = most
    waiting = list(reversed(text))
    while waiting:
        run = waiting.pop()
        if run.cost <= room:
            piece.append(run)
            room -= run.cost
            continue
        bare = run.cost - weight(run.text)
        at = _head(run.text, room - bare) if not run.user else 0
        if at == 0 and not piece:  # not even a part fits into an empty piece: a link too long to be one
            waiting.append(replace(run, href="", user=""))
            continue
        if at:
            piece.append(replace(run, text=run.text[:at].rstrip() or run.text[:at]))
        waiting.append(replace(run, text=run.text[at:].lstrip() or run.text[at:]) if at else run)
        pieces.append(tuple(piece))
        piece, room = [], most
    return [*pieces, tuple(piece)] if piece or not pieces else pieces


def _head(text: str, most: int) -> int:
    """Where to cut so that the first part weighs at most so much: after a word, else never inside a character."""
    used = at = 0
    for at, char in enumerate(text):  # noqa: B007 - where it stopped is the answer
        used += weight(char)
        if used > most:
            break
    else:
        return len(text)
    for end in range(at, max(at - 200, at * 2 // 3), -1):
        if text[end - 1].isspace() or text[end].isspace():
            return end
    end = at
    while end > 0 and at - end < 20 and _joined(text[end - 1], text[end]):
        end -= 1
    return end if end > 0 and not _joined(text[end - 1], text[end]) else at


def _joined(left: str, right: str) -> bool:
    """Whether two characters make one sign: an accent, a shade of skin, a family of emoji."""
    return "\u200d" in (left, right) or right == "\ufe0f" or unicodedata.category(right) in ("Mn", "Me", "Sk")
