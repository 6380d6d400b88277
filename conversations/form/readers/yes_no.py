"""Yes and no, in many words."""

import re
from functools import cache

from conversations.form.model import Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.readers.shrugs import Shrug, shrug
from conversations.form.values import YesNo
from conversations.form.words import plain

_UNSURE = (
    r"maybe|perhaps|probably|possibly|not really|not sure|not exactly|not necessarily|not quite|not entirely|kind of|"
    r"sort of|partly|partially|in part|depends|it depends|sometimes|i think|i don't think|i do not think|i doubt|"
    r"i guess|i believe|i suppose|might|could be|"
    r"yes and no|yes or no|yes/no|y/n|likely|unlikely|hopefully|usually|mostly|rarely|no idea|no clue|no problem|"
    r"no worries|yes\?|no\?|as needed|if needed|should be|supposedly|hardly|doubtful|not yet"
)
_YES = (
    r"yes|yep|yeah|yea|yup|ya|y|ye|yess|true|correct|right|affirmative|absolutely|definitely|certainly|of course|sure|"
    r"indeed|ok|okay|always|they do|they are|we do|we will|it is|it does|it will|there is|there are|that's right|"
    r"that is right|i do|we are|she does|he does|si|sí|x|checked|exactly|very much|both do"
)
_NO = (
    r"no|nope|nah|n|non|nay|false|negative|never|none|nobody|no one|no-one|nothing|not at all|not|we do not|we don't|"
    r"we have no|we have none|we won't|we will not|they don't|they do not|it does not|it doesn't|it is not|it isn't|"
    r"it won't|it will not|there is no|there are no|there is none|there are none|there isn't|there aren't|i don't|"
    r"i do not|absolutely not|definitely not|certainly not|of course not|neither|no way|they are not|they aren't|"
    r"we are not|we aren't|without|zero"
)


@cache
def _starts(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?![\w'’/])", re.IGNORECASE)


def read_yes_no(field: Field, text: str) -> Reading:
    """A yes or a no at the beginning; what follows is kept as a note."""
    said = " ".join(text.replace("’", "'").split()).strip(" *_~\"'([")
    unsure = Misread("I need a clear yes or no.", f"Type yes or no. {field.good_hint}")
    if _starts(_UNSURE).match(said) or (shrug(text) is Shrug.UNKNOWN):
        return Misread(
            "I couldn't read a yes or a no in that.", "Type yes or no. If you don't know, 'later' keeps it open."
        )
    match = _starts(_NO).match(said)
    if match and plain(said) in {"nothing", "none", "n/a", "na", "-"} and field.key == "undisputed_acknowledgement":
        return unsure
    yes = _starts(_YES).match(said) if not match else None
    if shrug(text) is Shrug.NOTHING and not match:
        return unsure
    lead = match or yes
    if lead is None:
        return Misread(f'I couldn\'t read a yes or a no in "{_short(text)}".', "Type yes or no; a reason may follow.")
    note = _note(said[lead.end() :], text, lead.group(0).lower())
    if _starts("no|nope|nah" if yes else "yes|yep|yeah").match(note) and not note.lower().startswith("no "):
        return Misread("I read both a yes and a no.", "Type one of them; a reason may follow.")
    if yes and said[yes.end() :].strip().startswith("?"):
        return unsure
    return Read(YesNo(yes is not None, note), "" if len(lead.group(0)) <= 5 else ("yes" if yes else "no"))


def _note(rest: str, text: str, lead: str) -> str:
    note = rest.strip(" \t\n,.;:–—-!")
    if lead.startswith(("there", "we", "they", "it", "i ")) and note:
        return " ".join(text.split())
    if note.startswith("(") and note.endswith(")"):
        note = note[1:-1]
    return note.strip(" ,;:")


def _short(text: str, limit: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
