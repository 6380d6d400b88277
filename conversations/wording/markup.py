"""The small markup of the templates, read into spans.

Templates are rendered with autoescape, so whatever a person typed can only ever be text in here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from conversations.ids import PersonId
from conversations.message import Span, Text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPACE = re.compile(r"[ \t\r\n]+")
STYLES = ("b", "i", "code", "a", "person", "br", "q")


def spans(node: "Element") -> Text:
    """The text of an element, in runs of one style. Raises ValueError for a tag that is not of the markup."""
    runs = list(_runs(node, Span("")))
    return _tidy(runs)


def _runs(node: "Element", style: Span) -> Iterator[Span]:
    if node.text:
        yield _styled(style, SPACE.sub(" ", node.text))
    for child in node:
        yield from _child(child, style)
        if child.tail:
            yield _styled(style, SPACE.sub(" ", child.tail))


def _styled(style: Span, text: str) -> Span:
    return Span(text, style.bold, style.italic, style.code, style.person, style.href)


def _child(child: "Element", style: Span) -> Iterator[Span]:
    match child.tag:
        case "b":
            yield from _runs(child, replace(style, bold=True))
        case "i":
            yield from _runs(child, replace(style, italic=True))
        case "code":
            yield from _runs(child, replace(style, code=True))
        case "q":
            yield _styled(style, "“")
            yield from _runs(child, style)
            yield _styled(style, "”")
        case "br":
            yield _styled(style, "\n")
        case "a":
            yield from _runs(child, replace(style, href=child.get("href", "")))
        case "person":
            yield replace(style, text=child.text or "", person=PersonId(int(child.get("id", "0"))))
        case other:
            raise ValueError(f"<{other}> is not of the markup; known are {', '.join(STYLES)}")


def _tidy(runs: list[Span]) -> Text:
    """No space at the ends or beside a line break, none twice, and no empty run."""
    tidy: list[Span] = []
    for run in runs:
        text = run.text
        if not tidy or tidy[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text.startswith("\n") and tidy:
            tidy[-1] = _styled(tidy[-1], tidy[-1].text.rstrip(" "))
        if text:
            tidy.append(run if text == run.text else _styled(run, text))
    if tidy and tidy[-1].text.endswith((" ", "\n")):
        tidy[-1] = _styled(tidy[-1], tidy[-1].text.rstrip(" \n"))
    return tuple(run for run in tidy if run.text)


def plain(text: Text) -> str:
    """The words alone; mentions by name."""
    return "".join(("@" + run.text) if run.person else run.text for run in text)
