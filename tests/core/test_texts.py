"""Every message that the core can say, with the shortest, the longest and the most hostile words that people type:
it composes, stays in its budget, stands alone in its alert, and nothing typed becomes markup."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import get_args

import pytest

import conversations
from conversations.acts import Act
from conversations.agreement.model import State
from conversations.files import FileNote, Read, Sheet, Unread, Wanted, Why, Words
from conversations.form.bucp3 import BUCP_3
from conversations.form.model import Field, Kind, Remark
from conversations.form.readers import Misread, read
from conversations.message import Actions, Button, Header, Message, Picker, Quote, Say, Span
from conversations.outgoing import Ping
from conversations.people import Person
from conversations.said import Brought, Commanded, Filled, Pressed, Said, Shared
from conversations.steps import look
from conversations.turn import Turn
from conversations.wording.compose import NOT_IN_XML, TURNS, composed
from conversations.wording.markup import plain
from tests.core.desk import acts_of
from tests.core.plays import PLAYED, THE_DRAFT, Play, at

TEMPLATES = Path(conversations.__file__).parent / "templates"
WORDS = {
    "shortest": "x",
    "longest": "w" * 3000,
    "channel": "<!channel> <@U1> <#C1|x>",
    "tags": "</p><b>bold</b><person id='1'>x</person>{{ 7 * 7 }}{% raw %}",
    "signs": "& &amp; &#60; \" ' ]]> <![CDATA[ --> *bold* _it_ `code` ~s~",
    "foreign": "\u202e\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc \U0001f469\u200d\U0001f467 e\u0301 \u200b",
    "control": "a\x00b\x08c\x0bd\x7f\ufffe e",
}
STATES_OF_TEMPLATES = {f"{path.parent.name}/{path.stem}" for path in TEMPLATES.glob("*/*.j2")}


class Heard(Play):
    """A play that keeps every message it brings."""

    def hear(self, person: Person, said: Said) -> Turn:
        turn = super().hear(person, said)
        for one in turn.outgoing:
            if isinstance(one, Ping):
                self.kept.append(one.message)
                self.mails += [one.mail.message] if one.mail else []
        self.kept += [turn.answer.message] if turn.answer.message else []
        return turn

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kept: list[Message] = []
        self.mails: list[Message] = []

    def stories(self, word: str) -> None:
        """The word stands at the end of every free answer."""
        typed = self.story["typed"]
        free = [key for key in typed if key.startswith(("purpose_", "output_analysis", "management", "storage"))]
        self.story = {**self.story, "typed": {**typed, **{key: f"{typed[key]} {word}" for key in free}}}


def tour(word: str) -> Heard:
    """Through the whole core, with that word wherever somebody may type freely."""
    play = Heard()
    asked(play, word)
    new = play.add(word)
    play.command(new, "new")
    play.tell(new, "CDSS", word, word, word, "no", "not sure", "not sure", "no", "idk", word, "no", word, "keep", word)
    play.tell(
        new, word, "gives", "keep", word, "no", "ask", "draft", "draft", "draft", "outside", word, "keep", "x", word
    )
    for line in (
        "help",
        "example",
        "why",
        "skip",
        "back",
        "review",
        "more",
        word,
        "done",
        "improve",
        "stop",
        word,
        "resume",
    ):
        play.say(new, line)
    for line in ("faq", "faq who signs", f"faq {word}"):
        play.hear(new, Commanded(line))
    for line in (word, "", f"status {word}", f"edit {word}", f"help {word}", f"signatories {word}", "signatories",
                 "list", "profile", "help new", "history", "show", "review", "status", "file", "submit"):  # fmt: skip
        play.hear(new, Commanded(line))
    not_needed(play, word)
    refused(play, word)
    files(play, word)
    return play


def asked(play: Heard, word: str) -> None:
    """The main road, with the word in the request, the reasons and the explanations."""
    me, other = play.analyst, play.contact
    play.stories(word)
    play.command(me, "new")
    play.play_until("ask:send")
    play.press(me, "Change the text")
    play.tell(me, word, "send")
    play.tell(other, "decline", word)
    play.tell(me, "explain", word)
    play.tell(other, "forward", word)
    play.tell(other, "lead@example.org")
    play.tell(me, "forward", word, "clerk@example.org", word, "decline", word, "status", "history", "show", "list")
    play.tell(me, f"share {word}", f"share @[{play.stranger.id}]", "withdraw", word, "yes")


def not_needed(play: Heard, word: str) -> None:
    play.command(play.stranger, "new")
    play.tell(play.stranger, word, "yes", word, "memo", "status", "reopen")


def files(play: Heard, word: str) -> None:
    """Tables and texts in files, good and bad, with the word in their names and cells."""
    me = play.add("filer", at("CDSS"))
    note = FileNote("F1", f"{word[:200]}.csv", 10, "text/csv")
    play.hear(me, Shared((note,)))
    play.hear(me, Shared((FileNote("F1", f"{word[:200]}.txt", 10),)))
    play.command(me, "new")
    play.tell(me, "EDD wages to see if training raises pay", "no", "no", "wage", "no", "EDD", "Branch", "no")
    a = play.talks[me.id].focus
    wanted = Wanted(note.name, "csv", a)
    heads = ("Field", "Meaning", "Why", word)
    wrong = tuple((f"QTR_WG_{n}", "x", "y") for n in range(120))
    letters = "abcdefghijklmnopqrstuvwxyz"
    good = tuple((f"Wage of part {x}{y}", "wages of a quarter", "outcome") for x in "ab" for y in letters)
    reads: tuple[Read, ...] = (*(Unread(why, 24_000_000) for why in get_args(Why)),
                 Sheet((("Field", "Meaning"),) * 400), Sheet(()), Words("219-09-9999"), Sheet((heads, *wrong)),
                 Sheet((heads, (word, word, word), ("QTR_WG", "a", "b", word), *good)))  # fmt: skip
    for one in reads:
        play.hear(me, Brought(wanted, one))
        play.tell(me, "save")
    play.tell(me, "fix 77", "leave out row 1", "fix 2", word, "QTR_WG", "Quarterly Wage")
    play.hear(me, Brought(wanted, Sheet((heads, ("QTR_WG", "a", "b")))))
    play.tell(me, "change", word, "1 is the meaning", "save", "1 is the name", "Don't save", "elements template")
    play.hear(me, Brought(wanted, Sheet((heads, ("QTR_WG", "a", "b")))))
    play.tell(me, "save", "leave out row 1")
    play.hear(me, Brought(wanted, Sheet((heads, ("QTR_WG", "a", "b")))))
    play.tell(me, "save")
    play.command(me, "edit data elements")
    play.tell(me, "done")
    play.press(me, "Fix row 1")
    asked = play.talks[me.id].asked
    text = Wanted(f"{word[:200]}.txt", "txt", a, None, asked.number if asked else 0)
    for words in (word * 13_000, word):
        play.hear(me, Brought(text, Words(words)))
    play.hear(me, Brought(replace(text, number=0), Words(word)))
    play.hear(me, Shared((FileNote("F2", "a.txt"), FileNote("F3", word)), word))
    play.hear(me, Shared((FileNote("F2", f"{word[:200]}.pdf"),), word))
    play.hear(me, Shared((FileNote("F2", "219-09-9999.pdf"),)))


def refused(play: Heard, word: str) -> None:
    play.tell(play.analyst, "status 99", "w" * 13_000, "219-09-9999", "frobnicate")
    play.hear(play.analyst, Pressed(Act("dance"), word, "1:1"))


def parts(message: Message) -> Iterator[Button | Picker]:
    for row in (part for part in message.parts if isinstance(part, Actions)):
        yield from row.items
        yield from row.menu
    yield from (part.row for part in message.parts if isinstance(part, Say) and part.row)


def spans(message: Message) -> Iterator[Span]:
    for part in message.parts:
        if isinstance(part, Say):
            yield from part.text


def in_budget(message: Message) -> None:
    assert message.block
    assert message.text.strip(), message.block
    assert message.parts, message.block
    for row in (part for part in message.parts if isinstance(part, Actions)):
        assert sum(isinstance(one, Button) for one in row.items) <= 3, message.block
        assert len(row.menu) <= 5, message.block
        assert sum(isinstance(one, Button) and one.main for one in row.items) <= 1, message.block
    for one in parts(message):
        assert 0 < len(one.label) <= 75
        assert not isinstance(one, Button) or len(one.spoken) <= 75
    labels = [one.label for one in parts(message) if not (isinstance(one, Button) and one.spoken)]
    assert len(labels) == len(set(labels)), message.block


@pytest.mark.parametrize("kind", WORDS)
def test_every_message_of_a_tour_is_in_its_budget_and_nothing_typed_is_markup(kind: str) -> None:
    play = tour(WORDS[kind])
    assert len(play.kept) > 150
    for message in play.kept:
        in_budget(message)
    for message in (*play.kept, *play.mails):
        assert message.text.strip()
        for span in spans(message):
            assert not span.href.startswith(("javascript", "data"))
            if span.person is not None:
                assert span.text == " ".join(
                    NOT_IN_XML.sub(" ", TURNS.sub("", play.people[span.person].called)).split(" ")
                )
            assert span.text != "49"
            assert span.text != "bold"


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    for kind in ("channel", "tags", "signs"):
        play = tour(WORDS[kind])
        quoted = [part.text for message in play.kept for part in message.parts if isinstance(part, Quote)]
        assert WORDS[kind] in quoted


def test_the_tour_passes_every_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that nobody can reach is dead; one that no test passes is not known to compose."""
    seen: set[str] = set()
    module = import_module("conversations.wording.compose")
    real = module._template

    def noted(name: str) -> object:
        seen.add(name)
        return real(name)

    monkeypatch.setattr(module, "_template", noted)
    PLAYED.clear()
    tour("word")
    detours()
    assert sorted(STATES_OF_TEMPLATES - seen - NOT_ON_THE_WAY - SAID_BY_THE_RELAY) == [], "no play passes these"


SAID_BY_THE_RELAY = {"ping/undelivered"}
NOT_ON_THE_WAY = {
    # Guards of the rules that the conversation never runs into by itself; said below.
    "refused/empty",
    "refused/nobody_told",
    "refused/no_contact",
    "refused/no_provider",
    "refused/no_recipient",
    "refused/not_ready",
    "refused/not_signed",
    "refused/not_written_to",
    "refused/undecided",
}


def detours() -> None:
    """All plays, which pass what the tour does not."""
    for name in sorted(path.stem for path in Path(__file__).parent.glob("test_play_*.py")):
        told = vars(import_module(f"tests.core.{name}"))
        for key, play in told.items():
            if key.startswith("test_") and not signature(play).parameters:
                play()
    odds_and_ends()
    town = Play().submitted()
    look.home(town.analyst.id, "America/Los_Angeles", town, town.now.date())


def odds_and_ends() -> None:
    """Small answers that no play is about."""
    play = Play().drafting()
    me = play.analyst
    for words in (
        "keep",
        "help",
        "example",
        "improve",
        "review",
        "what is this?",
        "edit 12 blah zzz",
        "edit 12 provider data coordinator",
    ):
        play.words(me, words) if words.startswith("edit") else play.say(me, words)
    play.press(me, "Use a form")
    play.say(me, "what do you want to know?")
    for words in ("status", "resume"):
        play.words(play.stranger, words)
    play.say(me, "share colleague@example.org")
    play.tell(me, "withdraw", "keep it")
    play.play_until("field:data_elements")
    play.say(me, "QTR_WG_AMT - x - y")
    play.answers["ask:contact"] = "desk@example.org"
    play.play_until("ask:contact")
    play.tell(me, "I know no one", f"@[{me.id}]", "desk@example.org", "send")
    play.tell(me, "decline 12", "No, because we lack staff.", "explain 12", "We pay for it.")
    play.command(me, "new")
    play.tell(me, play.draft().name, "stop")
    play.words(me, "status CalFresh")
    in_forms = Play().drafting()
    in_forms.hear(me, Filled(Act("section", THE_DRAFT), {"purpose_scope": "All our clients"}))
    in_forms.words(me, "edit 12 legal_authority_recipient")
    in_forms.press(me, "Use a form")
    mailed = Play()
    mailed.answers["ask:contact"] = "desk@example.org"
    mailed.submitted()
    mailed.tell(mailed.analyst, "withdraw", "yes")
    by_provider = Play()
    by_provider.command(by_provider.contact, "new")
    by_provider.tell(
        by_provider.contact,
        "we hold data",
        "Wages",
        "no",
        "no",
        "wage",
        "no",
        "CDSS",
        "Research",
        "no",
        "d@example.org",
        "send",
        "resume",
    )


@pytest.mark.parametrize("name", sorted(NOT_ON_THE_WAY))
def test_a_refusal_off_the_way_has_its_words(name: str) -> None:
    play = Play().submitted()
    in_budget(composed(name, {"a": play.draft(), "party": play.draft().parties[1], "typed": ""}, THE_DRAFT))


def test_an_alert_of_a_question_lists_the_words_to_type() -> None:
    play = Play()
    play.command(play.analyst, "new")
    play.play_until("ask:public")
    assert play.inboxes[play.analyst.id][-1].message.text.endswith("Type: Yes, No or I don't know.")


def test_every_question_has_a_block_of_its_own_kind() -> None:
    play = Play().submitted()
    for known in play.asked.values():
        ping = next(one for inbox in play.inboxes.values() for one in inbox if one.key == known.message)
        assert ping.message.block.startswith(("field:", "ask:"))
        if known.slot is not None:
            assert ping.message.block == f"field:{known.slot.field}"


def test_a_card_says_the_same_in_its_alert() -> None:
    play = Play().submitted()
    message = play.command(play.analyst, "status 12").message
    assert message is not None
    assert "Step 4 of 8" in message.text
    assert "their turn since Tue, Jan 5, 2027" in message.text
    heads = [part.text for part in message.parts if isinstance(part, Header)]
    assert heads == [play.draft().name]
    assert acts_of(message)
    assert plain(next(part.text for part in message.parts if isinstance(part, Say))).startswith("Step 4 of 8")
    assert play.draft().state is State.SUBMITTED
    assert play.draft().id == THE_DRAFT
    assert at("EDD").short == "EDD"


def remarks_of_the_form() -> list[tuple[str, Field, Remark]]:
    """One remark of every check, with something typed in it where the check quotes the answer."""
    form = BUCP_3
    made = []
    for field in (*form.fields, *form.element_columns):
        for check in field.checks:
            says, cure = (text.replace("{found}", "some words") for text in (check.says, check.cure))
            made.append((f"{field.key}-{check.name}", field, Remark(check.name, check.level, says, cure)))
    return made


@pytest.mark.parametrize(("name", "field", "remark"), remarks_of_the_form())
def test_every_remark_reads_as_plain_words(name: str, field: Field, remark: Remark) -> None:
    for template, facts in (
        ("draft/remark", {"remark": remark}),
        ("draft/changed", {"remark": remark}),
        ("draft/misread", {"why": remark.says, "cure": remark.cure}),
    ):
        message = composed(template, {"field": field, **facts}, THE_DRAFT, 1)
        in_budget(message)
        words = " ".join(span.text for span in spans(message) if not span.code) + message.text.replace("keep", "")
        assert not re.search(r"`|</?[a-z]+>|[{}]|&[a-z]+;", words), (name, words)


@pytest.mark.parametrize("typed", ["idk", "n/a", "?", "purple", "soon", "maybe", "2 and blue", "x" * 300])
def test_every_reader_says_what_it_could_not_read_in_plain_words(typed: str) -> None:
    for field in BUCP_3.asked():
        if field.kind is Kind.ELEMENTS:
            continue
        found = read(field, typed, date(2027, 1, 5))
        if isinstance(found, Misread):
            assert "`" not in found.why + found.try_, field.key
