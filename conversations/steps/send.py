"""Step 4: what is missing, who is to get it, in which words, and off it goes."""

import re
from collections.abc import Mapping
from dataclasses import replace

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement, Party, Reply, Side, Slot, State
from conversations.agreement.process import may
from conversations.agreement.refusal import Refusal, Why
from conversations.agreement.turn import open_requests
from conversations.ids import PartyId
from conversations.journey import Progress, Stop, lacking, may_stay, stops
from conversations.noanswer import simple
from conversations.people import Person
from conversations.scene import Scene
from conversations.steps import look
from conversations.steps.asking import Heard, Note, Option, Question, Then, offered, put, required
from conversations.steps.persons import as_options, is_state_address, plain_names, read_person
from conversations.talk import Asked
from conversations.wording import compose
from conversations.wording.compose import words_of
from conversations.wording.names import natural
from conversations.yesno import Means

MOST_LISTED = 6


def submit(scene: Scene, a: Agreement) -> Then:
    """What is between a draft and its sending, one thing at a time."""
    if a.state is not State.DRAFT and not to_send_again(a):
        scene.reply("refused/already_sent", a.id, a=a)
        return Then.WAIT
    open_stops = lacking(a, scene.today)
    must = [one for one in open_stops if one.chunk.needed_to_send]
    if must:
        scene.reply(
            "send/missing",
            a.id,
            a=a,
            hands=_hands(scene, a),
            stops=must[:MOST_LISTED],
            more=max(0, len(must) - MOST_LISTED),
            stays=may_stay(a, scene.today),
        )
        return Then.WAIT
    if open_stops:
        return put(scene, PARK, a.id)
    return _contacts(scene, a)


def _hands(scene: Scene, a: Agreement) -> dict[Slot, Person]:
    """Whom the questions wait for that were handed on."""
    return {slot: scene.person(one.to) for one in a.handings for slot in one.left}


def to_send_again(a: Agreement) -> bool:
    """Whether there is a reason to send once more: an objection, or somebody named in the place of a silent contact."""
    links = open_requests(a)
    replaced = (link for link in links if link.reply is Reply.WAITING and a.contacts.get(link.party) != link.person)
    return bool(objections(a)) or any(True for _ in replaced)


def change_contact(scene: Scene, a: Agreement) -> Then:
    """Ask somebody else: the first provider that nobody has answered for, or the only one."""
    if not may(a, scene.me.id, c.NameContact):
        scene.refuse(Refusal(Why.NOT_NOW), a.id)
        return Then.WAIT
    scene.talk = replace(scene.talk, focus=a.id)
    settled = {link.party for link in open_requests(a) if link.reply is Reply.ACCEPTED}
    party = next((one for one in a.of_side(Side.PROVIDER) if one.id not in settled), None)
    if party is None:
        scene.refuse(Refusal(Why.ALREADY_SENT), a.id)
        return Then.WAIT
    return put(scene, CONTACT, a.id, party=str(party.id))


def objections(a: Agreement) -> tuple[str, ...]:
    return tuple(link.words for link in open_requests(a) if link.reply is Reply.DECLINED)


def _contacts(scene: Scene, a: Agreement) -> Then:
    for party in a.of_side(Side.PROVIDER):
        if party.id not in a.contacts:
            return put(scene, CONTACT, a.id, party=str(party.id))
    return put(scene, SEND, a.id)


# What can wait


def _park(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    why = {"team": "waiting for a colleague", "provider": "to settle with the provider"}.get(
        heard.option, heard.text.strip()
    )
    for stop in lacking(a, scene.today):
        if not stop.chunk.needed_to_send:
            refusal = scene.do(a.id, c.Park(stop.slot, why[:200]))
            if refusal is not None:
                scene.refuse(refusal, a.id)
                return Then.WAIT
    return submit(scene, scene.agreement(a.id))


def _park_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"stops": lacking(required(scene, asked), scene.today)}


# Who gets it


def _contact_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    party = _party(scene, asked)
    return (
        *as_options(scene.shelf.people_at(party.entity), scene.me.id)[:2],
        Option("nobody", "I know no one", ("no one", "nobody")),
    )


def _party(scene: Scene, asked: Asked) -> Party:
    return required(scene, asked).party(PartyId(int(asked.params["party"])))


def _contact(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    if heard.option == "nobody":
        scene.say("send/know_no_one", a.id, party=_party(scene, asked), department=natural(_party(scene, asked).entity))
        return put(scene, CONTACT, a.id, **asked.params)
    person = read_person(scene, heard.option or heard.text)
    if person is None:
        return put(scene, CONTACT, a.id, Note("ask/no_person", {"typed": heard.text}), **asked.params)
    refusal = scene.do(a.id, c.NameContact(person.id, _party(scene, asked).id))
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return put(scene, CONTACT, a.id, **asked.params)
    if asked.params.get("again"):
        return _change_contacts(scene, scene.agreement(a.id), int(asked.params["party"]))
    return submit(scene, scene.agreement(a.id))


def _contact_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"party": _party(scene, asked)}


# In which words


def request_text(scene: Scene, a: Agreement) -> str:
    """The words of the request: those somebody chose, else ours (T01)."""
    if a.request.text:
        return a.request.text
    return words_of(
        compose(
            "text/request",
            agreement=a.id,
            a=a,
            me=scene.me,
            need=_need(a),
            department=natural(scene.me.profile.department),
        )
    )


def _need(a: Agreement) -> str:
    return a.screening.get("data", "") or a.name


def _recipients(scene: Scene, a: Agreement) -> list[tuple[Person, Party]]:
    return [(scene.person(a.contacts[party.id]), party) for party in a.of_side(Side.PROVIDER) if party.id in a.contacts]


def _send_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    a = required(scene, asked)
    return {"text": request_text(scene, a), "to": _recipients(scene, a), "again": a.request.round > 0,
            "provider": a.side_called(Side.PROVIDER), "stays": may_stay(a, scene.today)}  # fmt: skip


def _send_options(scene: Scene, asked: Asked) -> tuple[Option, ...]:
    provider = required(scene, asked).side_called(Side.PROVIDER)
    return (
        Option("send", f"Send to {provider}", ("send", "send it", "go"), Means.YES),
        Option("words", "Change the text", ("change", "edit", "change text")),
        Option("contact", "Someone else", ("someone else", "change contact", "other person")),
    )


def _send(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    match heard.option:
        case "words":
            return put(scene, WORDS, a.id)
        case "contact":
            return _change_contacts(scene, a)
        case _:
            return _off(scene, a, asked)


def _change_contacts(scene: Scene, a: Agreement, after: int = 0) -> Then:
    """Who gets it is asked again, of one provider after the other."""
    party = next((one for one in a.of_side(Side.PROVIDER) if one.id > after), None)
    return put(scene, CONTACT, a.id, party=str(party.id), again="yes") if party else submit(scene, a)


def _off(scene: Scene, a: Agreement, asked: Asked) -> Then:
    if not a.request.text:
        scene.do(a.id, c.WordRequest(request_text(scene, a)))
    to = _recipients(scene, a)
    refusal = scene.do(a.id, c.SendDraft())
    if refusal is not None:
        scene.refuse(refusal, a.id)
        return Then.WAIT
    sent = scene.agreement(a.id)
    scene.rewrite(asked.message, compose("send/was_sent", agreement=a.id, a=sent, to=to), a.id)
    scene.say(
        "send/sent",
        a.id,
        a=sent,
        to=to,
        provider=sent.side_called(Side.PROVIDER),
        blocked=[one.email for one, _ in to if unreached(scene, one)],
    )
    return Then.WAIT


def unreached(scene: Scene, person: Person) -> bool:
    """Outside production nothing goes to the State's own addresses; whoever writes to one is told at once."""
    return not scene.around.production and not person.chat and is_state_address(person.email)


TO_READ = re.compile(
    r"(?:(?:can|could|may|let|please|i(?:'d like| want)|want) .*)?"
    r"\b(?:see|read|look at|look over|check|view|show)\b.*\b(?:it|draft|answers?|document|everything|form|all)\b.*"
)
LONGEST_WISH = 14
BEFORE_SENDING = frozenset({"park", "contact", "send"})


def word(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """The wish to see the draft once more before it goes out; None for other words, or where nothing is to be sent."""
    a = scene.visible(asked.agreement) if asked is not None else None
    if asked is None or a is None or scene.talk.stopped or asked.name not in BEFORE_SENDING:
        return None
    words = simple(text)
    if len(words.split()) > LONGEST_WISH or not TO_READ.fullmatch(words):
        return None
    look.show_answers(scene, a)
    return Then.WAIT


def _words(scene: Scene, asked: Asked, heard: Heard) -> Then:
    a = required(scene, asked)
    refusal = scene.do(a.id, c.WordRequest(plain_names(scene, heard.text).strip()))
    if refusal is not None:
        scene.refuse(refusal, a.id)
    return submit(scene, scene.agreement(a.id))


def _words_facts(scene: Scene, asked: Asked) -> Mapping[str, object]:
    return {"text": request_text(scene, required(scene, asked))}


def parked(a: Agreement, scene: Scene) -> list[Stop]:
    return [
        one for one in stops(a, scene.today) if one.progress in (Progress.PARKED, Progress.COUNSEL, Progress.HANDED)
    ]


PARK_OPTIONS = (
    Option("team", "Waiting for a colleague", ("colleague", "waiting", "team")),
    Option("provider", "Settle with provider", ("provider", "later", "with the provider")),
)

PARK = Question("park", "Why some answers are open", _park, offered(*PARK_OPTIONS), _park_facts)
CONTACT = Question("contact", "The contact", _contact, _contact_options, _contact_facts)
SEND = Question("send", "The request", _send, _send_options, _send_facts, free=False)
WORDS = Question("words", "The text of the request", _words, facts=_words_facts)

QUESTIONS = (PARK, CONTACT, SEND, WORDS)
