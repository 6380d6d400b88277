"""A question that somebody types where an answer is awaited: it is answered and not saved, and the open question is
shown again. If it was meant as the answer after all, one word saves it."""

from conversations import faq
from conversations.answers import field_of
from conversations.form.model import Kind
from conversations.glossary import asked_about
from conversations.noanswer import NoAnswer, asks_back, points_here
from conversations.scene import Scene
from conversations.steps.again import ask_again
from conversations.steps.asking import Note, Then
from conversations.steps.explained import EXPLAINED
from conversations.steps.flow import QUESTIONS
from conversations.talk import PENDING, Asked

TO_OTHERS = frozenset({"reason", "explain", "words", "mail_words", "withdraw"})
"""Questions whose answers are words to somebody else: those may well be a question."""
SAVES = frozenset({"save", "save it", "save it as my answer"})
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.TEXT_CHOICES, Kind.CITED, Kind.SOURCED)


def answered(text: str, *, free: bool = False) -> Note | None:
    """The answer to a question about a word of the field; None when the words ask about none that is known. `free`
    offers to save the words after all."""
    term = asked_about(text)
    return Note("look/term", {"term": term, "free": free}) if term is not None else None


def _from_faq(text: str, *, free: bool) -> Note | None:
    """The answer of the FAQ to what is evidently a question of it."""
    item = faq.found(text) if text.rstrip().endswith("?") and not points_here(text) else None
    return Note("look/faq", {"item": item, "counsel": faq.COUNSEL, "free": free}) if item is not None else None


def at_question(scene: Scene, asked: Asked, text: str) -> Then | None:
    """Answer it while a question is open. None when the words are no question, or were said once more to be saved."""
    outside = asked.slot is None
    if asked.name in TO_OTHERS or asked.params.get(PENDING) == text or (outside and asked.name not in EXPLAINED):
        return None
    if asked.agreement is not None and scene.visible(asked.agreement) is None:
        return None
    free = not outside or QUESTIONS[asked.name].free
    note = answered(text, free=free) or _from_faq(text, free=free)
    explains = outside and NoAnswer.QUESTION in QUESTIONS[asked.name].explains
    if note is None and not explains and asks_back(text, scraps=_is_text(scene, asked)):
        note = Note("look/aside", {"wants": _wants(scene, asked), "free": free})
    if note is None:
        return None
    return ask_again(scene, asked, note, **({PENDING: text} if free else {}))


def _is_text(scene: Scene, asked: Asked) -> bool:
    a = scene.visible(asked.agreement)
    return a is not None and asked.slot is not None and field_of(a, asked.slot).kind in _TEXTS


def _wants(scene: Scene, asked: Asked) -> str:
    """In a line, what the open question wants."""
    a = scene.visible(asked.agreement)
    if asked.slot is not None and a is not None:
        return field_of(a, asked.slot).help
    return EXPLAINED[asked.name].help
