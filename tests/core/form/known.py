"""Small makers of what is known, for the tests of the form."""

from datetime import date

from conversations.form.bucp3 import BUCP_3
from conversations.form.checks import examine
from conversations.form.conditions import Answers
from conversations.form.model import Remark
from conversations.form.readers import Misread, Read, read
from conversations.form.trying import Verdict, tried
from conversations.form.values import Value

TODAY = date(2027, 3, 10)
"""A Wednesday."""


def said(key: str, text: str) -> Value:
    """The value that was read; fails when the text was not understood."""
    reading = read(BUCP_3.field(key), text, TODAY)
    assert isinstance(reading, Read), (key, text, reading)
    return reading.value


def misread(key: str, text: str) -> Misread:
    """Why the text was not understood; fails when it was."""
    reading = read(BUCP_3.field(key), text, TODAY)
    assert isinstance(reading, Misread), (key, text, reading)
    return reading


def knowing(**texts: str) -> Answers:
    """An agreement whose answers were typed so."""
    return Answers(TODAY, {(key, None): said(key, text) for key, text in texts.items()})


def remarks(key: str, text: str, known: Answers | None = None, party: str | None = None) -> tuple[Remark, ...]:
    """The remarks on a typed answer."""
    return examine(BUCP_3, BUCP_3.field(key), said(key, text), known or Answers(TODAY), party)


def is_fine(key: str, text: str) -> bool:
    """Whether a text is understood and nobody has a question about it, nor about the data elements in it."""
    return tried(key, text, TODAY).verdict is Verdict.OK
