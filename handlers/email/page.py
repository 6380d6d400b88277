"""The HTML part of a mail, from the same parts as the text."""

from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from conversations.message import Actions, Divider, Header, Message, Quote, Say, Span, Text
from handlers.email.words import People, links, open_ways, replies, safe_link, span_words

Block = Mapping[str, object]


def page(subject: str, message: Message, people: People) -> str:
    """A small page without pictures, scripts or anything to load; all that was typed is escaped."""
    blocks = list(_blocks(subject, message, people)) or [_say((Span(message.text),), people, quiet=False)]
    return _template().render(subject=subject, blocks=blocks)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("handlers.email"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("letter.html.j2")


def _blocks(subject: str, message: Message, people: People) -> Iterator[Block]:
    for part in message.parts:
        match part:
            case Header():
                if part.text != subject:  # the page's own heading says it already
                    yield {"kind": "header", "text": part.text}
            case Say():
                yield _say(part.text, people, quiet=part.quiet)
                if part.row:
                    yield _offers(Actions((part.row,)))
            case Quote():
                yield {"kind": "quote", "lines": part.text.splitlines()}
            case Divider():
                yield {"kind": "divider"}
            case Actions():
                yield _offers(part)


def _say(text: Text, people: People, *, quiet: bool) -> Block:
    return {"kind": "say", "quiet": quiet, "spans": [_span(span, people) for span in text]}


def _span(span: Span, people: People) -> Block:
    return {
        "lines": span_words(span, people).split("\n"),
        "bold": span.bold,
        "italic": span.italic,
        "code": span.code,
        "href": safe_link(span.href),
    }


def _offers(actions: Actions) -> Block:
    return {"kind": "offers", "replies": replies(actions), "open_ways": open_ways(actions), "links": links(actions)}
