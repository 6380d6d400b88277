"""Neutral messages as Block Kit: nothing that people typed is interpreted, and Slack's limits always hold."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.acts import Act
from conversations.ids import AgreementId, PersonId
from conversations.message import (
    Actions,
    Button,
    Divider,
    Form,
    Header,
    Input,
    Message,
    Option,
    Picker,
    Quote,
    Say,
    Span,
)
from handlers.ports import Address, Known
from handlers.slack.blocks import HOME, MESSAGE, MODAL, Surface, blocks, fallback
from handlers.slack.limits import characters, problems, view_problems
from handlers.slack.modals import view
from handlers.slack.payload import Block, objects, text
from handlers.slack.text import Reader
from sandbox.limits import blocks_too_long, check_blocks, check_view

READER = Reader(
    "T1",
    {
        PersonId(1): Known("Pat", Address("slack", "T1", "U1")),
        PersonId(2): Known("Sam (EDD)", Address("slack", "T2", "U2")),
        PersonId(3): Known("*Kim*", Address("email", "", "kim@edd.ca.gov")),
    },
)


BUTTON: Block = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}, "value": "v"}
OPTION: Block = {"text": {"type": "plain_text", "text": "x"}, "value": "v"}
SELECT: Block = {"type": "static_select", "action_id": "a", "options": [OPTION]}


def drawn(*parts: Say | Quote | Header | Divider | Actions, surface: Surface = MESSAGE) -> list[Block]:
    return blocks(Message("field:purpose_need", "Why?", parts), READER, surface)


def say(words: str, bold: bool = False) -> Say:
    return Say((Span(words, bold=bold),))


def test_a_paragraph_is_a_section_with_slacks_markup() -> None:
    [block] = drawn(Say((Span("Why", bold=True), Span(" these & "), Span("those", italic=True), Span(" data?"))))
    assert block == {
        "type": "section",
        "block_id": "field:purpose_need",
        "text": {"type": "mrkdwn", "text": "*Why* these &amp; _those_ data?", "verbatim": True},
    }


@pytest.mark.parametrize("nasty", ["<!channel>", "<@U1>", "<https://evil.example|good>", "a & b", "<b>x</b>", "&lt;"])
def test_nothing_typed_becomes_a_call_a_mention_or_a_link(nasty: str) -> None:
    [block] = drawn(say(nasty))
    shown = text(block, "text", "text")
    assert "<" not in shown
    assert ">" not in shown
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == nasty
    assert "<" not in fallback(Message("ask:x", nasty, ()))


@pytest.mark.parametrize(
    "nasty", ["*bold*", "_under_", "~gone~", "`code`", "> quoted", "one\n> two", "```x", ":smile:", "a*b", "5 * 3"]
)
def test_what_mrkdwn_would_interpret_is_rich_text(nasty: str) -> None:
    [block] = drawn(Say((Span("You wrote: ", bold=False), Span("\n" + nasty))))
    assert block["type"] == "rich_text"
    [section] = objects(block, "elements")
    assert "".join(text(run, "text") for run in objects(section, "elements")) == "You wrote: \n" + nasty


def test_where_no_rich_text_may_stand_it_is_plain() -> None:
    quiet, row = drawn(
        Say((Span("*a*"),), quiet=True), Say((Span("_b_"),), row=Button("Open", Act("show"), spoken="Open b"))
    )
    assert objects(quiet, "elements") == [{"type": "plain_text", "text": "*a*", "emoji": False}]
    assert text(row, "text", "type") == "plain_text"
    assert text(row, "accessory", "accessibility_label") == "Open b"


def test_markup_that_slack_would_not_see_inside_a_word_is_rich_text() -> None:
    [block] = drawn(Say((Span("half"), Span("bold", bold=True), Span("word"))))
    assert block["type"] == "rich_text"


def test_people_are_mentioned_where_this_slack_knows_them() -> None:
    [block] = drawn(Say((Span("", person=PersonId(1)), Span(" and "), Span("", person=PersonId(2)))))
    assert text(block, "text", "text") == "<@U1> and Sam (EDD)"
    [other] = drawn(Say((Span("", person=PersonId(1)), Span(" and "), Span("", person=PersonId(3)))))
    [section] = objects(other, "elements")
    assert objects(section, "elements") == [
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " and "},
        {"type": "text", "text": "*Kim*"},
    ]
    [unknown] = drawn(Say((Span("", person=PersonId(9)),)))
    assert text(unknown, "text", "text") == "a colleague"


def test_links_are_links_and_nothing_else_is() -> None:
    [block] = drawn(Say((Span("the list", href="https://x.gov/a?b=1&c=2"),)))
    assert text(block, "text", "text") == "<https://x.gov/a?b=1&amp;c=2|the list>"
    [script] = drawn(Say((Span("the list", href="javascript:alert(1)"),)))
    assert text(script, "text", "text") == "the list"
    [odd] = drawn(Say((Span("the list", href="https://x.gov/|<!channel>"),)))
    assert text(odd, "text", "text") == "the list"


def test_the_first_block_names_the_question_and_ids_differ() -> None:
    drawing = drawn(say("a"), say("b"), Divider(), Header("c"), Quote("d"))
    assert [block["block_id"] for block in drawing] == [
        "field:purpose_need",
        *(f"field:purpose_need#{n}" for n in range(1, 5)),
    ]
    assert [block["type"] for block in drawing] == ["section", "section", "divider", "header", "rich_text"]


def test_buttons_carry_their_act_and_names_that_stay() -> None:
    yes, no = (
        Button(word, Act("choose", AgreementId(7), 4, word.lower()), main=word == "Yes") for word in ("Yes", "No")
    )
    link = Button("Read", Act("read"), url="https://x.gov")
    menu = (Button("Why we ask", Act("why", asked=4)), Button("Withdraw", Act("withdraw", AgreementId(7))))
    [block] = drawn(Actions((yes, no, Button("Skip", Act("skip", asked=4), danger=True), link), menu))
    elements = objects(block, "elements")
    assert [element["action_id"] for element in elements] == ["choose:yes", "choose:no", "skip", "link:read", "menu"]
    assert [element.get("style") for element in elements] == ["primary", None, "danger", None, None]
    assert text(elements[0], "value") == "choose|7|4|yes"
    assert text(elements[3], "url") == "https://x.gov"
    assert [text(option, "value") for option in objects(elements[4], "options")] == ["why||4|", "withdraw|7||"]


def test_pickers_carry_their_act_in_the_blocks_id() -> None:
    act = Act("answer", AgreementId(7), 4, "x")
    one = Picker("one", "Which?", act, (Option("A", "a"), Option("B", "b")))
    first, second = drawn(Actions((one, Picker("date", "When?", Act("when")), Button("Skip", Act("skip")))))
    assert first["block_id"] == f"field:purpose_need~{act.packed()}"
    assert second["block_id"] == "field:purpose_need#1~when|||"
    assert [text(element, "type") for element in objects(second, "elements")] == ["datepicker", "button"]


def test_what_does_not_fit_into_the_menu_stands_beside_it() -> None:
    long = Button("Long", Act("choose", arg="x" * 200))
    many = tuple(Button(str(number), Act("go", arg=str(number))) for number in range(6))
    [block] = drawn(Actions((), (long, *many)))
    elements = objects(block, "elements")
    assert [text(element, "text", "text") for element in elements[:2]] == ["Long", "5"]
    assert len(objects(elements[2], "options")) == 5


def test_a_word_of_3000_characters_is_split_and_kept_whole() -> None:
    word = "a" * 3500 + "&" * 500
    drawing = drawn(say(word))
    assert problems(drawing, "message") == []
    shown = "".join(text(block, "text", "text") for block in drawing).replace("&amp;", "&")
    assert shown == word


def test_the_longest_texts_are_cut_and_short_ones_and_buttons_stay() -> None:
    drawing = drawn(
        say("Before."), Quote("x " * 20_000), say("After?", bold=True), Actions((Button("Yes", Act("yes")),))
    )
    assert problems(drawing, "message") == []
    shown = str(drawing)
    assert "Before." in shown
    assert "*After?*" in shown
    assert "…" in shown
    assert "is cut" in str(drawing[-1])


def test_too_many_parts_keep_the_last_ones() -> None:
    rows = tuple(Say((Span(f"row {number}"),), row=Button("Open", Act("show"))) for number in range(90))
    drawing = drawn(*rows, Actions((Button("More", Act("more")),)))
    assert problems(drawing, "message") == []
    assert "row 0" in str(drawing)
    assert "More" in str(drawing)
    assert len(drawn(*rows, surface=HOME)) > 50


def test_signs_of_several_characters_are_not_torn_apart() -> None:
    family = "👩‍👩‍👧"
    for block in drawn(say(family * 900)):
        words = text(block, "text", "text")
        assert words.replace(family, "").strip("…") == ""


HOSTILE = st.one_of(
    st.text(alphabet="ab &<>*_~`|:@[]\n>#!\u202e\u200d👩é", max_size=80),
    st.sampled_from(
        ["", " ", "<!channel>", "<@U1>", "<https://evil|good>", "*_~`", "x" * 3000, "& " * 4000, "👩‍👩‍👧" * 800]
    ),
)
SHORT = st.text(alphabet=string.printable, max_size=120)
ACTS = st.builds(Act, st.sampled_from(["choose", "skip", "x" * 300]), st.none(), st.none(), HOSTILE)
PEOPLE = st.one_of(st.none(), st.integers(1, 4).map(PersonId))
HREFS = st.sampled_from(["", "https://x.gov", "https://x.gov/" + "a" * 3500, "https://x|y", "javascript:x"])
SPANS = st.builds(Span, HOSTILE, st.booleans(), st.booleans(), st.booleans(), PEOPLE, HREFS)
URLS = st.sampled_from(["", "https://x.gov", "https://x.gov/" + "a" * 3500])
BUTTONS = st.builds(Button, SHORT, ACTS, st.booleans(), st.booleans(), SHORT, URLS)
OPTIONS = st.lists(st.builds(Option, SHORT, HOSTILE), max_size=120).map(tuple)
PICKERS = st.builds(Picker, st.sampled_from(["one", "date", "person"]), HOSTILE, ACTS, OPTIONS)
TEXTS = st.lists(SPANS, max_size=5).map(tuple)
PARTS = st.one_of(
    st.builds(Say, TEXTS, st.booleans(), st.one_of(st.none(), BUTTONS)),
    st.builds(Quote, HOSTILE),
    st.builds(Header, HOSTILE),
    st.just(Divider()),
    st.builds(
        Actions,
        st.lists(st.one_of(BUTTONS, PICKERS), max_size=6).map(tuple),
        st.lists(BUTTONS, max_size=7).map(tuple),
    ),
)
MESSAGES = st.builds(
    Message, st.sampled_from(["field:x", "ask:" + "y" * 300]), HOSTILE, st.lists(PARTS, max_size=12).map(tuple)
)


@settings(max_examples=60, deadline=None)
@given(MESSAGES, st.integers(1, 12), st.sampled_from([MESSAGE, HOME, MODAL]))
def test_whatever_a_message_holds_slack_takes_it(message: Message, times: int, surface: Surface) -> None:
    message = Message(message.block, message.text, message.parts * times)
    drawing = blocks(message, READER, surface)
    assert problems(drawing, surface.name) == []
    assert check_blocks(drawing, surface.name, surface.blocks) == []
    assert characters(drawing) <= surface.characters
    assert surface is not MESSAGE or not blocks_too_long(list(drawing))
    assert str(drawing[0]["block_id"]).startswith(message.block[:100])
    assert 0 < len(fallback(message)) <= 4000


INPUTS = st.builds(
    Input,
    st.just(""),
    SHORT,
    st.sampled_from(["line", "lines", "one", "date", "person", "mail"]),
    st.one_of(HOSTILE, st.sampled_from(["@[1]", "@[9]", "2027-10-01", "2027-13-01", "a"])),
    SHORT,
    st.booleans(),
    OPTIONS,
    st.sampled_from([0, 40, 3000, 9000]),
)


@settings(max_examples=40, deadline=None)
@given(HOSTILE, st.lists(INPUTS, max_size=5), SHORT, TEXTS)
def test_whatever_a_form_holds_slack_takes_it(
    title: str, inputs: list[Input], submit: str, intro: tuple[Span, ...]
) -> None:
    named = tuple(
        Input(f"i{number}", one.label, one.kind, one.value, one.hint, one.optional, one.options, one.longest)
        for number, one in enumerate(inputs)
    )
    modal = view(Form(title, Act("form"), named, submit, intro), READER)
    assert view_problems(modal) == []
    assert check_view(modal) == []


def test_a_form_keeps_what_stood_there_before() -> None:
    long = "word " * 1000
    inputs = (
        Input("why", "Why?", "lines", long, hint="Say it."),
        Input("who", "Who?", "person", "@[1]"),
        Input("other", "Who else?", "person", "@[2]"),
        Input("when", "When?", "date", "2027-10-01"),
        Input("which", "Which?", "one", "b", options=(Option("A", "a"), Option("B", "b"))),
    )
    modal = view(Form("Change the text of the request", Act("edit"), inputs), READER)
    by_name = {text(block, "block_id"): block for block in objects(modal, "blocks")}
    assert (
        text(by_name["in:why"], "element", "initial_value") + text(by_name["in:why#1"], "element", "initial_value")
        == long
    )
    assert text(by_name["in:who"], "element", "initial_user") == "U1"
    assert text(by_name["in:other"], "element", "initial_user") == ""
    assert text(by_name["in:when"], "element", "initial_date") == "2027-10-01"
    assert text(by_name["in:which"], "element", "initial_option", "value") == "b"
    assert text(modal, "title", "text") == "Change the text of the…"


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ({"type": "section", "text": {"type": "mrkdwn", "text": "y" * 3001}}, "3001"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": " "}}, "1 characters"),
        ({"type": "section", "block_id": "x" * 256, "text": {"type": "mrkdwn", "text": "y"}}, "block_id"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "h"}}, "text is mrkdwn"),
        ({"type": "header", "text": {"type": "plain_text", "text": "h" * 151}}, "151"),
        ({"type": "actions", "elements": []}, "0 elements"),
        ({"type": "actions", "elements": [BUTTON] * 26}, "26 elements"),
        ({"type": "actions", "elements": [BUTTON, BUTTON]}, "'a' stands 2 times"),
        ({"type": "actions", "elements": [BUTTON | {"text": {"type": "plain_text", "text": "x" * 76}}]}, "76"),
        ({"type": "actions", "elements": [BUTTON | {"value": "x" * 2001}]}, "value"),
        ({"type": "actions", "elements": [BUTTON | {"style": "big"}]}, "style"),
        ({"type": "actions", "elements": [BUTTON | {"action_id": ""}]}, "action_id"),
        ({"type": "actions", "elements": [SELECT | {"options": [OPTION] * 101}]}, "101 options"),
        (
            {"type": "actions", "elements": [SELECT | {"options": [OPTION | {"value": "x" * 151}]}]},
            "value of an option",
        ),
        ({"type": "actions", "elements": [SELECT | {"type": "overflow", "options": [OPTION] * 6}]}, "6 options"),
        ({"type": "context", "elements": [{"type": "image"}]}, "text is image"),
        (
            {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text"}]}]},
            "empty run",
        ),
        ({"type": "input", "label": {}, "element": {}}, "can't stand"),
        ({"type": "table"}, "can't stand"),
    ],
)
def test_the_checker_finds_what_slack_refuses(block: Block, problem: str) -> None:
    assert problem in "\n".join(problems([block], "message"))


def test_the_checker_looks_at_the_whole_message() -> None:
    assert problems([], "message") == ["0 blocks"]
    assert "51 blocks" in problems(drawn(say("fine")) * 51, "message")[0]
    assert "stands 2 times" in problems(drawn(say("fine")) * 2, "message")[0]
    assert "characters in all" in problems(drawn(*[say("x" * 2500)] * 5) + drawn(say("x" * 2800)), "message")[-1]
