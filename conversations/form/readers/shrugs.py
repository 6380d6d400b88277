"""Answers that are none: "idk", "TBD", "n/a", "-"."""

from enum import Enum, auto

from conversations.form.words import plain, words_in

_UNKNOWN = words_in(
    (
        "idk|dunno|dk|unknown|unsure|tbd|tba|tbc|hmm|hm|um|huh|what|i don't know|don't know|do not know|i do not know|"
        "dont know|i dont know|no idea|no clue|not sure|i'm not sure|im not sure|i am not sure|not known|not yet known|"
        "not known yet|not decided|not decided yet|undecided|to be determined|to be decided|to be announced|"
        "to be confirmed|not sure yet|no idea yet|ask me later|i have no idea|unclear|need to check|have to check|"
        "will check|depends|it depends|we'll see|we will see|i'll check|who knows|pending|coming soon|"
        "not available yet|don't know yet|i don't know yet|we don't know|we do not know|we don't know yet|still open|"
        "need to ask|have to ask|i need to ask|i'd have to ask|no idea sorry|not sure sorry"
    ),
    "|",
)
_NOTHING = words_in(
    (
        "n/a|na|n.a|n / a|not applicable|none|nothing|nil|null|none known|nothing known|none at all|nothing at all|"
        "x|xx|xxx|blank|empty|no one|nobody|no-one|none yet|nothing yet|not relevant|see above|as above|ditto|"
        "test|asdf|no answer|no comment|none needed|not needed|none planned|none so far|no known|there are none|"
        "there is none|we have none|nothing special|nothing in particular|none that i know of|none i know "
        "of|none specifically"
    ),
    "|",
)


class Shrug(Enum):
    """Kinds of answers that answer nothing."""

    UNKNOWN = auto()
    NOTHING = auto()


def shrug(text: str) -> Shrug | None:
    """What kind of non-answer this is; None when it may be an answer. Only whole messages count."""
    words = plain(text) or text.strip().lower()
    words = words.strip("()[]*_~ ")
    if not words or words.strip("?") == "":
        return Shrug.UNKNOWN if "?" in text else Shrug.NOTHING
    if words.rstrip("?") in _UNKNOWN:
        return Shrug.UNKNOWN
    return Shrug.NOTHING if words in _NOTHING or not any(map(str.isalnum, words)) else None
