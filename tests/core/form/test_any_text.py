"""Whatever is typed, there is a value or a sentence, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.form.bucp3 import BUCP_3
from conversations.form.checks import examine
from conversations.form.codec import from_json, to_json
from conversations.form.conditions import Answers
from conversations.form.elements import read_table
from conversations.form.model import Field
from conversations.form.readers import Misread, read
from conversations.form.show import show_line
from tests.core.form.known import TODAY

FIELDS = (*BUCP_3.fields, *BUCP_3.element_columns)
BITS = st.sampled_from(
    [
        "yes",
        "no",
        "2027-02-30",
        "2/30/27",
        "end of",
        "fiscal year",
        "in 99 years",
        "1-99",
        "PII",
        "(",
        ")",
        "⟦@",
        "|",
        "⟧",
        "\t",
        "\n",
        "a@b",
        "916",
        "-",
        "Dec 31",
        "Feb 29",
        "none",
        "and",
        ";",
        "name:",
        "date:",
        "\u202e",
        "🙂",
        "\x00",
        "'",
        '"',
        "Q4 2099",
        "start of 2100",
        "in 999 years",
        "13/13/13",
        "May",
        "may",
        "to",
        "0",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(BITS, max_size=8).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS), TEXTS)
def test_any_text_gives_a_value_or_a_sentence(field: Field, text: str) -> None:
    reading = read(field, text, TODAY)
    if isinstance(reading, Misread):
        assert reading.why
        assert reading.try_
        return
    assert from_json(field.kind, to_json(reading.value)) == reading.value
    examine(BUCP_3, field, reading.value, Answers(TODAY))
    assert len(show_line(field, reading.value)) <= 150


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(TEXTS, max_size=4), max_size=4), st.sampled_from(["\t", ",", " | ", " - "]))
def test_any_table_is_taken_apart(rows: list[list[str]], divider: str) -> None:
    table = read_table("\n".join(divider.join(row) for row in rows), TODAY)
    assert all(problem.says and problem.cure for problem in table.problems)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("piece", ["word ", "a", "A.", "2027 ", "x@"])
def test_long_texts_are_read_soon(field: Field, piece: str) -> None:
    text = piece * (6000 // len(piece))
    began = time.process_time()
    reading = read(field, text, TODAY)
    if not isinstance(reading, Misread):
        examine(BUCP_3, field, reading.value, Answers(TODAY))
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("field", [one for one in BUCP_3.asked() if one.choices], ids=lambda one: one.key)
def test_a_raised_number_is_no_choice(field: Field) -> None:
    """`²` counts as a digit, and is no number that one could choose by."""
    reading = read(field, "²", TODAY)
    assert isinstance(reading, Misread) or field.choices[1].label not in show_line(field, reading.value)
