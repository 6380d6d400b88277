"""Words that are not taken in: nothing of them is kept but where they stand, what they look like, and for which
question they were meant. Their author hears of it, and can say that it was a mistake: then they are read again.
"""

from collections.abc import Collection
from dataclasses import replace

from conversations.acts import Act
from conversations.guard import caught
from conversations.outgoing import Answer, ReadAgain
from conversations.said import Commanded, Filled, Gone, Said, Shared, Typed, Withheld
from conversations.scene import Scene
from conversations.steps.asking import Then
from conversations.talk import Held
from conversations.wording import compose

DELETED, NOT_ONE = "deleted", "not_one"
PRESSES = (DELETED, NOT_ONE)
MOST_HELD = 10

WHAT = {
    "ssn": "a Social Security number",
    "card": "a payment card number",
    "password": "a password",
    "token": "a secret key",
    "records": "rows about people",
}
_TYPED = {
    **dict.fromkeys(("deleted", "it's deleted", "its deleted", "it is deleted", "i deleted it"), DELETED),
    **dict.fromkeys(("not one", "it is not one", "it's not one", "its not one", "it isn't one"), NOT_ONE),
    **dict.fromkeys(("this is not one", "no, it is not one", "that is not one", "that's not one"), NOT_ONE),
}


def screened(said: Said, place: str = "", vouched: Collection[str] = ()) -> Said | Answer:
    """What somebody did, if nothing in its words must be kept out. Else, for a message, only its `place`; and for a
    form or command, which leave no message that could be read again, the answer that it gets at once."""
    match said:
        case Typed(text, reply_to):
            found = caught(text, vouched)
            return Withheld(found.kind, found.line, place, tuple(vouched), reply_to) if found else said
        case Shared(text=text, reply_to=reply_to):
            found = caught(text, vouched)
            return Withheld(found.kind, found.line, place, tuple(vouched), reply_to) if found else said
        case Commanded(line):
            found = caught(line)
            return Answer(compose("guard/command", what=WHAT[found.kind])) if found else said
        case Filled(values=values):
            errors = tuple(
                (name, _at_the_input(found.kind)) for name, text in values.items() if (found := caught(text))
            )
            return Answer(errors=errors) if errors else said
        case _:
            return said


def _at_the_input(kind: str) -> str:
    return (
        f"That looks like {WHAT[kind]}. I stored nothing. Take it out to save the rest. If it is not one, copy your "
        "text, type it in our direct messages, and say so there."
    )


def told(scene: Scene, said: Withheld | Gone) -> Then:
    """Say what was found, ask for the message to be deleted, and remember where it stands; or say that it is gone."""
    if isinstance(said, Gone):
        scene.say("guard/gone")
        return Then.WAIT
    asked = scene.talk.asked
    meant_for = said.reply_to or (asked.message if asked and not scene.talk.stopped else None)
    key = scene.say("guard/message", what=WHAT[said.kind], line=said.line, place=said.place)
    if said.place:
        held = Held(said.place, (*said.vouched, said.kind), meant_for, key)
        others = tuple(one for one in scene.talk.withheld if one.place != held.place)
        scene.talk = replace(scene.talk, withheld=(*others, held)[-MOST_HELD:])
    return Then.WAIT


def typed(scene: Scene, text: str) -> bool:
    """Whether these words are about the last message that was not taken in; then what they want is done."""
    verb = _TYPED.get(text.casefold().replace("\u2019", "'").strip(" .!"))
    if verb is None or not scene.talk.withheld:
        return False
    _settle(scene, scene.talk.withheld[-1], verb)
    return True


def mended(scene: Scene, typed: Typed) -> Typed | None:
    """A message that was not taken in, whose author has changed its words since: it counts as typed for what it was
    meant for. None for any other message."""
    if not typed.changed or typed.own is None:
        return None
    held = next((one for one in scene.talk.withheld if typed.own.endswith("/" + _without_thread(one.place))), None)
    if held is None:
        return None
    _settle(scene, held, DELETED)
    return Typed(typed.text, held.reply_to, typed.own)


def _without_thread(place: str) -> str:
    """A place is `channel/message/thread`."""
    return place.rpartition("/")[0]


def pressed(scene: Scene, act: Act) -> Then:
    """A button under what was said of such a message: its argument is the message's place."""
    held = next((one for one in scene.talk.withheld if one.place == act.arg), None)
    if held is None:
        scene.reply("refused/old_button")
    else:
        _settle(scene, held, act.verb)
    return Then.WAIT


def _settle(scene: Scene, held: Held, verb: str) -> None:
    scene.talk = replace(scene.talk, withheld=tuple(one for one in scene.talk.withheld if one is not held))
    if verb == DELETED:
        scene.rewrite(held.message, compose("guard/deleted"))
        return
    scene.rewrite(held.message, compose("guard/reading"))
    key = f"again:{scene.me.id}:{scene.talk.count}"
    scene.send(ReadAgain(scene.me.id, key, held.place, held.kinds, held.reply_to))
