"""Mail, handed to a real server."""

import asyncio
import smtplib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import formataddr, getaddresses

from conversations.ids import PersonId
from conversations.message import Mail
from handlers.email.address import belongs_to_state, envelope
from handlers.email.letter import letter, one_line
from handlers.email.server import Server
from handlers.ports import File, Known, Later, Never, Reference

TIMEOUT = 10.0
"""Seconds for each step with the server."""
HAND_OVER_BY = 9.0
"""Seconds after which a mail is not handed over any more: by then the relay holds the try for failed."""
AT_ONCE = 4
"""Connections at the same time."""
PATIENCE = 3.0
"""Seconds that a mail waits for a free connection before it goes back into the outbox."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SmtpPost:
    """Fulfils `handlers.ports.Post`. With `production` off nothing goes to ca.gov.

    `url` as in `Server.parse`, `sender` an address or `Name <address>`. Raises ValueError for either in plain words.
    """

    def __init__(self, url: str, sender: str, production: bool, *, now: Callable[[], datetime] = _utc_now) -> None:
        self._server = Server.parse(url)
        try:
            ((name, address),) = getaddresses([one_line(sender)])
            self._sender = envelope(address)
        except ValueError as unfit:
            raise ValueError(f"The sender of mails must be one mail address, not {sender!r}.") from unfit
        self._from = formataddr((name, self._sender))
        self._production = production
        self._now = now
        self._free = asyncio.Semaphore(AT_ONCE)

    async def send(
        self, to: str, key: str, mail: Mail, files: tuple[File, ...], people: Mapping[PersonId, Known]
    ) -> Reference:
        """Hands one mail over. Raises Never when this address cannot be reached, Later when all connections are busy;
        OSError and smtplib.SMTPException pass: the next try may succeed."""
        address = self._permitted(to)
        made = letter(to=address, sender=self._from, key=key, mail=mail, files=files, people=people, now=self._now())
        try:
            async with asyncio.timeout(PATIENCE):
                await self._free.acquire()
        except TimeoutError as busy:
            raise Later(PATIENCE) from busy
        handing = asyncio.ensure_future(asyncio.to_thread(self._hand_over, address, made, time.monotonic()))
        handing.add_done_callback(self._handed)
        await asyncio.shield(handing)  # a thread cannot be called back: its connection is taken until it ends
        return Reference(address, str(made["Message-ID"]))

    def _permitted(self, to: str) -> str:
        try:
            address = envelope(to)
        except ValueError as unfit:
            raise Never("that is not an e-mail address I can write to") from unfit
        if not self._production and belongs_to_state(address):
            raise Never("this is a trial installation, and those write no e-mail to ca.gov addresses")
        return address

    def _handed(self, handing: "asyncio.Future[None]") -> None:
        self._free.release()
        if not handing.cancelled():
            handing.exception()  # seen here as well, for when nobody waits any more

    def _hand_over(self, address: str, made: EmailMessage, begun: float) -> None:
        smtp = self._server.connect(self._sender.rpartition("@")[2], TIMEOUT)
        try:
            smtp.ehlo_or_helo_if_needed()
            if time.monotonic() - begun > HAND_OVER_BY:
                raise TimeoutError("the mail server was too slow")
            _handed_over(smtp, self._sender, address, made)
            with suppress(OSError, smtplib.SMTPException):  # the mail is theirs now, whatever becomes of the goodbye
                smtp.quit()
        finally:
            smtp.close()


def _handed_over(smtp: smtplib.SMTP, sender: str, address: str, made: EmailMessage) -> None:
    try:
        smtp.send_message(made, sender, [address])
    except smtplib.SMTPRecipientsRefused as refused:
        code, _ = refused.recipients[address]
        if code >= 500:
            raise Never(f"its mail server does not take mail for this address (answer {code})") from refused
        raise
    except smtplib.SMTPDataError as refused:
        if refused.smtp_code >= 500:
            raise Never(f"its mail server did not take this mail (answer {refused.smtp_code})") from refused
        raise
    except smtplib.SMTPNotSupportedError as unfit:
        raise Never("our mail server cannot write to an address with such letters") from unfit
