"""`bucp try` says what the bot would say, one text at a time or a file of them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from conversations.form.bucp3 import BUCP_3


def _tried(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["try", *words], input=stdin)


def _objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_words_get_a_verdict_and_the_remarks_below_it() -> None:
    result = _tried("field", "purpose_scope", "All", "our", "clients")
    assert result.exit_code == 0
    verdict, *remarks = result.stdout.splitlines()
    assert verdict == "must-fix"
    assert any("Which years?" in remark for remark in remarks)


def test_a_key_that_is_none_gets_the_nearest_one() -> None:
    result = _tried("field", "purpose_scop", "All our clients")
    assert result.exit_code == 2
    assert "purpose_scope" in result.stderr
    assert "fields.md" in _tried("field", "weather", "sunny").stderr


@pytest.mark.parametrize("words", [("field",), ("field", "storage"), ("field", "storage", " ")])
def test_no_words_is_no_crash(words: tuple[str, ...]) -> None:
    result = _tried(*words)
    assert result.exit_code == 2
    assert "bucp try field" in result.stderr


def test_each_key_of_the_form_gives_a_verdict_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    lines = [
        {"field": key, "text": text}
        for key, field in BUCP_3.by_key.items()
        for text in (field.good_example, field.weak_example)
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    result = _tried("field", "--file", str(file))
    assert result.exit_code == 0
    said = _objects(result)
    assert [one["field"] for one in said] == [line["field"] for line in lines]
    for good, weak in zip(said[::2], said[1::2], strict=True):
        assert (good["verdict"], good["remarks"]) == ("ok", []), good
        assert weak["verdict"] in {"remark", "must-fix"}, weak
        assert weak["remarks"], weak


def test_a_line_that_cannot_be_tried_gets_its_own_error_and_the_rest_goes_on() -> None:
    lines = (
        '{"field": "output_public", "text": "maybe"}',
        '{"field": "output_public"',
        "",
        "[1]",
        '{"field": "output_public"}',
        '{"field": "weather", "text": "sunny"}',
        '{"field": "output_public", "text": "yes"}',
    )
    result = _tried("field", "--file", "-", stdin="\n".join(lines))
    assert result.exit_code == 1
    said = _objects(result)
    assert said[0]["verdict"] == "must-fix"
    assert [one["line"] for one in said[1:5]] == [2, 4, 5, 6]
    assert all(one["error"] for one in said[1:5])
    assert said[5]["verdict"] == "ok"


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    result = _tried("field", "--file", str(tmp_path / "none.jsonl"))
    assert result.exit_code == 2
    assert "can't be read" in result.stderr


def test_faq_words_give_the_number_of_the_item_or_none() -> None:
    lines = ("do we need IRB", "how long does it take", "weather tomorrow")
    result = _tried("faq", "--file", "-", stdin="\n".join(json.dumps({"text": line}) for line in lines))
    assert result.exit_code == 0
    assert [one["item"] for one in _objects(result)] == [21, "S2", None]


def test_an_answer_about_law_says_who_has_the_last_word() -> None:
    assert "ask your counsel" in _tried("faq", "do", "we", "need", "IRB").stdout
    assert "ask your counsel" not in _tried("faq", "who", "signs").stdout
    assert "caldata@innovation.ca.gov" in _tried("faq", "weather").stdout


def test_the_guard_tells_what_it_would_stop_and_never_repeats_it(tmp_path: Path) -> None:
    caught = _tried("guard", "her", "SSN", "is", "457-55-5462")
    assert (caught.exit_code, caught.stdout) == (0, "caught: ssn, line 1\n")
    assert _tried("guard", "Contract 21-10345").stdout == "not caught\n"
    texts = ["pwd=letmein99", "Sacramento 95814-5901", "First line\n4111 1111 1111 1111"]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    assert _objects(_tried("guard", "--file", str(file))) == [
        {"caught": True, "kind": "password"},
        {"caught": False, "kind": None},
        {"caught": True, "kind": "card"},
    ]


def test_rows_of_data_elements_are_looked_at_one_by_one() -> None:
    result = _tried("field", "data_elements", "Wage file")
    assert result.stdout.startswith("must-fix")
    assert "Wage file: the meaning is missing." in result.stdout
    named = _tried("field", "data_elements", "Full Name - name of the person as reported - match key")
    assert named.stdout.startswith("remark")
    assert "Could it be hashed" in named.stdout
