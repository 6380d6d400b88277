"""The mail server, as an address in the settings names it."""

import smtplib
import ssl
from dataclasses import dataclass
from typing import Literal, Self
from urllib.parse import unquote, urlsplit

Security = Literal["none", "tls", "starttls"]

_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtps": ("tls", 465),
    "smtp+starttls": ("starttls", 587),
}


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over, and how. An empty `user` means without a login."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port}, {self.security})"

    @classmethod
    def parse(cls, url: str) -> Self:
        """From `smtp://host:port`, `smtps://...` or `smtp+starttls://...`, with `user:password@` when there is a login.

        Raises ValueError with a plain sentence, without the password in it.
        """
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES:
            raise ValueError("The mail server's address must begin with smtp://, smtps:// or smtp+starttls://.")
        if not parts.hostname:
            raise ValueError("The mail server's address names no host, e.g. smtp://mail.example.org:25.")
        security, usual = _SCHEMES[parts.scheme]
        try:
            port = parts.port or usual
        except ValueError as unfit:
            raise ValueError("The mail server's port must be a number from 1 to 65535.") from unfit
        return cls(parts.hostname, port, security, unquote(parts.username or ""), unquote(parts.password or ""))

    def connect(self, called: str, timeout: float) -> smtplib.SMTP:
        """An open connection, secured and logged in. `called` is how we name ourselves: asking the system for its full
        name can hang on a name server. `timeout` in seconds holds for each step.

        Raises OSError and smtplib.SMTPException.
        """
        if self.security == "tls":
            context = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, called, timeout=timeout, context=context)
        else:
            smtp = smtplib.SMTP(self.host, self.port, called, timeout=timeout)
        try:
            self._open(smtp)
        except (OSError, smtplib.SMTPException):
            smtp.close()
            raise
        return smtp

    def _open(self, smtp: smtplib.SMTP) -> None:
        if self.security == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        if self.user:
            smtp.login(self.user, self.password)
