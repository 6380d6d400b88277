"""What can go wrong, in the hand of tests and of the demo."""

from dataclasses import dataclass
from typing import Literal

from sandbox.shapes import Json, flag, number, text, whole

MailFault = Literal["", "later", "refuse", "drop"]
MAIL_FAULTS: dict[str, MailFault] = {"later": "later", "refuse": "refuse", "drop": "drop"}


@dataclass
class CallFault:
    """What happens to the next `times` calls of `method` ("*": any), in one workspace or in all.

    `what` is "rate_limit" (429), "server_error" (500), "drop" (the connection breaks before anything is
    done), "drop_after" (it breaks when all is done), "delay", or an error word for Slack's usual refusal.
    """

    what: str
    method: str = "*"
    times: int = 1
    seconds: float = 1
    team: str | None = None

    def matches(self, method: str, team: str | None) -> bool:
        """Whether this call is meant."""
        return self.times > 0 and self.method in ("*", method) and self.team in (None, team)


class Faults:
    """The faults that are switched on now. All off at first."""

    def __init__(self) -> None:
        self.calls: list[CallFault] = []
        self.events_twice = False
        self.actions_twice = False
        self.mail: MailFault = ""
        self.mail_times = 0

    def rate_limit(self, method: str = "*", times: int = 1, retry_after: int = 1, team: str | None = None) -> None:
        """The next calls get 429 with `Retry-After: retry_after`."""
        self.calls.append(CallFault("rate_limit", method, times, retry_after, team))

    def server_error(self, method: str = "*", times: int = 1) -> None:
        """The next calls get 500."""
        self.calls.append(CallFault("server_error", method, times))

    def drop(self, method: str = "*", times: int = 1, *, after: bool = False) -> None:
        """The next calls lose their connection, before or `after` what they ask for is done."""
        self.calls.append(CallFault("drop_after" if after else "drop", method, times))

    def delay(self, method: str = "*", seconds: float = 1, times: int = 1) -> None:
        """The next calls are answered `seconds` late."""
        self.calls.append(CallFault("delay", method, times, seconds))

    def refuse(self, method: str = "*", error: str = "invalid_auth", times: int = 1) -> None:
        """The next calls get `ok: false` with this error."""
        self.calls.append(CallFault(error, method, times))

    def refuse_mail(self, fault: MailFault = "refuse", times: int = 1) -> None:
        """The next mails are put off (451), refused (550), or accepted and lost."""
        self.mail, self.mail_times = fault, times

    def clear(self) -> None:
        """Everything works again."""
        self.calls.clear()
        self.events_twice = self.actions_twice = False
        self.mail, self.mail_times = "", 0

    def take_call(self, method: str, team: str | None) -> CallFault | None:
        """The fault that this call meets, if any; it is used up by that."""
        self.calls = [fault for fault in self.calls if fault.times > 0]
        found = next((fault for fault in self.calls if fault.matches(method, team)), None)
        if found is not None:
            found.times -= 1
        return found

    def take_mail(self) -> MailFault:
        """The fault that this mail meets; it is used up by that."""
        if self.mail_times <= 0:
            return ""
        self.mail_times -= 1
        return self.mail

    def switch(self, wish: Json) -> None:
        """Set faults as a JSON request asks.

        `{"clear": true}`, `{"events_twice": bool, "actions_twice": bool}`, `{"mail": fault, "times": n}`,
        `{"call": what, "method": m, "times": n, "seconds": s, "team": t}`.
        """
        if flag(wish, "clear"):
            self.clear()
        if "events_twice" in wish:
            self.events_twice = flag(wish, "events_twice")
        if "actions_twice" in wish:
            self.actions_twice = flag(wish, "actions_twice")
        times = whole(wish, "times", 1)
        if text(wish, "mail") in MAIL_FAULTS:
            self.refuse_mail(MAIL_FAULTS[text(wish, "mail")], times)
        if text(wish, "call"):
            method, team = text(wish, "method") or "*", text(wish, "team") or None
            self.calls.append(CallFault(text(wish, "call"), method, times, number(wish, "seconds", 1.0), team))
