"""A question that staff ask, and its answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the list, which is numbered 1 to 25, then S1 to S5.

    `asked` are other ways to ask it, one a line, as short as people type them. `law`: the answer is about law, so
    that counsel has the last word. `needs`: words of which one must be there, for an item whose other words are common.
    """

    number: str
    question: str
    answer: str
    source: str
    asked: tuple[str, ...]
    law: bool = False
    needs: frozenset[str] = frozenset()


def item(
    number: str, question: str, answer: str, source: str, asked: str, *, law: bool = False, needs: str = ""
) -> Item:
    """An item whose other wordings are written one a line."""
    wordings = tuple(" ".join(line.split()) for line in asked.splitlines() if line.strip())
    return Item(number, question, answer, source, (question, *wordings), law, frozenset(needs.split()))
