"""The list of data elements, changed by typing: rows go by their number in the list that people see, or by name."""

import re
from dataclasses import dataclass

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Slot
from conversations.answers import KnownAnswers, stored
from conversations.form.element_headings import column_key
from conversations.form.element_tables import changed
from conversations.form.elements import COLUMNS, Problem, element_text
from conversations.form.model import Level
from conversations.form.words import plain
from conversations.ids import ElementId
from conversations.journey import remarks
from conversations.scene import Scene
from conversations.steps import elements
from conversations.steps.asking import Then

NAME, MEANING = "element_name", "element_definition"
_ROW = r"(?:row |element |number |no\.? ?|#)?"
_LIST = re.compile(r"(?:show |list |see )?(?:(?:me )?(?:all |the )*(?:rows|elements|list)|all)|list", re.IGNORECASE)
_REMOVE = re.compile(rf"(?:remove|delete|take out|drop|leave out) {_ROW}(?P<which>.+)", re.IGNORECASE)
_RENAME = re.compile(rf"rename {_ROW}(?P<which>.+?)(?:\s*:\s*| to )(?P<text>.+)", re.IGNORECASE | re.DOTALL)
_MOVE = re.compile(
    rf"move {_ROW}(?P<which>.+?) (?:to )?(?:the )?(?:(?P<side>before|after) )?"
    rf"(?:(?:place |position )?{_ROW}(?P<place>\d+)|(?P<end>first|top|start|last|bottom|end|up|down))",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    rf"(?:change |edit )?{_ROW}(?P<which>\d+)(?:'s)?[ ,.]+(?P<column>[a-z][a-z '?/-]{{2,40}}?)\s*[:=]\s*(?P<text>.+)",
    re.IGNORECASE | re.DOTALL,
)
_MEANING = re.compile(
    rf"(?:change |edit )?{_ROW}(?P<which>\d+)\s*(?::|=| to )\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL
)
_EDIT = re.compile(rf"(?:edit|change|show) {_ROW}(?P<which>.+)", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:please |pls |can you |i want to |let'?s )*"
    r"(?:change|edit|rename|move|remove|delete|drop|leave|take|fix|mend|undo|cancel|replace|update|add|correct|modify|"
    r"swap|skip|ignore|go|show|save|send|use|keep|merge|combine|split|forget|discard)\s+\S.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be done with which row, as typed."""

    what: str
    which: str = ""
    text: str = ""
    column: str = MEANING


def read_edit(a: Agreement, text: str) -> Edit | None:
    """The change that words ask for; None when they are a new element, or something else.

    A name with a meaning ("Remove Flag - whether a case was removed") is an element; a name alone that no row has is
    asked about only where the words can't be anything but a change.
    """
    bare = text.strip(" .!")
    if _LIST.fullmatch(bare):
        return Edit("list")
    if (found := _REMOVE.fullmatch(bare)) and not _divided(bare):
        return Edit("remove", found["which"])
    if (found := _RENAME.fullmatch(bare)) and _is_row(a, found["which"]):
        return Edit("change", found["which"], found["text"], NAME)
    if (found := _MOVE.fullmatch(bare)) and _is_row(a, found["which"]):
        return Edit("move", found["which"], _move_words(found))
    if (found := _COLUMN.fullmatch(bare)) and (column := column_key(found["column"])):
        return Edit("change", found["which"], found["text"], column)
    if found := _MEANING.fullmatch(bare):
        return Edit("change", found["which"], found["text"])
    if (found := _EDIT.fullmatch(bare)) and _is_row(a, found["which"]) and not _divided(bare):
        return Edit("show", found["which"])
    return None


def orders(text: str) -> bool:
    """Whether words with no meaning after them ask for something to be done, and so are no name of an element. A name
    with a capital on each word ("Move Date") is one."""
    bare = text.strip(" .!")
    return _ORDER.fullmatch(bare) is not None and not bare.istitle() and not _divided(bare) and ":" not in bare


def near(a: Agreement, text: str) -> list[tuple[int, str]]:
    """The rows whose names share a telling word with what was typed: their numbers and names."""
    words = {word for word in plain(text).split() if len(word) > 3}
    named = [(place, elements.name_of(a, one)) for place, one in enumerate(a.elements, 1)]
    return [(place, name) for place, name in named if words & set(plain(name).split())]


_THIS = re.compile(
    r"(?:.*[ ,;.])?(?:remove|delete|drop|take out|leave out) (?:this|it|that)(?: one| row| element)?(?: out)?",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:change|edit|show|rename|move|remove|delete|drop|take out|leave out|list)\b", re.IGNORECASE)
MOST_WORDS = 12
"""Words of a message that takes out the row which is asked about: a longer one is an answer."""


def at_column(a: Agreement, element: ElementId, text: str) -> Edit | None:
    """The change of the list that words ask for while something about one row is asked; None when they may be the
    answer. Only what names a row that is there, or "this one", is such a change."""
    bare = text.strip(" .!")
    if len(bare.split()) <= MOST_WORDS and _THIS.fullmatch(bare):
        return Edit("remove", str(elements.place_of(a, element)))
    edit = read_edit(a, text) if _BEGINS.match(bare) else None
    return edit if edit is not None and (edit.what == "list" or _is_there(a, edit.which)) else None


def _is_there(a: Agreement, which: str) -> bool:
    return elements.row_named(a, which) is not None


def _divided(text: str) -> bool:
    return re.search(r"\s[-–—]\s|;", text) is not None


def _is_row(a: Agreement, which: str) -> bool:
    return which.strip().isdigit() or elements.row_named(a, which) is not None


def _move_words(found: re.Match[str]) -> str:
    return f"{found['side'] or ''} {found['place'] or found['end']}".strip().casefold()


def hear(scene: Scene, a: Agreement, edit: Edit) -> Then:
    """Do it, and say in a line what was done."""
    if edit.what == "list":
        return _list(scene, a)
    element = elements.row_named(a, edit.which)
    if element is None:
        scene.say("draft/no_such_element", a.id, which=edit.which.strip(), count=len(a.elements))
        return Then.WAIT
    match edit.what:
        case "remove":
            return elements.remove(scene, a, element)
        case "move":
            return _move(scene, a, element, edit.text)
        case "change":
            return _change(scene, a, element, edit.column, edit.text)
        case _:
            scene.say("draft/element_shown", a.id, row=shown(a, element))
            return Then.WAIT


@dataclass(frozen=True, slots=True)
class Shown:
    """A row for people: its number in the list, and what is known of it; what is not is empty."""

    place: int
    name: str
    meaning: str
    need: str
    treatment: str


def shown(a: Agreement, element: ElementId) -> Shown:
    """One row as people see it."""
    given = (a.answers.get(Slot(column, element=element)) for column in (MEANING, "element_need", "element_deid"))
    meaning, need, treatment = (one.text if one else "" for one in given)
    return Shown(elements.place_of(a, element), elements.name_of(a, element), meaning, need, treatment)


def _list(scene: Scene, a: Agreement) -> Then:
    scene.say("draft/elements_listed", a.id, rows=[shown(a, element) for element in a.elements])
    return Then.WAIT


def _move(scene: Scene, a: Agreement, element: ElementId, where: str) -> Then:
    here, count = elements.place_of(a, element), len(a.elements)
    place = _place(where, here, count)
    if not 1 <= place <= count:
        scene.say("draft/no_such_element", a.id, which=str(place), count=count)
        return Then.WAIT
    if place != here and not _done(scene, a, c.MoveElement(element, place)):
        return Then.WAIT
    elements.told_again(scene, a)
    scene.say("draft/element_moved", a.id, name=elements.name_of(a, element), before=here, place=place)
    return Then.GO_ON


def _place(where: str, here: int, count: int) -> int:
    """The place that words mean, for a row that now stands `here`."""
    side, _, number = where.rpartition(" ")
    if number.isdigit():
        place = int(number)
        gap = place > here  # the row leaves its own place, so those behind it move up
        return place - gap if side == "before" else place + (not gap) if side == "after" else place
    ends = {"first": 1, "top": 1, "start": 1, "up": max(1, here - 1), "down": min(count, here + 1)}
    return ends.get(number, count)


def _change(scene: Scene, a: Agreement, element: ElementId, column: str, text: str) -> Then:
    """One column of a row, read as in a table: what can't be read is not saved."""
    place, name = elements.place_of(a, element), elements.name_of(a, element)
    others = [elements.name_of(a, one) for one in a.elements if one != element]
    cell = changed(name, column, text, scene.today, others)
    if isinstance(cell, Problem):
        scene.say("draft/element_unchanged", a.id, place=place, problem=cell, typed=text)
        return Then.WAIT
    slot, words = Slot(column, element=element), element_text({column: cell}, column)
    if not _done(scene, a, c.GiveAnswer(slot, words, stored(cell))):
        return Then.WAIT
    elements.told_again(scene, a)
    now = scene.agreement(a.id)
    found = (one for one in remarks(now, slot, KnownAnswers(now, scene.today)) if one.level is Level.MUST_FIX)
    label = COLUMNS[column].label.lower()
    scene.say(
        "draft/element_changed",
        a.id,
        place=place,
        name=elements.name_of(now, element),
        before=name,
        label=label,
        now=words,
        remark=next(found, None),
    )
    return Then.GO_ON


def _done(scene: Scene, a: Agreement, command: c.Command) -> bool:
    refusal = scene.do(a.id, command)
    if refusal is not None:
        scene.refuse(refusal, a.id)
    return refusal is None
