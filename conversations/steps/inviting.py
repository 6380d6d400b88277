"""A provider who started names who drafts. They are written to in words that were looked at first, and may be asked
again or replaced: the recipient's side writes the first draft (guide, step 3), so nobody here can do it for them."""

from collections.abc import Mapping, Sequence

from conversations.agreement import commands as c
from conversations.agreement import events as e
from conversations.agreement.decide import not_to_invite
from conversations.agreement.doings import doings
from conversations.agreement.model import Agreement, Party, Side
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.ids import PersonId
from conversations.noanswer import ANY
from conversations.people import Person
from conversations.scene import Scene
from conversations.steps.asking import Heard, Note, Option, Question, Then, put, required
from conversations.steps.persons import as_options, is_state_address, plain_names, read_person
from conversations.talk import Asked
from conversations.wording import compose
from conversations.wording.compose import words_of
from conversations.wording.names import natural
from conversations.yesno import Means


def ask_another(scene: Scene, a: Agreement) -> Then:
    """Name who drafts, or somebody in their place."""
    return put(scene, DRAFTER, a.id)


def remind(scene: Scene, a: Agreement) -> Then:
    """Write again to whoever was asked."""
    if a.invited is None or not may(a, scene.me.id, c.InviteDrafter):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    history = (fact.event for fact in scene.shelf.history(a.id))
    text = next((event.text for event in history if isinstance(event, e.DrafterInvited)), "")
    return put(scene, INVITATION, a.id, person=str(a.invited), text=text)


def waits(scene: Scene, a: Agreement, invited: PersonId) -> Then:
    """Who is waited for, and what the starter can do meanwhile."""
    scene.reply(
        "parties/waits",
        a.id,
        a=a,
        person=scene.person(invited),
        zone=scene.me.zone,
        recipient=a.side_called(Side.RECIPIENT),
        what=doings(a, scene.me.id),
    )
    return Then.WAIT


# Who


def _drafter_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    a = required(scene, asked)
    known = [one for party in a.of_side(Side.RECIPIENT) for one in scene.shelf.people_at(party.entity)]
    return as_options(known, scene.me.id)


def _drafter(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    person = read_person(scene, heard.option or heard.text)
    if person is None:
        return put(scene, DRAFTER, a.id, Note("ask/no_person", {"typed": heard.text}))
    refusal = not_to_invite(a, person.id, scene.me.id)
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return put(scene, DRAFTER, a.id)
    return put(scene, INVITATION, a.id, person=str(person.id))


# In which words


def _person(scene: Scene, asked: Asked) -> Person:
    return scene.person(PersonId(int(asked.params["person"])))


def _text(scene: Scene, asked: Asked) -> str:
    """The words that somebody chose, else ours."""
    a = required(scene, asked)
    return asked.params.get("text") or words_of(
        compose(
            "text/invitation",
            agreement=a.id,
            a=a,
            me=scene.me,
            need=plain_names(scene, a.screening.get("data", "") or a.name),
            provider=_in_full(a.of_side(Side.PROVIDER)),
            recipient=_in_full(a.of_side(Side.RECIPIENT)),
        )
    )


def _in_full(parties: Sequence[Party]) -> str:
    """Names for somebody who may not know the short ones: "the Department of Motor Vehicles (DMV)"."""
    names = []
    for party in parties:
        name = natural(party.entity)
        name = f"the {name}" if name.startswith(("Department", "Office", "Board", "State", "California")) else name
        names.append(name if party.called == party.entity else f"{name} ({party.called})")
    return " and ".join(names)


def _invitation_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    person = _person(scene, asked)
    return {"text": _text(scene, asked), "person": person, "again": person.id == a.invited,
            "recipient": a.side_called(Side.RECIPIENT)}  # fmt: skip


def _invitation_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    recipient = required(scene, asked).side_called(Side.RECIPIENT)
    return (
        Option("send", f"Send to {recipient}", ("send", "send it", "go"), Means.YES),
        Option("words", "Change the text", ("change", "edit", "change text")),
        Option("other", "Someone else", ("someone else", "ask someone else", "other person")),
    )


def _invitation(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    match heard.option:
        case "words":
            return put(scene, WORDS, a.id, **asked.params)
        case "other":
            return ask_another(scene, a)
        case _:
            return _off(scene, a, asked)


def _off(scene: Scene, a: Agreement, asked: Asked) -> Then:
    person = _person(scene, asked)
    refusal = scene.do(a.id, c.InviteDrafter(person.id, _text(scene, asked)))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    now = scene.agreement(a.id)
    blocked = not scene.around.production and not person.chat and is_state_address(person.email)
    scene.say("parties/invited", a.id, a=now, person=person, stopped=blocked, what=doings(now, scene.me.id))
    return Then.WAIT


def _words(scene: Scene, asked: Asked, heard: Heard) -> Then:
    return put(scene, INVITATION, asked.agreement, **{**asked.params, "text": plain_names(scene, heard.text).strip()})


def _words_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"text": _text(scene, asked)}


DRAFTER = Question("drafter", "Who drafts", _drafter, _drafter_options, explains=ANY)
INVITATION = Question("invitation", "Your mail", _invitation, _invitation_options, _invitation_facts, free=False)
WORDS = Question("invitation_words", "The text", _words, facts=_words_facts)

QUESTIONS = (DRAFTER, INVITATION, WORDS)
