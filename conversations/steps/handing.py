"""Questions in other hands: ask a colleague for an answer, get it back with their name, or hear that it is not theirs.

Whoever is asked answers just that, as an errand: afterwards they are where they were before.
"""

from collections.abc import Mapping
from dataclasses import replace

from conversations import handings
from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Handing, Side, Slot
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import AgreementId, PersonId
from conversations.journey import Progress, find_stop, stops
from conversations.people import Person
from conversations.refs import slot_of
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Heard, Option, Question, Then, put, required
from conversations.steps.persons import as_options, plain_names, read_person
from conversations.steps.whom import ROLE_WORDS, Meant, colleagues, meant
from conversations.talk import Asked
from conversations.wording import composed

# Asking


def ask(scene: Scene, a: Agreement, words: str) -> Then:
    """`ask @colleague`, `ask legal the data`, or a button with the question's own place (or a handing's number)."""
    if not may(a, scene.me.id, c.HandQuestions):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    draft.keep_pieces(scene)
    wanted = _pressed(a, words) or meant(scene, a, words)
    if wanted.unknown:
        scene.reply("handing/no_such_question", a.id, typed=wanted.unknown)
        return Then.WAIT
    slots = wanted.slots or _open_one(scene, a)
    if not slots:
        scene.reply("handing/nothing_open", a.id, named=bool(wanted.named))
        return Then.WAIT
    if wanted.person is not None:
        return hand(scene, a, slots, wanted.person, scene.talk.asked)
    return _ask_whom(scene, a, slots, wanted.role)


def _pressed(a: Agreement, words: str) -> Meant | None:
    """What stands behind a button: one question, or those that came back."""
    word = words.strip()
    handing = a.handing(int(word)) if word.isdecimal() else None
    if handing is not None:
        return Meant(slots=tuple(slot for slot in handing.slots if slot not in a.answers) or handing.slots)
    slot = slot_of(word) if "_" in word and " " not in word and "@" not in word else None
    return Meant(slots=(slot,)) if slot is not None else None


def _open_one(scene: Scene, a: Agreement) -> tuple[Slot, ...]:
    asked = scene.talk.asked
    return (asked.slot,) if asked is not None and asked.agreement == a.id and asked.slot is not None else ()


def _ask_whom(scene: Scene, a: Agreement, slots: tuple[Slot, ...], role: str) -> Then:
    """Several may be meant, or nobody is known."""
    stop = find_stop(a, slots[0], scene.today)
    reviewer = stop.field.written_by.value if stop is not None and stop.field.written_by else ""
    asked = scene.talk.asked
    message = asked.message if asked is not None and asked.slot in slots else ""
    packed = "|".join(str(slot) for slot in slots)
    return put(scene, ASK_WHOM, a.id, slots=packed, role=role or reviewer, message=message)


def _whom_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    role = asked.params.get("role", "")
    known = colleagues(scene, required(scene, asked))
    fitting = [one for one in known if one.profile.role == role] if role else list(known)
    return (*as_options(fitting or known, scene.me.id)[:2], Option("nobody", "Never mind", ("cancel", "no one")))


def _whom_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    slots = _slots(asked)
    found = Handing(0, scene.me.id, scene.me.id, scene.around.now, slots, slots)
    return {"what": handings.about(a, found)["what"], "role": asked.params.get("role", "")}


def _slots(asked: Asked) -> tuple[Slot, ...]:
    return tuple(slot for one in asked.params["slots"].split("|") if (slot := slot_of(one)) is not None)


def _whom(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "nobody":
        return Then.GO_ON
    named = meant(scene, a, heard.text)
    person = read_person(scene, heard.option or heard.text) or named.person
    if person is None:
        scene.say("ask/no_person", a.id, typed=heard.text)
        return put(scene, ASK_WHOM, a.id, **asked.params)
    earlier = Asked(0, "", a.id, _slots(asked)[0], message=asked.params.get("message", ""))
    outcome = hand(scene, a, _slots(asked), person, earlier)
    return Then.GO_ON if scene.agreement(a.id).handing_of(_slots(asked)[0]) else outcome


def hand(scene: Scene, a: Agreement, slots: tuple[Slot, ...], person: Person, asked: Asked | None) -> Then:
    """To this colleague. A question that was open shrinks to a line, and the next one comes."""
    if _works_there(a, person):
        scene.refuse(Refusal(Why.OTHER_SIDE, {"who": person.id}), a.id)
        return Then.WAIT
    refusal = scene.do(a.id, c.HandQuestions(person.id, slots))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    current = scene.agreement(a.id)
    handing = current.handing_of(slots[0])
    if handing is None:
        return Then.WAIT
    told = handings.about(current, handing)
    scene.reply("handing/handed", a.id, a=current, to=person, **told)
    here = asked is not None and asked.agreement == a.id and asked.slot in slots
    if not here or asked is None:
        return Then.WAIT
    if asked.message:
        line = composed("handing/in_other_hands", {"to": person, "at": handing, "slot": asked.slot, **told}, a.id)
        scene.rewrite(asked.message, line, a.id)
    scene.talk = replace(scene.talk, asked=None)
    return Then.GO_ON


def _works_there(a: Agreement, person: Person) -> bool:
    """Whether somebody is known to work for the provider and not for the recipient: the draft is not theirs yet."""
    at = person.profile.department
    gives, gets = ({one.entity for one in a.of_side(side)} for side in (Side.PROVIDER, Side.RECIPIENT))
    return at in gives and at not in gets


def take_back(scene: Scene, a: Agreement, words: str) -> Then:
    """Ask the colleague no more: the named handing, or the last one of one's own."""
    own = [one for one in a.handings if one.left and one.by == scene.me.id]
    number = int(words) if words.strip().isdecimal() else next((one.fact for one in reversed(own)), 0)
    refusal = scene.do(a.id, c.TakeBack(number))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    handing = scene.agreement(a.id).handing(number)
    slots = handing.slots if handing is not None else ()
    left = [slot for slot in slots if slot not in scene.agreement(a.id).answers]
    if len(left) == 1:
        return draft.go_to(scene, scene.agreement(a.id), left[0])
    scene.reply("handing/taken_back", a.id)
    return Then.WAIT


# Being asked


def own(a: Agreement, person: PersonId) -> tuple[Handing, ...]:
    """What waits for this person."""
    return tuple(one for one in a.handings if one.to == person and one.left)


def answer(scene: Scene, a: Agreement, words: str) -> Then:
    """Begin with what one was asked for."""
    waiting = own(a, scene.me.id)
    number = int(words) if words.strip().isdecimal() else 0
    handing = next((one for one in waiting if one.fact == number), waiting[0] if waiting and not number else None)
    if handing is None:
        scene.reply("refused/answered_meanwhile", a.id, answer=None, slot=None)
        return Then.WAIT
    draft.keep_pieces(scene)
    talk = scene.talk
    before = talk.focus if talk.asked is not None and not talk.stopped and not talk.errand else talk.interrupted
    skipped = tuple(slot for slot in talk.skipped if slot not in handing.left)
    scene.talk = replace(
        talk, focus=a.id, errand=handing.fact, interrupted=before, asked=None, skipped=skipped, stopped=False
    )
    return Then.GO_ON


def go_on(scene: Scene) -> Then:
    """The next question of an errand; GO_ON when it is over, and one is back where one was."""
    a = scene.focus
    handing = a.handing(scene.talk.errand) if a is not None else None
    if a is None or handing is None:
        scene.talk = replace(scene.talk, errand=0, interrupted=None)
        return Then.GO_ON
    for slot in handing.left:
        stop = find_stop(a, slot, scene.today)
        if stop is not None and slot not in scene.talk.skipped:
            return draft.put_field(scene, a, stop)
    return _over(scene, a, handing)


def _over(scene: Scene, a: Agreement, handing: Handing) -> Then:
    before = scene.talk.interrupted
    scene.talk = replace(scene.talk, errand=0, interrupted=None, asked=None, focus=before or a.id)
    told = handings.about(a, handing)
    scene.say("handing/errand_over", a.id, a=a, by=scene.person(handing.by), left=len(handing.left), **told)
    return Then.GO_ON if before is not None and before != a.id else Then.WAIT


def give_back(scene: Scene, a: Agreement, words: str) -> Then:
    """`not me`: a word why goes back with it."""
    waiting = own(a, scene.me.id)
    first, _, rest = words.strip().partition(" ")
    number = int(first) if first.isdecimal() else 0
    handing = next((one for one in waiting if one.fact == number), waiting[0] if waiting and not number else None)
    if handing is None:
        scene.reply("refused/answered_meanwhile", a.id, answer=None, slot=None)
        return Then.WAIT
    why = rest.strip() if number else words.strip()
    if why:
        return _gives_back(scene, a.id, handing.fact, why)
    draft.keep_pieces(scene)
    before = scene.talk.interrupted or (scene.talk.focus if scene.talk.asked is not None else None)
    return put(scene, WHY_BACK, a.id, handing=str(handing.fact), back=str(before or ""))


def _gives_back(scene: Scene, agreement: AgreementId, number: int, why: str) -> Then:
    refusal = scene.do(agreement, c.ReturnQuestions(number, plain_names(scene, why)[:500]))
    if refusal is not None:
        scene.refuse(refusal, agreement)
        return Then.WAIT
    a = scene.agreement(agreement)
    handing = a.handing(number)
    scene.reply("handing/given_back", agreement, a=a, by=scene.person(handing.by) if handing else scene.me)
    return Then.WAIT


def _why_back(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    why = "" if heard.option == "none" else heard.text.strip()
    outcome = _gives_back(scene, a.id, int(asked.params["handing"]), why)
    back = asked.params["back"]
    focus = AgreementId(int(back)) if back else None
    scene.talk = replace(scene.talk, errand=0, interrupted=None, focus=focus)
    return Then.GO_ON if focus is not None and focus != a.id else outcome


def _why_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    handing = a.handing(int(asked.params["handing"]))
    return {"by": scene.person(handing.by)} if handing is not None else {"by": scene.me}


def _why_options(_: Scene, __: Asked) -> tuple[Option, ...]:
    return (Option("none", "Just give it back", ("skip", "no reason")),)


# Where questions are


def in_hands(scene: Scene, a: Agreement) -> list[tuple[str, Person]]:
    """What waits for whom."""
    waiting = [one for one in stops(a, scene.today) if one.progress is Progress.HANDED]
    with_whom = ((one.field.label, a.handing_of(one.slot)) for one in waiting)
    return [(label, scene.person(handing.to)) for label, handing in with_whom if handing is not None]


ASK_WHOM = Question("ask_whom", "Whom to ask", _whom, _whom_options, _whom_facts)
WHY_BACK = Question("why_back", "Why it goes back", _why_back, _why_options, _why_facts)

QUESTIONS = (ASK_WHOM, WHY_BACK)

__all__ = ["QUESTIONS", "ROLE_WORDS", "answer", "ask", "give_back", "go_on", "in_hands", "own", "take_back"]
