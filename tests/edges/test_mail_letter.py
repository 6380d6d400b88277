"""What a mail looks like before it travels."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from conversations.acts import Act
from conversations.ids import PersonId
from conversations.message import (
    Actions,
    Button,
    Divider,
    Header,
    Mail,
    Message,
    Option,
    Part,
    Picker,
    Quote,
    Say,
    Span,
)
from handlers.email.letter import letter, message_id
from handlers.email.words import plain
from handlers.ports import File, Known

NOW = datetime(2027, 1, 19, 22, 10, tzinfo=UTC)
ANALYST = PersonId(7)
PEOPLE = {ANALYST: Known("Data analyst, CDSS")}


def message(*parts: Part, text: str = "CDSS asks EDD for data.") -> Message:
    return Message("ask:request", text, parts)


REQUEST = message(
    Header("CDSS asks EDD about wage data"),
    Say((Span("Are you the right person?", bold=True), Span(" "), Span("", person=ANALYST), Span(" named you."))),
    Quote("Wages of CalFresh adults\nby quarter"),
    Divider(),
    Actions(
        (
            Button("I'll take it", Act("accept"), main=True),
            Button("Read the guide", Act("guide"), url="https://example.org/guide"),
            Picker("one", "Which program", Act("program"), (Option("Wages", "1"), Option("Claims", "2"))),
            Picker("date", "A day to talk", Act("day")),
        ),
        (Button("Decline", Act("decline"), danger=True),),
    ),
)


def sent(mail: Mail, *, files: tuple[File, ...] = (), to: str = "contact@example.org", key: str = "k") -> EmailMessage:
    made = letter(
        to=to, sender="BUCP assistant <bot@example.org>", key=key, mail=mail, files=files, people=PEOPLE, now=NOW
    )
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


def test_the_text_reads_well_by_itself() -> None:
    assert plain(REQUEST, PEOPLE) == (
        "CDSS asks EDD about wage data\n\n"
        "Are you the right person? Data analyst, CDSS named you.\n\n"
        "> Wages of CalFresh adults\n> by quarter\n\n"
        "Answer this mail with “I'll take it”, “Decline”, “Wages” or “Claims”.\n\n"
        "A day to talk: answer with a date, such as Oct 1, 2027.\n\n"
        "Read the guide: https://example.org/guide\n"
    )


def test_a_message_without_parts_is_its_text() -> None:
    assert plain(message(), PEOPLE) == "CDSS asks EDD for data.\n"


def test_a_person_nobody_knows_is_a_colleague() -> None:
    assert plain(message(Say((Span("", person=PersonId(99)), Span(" took it.")))), {}) == "a colleague took it.\n"


def test_long_lines_are_wrapped_and_addresses_are_not() -> None:
    address = "https://example.org/" + "a" * 90
    lines = plain(message(Say((Span("word " * 40),)), Say((Span("Here", href=address),))), {}).splitlines()
    assert max(len(line) for line in lines if address not in line) <= 76
    assert any(address in line for line in lines)


def test_the_headers_say_who_when_and_that_a_program_wrote() -> None:
    mail = sent(Mail("BUCP-2027-0012: CDSS asks EDD about wage data", REQUEST))
    assert mail["From"] == "BUCP assistant <bot@example.org>"
    assert mail["To"] == "contact@example.org"
    assert mail["Subject"] == "BUCP-2027-0012: CDSS asks EDD about wage data"
    assert mail["Date"] == "Tue, 19 Jan 2027 22:10:00 +0000"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == message_id("k", "example.org")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_the_message_id_depends_on_the_key_alone() -> None:
    other = Mail("Another subject", message())
    assert sent(Mail("One", REQUEST))["Message-ID"] == sent(other, to="b@example.org")["Message-ID"]
    assert sent(other, key="l")["Message-ID"] != sent(other, key="k")["Message-ID"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x00", "\u2028", "\x85"])
def test_a_name_cannot_add_a_header(end: str) -> None:
    mail = sent(Mail(f"CalFresh{end}Bcc: everybody@example.org{end}{end}<script>", REQUEST))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "CalFresh Bcc: everybody@example.org <script>"


@given(st.text(max_size=300))
def test_any_subject_is_one_header(subject: str) -> None:
    try:
        subject.encode()
    except UnicodeEncodeError:
        return
    mail = sent(Mail(subject, message()))
    assert "\n" not in mail["Subject"]
    assert {name.lower() for name in mail} <= {
        "from", "to", "subject", "date", "message-id", "auto-submitted", "x-auto-response-suppress", "mime-version",
        "content-type",
    }  # fmt: skip


HOSTILE = """</p><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }} & "quotes" 'single'"""


def test_what_people_typed_stays_text() -> None:
    mail = Mail(
        HOSTILE,
        message(
            Header(HOSTILE),
            Say((Span(HOSTILE, bold=True), Span("a link", href="javascript:alert(3)"))),
            Quote(HOSTILE),
            Actions((Button(HOSTILE, Act("x")), Button("Bad", Act("y"), url="data:text/html,x"))),
        ),
    )
    html = body(sent(mail), "html")
    page = BeautifulSoup(html, "html.parser")
    assert not page.find_all(["script", "img", "iframe", "object", "form"])
    assert not page.find_all("a")
    assert page.find("blockquote").get_text() == HOSTILE  # type: ignore[union-attr]  # a missing one fails here too
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_the_page_is_accessible() -> None:
    page = BeautifulSoup(body(sent(Mail("CDSS asks EDD", REQUEST)), "html"), "html.parser")
    html = page.find("html")
    assert html is not None
    assert html["lang"] == "en"
    assert page.title is not None
    assert page.title.get_text() == "CDSS asks EDD"
    assert [tag.name for tag in page.find_all(["h1", "h2", "h3"])] == ["h1", "h2"]
    assert [item.get_text() for item in page.find_all("li")] == ["“I'll take it”", "“Decline”", "“Wages”", "“Claims”"]
    assert [link["href"] for link in page.find_all("a")] == ["https://example.org/guide"]
    assert not page.find_all(src=True)


def test_attachments_come_whole_under_a_harmless_name() -> None:
    content = "<!DOCTYPE html><p>é".encode()
    mail = sent(
        Mail("Draft", REQUEST), files=(File("../BUCP\r\nX: 1.html", "Draft", "text/html; charset=utf-8", content),)
    )
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "..-BUCP X- 1.html"
    assert attached.get_content_type() == "text/html"
    assert attached.get_content_charset() == "utf-8"
    assert attached.get_payload(decode=True) == content
