"""Working days of the State, against dates that stand in the papers or on a wall calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.workdays import Workdays, holidays

STATE = Workdays()
DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def test_the_holidays_of_2027() -> None:
    assert sorted(holidays(2027)) == [
        date(2027, 1, 1),
        date(2027, 1, 18),
        date(2027, 2, 15),
        date(2027, 3, 31),
        date(2027, 5, 31),
        date(2027, 7, 5),  # the 4th is a Sunday
        date(2027, 9, 6),
        date(2027, 11, 11),
        date(2027, 11, 25),
        date(2027, 11, 26),
        date(2027, 12, 25),  # a Saturday: no weekday is closed for it
    ]
    assert STATE.counts(date(2027, 12, 24))


def test_the_clocks_of_a_dispute_on_de_identification() -> None:
    """A set sent on a Wednesday; an objection on the Monday after; the last day of March is closed."""
    assert STATE.after(date(2027, 3, 17), 5) == date(2027, 3, 24)
    assert STATE.after(date(2027, 3, 22), 10) == date(2027, 4, 6)


def test_new_years_day_on_a_sunday_closes_the_monday() -> None:
    assert not STATE.counts(date(2034, 1, 2))
    assert STATE.counts(date(2021, 12, 31))  # the day before a Saturday


def test_an_agencys_exceptions_win() -> None:
    flooded = date(2027, 3, 18)
    ours = Workdays(closed=frozenset({flooded}), open=frozenset({date(2027, 3, 31)}))
    assert ours.after(date(2027, 3, 17), 5) == date(2027, 3, 25)
    assert ours.counts(date(2027, 3, 31))


def test_a_clock_that_never_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="0 working days"):
        STATE.after(date(2027, 3, 17), 0)


@given(DAYS, st.integers(1, 60))
def test_counting_forth_and_back_agree(start: date, days: int) -> None:
    end = STATE.after(start, days)
    assert STATE.counts(end)
    assert STATE.between(start, end) == days
    assert STATE.between(start, end - timedelta(days=1)) == days - 1


@given(DAYS)
def test_no_pause_is_longer_than_four_days(day: date) -> None:
    assert STATE.from_on(day) - day <= timedelta(days=4)


@given(st.integers(2000, 2100))
def test_eleven_holidays_a_year(year: int) -> None:
    assert len(holidays(year)) == 11
