"""The draft of an agreement as one HTML file that needs nothing else: to read, to print, to listen to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from conversations.agreement.model import Agreement, Party, Slot, Standing, State
from conversations.form.model import Field, Form, Kind
from conversations.ids import PersonId
from conversations.people import PACIFIC, Person
from conversations.wording.dates import day, moment
from documents.reading import Reading

STANDING = {
    Standing.SIGNED: "Has signed",
    Standing.COVERED: "Covered by its agency's signature",
    Standing.CONFIRM: "To be confirmed with CalData",
    Standing.NOT_SIGNED: "Has not signed",
    Standing.OUTSIDE: "Cannot sign: not a body of the State",
    Standing.UNKNOWN: "Not known",
}

COURTESY = (
    "The parties only use the questions of a known form. Nothing in it is approved or signed; which rules apply is for "
    "the parties' counsel to say."
)

NAME = "element_name"
TABLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Data elements: what they are and why they are needed", ("element_type", "element_definition", "element_need")),
    (
        "Data elements: how they are protected",
        ("element_classification", "element_pii", "element_citation", "element_deid"),
    ),
    ("Data elements: values, source and quality", ()),
)
"""The columns of a data element in tables that fit a page; the last table takes all other columns of the form."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    side: str
    name: str
    unit: str
    standing: str
    listed: str


@dataclass(frozen=True, slots=True)
class ElementTable:
    """`rows`: the element's name, then its cells in the order of `heads`."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def draft_html(agreement: Agreement, form: Form, people: Mapping[PersonId, Person], now: datetime) -> bytes:
    """The draft as it stands at `now` (aware), in UTF-8. `people` should hold everybody who answered or is mentioned;
    whoever is not in it is called a colleague."""
    reading = Reading(agreement, form, people, now)
    page = _template().render(
        agreement=agreement,
        title=agreement.name or "Draft without a name",
        reading=reading,
        notice=_notice(agreement),
        as_of=moment(now, PACIFIC),
        parties=tuple(_party_line(party) for party in agreement.parties),
        tables=tuple(_tables(reading)),
        holds_elements={field.key for field in form.fields if field.kind is Kind.ELEMENTS},
    )
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("draft.html.j2")


def _notice(agreement: Agreement) -> tuple[str, str]:
    """The line that says what this paper is, and what it is not."""
    if agreement.state is State.WITHDRAWN:
        return "DRAFT, WITHDRAWN", "It is kept as a record. Nothing in it was approved or signed."
    if agreement.courtesy:
        return "COURTESY DRAFT, OUTSIDE IDEA", COURTESY
    return "DRAFT", "Nothing in it is approved or signed. Data may not be exchanged on the strength of it."


def _party_line(party: Party) -> PartyLine:
    standing = STANDING[party.standing]
    if party.standing is Standing.COVERED and party.umbrella:
        standing = f"Covered by the signature of {party.umbrella}"
    name = party.entity if not party.short or party.short == party.entity else f"{party.entity} ({party.short})"
    return PartyLine(party.side.formal, name, party.unit, standing, day(party.listed) if party.listed else "")


def _tables(reading: Reading) -> Iterator[ElementTable]:
    columns = {column.key: column for column in reading.form.element_columns}
    placed = {NAME, *(key for _, keys in TABLES for key in keys)}
    others = tuple(key for key in columns if key not in placed)
    for caption, keys in TABLES:
        heads = tuple(columns[key] for key in keys or others if key in columns)
        rows = tuple(_row(reading, columns.get(NAME), heads, place) for place in range(len(reading.agreement.elements)))
        if rows:
            yield ElementTable(caption, tuple(head.label for head in heads), rows)


def _row(reading: Reading, name: Field | None, heads: tuple[Field, ...], place: int) -> tuple[str, tuple[str, ...]]:
    element = reading.agreement.elements[place]
    named = name is not None and Slot(name.key, element=element) in reading.agreement.answers
    called = reading.cell(name, element) if named and name else f"Row {place + 1}, no name yet"
    return called, tuple(reading.cell(head, element) for head in heads)
