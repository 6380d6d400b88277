"""Mail over real SMTP."""

import asyncio
import smtplib
import ssl
import subprocess
from pathlib import Path

import pytest

from conversations.message import Mail, Message, Say, Span
from handlers.email import SmtpPost
from handlers.email.address import belongs_to_state, envelope
from handlers.email.server import Server
from handlers.ports import File, Later, Never
from tests.edges.mailbox import Mailbox, served

MAIL = Mail("BUCP-2027-0012", Message("ping", "EDD took it.", (Say((Span("EDD took it."),)),)))
SENDER = "BUCP assistant <bot@example.org>"


def post(port: int, *, production: bool = False, scheme: str = "smtp", login: str = "") -> SmtpPost:
    return SmtpPost(f"{scheme}://{login}127.0.0.1:{port}", SENDER, production)


async def send(through: SmtpPost, to: str = "contact@example.org", key: str = "sent:12:1") -> str:
    return (await through.send(to, key, MAIL, (), {})).message


async def test_a_mail_arrives_and_its_id_comes_back() -> None:
    box = Mailbox()
    async with served(box) as port:
        draft = File("draft.html", "Draft", "text/html; charset=utf-8", b"<p>draft")
        at = await post(port).send("Contact@Example.ORG", "sent:12:1", MAIL, (draft,), {})
        again = await send(post(port))
    (to, mail), _ = box.mails
    assert to == ["Contact@example.org"]
    assert mail["From"] == SENDER
    assert at.message == mail["Message-ID"] == again
    assert [part.get_filename() for part in mail.iter_attachments()] == ["draft.html"]


@pytest.mark.parametrize(
    "address",
    [
        "a@ca.gov", "a@CA.GOV", "a@edd.ca.gov", "a@x.y.Ca.Gov", "a@edd.ca.gov.", " a@edd.ca.gov ", "a@edd．ca．gov",
        "a@edd。ca。gov", "a@ｃa.gov", "a%edd.ca.gov@example.org", "edd.ca.gov!a@example.org", "a@edd.ca.gov..",
    ],
)  # fmt: skip
async def test_a_trial_writes_nothing_to_the_state(address: str) -> None:
    box = Mailbox()
    async with served(box) as port:
        with pytest.raises(Never, match=r"trial installation|not an e-mail address"):
            await send(post(port), address)
    assert box.mails == []


async def test_in_production_the_state_is_written_to() -> None:
    box = Mailbox()
    async with served(box) as port:
        await send(post(port, production=True), "contact@edd.ca.gov")
    assert box.mails[0][0] == ["contact@edd.ca.gov"]


@pytest.mark.parametrize("address", ["a@notca.gov", "a@ca.gov.example.org", "ca.gov@example.org", "a@ca-gov.org"])
def test_other_addresses_are_not_the_states(address: str) -> None:
    assert belongs_to_state(envelope(address)) == (address == "ca.gov@example.org")


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@", "@b.org", "a@b@c.org", "a@b.org,c@ca.gov", "a@b.org\r\nRCPT TO:<c@ca.gov>", '"a b"@c.org',
     "<a@b.org>", "@ca.gov:a@b.org", "a@[127.0.0.1]", "a@b..org", "a@" + "b" * 300 + ".org"],
)  # fmt: skip
async def test_what_is_no_address_is_never_tried(address: str) -> None:
    with pytest.raises(Never, match="not an e-mail address"):
        await send(SmtpPost("smtp://127.0.0.1:1", SENDER, production=True), address)


@pytest.mark.parametrize("answer", ["550 5.1.1 no such person", "553 no"])
async def test_a_refused_recipient_is_never_tried_again(answer: str) -> None:
    box = Mailbox()
    box.refuse["contact@example.org"] = answer
    async with served(box) as port:
        with pytest.raises(Never, match=f"answer {answer[:3]}") as caught:
            await send(post(port))
    assert "such person" not in str(caught.value)


async def test_a_refused_mail_is_never_tried_again() -> None:
    box = Mailbox()
    box.at_data = "552 too large"
    async with served(box) as port:
        with pytest.raises(Never, match="answer 552"):
            await send(post(port))


async def test_a_server_that_is_busy_is_tried_again() -> None:
    box = Mailbox()
    box.refuse["contact@example.org"] = "450 4.2.0 greylisted"
    async with served(box) as port:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            await send(post(port))
        box.refuse.clear()
        box.at_data = "451 local error"
        with pytest.raises(smtplib.SMTPDataError):
            await send(post(port))


async def test_a_server_that_is_away_is_tried_again() -> None:
    with pytest.raises(OSError, match="refused"):
        await send(SmtpPost("smtp://127.0.0.1:1", SENDER, production=False))


async def test_letters_that_the_server_cannot_take() -> None:
    async with served(Mailbox()) as port:
        with pytest.raises(Never, match="such letters"):
            await send(post(port), "jösé@example.org")


async def test_too_many_at_once_come_back_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.email.post.PATIENCE", 0.05)
    box = Mailbox()
    box.pause = 0.4
    async with served(box) as port:
        through = post(port)
        outcomes = await asyncio.gather(
            *(send(through, key=f"k{number}") for number in range(6)), return_exceptions=True
        )
        assert [type(outcome) for outcome in outcomes].count(Later) == 2
        box.pause = 0.0
        await send(through)  # connections come back
    assert len(box.mails) == 5


async def test_who_stops_waiting_leaves_no_connection_taken() -> None:
    box = Mailbox()
    box.pause = 0.3
    async with served(box) as port:
        through = post(port)
        for number in range(4):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await send(through, key=f"k{number}")
        box.pause = 0.0
        await send(through, key="last")
        await asyncio.sleep(0.4)
    assert len(box.mails) == 5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine and its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    both = folder / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return both


def encrypting(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
async def test_mail_travels_encrypted(scheme: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = encrypting(certificate)
    box = Mailbox()
    options = {"tls": context} if scheme == "smtps" else {"starttls": context}
    async with served(box, **options) as port:
        with pytest.raises(ssl.SSLCertVerificationError):
            await send(post(port, scheme=scheme))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        await send(post(port, scheme=scheme))
    assert len(box.mails) == 1


async def test_a_login_is_used(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    box = Mailbox()
    box.users[b"bot@example.org"] = b"p:ss/word"
    async with served(box, starttls=encrypting(certificate)) as port:
        await send(post(port, scheme="smtp+starttls", login="bot%40example.org:p%3Ass%2Fword@"))
        with pytest.raises(smtplib.SMTPAuthenticationError):
            await send(post(port, scheme="smtp+starttls", login="bot%40example.org:wrong@"))
    assert len(box.mails) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 25, "none")),
        ("smtps://a:b%40c@mail.example.org", Server("mail.example.org", 465, "tls", "a", "b@c")),
        ("smtp+starttls://mail.example.org:2525", Server("mail.example.org", 2525, "starttls")),
    ],
)
def test_the_servers_address(url: str, expected: Server) -> None:
    assert Server.parse(url) == expected
    assert "b@c" not in repr(expected)


@pytest.mark.parametrize("url", ["", "mail.example.org:25", "http://x", "smtp://", "smtp://x:99999", "smtp://x:y"])
def test_a_wrong_address_is_said_plainly(url: str) -> None:
    with pytest.raises(ValueError, match="The mail server's"):
        Server.parse(url)


@pytest.mark.parametrize("sender", ["", "nobody", "a@b.org, c@d.org"])
def test_a_wrong_sender_is_said_plainly(sender: str) -> None:
    with pytest.raises(ValueError, match="sender of mails"):
        SmtpPost("smtp://127.0.0.1:1", sender, production=False)
