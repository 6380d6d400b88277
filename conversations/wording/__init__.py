"""From facts to words: every message is one template, which says all that it says and offers."""

from conversations.wording.compose import compose, compose_form, compose_mail, composed
from conversations.wording.dates import day, local, moment, short_day
from conversations.wording.markup import plain

__all__ = ["compose", "compose_form", "compose_mail", "composed", "day", "local", "moment", "plain", "short_day"]
