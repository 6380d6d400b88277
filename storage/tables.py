"""The tables: dumb rows. Hot paths use `table(...)` with statements built once; nobody works with row objects there.

Rows of agreements serve reads and can always be made again from the events, which are the record.
"""

from datetime import date, datetime

from sqlalchemy import JSON, Index, MetaData, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from conversations.agreement.model import Json
from conversations.people import PACIFIC
from storage.columns import Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """What all tables share: names for their constraints, so that migrations can speak of them."""

    metadata = MetaData(naming_convention=NAMES)


class PersonRow(Row, table=True):
    """A person. `joined` is the person as whom this one goes on, once both turned out to be the same."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_department", "department"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    name: str = ""
    email: str | None = Field(default=None, unique=True)
    zone: str = PACIFIC
    chat: bool = False
    greeted: bool = False
    department: str = ""
    short: str = ""
    unit: str = ""
    role: str = ""
    version: int = 1
    joined: int | None = Field(default=None, foreign_key="person.id")


class AddressRow(Row, table=True):
    """Where a person is reached. `key` is `platform:tenant:user`."""

    __tablename__ = "address"

    key: str = Field(primary_key=True)
    platform: str
    tenant: str
    user: str
    person: int = Field(foreign_key="person.id", index=True)


class TalkRow(Row, table=True):
    __tablename__ = "talk"

    person: int = Field(primary_key=True, foreign_key="person.id")
    version: int
    talk: Json = Field(sa_type=JSON, nullable=False)


class QuestionRow(Row, table=True):
    """The question that a message (by its key) carried."""

    __tablename__ = "question"

    message: str = Field(primary_key=True)
    person: int = Field(foreign_key="person.id", index=True)
    asked: Json = Field(sa_type=JSON, nullable=False)


class AgreementRow(Row, table=True):
    """An agreement as lists and look-ups need it. `changed` is the time of its last fact, `search` what it can be
    found by, in lower case; `dates` the days that drive the work (2027-04-15 2027-10-01)."""

    __tablename__ = "agreement"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int
    name: str
    number: str | None = Field(default=None, unique=True)
    form: str
    state: str
    since: datetime | None = Field(default=None, sa_type=Moment)
    begun: datetime | None = Field(default=None, sa_type=Moment)
    changed: datetime = Field(sa_type=Moment)
    whose: str
    dates: str = ""
    search: str
    started_by: int | None = Field(default=None, foreign_key="person.id")
    started_side: str
    outcome: str
    courtesy: bool
    finalized_on: date | None = None
    sent_on: date | None = None


class PartyRow(Row, table=True):
    __tablename__ = "party"
    __table_args__ = (Index("ix_party_entity", "entity"),)

    agreement: int = Field(primary_key=True, foreign_key="agreement.id")
    party: int = Field(primary_key=True)
    side: str
    entity: str
    short: str
    unit: str
    standing: str
    status: str
    umbrella: str
    under_governor: str
    listed: date | None = None


class AnswerRow(Row, table=True):
    """The present answer at one place; `party` and `element` are 0 where the field has none."""

    __tablename__ = "answer"

    agreement: int = Field(primary_key=True, foreign_key="agreement.id")
    field: str = Field(primary_key=True)
    party: int = Field(primary_key=True)
    element: int = Field(primary_key=True)
    text: str
    value: Json = Field(sa_type=JSON)
    by: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)
    version: int


class ElementRow(Row, table=True):
    """A row of the data elements; `place` is where it stands in the list, counted from 1."""

    __tablename__ = "element"

    agreement: int = Field(primary_key=True, foreign_key="agreement.id")
    element: int = Field(primary_key=True)
    place: int


class MemberRow(Row, table=True):
    """Who may see an agreement: its members, and the person invited to draft. `mine`: it waits on this person.

    `changed` repeats the agreement's, so that one person's list is read off an index.
    """

    __tablename__ = "member"
    __table_args__ = (
        Index("ix_member_list", "person", "changed", "agreement"),
        Index(
            "ix_member_mine",
            "person",
            "changed",
            "agreement",
            sqlite_where=text("mine = 1"),
            postgresql_where=text("mine"),
        ),
    )

    agreement: int = Field(primary_key=True, foreign_key="agreement.id")
    person: int = Field(primary_key=True, foreign_key="person.id")
    part: str
    side: str
    invited: bool
    mine: bool
    changed: datetime = Field(sa_type=Moment)


class EventRow(Row, table=True):
    """One fact of one stream. `seal` is the salted hash of the payload, `hash` chains it to the fact before it.

    Without its payload and salt a fact still verifies, so that a purge leaves a tombstone and an export can redact.
    """

    __tablename__ = "event"

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    payload: Json = Field(sa_type=JSON)
    by: int = Field(foreign_key="person.id", index=True)
    at: datetime = Field(sa_type=Moment)
    audience: str
    seal: str
    hash: str


class SaltRow(Row, table=True):
    """What keeps a redacted payload from being guessed. Kept apart from the facts, so that it can be held back."""

    __tablename__ = "salt"

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    salt: str


class InboxRow(Row, table=True):
    """Deliveries that were taken in, and the first answer to each; NULL where it was empty."""

    __tablename__ = "inbox"

    key: str = Field(primary_key=True)
    answer: Json = Field(sa_type=JSON(none_as_null=True), nullable=True)
    at: datetime = Field(sa_type=Moment, index=True)


class OutboxRow(Row, table=True):
    """What leaves. `lane` is the row's queue: within it, older rows go first. `revision` counts the changes of a view,
    so that one that changed while it was being sent is sent again; `drawn` is a fingerprint of what was shown last."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(
            "ix_outbox_lane", "lane", "id", sqlite_where=text("state = 'todo'"), postgresql_where=text("state = 'todo'")
        ),
        Index(
            "ix_outbox_due", "due", "id", sqlite_where=text("state = 'todo'"), postgresql_where=text("state = 'todo'")
        ),
        Index(
            "ix_outbox_ref",
            "ref_message",
            "ref_channel",
            sqlite_where=text("ref_message <> ''"),
            postgresql_where=text("ref_message <> ''"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    lane: str
    platform: str
    tenant: str
    user: str
    kind: str
    person: int = Field(foreign_key="person.id", index=True)
    agreement: int | None = Field(default=None, foreign_key="agreement.id")
    payload: Json = Field(sa_type=JSON, nullable=False)
    state: str = "todo"
    due: datetime = Field(sa_type=Moment)
    tries: int = 0
    lease: datetime | None = Field(default=None, sa_type=Moment)
    owner: str = ""
    error: str = ""
    revision: int = 1
    ref_channel: str = ""
    ref_message: str = ""
    drawn: str = ""
    created: datetime = Field(sa_type=Moment)
    settled: datetime | None = Field(default=None, sa_type=Moment)


class GateRow(Row, table=True):
    """A workspace that asked for patience: nothing goes there before `until`."""

    __tablename__ = "gate"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    until: datetime = Field(sa_type=Moment)


class CounterRow(Row, table=True):
    """Numbers that are given once each: ids of agreements, BUCP numbers of a year."""

    __tablename__ = "counter"

    name: str = Field(primary_key=True)
    value: int


class SignatoryListRow(Row, table=True):
    """One imported list of signatories, as text; the latest row is the list in force."""

    __tablename__ = "signatory_list"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    list_date: date
    version: str
    text: str
    imported: datetime = Field(sa_type=Moment)


def table(name: str) -> Table:
    """The table of this name, for Core statements. Raises KeyError when there is none."""
    return Row.metadata.tables[name]


PERSON = table("person")
ADDRESS = table("address")
TALK = table("talk")
QUESTION = table("question")
AGREEMENT = table("agreement")
PARTY = table("party")
ANSWER = table("answer")
ELEMENT = table("element")
MEMBER = table("member")
EVENT = table("event")
SALT = table("salt")
INBOX = table("inbox")
OUTBOX = table("outbox")
GATE = table("gate")
COUNTER = table("counter")
SIGNATORY_LIST = table("signatory_list")
