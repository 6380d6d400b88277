"""The rules that several questions share, as makers of `Check`. They look at words; people judge the rest."""

from collections.abc import Callable

from conversations.form.model import Check, Level, Look
from conversations.form.words import found, telling

MUST = Level.MUST_FIX
WARN = Level.REMARK


def rule(  # noqa: D417 - the arguments are those of Check
    name: str, level: Level, rule: str, says: str, cure: str, wrong: Callable[[Look], bool]
) -> Check:
    """A check that is either right or wrong."""
    return Check(name, rule, level, says, cure, lambda look: "" if wrong(look) else None)


def at_least(chars: int, says: str, cure: str, level: Level = MUST) -> Check:
    """The answer has so many characters."""
    return rule(
        "length", level, f"at least {chars} characters", says, cure, lambda look: len(look.text.strip()) < chars
    )


def mentions(name: str, pattern: str, rule_text: str, says: str, cure: str, level: Level = MUST) -> Check:
    """The answer holds a word of a vocabulary."""
    return rule(name, level, rule_text, says, cure, lambda look: not found(pattern, look.text))


def avoids(name: str, pattern: str, rule_text: str, says: str, cure: str, level: Level = WARN) -> Check:
    """The answer holds no word of a vocabulary."""
    return rule(name, level, rule_text, says, cure, lambda look: bool(found(pattern, look.text)))


def tells(words: int, beside: str, says: str, cure: str, level: Level = WARN) -> Check:
    """The answer has so many words that say something, beside filler and the words of the question."""
    known = frozenset(beside.split())
    return rule(
        "substance",
        level,
        "says something beside the words of the question",
        says,
        cure,
        lambda look: len(telling(look.text, known)) < words,
    )
