"""Mail by SMTP: `SmtpPost` fulfils `handlers.ports.Post`."""

from handlers.email.post import SmtpPost

__all__ = ["SmtpPost"]
