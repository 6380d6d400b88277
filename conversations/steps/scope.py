"""Step 1: does IDEA apply? Five questions at most; "I don't know" is an answer to each."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Side, State
from conversations.agreement.screening import LAWS, NO, UNKNOWN, YES, NotNeeded, Open, verdict
from conversations.agreement.screening import QUESTIONS as QUESTION_ORDER
from conversations.ids import AgreementId
from conversations.noanswer import ANY, TALK, UNKNOWN_WORDS, NoAnswer
from conversations.scene import Scene
from conversations.steps.asking import Heard, Option, Question, Then, matched, offered, put, required
from conversations.steps.law import laws_in
from conversations.steps.naming import NO_NAME, name_from
from conversations.talk import Asked
from conversations.yesno import Means

UNSURE_WORDS = ("?", *sorted(UNKNOWN_WORDS - {"skip", "later", "help me"}))

YES_NO_UNSURE = (
    Option(YES, "Yes", means=Means.YES),
    Option(NO, "No", means=Means.NO),
    Option(UNKNOWN, "I don't know", UNSURE_WORDS, Means.UNSURE),
)


def begin(scene: Scene, side: Side) -> AgreementId:
    """A new enquiry, which is in focus from now on. It gets its name from the first answer."""
    return scene.start(c.StartEnquiry(NO_NAME, side))


def next_question(scene: Scene, a: Agreement) -> Then:
    match verdict(a.screening):
        case Open(question):
            return put(scene, BY_NAME[question], a.id)
        case _:
            refusal = scene.do(a.id, c.Conclude())
            if refusal is not None:
                scene.refuse(refusal, a.id)
                return Then.WAIT
            return _told(scene, scene.agreement(a.id))


def _told(scene: Scene, a: Agreement) -> Then:
    result = verdict(a.screening)
    if isinstance(result, NotNeeded):
        tell_not_needed(scene, a)
        return Then.WAIT
    return Then.GO_ON


REVISED = (*QUESTION_ORDER, "points_to_people")


def revised(a: Agreement, name: str) -> tuple[Question, str]:
    """The question behind an earlier answer, and the answer as it stands."""
    question = BY_NAME.get(name, PUBLIC)
    answer = a.screening.get(question.name, "")
    if question is LAW:
        return LAW, "; ".join(LAWS[law] for law in answer.split(",") if law)
    options = {"public": YES_NO_UNSURE, "shareable": YES_NO_UNSURE, "other_agreement": AGREEMENT_OPTIONS}
    labels = {one.key: one.label for one in options.get(question.name, ())}
    return question, labels.get(answer, answer)


def before(asked: Asked) -> str:
    """Which question of step 1 comes before this one; empty where none does."""
    if asked.name in ("points_to_people", "other_side"):
        return "public" if asked.name == "points_to_people" else "other_agreement"
    place = QUESTION_ORDER.index(asked.name) if asked.name in QUESTION_ORDER else 0
    return QUESTION_ORDER[place - 1] if place else ""


def tell_not_needed(scene: Scene, a: Agreement) -> None:
    scene.say("scope/not_needed", a.id, a=a, reason=a.outcome, data=a.screening.get("data", ""))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of step 1 for people: the question's `name`, its label, and what was said."""

    name: str
    label: str
    said: str


def show_answers(scene: Scene, a: Agreement) -> None:
    """The answers of step 1, each to be changed; looking changes nothing."""
    found = [(name, *revised(a, name)) for name in QUESTION_ORDER if name in a.screening]
    scene.reply("scope/answers", a.id, rows=[Given(name, question.label, said) for name, question, said in found])


def _answer(scene: Scene, asked: Asked, question: str, answer: str, text: str) -> None:
    """An answer that is changed opens step 1 again; one that comes too late, after a colleague's, does not."""
    a = required(scene, asked)
    if a.state is not State.SCOPE and asked.params.get("now"):
        _open_again(scene, a, question)
    refusal = scene.do(a.id, c.Screen(question, answer, text))
    if refusal is not None:
        scene.refuse(refusal, a.id)


def _open_again(scene: Scene, a: Agreement, question: str) -> None:
    """Step 1 is over, and one of its answers is changed: it is open again, with the other answers as they were."""
    scene.do(a.id, c.Reopen())
    for other, answer in a.screening.items():
        if other != question:
            scene.do(a.id, c.Screen(other, answer))


def _data(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "flip":
        scene.do(a.id, c.ChooseSide(a.started_side.other))
        return put(scene, DATA, a.id)
    first = a.screening.get("data", "")
    _answer(scene, asked, "data", heard.text.strip(), heard.text)
    name = name_from(heard.text)
    if a.name in (NO_NAME, name_from(first)) and a.name != name:
        scene.do(a.id, c.Rename(name))
        scene.say("scope/named", a.id, name=name)
    return Then.GO_ON


def _flip(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    a = required(scene, asked)
    if a.state is not State.SCOPE:
        return ()
    recipient = a.started_side is Side.RECIPIENT
    label = "We hold the data" if recipient else "We need the data"
    return (Option("flip", label, ("we hold data", "provider", "recipient", "we have the data")),)


def _data_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"provides": required(scene, asked).started_side is Side.PROVIDER}


def _public(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == UNKNOWN:
        return put(scene, POINTS, a.id, now=asked.params.get("now", ""))
    _answer(scene, asked, "public", heard.option, heard.text)
    return Then.GO_ON


def _points(scene: Scene, asked: Asked, heard: Heard) -> Then:
    """Data that point to single people or firms are most often not public; counsel decides, so it stays open."""
    a = required(scene, asked)
    if heard.option == "ask":
        scene.say("scope/help_public", a.id, a=a)
        return put(scene, POINTS, a.id, **asked.params)
    answer = NO if heard.option == YES else UNKNOWN
    _answer(scene, asked, "public", answer, heard.text)
    return Then.GO_ON


def _shareable(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    _answer(scene, asked, "shareable", heard.option, heard.text)
    if heard.option == UNKNOWN:
        scene.say("scope/help_shareable", a.id, a=a)
    return Then.GO_ON


def _law(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    chosen = heard.option or _several(heard.text)
    if not chosen:
        laws = laws_in(heard.text)
        chosen = ",".join(laws)
        known = [LAWS[law] for law in laws if law != "other"]
        scene.say("scope/law_taken", a.id, known=known, other="other" in laws, typed=heard.text)
    _answer(scene, asked, "law", chosen, heard.text)
    return Then.GO_ON


def _several(text: str) -> str:
    """`1 and 3`, or `health, tax`: the laws named, joined by commas; empty when a word is none of them."""
    pieces = [piece for piece in text.replace(" and ", ",").replace(";", ",").split(",") if piece.strip()]
    keys = [matched(piece, LAW_OPTIONS) for piece in pieces]
    known = [key for key in keys if key and key not in (NO, UNKNOWN)]
    return ",".join(dict.fromkeys(known)) if known and len(known) == len(keys) else ""


def _other_agreement(scene: Scene, asked: Asked, heard: Heard) -> Then:
    _answer(scene, asked, "other_agreement", heard.option, heard.text)
    return Then.GO_ON


_LAW_WORDS: Mapping[str, tuple[str, ...]] = {
    "personal": ("privacy", "privacy law", "ipa", "information practices act", "personal", "pii", "personal data"),
    "health": ("hipaa", "phi", "medical", "health", "health data"),
    "education": ("ferpa", "student", "education", "school"),
    "tax": ("tax", "fti", "pub 1075"),
    "wage": ("wage", "wages", "unemployment", "ui", "20 cfr 603"),
    "justice": ("cji", "criminal", "justice", "cjis"),
    "security": ("security", "infrastructure"),
    "other": ("other", "something else", "another"),
    UNKNOWN: UNSURE_WORDS,
    NO: ("no law", "no rule"),
}
_LAW_MEANS = {UNKNOWN: Means.UNSURE, NO: Means.NO}
LAW_OPTIONS = tuple(Option(key, label, _LAW_WORDS[key], _LAW_MEANS.get(key)) for key, label in LAWS.items())

POINTS_OPTIONS = (
    Option(YES, "They do", ("people", "single people"), Means.YES),
    Option(NO, "They don't", means=Means.NO),
    Option("ask", "Help me ask", ("help", *UNSURE_WORDS), Means.UNSURE),
)
AGREEMENT_OPTIONS = (
    Option("none", "No", means=Means.NO),
    Option("existing", "We have one already", ("existing", "have one", "yes", "we have one"), Means.YES),
    Option(UNKNOWN, "I don't know", UNSURE_WORDS, Means.UNSURE),
    Option("prescribed", "A law names another", ("law", "a law", "yes, a law", "prescribed")),
)

DATA = Question("data", "The data", _data, _flip, _data_facts, explains=ANY)
PUBLIC = Question("public", "Anyone could get them", _public, offered(*YES_NO_UNSURE), free=False, explains=TALK)
POINTS = Question(
    "points_to_people",
    "They point to people or firms",
    _points,
    offered(*POINTS_OPTIONS),
    free=False,
    takes=frozenset({"help"}),
    explains=TALK,
)
SHAREABLE = Question(
    "shareable", "Departments may share them freely", _shareable, offered(*YES_NO_UNSURE), free=False, explains=TALK
)
LAW = Question("law", "The rule that limits sharing", _law, offered(*LAW_OPTIONS), explains=TALK | {NoAnswer.NONE})
OTHER_AGREEMENT = Question(
    "other_agreement", "Another agreement", _other_agreement, offered(*AGREEMENT_OPTIONS), free=False, explains=TALK
)

QUESTIONS = (DATA, PUBLIC, POINTS, SHAREABLE, LAW, OTHER_AGREEMENT)
BY_NAME = {"data": DATA, "public": PUBLIC, "shareable": SHAREABLE, "law": LAW, "other_agreement": OTHER_AGREEMENT}
