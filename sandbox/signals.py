"""Tells those who wait that something has changed, without anyone asking again and again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Change:
    """What changed: something in a workspace, for everyone there or for the named users, or the mail."""

    team: str = ""
    users: frozenset[str] | None = None
    mail: bool = False

    def concerns(self, team: str, user: str) -> bool:
        """Whether this person can see it."""
        return self.team == team and (self.users is None or user in self.users)


Listener = Callable[[Change], None]


class Signals:
    """Passes each change to the listeners at once."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    def tell(self, change: Change) -> None:
        """Say that something has changed."""
        for listener in tuple(self._listeners):
            listener(change)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear every change from now on; the answer ends it."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    async def wait_for(self, look: Callable[[], T], timeout: float, what: str = "it") -> T:  # noqa: ASYNC109  # reads as a promise
        """The first truthy answer of `look`, which is asked now and after each change.

        Raises TimeoutError, saying `what` did not come, after `timeout` seconds.
        """
        stirred = asyncio.Event()
        unlisten = self.listen(lambda _: stirred.set())
        try:
            async with asyncio.timeout(timeout):
                while not (found := look()):
                    await stirred.wait()
                    stirred.clear()
                return found
        except TimeoutError:
            raise TimeoutError(f"After {timeout} s still no sign of {what}.") from None
        finally:
            unlisten()
