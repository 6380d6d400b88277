"""What may be taken over into a new agreement: each field of the form is placed, and the dangerous ones are marked."""

import pytest

from conversations.form.bucp3 import BUCP_3
from conversations.form.chunks import BEFORE_SIGNING, CHUNKS, IN_DISPUTE, WITH_PROVIDER
from conversations.form.model import Field, Kind, Origin, Side
from conversations.form.reuse import LEFT, LOOK_AGAIN, Reuse, reuse

ALL = (*BUCP_3.fields, *BUCP_3.element_columns)
DRAFTED = [BUCP_3.field(key) for chunk in CHUNKS for key in chunk.fields]


def test_the_lists_name_fields_of_the_form_once_and_say_why() -> None:
    for key, why in (*LOOK_AGAIN.items(), *LEFT.items()):
        assert key in BUCP_3.by_key
        assert why.endswith(".")
    assert not set(LOOK_AGAIN) & set(LEFT)
    assert all(reuse(BUCP_3, key) is Reuse.LOOK_AGAIN for key in LOOK_AGAIN)


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.key)
def test_nothing_of_reviewers_provider_or_record_comes_along(field: Field) -> None:
    later = field.key in {*WITH_PROVIDER, *BEFORE_SIGNING, *IN_DISPUTE}
    if field.written_by or field.filled_by is Side.PROVIDER or field.origin is not Origin.ASKED or later:
        assert reuse(BUCP_3, field.key) is Reuse.LEFT


@pytest.mark.parametrize("field", DRAFTED, ids=lambda field: field.key)
def test_days_people_and_numbers_are_looked_at_again(field: Field) -> None:
    kinds = (Kind.DATE, Kind.DATES, Kind.PERSON, Kind.ROLE, Kind.GRANTED)
    if field.kind in kinds or "which contract" in field.question or "agreement pays" in field.question:
        assert reuse(BUCP_3, field.key) is Reuse.LOOK_AGAIN


def test_most_of_what_was_written_comes_along_as_it_is() -> None:
    plain = [field.key for field in DRAFTED if reuse(BUCP_3, field.key) is Reuse.COPIED]
    assert {"purpose_need", "purpose_scope", "storage", "transfer_method", "output_analysis"} <= set(plain)
    assert reuse(BUCP_3, "element_definition") is Reuse.COPIED
    with pytest.raises(KeyError):
        reuse(BUCP_3, "no_such_field")
