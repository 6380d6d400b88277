"""What leaves: data until the relay performs it. Two kinds: pings (each once, in order) and views (only the latest)."""

from dataclasses import dataclass
from typing import Literal

from conversations.files import Wanted
from conversations.ids import AgreementId, PersonId
from conversations.message import Form, Mail, Message


@dataclass(frozen=True, slots=True)
class Ping:
    """A message to one person. `key` is unique for ever: the same fact pings once. `agreement` is looked at again
    when it is sent: who may not see it any more does not get it. `asks` is the number of the question it asks."""

    to: PersonId
    key: str
    message: Message
    mail: Mail | None = None
    agreement: AgreementId | None = None
    asks: int | None = None
    replaces: str | None = None  # the key of an earlier ping whose message is changed instead


@dataclass(frozen=True, slots=True)
class Redraw:
    """A view that has changed: drawn when it is sent, so only the latest counts. `post` brings it to life."""

    view: Literal["card", "home"]
    person: PersonId
    agreement: AgreementId | None = None
    post: bool = False


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the platform who this person is; the answer comes back as `Introduced`."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class SendFile:
    """Bring a document of the agreement to a person's conversation."""

    to: PersonId
    key: str
    agreement: AgreementId
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Fetch a message of this person that was not taken in, because they say that it is not what it looked like. It
    comes back as `Typed`, in reply to what it was meant for, or as `Gone`. `vouched` are the kinds it looked like."""

    person: PersonId
    key: str
    place: str
    vouched: tuple[str, ...]
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Fetch a file that a person gave, by the platform's id of it, and read it: it comes back as `Brought`."""

    person: PersonId
    key: str
    file: str
    wanted: Wanted

    @property
    def agreement(self) -> AgreementId | None:
        """What the file was given for."""
        return self.wanted.agreement


Outgoing = Ping | Redraw | LookUp | SendFile | ReadAgain | FetchFile


@dataclass(frozen=True, slots=True)
class Answer:
    """What a platform wants in the same breath: the body of a command's answer, a form to open, errors at a form's
    inputs. All empty means: heard, nothing to show here."""

    message: Message | None = None
    form: Form | None = None
    errors: tuple[tuple[str, str], ...] = ()
