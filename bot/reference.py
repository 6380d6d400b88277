"""The pages in `docs/reference`, made from the data that the program itself works by: `python -m bot.reference`."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from conversations.agreement.commands import Command
from conversations.agreement.model import State
from conversations.agreement.process import MOVES, RULES, STATES, Actor
from conversations.commandlist import COMMANDS, GROUPS
from conversations.faq import ASK_A_PERSON, COUNSEL, ITEMS
from conversations.form.bucp3 import BUCP_3
from conversations.form.reference import fields_page
from conversations.notices import NOTICES

PAGES = Path(__file__).parent.parent / "docs" / "reference"
MADE = "Made from `{}` by `make reference`; do not edit."


def pages() -> Mapping[str, str]:
    """Every page by its file name."""
    return {
        "states.md": _text(_states()),
        "fields.md": fields_page(BUCP_3),
        "notices.md": _text(_notices()),
        "permissions.md": _text(_permissions()),
        "faq.md": _text(_faq()),
    }


def write(folder: Path = PAGES) -> None:
    """Write all pages anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") or " " for cell in cells) + " |"


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield "|" + "---|" * len(titles)


def _states() -> Iterator[str]:
    yield "# States, moves and commands"
    yield ""
    yield MADE.format("conversations/agreement/process.py` and `conversations/commandlist.py")
    yield "\n## States\n\nThe step is one of the guide's eight. *Next* is what the card says.\n"
    yield from _head("State", "Step", "What people read", "Next", "An end?")
    for state, info in STATES.items():
        yield _row(f"`{state}`", str(info.step), info.title, info.next, "yes" if info.ends else "")
    yield "\n## Moves\n\nNumbered as in the process.\n"
    yield from _head("Move", "From", "To", "By", "When", "Source")
    for move in MOVES:
        yield _row(move.key, _listed(move.start), f"`{move.end}`", move.by, move.when, move.source)
    yield "\n## What may be done, by whom, in which state\n\nWhat stands nowhere here is refused.\n"
    yield from _head("Command", "States", "By")
    for command, rule in RULES.items():
        yield _row(f"`{command.__name__}`", _states_of(rule.states), ", ".join(_actors(rule.actors)))
    yield from _slash_commands()


def _slash_commands() -> Iterator[str]:
    yield "\n## What people type\n\nAfter `/bucp`, or just so in the talk with the bot."
    for group in GROUPS:
        yield f"\n### {group}\n"
        yield from _head("Type", "What it does", "Also")
        for one in COMMANDS.values():
            if one.group == group:
                yield _row(f"`{one.usage}`", one.about, ", ".join(f"`{word}`" for word in one.also))


def _listed(states: Iterable[State]) -> str:
    return ", ".join(f"`{state}`" for state in states)


def _states_of(states: frozenset[State]) -> str:
    return _listed(state for state in State if state in states)


def _actors(actors: frozenset[Actor]) -> list[str]:
    return [actor.value for actor in Actor if actor in actors]


def _notices() -> Iterator[str]:
    yield "# Notices"
    yield ""
    yield MADE.format("conversations/notices.py")
    yield "\nNobody is told of their own act, and everybody hears a fact once. Every other fact is told to nobody.\n"
    yield from _head("When this happens", "Who hears", "Words in chat", "Words by mail", "Source")
    for event, notices in NOTICES.items():
        for one in notices:
            mail = f"`{one.mail}`" if one.mail else "not told by mail"
            yield _row(f"`{event.__name__}`", one.who, f"`{one.template}`", mail, one.source)


def _permissions() -> Iterator[str]:
    yield "# Permissions"
    yield ""
    yield MADE.format("conversations/agreement/process.py")
    yield "\nOne table per state: which command is open to whom. An empty cell is a refusal."
    yield "Somebody without a part in the agreement is told the same as of one that does not exist."
    for state in State:
        rules = {command: rule for command, rule in RULES.items() if state in rule.states}
        yield f"\n## {state}\n\n{STATES[state].title[:1].upper()}{STATES[state].title[1:]}.\n"
        yield from _matrix(rules) if rules else ["Nothing can be done any more."]


def _faq() -> Iterator[str]:
    yield "# Questions that staff ask"
    yield ""
    yield MADE.format("conversations/faq/items.py")
    yield f"\n`/bucp faq WORDS` finds them by other words too. What stands nowhere here goes to {ASK_A_PERSON}."
    for one in ITEMS:
        yield f"\n## {one.number}. {one.question}\n\n{one.answer}{f' {COUNSEL}' if one.law else ''}\n"
        yield f"Source: {one.source}."


def _matrix(rules: Mapping[type[Command], object]) -> Iterator[str]:
    actors = [actor for actor in Actor if any(actor in RULES[command].actors for command in rules)]
    yield from _head("Command", *(actor.value for actor in actors))
    for command in rules:
        yield _row(f"`{command.__name__}`", *("yes" if actor in RULES[command].actors else "" for actor in actors))


if __name__ == "__main__":
    write()
