"""The words of the field, and how a question to the bot is told from an answer."""

import json
import re
from pathlib import Path

import pytest

from conversations.faq import found
from conversations.form.bucp3 import BUCP_3
from conversations.glossary import TERMS, asked_about, term
from conversations.noanswer import asks_back
from tests.core.plays import SCENARIOS

DOCS = Path(__file__).parents[2] / "docs" / "glossary.md"
FORM = Path(__file__).parent / "form"
WANTED = (
    "PII, PHI, FTI, CJI, SFTP, IRB, CPHS, HIPAA, FERPA, CMIA, Executive Sponsor, Data Coordinator, Data Recipient, "
    "Data Provider, signatory, IDEA, BUCP, party, de-identify, minimum necessary, Registered Opinion, CDO, AIO, "
    "Interagency Agreement, data element, population, scope"
)


def good_answers() -> list[str]:
    """Everything that this project knows as a good answer."""
    rows = [
        json.loads(line)
        for name in ("paraphrases", "held_out")
        for line in (FORM / f"{name}.jsonl").read_text().splitlines()
    ]
    typed = [
        text for path in SCENARIOS.glob("*.json") for text in json.loads(path.read_text()).get("typed", {}).values()
    ]
    examples = [field.good_example for field in BUCP_3.fields]
    return [*(row["text"] for row in rows if row["is"] == "good"), *typed, *examples]


@pytest.mark.parametrize("name", WANTED.split(", "))
def test_the_words_that_newcomers_stumble_over_are_explained(name: str) -> None:
    found = term(name)
    assert found is not None
    assert found in TERMS
    assert len(found.means) <= 200


def test_no_name_means_two_things() -> None:
    names = [name.casefold() for one in TERMS for name in (one.name, *one.also)]
    assert len(names) == len(set(names))


def test_the_page_says_what_the_conversation_says() -> None:
    page = DOCS.read_text(encoding="utf-8")
    field = page[page.index("## The field") : page.index("## The program")]
    assert re.findall(r"^- \*\*(.+?)\*\* – (.+)$", field, re.MULTILINE) == [(one.name, one.means) for one in TERMS]


@pytest.mark.parametrize(
    ("words", "name"),
    [("what is PII", "PII"), ("What's PII?", "PII"), ("PII?", "PII"), ("what does PII mean?", "PII"),
     ("what is a data element", "Data element"), ("who is the executive sponsor?", "Executive Sponsor"),
     ("what do you mean by scope?", "Scope"), ("define minimum necessary", "Minimum necessary"),
     ("What’s de-identification?", "De-identify"), ("What are registered opinions", "Registered Opinion"),
     ("explain CPHS", "CPHS"), ("IRB meaning", "IRB")],
)  # fmt: skip
def test_a_question_about_a_word_is_known_in_many_forms(words: str, name: str) -> None:
    found = asked_about(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["PII", "what is love", "scope", "we send PII?", "", "?", "what is", "w" * 500])
def test_other_words_ask_about_no_term(words: str) -> None:
    assert asked_about(words) is None


@pytest.mark.parametrize(
    "words",
    ["is it public?", "what do you mean by scope?", "what is PII", "what do you mean", "how do I know that?",
     "what should I write here?", "who should I name?", "do I need counsel for this?", "is this enough?",
     "can I skip this?", "do we have to list every column?", "how detailed should it be?", "why do you ask that?",
     "are the data public?", "I don't understand", "sorry, I don’t get it", "I'm lost", "help me please",
     "where do I find that", "what's a cohort?"],
)  # fmt: skip
def test_a_question_to_the_bot_is_seen(words: str) -> None:
    assert asks_back(words)


@pytest.mark.parametrize(
    "words",
    ["Do trainees earn more than others two years later?", "Does training raise pay in rural counties?",
     "Which counties lose the most clients, and why?", "How long do clients stay employed?",
     "What share of clients finds work within a year?", "Are wages rising?", "Why do parents leave the program early?",
     "Counties ask us: does it work? We can't tell them without wages.",
     "What is the effect of training on the wages of single parents?",
     "We want to know if it works. Is it worth the money?", "Adults on CalFresh, 2022 to 2026 (all counties?)",
     "I need wages to see who earns more", "Is the program reaching farm workers who moved between counties?"],
)  # fmt: skip
def test_an_answer_with_a_question_mark_stays_an_answer(words: str) -> None:
    assert not asks_back(words)


def test_no_good_answer_that_we_know_is_taken_for_a_question() -> None:
    answers = good_answers()
    assert len(answers) > 400
    assert [text for text in answers if asks_back(text, scraps=True) or asked_about(text) or found(text)] == []


def test_a_scrap_counts_only_where_it_is_asked_for() -> None:
    assert asks_back("scope?", scraps=True)
    assert not asks_back("scope?")
    assert not asks_back("scope", scraps=True)
    assert not asks_back("?", scraps=True)
