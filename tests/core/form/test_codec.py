"""Values survive storage, and are shown as people wrote them."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.form.bucp3 import BUCP_3
from conversations.form.codec import from_json, to_json
from conversations.form.model import Field, Kind
from conversations.form.show import show, show_line
from conversations.form.values import Chosen, Day, Person, Text, Value, YesNo
from tests.core.form.known import said

FIELDS = (*BUCP_3.fields, *BUCP_3.element_columns)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_good_example_survives_storage(field: Field) -> None:
    value = said(field.key, field.good_example)
    stored = json.loads(json.dumps(to_json(value)))
    assert from_json(field.kind, stored) == value


def test_every_kind_is_used_by_some_field() -> None:
    assert {field.kind for field in FIELDS} == set(Kind)


@given(st.builds(Person, st.text(), st.text(), st.text(), st.text(), st.text(), st.text()))
def test_any_person_survives_storage(person: Person) -> None:
    assert from_json(Kind.PERSON, to_json(person)) == person


@given(st.builds(YesNo, st.booleans(), st.text()))
def test_any_yes_or_no_survives_storage(value: YesNo) -> None:
    assert from_json(Kind.YES_NO, to_json(value)) == value


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.TEXT, {"text": 3}),
        (Kind.YES_NO, {"yes": "yes"}),
        (Kind.CHOICES, {"choices": "pii"}),
        (Kind.DATE, {"day": "soon"}),
        (Kind.ELEMENTS, {"rows": [{"colour": {"text": "red"}}]}),
    ],
)
def test_what_is_no_value_is_refused(kind: Kind, data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_json(kind, data)


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("research", YesNo(False, "program evaluation"), "No: program evaluation"),
        ("start_date", Day(date(2027, 3, 1)), "Mon, March 1, 2027"),
        ("end_date", Day(None), "No end date"),
        ("frequency", Chosen("one_time"), "one-time"),
        ("purpose_need", Text("one\ntwo"), "one; two"),
        ("purpose_need", Text("word " * 100), None),
    ],
)
def test_an_answer_on_one_line(key: str, value: Value, line: str | None) -> None:
    shown = show_line(BUCP_3.field(key), value)
    assert len(shown) <= 150
    assert line is None or shown == line


def test_documents_have_the_whole_answer() -> None:
    value = said("critical_deadlines", "2027-04-15 first file; 2027-10-01 report due")
    shown = show(BUCP_3.field("critical_deadlines"), value)
    assert shown == "Thu, April 15, 2027: first file\nFri, Oct 1, 2027: report due"


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_good_example_can_be_shown(field: Field) -> None:
    assert show(field, said(field.key, field.good_example)).strip()
