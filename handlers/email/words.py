"""A message as plain words: what a mail says when nothing but text can be shown."""

import textwrap
from collections.abc import Iterator, Mapping

from conversations.ids import PersonId
from conversations.message import Actions, Button, Divider, Header, Message, Picker, Quote, Say, Span, Text
from handlers.ports import Known

People = Mapping[PersonId, Known]

WIDTH = 76
_LINKS = ("https://", "http://", "mailto:")


def safe_link(href: str) -> str:
    """The address when it is one that a mail may carry, else nothing."""
    return href if href.lower().startswith(_LINKS) else ""


def span_words(span: Span, people: People) -> str:
    """What a run of text says: a mention becomes the person's name."""
    if span.person is None:
        return span.text
    known = people.get(span.person)
    return (known.name if known else "") or span.text or "a colleague"


def plain(message: Message, people: People) -> str:
    """The text part. Buttons become the words to answer, so that nothing is offered that cannot be done here."""
    chunks = [chunk for chunk in _chunks(message, people) if chunk]
    return "\n\n".join(chunks or [wrapped(message.text)]) + "\n"


def replies(actions: Actions) -> list[str]:
    """The words by which one can answer with what the buttons would do, each in its quotes."""
    buttons = [*(item for item in actions.items if isinstance(item, Button)), *actions.menu]
    words = [button.label for button in buttons if not button.url]
    words += [option.label for item in actions.items if isinstance(item, Picker) for option in item.options]
    return [f"“{word}”" for word in words]


def open_ways(actions: Actions) -> list[str]:
    """What can be answered in one's own words: a date, a person."""
    ways = {"date": "with a date, such as Oct 1, 2027", "person": "with a name or an e-mail address"}
    pickers = (item for item in actions.items if isinstance(item, Picker) and item.kind in ways)
    return [f"{picker.label}: answer {ways[picker.kind]}." for picker in pickers]


def links(actions: Actions) -> list[tuple[str, str]]:
    """The buttons that lead somewhere: label and address."""
    buttons = [*(item for item in actions.items if isinstance(item, Button)), *actions.menu]
    return [(button.label, safe_link(button.url)) for button in buttons if safe_link(button.url)]


def either(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def wrapped(text: str, before: str = "") -> str:
    """Lines of a width that every mail program shows; long addresses stay whole."""
    lines = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=before,
            subsequent_indent=before,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or before.rstrip()
        for line in text.strip().splitlines()
    ]
    return "\n".join(lines)


def _chunks(message: Message, people: People) -> Iterator[str]:
    for part in message.parts:
        match part:
            case Header():
                yield wrapped(part.text)
            case Say():
                yield wrapped(_sentence(part.text, people))
                if part.row:
                    yield from _offered(Actions((part.row,)))
            case Quote():
                yield wrapped(part.text, "> ")
            case Actions():
                yield from _offered(part)
            case Divider():
                pass


def _sentence(text: Text, people: People) -> str:
    return "".join(_with_address(span, people) for span in text)


def _with_address(span: Span, people: People) -> str:
    words, href = span_words(span, people), safe_link(span.href)
    return f"{words} ({href})" if href and href != words else words


def _offered(actions: Actions) -> Iterator[str]:
    if words := replies(actions):
        yield wrapped(f"Answer this mail with {either(words)}.")
    yield from (wrapped(way) for way in open_ways(actions))
    yield from (wrapped(f"{label}: {href}") for label, href in links(actions))
