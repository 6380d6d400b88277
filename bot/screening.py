"""The first thing that happens to what a person did, whatever platform brought it: what must not be kept goes no
further than here, before anything is stored, queued or logged."""

from dataclasses import replace

from conversations import withheld
from conversations.outgoing import Answer
from handlers.ports import Incoming, Reference


def screened(incoming: Incoming) -> Incoming | Answer:
    """What may go on: all of it, or only the place of a message. An answer is for what is at its end here."""
    place = placed(incoming.at, incoming.thread) if incoming.at else ""
    said = withheld.screened(incoming.said, place, incoming.vouched)
    if isinstance(said, Answer):
        return said
    return incoming if said is incoming.said else replace(incoming, said=said, people=())


def placed(at: Reference, thread: Reference | None) -> str:
    """Where a message stands, as one text: `channel/message/thread`."""
    return "/".join((at.channel, at.message, thread.message if thread else ""))


def unplaced(place: str) -> tuple[Reference, str]:
    """The reference of the message at a place, and the thread it stands in. Raises ValueError for what is no place."""
    channel, message, thread = place.split("/")
    return Reference(channel, message), thread
