"""What people say in a sentence while no question is open, and which command it comes to."""

import re

from conversations.agreement.model import State
from conversations.commandlist import COMMANDS
from conversations.doing import on, run
from conversations.scene import Scene
from conversations.steps import request
from conversations.steps.asking import Then

MOST_WORDS = 9
_STATUS = re.compile(
    r"(?:so |and |ok |hi |hello |please |can you tell me |tell me )*"
    r"(?:where (?:does|do|is|are) (?:it|this|that|we|things|my \w+|the \w+)(?: stand)?(?: now)?"
    r"|what(?:'s|s| is) (?:the|my|its) (?:status|state)(?: .*)?|status(?: please| now| update)"
    r"|how far (?:is|are) (?:it|we)|whose turn is it|when (?:do|will|can|are|shall) (?:we|they) (?:\w+ )?"
    r"(?:meet|talk|meeting|talking)(?: .*)?)"
)
_WROTE = re.compile(
    r"(?:they|he|she|the contact|the provider|\S+) "
    r"(?:wrote(?: me)?(?: back)?|answered|replied|responded|mailed(?: back)?)"
    r"(?: (?:me|us|by mail|by e-?mail))?\s*[:,-]\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_REOPEN = re.compile(r"(?:please )?re-?open(?: it| this)?(?:[,.: ].*)?", re.IGNORECASE | re.DOTALL)


def heard(scene: Scene, text: str) -> Then | None:
    """Do what a sentence plainly asks for; None for other words."""
    a, words = scene.focus, " ".join(text.casefold().replace("’", "'").strip(" .!?").split())
    if len(words.split()) <= MOST_WORDS and _STATUS.fullmatch(words):
        return run(scene, COMMANDS["status"], "")
    if a is None:
        return None
    link = request.answered_by_mail(scene, a)
    if link is not None and (wrote := _WROTE.fullmatch(text.strip())):
        return request.begin_mailed(scene, a, link, wrote["words"].strip())
    if a.state is State.NOT_IDEA and _REOPEN.fullmatch(text.strip()) and " " in text.strip():
        return on(scene, "reopen", a)
    return None
