"""What people type in Slack, nasty or not, as the core reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.said import MENTION
from handlers.ports import Address
from handlers.slack.typed import read_input, read_message

HOME = "T1"


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("EDD wages &amp; hours", "EDD wages & hours"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;@U1&gt; and &lt;!channel&gt;", "<@U1> and <!channel>"),
        ("<!channel> <!here>", "@channel @here"),
        ("<!subteam^S1|@legal>", "@legal"),
        ("<!date^1^{date}|Oct 1, 2027>", "Oct 1, 2027"),
        ("in <#C1|data-sharing>", "in #data-sharing"),
        ("<https://x.gov/a?b=1&amp;c=2>", "https://x.gov/a?b=1&c=2"),
        ("<http://x.gov|x.gov>", "http://x.gov"),
        ("<https://evil.example|your bank>", "your bank (https://evil.example)"),
        ("<mailto:a@edd.ca.gov|a@edd.ca.gov>", "a@edd.ca.gov"),
        ("<tel:+1916|916>", "916 (tel:+1916)"),
        ("see @[0] and @<https://x.gov|[1]>", "see @ [0] and @ [1] (https://x.gov)"),
        ("a\x00b\x07c\u202ed", "abcd"),
        ("half \ud83d emoji", "half  emoji"),
        ("عربي \u200fRTL 👩‍👩‍👧 ok", "عربي \u200fRTL 👩‍👩‍👧 ok"),
        ("line\r\nline\rline", "line\nline\nline"),
        ("  \x00 ", ""),
    ],
)
def test_words_are_read_as_they_were_meant(raw: str, read: str) -> None:
    assert read_message(raw, HOME) == (read, ())


def test_people_become_marks_in_order() -> None:
    read, people = read_message("ask <@U1|pat> or <@W2>, not <@U1>", HOME)
    assert read == "ask @[0] or @[1], not @[2]"
    assert people == tuple(Address("slack", HOME, user) for user in ("U1", "W2", "U1"))


def test_an_input_is_read_as_typed() -> None:
    assert read_input("a &amp; <b> @[3]\x00") == "a &amp; <b> @ [3]"


@given(st.lists(st.sampled_from(["@", "[", "0", "]", "\x00", "<", ">", "|", "&lt;", "@[1]", "<@U1>", "<x|[2]>", " "])))
def test_nobody_can_type_a_mark(pieces: list[str]) -> None:
    read, people = read_message("".join(pieces), HOME)
    assert [int(number) for number in MENTION.findall(read)] == list(range(len(people)))
    assert MENTION.findall(read_input("".join(pieces))) == []


@given(st.text())
def test_whatever_is_typed_can_be_stored(raw: str) -> None:
    read, _ = read_message(raw, HOME)
    assert "\x00" not in read
    read.encode()
