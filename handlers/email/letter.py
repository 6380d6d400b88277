"""A neutral mail -> one that can travel: headers, a text part that stands alone, an HTML part, attachments."""

import hashlib
import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from conversations.message import Mail
from handlers.email.page import page
from handlers.email.words import People, plain
from handlers.ports import File

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST_SUBJECT = 200


def message_id(key: str, domain: str) -> str:
    """The Message-ID for a key: the same at every try, so that a mail program shows a repeated mail once."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def one_line(text: str) -> str:
    """Text for a header: no line ends or control characters, since behind one a further header could begin."""
    return _UNPRINTABLE.sub(" ", text).strip()


def letter(
    *, to: str, sender: str, key: str, mail: Mail, files: tuple[File, ...], people: People, now: datetime
) -> EmailMessage:
    """The mail to hand over. `to` is an address as `address.envelope` gives it, `sender` the From line, checked when
    the program started; `now` is aware."""
    subject = one_line(mail.subject)[:_LONGEST_SUBJECT] or "A message about your agreement"
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = to
    if mail.reply_to:
        made["Reply-To"] = one_line(mail.reply_to)
    made["Subject"] = subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = message_id(key, sender.rpartition("@")[2].rstrip(">"))
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers to a program
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(plain(mail.message, people), cte="quoted-printable")
    made.add_alternative(page(subject, mail.message, people), subtype="html", cte="quoted-printable")
    for file in files:
        _attach(made, file)
    return made


def _attach(made: EmailMessage, file: File) -> None:
    kind, _, rest = file.kind.partition(";")
    main, _, sub = kind.strip().partition("/")
    charset = {"charset": "utf-8"} if "utf-8" in rest.lower() or main == "text" else {}
    made.add_attachment(
        file.content,
        maintype=main or "application",
        subtype=sub or "octet-stream",
        filename=_NOT_IN_NAMES.sub("-", one_line(file.name)) or "document",
        params=charset,
    )
