"""The draft as a reader, a printer and a screen reader meet it; parsed by another library than made it."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.agreement.model import Agreement, Answer, Parked, Slot, Standing, State
from conversations.form.bucp3 import BUCP_3
from conversations.ids import ElementId, PersonId
from conversations.people import Person
from documents import draft_html
from tests.documents.samples import ANALYST, NOW, PARTIES, PEOPLE, half_way, with_text

HOSTILE = """</p></main><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}<style>*{}</style>&lt;"""


def page(agreement: Agreement) -> BeautifulSoup:
    return BeautifulSoup(draft_html(agreement, BUCP_3, PEOPLE, NOW).decode(), "html.parser")


def field(made: BeautifulSoup, key: str) -> str:
    """All that stands under a question's heading."""
    heading = made.find(id=key)
    assert heading is not None, key
    parts = []
    for beside in heading.find_next_siblings():
        if beside.name in ("h2", "h3"):
            break
        parts.append(beside.get_text("\n", strip=True))
    return "\n".join(parts)


def one(made: BeautifulSoup, name: str) -> Tag:
    (found,) = made.find_all(name)
    assert isinstance(found, Tag)
    return found


def test_it_says_what_it_is() -> None:
    made = page(half_way())
    assert one(made, "title").get_text() == "Draft: EDD wages for CDSS (BUCP-2027-0012)"
    assert one(made, "h1").get_text() == "EDD wages for CDSS"
    notice = made.find(class_="notice")
    assert notice is not None
    assert notice.get_text(" ", strip=True).startswith("DRAFT Nothing in it is approved or signed")
    assert "Tue, Jan 19, 2027, 2:10 PM Pacific" in one(made, "dl").get_text()


def test_an_answer_tells_who_gave_it_and_when() -> None:
    made = page(half_way())
    assert field(made, "purpose_reason").endswith(
        "CDSS must report each year on the earnings of CalFresh participants.\nData analyst, CDSS, Tue, Jan 19, 2027"
    )
    assert "Oct 1, 2027: report to the Legislature" in field(made, "critical_deadlines")
    assert "See Staff counsel." in field(made, "purpose_scope")


def test_lines_and_paragraphs_stay() -> None:
    need = page(half_way()).find(id="purpose_need")
    assert need is not None
    answer = need.find_next_siblings("p")[1:3]
    assert [paragraph.get_text("|", strip=True) for paragraph in answer] == [
        "Only self-reported earnings are held.",
        "They are not checked:|- late|- incomplete",
    ]


def test_what_is_left_for_later_says_why() -> None:
    assert "Left for later:\nWaiting for the enclave team\nData analyst, CDSS" in field(page(half_way()), "storage")


def test_what_is_missing_is_said_to_be() -> None:
    made = page(half_way())
    assert field(made, "purpose_benefits").endswith("Missing.")
    assert "Missing. Answered by the provider" in field(made, "provider_data_coordinator")
    assert "Missing. To be written by the privacy officer." in field(made, "privacy_requirements_recipient")
    sent = page(replace(half_way(), state=State.SUBMITTED))
    assert field(sent, "provider_data_coordinator").endswith("Missing.")


def test_the_numbers_on_top_are_those_below() -> None:
    made = page(half_way())
    top = re.search(r"(\d+) answered, (\d+) left for later, (\d+) missing", one(made, "dl").get_text())
    assert top is not None
    text = one(made, "main").get_text()
    assert int(top[2]) == text.count("Left for later:") == 1
    assert int(top[3]) == len(made.select("main p.mark strong")) - 1 - len(re.findall("Proposal, to be", text))


def test_what_does_not_apply_is_not_missing() -> None:
    made = page(half_way())
    assert made.find(id="contractors_detail") is None
    assert "Contractor and contract" in one(made, "main").get_text()


def test_a_reviewers_field_is_a_proposal() -> None:
    authority = field(page(half_way()), "legal_authority_recipient")
    assert "Proposal, to be released by counsel." in authority
    assert "Staff counsel, CDSS" in authority


def test_an_answer_that_was_not_understood_stands_as_written() -> None:
    assert "some time in spring\nAs written" in field(page(half_way()), "end_date")


def test_parties_stand_with_the_date_of_the_list() -> None:
    made = page(half_way())
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in one_table(made, "Who").select("tbody tr")
    ]
    assert rows == [
        ["Department of Social Services (CDSS)", "Data Recipient", "Research Services Branch", "Has signed",
         "Wed, Aug 19, 2026"],
        ["Employment Development Department (EDD)", "Data Provider", "Labor Market Information",
         "Covered by the signature of Labor and Workforce Development Agency", "Wed, Aug 19, 2026"],
    ]  # fmt: skip


def one_table(made: BeautifulSoup, caption: str) -> Tag:
    (found,) = [
        table for table in made.find_all("table") if str(table.caption and table.caption.get_text()).startswith(caption)
    ]
    return found


def test_every_column_of_an_element_has_its_place() -> None:
    made = page(half_way())
    tables = [table for table in made.find_all("table") if "Data elements" in table.get_text()]
    heads = [head.get_text() for table in tables for head in table.select("thead th")[1:]]
    assert sorted(heads) == sorted(c.label for c in BUCP_3.element_columns if c.key != "element_name")
    for table in tables:
        assert [row.th.get_text() for row in table.select("tbody tr") if row.th] == [
            "Person Key",
            "Quarterly Wage Amount",
        ]
    assert "hashed" in one_table(made, "Data elements: how").get_text()
    assert "0 to 999999.99" in one_table(made, "Data elements: values").get_text()


def test_an_element_without_a_name_is_told_by_its_row() -> None:
    agreement = half_way()
    made = page(replace(agreement, elements=(*agreement.elements, ElementId(3))))
    assert "Row 3, no name yet" in one(made, "main").get_text()


def test_a_courtesy_draft_claims_nothing_about_idea() -> None:
    parties = tuple(replace(party, standing=Standing.NOT_SIGNED) for party in PARTIES)
    made = page(replace(half_way(), courtesy=True, parties=parties))
    text = made.get_text(" ", strip=True)
    assert [text[max(0, found.start() - 8) : found.end()] for found in re.finditer("IDEA", text)] == ["OUTSIDE IDEA"]
    assert not [one.key for one in BUCP_3.fields if "IDEA" in one.label + one.question]
    assert "signed" not in one_table(made, "Who").get_text()


def test_a_withdrawn_draft_says_so() -> None:
    assert "DRAFT, WITHDRAWN" in page(replace(half_way(), state=State.WITHDRAWN)).get_text()


def test_an_empty_draft_is_a_page_too() -> None:
    empty = Agreement(half_way().id, form=BUCP_3.version, state=State.DRAFT)
    made = page(empty)
    assert one(made, "h1").get_text() == "Draft without a name"
    assert "No party is named yet." in made.get_text()


def test_the_page_is_one_accessible_file() -> None:
    made = page(half_way())
    assert one(made, "html")["lang"] == "en"
    assert not made.find_all(["script", "link", "img", "iframe", "object", "form", "base"])
    assert not made.find_all(src=True)
    assert "url(" not in str(made.style)
    assert "@import" not in str(made.style)
    levels = [int(heading.name[1]) for heading in made.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [tag["id"] for tag in made.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in made.find_all("a")} <= {str(one_id) for one_id in ids}
    for table in made.find_all("table"):
        assert table.caption is not None
        assert all(head.get("scope") in ("col", "row") for head in table.find_all("th"))


@pytest.mark.parametrize("key", ["purpose_reason", "purpose_need", "use_case_name"])
def test_hostile_answers_stay_text(key: str) -> None:
    made = page(with_text(key, HOSTILE))
    assert HOSTILE in field(made, key)
    assert not made.find_all(["script", "img"])
    assert len(made.find_all("style")) == 1


def test_hostile_names_of_all_sorts_stay_text() -> None:
    agreement = half_way()
    answers = {slot: Answer(HOSTILE, None, ANALYST, NOW) for slot in agreement.answers}
    hostile = replace(
        agreement,
        name=HOSTILE,
        number=HOSTILE,
        answers=answers,
        parked={Slot("storage"): Parked(HOSTILE, ANALYST, NOW)},
        parties=tuple(replace(party, entity=HOSTILE, unit=HOSTILE, umbrella=HOSTILE) for party in PARTIES),
        sent_on=date(2027, 1, 18),
    )
    html = draft_html(hostile, BUCP_3, {ANALYST: Person(ANALYST, HOSTILE)}, NOW).decode()
    made = BeautifulSoup(html, "html.parser")
    assert not made.find_all(["script", "img"])
    assert not [name for tag in made.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert len(made.find_all("main")) == len(made.find_all("style")) == 1


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    wanted = " ".join(words.split())
    seen = " ".join(field(page(with_text("purpose_reason", f"x{wanted}x")), "purpose_reason").split())
    assert f"x{wanted}x" in seen


def test_people_nobody_knows_are_colleagues() -> None:
    agreement = with_text("purpose_reason", "Ask @[99]")
    unknown = replace(agreement.answers[Slot("purpose_reason")], by=PersonId(98))
    made = page(replace(agreement, answers={**agreement.answers, Slot("purpose_reason"): unknown}))
    assert "Ask a colleague\na colleague, Tue" in field(made, "purpose_reason")
