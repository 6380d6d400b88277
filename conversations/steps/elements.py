"""The data elements of a draft: rows with numbers of their own, typed one by one or pasted as a table."""

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Json, Slot
from conversations.answers import KnownAnswers, stored
from conversations.form.elements import COLUMNS, Problem, Row, element_text, read_element_line, read_table
from conversations.form.values import Cells, Rows
from conversations.ids import ElementId
from conversations.scene import Scene
from conversations.steps.asking import Then

DONE_WORDS = frozenset({"done", "that's all", "thats all", "no more", "finished", "that is all", "all done", "end"})
REMOVE_WORDS = frozenset({"remove", "delete"})
FIELD = "data_elements"


def name_of(a: Agreement, element: ElementId) -> str:
    answer = a.answers.get(Slot("element_name", element=element))
    return answer.text if answer else f"Element {element}"


def hear(scene: Scene, a: Agreement, text: str) -> Then:
    """Rows to save, or the word that there are no more."""
    if text.casefold().strip(" .!") in DONE_WORDS:
        return _done(scene, a)
    first, _, rest = text.strip().partition(" ")
    if first.casefold() in REMOVE_WORDS and rest and _row_named(a, rest) is not None:
        return remove(scene, a, rest)
    if _is_table(text):
        return _table(scene, a, text)
    line = read_element_line(text, scene.today)
    if isinstance(line, Problem):
        scene.say("draft/elements_aside", a.id, saved=(), problems=[line], typed=text)
        return Then.WAIT
    there = _same_name(a, element_text(line.cells, "element_name"))
    if there is not None:
        _already_there(scene, a, there)
        return Then.WAIT
    if _add(scene, a, [line]):
        return Then.GO_ON
    return Then.WAIT


def _same_name(a: Agreement, name: str) -> ElementId | None:
    """The row that has this name, whatever its capitals and spaces."""
    wanted = "".join(name.casefold().split())
    return next((one for one in a.elements if "".join(name_of(a, one).casefold().split()) == wanted), None)


def _already_there(scene: Scene, a: Agreement, element: ElementId) -> None:
    slot = Slot("element_definition", element=element)
    meaning = a.answers[slot].text if slot in a.answers else ""
    scene.say("draft/element_there", a.id, name=name_of(a, element), meaning=meaning, slot=slot)


def _is_table(text: str) -> bool:
    return "\t" in text or "\n" in text.strip() or text.count("|") > 1


def _table(scene: Scene, a: Agreement, text: str) -> Then:
    taken = [name_of(a, element) for element in a.elements]
    table = read_table(text, scene.today, taken)
    if not _add(scene, a, table.rows):
        return Then.WAIT
    saved = [element_text(row.cells, "element_name") for row in table.rows]
    scene.say("draft/elements_saved", a.id, saved=saved, problems=table.problems, columns=_understood(table.columns))
    return Then.GO_ON


def _understood(columns: tuple[tuple[str, str | None], ...]) -> list[str]:
    """Headings that were taken for something of another name: worth a look."""
    return [
        f"{head} as {COLUMNS[key].label}"
        for head, key in columns
        if key and head.casefold() != COLUMNS[key].label.casefold()
    ]


def _add(scene: Scene, a: Agreement, rows: "list[Row] | tuple[Row, ...]") -> bool:
    for row in rows:
        refusal = scene.do(a.id, c.AddElement(_values(row.cells)))
        if refusal is not None:
            scene.refuse(refusal, a.id)
            return False
    _told_again(scene, a)
    return True


def _told_again(scene: Scene, a: Agreement) -> None:
    """The answer that names all rows follows them, once it was given."""
    current = scene.agreement(a.id)
    if Slot(FIELD) in current.answers:
        scene.do(a.id, _all_rows(scene, current))


def _all_rows(scene: Scene, a: Agreement) -> c.GiveAnswer:
    names = [name_of(a, element) for element in a.elements]
    value = stored(Rows(tuple(element.cells for element in KnownAnswers(a, scene.today).elements)))
    return c.GiveAnswer(Slot(FIELD), ", ".join(names), value)


def _values(cells: Cells) -> tuple[tuple[str, str, Json], ...]:
    return tuple((key, element_text(cells, key), stored(cell)) for key, cell in cells.items())


def _done(scene: Scene, a: Agreement) -> Then:
    if not a.elements:
        scene.say("draft/elements_none", a.id)
        return Then.WAIT
    refusal = scene.do(a.id, _all_rows(scene, a))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    return Then.SETTLED


def remove(scene: Scene, a: Agreement, name: str) -> Then:
    """Take a row out, by its name or its place in the list."""
    element = _row_named(a, name)
    if element is None:
        scene.say("draft/elements_none", a.id)
        return Then.WAIT
    refusal = scene.do(a.id, c.RemoveElement(element))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    _told_again(scene, a)
    scene.say("draft/element_removed", a.id, name=name_of(a, element))
    return Then.GO_ON


def _row_named(a: Agreement, name: str) -> ElementId | None:
    wanted = name.casefold().strip(" .").removeprefix("row ").strip()
    rows = enumerate(a.elements, 1)
    return next((one for place, one in rows if wanted in (str(place), name_of(a, one).casefold())), None)
