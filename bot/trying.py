"""`bucp try`: what the bot would say, for those who keep the form's checks, the guard and the FAQ.

With `--file` each command reads JSON lines and prints one JSON object for each of them, in their order. A line that
cannot be read gets an object with `error` in its place, and the rest goes on.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from conversations import guard
from conversations.faq import ASK_A_PERSON, COUNSEL, Item, search
from conversations.form.trying import Tried, nearest_key, tried

try_app = typer.Typer(no_args_is_help=True, help="Say what the bot would say.")

Said: TypeAlias = Mapping[str, object]
Words = Annotated[list[str] | None, typer.Argument(help="The words, as somebody would type them.")]
LinesFile = Annotated[
    Path | None, typer.Option("--file", help="JSON lines to read, `-` for standard input; prints JSON lines.")
]


class NotTriedError(ValueError):
    """What was asked for cannot be tried; the message says why, and what would do."""


def each_line(file: Path, names: tuple[str, ...], said: Callable[..., Said]) -> None:
    """Print what is said to each JSON line. `names` are the texts that a line holds, in the order `said` takes them.

    Ends with exit code 1 when a line could not be tried, and 2 when the file cannot be read.
    """
    wrong = False
    for number, line in _lines(file):
        try:
            answer = said(*_texts(line, names))
        except NotTriedError as trouble:
            wrong = True
            answer = {"line": number, "error": str(trouble)}
        typer.echo(json.dumps(answer, ensure_ascii=False))
    if wrong:
        raise SystemExit(1)


def words_of(words: list[str] | None, usage: str) -> str:
    """The words of the command line as one text. Ends with exit code 2 and the usage when there are none."""
    text = " ".join(words or ()).strip()
    if not text:
        typer.echo(f"Type the words too: `{usage}`, or use --file.", err=True)
        raise SystemExit(2)
    return text


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        content = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        typer.echo(f"{file} can't be read: {trouble}.", err=True)
        raise SystemExit(2) from trouble
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield number, line


def _texts(line: str, names: tuple[str, ...]) -> tuple[str, ...]:
    try:
        row = json.loads(line)
    except ValueError as trouble:
        raise NotTriedError(f"This is not JSON: {trouble}.") from trouble
    if not isinstance(row, dict):
        raise NotTriedError("This is not a JSON object.")
    missing = [name for name in names if not isinstance(row.get(name), str)]
    if missing:
        raise NotTriedError(f"No text for {' and '.join(missing)}.")
    return tuple(row[name] for name in names)


@try_app.command("guard")
def try_guard(words: Words = None, file: LinesFile = None) -> None:
    """Whether a text would be stopped before it is stored, and as what."""
    if file is not None:
        each_line(file, ("text",), _guard_said)
        return
    found = guard.caught(words_of(words, "bucp try guard TEXT"))
    typer.echo(f"caught: {found.kind}, line {found.line}" if found else "not caught")


def _guard_said(text: str) -> Said:
    found = guard.caught(text)
    return {"caught": found is not None, "kind": found.kind.value if found else None}


@try_app.command("field")
def try_field(
    key: Annotated[str, typer.Argument(help="The key of the question, such as purpose_scope.")] = "",
    words: Words = None,
    file: LinesFile = None,
) -> None:
    """What is said to an answer: nothing, a remark, or what must be mended."""
    if file is not None:
        each_line(file, ("field", "text"), _field_said)
        return
    text = words_of(words, "bucp try field purpose_scope All our clients")
    try:
        said = _tried(key, text)
    except NotTriedError as trouble:
        typer.echo(str(trouble), err=True)
        raise SystemExit(2) from trouble
    typer.echo("\n".join((said.verdict.value, *said.remarks)))


def _field_said(key: str, text: str) -> Said:
    said = _tried(key, text)
    return {"field": key, "verdict": said.verdict.value, "remarks": list(said.remarks)}


def _tried(key: str, text: str) -> Tried:
    try:
        return tried(key, text, datetime.now(UTC).date())
    except KeyError as trouble:
        near = nearest_key(key)
        instead = f" Did you mean {near}?" if near else " `docs/reference/fields.md` lists them all."
        raise NotTriedError(f"No question has the key {key!r}.{instead}") from trouble


@try_app.command("faq")
def try_faq(words: Words = None, file: LinesFile = None) -> None:
    """Which question of the FAQ the words ask, and its answer; or that none does."""
    if file is not None:
        each_line(file, ("text",), _faq_said)
        return
    result = search(words_of(words, "bucp try faq do we need IRB"))
    if result.item is not None:
        one = result.item
        typer.echo(
            f"{one.number}. {one.question}\n{one.answer}{f' {COUNSEL}' if one.law else ''}\nSource: {one.source}"
        )
        return
    typer.echo(f"None of the answers fits. Ask {ASK_A_PERSON}.")
    for one in result.near:
        typer.echo(f"Near: {one.number}. {one.question}")


def _faq_said(text: str) -> Said:
    result = search(text)
    return {"item": _number(result.item), "near": [_number(one) for one in result.near]}


def _number(one: Item | None) -> int | str | None:
    """1 to 25 as numbers, S1 to S5 as words."""
    if one is None:
        return None
    return int(one.number) if one.number.isdecimal() else one.number
