"""Templates to messages.

A template is XML: `<message block="ask:request">` with `<p>`, `<small>`, `<h>`, `<quote>`, `<hr/>`, `<actions>`
(in which `<button do="accept">`, `<pick kind="date">` and `<menu>`), and `<text>` when the words that stand alone
are not simply the words of the message. Buttons get their agreement and question number from the composing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Literal, TypeVar
from xml.etree import ElementTree as ET

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from conversations.acts import Act
from conversations.commandlist import COMMANDS, PRESSED_WORDS
from conversations.ids import AgreementId
from conversations.message import (
    Actions,
    Attachment,
    Button,
    Divider,
    Form,
    Header,
    Input,
    Mail,
    Message,
    Option,
    Part,
    Picker,
    Quote,
    Say,
)
from conversations.people import Person
from conversations.wording.dates import day, local, moment, short_day
from conversations.wording.markup import plain, spans
from conversations.wording.names import natural

PICKERS: tuple[Literal["one", "date", "person"], ...] = ("one", "date", "person")
INPUTS: tuple[Literal["line", "lines", "one", "date", "person", "mail"], ...] = (
    "line", "lines", "one", "date", "person", "mail",
)  # fmt: skip
K = TypeVar("K", bound=str)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the reading direction of what follows, which may be words of ours."""
TYPED = frozenset({*COMMANDS, *PRESSED_WORDS})
LONGEST_LABEL = 75


def compose(
    template: str, *, agreement: AgreementId | None = None, asked: int | None = None, **facts: object
) -> Message:
    """The message of that template, from facts named at the call."""
    return composed(template, facts, agreement, asked)


def composed(
    template: str, facts: Mapping[str, object], agreement: AgreementId | None = None, asked: int | None = None
) -> Message:
    """The message of that template. Raises jinja2's errors for a template or fact that is not there."""
    root = _tree(template, facts, agreement)
    return _message(root, agreement, asked)


def compose_mail(template: str, facts: Mapping[str, object], agreement: AgreementId | None = None) -> Mail:
    """A mail: its root is `<mail subject="…" reply="…">`; `<attach what="draft" name="…"/>` adds a document."""
    root = _tree(template, facts, agreement)
    attached = tuple(Attachment("draft", node.get("name", "")) for node in root.findall("attach"))
    return Mail(root.get("subject", ""), _message(root, agreement, None), attached, root.get("reply", ""))


def compose_form(template: str, facts: Mapping[str, object], act: Act) -> Form:
    """A form (modal): its root is `<form title="…" submit="…">` with `<p>` and `<input>`."""
    root = _tree(template, facts, act.agreement)
    intro = root.find("p")
    return Form(
        title=root.get("title", ""),
        act=act,
        inputs=tuple(_input(node) for node in root.findall("input")),
        submit=root.get("submit", "Save"),
        intro=spans(intro) if intro is not None else (),
    )


def _tree(template: str, facts: Mapping[str, object], agreement: AgreementId | None) -> ET.Element:
    rendered = _template(template).render(agreement_id=agreement, **facts)
    return ET.fromstring(NOT_IN_XML.sub(" ", TURNS.sub("", rendered)))  # noqa: S314 - our own template, and autoescape is on


def _message(root: ET.Element, agreement: AgreementId | None, asked: int | None) -> Message:
    parts = tuple(part for node in root for part in _part(node, agreement, asked))
    alone = root.find("text")
    text = plain(spans(alone)) if alone is not None else _standing_alone(parts)
    return Message(block=root.get("block", ""), text=text, parts=parts)


def _part(node: ET.Element, agreement: AgreementId | None, asked: int | None) -> tuple[Part, ...]:
    match node.tag:
        case "h":
            return (Header(plain(spans(node))),)
        case "p" | "small":
            words = spans(node)
            side = _button(node, agreement, asked, node.get("button", "")) if node.get("do") else None
            return (Say(words, quiet=node.tag == "small", row=side),) if words else ()
        case "quote":
            return (Quote((node.text or "").strip()),)
        case "hr":
            return (Divider(),)
        case "actions":
            return _actions(node, agreement, asked)
        case "text" | "attach":
            return ()
        case other:
            raise ValueError(f"<{other}> is not a part of a message")


def _actions(node: ET.Element, agreement: AgreementId | None, asked: int | None) -> tuple[Actions, ...]:
    items: list[Button | Picker] = []
    menu: list[Button] = []
    for child in node:
        match child.tag:
            case "button":
                items.append(_button(child, agreement, asked, plain(spans(child))))
            case "pick":
                items.append(_picker(child, agreement, asked))
            case "menu":
                menu += [_button(one, agreement, asked, plain(spans(one))) for one in child]
            case other:
                raise ValueError(f"<{other}> is not an action")
    return (Actions(tuple(items), tuple(menu)),) if items or menu else ()


def _act(node: ET.Element, agreement: AgreementId | None, asked: int | None) -> Act:
    about = node.get("agreement")
    return Act(node.get("do", ""), AgreementId(int(about)) if about else agreement, asked, node.get("arg", ""))


def _button(node: ET.Element, agreement: AgreementId | None, asked: int | None, label: str) -> Button:
    return Button(
        label=cut(label, LONGEST_LABEL),
        act=_act(node, agreement, asked),
        main=node.get("main") is not None,
        danger=node.get("danger") is not None,
        spoken=cut(node.get("spoken", ""), LONGEST_LABEL),
        url=node.get("url", ""),
    )


def _picker(node: ET.Element, agreement: AgreementId | None, asked: int | None) -> Picker:
    return Picker(_known(node, PICKERS), node.get("label", ""), _act(node, agreement, asked), _options(node))


def _known(node: ET.Element, kinds: tuple[K, ...]) -> K:
    """The kind that a node names. Raises ValueError when it is none of these."""
    for kind in kinds:
        if kind == node.get("kind", kinds[0]):
            return kind
    raise ValueError(f"there is no {node.tag} of kind {node.get('kind')!r}")


def _options(node: ET.Element) -> tuple[Option, ...]:
    return tuple(Option(cut(plain(spans(one)), LONGEST_LABEL), one.get("value", "")) for one in node.findall("option"))


def _input(node: ET.Element) -> Input:
    return Input(
        name=node.get("name", ""),
        label=node.get("label", ""),
        kind=_known(node, INPUTS),
        value=node.get("value", ""),
        hint=node.get("hint", ""),
        optional=node.get("optional") is not None,
        options=_options(node),
    )


MOST_TOLD = 8
ENDS = (".", "?", "!", ":", ".”", "?”", "!”", "…")


def _standing_alone(parts: tuple[Part, ...]) -> str:
    """The message's own words in their order, every line a sentence of its own, then what one can type."""
    loud = any(isinstance(part, Say) and not part.quiet for part in parts)
    lines = [line.strip() for part in parts for line in _told(part, loud).splitlines()]
    return " ".join(_sentence(line) for line in (*lines, _to_type(parts)) if line)


def _told(part: Part, loud: bool) -> str:
    """What a part says; the small print counts only where nothing else is said."""
    match part:
        case Say(text, quiet):
            return "" if quiet and loud else plain(text)
        case Header(text) | Quote(text):
            return text
        case Divider() | Actions():
            return ""


def _sentence(line: str) -> str:
    """A line with a full stop, unless it has an end."""
    return line if line.rstrip().endswith(ENDS) else f"{line.rstrip()}."


def _to_type(parts: tuple[Part, ...]) -> str:
    """The options of a question, and what else can be pressed, as words to type."""
    rows = [part for part in parts if isinstance(part, Actions)]
    buttons = [one for row in rows for one in (*row.items, *row.menu) if isinstance(one, Button)]
    labels = [one.label for one in buttons if one.act.verb == "choose"]
    labels += [one.label for row in rows for each in row.items if isinstance(each, Picker) for one in each.options]
    told = labels[:MOST_TOLD] + (["another one"] if len(labels) > MOST_TOLD else [])
    told += dict.fromkeys(one.act.verb for one in buttons if one.act.verb in TYPED)
    return _sentence(f"Type: {listed(told, 'or')}") if told else ""


def cut(text: str, longest: int) -> str:
    """At most so many characters, an ellipsis at the end where something is left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.j2")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("conversations", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": _day,
        "short_day": short_day,
        "moment": moment,
        "who": who,
        "cut": cut,
        "listed": listed,
        "natural": natural,
        "colon": colon,
        "bare": bare,
        "sentence": _sentence,
    }
    return environment


def _day(value: date, zone_name: str = "") -> str:
    """A day in full; a moment needs the zone of who reads it."""
    if isinstance(value, datetime):
        return day(local(value, zone_name))
    return day(value)


def who(person: Person) -> Markup:
    """A mention, which each platform shows in its own way."""
    return Markup('<person id="{}">{}</person>').format(person.id, person.called)


def colon(label: str) -> str:
    """A label before its answer: a question needs no colon."""
    return label if label.endswith("?") else f"{label}:"


def bare(label: str) -> str:
    """A label within a sentence: without the question mark that it may have."""
    return label.removesuffix("?")


def listed(items: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    head = ", ".join(items[:-1])
    return f"{head} {last} {items[-1]}" if head else "".join(items)


def words_of(message: Message) -> str:
    """The paragraphs of a message as plain text, for people to change."""
    return "\n\n".join(plain(part.text) for part in message.parts if isinstance(part, Say))
