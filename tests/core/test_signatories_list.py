"""The signatory list as data: reading, refusing, writing back, and what a row means for an agreement."""

import csv
import io
import time
from datetime import date

import pytest

from conversations.signatories import (
    Entity,
    HowSure,
    Outcome,
    Rejected,
    Signatories,
    StandingKind,
    Status,
    as_json,
    load_packaged,
    parse,
    standing,
)
from conversations.signatories.table import COORDINATORS

OWN_HEADINGS = "name,abbreviations,under_governor,status,source,list_date,alias_of,agency_now"
ROW = '"Aging, Department of",CDA,true,listed as signatory,the list,2026-08-19,,'


@pytest.fixture(scope="module")
def signatories() -> Signatories:
    """The list that comes with the product."""
    return load_packaged()


def taken(content: str | bytes, list_date: date | None = None, known: Signatories | None = None) -> Signatories:
    """The list, which has to be a good one."""
    read = parse(content, list_date=list_date, known=known)
    assert isinstance(read, Signatories), str(read)
    return read


def refused(content: str | bytes) -> list[str]:
    """The sentences of a list that has to be refused."""
    read = parse(content)
    assert isinstance(read, Rejected)
    return [str(problem) for problem in read.problems]


def own(*rows: str) -> str:
    """A file in the project's own layout."""
    return "\n".join([OWN_HEADINGS, *rows]) + "\n"


def coordinators_file(signatories: Signatories) -> str:
    """The list as a coordinator would have it: other headings, the date in the source, aliases in the note."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COORDINATORS.columns.values())
    for entity in signatories.entities:
        listed = signatories.listed(entity)
        source = f"signatory list ({signatories.list_date})" if entity.status is Status.LISTED else entity.source
        rows.writerow(
            [
                entity.name,
                entity.abbreviation,
                entity.umbrella_as_listed,
                entity.agency_now,
                entity.under_governor_word,
                entity.status.value,
                source,
                entity.governor_basis,
                f"alias of listed {listed.abbreviations[0]}" if listed is not entity else entity.note,
            ]
        )
    return out.getvalue()


class TestThePackagedList:
    def test_is_whole(self, signatories: Signatories) -> None:
        assert len(signatories) == 163
        assert signatories.list_date == date(2026, 8, 19)
        assert sum(entity.status is Status.LISTED for entity in signatories.entities) == 107

    def test_comes_back_equal_from_its_dump(self, signatories: Signatories) -> None:
        again = taken(signatories.dump())
        assert again == signatories
        assert again.version == signatories.version

    def test_has_another_version_when_anything_differs(self, signatories: Signatories) -> None:
        changed = signatories.dump().replace("CDSS", "CDS")
        assert taken(changed).version != signatories.version

    def test_loads_and_answers_quickly(self, signatories: Signatories) -> None:
        begun = time.process_time()
        for _ in range(5):
            load_packaged()
        assert (time.process_time() - begun) / 5 < 0.15  # some 15 ms on a quiet machine
        begun = time.process_time()
        for _ in range(50):
            signatories.find("departmnet of employement developement")
        assert (time.process_time() - begun) / 50 < 0.01  # some 0.5 ms on a quiet machine


class TestTakingOverAList:
    def test_the_coordinators_layout_is_read(self, signatories: Signatories) -> None:
        read = taken(coordinators_file(signatories).encode("utf-8-sig"))
        assert read.list_date == signatories.list_date
        assert [entity.name for entity in read.entities] == [entity.name for entity in signatories.entities]
        assert read.find("Civil Rights Department").matches[0].entity.abbreviation == "DFEH;CRD"
        assert read.find("Alameda County").matches[0].entity.status is Status.NOT_STATE

    def test_other_names_are_kept_from_the_list_in_force(self, signatories: Signatories) -> None:
        content = coordinators_file(signatories)
        assert taken(content).find("IRS").outcome is Outcome.NONE
        assert taken(content, known=signatories).find("IRS").outcome is Outcome.MATCH

    @pytest.mark.parametrize(
        "content", [own(ROW), own(ROW).replace("\n", "\r\n"), "\ufeff" + own(ROW), own(ROW, "", ",,,,,,,")]
    )
    def test_byte_order_marks_line_ends_and_blank_rows_do_not_matter(self, content: str) -> None:
        assert [entity.name for entity in taken(content).entities] == ["Aging, Department of"]
        assert taken(content.encode()) == taken(content)

    def test_abbreviations_are_parted(self) -> None:
        read = taken(own(ROW.replace("CDA", "CDA; Aging")))
        assert read.entities[0].abbreviations == ("CDA", "Aging")

    def test_the_day_may_be_told_beside_the_file(self) -> None:
        content = "name,abbreviation,under_governor,signatory_status,source\nA Board,AB,unknown,not listed,hearsay\n"
        assert refused(content) == ["The file does not tell which day the list is of. Give the day, like 2026-08-19."]
        assert taken(content, list_date=date(2027, 1, 4)).list_date == date(2027, 1, 4)


class TestRefusingAList:
    def test_all_problems_are_told_at_once_with_their_places(self) -> None:
        problems = refused(
            own(
                ROW.replace("listed as signatory", "Listed as signatry"),
                ROW.replace("true", "yes").replace("Aging", "Ageing"),
                ROW.replace('"Aging, Department of"', ""),
                ROW,
                ROW.replace("Aging", "Finance").replace("2026-08-19", "August 2026"),
            )
        )
        assert [problem.split(": ")[0] for problem in problems] == [
            "Line 2, column status",
            "Line 3, column under_governor",
            "Line 4, column name",
            "Line 5, column name",
            "Line 6, column list_date",
        ]
        assert 'Is "listed as signatory" meant?' in problems[0]
        assert all(f'"{status.value}"' in problems[0] for status in Status)
        assert 'Allowed are: "true"; "false"; "unknown".' in problems[1]
        assert "stands in line 2 already" in problems[3]

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("", "The file is empty."),
            ("\n\n  \n", "The file is empty."),
            (OWN_HEADINGS + "\n", "The file has headings and no rows."),
            ("name;status\na;b\n", "The columns are not separated by commas."),
            ("name,abbreviations\na,b\n", "Line 1, column status: This column is missing."),
            (OWN_HEADINGS + ",notes\n", "Line 1, column notes: This column is not known."),
            (OWN_HEADINGS + ",name\n", "Line 1, column name: This column stands there twice."),
            (OWN_HEADINGS + ",\n", "This column has no heading."),
            (own("A Board,AB,true"), "Line 2: This row has 3 cells; the headings are 8."),
            (own(ROW, '"A Board,AB'), "Line 3: From here on the file cannot be read as a table."),
            (own(ROW.replace("the list", "")), "Line 2, column source: This cell is empty."),
            (own(ROW.replace("listed as signatory", "")), "Line 2, column status: This cell is empty."),
            (own(ROW.replace("2026-08-19", "2026-02-30")), '"2026-02-30" is not a day.'),
            (own(ROW, ROW.replace("Aging", "Finance").replace("-19", "-20")), "Line 2, column list_date"),
            (own(ROW.replace("CDA", '"C\nDA"')), "Line 2, column abbreviations: This cell holds a line break"),
            (own(ROW, "B,,true,alias of a listed row,x,2026-08-19,CDX,"), "Line 3, column alias_of: It cannot be told"),
            (own(ROW.removesuffix(",") + "CDA,"), "Line 2, column alias_of: This row names another row"),
            (
                own(f'Unit,,true,"{Status.PARENT_LISTED.value}",x,2026-08-19,,Nowhere'),
                'Line 2, column agency_now: "Nowhere" is not the name of a listed row',
            ),
        ],
    )  # fmt: skip
    def test_says_what_is_wrong(self, content: str, said: str) -> None:
        assert any(said in problem for problem in refused(content)), refused(content)

    def test_another_encoding_is_told_with_its_line(self) -> None:
        content = own(ROW, ROW.replace("Aging", "Años")).encode("latin-1")
        assert refused(content) == [
            'Line 3: This line holds a character that is not UTF-8. Save the file as "CSV UTF-8" and import it again.'
        ]

    def test_lines_are_counted_as_an_editor_counts_them(self) -> None:
        tall = ROW.replace("the list", '"the\nlist"')
        problems = refused(own(tall, ROW.replace("Aging", "Finance").replace("true", "maybe")))
        assert [problem.split(",")[0] for problem in problems] == ["Line 2", "Line 4"]


class TestStanding:
    @pytest.mark.parametrize(
        ("query", "kind", "how_sure", "under_governor"),
        [
            ("CDSS", StandingKind.SIGNED, HowSure.PUBLISHED_LIST, True),
            ("FTB", StandingKind.SIGNED, HowSure.PUBLISHED_LIST, None),
            ("Cal OES", StandingKind.SIGNED, HowSure.SIGNATURE_PAGES, True),
            ("Cal/OSHA", StandingKind.COVERED, HowSure.UMBRELLA_RULE, True),
            ("Energy Commission", StandingKind.CONFIRM, HowSure.NOT_FOUND, None),
            ("State Controller", StandingKind.NOT_SIGNED, HowSure.ABSENT, False),
            ("UC", StandingKind.NOT_SIGNED, HowSure.FAQ, False),
            ("Alameda County", StandingKind.OUTSIDE, HowSure.KIND_OF_BODY, False),
        ],
    )
    def test_follows_from_the_status(
        self, signatories: Signatories, query: str, kind: StandingKind, how_sure: HowSure, under_governor: bool | None
    ) -> None:
        (match,) = signatories.find(query).matches
        stands = standing(match.entity, signatories)
        assert (stands.kind, stands.how_sure, stands.under_governor) == (kind, how_sure, under_governor)
        assert stands.basis == match.entity.source

    def test_names_the_umbrella_that_covers(self, signatories: Signatories) -> None:
        (match,) = signatories.find("Bureau of Automotive Repair").matches
        umbrella = standing(match.entity, signatories).umbrella
        assert umbrella is not None
        assert umbrella.name == "Consumer Affairs, Department of"

    def test_an_alias_stands_as_its_listed_row_does(self, signatories: Signatories) -> None:
        alias = signatories.by_name("Civil Rights Department")
        assert alias is not None
        stands = standing(alias, signatories)
        assert stands.kind is StandingKind.SIGNED
        assert stands.entity.name == "Fair Employment and Housing, Department of"

    def test_every_row_has_one(self, signatories: Signatories) -> None:
        kinds = [standing(entity, signatories).kind for entity in signatories.entities]
        assert set(kinds) == set(StandingKind)


def test_the_json_speaks_in_the_words_of_the_list(signatories: Signatories) -> None:
    assert as_json("hcai", signatories.find("hcai")) == {
        "query": "hcai",
        "outcome": "match",
        "matches": [
            {
                "name": "Statewide Health Planning and Development, Office of",
                "abbreviation": "OSHPD;HCAI",
                "status": "listed as signatory",
                "under_governor": "true",
            }
        ],
    }


def test_every_row_is_found_by_its_own_name(signatories: Signatories) -> None:
    for entity in signatories.entities:
        if not entity.is_a_kind:
            found = signatories.find(entity.name)
            assert [match.entity for match in found.matches] == [signatories.listed(entity)], entity.name


def test_one_slip_never_leads_to_somebody_else(signatories: Signatories) -> None:
    """Each long name with a letter left out, doubled or swapped: found, asked about or not found, never mistaken."""
    found = 0
    slipped = [(entity, typed) for entity in signatories.entities if not entity.is_a_kind for typed in _slips(entity)]
    for entity, typed in slipped:
        answer = signatories.find(typed)
        if answer.outcome is Outcome.MATCH:
            assert answer.matches[0].entity == signatories.listed(entity), typed
            found += 1
    assert found / len(slipped) > 0.97


def _slips(entity: Entity) -> list[str]:
    name = entity.name
    places = [at for at in range(4, len(name) - 2, 7) if name[at : at + 2].isalpha() and "CHHS" not in name]
    left_out = [name[:at] + name[at + 1 :] for at in places]
    doubled = [name[:at] + name[at] + name[at:] for at in places]
    swapped = [name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in places]
    return left_out + doubled + swapped
