"""What Slack hands out for a short time: trigger ids and response URLs."""

import secrets
import time
from dataclasses import dataclass, replace

from sandbox.store import Store
from sandbox.world import Shelf

TRIGGER_SECONDS = 3.0
KEPT_SECONDS = 600.0
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5


class TriggerError(Exception):
    """A trigger id that opens nothing; its text is Slack's error word."""


@dataclass
class Trigger:
    """The right to open one modal for one person, for three seconds of real time."""

    team: str
    user: str
    born: float
    view_id: str | None = None
    used: bool = False


class Triggers:
    """The triggers that were handed out."""

    def __init__(self, seconds: float = TRIGGER_SECONDS) -> None:
        self._seconds = seconds
        self._known: dict[str, Trigger] = {}

    def issue(self, team: str, user: str, view_id: str | None = None) -> str:
        """A new trigger id; `view_id` names the modal it was pressed in."""
        now = time.monotonic()
        while self._known and now - (oldest := next(iter(self._known.items())))[1].born > KEPT_SECONDS:
            del self._known[oldest[0]]
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._known[trigger_id] = Trigger(team, user, now, view_id)
        return trigger_id

    def exchange(self, team: str, trigger_id: str) -> Trigger:
        """Use a trigger up. Raises TriggerError."""
        trigger = self._known.get(trigger_id)
        if trigger is None or trigger.team != team:
            raise TriggerError("invalid_trigger_id")
        if trigger.used:
            raise TriggerError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > self._seconds:
            raise TriggerError("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass(frozen=True)
class ResponseUrl:
    """The right to answer one interaction: five times within half an hour of real time."""

    id: str
    team: str
    channel: str
    user: str
    born: float
    message_ts: str | None = None
    used: int = 0

    @property
    def key(self) -> str:
        """The secret part of the address."""
        return self.id


class ResponseUrls:
    """The response URLs that were handed out."""

    def __init__(self, store: Store) -> None:
        self._known = Shelf(ResponseUrl, store)

    def issue(self, team: str, channel: str, user: str, message_ts: str | None = None) -> str:
        """The secret part of a new response URL; `message_ts` is the message that was pressed."""
        now = time.time()
        while self._known and now - (oldest := next(iter(self._known.values()))).born > RESPONSE_SECONDS:
            self._known.remove(oldest.key)
        key = secrets.token_urlsafe(24)
        self._known.put(ResponseUrl(key, team, channel, user, now, message_ts))
        return key

    def find(self, key: str) -> ResponseUrl | None:
        """The right that this key stands for, while it lasts."""
        found = self._known.get(key)
        if found is None or found.used >= RESPONSE_USES or time.time() - found.born > RESPONSE_SECONDS:
            return None
        return found

    def use(self, url: ResponseUrl) -> None:
        """Count one use."""
        self._known.put(replace(url, used=url.used + 1))
