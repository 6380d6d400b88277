"""People who press and type whatever comes to mind, four of them at once: nothing breaks, nobody is left without a way
on, and nobody is told what is not theirs. Seeded, so that what went wrong once goes wrong again."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from conversations.message import Actions, Button, Message
from conversations.outgoing import Answer, FetchFile, Ping, ReadAgain
from conversations.people import Person
from conversations.said import Filled, Pressed, Said, Typed
from conversations.turn import Turn
from tests.core.desk import acts_of
from tests.core.plays import Play, at
from tests.core.test_texts import in_budget

SEEDS = range(8)
STEPS = 120
WORDS = (
    *(
        "yes",
        "no",
        "I don't know",
        "skip",
        "later",
        "back",
        "help",
        "why",
        "example",
        "done",
        "more",
        "keep",
        "improve",
    ),
    *("add", "replace", "add: and the county", "replace: all adults in 2022", "stop", "resume", "review", "status"),
    *("list", "submit", "show", "history", "profile", "profile change", "save", "leave", "withdraw", "never mind"),
    *("memo", "reopen", "accept", "decline", "decline because we lack staff", "explain", "forward", "contact"),
    *("ask", "ask legal", "ask @[2]", "ask @[1] the data", "ask @[4] this question", "ask nobody@example.org"),
    *("answer", "not me", "notme it is for IT", "take back", "share", "share @[3]", "share @[4]", "edit scope", "new"),
    *("edit data elements", "faq who signs?", "do we need IRB?", "what is a BUCP?", "hello", "thanks", "\U0001f44d"),
    *("...", "@[9]", "1", "2", "99", "EDD", "DMV", "Research Branch", "theirs", "mine", "first", "this one"),
    *("QTR_WG - quarterly wage - outcome", "Field,Meaning,Why\nQTR_WG,wage,outcome\n,x,y\nCNTY,county,groups"),
    *("fix 1", "leave out row 1", "remove 1", "move 1 to 2", "219-09-9999", "not one", "All our clients", "in 3 years"),
    *("2022 to 2026", "March 1, 2027", "lead@example.org", "park", "frobnicate", "status 12", "w" * 900, "draft"),
    *("use it", "Welfare and Institutions Code section 10850", "1 is the meaning", "save the rows", "outside"),
)


class Crowd(Play):
    """Four people of two departments, and what each message says by now."""

    def gather(self, seed: int) -> None:
        (self.drafting, self.submitted, self.filled, lambda: self)[seed % 4]()
        friend = self.add("friend", at("CDSS", "Legal"))
        self.people[friend.id] = replace(friend, profile=replace(friend.profile, role="legal"))
        self.chance = Random(seed)  # noqa: S311 - chance, not secrecy

    def stands(self, key: str) -> Message:
        said = [one.message for one in self.sent if key in (one.key, one.replaces)]
        return said[-1]

    def step(self) -> None:
        me = self.chance.choice(list(self.people.values())[:4])
        gestures: tuple[Callable[[Person], Said], ...] = (self.pressed, self.typed, self.fitting)
        said = self.chance.choice(gestures)(me)
        turn = self.hear(me, said)
        self.check(me, said, turn)
        if turn.answer.form is not None:
            inputs = turn.answer.form.inputs
            words = {one.name: one.options[0].value if one.options else "All adults in 2022 to 2026" for one in inputs}
            filled = Filled(turn.answer.form.act, words)
            self.check(me, filled, self.hear(me, filled))

    def pressed(self, me: Person) -> Said:
        """A button of one of the last messages, whatever became of it."""
        keys = [ping.key for ping in self.inboxes[me.id]][-6:]
        rows = [(key, part) for key in keys for part in self.stands(key).parts if isinstance(part, Actions)]
        found = [(key, one) for key, row in rows for one in (*row.items, *row.menu) if isinstance(one, Button)]
        if not found:
            return self.typed(me)
        key, button = self.chance.choice(found)
        return Pressed(button.act, "", key)

    def typed(self, _: Person) -> Said:
        return Typed(self.chance.choice(WORDS))

    def fitting(self, me: Person) -> Said:
        """What the scenario would say."""
        try:
            return Typed(self.next_answer(me))
        except KeyError:
            return self.typed(me)

    def check(self, me: Person, said: Said, turn: Turn) -> None:
        pings = [one for one in turn.outgoing if isinstance(one, Ping)]
        for one in pings:
            in_budget(one.message)
            assert one.agreement is None or self.agreement(one.agreement).may_see(one.to), one.message.block
        awaited = any(isinstance(one, ReadAgain | FetchFile) for one in turn.outgoing)
        spoken = any(one.to == me.id for one in pings) or turn.answer != Answer() or awaited
        assert spoken or turn.talk.buffer is not None, f"no word to {said}"
        assert sum(one.asks is not None for one in pings) <= 1
        self.check_open(me)

    def check_open(self, me: Person) -> None:
        """No choice of a question is offered that is not the open one; and the open one can be answered."""
        asked = self.talks[me.id].asked
        keys = [ping.key for ping in self.inboxes[me.id]][-12:]
        offered = {
            act.asked for key in keys for act in acts_of(self.stands(key)).values() if act.verb in ("choose", "pick")
        }
        assert offered <= {asked.number if asked else None}
        if asked is not None:
            assert not self.stands(asked.message).block.endswith("#done"), asked.name
            assert asked.agreement is None or self.agreement(asked.agreement).may_see(me.id)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_people_do_nothing_breaks(seed: int) -> None:
    crowd = Crowd()
    crowd.gather(seed)
    for _ in range(STEPS):
        crowd.step()
