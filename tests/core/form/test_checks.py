"""Checks that need more than the answer itself."""

from datetime import date

import pytest

from conversations.form.conditions import Answers
from conversations.form.model import Level
from conversations.form.values import Day, Review, Rows, Signature, SignOff, Text
from tests.core.form.known import TODAY, knowing, remarks, said


def _names(key: str, text: str, known: Answers | None = None, party: str | None = None) -> set[str]:
    return {remark.check for remark in remarks(key, text, known, party)}


def test_a_remark_is_specific_and_brings_its_cure() -> None:
    (first, second, *_) = remarks("purpose_scope", "All our clients")
    assert first.level is Level.MUST_FIX
    assert (second.says, second.cure) == ("Which years?", "E.g. 2022 to 2026.")


def test_what_must_be_mended_comes_first() -> None:
    levels = [remark.level for remark in remarks("security_requirements_recipient", "password: 1234abc")]
    assert levels == sorted(levels, key=lambda level: level is not Level.MUST_FIX)


def test_days_of_the_checklist_are_in_order() -> None:
    known = knowing(draft_finalized_date="2027-01-15", draft_sent_date="2027-01-18")
    assert _names("draft_sent_date", "2027-01-10", known) == {"order"}
    assert _names("draft_finalized_date", "2027-01-20", known) == {"order"}
    assert _names("draft_sent_date", "2027-01-15", known) == set()
    assert _names("draft_finalized_date", "2027-03-11") == {"future"}


def test_a_sponsor_signs_after_all_opinions() -> None:
    review = Review("EDD", "(role) officer", "security representative", date(2027, 2, 10), "No objection.")
    known = Answers(TODAY, {("security_review", "EDD"): review})
    (remark,) = remarks("executive_sponsor_review_date", "2027-02-01", known)
    assert "Wed, Feb 10, 2027" in remark.says
    assert remarks("executive_sponsor_review_date", "2027-02-10", known) == ()


def test_an_exchange_starts_after_the_last_signature() -> None:
    known = Answers(
        TODAY, {("approval_provider_data_coordinator", "EDD"): Signature("(role)", date(2027, 2, 22), "signed")}
    )
    assert _names("start_date", "2027-02-01", known) == {"order"}
    assert _names("start_date", "2027-03-01", known) == set()


def test_the_end_fits_start_and_duration() -> None:
    known = knowing(start_date="2027-03-01", duration="3 years")
    assert _names("end_date", "2027-03-01", known) == {"order"}
    assert _names("end_date", "none", known) == {"open_end"}
    assert _names("end_date", "2030-02-28", known) == set()
    dated = knowing(start_date="2027-03-01", end_date="2029-02-28")
    assert _names("duration", "3 years, reviewed each January", dated) == {"end"}
    assert _names("duration", "24 months", dated) == set()


def test_sponsor_and_coordinator_are_two_people_of_one_party() -> None:
    coordinator = said(
        "recipient_data_coordinator", "(role) Deputy Director, Research, CDSS, x@example.org, 916-555-0101"
    )
    known = Answers(TODAY, {("recipient_data_coordinator", "CDSS"): coordinator})
    text = "(role) Deputy Director, x@example.org, 916-555-0101"
    assert _names("recipient_executive_sponsor", text, known, "CDSS") == {"two_people"}
    assert _names("recipient_executive_sponsor", text, known, "CDPH") == set()


def test_missing_parts_of_a_contact_are_named() -> None:
    (remark,) = remarks("recipient_data_coordinator", "(role) Lead, Research Branch, CDSS, lead@example.org")
    assert remark.says == "Still missing: phone number."
    (broken,) = remarks("recipient_data_coordinator", "(role) Lead, Research Branch, CDSS, lead@example, 916-555-0101")
    assert "lead@example" in broken.says


def test_a_name_in_use_is_noticed() -> None:
    known = Answers(TODAY, names_in_use={"EDD Wages for CDSS"})
    assert _names("use_case_name", "EDD wages for CDSS", known) == {"unique"}


def test_a_public_product_needs_a_method() -> None:
    assert _names("deid_method", "none", knowing(output_public="yes")) == {"public"}
    assert _names("deid_method", "none", knowing(output_public="no")) == set()


def test_school_records_need_two_witnesses() -> None:
    text = "NIST 800-88 purge within 60 days, certificate to CDE"
    known = knowing(data_categories="education")
    assert _names("destruction_method", text, known) == {"witnesses"}
    assert _names("destruction_method", f"{text}; two staff witness it", known) == set()


def test_a_yes_to_passing_on_says_to_whom_and_why() -> None:
    assert _names("redisclosure", "yes") == {"onward"}
    assert _names("redisclosure", "yes, as needed") == {"onward"}
    assert _names("redisclosure", "Yes: totals to county offices, under Welf. & Inst. Code 10850") == set()


def test_many_rows_ask_for_the_least_that_is_needed() -> None:
    from conversations.form.bucp3 import BUCP_3
    from conversations.form.checks import examine

    rows = Rows(tuple({"element_name": Text(f"Element {n}")} for n in range(41)))
    (remark,) = examine(BUCP_3, BUCP_3.field("data_elements"), rows, Answers(TODAY))
    assert remark.level is Level.REMARK
    assert "41" in remark.says


def test_research_by_label_only_is_a_remark_and_without_reason_must_be_mended() -> None:
    assert {r.level for r in remarks("research", "yes (because analysts call it research)")} == {Level.REMARK}
    assert {r.level for r in remarks("research", "yes")} == {Level.MUST_FIX}
    assert remarks("research", "no") == ()


def test_a_granted_approval_is_not_after_the_signing() -> None:
    text = "CPHS approved protocol 2027-012 on 2027-04-01"
    assert _names("irb_statement", text) == {"granted_day"}
    assert _names("irb_statement", text, Answers(TODAY, {("date_approved", None): Day(date(2027, 5, 1))})) == set()


def test_the_last_review_is_by_another_person() -> None:
    assert _names("data_coordinator_final_review", "same person as executive sponsor 2027-02-22") == {"two_people"}
    assert said("data_coordinator_final_review", "{name: (role) Data Coordinator, date: 2027-02-22}") == SignOff(
        "(role) Data Coordinator", date(2027, 2, 22)
    )


def test_only_a_field_of_the_form_is_examined() -> None:
    from dataclasses import replace

    from conversations.form.bucp3 import BUCP_3
    from conversations.form.checks import examine

    stranger = replace(BUCP_3.field("storage"), key="stranger")
    with pytest.raises(ValueError, match="stranger"):
        examine(BUCP_3, stranger, Text("x"), Answers(TODAY))
