"""The words that the bot knows: as slash commands, and as typed in the talk with it. Help pages are made from this."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process


@dataclass(frozen=True, slots=True)
class Command:
    """`usage` as one types it after `/bucp`; `about` one line; `group` what one wants to do with it.

    `needs_one`: it is about one agreement, named or the one in focus. `looks`: it only shows how things are, and as a
    rule changes nothing. `also` are other words for it.
    """

    word: str
    usage: str
    about: str
    group: str
    needs_one: bool = False
    also: tuple[str, ...] = ()
    hidden: bool = False
    looks: bool = False


ASK, ANSWER, LOOK, WORK, MORE = "Ask for data", "Answer a request", "Look", "Work together", "More"
GROUPS = (ASK, ANSWER, LOOK, WORK, MORE)

COMMANDS: Mapping[str, Command] = {
    command.word: command
    for command in (
        Command("new", "new", "Start: find out what you need, then draft.", ASK, also=("start", "begin")),
        Command(
            "newlike",
            "new like ID",
            "Start with the answers of an earlier one.",
            ASK,
            needs_one=True,
            also=("new like",),
        ),
        Command("resume", "resume [ID]", "Go on where you stopped.", ASK, also=("continue", "go on")),
        Command(
            "submit", "submit [ID]", "Send the draft, or see what is missing.", ASK, needs_one=True, also=("send",)
        ),
        Command(
            "contact",
            "contact ID",
            "Ask someone else over there.",
            ASK,
            needs_one=True,
            also=("ask someone else",),
        ),
        Command(
            "remind",
            "remind ID",
            "Write again to whoever is to draft.",
            ASK,
            needs_one=True,
            also=("write to them again", "mail them again"),
            hidden=True,
        ),
        Command("withdraw", "withdraw ID", "Give up an agreement before it is signed.", ASK, needs_one=True),
        Command("accept", "accept ID", "Take a request: you will talk. It approves nothing.", ANSWER, needs_one=True),
        Command(
            "forward", "forward ID @person", "Name the right colleague, by mention or e-mail.", ANSWER, needs_one=True
        ),
        Command("decline", "decline ID reason", "Decline a request and say why.", ANSWER, needs_one=True),
        Command("explain", "explain ID", "Answer an objection to your request.", ANSWER, needs_one=True, hidden=True),
        Command("status", "status [ID]", "Where it stands and whose turn it is.", LOOK, needs_one=True, looks=True),
        Command(
            "list",
            "list [mine|waiting|all]",
            "Your agreements, by whose turn it is.",
            LOOK,
            also=("agreements",),
            looks=True,
        ),
        Command("show", "show ID", "Read the answers.", LOOK, needs_one=True, also=("read",), looks=True),
        Command("review", "review [ID]", "What is done and what is missing.", LOOK, needs_one=True, looks=True),
        Command("history", "history ID", "Who did what, and when.", LOOK, needs_one=True, looks=True),
        Command(
            "signatories",
            "signatories NAME",
            "Has a department signed IDEA?",
            LOOK,
            also=("signed", "signatory"),
            looks=True,
        ),
        Command("edit", "edit ID FIELD", "Change one answer.", WORK, needs_one=True, also=("change",)),
        Command("share", "share ID @person", "Let a colleague see the draft and work on it.", WORK, needs_one=True),
        Command("ask", "ask @person [question or part]", "Hand a question to a colleague.", WORK, needs_one=True),
        Command("answer", "answer [ID]", "Answer what a colleague asks you.", WORK, needs_one=True, hidden=True),
        Command(
            "notme",
            "notme ID why",
            "Give a question back: not me.",
            WORK,
            needs_one=True,
            also=("not me",),
            hidden=True,
        ),
        Command(
            "takeback",
            "takeback ID",
            "Ask the colleague no more.",
            WORK,
            needs_one=True,
            also=("take back",),
            hidden=True,
        ),
        Command("file", "file ID", "Get the draft as a document.", WORK, needs_one=True, hidden=True),
        Command("reopen", "reopen ID", "Look again whether IDEA is needed.", WORK, needs_one=True, hidden=True),
        Command("memo", "memo ID", "Get a short memo of why IDEA is not needed.", WORK, needs_one=True, hidden=True),
        Command("faq", "faq WORDS", "Ask about IDEA or the form, in your words.", MORE, looks=True),
        Command("profile", "profile", "Where you work; change it.", MORE),
        Command("help", "help [command]", "This page, or more on one word.", MORE, also=("commands", "?"), looks=True),
    )
}

ALSO: Mapping[str, str] = {word: command.word for command in COMMANDS.values() for word in command.also}
PRESSED_WORDS = ("skip", "back", "why", "example", "keep", "right", "leave", "stop", "more", "done", "improve", "save",
                 "add", "replace", "neither", "several", "one")  # fmt: skip
"""Words about the question that is open, typed or pressed."""

SURE_ENOUGH = 60


def known(word: str) -> Command | None:
    """The command of that word, or of another word for it."""
    plain = word.casefold().strip("/.!")
    return COMMANDS.get(ALSO.get(plain, plain))


def nearest(word: str) -> str:
    """The command that a word with a slip is likely to mean; empty when none is near."""
    best = process.extractOne(word.casefold(), [*COMMANDS, *ALSO], scorer=fuzz.ratio, score_cutoff=SURE_ENOUGH)
    return ALSO.get(best[0], best[0]) if best else ""
