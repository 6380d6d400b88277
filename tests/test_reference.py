"""The reference pages on disk are those that the program would make."""

from pathlib import Path

import pytest

from bot.reference import PAGES, pages, write
from conversations.agreement.process import MOVES, RULES
from conversations.commandlist import COMMANDS
from conversations.notices import NOTICES


@pytest.mark.parametrize("name", pages())
def test_a_page_is_not_stale(name: str) -> None:
    assert (PAGES / name).read_text(encoding="utf-8") == pages()[name], "run `make reference`"


def test_no_page_is_left_over() -> None:
    assert {page.name for page in PAGES.iterdir()} == set(pages())


def test_nothing_is_left_out() -> None:
    made = pages()
    for command in RULES:
        assert f"`{command.__name__}`" in made["states.md"]
        assert f"`{command.__name__}`" in made["permissions.md"]
    assert all(f"| {move.key} |" in made["states.md"] for move in MOVES)
    assert all(one.usage.replace("|", "\\|") in made["states.md"] for one in COMMANDS.values())
    assert all(event.__name__ in made["notices.md"] for event in NOTICES)


def test_a_stale_page_is_mended_by_writing(tmp_path: Path) -> None:
    (tmp_path / "states.md").write_text("old")
    write(tmp_path)
    assert (tmp_path / "states.md").read_text(encoding="utf-8") == pages()["states.md"]
