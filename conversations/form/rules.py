"""The rules that several questions share, as makers of `Check`. They look at words; people judge the rest."""

from collections.abc import Callable

from conversations.form.model import Check, Level, Look
from conversations.form.words import found, telling, words_in

MUST = Level.MUST_FIX
WARN = Level.REMARK


def rule(name: str, level: Level, rule_text: str, *, says: str, cure: str, wrong: Callable[[Look], bool]) -> Check:
    """A check that is either right or wrong."""
    return Check(name, rule_text, level, says, cure, lambda look: "" if wrong(look) else None)


def at_least(chars: int, says: str, cure: str, level: Level = MUST) -> Check:
    """The answer has so many characters."""
    return rule(
        "length",
        level,
        f"at least {chars} characters",
        says=says,
        cure=cure,
        wrong=lambda look: len(look.text.strip()) < chars,
    )


def mentions(name: str, pattern: str, rule_text: str, *, says: str, cure: str, level: Level = MUST) -> Check:
    """The answer holds a word of a vocabulary."""
    return rule(name, level, rule_text, says=says, cure=cure, wrong=lambda look: not found(pattern, look.text))


def avoids(name: str, pattern: str, rule_text: str, *, says: str, cure: str, level: Level = WARN) -> Check:
    """The answer holds no word of a vocabulary."""
    return rule(name, level, rule_text, says=says, cure=cure, wrong=lambda look: bool(found(pattern, look.text)))


def tells(words: int, beside: str, says: str, cure: str, level: Level = WARN) -> Check:
    """The answer has so many words that say something, beside filler and the words of the question."""
    known = words_in(beside)
    return rule(
        "substance",
        level,
        "says something beside the words of the question",
        says=says,
        cure=cure,
        wrong=lambda look: len(telling(look.text, known)) < words,
    )
