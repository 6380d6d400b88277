"""Plays of the list of data elements: rows changed by typing, and rows that point straight to a person."""

import pytest

from conversations.agreement.model import Agreement, Slot
from conversations.ids import ElementId
from conversations.said import Pressed
from tests.core.desk import acts_of
from tests.core.plays import Play

ROWS = (
    "Wage Quarter - calendar quarter in which the wages were paid - timing of the outcome",
    "Quarterly Wage Amount - gross wages in US dollars of one quarter - outcome measure",
    "Industry - NAICS code of the employer who paid the wages - outcomes by industry",
)
SSN = "Social Security Number - number that the federal government gives to a person - to match the two files"
CODE = "four-digit NAICS code of the employer"
QUESTION = "field:data_elements"


def elements(*rows: str) -> Play:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until(QUESTION)
    play.tell(play.analyst, *rows)
    return play


def names(a: Agreement) -> list[str]:
    return [a.answers[Slot("element_name", element=element)].text for element in a.elements]


def cell(play: Play, place: int, column: str) -> str:
    return play.draft().answers[Slot(column, element=play.draft().elements[place - 1])].text


def test_the_rows_stand_as_a_numbered_list() -> None:
    play = elements(*ROWS)
    shown = play.last(play.analyst)
    assert "So far 3:" in shown
    for place, name in enumerate(names(play.draft()), 1):
        assert f"{place}. {name}" in shown


@pytest.mark.parametrize(
    "typed", ["remove 2", "delete row 2", "take out 2.", "Remove quarterly  wage amount", "drop 2"]
)
def test_a_row_is_taken_out_by_number_or_name(typed: str) -> None:
    play = elements(*ROWS)
    assert "Row 2, Quarterly Wage Amount, is taken out." in play.say(play.analyst, typed)
    assert names(play.draft()) == ["Wage Quarter", "Industry"]
    assert play.open(play.analyst) == QUESTION


@pytest.mark.parametrize(
    "typed", ["remove 7", "edit 7", "7: something else here", "move 7 to 1", "rename 7: Pay", "move 1 to 9"]
)
def test_a_wrong_number_says_which_there_are(typed: str) -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, typed)
    assert "There is no row" in said
    assert "The rows go from 1 to 3" in said
    assert names(play.draft()) == ["Wage Quarter", "Quarterly Wage Amount", "Industry"]
    assert play.open(play.analyst) == QUESTION


def test_a_wrong_number_where_there_are_few_rows() -> None:
    play = elements(ROWS[0])
    assert "There is only row 1." in play.say(play.analyst, "remove 2")
    play.say(play.analyst, "remove 1")
    assert "No element is named yet." in play.say(play.analyst, "remove 1")


@pytest.mark.parametrize("typed", ["edit 3", "edit row 3", "show 3", "edit Industry", "change industry"])
def test_edit_shows_the_row_and_what_to_type(typed: str) -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, typed)
    for words in ("Row 3, Industry", "NAICS code", "outcomes by industry", "3: its meaning", "3 need:", "rename 3:"):
        assert words in said
    assert play.open(play.analyst) == QUESTION


def test_edit_of_a_question_is_still_a_command() -> None:
    play = elements(*ROWS)
    play.say(play.analyst, "edit transfer")
    assert play.open(play.analyst) == "field:transfer_method"
    assert len(play.draft().elements) == 3


@pytest.mark.parametrize(
    ("typed", "column", "now"),
    [
        (f"3: {CODE}", "element_definition", CODE),
        (f"row 3: {CODE}", "element_definition", CODE),
        (f"3 meaning: {CODE}", "element_definition", CODE),
        (f"edit 3: {CODE}", "element_definition", CODE),
        ("3 need: table 4, wages by industry", "element_need", "table 4, wages by industry"),
        ("3 why: table 4, wages by industry", "element_need", "table 4, wages by industry"),
        ("rename 3: Employer Industry", "element_name", "Employer Industry"),
        ("rename Industry to Employer Industry", "element_name", "Employer Industry"),
        ("3 name: Employer Industry", "element_name", "Employer Industry"),
    ],
)  # fmt: skip
def test_one_column_of_a_row_is_changed(typed: str, column: str, now: str) -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, typed)
    assert "Row 3, Industry: the" in said
    assert cell(play, 3, column) == now
    assert len(play.draft().elements) == 3
    assert play.open(play.analyst) == QUESTION


def test_a_name_that_another_row_has_is_not_given_twice() -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, "rename 3: wage  quarter")
    assert "Row 3, Industry, is as it was. This name is also an element of this draft." in said
    assert names(play.draft()) == ["Wage Quarter", "Quarterly Wage Amount", "Industry"]
    assert "file code" in play.say(play.analyst, "rename 3: IND_CD")


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("move 3 to 1", [3, 1, 2]),
        ("move 1 to 3", [2, 3, 1]),
        ("move Industry to top", [3, 1, 2]),
        ("move 1 to the end", [2, 3, 1]),
        ("move 1 down", [2, 1, 3]),
        ("move row 3 before 2", [1, 3, 2]),
        ("move 1 after 2", [2, 1, 3]),
        ("move 3 after 1", [1, 3, 2]),
        ("move 1 before 3", [2, 1, 3]),
        ("move 2 to 2", [1, 2, 3]),
        ("move 1 up", [1, 2, 3]),
    ],
)
def test_a_row_is_moved(typed: str, order: list[int]) -> None:
    play = elements(*ROWS)
    before = names(play.draft())
    said = play.say(play.analyst, typed)
    assert names(play.draft()) == [before[place - 1] for place in order]
    assert ("stays where it is" in said) is (order == [1, 2, 3])


def test_a_move_changes_the_answer_that_names_all_rows() -> None:
    play = elements(*ROWS, "done")
    play.reply_to(play.analyst, QUESTION, "move 3 to 1")
    assert play.draft().answers[Slot("data_elements")].text == "Industry, Wage Quarter, Quarterly Wage Amount"


def test_the_list_tells_meaning_and_need_and_is_no_command() -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, "list")
    assert "2. Quarterly Wage Amount: gross wages in US dollars of one quarter; needed for: outcome measure" in said
    assert play.open(play.analyst) == QUESTION


def test_the_thread_of_the_answered_question_takes_the_same_words() -> None:
    play = elements(*ROWS, "done")
    opened = play.open(play.analyst)
    assert "Row 2, Quarterly Wage Amount, is taken out." in play.reply_to(play.analyst, QUESTION, "remove 2")
    assert "Row 2, Industry. It means" in play.reply_to(play.analyst, QUESTION, "edit 2")
    assert "the need is now" in play.reply_to(play.analyst, QUESTION, "2 need: table 4, wages by industry")
    assert names(play.draft()) == ["Wage Quarter", "Industry"]
    assert play.open(play.analyst) == opened


def test_an_element_whose_name_begins_like_a_change_is_added() -> None:
    play = elements("Remove Flag - whether the county took a case off the list - to leave such cases out")
    assert names(play.draft()) == ["Remove Flag"]
    play.say(play.analyst, "Move Date - day on which the client moved to the county - to count the months there")
    assert names(play.draft()) == ["Remove Flag", "Move Date"]


def test_another_open_question_takes_such_words_as_its_answer() -> None:
    play = Play().drafting()
    before = play.open(play.analyst)
    play.say(play.analyst, "move 3 to 1")
    assert play.draft().answers[Slot(before.removeprefix("field:"))].text == "move 3 to 1"


# What points straight to a person


def test_hashing_is_asked_once_and_saved() -> None:
    play = elements(SSN)
    assert play.open(play.analyst) == "ask:hash_it"
    assert "Could EDD hash it before sending?" in play.last(play.analyst)
    play.press(play.analyst, "Yes, hash it")
    assert cell(play, 1, "element_deid") == "hashed"
    assert play.open(play.analyst) == QUESTION


def test_leaving_it_out_takes_the_row_out() -> None:
    play = elements(ROWS[0], SSN)
    assert "Row 2, Social Security Number, is taken out." in play.say(play.analyst, "leave it out")
    assert names(play.draft()) == ["Wage Quarter"]
    assert play.open(play.analyst) == QUESTION


@pytest.mark.parametrize("typed", ["we need it as is", "no", "nope, they can't", "keep it"])
def test_as_it_is_keeps_the_need_and_is_never_asked_again(typed: str) -> None:
    play = elements(SSN)
    assert "to match the two files" in play.say(play.analyst, typed)
    assert cell(play, 1, "element_deid") == "raw"
    assert play.open(play.analyst) == QUESTION
    play.tell(play.analyst, "1: number that the federal government gives to each worker", ROWS[0])
    assert play.open(play.analyst) == QUESTION


def test_what_it_is_needed_for_is_asked_afterwards() -> None:
    play = elements("E-mail Address - address at which the client reads mail")
    play.say(play.analyst, "as is")
    assert play.open(play.analyst) == "field:element_need"


@pytest.mark.parametrize(
    "name",
    ["Social Security Number", "Driver's License Number", "Date of Birth", "Home Address", "E-mail Address",
     "Client Number",
     "Full Name", "Last Name", "Phone Number", "Member ID"],
)  # fmt: skip
def test_names_that_point_to_a_person(name: str) -> None:
    play = elements(f"{name} - as the client gave it at the first visit - to match the two files")
    assert play.open(play.analyst) == "ask:hash_it"


@pytest.mark.parametrize(
    "name", ["Wage Quarter", "Hashed Client Number", "County Name", "Industry Number", "Birth Year"]
)
def test_names_that_point_to_nobody(name: str) -> None:
    play = elements(f"{name} - as the client gave it at the first visit - to match the two files")
    assert play.open(play.analyst) == QUESTION


def test_each_row_of_a_table_is_asked_about_in_turn() -> None:
    play = elements("Name\tMeaning\tNeed\nSocial Security Number\tnumber that SSA gave the person\tmatching of files\n"
                    "E-mail Address\taddress that the client gave\tsurvey of those who left")  # fmt: skip
    play.press(play.analyst, "Save the rows")
    assert "Social Security Number" in play.last(play.analyst)
    play.say(play.analyst, "hash it")
    assert "E-mail Address" in play.last(play.analyst)
    play.say(play.analyst, "leave it out")
    assert names(play.draft()) == ["Social Security Number"]
    assert play.open(play.analyst) == QUESTION


def test_a_row_that_is_gone_meanwhile_needs_no_answer() -> None:
    play = elements(SSN)
    [element] = play.draft().elements
    play.reply_to(play.analyst, QUESTION, "remove 1")
    assert play.draft().elements == ()
    play.say(play.analyst, "hash it")
    assert Slot("element_deid", element=ElementId(element)) not in play.draft().answers


def test_a_list_that_is_not_finished_is_called_so_in_the_review() -> None:
    play = elements()
    assert "type done" not in play.words(play.analyst, "review")
    play.say(play.analyst, ROWS[0])
    assert "Data elements not finished: type done" in play.words(play.analyst, "review")


# Tables


TABLE = (
    "name\tmeaning\twhy\n"
    "visit_date\tday on which the member came to the clinic\ttrend by season\n"
    "age_group\tage of the member in five bands at the visit\trates by age\n"
    "ASTHMA_DX\twhether asthma was found at the visit\tcounting of cases\n"
    "facility_id\tnumber of the clinic in the register of licenses\trates by clinic\n"
    "plan_type\t\trates by plan\n"
    "QTR_WG_AMT\tgross wages in US dollars of one quarter\toutcome\n"
    "EMP_IND\tbranch of trade of the employer\toutcome by branch\n"
)


def test_names_as_in_files_are_saved_in_plain_words_and_that_is_said_once() -> None:
    play = elements()
    shown = play.say(play.analyst, TABLE)
    assert "Name comes from name, Meaning from meaning, Need from why." in shown
    said = play.say(play.analyst, "save")
    assert names(play.draft()) == ["Visit Date", "Age Group", "Facility ID"]
    assert "I wrote 3 names in plain words, e.g. Visit Date for visit_date. Edit any: rename 1: ..." in said
    assert "Row 5, Plan Type: The meaning is missing." in said
    assert "Row 3, ASTHMA_DX: This reads like a file code." in said


def test_rows_without_a_button_are_named_with_what_to_type() -> None:
    play = elements()
    play.say(play.analyst, TABLE)
    assert "fix 7: ..." in play.say(play.analyst, "save")
    waiting = play.say(play.analyst, "done")
    assert "row 7 (EMP_IND)" in waiting
    assert "fix 7: ..." in waiting


def test_a_name_as_in_a_file_typed_alone_is_written_in_plain_words() -> None:
    play = elements()
    said = play.say(play.analyst, "visit_date - day on which the member came to the clinic - trend by season")
    assert "I wrote Visit Date for visit_date. Edit it: rename 1: ..." in said
    play.say(play.analyst, "rename 1: birth_year")
    assert names(play.draft()) == ["Birth Year"]


MENDED = TABLE.replace("ASTHMA_DX", "Asthma Found").replace("plan_type\t\t", "plan_type\tkind of health plan\t")
MENDED = MENDED.replace("EMP_IND", "Employer Industry")


def test_a_mended_table_takes_the_place_of_the_rows_set_aside_before() -> None:
    play = elements()
    play.tell(play.analyst, TABLE, "save", MENDED)
    said = play.say(play.analyst, "save")
    assert "3 were there already." in said
    assert "takes the place of rows 3, 5, 6, 7, set aside before" in said
    assert [one.name for one in play.talks[play.analyst.id].aside] == ["QTR_WG_AMT"]
    assert len(play.draft().elements) == 6


@pytest.mark.parametrize(
    "typed",
    ["leave out all", "drop the old ones", "leave out all the others", "Drop all rows set aside.", "leave the rest out",
     "remove the old rows"],
)  # fmt: skip
def test_all_rows_set_aside_are_left_out_at_once(typed: str) -> None:
    play = elements()
    play.tell(play.analyst, TABLE, "save")
    assert "Left out, 4 rows: 3 (ASTHMA_DX), 5 (Plan Type)" in play.say(play.analyst, typed)
    assert play.talks[play.analyst.id].aside == ()
    assert names(play.draft()) == ["Visit Date", "Age Group", "Facility ID"]
    assert play.open(play.analyst) == QUESTION


def test_all_others_are_left_out_where_one_row_is_being_mended() -> None:
    play = elements()
    play.tell(play.analyst, TABLE, "save", "fix 3")
    play.press(play.analyst, "Leave it out")
    assert "Left out, 3 rows" in play.say(play.analyst, "leave out all the others")
    assert names(play.draft()) == ["Visit Date", "Age Group", "Facility ID"]
    assert play.open(play.analyst) == QUESTION


def test_words_that_ask_for_something_are_no_names() -> None:
    play = elements(*ROWS)
    said = play.say(play.analyst, "change employer industry")
    assert "took it for no name of an element" in said
    assert "For row 3, Industry: edit 3 or remove 3." in said
    assert "edit 2 or remove 2, by its number" in play.say(play.analyst, "change hospital")
    play.tell(play.analyst, TABLE, "save", "fix 3", "undo that last one")
    assert play.open(play.analyst) == "ask:fix_row"
    assert len(play.draft().elements) == 6
    play.tell(play.analyst, "later", "Move Date")
    assert names(play.draft())[-1] == "Move Date"


@pytest.mark.parametrize("way", ["back", "edit data elements"])
def test_a_list_that_is_opened_again_stays_open_until_it_is_done(way: str) -> None:
    play = elements(*ROWS, "done", way)
    assert play.open(play.analyst) == QUESTION
    play.say(play.analyst, "remove 2")
    assert play.open(play.analyst) == QUESTION
    play.say(play.analyst, "rename 2: Employer Industry")
    assert play.open(play.analyst) == QUESTION
    assert play.draft().answers[Slot("data_elements")].text == "Wage Quarter, Employer Industry"
    play.say(play.analyst, "done")
    assert play.open(play.analyst) != QUESTION


COMMAS = "City, county and ZIP - where the person lives - to match the two files"


@pytest.mark.parametrize(
    ("word", "made"), [("several", ["City", "county", "ZIP"]), ("One.", ["City / county and ZIP"])]
)  # fmt: skip
def test_whether_a_name_with_commas_is_one_element_or_several_can_be_answered(word: str, made: list[str]) -> None:
    play = elements(*ROWS[:1])
    assert "one element, or several" in play.say(play.analyst, COMMAS)
    play.say(play.analyst, word)
    assert names(play.draft()) == ["Wage Quarter", *made]
    assert cell(play, 2, "element_need") == "to match the two files"
    assert play.open(play.analyst) == QUESTION


def test_the_same_can_be_answered_for_a_row_set_aside() -> None:
    play = elements(f"{ROWS[0]}\n{COMMAS}")
    play.say(play.analyst, "fix 2")
    assert play.open(play.analyst) == "ask:fix_row"
    play.say(play.analyst, "several")
    assert names(play.draft()) == ["Wage Quarter", "City", "county", "ZIP"]
    assert play.open(play.analyst) == QUESTION


def at_meaning() -> Play:
    """A second element is only named, and its meaning is asked for."""
    play = elements(ROWS[0], "Region", "done")
    assert play.open(play.analyst) == "field:element_definition"
    return play


@pytest.mark.parametrize(
    "words", ["remove this one", "no i meant there are several, remove this one", "remove region", "leave out Region",
              "remove 2", "delete it"]
)  # fmt: skip
def test_a_row_is_taken_out_while_its_meaning_is_asked_for(words: str) -> None:
    play = at_meaning()
    assert "is taken out" in play.say(play.analyst, words)
    assert names(play.draft()) == ["Wage Quarter"]
    assert play.open(play.analyst) not in ("field:element_definition", "field:element_need", "")


def test_another_row_is_changed_meanwhile_and_the_meaning_is_asked_again() -> None:
    play = at_meaning()
    play.say(play.analyst, "change 1: the calendar quarter in which an employer paid the wages")
    assert cell(play, 1, "element_definition").startswith("the calendar quarter in which an")
    assert play.open(play.analyst) == "field:element_definition"


@pytest.mark.parametrize(
    "words", ["Remove duplicates first, then the region of the state", "drop in wages by region of the state"]
)
def test_a_meaning_that_only_begins_so_stays_the_meaning(words: str) -> None:
    play = at_meaning()
    play.say(play.analyst, words)
    assert cell(play, 2, "element_definition") == words


@pytest.mark.parametrize(("button", "count"), [("several", 3), ("one", 1)])
def test_names_on_a_line_are_one_or_several_by_a_button(button: str, count: int) -> None:
    play = elements()
    play.say(play.analyst, "Wage Quarter, Employer Industry, County of Work - as the employer reported it - outcome")
    [act] = [act for act in acts_of(play.inboxes[play.analyst.id][-1].message).values() if act.verb == button]
    play.hear(play.analyst, Pressed(act))
    assert len(play.draft().elements) == count
    play.hear(play.analyst, Pressed(act))
    assert len(play.draft().elements) == count
