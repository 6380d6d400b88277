"""Rows and record say the same, whatever happened in whatever batches; and who changes either is found out."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, delete, select, update

from conversations.agreement import events as e
from conversations.agreement.apply import apply
from conversations.agreement.events import Event
from conversations.agreement.model import Agreement, Evidence, Party, Side, Standing
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, ElementId, PartyId, PersonId
from storage.agreements import Agreements, Kept, Library
from storage.audit import verify
from storage.migrate import config
from storage.people import People, Place
from storage.record import latest_facts
from storage.store import Store
from storage.tables import AGREEMENT, ANSWER, ELEMENT, EVENT, MEMBER, PARTY, SALT

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
PEOPLE = [PersonId(number) for number in range(1, 5)]
NUMBERS = count(1)

people = st.sampled_from(PEOPLE)
parties = st.sampled_from([PartyId(1), PartyId(2)])
elements = st.sampled_from([ElementId(1), ElementId(2)])
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
sides = st.sampled_from(Side)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
whole_parties = st.builds(
    Party,
    id=parties,
    side=sides,
    entity=words,
    short=words,
    unit=words,
    standing=st.sampled_from(Standing),
    listed=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
evidence = st.none() | st.builds(Evidence, said_by=people, entered_by=people, text=words, received=st.dates())
facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(e.Renamed, words),
    st.builds(e.SideChosen, sides),
    st.builds(e.FoundNeeded, words),
    st.builds(e.FoundNotNeeded, words),
    st.builds(e.PartyAdded, whole_parties),
    st.builds(e.PartyChanged, whole_parties),
    st.builds(e.PartyRemoved, parties),
    st.builds(e.DrafterInvited, people),
    st.builds(e.DraftTaken),
    st.builds(
        e.AnswerGiven,
        field=st.sampled_from(["purpose", "use_case_name", "legal_authority"]),
        text=words,
        value=values,
        party=st.none() | parties,
        element=st.none() | elements,
    ),
    st.builds(e.ElementAdded, elements),
    st.builds(e.ElementRemoved, elements),
    st.builds(e.ElementMoved, elements, st.integers(1, 4)),
    st.builds(e.Shared, people, sides),
    st.builds(e.DraftSent, st.dates(), st.integers(1, 3)),
    st.builds(e.ContactAsked, people, parties),
    st.builds(e.RequestAccepted, parties, evidence),
    st.builds(e.RequestForwarded, parties, people, evidence),
    st.builds(e.RequestDeclined, parties, words, evidence),
    st.builds(e.Withdrawn, words),
)


def sensible(agreement: Agreement, event: Event) -> bool:
    """Whether this could have happened: each party and element is added once."""
    match event:
        case e.PartyAdded(party):
            return party.id not in {one.id for one in agreement.parties}
        case e.PartyRemoved(party_id):
            return all(link.party != party_id for link in agreement.request.chain)
        case e.ContactAsked(_, party_id):
            return party_id in {one.id for one in agreement.parties}
        case e.PartyChanged(party):
            return True
        case e.ElementAdded(element):
            return element not in agreement.elements
        case e.ElementMoved(element, place):
            return element in agreement.elements and place <= len(agreement.elements)
        case _:
            return True


class Writer:
    """Writes facts about one agreement in batches, as the desk does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.kept = Kept()
        self.agreement = Agreement(id=AgreementId(next(NUMBERS)))
        self.now = NOON

    def write(self, *events: Event, fresh: bool = False) -> None:
        """One batch; `fresh` is a process that knows nothing yet."""
        if fresh:
            self.kept = Kept()
        with self.store.writing() as connection:
            agreements = Agreements(connection, self.kept, self.store.salt)
            for event in events:
                if not sensible(self.agreement, event):
                    continue
                self.now += timedelta(seconds=1)
                fact = Recorded(self.agreement.id, self.agreement.seq + 1, PEOPLE[0], self.now, event)
                self.agreement = apply(self.agreement, fact)
                agreements.record(fact)
            agreements.flush()
        agreements.committed()

    def record(self, event: Event, seq: int) -> None:
        """One fact with a number of its own."""
        with self.store.writing() as connection:
            agreements = Agreements(connection, Kept(), self.store.salt)
            agreements.record(Recorded(self.agreement.id, seq, PEOPLE[0], NOON, event))

    def loaded(self) -> Agreement:
        with self.store.writing() as connection:
            return Agreements(connection, Kept(), self.store.salt).get(self.agreement.id)


def peopled(store: Store) -> None:
    with store.writing() as connection:
        for person in PEOPLE:
            assert People(connection).at(Place("slack", "T1", f"U{person}")).person.id == person


@pytest.fixture
def writer(store: Store) -> Writer:
    peopled(store)
    return Writer(store)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batches=st.lists(st.tuples(st.lists(facts, min_size=4, max_size=14), st.booleans()), min_size=1, max_size=4))
def test_rows_are_what_the_record_tells(writer: Writer, batches: list[tuple[list[Event], bool]]) -> None:
    one = Writer(writer.store)
    one.write(e.EnquiryStarted("Wages", Side.RECIPIENT))
    for events, fresh in batches:
        one.write(*events, fresh=fresh)
    assert one.loaded() == one.agreement
    assert verify(writer.store, one.agreement.id) == []


def rows(store: Store, table: Table, *columns: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        found = connection.execute(select(*(table.c[name] for name in columns)).order_by(*table.primary_key.columns))
        return [tuple(row) for row in found]


def test_the_rows_of_a_small_agreement(writer: Writer) -> None:
    """By hand, since the comparison of rows and record uses the same projection on both sides."""
    cdss = Party(PartyId(1), Side.RECIPIENT, "Department of Social Services", "CDSS", "Research")
    edd = Party(PartyId(2), Side.PROVIDER, "Employment Development Department", "EDD")
    writer.write(
        e.EnquiryStarted("Wages", Side.RECIPIENT),
        e.PartyAdded(cdss),
        e.PartyAdded(edd),
        e.DraftBegun("BUCP-2027-0001", "bucp-3"),
        e.AnswerGiven("purpose", "To find wages", "To find wages"),
        e.ElementAdded(ElementId(1)),
        e.AnswerGiven("element_name", "Wage", "Wage", element=ElementId(1)),
        e.DraftSent(date(2027, 3, 1), 1),
        e.ContactAsked(PersonId(2), PartyId(2)),
    )
    number = writer.agreement.id
    [agreement] = rows(writer.store, AGREEMENT, "id", "seq", "number", "state", "whose", "changed", "search")
    assert agreement == (
        number,
        9,
        "BUCP-2027-0001",
        "SUBMITTED",
        "EDD",
        NOON + timedelta(seconds=9),
        "bucp-2027-0001 wages cdss department of social services research edd employment development department",
    )
    assert rows(writer.store, PARTY, "party", "side", "short") == [(1, "recipient", "CDSS"), (2, "provider", "EDD")]
    assert rows(writer.store, ANSWER, "field", "element", "text", "version") == [
        ("element_name", 1, "Wage", 1),
        ("purpose", 0, "To find wages", 1),
    ]
    assert rows(writer.store, MEMBER, "person", "part", "mine") == [(1, "drafter", False), (2, "contact", True)]
    writer.write(e.ElementRemoved(ElementId(1)), e.AnswerGiven("purpose", "Wages", "Wages"), e.PartyRemoved(cdss.id))
    assert rows(writer.store, PARTY, "party") == [(2,)]
    assert rows(writer.store, ELEMENT, "element") == []
    assert rows(writer.store, ANSWER, "field", "text", "version") == [("purpose", "Wages", 2)]


def test_the_rows_of_the_elements_know_their_places(writer: Writer) -> None:
    first, second, third = map(ElementId, (7, 8, 9))
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), *map(e.ElementAdded, (first, second, third)))
    writer.write(e.ElementMoved(third, 1))
    assert writer.agreement.elements == (third, first, second)
    assert sorted(rows(writer.store, ELEMENT, "place", "element")) == [(1, third), (2, first), (3, second)]
    writer.write(e.ElementRemoved(first))
    assert sorted(rows(writer.store, ELEMENT, "place", "element")) == [(1, third), (2, second)]
    assert verify(writer.store) == []


def test_rows_from_before_there_were_places_get_theirs(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), *map(e.ElementAdded, map(ElementId, (7, 8, 9))))
    with writer.store.writing() as connection:
        command.downgrade(config(connection), "0002")
        command.upgrade(config(connection), "0003")
    assert sorted(rows(writer.store, ELEMENT, "place", "element")) == [(1, 7), (2, 8), (3, 9)]


def test_the_invited_drafter_sees_the_agreement(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.PROVIDER), e.DrafterInvited(PersonId(3)))
    columns = ("person", "part", "side", "invited", "mine")
    assert rows(writer.store, MEMBER, *columns)[1] == (3, "drafter", "recipient", True, True)
    writer.write(e.DrafterInvited(PersonId(4)))
    assert [person for person, *_ in rows(writer.store, MEMBER, *columns)] == [1, 4]
    assert verify(writer.store) == []


def test_the_latest_facts_come_first(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), e.Renamed("A"), e.Renamed("B"))
    with writer.store.reading() as connection:
        latest = latest_facts(connection, writer.agreement.id, 2)
    assert [fact.event for fact in latest] == [e.Renamed("B"), e.Renamed("A")]


def test_readers_see_what_was_committed(writer: Writer) -> None:
    library = Library()
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT))
    for name in ("A", "B"):
        writer.write(e.Renamed(name))
        with writer.store.reading() as connection:
            assert library.agreement(connection, writer.agreement.id) == writer.agreement
    with pytest.raises(KeyError), writer.store.reading() as connection:
        library.agreement(connection, AgreementId(10**6))


def test_a_fact_must_follow(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT))
    with pytest.raises(ValueError, match="does not follow"):
        writer.record(e.Renamed("A"), seq=6)


TAMPERINGS = [
    (update(EVENT).where(EVENT.c.seq == 2).values(payload={"name": "Other"}), "its content is not what was sealed"),
    (update(EVENT).where(EVENT.c.seq == 2).values(by=2), "does not follow the fact before it"),
    (update(EVENT).where(EVENT.c.seq == 2).values(at=NOON), "does not follow the fact before it"),
    (update(EVENT).where(EVENT.c.seq == 2).values(kind="FoundNeeded"), "does not follow the fact before it"),
    (delete(EVENT).where(EVENT.c.seq == 2), "stands where fact 2 should"),
    (delete(EVENT).where(EVENT.c.seq == 3), "is not what the record says: "),
    (delete(EVENT), "has rows, but no record"),
    (delete(SALT).where(SALT.c.seq == 2), "its content is not what was sealed"),
    (update(SALT).where(SALT.c.seq == 2).values(salt="guess"), "its content is not what was sealed"),
    (update(ANSWER).values(text="Other"), "is not what the record says: text"),
    (delete(ANSWER), "is missing"),
    (update(MEMBER).values(person=2), "should not be there"),
]


@pytest.mark.parametrize(("tampering", "said"), TAMPERINGS)
def test_tampering_is_found(writer: Writer, tampering: Any, said: str) -> None:  # noqa: ANN401 - any statement
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), e.Renamed("A"), e.AnswerGiven("purpose", "x", "x"))
    assert verify(writer.store) == []
    with writer.store.writing() as connection:
        connection.execute(tampering)
    assert any(said in str(problem) for problem in verify(writer.store))


def test_a_purged_fact_leaves_a_chain_that_holds(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), e.Renamed("A"), e.Renamed("B"))
    with writer.store.writing() as connection:
        connection.execute(update(EVENT).where(EVENT.c.seq == 2).values(payload=None))
        connection.execute(delete(SALT).where(SALT.c.seq == 2))
    assert verify(writer.store) == []


def test_a_salt_hides_equal_contents(writer: Writer) -> None:
    writer.write(e.EnquiryStarted("Wages", Side.RECIPIENT), e.Renamed("A"), e.Renamed("A"))
    (_, first), (_, second) = rows(writer.store, EVENT, "seq", "seal")[1:]
    assert first != second
