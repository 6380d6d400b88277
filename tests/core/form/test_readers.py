"""What people type, and what is understood by it."""

from datetime import date

import pytest

from conversations.form.bucp3 import BUCP_3
from conversations.form.days import full_day
from conversations.form.readers import Read, complete_person, mention, read
from conversations.form.show import show
from conversations.form.values import (
    Chosen,
    ChosenMany,
    Cited,
    Day,
    Deadline,
    Deadlines,
    Granted,
    PartyChoice,
    PartyChoices,
    Person,
    RoleName,
    Sourced,
    Text,
    YesNo,
)
from tests.core.form.known import TODAY, misread, said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-30", date(2027, 6, 30)),
        ("1 March 2027", date(2027, 3, 1)),
        ("March 1, 2027", date(2027, 3, 1)),
        ("march 1st 2027", date(2027, 3, 1)),
        ("the 1st of March, 2027", date(2027, 3, 1)),
        ("Mar. 1 2027", date(2027, 3, 1)),
        ("1-Mar-27", date(2027, 3, 1)),
        ("March 1 '27", date(2027, 3, 1)),
        ("3/1/27", date(2027, 3, 1)),
        ("03/01/2027", date(2027, 3, 1)),
        ("3-1-2027", date(2027, 3, 1)),
        ("Fri, Oct 1, 2027", date(2027, 10, 1)),
        ("Oct 1", date(2027, 10, 1)),
        ("March 1", date(2028, 3, 1)),
        ("in 3 years", date(2030, 3, 10)),
        ("in three months", date(2027, 6, 10)),
        ("in a week", date(2027, 3, 17)),
        ("2 weeks from now", date(2027, 3, 24)),
        ("in half a year", date(2027, 9, 10)),
        ("today", date(2027, 3, 10)),
        ("tomorrow", date(2027, 3, 11)),
        ("next Monday", date(2027, 3, 15)),
        ("end of fiscal year", date(2027, 6, 30)),
        ("end of the fiscal year", date(2027, 6, 30)),
        ("the end of fiscal year 2028-29", date(2029, 6, 30)),
        ("end of FY 27/28", date(2028, 6, 30)),
        ("end of next fiscal year", date(2028, 6, 30)),
        ("start of next fiscal year", date(2027, 7, 1)),
        ("end of year", date(2027, 12, 31)),
        ("end of 2029", date(2029, 12, 31)),
        ("end of month", date(2027, 3, 31)),
        ("end of February 2028", date(2028, 2, 29)),
        ("end of Q2 2028", date(2028, 6, 30)),
        ("year end", date(2027, 12, 31)),
        ("It starts on July 1, 2027.", date(2027, 7, 1)),
    ],
)
def test_days_in_many_forms(text: str, day: date) -> None:
    value = said("start_date", text)
    assert value == Day(day)


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "soon",
        "ASAP",
        "3 years",
        "2027",
        "March 2027",
        "March",
        "spring",
        "2/30/2027",
        "13/13/27",
        "around March 1, 2027",
        "before March 1, 2027",
        "March 1 or April 1, 2027",
        "mid March 2027",
        "2027-02-01 while security opinion is dated 2027-02-10",
        "Monday, Oct 1, 2027",
        "3/1/1827",
        "916-555-0101",
        "?",
        "later",
    ],
)
def test_a_day_that_is_not_clear_is_asked_about(text: str) -> None:
    misread("start_date", text)


def test_what_was_worked_out_is_echoed_in_full() -> None:
    def echo(text: str) -> str:
        reading = read(BUCP_3.field("start_date"), text, TODAY)
        assert isinstance(reading, Read)
        return reading.echo

    assert echo("2027-06-30") == ""
    assert echo("6/30/27") == "Wed, June 30, 2027"
    assert echo("end of fiscal year") == "Wed, June 30, 2027 (end of fiscal year 2026-27)"
    assert full_day(date(2027, 10, 1)) == "Fri, Oct 1, 2027"


def test_a_start_may_wait_for_the_last_signature() -> None:
    assert said("start_date", "March 1, 2027 or the last signature, whichever is later") == Day(
        date(2027, 3, 1), or_last_signature=True
    )


@pytest.mark.parametrize("text", ["none", "open-ended", "no end date", "n/a", "-"])
def test_an_end_may_be_none_and_only_an_end(text: str) -> None:
    assert said("end_date", text) == Day(None)
    misread("start_date", text)


FILE_AND_REPORT = [("2027-04-15", "first file"), ("2027-10-01", "report due")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-04-15 first file; 2027-10-01 report due", FILE_AND_REPORT),
        ("2027-10-01 report due; first file by 2027-04-15", FILE_AND_REPORT),
        ("2027-04-15 first file, 2027-10-01 report due", FILE_AND_REPORT),
        (
            "First file: April 15, 2027\nReport due Oct 1, 2027",
            [("2027-04-15", "First file"), ("2027-10-01", "Report due")],
        ),
        ("report due October 1", [("2027-10-01", "report due")]),
        ("report every October 1", [("2027-10-01", "report (each year)")]),
        ("1. test file 5/1/27\n2. real file 6/1/27", [("2027-05-01", "test file"), ("2027-06-01", "real file")]),
    ],
)
def test_deadlines_with_what_happens(text: str, expected: list[tuple[str, str]]) -> None:
    value = said("critical_deadlines", text)
    assert value == Deadlines(tuple(Deadline(date.fromisoformat(day), what) for day, what in expected))


def test_a_deadline_without_a_day_is_named() -> None:
    assert "kickoff" in misread("critical_deadlines", "2027-04-15 first file\nkickoff meeting").why


@pytest.mark.parametrize("text", ["yes", "Yes.", "yep", "Y", "yeah", "of course", "they do", "it is", "sure", "YES!"])
def test_yes_in_many_words(text: str) -> None:
    assert said("contractors_access", text) == YesNo(True)


@pytest.mark.parametrize("text", ["no", "No.", "nope", "N", "not at all", "never", "nah", "none", "we don't"])
def test_no_in_many_words(text: str) -> None:
    assert said("contractors_access", text) == YesNo(False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no - program evaluation required of CDSS", YesNo(False, "program evaluation required of CDSS")),
        ("No, it is program evaluation", YesNo(False, "it is program evaluation")),
        ("yes, a vendor", YesNo(True, "a vendor")),
        ("Yes: totals only", YesNo(True, "totals only")),
        ("yes (because analysts call it research)", YesNo(True, "because analysts call it research")),
        ("We have no contractors", YesNo(False, "We have no contractors")),
    ],
)
def test_what_follows_a_yes_or_a_no_is_kept(text: str, value: YesNo) -> None:
    assert said("research", text) == value


@pytest.mark.parametrize(
    "text",
    [
        "maybe", "I don't think so",
        "not really", "probably", "not sure", "yes and no", "no, yes", "yes?", "TBD", "?", "idk", "n/a",
        "no idea", "sometimes", "banana", "know", "yesterday", "notary", "no problem", "depends",
    ],
)  # fmt: skip
def test_neither_yes_nor_no_is_asked_about(text: str) -> None:
    misread("contractors_access", text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("2 and health", ("demographic", "health")),
        ("1, 4", ("pii", "wage")),
        ("1 4 5", ("pii", "wage", "health")),
        ("1-3", ("pii", "demographic", "program_usage")),
        ("PII (hashed), wage/employment", ("pii", "wage")),
        ("wage", ("wage",)),
        ("Health data and education records", ("health", "education")),
        ("PII (hashed SSN); wage data (employer id, quarter, wages)", ("pii", "wage")),
        ("tax", ("tax",)),
        ("criminal justice, no health data", ("criminal_justice",)),
        ("#2", ("demographic",)),
        ("other (public)", ("other",)),
    ],
)
def test_choices_by_number_label_or_part(text: str, keys: tuple[str, ...]) -> None:
    value = said("data_categories", text)
    assert isinstance(value, ChosenMany)
    assert value.choices == keys


@pytest.mark.parametrize(
    "text", ["Everything in your wage file", "all of it", "11", "0", "bananas", "no health data", "?"]
)
def test_no_choice_is_guessed(text: str) -> None:
    misread("data_categories", text)


def test_a_misspelt_choice_is_offered_and_not_taken() -> None:
    assert '"health/PHI"' in misread("data_categories", "helth").try_


def test_what_stands_beside_the_choices_is_asked_about_or_shown_as_a_note() -> None:
    misread("data_categories", "2 and helth")
    reading = read(BUCP_3.field("data_categories"), "wages and quarter codes", TODAY)
    assert isinstance(reading, Read)
    assert reading.echo == "wage/employment; kept as a note: quarter codes"


def test_one_choice_takes_one() -> None:
    assert said("element_type", "number") == Chosen("numeric")
    assert said("element_type", "3") == Chosen("date_time")
    assert "Only one" in misread("element_type", "text and number").try_
    misread("element_type", "string?")
    misread("under_governor", "probably")
    misread("element_pii", "no")
    assert said("element_classification", "personal, confidential") == ChosenMany(("confidential", "personal"))
    misread("element_classification", "secret")
    misread("deid_method", "none, hashing")


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("one-time", "one_time"),
        ("just once", "one_time"),
        ("ongoing, quarterly, 45 days after quarter end", "ongoing"),
        ("every month", "ongoing"),
        ("Yearly", "ongoing"),
        ("2", "ongoing"),
    ],
)
def test_how_often(text: str, choice: str) -> None:
    value = said("frequency", text)
    assert isinstance(value, Chosen)
    assert value.choice == choice


def test_ways_are_found_in_a_long_text() -> None:
    value = said("transfer_method", "Encrypted SFTP each month; EDD sends")
    assert value == ChosenMany(("sftp",), "Encrypted SFTP each month; EDD sends")
    assert said("transfer_method", "by pigeon") == ChosenMany(("other",), "by pigeon")


def test_a_choice_for_each_party() -> None:
    assert said("hipaa_parties", "DHCS covered component; CDPH non-covered program") == PartyChoices(
        (PartyChoice("DHCS", "covered", "covered component"), PartyChoice("CDPH", "none", "non-covered program"))
    )
    assert said("hipaa_parties", "hybrid") == PartyChoices((PartyChoice("", "hybrid", "hybrid"),))
    misread("hipaa_parties", "medical stuff")


@pytest.mark.parametrize(
    "text",
    [
        "(role) Data Coordinator, Research Branch, CDSS, coord@example.org, 916-555-0167",
        "(role) Data Coordinator\nResearch Branch, CDSS\nPO Box 9, Sacramento, CA 95814\ncoord@example.org\n9165550167",
        "(role) Data Coordinator | Research Branch, CDSS | coord@example.org | +1 916.555.0167",
        "(role) Data Coordinator / Research Branch, CDSS / Email: coord@example.org / Phone: 916 555 0167",
        "Name: (role) Data Coordinator\nDivision: Research Branch, CDSS\nE-mail: Coord@example.org\nTel: 9165550167",
        "(role) Data Coordinator <coord@example.org>, Research Branch, CDSS, 916/555-0167",
    ],
)
def test_people_pasted_in_many_ways(text: str) -> None:
    assert said("recipient_data_coordinator", text) == Person(
        "(role) Data Coordinator", "", "Research Branch, CDSS", "coord@example.org", "916-555-0167"
    )


def test_parts_of_a_person_are_picked_out_and_missing_ones_named() -> None:
    field = BUCP_3.field("recipient_data_coordinator")
    reading = read(
        field, f"{mention('p7', 'coordinator')}, Research Branch, CDSS / PO Box 944 / research@example.org", TODAY
    )
    assert isinstance(reading, Read)
    assert reading.value == Person("@coordinator", "", "Research Branch, CDSS", "research@example.org", "", "p7")
    assert (
        reading.echo
        == "@coordinator · Research Branch, CDSS · research@example.org. Address left out. Missing: phone number."
    )
    assert isinstance(reading.value, Person)
    whole = complete_person(field, reading.value, "(916) 555-0101 ext 12")
    assert isinstance(whole, Read)
    assert isinstance(whole.value, Person)
    assert whole.value.phone == "916-555-0101 ext. 12"
    assert whole.value.name == "@coordinator"
    assert "Missing" not in whole.echo


def test_a_missing_division_may_be_typed_alone() -> None:
    field = BUCP_3.field("recipient_data_coordinator")
    before = Person("(role) Coordinator", email="a@example.org", phone="916-555-0101")
    whole = complete_person(field, before, "Research Branch, CDSS")
    assert isinstance(whole, Read)
    assert isinstance(whole.value, Person)
    assert (whole.value.name, whole.value.division) == ("(role) Coordinator", "Research Branch, CDSS")


def test_titles_and_degrees_stand_by_the_name() -> None:
    value = said(
        "recipient_executive_sponsor",
        "(role) Person, PhD, Deputy Director, Policy Division, p@example.org, 916-555-0102",
    )
    assert value == Person("(role) Person, PhD", "Deputy Director", "Policy Division", "p@example.org", "916-555-0102")


def test_a_last_name_first_stays_one_name() -> None:
    value = said("recipient_data_coordinator", "Role, Coordinator; Research; CDSS; c@example.org; 916-555-0101")
    assert value == Person("Role, Coordinator", "", "Research, CDSS", "c@example.org", "916-555-0101")


def test_a_role_may_be_a_mention() -> None:
    assert said("output_release_approver_recipient", mention("p3", "privacy")) == RoleName("@privacy", "p3")


def test_what_is_read_out_of_a_text() -> None:
    assert said("irb_statement", "CPHS approved protocol 2027-012 on 2027-01-28") == Granted(
        "CPHS approved protocol 2027-012 on 2027-01-28", "2027-012", date(2027, 1, 28)
    )
    assert said("legal_authority_recipient", "Welf. & Inst. Code 18901 et seq.; 20 CFR Part 603") == Cited(
        "Welf. & Inst. Code 18901 et seq.; 20 CFR Part 603", ("Welf. & Inst. Code 18901 et seq", "20 CFR Part 603")
    )
    assert said("privacy_requirements_recipient", "cells hidden (state); 20 CFR 603") == Sourced(
        "cells hidden (state); 20 CFR 603", ("federal", "state")
    )
    assert said("purpose_need", "  one \n\n\n\n two  ") == Text("one\n\ntwo")
    assert said("use_case_name", " EDD  wages\nfor CDSS ") == Text("EDD wages for CDSS")


@pytest.mark.parametrize(
    "text", ["?", "??", "idk", "I don't know", "TBD", "n/a", "-", "none", "None.", "...", "N/A", "not sure"]
)
@pytest.mark.parametrize("key", ["purpose_scope", "use_case_name", "storage", "output_release_approver_recipient"])
def test_an_answer_that_is_none_is_noticed(key: str, text: str) -> None:
    reading = misread(key, text)
    assert reading.why
    assert reading.try_


def test_none_with_a_reason_is_an_answer() -> None:
    assert said("output_processes", "none, because the law fixes them") == Text("none, because the law fixes them")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("no groups smaller than 11 shown", ("suppression",)),
        ("cells under 11 are not shown", ("suppression",)),
        ("small cells are hidden", ("suppression",)),
        ("both small cells and complementary", ("suppression", "complementary")),
        ("rounding", ("masking",)),
        ("counts below 11 masked", ("masking",)),
    ],
)
def test_a_method_is_known_by_what_it_does_and_the_words_are_kept(text: str, keys: tuple[str, ...]) -> None:
    field = BUCP_3.field("deid_method")
    reading = read(field, text, TODAY)
    assert isinstance(reading, Read)
    assert reading.value == ChosenMany(keys, text)
    assert text in show(field, reading.value)


def test_the_name_of_a_method_alone_needs_no_words_besides() -> None:
    reading = read(BUCP_3.field("deid_method"), "suppression, 5", TODAY)
    assert isinstance(reading, Read)
    assert reading.value == ChosenMany(("suppression", "aggregation"))
