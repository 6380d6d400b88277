"""A reply in the thread of a message, and a control on it, are known by the message's place."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.desk import Desk
from conversations.acts import Act
from conversations.outgoing import Answer
from conversations.said import Pressed
from handlers.ports import Incoming, Reference
from storage import outbox
from tests.desk.script import MONDAY, says, slack, typed


async def deliver(desk: Desk) -> None:
    """Delivers everything, each message at a place with its key in it."""

    def job(connection: Connection) -> int:
        claimed = outbox.claim(connection, MONDAY, "me", most=10, lease=timedelta(seconds=30))
        for one in claimed:
            outbox.settle_done(connection, one, MONDAY, outbox.Ref("D1", f"at {one.key}"))
        return len(claimed)

    while await desk.write(job):
        pass


async def test_a_reply_is_to_the_message_whose_thread_it_is_in(desk: Desk) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    await desk.hear(typed("e2", "U1", "answer purpose x"))
    await desk.hear(typed("e3", "U1", "answer means y"))
    await deliver(desk)
    answer, _ = await desk.hear(typed("e4", "U1", "hm", thread=Reference("D1", "at q:1:2")))
    assert answer == Answer(says("heard 'hm' in reply to q:1:2"))
    unknown, _ = await desk.hear(typed("e5", "U1", "hm", thread=Reference("D2", "at q:1:2")))
    assert unknown == Answer(says("heard 'hm' in reply to None"))


async def test_a_control_knows_the_question_of_its_message(desk: Desk) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    await desk.hear(typed("e2", "U1", "answer purpose x"))
    await deliver(desk)
    pressed = Incoming("e3", slack("U1"), Pressed(Act("help")), message=Reference("D1", "at q:1:2"))
    answer, _ = await desk.hear(pressed)
    assert answer == Answer(says("q:1:2 asked purpose"))
