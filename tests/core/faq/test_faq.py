"""The FAQ answers what its list answers, and nothing else."""

import json
from pathlib import Path

import pytest

from conversations.faq import BY_NUMBER, ITEMS, Item, found, search

LINES = [json.loads(line) for line in (Path(__file__).parent / "asked.jsonl").read_text(encoding="utf-8").splitlines()]


def _of(kind: str) -> list[dict[str, object]]:
    return [line for line in LINES if line["set"] == kind]


def _number(item: Item | None) -> str:
    return item.number if item else "none"


def _outcomes(kind: str) -> tuple[int, list[str], list[str]]:
    """How many were hit, which got a wrong item, and which got one though there is none."""
    hit, wrong, invented = 0, [], []
    for line in _of(kind):
        text, got = str(line["text"]), _number(search(str(line["text"])).item)
        if line["item"] is None:
            invented += [f"{text} -> {got}"] if got != "none" else []
        elif got == str(line["item"]):
            hit += 1
        elif got != "none":
            wrong.append(f"{text} -> {got}, not {line['item']}")
    return hit, wrong, invented


def test_the_list_has_twenty_five_items_and_five_more() -> None:
    assert [one.number for one in ITEMS] == [*(str(n) for n in range(1, 26)), *(f"S{n}" for n in range(1, 6))]


def test_each_question_finds_its_own_item() -> None:
    assert [_number(search(one.question).item) for one in ITEMS] == [one.number for one in ITEMS]


def test_other_words_find_the_item_and_other_matters_find_none() -> None:
    hit, wrong, invented = _outcomes("tuned")
    assert (wrong, invented) == ([], [])
    assert hit >= 176, f"{hit} of 180"


def test_words_that_the_search_was_not_made_with_hold_too() -> None:
    hit, wrong, invented = _outcomes("held")
    assert hit >= 86, f"{hit} of 90"
    assert (wrong, invented) == ([], [])


def test_a_later_set_that_is_harder_holds_as_far_as_it_did() -> None:
    hit, wrong, invented = _outcomes("later")
    assert hit >= 140, f"{hit} of 155"
    assert len(wrong) <= 3, wrong
    assert len(invented) <= 1, invented


def test_what_is_typed_as_an_answer_is_no_evident_question() -> None:
    assert [line["text"] for line in LINES if line["item"] is None and found(str(line["text"]))] == []
    for answer in ("CPHS approved protocol 2027-012 on 2027-01-28", "IRB", "no, IRB not needed", "open-ended"):
        assert found(answer) is None


def test_an_evident_question_is_told_from_an_answer() -> None:
    assert found("do we need IRB?") is BY_NUMBER["21"]
    assert found("Who signs?") is BY_NUMBER["13"]
    assert found("how long does it take") is BY_NUMBER["S2"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("subpeona", "23"), ("data braech", "22"), ("who singns", "13"), ("do we need an IRB aproval", "21")],
)
def test_slips_of_the_pen_are_read_over(typed: str, number: str) -> None:
    assert _number(search(typed).item) == number


def test_near_questions_are_offered_when_none_answers() -> None:
    result = search("does the analyst at the provider need a background check")
    assert result.item is None
    assert result.near
    assert search("").near == ()


def test_law_is_marked_where_counsel_has_the_last_word() -> None:
    assert " ".join(one.number for one in ITEMS if one.law) == "1 2 5 6 9 16 19 20 21 22 23 24 25 S3 S4 S5"
