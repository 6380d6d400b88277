"""Files that people give: a table, a sheet and a document, through the program as it runs; and a kill on the way."""

import io

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from tests.plays.play import Play, asked, asks, press, scenario, told
from tests.plays.stage import Stage

HEADS = ("Field", "Meaning", "Why")
GOOD = ("Wage Quarter", "Calendar quarter in which wages were paid", "Timing of the outcome")
CODED = ("QTR_WG_AMT", "Gross wages in US dollars of one person in one quarter", "Outcome measure")
NEED = (
    "CDSS holds self-reported pay of participants only, which is missing for those who left the program; "
    "EDD holds the wages that employers report for each quarter."
)


def sheet(*rows: tuple[str, ...]) -> bytes:
    book = Workbook()
    page = book.create_sheet("Elements", 0)
    for row in rows:
        page.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def document(*paragraphs: str) -> bytes:
    made = Document()
    for words in paragraphs:
        made.add_paragraph(words)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


async def at(stage: Stage, block: str) -> Play:
    play = Play(stage, scenario("wages"))
    await play.begin()
    await play.until(block)
    return play


@pytest.mark.parametrize("name", ["elements.csv", "elements.xlsx"])
async def test_a_table_is_shown_saved_and_its_bad_row_mended(small_stage: Stage, name: str) -> None:
    play = await at(small_stage, "field:data_elements")
    rows = (HEADS, GOOD, CODED)
    content = sheet(*rows) if name.endswith("xlsx") else "\n".join(";".join(row) for row in rows).encode("cp1252")
    await play.analyst.upload(name, content)
    shown = await told(play.analyst, "ask:columns_right")
    assert "2 rows in" in shown.shown
    assert "Name comes from `Field`" in shown.shown

    await press(play.analyst, shown, "choose", "save")
    saved = await told(play.analyst, "said:elements_saved")
    assert "1 row saved: Wage Quarter, 1 set aside" in saved.shown
    following = await asked(play.analyst, saved.ts)
    assert asks(following) == "field:data_elements"
    await play.analyst.say("fix 2: Quarterly Wage Amount")
    assert "Row 2 saved" in (await told(play.analyst, "said:row_mended")).shown
    await small_stage.ends_well()


async def test_a_document_answers_the_question_that_was_open(small_stage: Stage) -> None:
    play = await at(small_stage, "field:purpose_need")
    await play.analyst.upload("need.docx", document(NEED))
    taken = await told(play.analyst, "said:file_taken")
    assert "From need.docx" in taken.shown
    following = await asked(play.analyst, taken.ts)
    assert asks(following) not in ("field:purpose_need", "")
    assert NEED in (await play.analyst.command("/bucp show")).text
    await small_stage.ends_well()


async def test_a_kill_between_the_file_and_its_reading_loses_nothing(small_stage: Stage) -> None:
    play = await at(small_stage, "field:data_elements")
    small_stage.sandbox.faults.server_error("files.info", times=2)
    await play.analyst.upload("elements.csv", b"Field,Meaning,Why\n" + ",".join(GOOD).encode())
    await small_stage.sandbox.settled()
    await small_stage.restart()
    await small_stage.skipping_until(lambda: any("columns right" in one.shown for one in play.analyst.dm))
    assert sum("columns right" in one.shown for one in play.analyst.dm) == 1
    await small_stage.ends_well(troubled=True)


async def test_a_sheet_to_fill_in_comes_as_a_file(small_stage: Stage) -> None:
    play = await at(small_stage, "field:data_elements")
    await play.analyst.say("elements template")
    message = await play.analyst.wait_message(lambda one: bool(one.files))
    world = small_stage.sandbox.slack.world
    file = world.files[f"{message.team}/{message.files[0]}"]
    assert file.name == "elements.xlsx"
    book = load_workbook(io.BytesIO(world.content(file)))
    assert [cell.value for cell in book.worksheets[0][1]][:3] == ["Name", "Meaning", "Need"]
    await small_stage.ends_well()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.pdf", b"%PDF", "Save it as .docx"),
        ("large.csv", b"x" * 10_500_000, "I take 10"),
        ("broken.xlsx", b"PK\x03\x04 and nothing", "it may be damaged"),
    ],
)
async def test_what_cannot_be_read_says_what_would_do(small_stage: Stage, name: str, content: bytes, says: str) -> None:
    play = await at(small_stage, "field:data_elements")
    await play.analyst.upload(name, content)
    assert says in (await play.analyst.wait_message(says)).shown
    await small_stage.ends_well()
