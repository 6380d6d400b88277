"""Tables of data elements, pasted or in a file: the columns are shown before anything is saved, good rows are saved,
and the others are kept aside until they are mended."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from conversations.agreement.model import Agreement, Slot
from conversations.answers import field_of
from conversations.form.element_headings import headed, reassigned
from conversations.form.element_tables import EXAMPLE_MARK, ONE_OR_SEVERAL, grid_of, mended, one_or_several, read_rows
from conversations.form.elements import COLUMNS, Problem, Row, element_text, read_table
from conversations.form.words import plain
from conversations.outgoing import SendFile
from conversations.scene import Scene
from conversations.steps import element_edit, elements
from conversations.steps.asking import Heard, Note, Option, Question, Then, offered, put, required
from conversations.talk import Aside, Asked, Table
from conversations.wording import compose
from conversations.yesno import Means

ROWS_AT_MOST = 300
"""More rows than any list of elements has: they would be the data themselves."""
ASIDE_AT_MOST = 100
CELL = 2000
"""Characters of a cell that are kept."""
NAME, MEANING = "element_name", "element_definition"
TEMPLATE = re.compile(r"(?:data )?elements? template(?: (?:as )?(?P<kind>csv|xlsx))?", re.IGNORECASE)
FIX = re.compile(
    r"(?:(?:fix|mend)\s+(?:row\s+)?|row\s+)(?P<row>\d+[a-z]?)\s*(?:[:,]\s*(?P<text>.+))?", re.IGNORECASE | re.DOTALL
)
_OLD = r"(?:all )?(?:of )?(?:the |those |these )?(?:old|other|remaining) (?:ones|rows)"
_ASIDE = r"(?:all )?(?:of )?(?:the |those |these )?rows (?:that are )?set aside"
_ALL = rf"(?:them all|all(?: of them)?|everything|(?:all )?(?:of )?the (?:others|rest|old|remaining)|{_OLD}|{_ASIDE})"
LEAVE_ALL = re.compile(
    rf"(?:leave out|drop|forget|discard|ignore) {_ALL}|leave {_ALL} out|(?:remove|delete) (?:{_OLD}|{_ASIDE})",
    re.IGNORECASE,
)
"""`remove all` by itself might mean the rows that are saved."""
LEAVE_OUT = re.compile(r"(?:leave out|drop)\s+row\s+(?P<row>\d+[a-z]?)", re.IGNORECASE)


def hear(scene: Scene, a: Agreement, text: str) -> Then:
    """An answer to the question for the data elements: a table, or whatever else can be said there."""
    edit = element_edit.read_edit(a, text)
    if edit is not None:
        return element_edit.hear(scene, a, edit)
    if is_table(text):
        return offer(scene, a, grid_of(text))
    if "\n" in text.strip():
        return _lines(scene, a, text)
    if element_edit.orders(text):
        scene.say("draft/not_an_element", a.id, typed=text, near=element_edit.near(a, text))
        return Then.WAIT
    heard = elements.hear(scene, a, text)
    waiting = aside_of(scene, a)
    if heard is Then.SETTLED and waiting:
        scene.say("draft/rows_waiting", a.id, waiting=waiting)
    return heard


def _lines(scene: Scene, a: Agreement, text: str) -> Then:
    """Several elements, one on a line, in the order that was asked for: there are no columns to look at."""
    table = read_table(text, scene.today, _names(a))
    return _kept(scene, a, table.rows, table.problems) if elements.add(scene, a, table.rows) else Then.WAIT


def is_table(text: str) -> bool:
    """Whether a text has columns, and is not only elements typed one on a line."""
    _, body, had_heading = headed(grid_of(text))
    return "\t" in text or text.count("|") > 1 or (had_heading and bool(body))


def word(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """Words that count at any question: `fix 3: ...`, `leave out row 3`, `leave out all`, `elements template`."""
    a = scene.focus
    if a is None:
        return None
    bare = text.strip(" .!")
    if wanted := TEMPLATE.fullmatch(bare):
        return template(scene, a, (wanted["kind"] or "xlsx").casefold())
    if not aside_of(scene, a):
        return None
    if (left := LEAVE_OUT.fullmatch(bare)) and (one := _row(scene, a, left["row"])):
        return _left_out(scene, a, one, asked)
    if LEAVE_ALL.fullmatch(bare):
        return _all_left_out(scene, a, asked)
    if fix := FIX.fullmatch(bare):
        return _fix(scene, a, fix["row"], fix["text"] or "", asked)
    return None


def template(scene: Scene, a: Agreement, kind: str) -> Then:
    """Bring the sheet to fill in, as `xlsx` or `csv`."""
    scene.talk = scene.talk.counted()
    key = f"file:{scene.me.id}:{scene.talk.count}"
    scene.send(SendFile(scene.me.id, key, a.id, f"elements.{kind}", "Data elements to fill in"))
    scene.reply("draft/elements_template", a.id, kind=kind)
    return Then.WAIT


# The columns


def offer(scene: Scene, a: Agreement, grid: Sequence[Sequence[str]], source: str = "", *, more: bool = False) -> Then:
    """Show how a table is understood, and ask before saving it. `more`: it was too long to be read to its end."""
    columns, body, _ = headed(grid)
    table = Table(a.id, columns, tuple(tuple(cell[:CELL] for cell in row[: len(columns)]) for row in body), source)
    count = len(_filled(table))
    if more or count > ROWS_AT_MOST:
        scene.say("draft/table_too_long", a.id, count=count, most=ROWS_AT_MOST, more=more)
        return Then.WAIT
    if not count:
        scene.say("draft/table_empty", a.id, source=source)
        return Then.WAIT
    asked = scene.talk.asked
    if asked is not None and asked.slot == Slot(elements.FIELD):
        scene.rewrite(asked.message, compose("draft/asked_below", field=field_of(a, asked.slot)), a.id)
    scene.talk = replace(scene.talk, table=table, focus=a.id)
    return put(scene, COLUMNS_RIGHT, a.id)


def pending(scene: Scene, a: Agreement) -> Then | None:
    """Ask again about a table that still waits for its columns."""
    table = scene.talk.table
    return put(scene, COLUMNS_RIGHT, a.id) if table is not None and table.agreement == a.id else None


def _filled(table: Table) -> list[tuple[str, ...]]:
    """The rows with something in them, without the example of the sheet to fill in."""
    return [
        row
        for row in table.rows
        if any(cell.strip() for cell in row) and not any(cell.casefold().endswith(EXAMPLE_MARK) for cell in row)
    ]


def _columns_told(scene: Scene, asked: Asked) -> Mapping[str, object]:
    table = scene.talk.table
    if table is None:
        return {"columns": (), "rows": 0, "first": "", "source": "", "named": False, "how": ""}
    rows = _filled(table)
    return {
        "columns": [(head or "(no heading)", COLUMNS[key].label if key else "") for head, key in table.columns],
        "rows": len(rows),
        "first": " | ".join(cell.strip() for cell in rows[0] if cell.strip()),
        "source": table.source,
        "named": any(key == NAME for _, key in table.columns),
        "how": asked.params.get("how", ""),
    }


def _columns_heard(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a, table = required(scene, asked), scene.talk.table
    if table is None or table.agreement != a.id:
        return Then.GO_ON
    if heard.option == "drop":
        scene.talk = replace(scene.talk, table=None)
        scene.say("draft/table_dropped", a.id)
        return Then.GO_ON
    if heard.option == "save":
        return _save(scene, a, table)
    if heard.option == "change":
        return put(scene, COLUMNS_RIGHT, a.id, how="change")
    if is_table(heard.text):
        return offer(scene, a, grid_of(heard.text))
    changed = reassigned(table.columns, heard.text)
    if changed is None:
        return put(scene, COLUMNS_RIGHT, a.id, how="unread")
    scene.talk = replace(scene.talk, table=replace(table, columns=changed))
    return put(scene, COLUMNS_RIGHT, a.id, how="changed")


COLUMNS_RIGHT = Question(
    "columns_right",
    "Columns",
    hear=_columns_heard,
    options=offered(
        Option("save", "Save the rows", ("right", "they are", "correct"), Means.YES),
        Option("change", "Change columns", ("wrong",), Means.NO),
        Option("drop", "Don't save", ("skip", "later", "cancel", "leave it")),
    ),
    facts=_columns_told,
)


def _save(scene: Scene, a: Agreement, table: Table) -> Then:
    if not any(key == NAME for _, key in table.columns):
        return put(scene, COLUMNS_RIGHT, a.id, how="unnamed")
    rows, problems = read_rows(table.columns, table.rows, scene.today, _names(a))
    if len(problems) + len(scene.talk.aside) > ASIDE_AT_MOST:
        scene.say("draft/table_too_wrong", a.id, problems=problems)
        return put(scene, COLUMNS_RIGHT, a.id, how="change")
    if not elements.add(scene, a, rows):
        return Then.WAIT
    scene.talk = replace(scene.talk, table=None)
    return _kept(scene, a, rows, problems)


def _kept(scene: Scene, a: Agreement, rows: Sequence[Row], problems: Sequence[Problem]) -> Then:
    """Say which rows were saved, and keep the others for mending."""
    open_problems = [one for one in problems if not _is_there(a, one)]
    fallen = _fall_away(scene, a, rows, open_problems)
    kept = _kept_aside(scene, a, open_problems)
    saved = [element_text(row.cells, NAME) for row in rows]
    there = len(problems) - len(open_problems)
    scene.say("draft/elements_saved", a.id, saved=saved, problems=kept, there=there, fallen=[one.row for one in fallen])
    elements.tell_written(scene, a, rows)
    return Then.GO_ON


def _is_there(a: Agreement, problem: Problem) -> bool:
    """Whether a row is an element already, name and meaning: a table that was mended brings its good rows again."""
    return any(
        plain(elements.name_of(a, one)) == plain(problem.name) and one_meaning == plain(problem.cells.get(MEANING, ""))
        for one in a.elements
        if (one_meaning := plain(elements.meaning_of(a, one)))
    )


def _fall_away(scene: Scene, a: Agreement, rows: Sequence[Row], problems: Sequence[Problem]) -> tuple[Aside, ...]:
    """Rows set aside before that this table brings again, by their name or their meaning, wait no longer."""
    brought = {plain(element_text(row.cells, key)) for row in rows for key in (NAME, MEANING)}
    brought |= {plain(text) for one in problems for text in (one.name, one.cells.get(MEANING, ""))}
    fallen = tuple(
        one
        for one in aside_of(scene, a)
        if {plain(one.name), plain(dict(one.cells).get(MEANING, ""))} & (brought - {""})
    )
    scene.talk = replace(scene.talk, aside=tuple(one for one in scene.talk.aside if one not in fallen))
    return fallen


def _names(a: Agreement) -> list[str]:
    return [elements.name_of(a, element) for element in a.elements]


# The rows that were set aside


def aside_of(scene: Scene, a: Agreement) -> tuple[Aside, ...]:
    """The rows of this draft that wait to be mended."""
    return tuple(one for one in scene.talk.aside if one.agreement == a.id)


def _kept_aside(scene: Scene, a: Agreement, problems: Sequence[Problem]) -> tuple[Aside, ...]:
    """Keep rows for mending; each gets a name that no other has."""
    taken = {one.row for one in aside_of(scene, a)}
    kept = []
    for one in problems:
        row = next(name for name in (f"{one.line}{letter}" for letter in LETTERS) if name not in taken)
        taken.add(row)
        kept.append(_aside(a, row, one))
    scene.talk = replace(scene.talk, aside=(*scene.talk.aside, *kept))
    return tuple(kept)


LETTERS = ("", *"bcdefghijklmnopqrstuvwxyz", *(f"z{n}" for n in range(ASIDE_AT_MOST)))


def _aside(a: Agreement, row: str, problem: Problem) -> Aside:
    cells = tuple((key, cell[:CELL]) for key, cell in problem.cells.items())
    return Aside(a.id, row, problem.name, problem.column, problem.says, problem.cure, cells)


def _row(scene: Scene, a: Agreement, row: str) -> Aside | None:
    return next((one for one in aside_of(scene, a) if one.row == row.casefold()), None)


def fix(scene: Scene, a: Agreement, row: str) -> Then:
    """Ask for what is wrong in a row: its button was pressed."""
    return _fix(scene, a, row, "", None)


def _fix(scene: Scene, a: Agreement, row: str, text: str, asked: Asked | None) -> Then:
    one = _row(scene, a, row)
    if one is None:
        scene.say("draft/no_such_row", a.id, row=row, waiting=aside_of(scene, a))
        return Then.WAIT
    if not text:
        return put(scene, FIX_ROW, a.id, row=one.row)
    return _after(scene, a, asked) if _mended(scene, a, one, text) else Then.WAIT


def _mended(scene: Scene, a: Agreement, one: Aside, text: str) -> bool:
    """Read the row again; it is saved, or says what is wrong with it now."""
    rows = one_or_several(dict(one.cells), text, scene.today, _names(a)) if one.says == ONE_OR_SEVERAL else ()
    good = [row for row in rows if isinstance(row, Row)]
    if good and len(good) == len(rows):
        return _in_place(scene, a, one, good)
    outcome = mended(dict(one.cells), one.column, text, scene.today, _names(a))
    if isinstance(outcome, Problem):
        _replace(scene, one, _aside(a, one.row, outcome))
        put(scene, FIX_ROW, a.id, row=one.row)
        return False
    return _in_place(scene, a, one, [outcome])


def _in_place(scene: Scene, a: Agreement, one: Aside, rows: Sequence[Row]) -> bool:
    """Save what a row came to. False when that was refused."""
    if not elements.add(scene, a, rows):
        return False
    _replace(scene, one)
    name = ", ".join(element_text(row.cells, NAME) for row in rows)
    scene.say("draft/row_mended", a.id, row=one.row, name=name, waiting=aside_of(scene, a))
    return True


def _replace(scene: Scene, one: Aside, *by: Aside) -> None:
    rows = [new for old in scene.talk.aside for new in (by if old == one else (old,))]
    scene.talk = replace(scene.talk, aside=tuple(rows))


def _left_out(scene: Scene, a: Agreement, one: Aside, asked: Asked | None) -> Then:
    _replace(scene, one)
    scene.say("draft/row_left_out", a.id, row=one.row, name=one.name, waiting=aside_of(scene, a))
    return _after(scene, a, asked)


def _all_left_out(scene: Scene, a: Agreement, asked: Asked | None) -> Then:
    """None of the rows that were set aside is wanted."""
    gone = aside_of(scene, a)
    scene.talk = replace(scene.talk, aside=tuple(one for one in scene.talk.aside if one not in gone))
    scene.say("draft/rows_left_out", a.id, gone=gone)
    if asked is not None and asked.name == FIX_ROW.name:
        below = compose("ask/asked_below", agreement=a.id, name=FIX_ROW.name, label=FIX_ROW.label)
        scene.rewrite(asked.message, below, a.id)
        scene.talk = replace(scene.talk, asked=None)
        return Then.GO_ON
    return _after(scene, a, asked)


def _after(scene: Scene, a: Agreement, asked: Asked | None) -> Then:
    """The question for the elements comes again with the rows that there are now; any other one stays open."""
    if asked is None or asked.slot != Slot(elements.FIELD) or asked.agreement != a.id:
        return Then.WAIT
    scene.rewrite(asked.message, compose("draft/asked_below", field=field_of(a, asked.slot)), a.id)
    scene.talk = replace(scene.talk, asked=None)
    return Then.GO_ON


def _fix_told(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = scene.visible(asked.agreement)
    return {"one": _row(scene, a, asked.params.get("row", "")) if a else None}


def _fix_heard(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    one = _row(scene, a, asked.params.get("row", ""))
    if one is None or heard.option == "later":
        return Then.GO_ON
    if heard.option == "out":
        _left_out(scene, a, one, None)
    elif one.column == NAME and element_edit.orders(heard.text):
        note = Note("draft/not_an_element", {"typed": heard.text, "near": element_edit.near(a, heard.text)})
        return put(scene, FIX_ROW, a.id, note, row=one.row)
    elif not _mended(scene, a, one, heard.text):
        return Then.WAIT
    following = next(iter(aside_of(scene, a)), None)
    return put(scene, FIX_ROW, a.id, row=following.row) if following else Then.GO_ON


FIX_ROW = Question(
    "fix_row",
    "Row",
    hear=_fix_heard,
    options=offered(
        Option("out", "Leave it out", ("leave out", "leave this out", "drop", "drop it", "remove it")),
        Option("later", "Later", ("skip", "not now")),
    ),
    facts=_fix_told,
)

QUESTIONS = (COLUMNS_RIGHT, FIX_ROW)
