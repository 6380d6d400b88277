"""Which direct-message channel belongs to whom: told by Slack's events and answers, asked for otherwise."""

from handlers.ports import Address

_MOST = 50_000


class Rooms:
    """A memory of the channels between people and the bot. Losing it costs one call per person."""

    def __init__(self) -> None:
        self._known: dict[Address, str] = {}

    def of(self, person: Address) -> str | None:
        """The channel with this person, if it is known."""
        return self._known.get(person)

    def learn(self, person: Address, channel: str) -> None:
        """Keep a channel; the oldest makes room when there are too many."""
        if not channel:
            return
        if len(self._known) >= _MOST:
            self._known.pop(next(iter(self._known)))
        self._known[person] = channel

    def forget(self, person: Address) -> None:
        """The channel is of no use any more."""
        self._known.pop(person, None)
