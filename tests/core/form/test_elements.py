"""Data elements: pasted in many shapes, checked row by row, none lost."""

import pytest

from conversations.form.bucp3 import BUCP_3
from conversations.form.codec import cells_from_json, cells_to_json
from conversations.form.conditions import Answers
from conversations.form.elements import (
    Problem,
    Row,
    TableRead,
    element_text,
    examine_element,
    missing_columns,
    read_element_line,
    read_table,
)
from conversations.form.model import Level
from conversations.form.values import Cells, Chosen, ChosenMany, Element, Text, YesNo
from tests.core.form.known import TODAY, misread

WAGE = ("Quarterly Wage Amount", "Gross wages in US dollars paid in one quarter", "Outcome measure")
QUARTER = ("Wage Quarter", "Calendar quarter in which wages were paid", "Timing")


def _texts(table: TableRead) -> list[tuple[str, ...]]:
    keys = ("element_name", "element_definition", "element_need")
    return [tuple(element_text(row.cells, key) for key in keys) for row in table.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Field\tMeaning\tWhy\n" + "\t".join(WAGE) + "\n" + "\t".join(QUARTER),
        "\t".join(WAGE) + "\n" + "\t".join(QUARTER),
        "Field name,Definition,Why needed\n" + ",".join(WAGE) + "\n" + ",".join(QUARTER),
        ("| Name | Description | Purpose |\n|---|:--|---|\n"
        f"| {' | '.join(WAGE)} |\n| {' | '.join(QUARTER)} |"),
        " - ".join(WAGE) + "\n" + " - ".join(QUARTER),
        "1. " + " – ".join(WAGE) + "\n2. " + " – ".join(QUARTER),
        "* " + "; ".join(WAGE) + "\n* " + "; ".join(QUARTER),
        "Need\tName\tDefinition\n" + "\n".join("\t".join((row[2], row[0], row[1])) for row in (WAGE, QUARTER)),
    ],
)  # fmt: skip
def test_tables_in_many_shapes(text: str) -> None:
    table = read_table(text, TODAY)
    assert table.problems == ()
    assert _texts(table) == [WAGE, QUARTER]


def test_cells_with_commas_and_line_breaks_stay_whole() -> None:
    csv = 'Name,Meaning,Need\nAge Group,"0-4, 5-14, and 15 or older","Rates, by age"\n'
    (row,) = _texts(read_table(csv, TODAY))
    assert row == ("Age Group", "0-4, 5-14, and 15 or older", "Rates, by age")
    sheet = 'Name\tMeaning\tNeed\nAge Group\t"In five\nbands at the visit"\tRates\n'
    (row,) = _texts(read_table(sheet, TODAY))
    assert row == ("Age Group", "In five bands at the visit", "Rates")


def test_all_columns_of_the_template_are_known() -> None:
    text = (
        "Field name\tFormat/type\tDefinition\tRequired\tValid inputs\tSource / collection\tNotes / data quality\t"
        "Guide for use\tWhy needed (minimum necessary)\tClassification\tPII\tLaw\tTreatment\tOwner\n"
        "Person Key\tstring\tSalted hash of a social security number\ty\t64 hexadecimal characters\tDerived\t\t"
        "Link only\tMatch\tpersonal, confidential\tdirect\tsame\thashed\tnobody\n"
    )
    table = read_table(text, TODAY)
    assert table.problems == ()
    assert [key for heading, key in table.columns if heading == "Owner"] == [None]
    (row,) = table.rows
    assert row.cells["element_type"] == Chosen("text")
    assert row.cells["element_required"] == YesNo(True)
    assert row.cells["element_classification"] == ChosenMany(("confidential", "personal"))
    assert row.cells["element_citation"] == Text("same")
    assert "element_quality_notes" not in row.cells
    assert len(row.cells) == 12
    assert cells_from_json(cells_to_json(row.cells)) == row.cells


def test_bad_rows_are_set_aside_by_line_and_good_ones_kept() -> None:
    text = (
        "Name\tMeaning\tNeed\n"
        "Wage Quarter\tCalendar quarter in which wages were paid\tTiming\n"
        "QTR_WG_AMT\tGross wages in the quarter\tOutcome\n"
        "Social Security Number\tNumber of the person\t\n"
        "wage quarter\tAgain the quarter of the wages\tTiming\n"
        "\tNo name here at all, only words\tTrend\n"
        "County\t\tGeography\n"
    )
    table = read_table(text, TODAY)
    assert [row.line for row in table.rows] == [1]
    says = {problem.line: f"{problem.name}: {problem.says} {problem.cure}" for problem in table.problems}
    assert says[2].startswith("QTR_WG_AMT: This reads like a file code. Use plain words")
    assert "What is it needed for?" in says[3]
    assert "row 1" in says[4]
    assert "name is missing" in says[5]
    assert "meaning is missing" in says[6]
    assert table.problems[0].cells["element_need"] == "Outcome"


def test_elements_that_are_there_are_not_taken_twice() -> None:
    table = read_table("Wage Quarter - quarter of the wages - timing", TODAY, taken=["wage quarter"])
    (problem,) = table.problems
    assert "an element of this draft" in problem.says


def test_names_only_may_come_first() -> None:
    table = read_table("Wage Quarter\nVisit Month\nCounty Of Residence", TODAY)
    assert [row.cells for row in table.rows] == [
        {"element_name": Text(name)} for name in ("Wage Quarter", "Visit Month", "County Of Residence")
    ]


def test_one_element_on_a_line() -> None:
    row = read_element_line("Visit Month: month of the emergency visit; trend by season", TODAY)
    assert isinstance(row, Row)
    assert element_text(row.cells, "element_name") == "Visit Month"
    assert element_text(row.cells, "element_definition") == "month of the emergency visit"
    assert element_text(row.cells, "element_need") == "trend by season"
    alone = read_element_line("Visit Month", TODAY)
    assert isinstance(alone, Row)
    assert set(alone.cells) == {"element_name"}
    assert isinstance(read_element_line("VST_MO - month - trend", TODAY), Problem)


@pytest.mark.parametrize("name", ["QTR_WG_AMT", "wageAmt", "WG QTR", "emp ind", "BRTHDT"])
def test_file_codes_are_no_names(name: str) -> None:
    assert isinstance(read_element_line(f"{name} - what it is in words - table", TODAY), Problem)


@pytest.mark.parametrize(
    "name", ["SSN", "ZIP Code", "Medi-Cal ID", "NAICS Code", "Age Group", "E&T Component", "FPL Band"]
)
def test_known_short_names_are_names(name: str) -> None:
    assert isinstance(read_element_line(f"{name} - what it is in words - table", TODAY), Row)


def test_names_with_commas_between_are_asked_about() -> None:
    assert "one element, or several" in misread("data_elements", "Wage Quarter, Quarterly Wage Amount").why
    table = read_table("\n".join(", ".join(row) for row in (WAGE, QUARTER)), TODAY)
    assert _texts(table) == [WAGE, QUARTER]


def test_an_attachment_is_asked_for_in_rows() -> None:
    assert "one by one" in misread("data_elements", "Attached: full layout of wage file").why


def _remarks(*rows: Cells) -> set[str]:
    elements = tuple(Element(f"e{n}", cells) for n, cells in enumerate(rows))
    known = Answers(TODAY, elements=elements)
    return {remark.check for remark in examine_element(BUCP_3, elements[0], known)}


def test_a_row_is_looked_at_as_a_whole() -> None:
    good = {"element_name": Text("Visit Month"), "element_definition": Text("Month of the emergency visit")}
    assert _remarks(good) == set()
    assert _remarks(good, {"element_name": Text("visit month")}) == {"unique"}
    assert _remarks({**good, "element_definition": Text("visit month")}) == {"length", "repeats"}


@pytest.mark.parametrize(
    ("name", "meaning", "asked"),
    [
        ("Social Security Number", "Number of the person in the wage report", True),
        ("SSN", "Nine digits, as reported by the employer", True),
        ("Last Name", "Family name of the client as on the card", True),
        ("Mailing Address", "Address to which letters are sent", True),
        ("Driver License Number", "Number on the license of the driver", True),
        ("Person Key", "Salted hash of a social security number", False),
        ("County Of Residence", "County of the person's latest address", False),
        ("Employer Name", "Name of the firm in the registration", False),
        ("Visit Month", "Month of the emergency visit", False),
    ],
)
def test_direct_identifiers_raise_the_question_of_hashing(name: str, meaning: str, *, asked: bool) -> None:
    cells: Cells = {"element_name": Text(name), "element_definition": Text(meaning)}
    assert ("direct" in _remarks(cells)) is asked
    assert "direct" not in _remarks({**cells, "element_deid": Chosen("hashed")})


def test_a_row_says_what_it_still_needs() -> None:
    known = Answers(TODAY)
    element = Element("e1", {"element_name": Text("Visit Month")})
    drafted = [field.key for field in missing_columns(BUCP_3, element, known, drafted_only=True)]
    assert drafted == ["element_definition", "element_need"]
    protected = Element("e1", {**element.cells, "element_classification": ChosenMany(("confidential",))})
    whole = [field.key for field in missing_columns(BUCP_3, protected, known, drafted_only=False)]
    assert "element_citation" in whole
    assert "element_guide" not in whole
    assert "element_citation" not in [f.key for f in missing_columns(BUCP_3, element, known, drafted_only=False)]


def test_a_duplicate_must_be_mended() -> None:
    rows = (Element("a", {"element_name": Text("County")}), Element("b", {"element_name": Text("county")}))
    (remark,) = examine_element(BUCP_3, rows[1], Answers(TODAY, elements=rows))
    assert remark.level is Level.MUST_FIX


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("visit_date", "Visit Date"),
        ("VISIT_DATE", "Visit Date"),
        ("visit-date", "Visit Date"),
        ("visitDate", "Visit Date"),
        ("VisitDate", "Visit Date"),
        ("facility_id", "Facility ID"),
        ("length_of_stay", "Length of Stay"),
        ("COUNTY", "County"),
        ("client_ssn", "Client SSN"),
    ],
)
def test_names_as_in_files_become_plain_words(written: str, words: str) -> None:
    row = read_element_line(f"{written} - what it is in words - table", TODAY)
    assert isinstance(row, Row)
    assert (element_text(row.cells, "element_name"), row.written) == (words, written)


@pytest.mark.parametrize("name", ["follow-up", "CalFresh", "Medi-Cal ID", "Visit Date", "sex", "e-mail", "McDonald"])
def test_names_that_are_rightly_written_so_stay(name: str) -> None:
    row = read_element_line(f"{name} - what it is in words - table", TODAY)
    assert isinstance(row, Row)
    assert (element_text(row.cells, "element_name"), row.written) == (name, "")


@pytest.mark.parametrize("name", ["ASTHMA_DX", "fld12", "zip5", "visit_dt", "clm_typ", "WAGEAMT", "COUNTYCD"])
def test_names_that_only_their_people_can_say_stay_codes(name: str) -> None:
    assert isinstance(read_element_line(f"{name} - what it is in words - table", TODAY), Problem)


def test_what_is_missing_is_said_before_the_code() -> None:
    (problem,) = read_table("Name\tMeaning\tNeed\nQTR_WG_AMT\tgross wages of one quarter\t\n", TODAY).problems
    assert problem.says == "The need is missing."
