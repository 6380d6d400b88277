"""What the core makes comes back from JSON as it was."""

import dataclasses
import json
from types import MappingProxyType, ModuleType
from typing import TypeVar

import pytest

from conversations import message, outgoing, talk
from conversations.acts import Act
from conversations.agreement.model import Slot
from conversations.files import Wanted
from conversations.ids import AgreementId, ElementId, PartyId, PersonId
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
    Picker,
    Quote,
    Say,
    Span,
)
from conversations.outgoing import Answer, FetchFile, LookUp, Ping, ReadAgain, Redraw, SendFile
from conversations.talk import Aside, Asked, Held, Table, Talk
from storage.codec import KNOWN, decode, encode

T = TypeVar("T")

ACT = Act("help", AgreementId(4), 5, "a|b")
SPAN = Span("Wages", bold=True, person=PersonId(3))
MESSAGE = Message(
    "field:purpose",
    "What for?",
    (
        Header("same text"),
        Quote("same text"),
        Divider(),
        Say((SPAN, Span("x", href="https://example.org")), quiet=True, row=Button("Edit", ACT)),
        Actions((Button("Go", ACT, main=True), Picker("one", "Which", ACT, (Option("A", "a"),))), (Button("M", ACT),)),
    ),
)
THINGS: list[object] = [
    Ping(PersonId(1), "k", MESSAGE, Mail("S", MESSAGE, (Attachment("draft", "d.html"),)), AgreementId(4), 5, "earlier"),
    Redraw("card", PersonId(1), AgreementId(2), post=True),
    LookUp(PersonId(1)),
    ReadAgain(PersonId(1), "again:1:2", "D1/2.3/", ("ssn",), "1:1"),
    SendFile(PersonId(1), "k", AgreementId(2), "n", "t"),
    FetchFile(PersonId(1), "k", "F1", Wanted("notes.docx", "docx", AgreementId(2), Slot("x"), 7)),
    Talk(
        PersonId(1),
        table=Table(AgreementId(2), (("Field", "element_name"), ("x", None)), (("a", "b"),), "rows.csv"),
        aside=(Aside(AgreementId(2), "3b", "X", "element_name", "s", "c", (("element_name", "X"),)),),
    ),
    Answer(
        MESSAGE, Form("T", ACT, (Input("n", "l", "one", options=(Option("A", "a"),)),), intro=(SPAN,)), (("a", "b"),)
    ),
    Talk(
        PersonId(1),
        version=3,
        asked=Asked(1, "purpose", AgreementId(2), Slot("x", PartyId(1)), MappingProxyType({"to": "12"}), "m"),
        trail=(Slot("a"), Slot("b", None, ElementId(2))),
        buffer=("a", "ü \"'\n"),
    ),
    Talk(PersonId(1), buffer=(), withheld=(Held("D1/2.3/", ("ssn",), "1:1", "1:2"),)),
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_it_comes_back_as_it_was(thing: T) -> None:
    assert decode(type(thing), json.loads(encode(thing))) == thing


@pytest.mark.parametrize("module", [message, outgoing, talk])
def test_every_class_that_may_be_stored_is_known(module: ModuleType) -> None:
    here = {
        name
        for name, kind in vars(module).items()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    }
    assert here <= KNOWN.keys()


@pytest.mark.parametrize(
    "text", ['{"is":"Nothing"}', '{"is":"Talk"}', '{"is":"Talk","person":1,"gone":2}', "[1]", "{}"]
)
def test_what_is_not_a_talk_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Talk"):
        decode(Talk, json.loads(text))


def test_what_the_core_does_not_know_is_not_written() -> None:
    with pytest.raises(TypeError):
        encode(object())
