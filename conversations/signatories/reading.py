"""Reads a signatory list from a CSV file: the whole of it, or a full account of what stands in the way."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process

from conversations.signatories.collection import Signatories
from conversations.signatories.entity import UNDER_GOVERNOR, Entity, Status
from conversations.signatories.rows import Row, RowProblem, take_apart
from conversations.signatories.words import key

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ALIAS_NOTE = re.compile(r"alias of (?:listed )?(.+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_STATUSES = tuple(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A list that was not taken over, with everything that is wrong with it, in the order of the file."""

    problems: tuple[RowProblem, ...]

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def parse(
    content: str | bytes, *, list_date: date | None = None, known: Signatories | None = None
) -> Signatories | Rejected:
    """The signatory list in a CSV file, or everything that is wrong with it.

    Takes the project's own layout and the one that coordinators pass around. The latter says nothing of other
    names; those of `known`, the list in force, are kept for rows of the same name. `list_date` is the day the list
    is of, for a file that does not tell it.
    """
    table = take_apart(content)
    rows = table.rows
    aliases = _Aliases(rows)
    problems = [
        *table.problems,
        *_name_problems(rows),
        *_value_problems(rows),
        *aliases.problems(),
        *_parent_problems(rows),
    ]
    day = list_date or _told_day(rows)
    problems += _day_problems(rows, day)
    if problems or day is None:
        return Rejected(tuple(sorted(problems, key=lambda problem: problem.line)))
    others = {entity.name: entity for entity in known.entities} if known else {}
    return Signatories(tuple(_entity(row, aliases, others.get(row.cells["name"])) for row in rows), day)


def _entity(row: Row, aliases: "_Aliases", before: Entity | None) -> Entity:
    """The entity of a sound row; a column that its layout lacks is kept from the list before."""
    keep = before if before and "also_known_as" not in row.layout.columns else None
    return Entity(
        name=row.cells["name"],
        abbreviations=row.several("abbreviations"),
        status=Status(row.cells["status"]),
        under_governor=UNDER_GOVERNOR[row.cells["under_governor"]],
        source=row.cells["source"],
        umbrella_as_listed=row.cells["umbrella_as_listed"],
        agency_now=row.cells["agency_now"],
        governor_basis=row.cells["governor_basis"],
        note=row.cells["note"],
        former_names=keep.former_names if keep else row.several("former_names"),
        also_known_as=keep.also_known_as if keep else row.several("also_known_as"),
        alias_of=aliases.listed_name(row),
        stands_for=keep.stands_for if keep else row.several("stands_for"),
        parts=keep.parts if keep else row.several("parts"),
    )


def _name_problems(rows: Sequence[Row]) -> Iterator[RowProblem]:
    first: dict[str, int] = {}
    for row in rows:
        name = row.cells["name"]
        if not name:
            yield row.problem("name", "This row has no name.", "Give the name as the list has it.")
            continue
        line = first.setdefault(key(name), row.line)
        if line != row.line:
            wrong = f'"{name}" stands in line {line} already.'
            yield row.problem("name", wrong, "Keep one row for each entity.")


def _value_problems(rows: Sequence[Row]) -> Iterator[RowProblem]:
    for row in rows:
        status, governor = row.cells["status"], row.cells["under_governor"]
        if status not in _STATUSES:
            yield row.problem("status", _unknown(status), _allowed(status, _STATUSES))
        if governor not in UNDER_GOVERNOR:
            yield row.problem("under_governor", _unknown(governor), _allowed(governor, tuple(UNDER_GOVERNOR)))
        if not row.cells["source"]:
            yield row.problem("source", "This cell is empty.", "Say where the row was taken from.")
        for part, cell in row.cells.items():
            if _CONTROL.search(cell):
                yield row.problem(part, "This cell holds a line break or tab.", "Keep the text on one line.")


def _unknown(value: str) -> str:
    return f'"{value}" is not known here.' if value else "This cell is empty."


def _allowed(value: str, choices: Sequence[str]) -> str:
    near = process.extractOne(value.casefold(), choices, score_cutoff=80, processor=str.casefold)
    meant = f'Is "{near[0]}" meant? ' if near else ""
    return f"{meant}Allowed are: " + "; ".join(f'"{choice}"' for choice in choices) + "."


def _told_day(rows: Sequence[Row]) -> date | None:
    """The latest day that the file tells: in its column, or within the text of its sources."""
    cells = (row.cells["list_date"] or row.cells["source"] for row in rows)
    days = [_as_day(found) for cell in cells for found in _DAY.findall(cell)]
    return max((day for day in days if day), default=None)


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _day_problems(rows: Sequence[Row], day: date | None) -> Iterator[RowProblem]:
    if rows and day is None:
        yield RowProblem(0, "", "The file does not tell which day the list is of.", "Give the day, like 2026-08-19.")
    for row in rows:
        if "list_date" not in row.layout.columns:
            return
        told = row.cells["list_date"]
        if _as_day(told) is None:
            wrong = f'"{told}" is not a day.' if told else "This cell is empty."
            yield row.problem("list_date", wrong, "Write it like 2026-08-19.")
        elif day and _as_day(told) != day:
            yield row.problem("list_date", f"{told} differs from {day}.", "All rows of a list are of one day.")


class _Aliases:
    """Which listed row each alias row is another name of."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._aliases = [row for row in rows if row.cells["status"] == Status.ALIAS]
        others = [row for row in rows if row.cells["status"] != Status.ALIAS]
        self._strays = [row for row in others if row.cells["alias_of"]]
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        for row in others:
            for called in (row.cells["name"], *row.several("abbreviations")):
                self._called[key(called)].add(row.cells["name"])

    def listed_name(self, row: Row) -> str:
        """The name of the listed row, or nothing for a row that is no alias or leads nowhere."""
        target = self._target(row)
        listed = self._called.get(target, set()) if target else set()
        return next(iter(listed)) if len(listed) == 1 else ""

    def _target(self, row: Row) -> str:
        if row.cells["status"] != Status.ALIAS:
            return ""
        note = _ALIAS_NOTE.search(row.cells["note"])
        return key(row.cells["alias_of"] or (note.group(1) if note else ""))

    def problems(self) -> Iterator[RowProblem]:
        for row in self._strays:
            yield row.problem("alias_of", "This row names another row and is not an alias.", "Empty this cell.")
        for row in self._aliases:
            if not self.listed_name(row):
                part = "alias_of" if "alias_of" in row.layout.columns else "note"
                example = "DFEH" if part == "alias_of" else "alias of listed DFEH"
                wrong = "It cannot be told which listed row this one is another name of."
                yield row.problem(part, wrong, f'Name one listed row, like "{example}".')


def _parent_problems(rows: Sequence[Row]) -> Iterator[RowProblem]:
    names = {row.cells["name"] for row in rows if row.cells["status"] == Status.LISTED}
    for row in rows:
        if row.cells["status"] == Status.PARENT_LISTED and row.cells["agency_now"] not in names:
            wrong = f'"{row.cells["agency_now"]}" is not the name of a listed row, yet the status says so.'
            yield row.problem("agency_now", wrong, "Give the name of the listed parent exactly, or another status.")
