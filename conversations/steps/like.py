"""A new agreement like an earlier one: its answers of step 1 and its parties are taken over at once and shown, its
other answers when the draft begins. The earlier agreement stays as it is, and nobody of it is told."""

from collections.abc import Iterable, Mapping
from itertools import count

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Party, Side, Slot
from conversations.agreement.screening import LAWS
from conversations.agreement.screening import QUESTIONS as SCREENING
from conversations.ids import AgreementId
from conversations.journey import to_look_at
from conversations.noanswer import NONE_WORDS, TALK
from conversations.reuse import copies, may_copy
from conversations.scene import Scene
from conversations.steps import elements, otherparty, parties, scope
from conversations.steps.asking import Heard, Note, Option, Question, Then, offered, put, required
from conversations.steps.entities import as_party
from conversations.talk import Asked
from conversations.yesno import Means

WANTS = "new like "
"""What waits until the bot knows where one works: these words, and the number of the earlier agreement."""


def begin(scene: Scene, wanted: str) -> AgreementId | None:
    """An enquiry like the one that was wanted; None, which is said here, when that may not be seen any more."""
    source = scene.visible(AgreementId(int(wanted.removeprefix(WANTS))))
    if source is None:
        scene.not_found()
        return None
    member = source.members.get(scene.me.id)
    new = scope.begin(scene, member.side if member is not None else Side.RECIPIENT)
    scene.do(new, c.BeginLike(source.id, source.handle))
    scene.do(new, c.Rename(_free_name(scene, source.name)))
    for question, answer in source.screening.items():
        scene.do(new, c.Screen(question, answer))
    return new


def _free_name(scene: Scene, name: str) -> str:
    """The same name with a number behind it, so that lists tell the two apart."""
    taken = {line.name for line in scene.shelf.lines(scene.me.id)}
    plain = name.rpartition(" (")[0] if name.endswith(")") and name[-2:-1].isdigit() else name
    return next(new for number in count(2) if (new := f"{plain} ({number})") not in taken)


def next_question(scene: Scene, a: Agreement) -> Then:
    """Step 2: in an enquiry like an earlier one the parties stand already, as today's list has them, and one look at it
    all is enough."""
    if a.like is None or a.parties_settled:
        return parties.next_question(scene, a)
    source = _source(scene, a)
    if source is not None and not a.parties:
        for party in source.parties:
            scene.do(a.id, c.AddParty(_as_listed(scene, party)))
        a = scene.agreement(a.id)
    whole = a.of_side(Side.RECIPIENT) and a.of_side(Side.PROVIDER) and all(party.unit for party in a.parties)
    return put(scene, LIKE_THIS, a.id) if whole else parties.next_question(scene, a)


def _as_listed(scene: Scene, party: Party) -> Party:
    row = scene.around.signatories.by_name(party.entity)
    return as_party(scene, row, party.side, party.unit) if row is not None else party


def _source(scene: Scene, a: Agreement) -> Agreement | None:
    return scene.visible(a.like.source) if a.like is not None else None


def called(scene: Scene, a: Agreement) -> str:
    """The agreement that this one is begun like, by its number; whoever may not see it is not told which it is."""
    source = _source(scene, a)
    return source.handle if source is not None else "an earlier agreement"


def bring(scene: Scene, a: Agreement) -> Then | None:
    """The draft begins: the answers are taken over, once. From an agreement that is out of sight there are none."""
    if a.like is None or a.like.taken:
        return None
    source = _source(scene, a)
    answers = copies(source, a) if source is not None and may_copy(source, scene.me.id) else ()
    if scene.do(a.id, c.CopyAnswers(answers)) is None and source is not None:
        begun = scene.agreement(a.id)
        scene.say("draft/copied", a.id, called=source.handle, **_counts(begun))
    return Then.GO_ON


def _counts(a: Agreement) -> dict[str, int]:
    """How many questions have an answer that was taken over, and how many of these are to be looked at again."""
    return {"taken": len(copied_questions(a.copied)), "again": len(copied_questions(a.look_again))}


def needs(a: Agreement) -> tuple[str, ...]:
    """Each data element with what it is needed for, as far as that is known."""
    found = ((elements.name_of(a, one), a.answers.get(Slot("element_need", element=one))) for one in a.elements)
    return tuple(f"{name}: {need.text}" if need is not None else name for name, need in found)


def copied_questions(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The questions that these answers belong to, each once: the columns of the data elements are one question."""
    return tuple(dict.fromkeys(slot if slot.element is None else Slot(elements.FIELD) for slot in slots))


def settled(scene: Scene, a: Agreement, slot: Slot) -> None:
    """Whoever settles a question has looked at what was taken over for it."""
    waiting = to_look_at(a, slot)
    if waiting:
        scene.do(a.id, c.KeepCopied(waiting))


# One look at what is taken over


def _like_this(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    match heard.option:
        case "parties":
            return put(scene, WHO, a.id)
        case "answers":
            return put(scene, WHICH_ANSWER, a.id)
        case _:
            refusal = scene.do(a.id, c.SettleParties())
            if refusal is not None:
                scene.refuse(refusal, a.id)
                return Then.WAIT
            return Then.GO_ON


def _like_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    source = _source(scene, a)
    answers = copies(source, a) if source is not None and may_copy(source, scene.me.id) else ()
    laws = a.screening.get("law", "").split(",")
    return {
        "called": called(scene, a),
        "data": a.screening.get("data", ""),
        "law": "; ".join(LAWS[law] for law in laws if law in LAWS),
        "taken": len(copied_questions(one.slot for one in answers)),
        "again": len(copied_questions(one.slot for one in answers if one.look_again)),
    }


def _who(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    match heard.option:
        case "change":
            return put(scene, otherparty.CHANGE_PARTY, a.id)
        case "more":
            return put(scene, parties.ANYONE_ELSE, a.id)
        case _:
            return Then.GO_ON


def _which_answer(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "none":
        return Then.GO_ON
    question, now = scope.revised(a, heard.option)
    return put(scene, question, a.id, Note("ask/now", {"now": now}) if now else None, now=now)


LIKE_THIS = Question(
    "like_this",
    "Like the earlier one",
    _like_this,
    offered(
        Option("yes", "Yes, begin the draft", ("still right", "begin", "keep"), Means.YES),
        Option("parties", "Change who takes part", ("who", "parties", "change the parties", "change the party")),
        Option("answers", "Change step 1", ("answers", "step 1", "change")),
    ),
    _like_facts,
    free=False,
    explains=TALK,
)
WHO = Question(
    "like_who",
    "What to change",
    _who,
    offered(
        Option("change", "One is wrong", ("change", "wrong")),
        Option("more", "One more takes part", ("more", "add", "one more")),
        Option("none", "Nothing", tuple(NONE_WORDS)),
    ),
    free=False,
)
WHICH_ANSWER = Question(
    "like_answer",
    "What to change",
    _which_answer,
    offered(
        *(Option(name, scope.BY_NAME[name].label) for name in SCREENING), Option("none", "Nothing", tuple(NONE_WORDS))
    ),
    free=False,
)

QUESTIONS = (LIKE_THIS, WHO, WHICH_ANSWER)
