"""Yes and no, in many words."""

from conversations.form.model import Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.readers.shrugs import Shrug, shrug
from conversations.form.values import YesNo
from conversations.form.words import plain
from conversations.yesno import NO, YES, begins_with, says_both

_UNSURE = (
    r"maybe|perhaps|probably|possibly|not really|not sure|not exactly|not necessarily|not quite|not entirely|kind of|"
    r"sort of|partly|partially|in part|depends|it depends|sometimes|i think|i don't think|i do not think|i doubt|"
    r"i guess|i believe|i suppose|might|could be|"
    r"yes and no|yes or no|yes/no|y/n|likely|unlikely|hopefully|usually|mostly|rarely|no idea|no clue|no problem|"
    r"no worries|yes\?|no\?|as needed|if needed|should be|supposedly|hardly|doubtful|not yet"
)

_BOTH = Misread("I read both a yes and a no.", "Type one of them; a reason may follow.")


def read_yes_no(field: Field, text: str) -> Reading:
    """A yes or a no at the beginning; what follows is kept as a note."""
    said = " ".join(text.replace("’", "'").split()).strip(" *_~\"'([")
    unsure = Misread("I need a clear yes or no.", f"Type yes or no. {field.good_hint}")
    if begins_with(_UNSURE).match(said) or (shrug(text) is Shrug.UNKNOWN):
        return Misread(
            "I couldn't read a yes or a no in that.", "Type yes or no. If you don't know, 'later' keeps it open."
        )
    if says_both(text):
        return _BOTH
    match = begins_with(NO).match(said)
    if match and plain(said) in {"nothing", "none", "n/a", "na", "-"} and field.key == "undisputed_acknowledgement":
        return unsure
    yes = begins_with(YES).match(said) if not match else None
    if shrug(text) is Shrug.NOTHING and not match:
        return unsure
    lead = match or yes
    if lead is None:
        return Misread(f'I couldn\'t read a yes or a no in "{_short(text)}".', "Type yes or no; a reason may follow.")
    note = _note(said[lead.end() :], text, lead.group(0).lower())
    if begins_with("no|nope|nah" if yes else "yes|yep|yeah").match(note) and not note.lower().startswith("no "):
        return _BOTH
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
