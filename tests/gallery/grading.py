"""The school grade (Flesch-Kincaid) of what a message says; names, quotes and citations count as one short word."""

import re

import textstat  # type: ignore[import-untyped] # it has no types

from conversations.message import Form, Header, Mail, Quote, Say
from conversations.wording.markup import plain
from tests.gallery.entries import Entry

FEWEST_WORDS = 20
QUOTES_OF_OURS = frozenset({"draft/example", "parties/ask_caldata", "ask/send", "ask/words"})
"""Where a quote shows our words, not somebody's."""
_SHORT = "Pat"
_CITED = re.compile(
    r"BUCP-\d{4}-\d+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|\b[\w-]+\.(?:ca\.)?gov\b"
    r"|\b(?:IDEA|GC|WIC|UIC|FTB|FAQ|SAM|SIMM|BUCP v3)[ ,§]*\d[\w.()-]*"
    r"|\b(?:(?:Civil|Penal|Health and Safety|Welfare and Institutions|Government|Gov\.?|Unemployment Insurance|Labor|"
    r"Vehicle|Education|Insurance|Public Resources) Code|\d+ (?:CFR|U\.?S\.?C\.?))[ ,§]*(?:sections? )?[\d.()a-z]*"
    r"|@Pat\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [A-Z][a-z]{2} \d+, \d{4}(?:, \d+:\d\d [AP]M Pacific)?"
)


def words_of(entry: Entry) -> str:
    """All that is said, a sentence at least for each line; what people wrote and what can be pressed left out."""
    return _plainly("\n".join(_lines(entry)))


def alert_of(entry: Entry) -> str:
    """The text that stands alone."""
    return _plainly(entry.message.text)


def _lines(entry: Entry) -> list[str]:
    shown = entry.shown
    if isinstance(shown, Form):
        hints = [words for one in shown.inputs for words in (one.label, one.hint)]
        return [shown.title, plain(shown.intro), *hints]
    subject = [shown.subject] if isinstance(shown, Mail) else []
    parts = entry.message.parts
    quoted = Quote if entry.template in QUOTES_OF_OURS else Header
    return subject + [
        plain(part.text) if isinstance(part, Say) else part.text
        for part in parts
        if isinstance(part, Header | Say | quoted)
    ]


def _plainly(text: str) -> str:
    cited = _CITED.sub(_SHORT, text.replace("·", ".").replace("|", ","))
    lines = [line.strip() for line in cited.splitlines() if line.strip()]
    return " ".join(line if line.endswith((".", "?", "!")) else line.rstrip(":;,") + "." for line in lines)


def grade(text: str) -> float:
    """Years of school that it takes to read this."""
    return float(textstat.flesch_kincaid_grade(text))


def long_enough(text: str) -> bool:
    """Whether a grade says anything about it."""
    return len(text.split()) >= FEWEST_WORDS
