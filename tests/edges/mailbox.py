"""A real SMTP server in the test's own process, that answers as a test wants it to."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Mailbox:
    """Keeps every mail. `refuse` maps an address to the answer at RCPT; `at_data` is the answer to the mail itself;
    `pause` makes that answer wait, in seconds."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.refuse: dict[str, str] = {}
        self.at_data = "250 OK"
        self.pause = 0.0
        self.users: dict[bytes, bytes] = {}
        self.encrypted: list[bool] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.refuse.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.pause)
        if not self.at_data.startswith("250"):
            return self.at_data
        mail = message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(([str(to) for to in envelope.rcpt_tos], mail))
        self.encrypted.append(session.ssl is not None)
        return self.at_data

    def log_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=self.users.get(login.login) == login.password, handled=False)


@asynccontextmanager
async def served(
    mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None
) -> AsyncIterator[int]:
    """The mailbox behind a port of this machine. With `mailbox.users` a login is asked for, behind
    STARTTLS."""
    protocol = partial(
        SMTP,
        mailbox,
        hostname="mail.example.org",
        tls_context=starttls,
        require_starttls=starttls is not None,
        authenticator=mailbox.log_in,
        auth_required=bool(mailbox.users),
        enable_SMTPUTF8=False,
    )
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    try:
        port: int = server.sockets[0].getsockname()[1]
        yield port
    finally:
        server.close()
        await server.wait_closed()
