"""A mail inbox that a real SMTP client can send to."""

import asyncio
import base64
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.faults import Faults
from sandbox.shapes import Json
from sandbox.signals import Change, Signals
from sandbox.store import Store
from sandbox.world import Shelf, World

MAX_BYTES = 35_000_000


@dataclass(frozen=True)
class RawMail:
    """A mail as it came over the wire (base64, to be kept as JSON)."""

    id: str
    number: int
    sender: str
    recipients: list[str]
    raw: str
    received: float
    seen: bool = False

    @property
    def key(self) -> str:
        """Unique in this inbox."""
        return self.id


@dataclass(frozen=True)
class Attachment:
    """A file in a mail."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """A mail as one reads it. `sender` and `recipients` are the envelope's, the rest stands in the mail."""

    id: str
    sender: str
    recipients: list[str]
    from_: str
    to: list[str]
    subject: str
    date: str
    message_id: str
    reply_to: str
    text: str
    html: str
    received: float
    unread: bool = True
    attachments: list[Attachment] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> Json:
        """The mail without the bytes of its attachments."""
        shown = {key: value for key, value in asdict(self).items() if key not in ("from_", "attachments")}
        listed = [
            {"n": place, "name": one.name, "type": one.type, "size": len(one.content)}
            for place, one in enumerate(self.attachments)
        ]
        date = self.date or datetime.fromtimestamp(self.received, UTC).isoformat()
        return {**shown, "date": date, "from": self.from_, "attachments": listed}


class Inbox:
    """All mail that has come in, oldest first."""

    def __init__(self, store: Store, world: World, signals: Signals, faults: Faults) -> None:
        self._kept = Shelf(RawMail, store)
        self._world = world
        self._signals = signals
        self._faults = faults
        self._read = {raw.id: read(raw) for raw in sorted(self._kept.values(), key=lambda raw: raw.number)}

    @property
    def mails(self) -> list[Mail]:
        """Every mail, oldest first."""
        return list(self._read.values())

    def get(self, mail_id: str) -> Mail | None:
        """The mail with this id."""
        return self._read.get(mail_id)

    def open(self, mail_id: str) -> Mail | None:
        """The mail with this id, which counts as read from now on."""
        raw = self._kept.get(mail_id)
        if raw is not None and not raw.seen:
            self._read[raw.id] = read(self._kept.put(replace(raw, seen=True)))
            self._signals.tell(Change(mail=True))
        return self._read.get(mail_id)

    def receive(self, sender: str, recipients: list[str], content: bytes) -> Mail:
        """Keep a mail."""
        number = max((raw.number for raw in self._kept.values()), default=0) + 1
        body = base64.b64encode(content).decode("ascii")
        received = self._world.clock.now().timestamp()
        raw = self._kept.put(RawMail(f"M{number:06d}", number, sender, recipients, body, received))
        self._read[raw.id] = read(raw)
        self._signals.tell(Change(mail=True))
        return self._read[raw.id]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        """What aiosmtpd calls when a mail has been sent."""
        fault = self._faults.take_mail()
        if fault == "later":
            return "451 4.3.0 Try again later"
        if fault == "refuse":
            return "550 5.7.1 Refused"
        if fault != "drop":
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            self.receive(envelope.mail_from or "", list(envelope.rcpt_tos), content)
        return "250 2.0.0 Accepted"


async def serve(inbox: Inbox, host: str, port: int) -> asyncio.Server:
    """Take mail for the inbox at this port (0: any free one)."""
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        return SMTP(inbox, data_size_limit=MAX_BYTES, enable_SMTPUTF8=True, hostname="sandbox", loop=loop)

    return await loop.create_server(session, host, port)


def read(raw: RawMail) -> Mail:
    """A raw mail in its parts."""
    message = message_from_bytes(base64.b64decode(raw.raw), policy=modern)
    assert isinstance(message, EmailMessage)  # noqa: S101  # that is what the modern policy makes
    return Mail(
        id=raw.id,
        sender=raw.sender,
        recipients=raw.recipients,
        from_=str(message.get("From", "")),
        to=[address for _, address in getaddresses([str(one) for one in message.get_all("To", [])])],
        subject=str(message.get("Subject", "")),
        date=str(message.get("Date", "")),
        message_id=str(message.get("Message-ID", "")),
        reply_to=str(message.get("Reply-To", "")),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        received=raw.received,
        unread=not raw.seen,
        attachments=[_attachment(part) for part in message.iter_attachments()],
        headers={key: str(value) for key, value in message.items()},
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    content = part.get_content()
    return content.replace("\r\n", "\n") if isinstance(content, str) else ""


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_payload(decode=True)
    body = content if isinstance(content, bytes) else b""
    return Attachment(part.get_filename() or "attachment", part.get_content_type(), body)
