"""Yes, no and doubt as people type them, at choices outside the form; and what is neither."""

import pytest

from conversations.form.values import YesNo
from conversations.steps.asking import Option, matched
from conversations.steps.explained import EXPLAINED
from conversations.steps.scope import AGREEMENT_OPTIONS, LAW_OPTIONS, POINTS_OPTIONS, YES_NO_UNSURE
from conversations.yesno import Means
from tests.core.form.known import misread, said

YES = """
yes|Yes.|YES!|y|yep|yeah|yup|yea|ya|yess|yes yes|yes please|yes sir|sure|sure thing|for sure|of course|yes of course
ok|okay|absolutely|Absolutely!|definitely|certainly|totally|indeed|exactly|correct|that's correct|thats right|true
right|affirmative|you bet|yep they can|yes they can|yes, they are|yeah it is|yup, they do|they can|they do|it is
yes they do|yes anyone can|anyone can|yes we do|oh yes|well yes|hmm, yes|um yes|yes, absolutely|yes definitely
yes 100%|yes - all of it|Yes, for counts on data.ca.gov|yes, the tables are on our website
yes because they are on the open data portal|yeah, we publish them each year|yes: the web page has them
sure, they are all on the portal|yes (since 2019)|absolutely, they are published|no doubt|i believe so|I think so
I guess so|pretty sure they do|I'm pretty sure|i'd say so|as far as I know yes|looks like it|yes i think so
yes I believe|yes, I think|it seems so|i think they do|i suppose so
"""
NO = """
no|No.|NO!|n|nope|nah|no no|no way|nope, they can't|no they can't|no they cant|no it isn't|they don't|they dont
it is not|it isnt|not at all|never|none|nobody|no one|no-one|nothing|absolutely not|definitely not|certainly not
of course not|no, not at all|nope none|none at all|no sir|no thanks|no thank you|no, sorry|no never|we don't|we do not
no we don't|nope, not one|negative|false|neither|oh no|well, no|hmm no|no, for wages of named people
no, a health privacy law covers them|no because they are confidential|nope - only staff can see them
no, they name single people|no: HIPAA covers them|no since it is about clients|no, not without counsel|i dont think so
I don't think so|I don't believe so|not that I know|not that i know of|not that I'm aware of|none that I know of
not to my knowledge|not as far as I know|I doubt it|doubt it|i think not|no i dont think so|No, I don't think so
no, not that I know of|i guess not|pretty sure not|unlikely|hardly|nope, i don't think so|i'd say no|no I believe
"""
UNSURE = """
I don't know|i dont know|idk|Idk.|dunno|not sure|I'm not sure|im not sure|I am not really sure|unsure|no idea|no clue
I have no idea|maybe|perhaps|probably|possibly|not sure yet|don't know yet|i really don't know|hard to say|who knows
can't say|I can't tell|need to ask|I'd have to ask|i need to check|not certain|uncertain|unclear|not sure, sorry
no idea sorry|idk tbh|I don't know, counsel would|not sure, I would have to ask our lawyer|hmm, not sure|um, maybe
sorry, I don't know|we don't know|not sure about that|I guess|unknown|beats me|TBD|let me check|undecided
not quite sure|i do not know|likely|might be|could be|who knows, maybe|no one knows|not entirely sure|hard to tell
I'm unsure|well, I don't know|honestly no idea|no idea yet|I wouldn't know|not sure to be honest|I forgot
"""
NEITHER = """
no data is public but the totals are|yes for totals, no for rows|no for names, yes for counts|yes and no|yes or no
yes?|no?|yes but only the totals|no, but totals are|yes, only the totals|no, some are|yes, if counsel agrees
no unless they ask|yes, except the names|yes, not all of them|yes no|no yes|depends|it depends|sometimes|partly|banana
yesterday|notary|know|nothing but the totals is public|no names are in it|yes they can't|no they can|yes, some of it
no, mostly not for rows|not all of them|none of the rows, but the sums are|totals yes, rows no
the totals are, the rows are not|some are|both|yes for the website|no data|right now they are not|north|sure looks odd
yes, partly|no, it depends|yesno|only the totals
"""


def phrases(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("options", [YES_NO_UNSURE, POINTS_OPTIONS])
@pytest.mark.parametrize(
    ("typed", "means"),
    [(one, Means.YES) for one in phrases(YES)]
    + [(one, Means.NO) for one in phrases(NO)]
    + [(one, Means.UNSURE) for one in phrases(UNSURE)],
)
def test_yes_no_and_doubt_in_many_words(options: tuple[Option, ...], typed: str, means: Means) -> None:
    assert matched(typed, options) == {one.means: one.key for one in options}[means]


def test_there_are_many_phrasings() -> None:
    assert min(len(set(phrases(text))) for text in (YES, NO, UNSURE)) >= 60


@pytest.mark.parametrize("typed", phrases(NEITHER))
def test_what_is_neither_chooses_nothing(typed: str) -> None:
    assert matched(typed, YES_NO_UNSURE) == ""


@pytest.mark.parametrize(
    "typed", ["yes, a law names another", "yes, the DUA of the federal agency", "no, HIPAA covers it"]
)
def test_a_reason_may_be_another_choice_where_there_are_others(typed: str) -> None:
    assert matched(typed, AGREEMENT_OPTIONS) == ""


@pytest.mark.parametrize(
    ("typed", "key"), [("no", "no"), ("none that I know of", "no"), ("not that I know", "no"), ("idk", "unknown")]
)
def test_no_law_in_many_words(typed: str, key: str) -> None:
    assert matched(typed, LAW_OPTIONS) == matched(key if key == "no" else "I don't know", LAW_OPTIONS) != ""


@pytest.mark.parametrize("typed", ["I think so", "probably", "maybe", "yes, they found other data", "i don't think so"])
def test_what_is_done_at_once_wants_a_plain_yes(typed: str) -> None:
    a_yes_and_a_no = (
        Option("do", "Do it", means=Means.YES),
        Option("keep", "Keep it", means=Means.NO),
        Option("x", "Else"),
    )
    assert matched(typed, a_yes_and_a_no) == ""
    assert matched("yep", a_yes_and_a_no) == "do"


@pytest.mark.parametrize("name", ["public", "shareable", "points_to_people"])
def test_the_examples_that_help_shows_are_understood(name: str) -> None:
    options = POINTS_OPTIONS if name == "points_to_people" else YES_NO_UNSURE
    for example in EXPLAINED[name].example:
        assert matched(example, options), example


@pytest.mark.parametrize("typed", ["yes for totals, no for rows", "no data is public but the totals are"])
def test_the_form_asks_about_a_yes_and_a_no_in_one(typed: str) -> None:
    assert "both" in misread("contractors_access", typed).why


@pytest.mark.parametrize(
    ("typed", "yes"), [("yep they can", True), ("absolutely", True), ("we dont", False), ("nobody", False)]
)
def test_the_form_knows_the_same_words(typed: str, yes: bool) -> None:
    value = said("contractors_access", typed)
    assert isinstance(value, YesNo)
    assert value.yes is yes
