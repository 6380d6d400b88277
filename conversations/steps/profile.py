"""The first contact: where somebody works, and as what. Asked once, shown and changed by `profile`."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.noanswer import ANY, NOT_NAMED, OPEN, TALK, UNKNOWN_WORDS, no_answer
from conversations.outgoing import LookUp
from conversations.people import Profile
from conversations.scene import Scene
from conversations.steps.asking import Heard, Option, Question, Then, offered, put
from conversations.steps.entities import Sure, Unknown, Unsure, candidates, read_entity, short, tell_other_name
from conversations.talk import Asked
from conversations.wording.names import natural
from conversations.yesno import Means

ROLES = (
    Option("program", "Program staff", ("program", "analyst", "research", "researcher", "staff")),
    Option("coordinator", "Data coordinator", ("coordinator", "data manager")),
    Option("legal", "Legal", ("counsel", "attorney", "lawyer")),
    Option("privacy", "Privacy", ("privacy officer",)),
    Option("security", "Security or IT", ("security", "it", "technology", "ciso")),
    Option("executive", "Executive", ("deputy director", "director", "sponsor", "executive sponsor")),
)


def next_question(scene: Scene) -> Then | None:
    """The first thing not known yet; None when all is known."""
    profile = scene.me.profile
    if not profile.department:
        return _ask_department(scene)
    if not profile.unit:
        return put(scene, UNIT)
    if not profile.role:
        return put(scene, ROLE)
    return None


def meet(scene: Scene) -> None:
    """Somebody's first sign: their name and zone are asked of the platform."""
    if not scene.me.greeted:
        scene.change_me(replace(scene.me, greeted=True))
        scene.send(LookUp(scene.me.id))


def _ask_department(scene: Scene, again: str = "") -> Then:
    """Nobody is asked anything before they know that it is a record."""
    if not scene.me.profile.department:
        scene.say("start/greeting")
    return put(scene, DEPARTMENT, again=again)


def show(scene: Scene) -> None:
    scene.reply(
        "look/profile", me=scene.me, department=natural(scene.me.profile.department), roles=dict(_role_labels())
    )


def change(scene: Scene) -> Then:
    """Ask it all again; what is there stays until it is answered anew."""
    return _ask_department(scene, again="yes")


REVISED = ("department", "which_department", "unit", "role")


def revised(scene: Scene, name: str) -> tuple[Question, str]:
    """The question behind an earlier answer, and the answer as it stands."""
    me = scene.me.profile
    match name:
        case "unit":
            return UNIT, me.unit
        case "role":
            return ROLE, dict(_role_labels()).get(me.role, me.role)
        case _:
            return DEPARTMENT, natural(me.department)


def before(asked: Asked) -> str:
    """Which question comes before this one; empty where none of these does."""
    return {"which_department": "department", "unit": "department", "role": "unit", "data": "role"}.get(asked.name, "")


def _role_labels() -> list[tuple[str, str]]:
    return [(role.key, role.label) for role in ROLES]


def _save(scene: Scene, profile: Profile) -> None:
    scene.change_me(replace(scene.me, profile=profile))


def _department(scene: Scene, asked: Asked, heard: Heard) -> Then:
    match read_entity(scene, heard.text):
        case Sure(entity) as sure:
            tell_other_name(scene, sure)
            return _take_department(scene, entity.name, short(entity), asked)
        case Unsure(entities, known_as):
            return _ask_which(scene, asked, heard.text, "|".join(one.name for one in entities), known_as)
        case Unknown():
            return _ask_which(scene, asked, heard.text, "")


def _ask_which(scene: Scene, asked: Asked, typed: str, names: str, known_as: str = "") -> Then:
    again = asked.params.get("again", "")
    return put(scene, WHICH_DEPARTMENT, names=names, typed=typed, known_as=known_as, again=again)


def _take_department(scene: Scene, name: str, brief: str, asked: Asked) -> Then:
    moved = name != scene.me.profile.department
    kept = Profile() if moved else scene.me.profile
    _save(scene, replace(kept, department=name, short=brief, role=scene.me.profile.role))
    again = asked.params.get("again", "")
    return put(scene, UNIT, again=again) if again or not scene.me.profile.unit else Then.GO_ON


def _candidates(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    found = candidates(scene, asked.params["names"])
    if found:
        return (*found, Option("again", "None of these", ("search again", "neither"), Means.NO))
    return (
        Option("keep", "Use it as I typed it", ("keep", "use it"), Means.YES),
        Option("again", "Search again", (), Means.NO),
    )


def _which_department(scene: Scene, asked: Asked, heard: Heard) -> Then:
    if heard.option == "again":
        return put(scene, DEPARTMENT, again=asked.params.get("again", ""))
    if heard.option == "keep":
        return _take_department(scene, asked.params["typed"], asked.params["typed"], asked)
    row = scene.around.signatories.by_name(heard.option)
    if row is None:
        return _department(scene, asked, heard)
    listed = scene.around.signatories.listed(row)
    return _take_department(scene, listed.name, short(listed), asked)


def _which_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {
        "found": bool(asked.params["names"]),
        "typed": asked.params["typed"],
        "known_as": asked.params.get("known_as", ""),
        "one": asked.params["names"].count("|") == 0,
    }


def _unit(scene: Scene, asked: Asked, heard: Heard) -> Then:
    unit = NOT_NAMED if heard.option == "unknown" or no_answer(heard.text) in OPEN else heard.text.strip()[:120]
    _save(scene, replace(scene.me.profile, unit=unit))
    return put(scene, ROLE, again="yes") if asked.params.get("again") else Then.GO_ON


def _role(scene: Scene, asked: Asked, heard: Heard) -> Then:
    left_open = heard.option == "unknown" or no_answer(heard.text) in OPEN
    role = NOT_NAMED if left_open else heard.option or heard.text.strip()[:80]
    _save(scene, replace(scene.me.profile, role=role))
    if asked.params.get("again"):
        show(scene)
    return Then.GO_ON


SKIPS = frozenset({"skip", "later"})
LEAVES_OPEN = Option("unknown", "I don't know", tuple(UNKNOWN_WORDS), Means.UNSURE)

DEPARTMENT = Question("department", "Your department", _department, explains=ANY)
WHICH_DEPARTMENT = Question(
    "which_department", "Your department", _which_department, _candidates, _which_facts, explains=TALK
)
UNIT = Question(
    "unit",
    "Your unit",
    _unit,
    offered(LEAVES_OPEN),
    takes=SKIPS,
    explains=TALK,
)
ROLE = Question("role", "Your role", _role, offered(*ROLES, LEAVES_OPEN), takes=SKIPS, explains=TALK)

QUESTIONS = (DEPARTMENT, WHICH_DEPARTMENT, UNIT, ROLE)
