"""Where things stand: status, lists, answers, history, help, signatories. Looking changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conversations.agreement.doings import declined, doings
from conversations.agreement.model import Agreement, Part, Reply, Side, Slot, State
from conversations.agreement.process import STATES, Actor, actor
from conversations.agreement.turn import BOTH, open_requests, whose
from conversations.answers import field_of
from conversations.commandlist import COMMANDS, GROUPS, nearest
from conversations.form.chunks import CHUNKS
from conversations.glossary import term
from conversations.ids import PersonId
from conversations.journey import CAN_BE_BETTER, TO_ASK, Progress, Stop, changed_since_sent, counted, next_stop, stops
from conversations.message import Message
from conversations.scene import Scene
from conversations.shelf import Line, Shelf
from conversations.signatories import Outcome, standing
from conversations.steps.draft import shown, subject
from conversations.steps.entities import is_former, other_name, with_short
from conversations.steps.handing import in_hands
from conversations.wording import compose
from conversations.wording.compose import bare, listed
from conversations.wording.names import natural

ROWS = 5
HOME_ROWS = 20
AFTER_A_NO = "Answer the no, narrow the request and send it again, or withdraw"
"""What the drafter can do when the provider declined (IDEA 5.2)."""


def status(scene: Scene, a: Agreement) -> None:
    scene.reply_with(card(a, scene.me.id, scene), a.id)


def card(a: Agreement, viewer: PersonId, scene: Scene) -> Message:
    """The agreement's card as this person may see it: step, whose turn, what is next, since when."""
    turn = whose(a)
    info = STATES[a.state]
    following = next_stop(a, scene.talk, scene.today) if a.state is State.DRAFT else None
    return compose(
        "look/card",
        agreement=a.id,
        a=a,
        info=info,
        turn=turn,
        mine=viewer in turn.people,
        people=[scene.person(one) for one in turn.people if one != viewer][:3],
        counted=str(counted(a, scene.today)) if a.state is State.DRAFT else "",
        next=following.field.label if following else _next(a, viewer, scene),
        deadline=_first_deadline(a),
        links=[(scene.person(link.person), link, a.party(link.party).called) for link in open_requests(a)],
        hands=in_hands(scene, a) if viewer in a.members and a.members[viewer].side is Side.RECIPIENT else [],
        what=doings(a, viewer),
        viewer_zone=scene.me.zone,
        step=info.step,
        changed=changed_since_sent(a),
        ours=viewer in a.members and a.members[viewer].side is Side.RECIPIENT,
        by_mail=any(not scene.person(link.person).chat for link in open_requests(a)),
        provider=a.side_called(Side.PROVIDER) if a.parties else "",
    )


def _next(a: Agreement, viewer: PersonId, scene: Scene) -> str:
    """What comes next, for this person, where no question of the form does."""
    if declined(a):
        return AFTER_A_NO
    takers = [link.person for link in open_requests(a) if link.reply is Reply.ACCEPTED]
    if a.state is not State.COLLAB or not takers or viewer not in a.members:
        return STATES[a.state].next
    if a.members[viewer].side is Side.PROVIDER:
        return f"{scene.person(a.drafters()[0]).called} writes to you and agrees on a time for the first talk"
    called = listed(tuple(dict.fromkeys(scene.person(one).called for one in takers)))
    return f"Write to {called} and agree on a time for the first talk"


def _first_deadline(a: Agreement) -> str:
    answer = a.answers.get(Slot("critical_deadlines"))
    if answer is None or answer.value is None:
        return ""
    return shown(answer, field_of(a, Slot("critical_deadlines"))).split("\n")[0]


# Lists


@dataclass(frozen=True, slots=True)
class Grouped:
    """The lines of a list, by whom they wait for."""

    mine: tuple[Line, ...]
    others: tuple[Line, ...]
    running: tuple[Line, ...]
    ended: tuple[Line, ...]


def grouped(lines: tuple[Line, ...]) -> Grouped:
    ended = tuple(line for line in lines if STATES[line.state].ends)
    running = tuple(line for line in lines if line.whose == BOTH and line not in ended)
    waiting = [line for line in lines if line not in ended and line not in running]
    mine = tuple(line for line in waiting if line.mine)
    return Grouped(mine, tuple(line for line in waiting if not line.mine), running, ended)


def lists(scene: Scene, which: str) -> None:
    lines = grouped(scene.shelf.lines(scene.me.id))
    shown = {"groups": lines, "which": which or "all", "rows": ROWS, "states": STATES, "both": BOTH}
    scene.reply("look/list", None, **shown, zone=scene.me.zone, today=scene.today)


def home(person: PersonId, zone: str, shelf: Shelf, today: date) -> Message:
    """The Home page: what waits on you, what on others, what runs, what ended lately."""
    return compose(
        "look/home",
        goes_on=_goes_on,
        groups=grouped(shelf.lines(person)),
        states=STATES,
        zone=zone,
        today=today,
        both=BOTH,
        rows=HOME_ROWS,
    )


def _goes_on(line: Line) -> bool:
    """Whether there is a next question for this person, or only a look."""
    writes = line.part in (Part.DRAFTER, Part.COLLEAGUE)
    return writes and line.state not in (State.SUBMITTED, State.COLLAB)


# Answers


def review(scene: Scene, a: Agreement) -> None:
    """The answer map: by chunk, what is done and what is not."""
    everything = stops(a, scene.today)
    chunks = [(chunk, _summary(scene, a, [one for one in everything if one.chunk is chunk])) for chunk in CHUNKS]
    open_ones = [one for one in everything if one.progress in TO_ASK]
    open_ones += [one for kind in CAN_BE_BETTER for one in everything if one.progress is kind]
    scene.reply(
        "look/review",
        a.id,
        a=a,
        chunks=chunks,
        counted=str(counted(a, scene.today)),
        open=open_ones[:5],
        provider=a.side_called(Side.PROVIDER),
        may_send=a.state is State.DRAFT or declined(a),
    )


def _summary(scene: Scene, a: Agreement, of_chunk: list[Stop]) -> str:
    """`all done`, or what is left: `1 missing (Analysis)`."""
    pieces = []
    for state in (*TO_ASK, *CAN_BE_BETTER, Progress.PARKED, Progress.COUNSEL):
        found = [bare(one.field.label) for one in of_chunk if one.progress is state and one.state == state.value]
        if found:
            names = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
            pieces.append(f"{len(found)} {state.value} ({names})")
    pieces += [f"{bare(one.field.label)} {one.state}" for one in of_chunk if one.state != one.progress.value]
    pieces += _in_hands(scene, a, of_chunk)
    return "; ".join(pieces) or "all done"


def _in_hands(scene: Scene, a: Agreement, of_chunk: list[Stop]) -> Iterator[str]:
    """`1 waiting for counsel (Legal authority)`, by person."""
    with_whom: dict[PersonId, list[str]] = {}
    for one in of_chunk:
        handing = a.handing_of(one.slot)
        if handing is not None:
            with_whom.setdefault(handing.to, []).append(one.field.label)
    for person, labels in with_whom.items():
        yield f"{len(labels)} waiting for {scene.person(person).called} ({', '.join(labels[:3])})"


def show_answers(scene: Scene, a: Agreement) -> None:
    rows = [
        (chunk.title, [_row(a, one) for one in stops(a, scene.today) if one.chunk is chunk and one.slot in a.answers])
        for chunk in CHUNKS
    ]
    elements = [
        (_cell(a, "element_name", one), _cell(a, "element_definition", one), _cell(a, "element_need", one))
        for one in a.elements
    ]
    scene.reply(
        "look/answers",
        a.id,
        a=a,
        rows=[row for row in rows if row[1]],
        elements=elements,
        info=STATES[a.state],
        changed=changed_since_sent(a),
        may_edit=actor(a, scene.me.id) in (Actor.DRAFTER, Actor.COLLEAGUE),
        what=doings(a, scene.me.id),
        parties=a.parties,
    )


def _row(a: Agreement, stop: Stop) -> tuple[str, str, Slot]:
    about = subject(a, stop.slot)
    label = f"{stop.field.label}, {about}" if about else stop.field.label
    if stop.field.written_by is not None:
        label = f"{label} (proposal for the {stop.field.written_by.value} reviewer)"
    return label, shown(a.answers[stop.slot], stop.field), stop.slot


def _cell(a: Agreement, key: str, element: object) -> str:
    return next(
        (answer.text for slot, answer in a.answers.items() if slot.field == key and slot.element == element), ""
    )


# Words about the words


def help_page(scene: Scene, word: str) -> None:
    command = COMMANDS.get(word.casefold())
    if command is not None:
        scene.reply("look/help_one", command=command)
    elif term(word) is not None:
        scene.reply("look/term", term=term(word), free=False)
    elif word:
        unknown(scene, word)
    else:
        scene.reply("look/help", groups=GROUPS, commands=COMMANDS.values())


def unknown(scene: Scene, word: str) -> None:
    scene.reply("look/unknown", word=word[:40], near=nearest(word))


def signatories(scene: Scene, name: str) -> None:
    directory = scene.around.signatories
    if not name.strip():
        scene.reply("look/signatories_how", list_date=directory.list_date, count=len(directory))
        return
    found = directory.find(name)
    rows = [
        (with_short(match.entity), standing(match.entity, directory), other_name(match), is_former(match))
        for match in found.matches
    ]
    scene.reply(
        "look/signatories",
        name=name,
        rows=rows,
        ambiguous=found.outcome is Outcome.AMBIGUOUS,
        list_date=directory.list_date,
        natural=natural,
    )


def which(scene: Scene, lines: tuple[Line, ...], verb: str) -> None:
    """Several agreements fit: ask which one is meant."""
    scene.reply("look/which", lines=lines[:ROWS], verb=verb, more=len(lines) > ROWS)


def names(lines: Iterator[Line]) -> str:
    return listed(tuple(line.number or line.name for line in lines))
