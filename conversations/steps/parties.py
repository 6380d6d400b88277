"""Step 2: who takes part, and have all of them signed IDEA?"""

from collections.abc import Mapping
from dataclasses import replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Party, Side, Standing
from conversations.form.bucp3 import BUCP_3
from conversations.ids import PartyId
from conversations.noanswer import ANY, NONE_WORDS, NOT_NAMED, OPEN, TALK, UNKNOWN_WORDS, no_answer
from conversations.scene import Scene
from conversations.signatories import Entity
from conversations.steps import inviting
from conversations.steps.asking import Heard, Option, Question, Then, offered, put, required
from conversations.steps.entities import (
    Sure,
    Unknown,
    Unsure,
    as_party,
    candidates,
    read_entity,
    tell_other_name,
    unlisted,
)
from conversations.talk import Asked
from conversations.wording.names import natural
from conversations.yesno import Means

STOPS_A_DRAFT = (Standing.NOT_SIGNED, Standing.OUTSIDE)
TO_CONFIRM = (Standing.CONFIRM, Standing.UNKNOWN)


def next_question(scene: Scene, a: Agreement, seen: str = "") -> Then:
    """What is still to be known of the parties; then the draft begins."""
    if not a.of_side(a.started_side):
        _add_own(scene, a)
        a = scene.agreement(a.id)
    if not a.of_side(a.started_side.other):
        return put(scene, OTHER_SIDE, a.id)
    nameless = next((party for party in a.parties if not party.unit), None)
    if nameless is not None:
        return put(scene, UNIT_OF, a.id, party=str(nameless.id))
    if not a.parties_settled:
        return put(scene, ANYONE_ELSE, a.id)
    return _standings(scene, a, seen)


def _add_own(scene: Scene, a: Agreement) -> None:
    profile = scene.me.profile
    row = scene.around.signatories.by_name(profile.department)
    party = (
        as_party(scene, row, a.started_side, profile.unit)
        if row is not None
        else unlisted(scene, profile.department, a.started_side)
    )
    scene.do(a.id, c.AddParty(replace(party, unit=profile.unit)))


def _standings(scene: Scene, a: Agreement, seen: str) -> Then:
    """A party that has not signed stops the draft; one that nobody is sure of is shown, and the draft may go on."""
    asked_about = set(seen.split(",")) if seen else set()
    for party in a.parties:
        stops = party.standing in STOPS_A_DRAFT and not a.courtesy
        unsure = party.standing in TO_CONFIRM and not a.courtesy and str(party.id) not in asked_about
        if stops or unsure:
            return put(scene, STANDING, a.id, party=str(party.id), seen=seen)
    return _begin(scene, a)


def _begin(scene: Scene, a: Agreement) -> Then:
    number = "" if a.courtesy else scene.shelf.next_number(scene.today.year)
    refusal = scene.do(a.id, c.BeginDraft(number, BUCP_3.version))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    begun = scene.agreement(a.id)
    scene.say("parties/begun", a.id, a=begun)
    if begun.started_side is Side.PROVIDER:
        return inviting.ask_another(scene, a)
    _seed(scene, begun)
    return Then.GO_ON


def _seed(scene: Scene, a: Agreement) -> None:
    """The first words of step 1 are not asked again: they stand with the questions that they help to answer."""
    law = a.screening.get("law", "")
    scene.say("draft/opening", a.id, a=a, data=a.screening.get("data", ""), law=law)


# Which department


def _other_side(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    return _take(scene, a, heard.text, a.started_side.other, asked.params.get("replaces", ""))


def _take(scene: Scene, a: Agreement, text: str, side: Side, replaces: str = "") -> Then:
    """`replaces` is the party in whose place it stands from now on."""
    which = {"typed": text, "side": side.value, "replaces": replaces}
    match read_entity(scene, text):
        case Sure(entity) as sure:
            tell_other_name(scene, sure)
            return _add(scene, a, entity, side, text, replaces=replaces)
        case Unsure(entities, known_as):
            names = "|".join(entity.name for entity in entities)
            return put(scene, WHICH_PARTY, a.id, names=names, known_as=known_as, **which)
        case Unknown():
            return put(scene, WHICH_PARTY, a.id, names="", **which)


def _add(scene: Scene, a: Agreement, entity: Entity, side: Side, typed: str, *, replaces: str = "") -> Then:
    party = as_party(scene, entity, side)
    if entity.is_a_kind:
        party = replace(party, entity=typed.strip(), short=typed.strip())
    return _add_party(scene, a, party, replaces)


def _add_party(scene: Scene, a: Agreement, party: Party, replaces: str = "") -> Then:
    before = next((one for one in a.parties if str(one.id) == replaces), None)
    if before is None:
        refusal = scene.do(a.id, c.AddParty(party))
    else:
        unit = before.unit if before.entity == party.entity else ""
        refusal = scene.do(a.id, c.ChangeParty(replace(party, id=before.id, unit=unit)))
    if refusal is not None:
        scene.refuse(refusal, a.id)
    return Then.GO_ON


def _candidates(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    found = candidates(scene, asked.params["names"])
    none = "None of these" if len(found) > 1 else "Another one"
    other = Option("again", none, ("neither", "search again"), Means.NO)
    return (*found, other) if found else (Option("keep", "Use this name", ("keep",), Means.YES), other)


def _which_party(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    side, replaces = Side(asked.params["side"]), asked.params.get("replaces", "")
    if heard.option == "again":
        if replaces or a.of_side(a.started_side.other):
            return put(scene, ANOTHER, a.id, side=side.value, replaces=replaces)
        return put(scene, OTHER_SIDE, a.id)
    if heard.option == "keep":
        return _add_party(scene, a, unlisted(scene, asked.params["typed"].strip(), side), replaces)
    row = scene.around.signatories.by_name(heard.option)
    if row is not None:
        return _add(scene, a, scene.around.signatories.listed(row), side, asked.params["typed"], replaces=replaces)
    return _take(scene, a, heard.text, side, replaces)


def _which_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    names = [name for name in asked.params["names"].split("|") if name]
    return {
        "found": len(names),
        "typed": asked.params["typed"],
        "side": asked.params["side"],
        "known_as": asked.params.get("known_as", ""),
    }


def _other_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    first = not a.of_side(a.started_side.other) and not asked.params.get("replaces")
    return {"other": a.started_side.other.value, "first": first}


# Its unit


def _unit_of(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    party = a.party(PartyId(int(asked.params["party"])))
    if heard.option == "same":
        scene.do(a.id, c.RemoveParty(party.id))
        return Then.GO_ON
    left_open = heard.option == "unknown" or no_answer(heard.text) in OPEN
    if left_open and _alike(a, party):
        scene.say("parties/which_unit", a.id, party=party)
        return put(scene, UNIT_OF, a.id, party=str(party.id))
    unit = NOT_NAMED if left_open else heard.text.strip()[:120]
    refusal = scene.do(a.id, c.ChangeParty(replace(party, unit=unit)))
    if refusal is not None:
        scene.refuse(refusal, a.id)
    return Then.GO_ON


def _alike(a: Agreement, party: Party) -> tuple[Party, ...]:
    """The other rows of the same department: only a unit tells them apart."""
    return tuple(one for one in a.parties if one.entity == party.entity and one.id != party.id)


def _unit_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    a = required(scene, asked)
    if _alike(a, a.party(PartyId(int(asked.params["party"])))):
        return (Option("same", "It is the same one", ("same", "the same", "same one", "take it out")),)
    return (Option("unknown", "I don't know", tuple(UNKNOWN_WORDS), Means.UNSURE),)


def _unit_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    party = a.party(PartyId(int(asked.params["party"])))
    return {"party": party, "alike": _alike(a, party)}


def _party_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"party": required(scene, asked).party(PartyId(int(asked.params["party"])))}


# Anyone else


def _anyone_else(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "none":
        return _nobody_else(scene, a)
    if heard.option in (Side.RECIPIENT, Side.PROVIDER):
        return put(scene, ANOTHER, a.id, side=heard.option)
    return put(scene, GIVES_OR_GETS, a.id, typed=heard.text)


def _nobody_else(scene: Scene, a: Agreement) -> Then:
    """Where the parties were taken over, they are settled by the look at all that was."""
    if a.like is None:
        scene.do(a.id, c.SettleParties())
    return Then.GO_ON


def _another(scene: Scene, asked: Asked, heard: Heard) -> Then:
    if heard.option == "none":
        return _nobody_else(scene, required(scene, asked))
    replaces = asked.params.get("replaces", "")
    return _take(scene, required(scene, asked), heard.text, Side(asked.params["side"]), replaces)


def _gives_or_gets(scene: Scene, asked: Asked, heard: Heard) -> Then:
    if heard.option == "neither":
        return Then.GO_ON
    return _take(scene, required(scene, asked), asked.params["typed"], Side(heard.option))


def _side_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"side": asked.params.get("side", ""), "typed": asked.params.get("typed", "")}


# Their standing


def _standing_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    party = required(scene, asked).party(PartyId(int(asked.params["party"])))
    change = Option("change", "Change the party", ("change",))
    ask = Option("caldata", "Ask CalData", ("ask", "caldata"))
    if party.standing in TO_CONFIRM:
        go_on = Option("go_on", "Draft, confirm later", ("go on", "continue", "later", "draft"), Means.YES)
        return (go_on, ask, Option("outside", "Draft outside IDEA", ("outside",)), change)
    return (Option("outside", "Use the form anyway", ("use the form", "outside", "draft", "form")), ask, change)


def _standing(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    party = a.party(PartyId(int(asked.params["party"])))
    match heard.option:
        case "outside":
            scene.do(a.id, c.GoOutsideIdea())
            return Then.GO_ON
        case "caldata":
            scene.do(a.id, c.AskOnboarding(party.id))
            scene.say(
                "parties/ask_caldata",
                a.id,
                a=a,
                party=party,
                me=scene.me,
                department=natural(scene.me.profile.department),
            )
            return put(scene, STANDING, a.id, party=str(party.id), seen=asked.params["seen"])
        case "change":
            scene.do(a.id, c.RemoveParty(party.id))
            return Then.GO_ON if party.side is not a.started_side else put(scene, ANOTHER, a.id, side=party.side.value)
        case _:
            seen = ",".join(filter(None, (asked.params["seen"], str(party.id))))
            return next_question(scene, scene.agreement(a.id), seen)


NOBODY_ELSE = tuple(UNKNOWN_WORDS | NONE_WORDS)
ELSE_OPTIONS = (
    Option("none", "No, that's all", NOBODY_ELSE, Means.NO),
    Option(Side.RECIPIENT.value, "One more gets data", ("gets", "recipient", "gets data")),
    Option(Side.PROVIDER.value, "One more gives data", ("gives", "provider", "gives data")),
)
SIDE_OPTIONS = (
    Option(Side.PROVIDER.value, "It gives data", ("gives", "provider", "give")),
    Option(Side.RECIPIENT.value, "It gets data", ("gets", "recipient", "get")),
    Option("neither", "Neither", ("skip", *UNKNOWN_WORDS), Means.NO),
)

OTHER_SIDE = Question("other_side", "The other department", _other_side, facts=_other_facts, explains=ANY)
WHICH_PARTY = Question("which_party", "The department", _which_party, _candidates, _which_facts, explains=ANY)
UNIT_OF = Question(
    "unit_of", "Its unit", _unit_of, _unit_options, _unit_facts, takes=frozenset({"skip", "later"}), explains=TALK
)
ANYONE_ELSE = Question("anyone_else", "Anyone else", _anyone_else, offered(*ELSE_OPTIONS), explains=TALK)
ANOTHER = Question(
    "another_party",
    "One more department",
    _another,
    offered(Option("none", "Nobody else", NOBODY_ELSE)),
    _side_facts,
    explains=TALK,
)
GIVES_OR_GETS = Question("gives_or_gets", "Its part", _gives_or_gets, offered(*SIDE_OPTIONS), _side_facts, free=False)
STANDING = Question("standing", "How to go on", _standing, _standing_options, _party_facts, free=False)

QUESTIONS = (OTHER_SIDE, WHICH_PARTY, UNIT_OF, ANYONE_ELSE, ANOTHER, GIVES_OR_GETS, STANDING)
