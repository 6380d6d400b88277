"""A neutral message as Block Kit. The words are the core's; here they only find their places and lengths."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from conversations.message import Actions, Divider, Header, Message, Part, Picker, Quote, Say
from handlers.slack import controls
from handlers.slack.limits import characters
from handlers.slack.names import ACT_MARK
from handlers.slack.payload import Block
from handlers.slack.text import (
    Reader,
    Run,
    cost,
    cut,
    cut_runs,
    escape,
    interpreted,
    mrkdwn,
    plain,
    rich,
    runs,
    split,
)

PIECE = 2900
HEADER = 150
FALLBACK = 3900
NOTHING = "A message"


@dataclass(frozen=True, slots=True)
class Surface:
    """Where blocks are shown, and how much of them."""

    name: Literal["message", "home", "modal"]
    blocks: int
    characters: int


MESSAGE = Surface("message", 50, 13_000)
HOME = Surface("home", 100, 60_000)
MODAL = Surface("modal", 100, 60_000)

_CUT = "Some of this is cut: it is too long for one message here."


@dataclass(frozen=True, slots=True)
class _Row:
    """A block in the making; `carried` is the packed act of its picker."""

    block: Block
    carried: str = ""


def blocks(message: Message, reader: Reader, surface: Surface = MESSAGE) -> list[Block]:
    """The blocks of a message. The first one's id is the message's `block`; the others' begin with it."""
    parts = [_Drawn.of(part, reader) for part in message.parts]
    rows = [row for part in parts for row in part.rows(PIECE)] if _surely_fits(parts) else _fitted(parts, surface)
    if not rows:
        rows = [_paragraph((Run(cut(message.text.strip() or NOTHING, PIECE)),))]
    return _named(rows, message.block)


def _surely_fits(parts: Sequence["_Drawn"]) -> bool:
    """Whether there is so little of everything that no limit needs a closer look: so it is nearly always."""
    return len(parts) < 20 and sum(part.cost for part in parts) < PIECE and sum(part.controls for part in parts) < 20


def _fitted(parts: Sequence["_Drawn"], surface: Surface) -> list["_Row"]:
    """The blocks of so many parts, and so much of their texts, as there is room for."""
    kept, dropped = _fewer(parts, surface)
    fixed = sum(part.fixed for part in kept)
    share = _fair_share([part.cost for part in kept], surface.characters - fixed - len(_CUT))
    rows = [row for part in kept for row in part.rows(share)]
    while share > 1 and (over := characters([row.block for row in rows]) + len(_CUT) - surface.characters) > 0:
        share = max(share - over, 1)  # a cut text may keep a few characters more than its share
        rows = [row for part in kept for row in part.rows(share)]
    if dropped or any(part.cost > share for part in kept):
        rows.append(_Row(_context(_CUT)))
    return rows


def fallback(message: Message) -> str:
    """What alerts and screen readers say: escaped, and never empty."""
    words = message.text.strip() or " ".join(_words(part) for part in message.parts).strip()
    return escape(cut(words or NOTHING, FALLBACK))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A part of a message: its text, which can be cut, and all else, which can't."""

    part: Part
    text: tuple[Run, ...]
    cost: int
    others: tuple[_Row, ...]

    @classmethod
    def of(cls, part: Part, reader: Reader) -> "_Drawn":
        text: tuple[Run, ...] = ()
        others: list[_Row] = []
        match part:
            case Say():
                text = runs(part.text, reader)
                row = controls.button(part.row) if part.row is not None else None
                others = [_Row(row)] if row is not None else []
            case Quote():
                text = (Run(part.text),) if part.text.strip() else ()
            case Header():
                words = part.text.strip()
                others = [_Row({"type": "header", "text": controls.plain_text(words, HEADER)})] if words else []
            case Divider():
                others = [_Row({"type": "divider"})]
            case Actions():
                others = [_Row({"type": "actions", "elements": row}, act) for act, row in controls.rows(part)]
            case _:
                assert_never(part)
        return cls(part, text, cost(text), tuple(others))

    @property
    def fixed(self) -> int:
        """The characters that can't be cut."""
        return characters([row.block for row in self.others])

    @property
    def controls(self) -> int:
        """How many things there are to press or to pick."""
        if not isinstance(self.part, Actions):
            return 1
        options = sum(len(item.options) for item in self.part.items if isinstance(item, Picker))
        return len(self.part.items) + len(self.part.menu) + options

    def rows(self, share: int) -> list[_Row]:
        """Its blocks, with at most `share` characters of text."""
        if not isinstance(self.part, Say | Quote):
            return list(self.others)
        text = self.text if self.cost <= share else cut_runs(self.text, share)
        accessory = self.others[0].block if self.others else None
        if not plain(text).strip():
            return [] if accessory is None else [_Row({"type": "actions", "elements": [accessory]})]
        pieces = [text] if self.cost <= PIECE else [one for one in split(text, PIECE) if plain(one).strip()]
        if isinstance(self.part, Quote):
            return [_Row(_rich(piece, "rich_text_quote")) for piece in pieces]
        if self.part.quiet:
            return [_Row({"type": "context", "elements": [_safe(piece)]}) for piece in pieces]
        first, *rest = pieces
        if accessory is not None:
            return [_Row({"type": "section", "text": _safe(first), "accessory": accessory}), *map(_paragraph, rest)]
        return [_paragraph(first), *map(_paragraph, rest)]


def _paragraph(piece: Sequence[Run]) -> _Row:
    return _Row(_rich(piece, "rich_text_section") if interpreted(piece) else _section(mrkdwn(piece)))


def _safe(piece: Sequence[Run]) -> Block:
    """A text object for the places where no rich text may stand: plain when mrkdwn would read markup into it."""
    if interpreted(piece):
        return {"type": "plain_text", "text": plain(piece), "emoji": False}
    return {"type": "mrkdwn", "text": mrkdwn(piece), "verbatim": True}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}


def _rich(piece: Sequence[Run], kind: str) -> Block:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": rich(piece)}]}


def _fair_share(costs: Sequence[int], room: int) -> int:
    """The most that each text may have so that all fit: the short ones stay whole, the longest are cut."""
    if sum(costs) <= room:
        return max(costs, default=0)
    left, share = room, 0
    ordered = sorted(costs)
    for place, own in enumerate(ordered):
        share = max(left // (len(ordered) - place), 1)
        if own > share:
            return share
        left -= own
    return share


def _fewer(parts: Sequence[_Drawn], surface: Surface) -> tuple[list[_Drawn], bool]:
    """The parts that find a place, and whether any did not. The last two come first: there are the buttons."""
    room = surface.blocks - 1 - surface.characters // PIECE
    letters = surface.characters // 2
    kept: set[int] = set()
    ending = range(len(parts) - 1, max(len(parts) - 3, -1), -1)
    for place in (*ending, *range(len(parts) - 2)):
        part = parts[place]
        if _count(part) <= room and part.fixed <= letters:
            kept.add(place)
            room -= _count(part)
            letters -= part.fixed
        elif place not in ending:
            break
    return [parts[place] for place in sorted(kept)], len(kept) < len(parts)


def _count(part: _Drawn) -> int:
    return max(len(part.others), 1)


def _named(rows: Sequence[_Row], name: str) -> list[Block]:
    """The blocks with ids of their own."""
    return [
        {"type": row.block["type"], "block_id": _block_id(name[:100], place, row.carried)} | row.block
        for place, row in enumerate(rows)
    ]


def _block_id(name: str, place: int, carried: str) -> str:
    own = f"{name}#{place}" if place or not name else name
    if not carried:
        return own
    whole = f"{own}{ACT_MARK}{carried}"
    return whole if len(whole) <= controls.IDS else f"#{place}{ACT_MARK}{carried}"


def _words(part: Part) -> str:
    match part:
        case Say():
            return "".join(span.text for span in part.text)
        case Quote() | Header():
            return part.text
        case _:
            return ""
