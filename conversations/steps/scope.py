"""Step 1: does IDEA apply? Five questions at most; "I don't know" is an answer to each."""

from collections.abc import Mapping

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Side
from conversations.agreement.screening import LAWS, NO, UNKNOWN, YES, NotNeeded, Open, verdict
from conversations.agreement.screening import QUESTIONS as QUESTION_ORDER
from conversations.ids import AgreementId
from conversations.scene import Scene
from conversations.steps.asking import Heard, Option, Question, Then, matched, offered, put, required
from conversations.steps.law import laws_in
from conversations.steps.naming import name_from
from conversations.steps.noanswer import ANY, TALK, UNKNOWN_WORDS, YES_WORDS, NoAnswer
from conversations.talk import Asked

NO_WORDS = ("no", "n", "nope", "not")
UNSURE_WORDS = ("?", *sorted(UNKNOWN_WORDS - {"skip", "later", "help me"}))

YES_NO_UNSURE = (
    Option(YES, "Yes", YES_WORDS),
    Option(NO, "No", NO_WORDS),
    Option(UNKNOWN, "I don't know", UNSURE_WORDS),
)


def begin(scene: Scene, side: Side) -> AgreementId:
    """A new enquiry, which is in focus from now on. It gets its name from the first answer."""
    return scene.start(c.StartEnquiry("New enquiry", side))


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


def back(scene: Scene, asked: Asked) -> Then | None:
    """The question of step 1 before this one, to be answered anew; None where there is none."""
    name = "public" if asked.name == POINTS.name else asked.name
    if name not in QUESTION_ORDER or asked.agreement is None:
        return None
    place = QUESTION_ORDER.index(name) - (0 if asked.name == POINTS.name else 1)
    return put(scene, BY_NAME[QUESTION_ORDER[place]], asked.agreement) if place >= 0 else None


def tell_not_needed(scene: Scene, a: Agreement) -> None:
    scene.say("scope/not_needed", a.id, a=a, reason=a.outcome, data=a.screening.get("data", ""))


def _answer(scene: Scene, a: Agreement, question: str, answer: str, text: str) -> None:
    refusal = scene.do(a.id, c.Screen(question, answer, text))
    if refusal is not None:
        scene.refuse(refusal, a.id)


def _data(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "flip":
        scene.do(a.id, c.ChooseSide(a.started_side.other))
        return put(scene, DATA, a.id)
    name = name_from(heard.text)
    scene.do(a.id, c.Rename(name))
    scene.say("scope/named", a.id, name=name)
    _answer(scene, a, "data", heard.text.strip(), heard.text)
    return Then.GO_ON


def _flip(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    recipient = required(scene, asked).started_side is Side.RECIPIENT
    label = "We hold the data" if recipient else "We need the data"
    return (Option("flip", label, ("we hold data", "provider", "recipient", "we have the data")),)


def _data_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"provides": required(scene, asked).started_side is Side.PROVIDER}


def _public(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == UNKNOWN:
        return put(scene, POINTS, a.id)
    _answer(scene, a, "public", heard.option, heard.text)
    return Then.GO_ON


def _points(scene: Scene, asked: Asked, heard: Heard) -> Then:
    """Data that point to single people or firms are most often not public; counsel decides, so it stays open."""
    a = required(scene, asked)
    if heard.option == "ask":
        scene.say("scope/help_public", a.id, a=a)
        return put(scene, POINTS, a.id)
    answer = NO if heard.option == YES else UNKNOWN
    _answer(scene, a, "public", answer, heard.text)
    return Then.GO_ON


def _shareable(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    _answer(scene, a, "shareable", heard.option, heard.text)
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
    _answer(scene, a, "law", chosen, heard.text)
    return Then.GO_ON


def _several(text: str) -> str:
    """`1 and 3`, or `health, tax`: the laws named, joined by commas; empty when a word is none of them."""
    pieces = [piece for piece in text.replace(" and ", ",").replace(";", ",").split(",") if piece.strip()]
    keys = [matched(piece, LAW_OPTIONS) for piece in pieces]
    known = [key for key in keys if key and key not in (NO, UNKNOWN)]
    return ",".join(dict.fromkeys(known)) if known and len(known) == len(keys) else ""


def _other_agreement(scene: Scene, asked: Asked, heard: Heard) -> Then:
    _answer(scene, required(scene, asked), "other_agreement", heard.option, heard.text)
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
    NO: (*NO_WORDS, "none", "no law", "no rule", "nothing"),
}
LAW_OPTIONS = tuple(Option(key, label, _LAW_WORDS[key]) for key, label in LAWS.items())

POINTS_OPTIONS = (
    Option(YES, "They do", (*YES_WORDS, "they do", "people", "single people")),
    Option(NO, "They don't", (*NO_WORDS, "they don't", "they dont")),
    Option("ask", "Help me ask", ("help", *UNSURE_WORDS)),
)
AGREEMENT_OPTIONS = (
    Option("none", "No", (*NO_WORDS, "none", "neither")),
    Option("existing", "We have one already", ("existing", "have one", "yes", "we have one")),
    Option(UNKNOWN, "I don't know", UNSURE_WORDS),
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
