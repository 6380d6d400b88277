"""Over the whole gallery: Slack's limits, our own budget, alerts that stand alone, and nothing typed is interpreted."""

import re
from collections.abc import Iterator

import pytest

from conversations.message import Actions, Button, Form, Mail, Message, Picker, Quote, Say
from conversations.wording.compose import TYPED
from conversations.wording.markup import plain
from handlers.email.page import page
from handlers.slack.limits import problems, view_problems
from handlers.slack.payload import Block, is_object, text
from sandbox.limits import blocks_too_long, check_blocks, check_view
from tests.gallery.catching import ALL_TEMPLATES
from tests.gallery.entries import HOSTILE, LONGEST, NAMED, ORDINARY, SHORTEST, Entry, entries, ordinary

CONTENTS = {one.kind: one for one in (SHORTEST, LONGEST, *HOSTILE)}
OURS = (ORDINARY, SHORTEST.kind, LONGEST.kind)
NAMES_ON_BUTTONS = frozenset({"which_department", "which_party", "contact", "drafter", "forward_to", "share_with",
                              "unit_of", "no_person", "change_party", "which_answer"})  # fmt: skip
"""Questions whose buttons carry names of departments, people or drafts, which can't be shortened to 24 characters."""
LABEL = 24
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNFILLED = re.compile(r"\{\{|\}\}|\{%|\bNone\b(?! of)|\bTrue\b|\bFalse\b|\{found\}|  ")
UNTIDY = re.compile(r" [.,;:?!](?:\s|$)|(?:[?!,;:][.?!,;:]|(?<!\.)\.[.?!,;:])(?:\s|$)")
LONG_ALERT = 2000
TO_TYPE = re.compile(r"\b(?:type|mention|paste)\b", re.IGNORECASE)
NOISE = re.compile(r"[`*~<>]|\b_|_\b|\bspan\b|&(?:amp|lt|gt);")


def with_content(kind: str) -> Iterator[Entry]:
    if kind == ORDINARY:
        return ordinary()
    return everything() if kind == NAMED.kind else entries(CONTENTS[kind])


def everything() -> Iterator[Entry]:
    """Every different message, with names and quoted words as one short word."""
    return entries(NAMED, 1000)


def test_every_template_stands_in_the_gallery() -> None:
    for kind in OURS:
        assert sorted(ALL_TEMPLATES - {one.template for one in with_content(kind)}) == [], kind


@pytest.mark.parametrize("kind", [ORDINARY, *CONTENTS])
def test_slack_takes_everything(kind: str) -> None:
    refused = {one.name: found for one in with_content(kind) if (found := _refused(one))}
    assert refused == {}


def _refused(one: Entry) -> list[str]:
    modal = one.modal()
    if modal is not None:
        return view_problems(modal) + check_view(modal)
    if isinstance(one.shown, Mail):
        return []
    drawn = one.blocks()
    surface = "home" if one.home else "message"
    too_long = [] if one.home or not blocks_too_long(drawn) else ["too long"]
    return problems(drawn, "home" if one.home else "message") + check_blocks(drawn, surface, len(drawn)) + too_long


@pytest.mark.parametrize("kind", OURS)
def test_what_is_offered_stays_in_our_budget(kind: str) -> None:
    """At most three buttons, of which one is the main one, and a menu of five; short labels that differ."""
    for one in with_content(kind):
        for row in _rows(one.message):
            buttons = [item for item in row.items if isinstance(item, Button)]
            assert len(buttons) <= 3, one.name
            assert len(row.menu) <= 5, one.name
            assert sum(button.main for button in buttons) <= 1, one.name
            labels = [item.label for item in (*row.items, *row.menu)]
            assert len(labels) == len(set(labels)) or kind != ORDINARY, (one.name, labels)
        named = one.message.block.partition(":")[2] in NAMES_ON_BUTTONS
        if kind == ORDINARY and not named:
            assert [label for label in _labels(one.message) if len(label) > LABEL] == [], one.name


def _rows(message: Message) -> Iterator[Actions]:
    return (part for part in message.parts if isinstance(part, Actions))


def _labels(message: Message) -> Iterator[str]:
    for part in message.parts:
        if isinstance(part, Actions):
            yield from (one.label for one in (*part.items, *part.menu) if not isinstance(one, Picker))
        if isinstance(part, Say) and part.row:
            yield part.row.label


@pytest.mark.parametrize("kind", [SHORTEST.kind, LONGEST.kind, NAMED.kind])
def test_nothing_is_left_unfilled(kind: str) -> None:
    said = ((one.name, words, UNFILLED.search(words)) for one in with_content(kind) for words in _words(one))
    assert [(name, found.group(), words) for name, words, found in said if found] == []


def test_sentences_are_tidy() -> None:
    """No space before a stop, and no two stops in a row."""
    said = ((one.name, words, UNTIDY.search(words)) for one in everything() for words in _words(one))
    assert [(name, found.group(), words) for name, words, found in said if found] == []


def _words(one: Entry) -> Iterator[str]:
    """What is said in our words; quotes are left out, they are somebody's."""
    shown = one.shown
    if isinstance(shown, Form):
        yield from (shown.title, plain(shown.intro), *(words for each in shown.inputs for words in (each.label,)))
        return
    if isinstance(shown, Mail):
        yield shown.subject
    yield from (plain(part.text) for part in one.message.parts if isinstance(part, Say))
    if not any(isinstance(part, Quote) for part in one.message.parts):
        yield one.message.text


@pytest.mark.parametrize("kind", OURS)
def test_an_alert_stands_alone(kind: str) -> None:
    """It has words, no markup, the question that is put, and what can be typed where something can be pressed."""
    shown = [one for one in with_content(kind) if not isinstance(one.shown, Form)]
    assert [(one.name, trouble) for one in shown for trouble in _alert_lacks(one, kind)] == []


def _alert_lacks(one: Entry, kind: str) -> Iterator[str]:
    alert = one.alert()
    if not alert.strip():
        yield "words"
    if kind == SHORTEST.kind and NOISE.search(alert):
        yield f"plain text: {alert}"
    if "#" in one.message.block:
        return
    asked = [plain(part.text) for part in one.message.parts if isinstance(part, Say) and not part.quiet]
    if any("?" in words for words in asked) and "?" not in alert:
        yield f"the question: {alert}"
    pressed = any(item.act.verb in TYPED for row in _rows(one.message) for item in (*row.items, *row.menu))
    question = one.message.block.startswith(("ask:", "field:"))
    if (
        (question or pressed)
        and not isinstance(one.shown, Mail)
        and len(alert) < LONG_ALERT
        and not TO_TYPE.search(alert)
    ):
        yield f"words to type: {alert}"


@pytest.mark.parametrize("kind", [one.kind for one in HOSTILE])
def test_nothing_typed_is_interpreted(kind: str) -> None:
    for one in with_content(kind):
        mentioned = {f"<@U{person}X>" for person in one.people}
        shown = one.modal() or {"blocks": one.blocks()}
        for thing in _things(shown):
            _as_typed(one, thing, mentioned)
        assert not set(one.alert()) & {"<", ">"}, (one.name, one.alert())
        assert not TURNS.search(one.alert()), one.name
        if isinstance(one.shown, Mail):
            _harmless_mail(one, one.shown)


def _things(value: object) -> Iterator[Block]:
    """Every object in what Slack gets."""
    if isinstance(value, list):
        for item in value:
            yield from _things(item)
    if is_object(value):
        yield dict(value)
        for item in value.values():
            yield from _things(item)


def _as_typed(one: Entry, thing: Block, mentioned: set[str]) -> None:
    words = text(thing, "text")
    assert not TURNS.search(words), (one.name, words)
    match text(thing, "type"):
        case "mrkdwn":
            assert thing.get("verbatim") is True, one.name
            bare = words
            for mention in mentioned:
                bare = bare.replace(mention, "")
            assert not set(bare) & {"<", ">"}, (one.name, words)
            assert not re.search(r":smile:|_i_|~s~|\*b\*|```|`c`", bare), (one.name, words)
            assert not re.search(r"^\s*&gt;", bare, re.MULTILINE), (one.name, words)
        case "plain_text":
            assert thing.get("emoji") is False, one.name
        case "link":
            raise AssertionError(f"{one.name} has a link: {thing}")
        case "user":
            assert f"<@{thing['user_id']}>" in mentioned, one.name
        case "broadcast" | "channel" | "usergroup" | "emoji":
            raise AssertionError(f"{one.name} calls: {thing}")
        case _:
            pass


def _harmless_mail(one: Entry, mail: Mail) -> None:
    html = page(mail.subject, mail.message, {})
    assert "<b>z</b>" not in html, one.name
    assert "<!channel" not in html, one.name
    assert 'evil.example"' not in html, one.name
    assert not TURNS.search(html + mail.subject), one.name
