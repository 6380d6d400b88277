"""Questions outside the form: how they are put, and how an answer is matched to what was offered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

from conversations.agreement.model import Agreement
from conversations.ids import AgreementId
from conversations.message import Message
from conversations.noanswer import NoAnswer, simple
from conversations.scene import Scene
from conversations.talk import PENDING, Asked
from conversations.wording import composed
from conversations.yesno import Means, means


class Then(Enum):
    """What comes after an answer: the next question is derived, or the step has said what there was to say. Settled
    means that the question has its answer, and then the next one is derived."""

    GO_ON = auto()
    WAIT = auto()
    SETTLED = auto()


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: the words as typed, and the option that was pressed or that the words stand for (else empty)."""

    text: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen; `label` stands on the button, `also` are other words for it.

    `means` tells that it is the yes, the no or the doubt of its question: then all words for that choose it.
    """

    key: str
    label: str
    also: tuple[str, ...] = ()
    means: Means | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What is said in the same message before a question is put again: a template and its facts."""

    template: str
    facts: Mapping[str, object]

    def before(self, question: Message, asked: Asked) -> Message:
        """The question below the note; the note's buttons belong to the question."""
        return question.after(composed(self.template, self.facts, asked.agreement, asked.number))


Hear = Callable[[Scene, Asked, Heard], Then]
Offer = Callable[[Scene, Asked], tuple[Option, ...]]
Tell = Callable[[Scene, Asked], Mapping[str, object]]


def nothing_offered(_: Scene, __: Asked) -> tuple[Option, ...]:
    return ()


def nothing_told(_: Scene, __: Asked) -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Question:
    """A question outside the form. Its words are `templates/ask/<name>`; `label` stands before the answer once there
    is one.

    `options` are what may be chosen, by button or by typing; `free` tells that any other words are an answer too.
    `takes` are words of control that answer it. What `help` says of it stands in `conversations.steps.explained`; to
    words of the kinds in `explains`, which answer nothing, that is said and the question is put again.
    """

    name: str
    label: str
    hear: Hear
    options: Offer = nothing_offered
    facts: Tell = nothing_told
    free: bool = True
    takes: frozenset[str] = field(default_factory=frozenset)
    explains: frozenset[NoAnswer] = field(default_factory=frozenset)


def offered(*options: Option) -> Offer:
    """The same options every time."""
    return lambda _scene, _asked: options


def put(
    scene: Scene,
    question: Question,
    agreement: AgreementId | None = None,
    note: Note | None = None,
    /,
    **params: str,
) -> Then:
    """Ask it now, below a note where there is one."""
    asked = scene.next_question(question.name, agreement, params=params)
    current = scene.visible(agreement)
    facts = {
        "a": current,
        "me": scene.me,
        "asked_with": asked.params,
        "options": question.options(scene, asked),
        **question.facts(scene, asked),
    }
    message = composed(f"ask/{question.name}", facts, agreement, asked.number)
    scene.ask(asked, note.before(message, asked) if note else message)
    return Then.WAIT


def without_pending(asked: Asked) -> dict[str, str]:
    """What a question was put with, besides words that waited."""
    return {key: value for key, value in asked.params.items() if key != PENDING}


def matched(text: str, options: tuple[Option, ...]) -> str:
    """The option that typed words stand for: by number, label, part of a label that only one has, or other words."""
    words = simple(text)
    if not words:
        return ""
    if words.isdecimal() and 1 <= int(words) <= len(options):
        return options[int(words) - 1].key
    asks = text.rstrip().endswith("?")  # "yes?" is no yes
    named = [option for option in options if not (asks and option.means in (Means.YES, Means.NO))]
    for option in named:
        if words in {simple(option.label), option.key, *(simple(one) for one in option.also)}:
            return option.key
    parts = [option.key for option in named if len(words) > 1 and simple(option.label).startswith(words)]
    return parts[0] if len(parts) == 1 else _meant(text, options)


_LEANING = {Means.LEANS_YES: Means.YES, Means.LEANS_NO: Means.NO}


def _meant(text: str, options: tuple[Option, ...]) -> str:
    """The option that words of yes, no or doubt stand for. Where doubt can be said, a leaning counts, and a reason may
    follow unless there is something else to choose. Elsewhere a choice is done at once, so it must be plain."""
    by_meaning = {option.means: option.key for option in options if option.means is not None}
    doubts = Means.UNSURE in by_meaning
    found = means(text, reasons=doubts and None not in {option.means for option in options}) if by_meaning else None
    if found in _LEANING and doubts:
        found = _LEANING[found]
    return by_meaning.get(found, "") if found is not None else ""


def required(scene: Scene, asked: Asked) -> Agreement:
    """The agreement that a question is about. Raises KeyError when this person may not see it (any more)."""
    found = scene.visible(asked.agreement)
    if found is None:
        raise KeyError(asked.agreement)
    return found
