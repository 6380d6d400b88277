"""A play: people who answer whatever they are asked, until their agreement has come to its end."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.acts import Answer
from sandbox.person import Person
from sandbox.shapes import Json, obj, text
from sandbox.things import Message, View, elements, options
from tests.plays.stage import CHANNEL, Stage

SCENARIOS = Path(__file__).parent.parent / "scenarios"
QUESTION = re.compile(r"(ask|field):[a-z_0-9]+")
WAIT = 30.0


@dataclass(frozen=True)
class Scenario:
    """A case: who takes part, and what they type, by the key of the field."""

    title: str
    recipient: str
    recipient_unit: str
    provider: str
    provider_unit: str
    data: str
    law: str
    public: str
    typed: Mapping[str, str]

    def words_for(self, question: str, contact: str) -> str:
        """What this case says to a question; `contact` is how the other side's contact is named."""
        outside = {
            "ask:department": self.recipient,
            "ask:unit": self.recipient_unit,
            "ask:role": "program",
            "ask:data": self.data,
            "ask:public": self.public,
            "ask:shareable": "no",
            "ask:law": self.law,
            "ask:other_agreement": "no",
            "ask:provider": self.provider,
            "ask:unit_of": self.provider_unit,
            "ask:anyone_else": "no",
            "ask:columns_right": "save",
            "ask:hash_it": "as is",
            "ask:park": "team",
            "ask:contact": contact,
        }
        found = outside.get(question) or self.typed.get(question.partition(":")[2])
        assert found, f"the case has no answer to {question}"
        return found


LAWS = {"wages": "wage", "asthma": "health"}


def scenario(name: str) -> Scenario:
    """The case of this name."""
    told: Json = json.loads((SCENARIOS / f"{name}.json").read_text(encoding="utf-8"))
    recipient, provider = obj(told, "recipient"), obj(told, "provider")
    typed = obj(told, "typed")
    return Scenario(
        title=text(told, "title"),
        recipient=text(recipient, "department"),
        recipient_unit=text(recipient, "unit"),
        provider=text(provider, "department"),
        provider_unit=text(provider, "unit"),
        data=text(obj(told, "step_1"), "data") or text(typed, "use_case_name"),
        law=LAWS.get(name, ""),
        public=text(obj(told, "step_1"), "public") or "no",
        typed={key: value for key, value in typed.items() if isinstance(value, str)},
    )


def asks(message: Message) -> str:
    """The question that a message puts and that nobody has answered yet, by its block: `field:purpose_need`."""
    first = message.block_ids[0].partition("~")[0] if message.block_ids else ""
    return first if message.bot_id and QUESTION.fullmatch(first) else ""


def question(person: Person, after: str = "") -> Message | None:
    """The newest open question in somebody's direct messages, if it came after that time."""
    found = next((one for one in reversed(person.dm) if asks(one) and asks(one) not in PINGS), None)
    return found if found is not None and found.ts > after else None


PINGS = ("ask:request", "ask:invited", "ask:explained")


def blocks_of(person: Person) -> list[str]:
    """The talk of the bot with somebody, by the block of each message that stays. Cards are views and left out."""
    names = [first_block(message) for message in person.dm if message.bot_id and not message.is_ephemeral]
    return [name for name in names if not name.startswith("card:")]


def first_block(message: Message) -> str:
    """The block that a message begins with, as it was named when it was first posted."""
    return re.split("[~#]", message.block_ids[0])[0] if message.block_ids else ""


async def press(person: Person, where: Message | View, verb: str, arg: str = "") -> Answer:
    """Press what means this verb (and argument), as a button or as an entry of a menu, whatever words it has."""
    return await press_late(person, next((one for one in person.dm if one.key == where.key), where), verb, arg)


async def press_late(person: Person, seen: Message | View, verb: str, arg: str = "") -> Answer:
    """Press it on a screen as it was seen then, whatever the message has become since."""
    for block in seen.blocks:
        for element in elements(block):
            if text(element, "type") == "button" and means(text(element, "value"), verb, arg):
                return await person.press(seen, text(element, "action_id"), block_id=text(block, "block_id"))
            for option in options(element):
                if text(element, "type") == "overflow" and means(text(option, "value"), verb, arg):
                    value = text(option, "value")
                    return await person.press(seen, text(element, "action_id"), value, text(block, "block_id"))
    raise AssertionError(f"{verb} {arg} is not offered in {seen.shown}\n{seen.action_ids}")


def means(value: str, verb: str, arg: str) -> bool:
    """Whether a hidden value means this."""
    parts = value.split("|", 3)
    return parts[0] == verb and (not arg or parts[-1] == arg)


async def asked(person: Person, after: str = "") -> Message:
    """The next question that somebody is asked."""
    found = await person.wait_for(lambda one: question(one, after), WAIT)
    assert found is not None
    return found


async def asked_by(person: Person, line: str) -> Message:
    """The question that a command in a channel leads to."""
    before = person.dm[-1].ts if person.dm else ""
    answer = await person.command(line, CHANNEL)
    assert answer.ok, answer.error
    return await asked(person, before)


async def told(person: Person, block: str, after: str = "") -> Message:
    """The newest message that begins with this block."""

    def fits(message: Message) -> bool:
        return bool(message.block_ids) and message.block_ids[0].partition("~")[0] == block and message.ts > after

    return await person.wait_message(fits, timeout=WAIT)


Disturb = Callable[[], Awaitable[None]]


async def nothing() -> None:
    """An undisturbed play."""


class Play:
    """Two people of two departments and their case, on a stage. `between` happens after each answer, before the next
    question is there; `after` when it is there."""

    def __init__(self, stage: Stage, case: Scenario, between: Disturb = nothing, after: Disturb = nothing) -> None:
        self.stage = stage
        self.case = case
        self.between = between
        self.after = after
        self.analyst = stage.person(f"{case.recipient} analyst")
        self.contact = stage.person(f"{case.provider} program contact")
        self.answered: list[str] = []

    async def begin(self) -> Answer:
        """`/bucp new` in a channel: it goes on in the direct messages."""
        answer = await self.analyst.command("/bucp new", CHANNEL)
        assert answer.ok, answer.error
        await asked(self.analyst)
        return answer

    def words_for(self, message: Message) -> str:
        """What the case has to say to a question."""
        name = asks(message)
        if name == "field:data_elements" and any(means(text(one, "value"), "done", "") for one in buttons(message)):
            return "done"
        return self.case.words_for(name, self.contact.mention)

    async def answer(self, message: Message, words: str = "") -> Message:
        """Type an answer and wait for the next question."""
        await self.analyst.say(words or self.words_for(message))
        self.answered.append(asks(message))
        await self.between()
        following = await asked(self.analyst, message.ts)
        await self.after()
        return following

    async def until(self, name: str) -> Message:
        """Answer whatever is asked, until this is."""
        current = await asked(self.analyst)
        while asks(current) != name:
            current = await self.answer(current)
        return current

    async def send(self) -> Message:
        """Send the request off. Gives what the contact gets."""
        await self.analyst.say("send")
        await self.between()
        request = await told(self.contact, "ask:request")
        await told(self.analyst, "said:sent")
        await self.after()
        return request

    async def send_to_contact(self) -> Message:
        """From wherever the talk is to the request at the contact's."""
        await self.until("ask:send")
        return await self.send()

    async def draft_and_send(self) -> Message:
        """From the first word to the request at the contact's."""
        await self.begin()
        return await self.send_to_contact()

    async def accept(self, request: Message) -> Message:
        """The contact takes it. Gives what the analyst hears of that."""
        pressed = await press(self.contact, request, "accept")
        assert pressed.ok, pressed.error
        return await told(self.analyst, "ping:accepted")


def buttons(message: Message) -> list[Json]:
    """The buttons of a message."""
    return [one for block in message.blocks for one in elements(block) if text(one, "type") == "button"]
