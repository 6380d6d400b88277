"""The command line: `bucp demo`, `bucp serve`, and what those who run the service need."""

import json
import logging
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, SettingsError, missing_to_serve, read_settings, settings_to_serve, shown
from bot.trying import try_app
from storage.migrate import migrate as upgrade
from storage.store import Store, open_store

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Carries a data sharing agreement (BUCP) from the first question to the provider's answer, in chat.",
)  # fmt: skip
signatories = typer.Typer(no_args_is_help=True, help="The list of who signed the master agreement (IDEA).")
audit = typer.Typer(no_args_is_help=True, help="Is the record whole?")
app.add_typer(signatories, name="signatories")
app.add_typer(audit, name="audit")
app.add_typer(try_app, name="try")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]


def main() -> None:
    """The entry point: whatever goes wrong in an expected way is said in plain sentences."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for talkative in ("slack_sdk", "alembic"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    try:
        app()
    except SettingsError as wrong:
        _fail(wrong.problems)
    except OSError as trouble:
        _fail([str(trouble)])


def _fail(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise SystemExit(2)


def _database(settings: Settings) -> str:
    address: str = settings.database_url.get_secret_value()
    return address


def _store() -> Store:
    """The database of the settings, brought up to date."""
    from sqlalchemy.exc import OperationalError

    address = _database(read_settings())
    try:
        upgrade(address)
    except OperationalError as away:
        raise SettingsError([f"The database can't be reached: {away.orig}. Look at BUCP_DATABASE_URL."]) from away
    return open_store(address)


@app.command()
def demo() -> None:
    """Try it without Slack: a local stand-in for Slack and a mail inbox, with a page to click."""
    from bot.demo import run

    run()


@app.command()
def serve(
    tied: Annotated[bool, typer.Option("--tied", hidden=True, help="End when standard input ends.")] = False,
) -> None:
    """Serve a Slack workspace, with the tokens in the environment."""
    from bot.serve import end_with_starter, run

    if tied:
        end_with_starter()
    run(settings_to_serve())


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    _store().close()
    typer.echo("The database is up to date.")


@app.command()
def settings() -> None:
    """Show all settings and where they come from. Secrets are not shown."""
    found = read_settings()
    rows = shown(found)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        typer.echo(f"{name:<{width}}  {value}")
    missing = missing_to_serve()
    if missing:
        typer.echo("\nTo serve a workspace:")
    for sentence in missing:
        typer.echo(f"- {sentence}")


@app.command()
def version() -> None:
    """Tell the version."""
    typer.echo(installed_version("bucp"))


@app.command()
def outbox(
    action: Annotated[str, typer.Argument(help="`retry`, to put a row back; nothing, to list.")] = "",
    row: Annotated[int, typer.Argument(help="The row's number.")] = 0,
    dead: Annotated[bool, typer.Option("--dead", help="Only what was given up.")] = False,
) -> None:
    """What waits to be sent, and what could not be."""
    from storage.outbox import entries, retry

    store = _store()
    if action == "retry":
        with store.writing() as connection:
            found = retry(connection, row, datetime.now(UTC))
        if not found:
            _fail([f"There is no dead row {row}. `bucp outbox --dead` lists them."])
        typer.echo(f"Row {row} will be sent again.")
        return
    if action:
        _fail([f"I don't know {action!r}. Use `bucp outbox`, `bucp outbox --dead` or `bucp outbox retry ID`."])
    with store.reading() as connection:
        rows = entries(connection, *(("dead",) if dead else ()))
    for one in rows:
        typer.echo(f"{one.id}\t{one.state}\t{one.lane}\t{one.key}\ttries {one.tries}\t{one.error}")
    if not rows:
        typer.echo("Nothing was given up." if dead else "Nothing waits.")


@audit.command("verify")
def audit_verify() -> None:
    """Fold every record again, compare the rows, check the chain."""
    from storage.audit import verify

    problems = verify(_store())
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise SystemExit(1)
    typer.echo("The record is whole: every row follows from it, and no link of its chain is broken.")


@signatories.command("import")
def signatories_import(
    file: Annotated[Path, typer.Argument(help="A CSV file.")],
    dated: Annotated[str, typer.Option("--date", help="The day of the list (2026-08-19), if the file has none.")] = "",
) -> None:
    """Replace the list, all of it or nothing."""
    from conversations.signatories import Rejected, load_packaged, parse
    from storage.signatory_list import replace_list

    try:
        content = file.read_bytes()
    except OSError as trouble:
        _fail([f"{file} can't be read: {trouble.strerror}."])
        return
    read = parse(content, list_date=_day(dated), known=load_packaged())
    if isinstance(read, Rejected):
        _fail([*(str(problem) for problem in read.problems), "Nothing was imported."])
        return
    with _store().writing() as connection:
        new = replace_list(connection, read, datetime.now(UTC))
    said = "Imported" if new else "In force already:"
    typer.echo(f"{said} {len(read)} rows, list of {read.list_date.isoformat()}.")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail([f"{text!r} is not a day. Write it as 2026-08-19."])
        return None


@signatories.command("find")
def signatories_find(
    name: Annotated[str, typer.Argument(help="A name, an abbreviation, a former name.")] = "",
    as_json: AsJson = False,
    file: Annotated[Path | None, typer.Option("--file", help="One name a line; prints a JSON object a line.")] = None,
) -> None:
    """Search the list in force."""
    from conversations.signatories import as_json as to_json
    from conversations.signatories import load_packaged
    from storage.signatory_list import latest_list

    with _store().reading() as connection:
        current = latest_list(connection) or load_packaged()
    if file is not None:
        for line in _lines(file):
            typer.echo(json.dumps(to_json(line, current.find(line)), ensure_ascii=False))
        return
    if not name.strip():
        _fail(["Name somebody: `bucp signatories find social services`, or use --file."])
    found = current.find(name)
    if as_json:
        typer.echo(json.dumps(to_json(name, found), ensure_ascii=False))
        return
    for match in found.matches:
        entity = match.entity
        governor = f"under the Governor: {entity.under_governor_word}"
        typer.echo(f"{entity.name} ({entity.abbreviation}): {entity.status.value}; {governor}")
    if not found.matches:
        typer.echo(f"Nothing on the list of {current.list_date.isoformat()} is like {name!r}.")


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        _fail([f"{file} can't be read: {trouble}."])
        return []


if __name__ == "__main__":
    main()
