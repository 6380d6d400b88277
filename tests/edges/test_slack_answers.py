"""What goes back in the same breath is written once for the same answer to the same reader, and for nobody else."""

import json

from conversations.ids import PersonId
from conversations.message import Message, Say, Span
from conversations.outgoing import Answer
from handlers.ports import Address, Known
from handlers.slack.answers import command_body, command_text
from handlers.slack.text import Reader

MESSAGE = Message("show:test", "Ask Colleague.", (Say((Span("Ask "), Span("Colleague", person=PersonId(7)))),))
HERE = {PersonId(7): Known("Colleague", Address("slack", "T1", "U7"))}
ELSEWHERE = {PersonId(7): Known("Colleague of another department")}


def test_each_reader_is_answered_as_they_may_be() -> None:
    answer = Answer(MESSAGE)
    for reader in [Reader("T1", HERE), Reader("T1", ELSEWHERE), Reader("T2", HERE), Reader("T1", HERE)]:
        assert json.loads(command_text(answer, reader)) == command_body(answer, reader)
    assert command_text(answer, Reader("T1", HERE)) is command_text(answer, Reader("T1", HERE))
    assert command_text(answer, Reader("T1", HERE)) != command_text(answer, Reader("T1", ELSEWHERE))
    assert command_text(answer, Reader("T1", HERE)) != command_text(answer, Reader("T2", HERE))


def test_another_answer_is_another_one() -> None:
    reader = Reader("T1", HERE)
    other = Answer(Message("show:test", "Another.", (Say((Span("Another."),)),)))
    assert "Another." in command_text(other, reader)
    assert "Another." not in command_text(Answer(MESSAGE), reader)


def test_no_message_is_no_body() -> None:
    assert command_text(Answer(), Reader()) == ""
