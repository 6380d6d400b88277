"""The Home page and lists: what waits on whom, since when, and which date comes next."""

from datetime import date, timedelta

from conversations.message import Header, Message
from conversations.steps import look
from tests.core.desk import text_of
from tests.core.plays import Play


def drawn(play: Play, today: date | None = None) -> Message:
    return look.home(play.analyst.id, "America/Los_Angeles", play, today or play.now.date())


def home(play: Play, today: date | None = None) -> str:
    return text_of(drawn(play, today))


def titles(play: Play) -> list[str]:
    return [part.text for part in drawn(play).parts if isinstance(part, Header)]


def test_before_anything_it_teaches() -> None:
    text = home(Play())
    assert "/bucp new" in text
    assert "How it goes" in text


def test_a_draft_waits_on_its_drafter_and_tells_its_next_date() -> None:
    play = Play().filled()
    text = home(play)
    assert titles(play) == ["Waiting on you (1)"]
    assert "Your turn since Tue, Jan 5, 2027." in text
    assert "Next date: Thu, Apr 15, 2027." in text


def test_a_date_that_is_past_gives_way_to_the_next() -> None:
    play = Play().filled()
    after = date(2027, 4, 15) + timedelta(days=1)
    assert "Next date: Fri, Oct 1, 2027." in home(play, after)
    assert "Next date" not in home(play, date(2028, 1, 1))


def test_what_was_sent_waits_on_the_other_side() -> None:
    play = Play().submitted()
    text = home(play)
    assert titles(play) == ["Waiting on you (0)", "Waiting on others (1)"]
    assert "EDD's turn since" in text
    assert "Nothing waits on you." in text


def test_what_both_work_on_runs() -> None:
    play = Play().submitted()
    play.command(play.contact, "accept")
    text = home(play)
    assert titles(play) == ["Waiting on you (0)", "Running (1)"]
    assert "Both sides work on it since" in text
    assert "Both sides work on it" in play.words(play.analyst, "list")


def test_what_ended_is_recent_and_has_no_next_date() -> None:
    play = Play().submitted()
    play.tell(play.analyst, "withdraw", "yes")
    text = home(play)
    assert titles(play) == ["Waiting on you (0)", "Recent (1)"]
    assert "Withdrawn. Ended on" in text
    assert "Next date" not in text
