"""The data elements of a draft: rows with numbers of their own, typed one by one. Tables: `steps.element_table`."""

from collections.abc import Sequence
from dataclasses import replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Json, Slot
from conversations.answers import KnownAnswers, stored
from conversations.form.element_rules import MANY
from conversations.form.element_tables import ONE_OR_SEVERAL, one_or_several
from conversations.form.elements import Problem, Row, element_text, read_element_line
from conversations.form.values import Cells, Rows
from conversations.ids import ElementId
from conversations.scene import Scene
from conversations.steps.asking import Then
from conversations.wording import composed

DONE_WORDS = frozenset({"done", "that's all", "thats all", "no more", "finished", "that is all", "all done", "end"})
FIELD = "data_elements"


def name_of(a: Agreement, element: ElementId) -> str:
    answer = a.answers.get(Slot("element_name", element=element))
    return answer.text if answer else f"Element {element}"


def meaning_of(a: Agreement, element: ElementId) -> str:
    """What a row means, in its own words; empty when nobody said it yet."""
    answer = a.answers.get(Slot("element_definition", element=element))
    return answer.text if answer else ""


def hear(scene: Scene, a: Agreement, text: str) -> Then:
    """Rows to save, or the word that there are no more."""
    if text.casefold().strip(" .!") in DONE_WORDS:
        return _done(scene, a)
    told = _one_or_several(scene, a, text)
    if told is not None:
        return told
    line = read_element_line(text, scene.today)
    if isinstance(line, Problem) and line.says == ONE_OR_SEVERAL:
        _keep(scene, a, text)
    if isinstance(line, Problem):
        asked = scene.talk.asked.number if scene.talk.asked is not None else None
        facts = {"saved": (), "problems": [line], "typed": text, "several": line.says == ONE_OR_SEVERAL}
        scene.reply_with(composed("draft/elements_aside", facts, a.id, asked), a.id)
        return Then.WAIT
    there = _same_name(a, element_text(line.cells, "element_name"))
    if there is not None:
        _already_there(scene, a, there)
        return Then.WAIT
    if add(scene, a, [line]):
        tell_written(scene, a, [line])
        return Then.GO_ON
    return Then.WAIT


def tell_written(scene: Scene, a: Agreement, rows: Sequence[Row]) -> None:
    """Say which names were written like fields of a file, and are in plain words now."""
    changed = [(row.written, element_text(row.cells, "element_name")) for row in rows if row.written]
    if changed:
        there = row_named(scene.agreement(a.id), changed[0][1])
        place = place_of(scene.agreement(a.id), there) if there is not None else 1
        scene.say("draft/names_in_words", a.id, changed=changed, place=place)


COMMAS = "commas"
"""The parameter of the question that keeps a line whose name holds commas: one element, or several?"""


def _keep(scene: Scene, a: Agreement, text: str) -> None:
    asked = scene.talk.asked
    if asked is not None and (asked.agreement, asked.slot) == (a.id, Slot(FIELD)):
        scene.talk = replace(scene.talk, asked=replace(asked, params={**asked.params, COMMAS: text}))


def _one_or_several(scene: Scene, a: Agreement, text: str) -> Then | None:
    """The answer to whether a line is one element or several; None where that was not asked, or for other words."""
    asked = scene.talk.asked
    kept = asked.params.get(COMMAS, "") if asked is not None and asked.agreement == a.id else ""
    line = read_element_line(kept, scene.today) if kept else None
    if not isinstance(line, Problem):
        return None
    rows = one_or_several(line.cells, text, scene.today, [name_of(a, one) for one in a.elements])
    problem = next((one for one in rows if isinstance(one, Problem)), None)
    if problem is not None:
        scene.say("draft/elements_aside", a.id, saved=(), problems=[problem], typed=kept, several=False)
        return Then.WAIT
    if not rows:
        return None
    return Then.GO_ON if add(scene, a, [row for row in rows if isinstance(row, Row)]) else Then.WAIT


def _same_name(a: Agreement, name: str) -> ElementId | None:
    """The row that has this name, whatever its capitals and spaces."""
    wanted = "".join(name.casefold().split())
    return next((one for one in a.elements if "".join(name_of(a, one).casefold().split()) == wanted), None)


def _already_there(scene: Scene, a: Agreement, element: ElementId) -> None:
    slot = Slot("element_definition", element=element)
    scene.say("draft/element_there", a.id, name=name_of(a, element), meaning=meaning_of(a, element), slot=slot)


def add(scene: Scene, a: Agreement, rows: Sequence[Row]) -> bool:
    """Save rows that are well. False when that was refused, which is said here."""
    before = len(a.elements)
    for row in rows:
        refusal = scene.do(a.id, c.AddElement(_values(row.cells)))
        if refusal is not None:
            scene.refuse(refusal, a.id)
            return False
    told_again(scene, a)
    after = len(scene.agreement(a.id).elements)
    if before <= MANY < after:
        scene.say("draft/elements_many", a.id, count=after)
    return True


def told_again(scene: Scene, a: Agreement) -> None:
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


def remove(scene: Scene, a: Agreement, element: ElementId) -> Then:
    """Take a row out."""
    refusal = scene.do(a.id, c.RemoveElement(element))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    told_again(scene, a)
    scene.say("draft/element_removed", a.id, name=name_of(a, element), place=place_of(a, element))
    return Then.GO_ON


def place_of(a: Agreement, element: ElementId) -> int:
    """The number that a row has in the list, from 1."""
    return a.elements.index(element) + 1


def row_named(a: Agreement, name: str) -> ElementId | None:
    """The row of that number or that name."""
    wanted = name.strip(" .")
    if wanted.isdigit():
        return a.elements[int(wanted) - 1] if 1 <= int(wanted) <= len(a.elements) else None
    return _same_name(a, wanted)
