"""Data elements that point straight to a person: asked about once each, after the row is saved."""

from collections.abc import Mapping

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Side, Slot
from conversations.agreement.process import may
from conversations.answers import KnownAnswers, stored
from conversations.form.elements import element_text, names_a_person
from conversations.form.values import Chosen
from conversations.ids import ElementId
from conversations.scene import Scene
from conversations.steps import elements
from conversations.steps.asking import Heard, Option, Question, Then, offered, put, required
from conversations.talk import Asked
from conversations.yesno import Means

TREATMENT = "element_deid"
HASHED, AS_IS, OUT = "hashed", "raw", "out"
"""The first two are treatments of the form."""


def pending(scene: Scene, a: Agreement) -> Then | None:
    """Ask about the first row that points to a person, and of which nobody has said yet what is to be done with it."""
    if not may(a, scene.me.id, c.GiveAnswer):
        return None
    for one in KnownAnswers(a, scene.today).elements:
        if TREATMENT not in one.cells and names_a_person(one.cells):
            return put(scene, HASH, a.id, element=str(one.id))
    return None


def _told(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    element = ElementId(int(asked.params["element"]))
    there = element in a.elements
    return {
        "name": elements.name_of(a, element),
        "place": elements.place_of(a, element) if there else 0,
        "provider": a.side_called(Side.PROVIDER),
    }


def _heard(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    element = ElementId(int(asked.params["element"]))
    if element not in a.elements:
        return Then.GO_ON
    if heard.option == OUT:
        elements.remove(scene, a, element)
        return Then.GO_ON
    cell = Chosen(heard.option)
    words = element_text({TREATMENT: cell}, TREATMENT)
    refusal = scene.do(a.id, c.GiveAnswer(Slot(TREATMENT, element=element), words, stored(cell)))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    elements.told_again(scene, a)
    if heard.option == AS_IS:
        need = a.answers.get(Slot("element_need", element=element))
        scene.say("draft/element_as_is", a.id, name=elements.name_of(a, element), need=need.text if need else "")
    return Then.GO_ON


HASH = Question(
    "hash_it",
    "Hash it",
    hear=_heard,
    options=offered(
        Option(HASHED, "Yes, hash it", ("hash", "hash it", "they could", "they can hash it"), Means.YES),
        Option(OUT, "Leave it out", ("remove", "remove it", "drop", "drop it", "out", "delete it", "without it")),
        Option(AS_IS, "We need it as is", ("as is", "we need it", "keep", "keep it", "keep it as is", "raw"), Means.NO),
    ),
    facts=_told,
    free=False,
)

QUESTIONS = (HASH,)
