"""Earlier answers of step 2 once more: which party was named, and its unit."""

from collections.abc import Mapping

from conversations.agreement.model import Agreement
from conversations.noanswer import NONE_WORDS
from conversations.scene import Scene
from conversations.steps.asking import Heard, Option, Question, Then, put, required
from conversations.steps.parties import ANOTHER, ANYONE_ELSE, OTHER_SIDE, UNIT_OF
from conversations.talk import Asked

REVISED = ("other_side", "which_party", "unit_of", "anyone_else", "another_party", "gives_or_gets", "change_party")


def revised(a: Agreement, name: str, party: str) -> tuple[Question, str, Mapping[str, str]]:
    """The question behind an earlier answer, the answer as it stands, and what to put it with."""
    others = a.of_side(a.started_side.other)
    found = next((one for one in a.parties if str(one.id) == party), None)
    if name == "unit_of" and found is not None:
        return UNIT_OF, found.unit, {"party": party}
    if found is None and name in ("other_side", "which_party") and len(a.parties) == 2 and len(others) == 1:
        found = others[0]
    if found is not None:
        params = {"replaces": str(found.id), "side": found.side.value}
        return (OTHER_SIDE if others == (found,) else ANOTHER), found.called, params
    if not others:
        return OTHER_SIDE, "", {}
    return (ANYONE_ELSE, "", {}) if name == "anyone_else" else (CHANGE_PARTY, "", {})


def before(a: Agreement, asked: Asked) -> str:
    """Which question comes before this one, with the party that it is about; empty where none does."""
    others = a.of_side(a.started_side.other)
    match asked.name:
        case "unit_of":
            return f"change_party.{asked.params['party']}"
        case "anyone_else" | "change_party":
            return f"unit_of.{a.parties[-1].id}" if a.parties else ""
        case "which_party" | "another_party" | "gives_or_gets" | "standing":
            return "anyone_else" if others else "other_side"
        case _:
            return ""


def _party_choices(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    parties = required(scene, asked).parties
    each = tuple(Option(str(one.id), f"{one.called}, {one.unit}"[:70] if one.unit else one.called) for one in parties)
    return (*each, Option("none", "None of them", tuple(NONE_WORDS)))


def _change_party(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "none":
        return Then.GO_ON
    question, _, params = revised(a, "change_party", heard.option)
    return put(scene, question, a.id, **params)


CHANGE_PARTY = Question("change_party", "What to change", _change_party, _party_choices, free=False)

QUESTIONS = (CHANGE_PARTY,)
