"""The first contact: where somebody works, and as what. Asked once, shown and changed by `profile`."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.outgoing import LookUp
from conversations.people import Profile
from conversations.scene import Scene
from conversations.steps.asking import Heard, Option, Question, Then, offered, put
from conversations.steps.entities import Sure, Unknown, Unsure, as_option, read_entity, short
from conversations.talk import Asked
from conversations.wording.names import natural

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


def _role_labels() -> list[tuple[str, str]]:
    return [(role.key, role.label) for role in ROLES]


def _save(scene: Scene, profile: Profile) -> None:
    scene.change_me(replace(scene.me, profile=profile))


def _department(scene: Scene, asked: Asked, heard: Heard) -> Then:
    match read_entity(scene, heard.text):
        case Sure(entity):
            return _take_department(scene, entity.name, short(entity), asked)
        case Unsure(entities):
            names = "|".join(entity.name for entity in entities)
            return put(scene, WHICH_DEPARTMENT, names=names, typed=heard.text, again=asked.params.get("again", ""))
        case Unknown():
            return put(scene, WHICH_DEPARTMENT, names="", typed=heard.text, again=asked.params.get("again", ""))


def _take_department(scene: Scene, name: str, brief: str, asked: Asked) -> Then:
    moved = name != scene.me.profile.department
    kept = Profile() if moved else scene.me.profile
    _save(scene, replace(kept, department=name, short=brief, role=scene.me.profile.role))
    return put(scene, UNIT, again="yes") if asked.params.get("again") else Then.GO_ON


def _candidates(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    rows = (scene.around.signatories.by_name(name) for name in asked.params["names"].split("|") if name)
    found = tuple(as_option(row) for row in rows if row is not None)
    if found:
        return (*found, Option("again", "None of these", ("no", "search again", "neither", "none")))
    return (Option("keep", "Use it as I typed it", ("yes", "keep", "use it")), Option("again", "Search again", ("no",)))


def _which_department(scene: Scene, asked: Asked, heard: Heard) -> Then:
    options = _candidates(scene, asked)
    if heard.option == "again":
        return put(scene, DEPARTMENT, again=asked.params.get("again", ""))
    if heard.option == "keep":
        return _take_department(scene, asked.params["typed"], asked.params["typed"], asked)
    if not heard.option and _said_yes(heard.text) and len(options) == 2:
        heard = Heard(heard.text, options[0].key)
    row = scene.around.signatories.by_name(heard.option)
    if row is None:
        return _department(scene, asked, heard)
    listed = scene.around.signatories.listed(row)
    return _take_department(scene, listed.name, short(listed), asked)


def _said_yes(text: str) -> bool:
    return text.casefold().strip(" .!") in {"y", "yes", "yep", "yeah", "right", "correct", "sure", "ok"}


def _which_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {
        "found": bool(asked.params["names"]),
        "typed": asked.params["typed"],
        "one": asked.params["names"].count("|") == 0,
    }


def _unit(scene: Scene, asked: Asked, heard: Heard) -> Then:
    _save(scene, replace(scene.me.profile, unit=heard.text.strip()[:120]))
    return put(scene, ROLE, again="yes") if asked.params.get("again") else Then.GO_ON


def _role(scene: Scene, asked: Asked, heard: Heard) -> Then:
    _save(scene, replace(scene.me.profile, role=heard.option or heard.text.strip()[:80]))
    if asked.params.get("again"):
        show(scene)
    return Then.GO_ON


DEPARTMENT = Question("department", "Your department", _department)
WHICH_DEPARTMENT = Question("which_department", "Your department", _which_department, _candidates, _which_facts)
UNIT = Question("unit", "Your unit", _unit)
ROLE = Question("role", "Your role", _role, offered(*ROLES))

QUESTIONS = (DEPARTMENT, WHICH_DEPARTMENT, UNIT, ROLE)
