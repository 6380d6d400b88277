"""Plain words: the school grade of all that the bot says."""

from collections.abc import Callable
from statistics import median

import pytest

from tests.gallery.entries import NAMED, Entry, entries
from tests.gallery.grading import alert_of, grade, long_enough, words_of

MEDIAN, MOST = 8.0, 10.0
ALL_OF_THEM = 1000
PEOPLES_WORDS = frozenset({"look/answers"})
"""Nearly all in these is what people wrote."""


@pytest.mark.parametrize("what", [words_of, alert_of])
def test_messages_are_easy_to_read(what: Callable[[Entry], str]) -> None:
    shown = [one for one in entries(NAMED, ALL_OF_THEM) if one.template not in PEOPLES_WORDS]
    texts = [(one.template, what(one)) for one in shown]
    graded = [(grade(words), template, words) for template, words in texts if long_enough(words)]
    assert len(graded) > 300
    assert median(one for one, _, _ in graded) <= MEDIAN
    assert sorted(one for one in graded if one[0] > MOST) == [], "write these in shorter sentences and plainer words"
