"""One person's lists and look-ups, and the list of signatories in force."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from conversations.agreement import events as e
from conversations.agreement.events import Event
from conversations.agreement.model import Party, Side
from conversations.agreement.recorded import Recorded
from conversations.ids import AgreementId, PartyId, PersonId
from conversations.people import Profile
from conversations.signatories import Signatories, load_packaged
from storage.agreements import Agreements, Kept
from storage.people import People, Place
from storage.reads import After, after, agreement_line, lines_of, numbered_line, person_at, person_with
from storage.signatory_list import CurrentList, latest_list, replace_list
from storage.store import Store, open_store

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
ANNA, BEN = PersonId(1), PersonId(2)
EDD = Party(PartyId(1), Side.PROVIDER, "Employment Development Department", "EDD")


@pytest.fixture
def filled(store: Store) -> Store:
    """Six enquiries of Anna; every second one was sent to Ben. Those with the same remainder by 3 changed at once."""
    with store.writing() as connection:
        people = People(connection)
        for user in ("U1", "U2"):
            people.at(Place("slack", "T1", user))
        agreements = Agreements(connection, Kept(), store.salt)
        for number in range(1, 7):
            events: list[Event] = [
                e.EnquiryStarted(f"N{number}", Side.RECIPIENT),
                e.DraftBegun(f"BUCP-2027-{number:04}", "f"),
            ]
            if number % 2:
                events += [e.PartyAdded(EDD), e.DraftSent(NOON.date(), 1), e.ContactAsked(BEN, EDD.id)]
            for seq, event in enumerate(events, 1):
                at = NOON + timedelta(minutes=number % 3)
                agreements.record(Recorded(AgreementId(number), seq, ANNA, at, event))
        agreements.flush()
    return store


def names(store: Store, person: PersonId, which: str) -> list[str]:
    with store.reading() as connection:
        return [line.name for line in lines_of(connection, person, which)]  # type: ignore[arg-type]  # words of the test


def test_what_changed_last_comes_first(filled: Store) -> None:
    assert names(filled, ANNA, "all") == ["N5", "N2", "N4", "N1", "N6", "N3"]


def test_what_waits_on_whom(filled: Store) -> None:
    assert names(filled, ANNA, "mine") == ["N2", "N4", "N6"]
    assert names(filled, ANNA, "waiting") == ["N5", "N1", "N3"]
    assert names(filled, BEN, "mine") == ["N5", "N1", "N3"]
    assert names(filled, BEN, "waiting") == []


@pytest.mark.parametrize("which", ["all", "mine", "waiting"])
def test_a_list_goes_on_where_it_ended(filled: Store, which: str) -> None:
    seen: list[str] = []
    on: After | None = None
    with filled.reading() as connection:
        while page := lines_of(connection, ANNA, which, limit=2, after=on):  # type: ignore[arg-type]  # as above
            seen += [line.name for line in page]
            on = after(connection, ANNA, page[-1])
    assert seen == names(filled, ANNA, which)


def test_one_line_by_id_and_by_number(filled: Store) -> None:
    with filled.reading() as connection:
        line = agreement_line(connection, BEN, AgreementId(1))
        assert line is not None
        assert (line.whose, line.mine, line.part.value, line.since) == (
            "EDD",
            True,
            "contact",
            NOON + timedelta(minutes=1),
        )
        assert numbered_line(connection, BEN, "bucp-2027-0001") == line
        assert agreement_line(connection, BEN, AgreementId(2)) is None
        assert numbered_line(connection, BEN, "BUCP-2027-0002") is None
        assert agreement_line(connection, BEN, AgreementId(99)) is None


def test_who_is_where(filled: Store) -> None:
    with filled.reading() as connection:
        found = person_at(connection, Place("slack", "T1", "U2"))
        assert found is not None
        assert found == person_with(connection, BEN)
        assert person_at(connection, Place("slack", "T2", "U2")) is None
        with pytest.raises(KeyError):
            person_with(connection, PersonId(99))


def test_people_of_a_department_those_with_whom_something_was_done_last_first(filled: Store) -> None:
    with filled.writing() as connection:
        people = People(connection)
        for user in ("U1", "U2", "U3", "U4"):
            person = people.at(Place("slack", "T1", user)).person
            department = "Other" if user == "U4" else "Employment Development Department"
            people.keep(type(person)(person.id, chat=True, profile=Profile(department, "EDD", "Tax", "analyst")))
        found = people.at_department("Employment Development Department", 5)
    assert [person.id for person in found] == [BEN, ANNA, PersonId(3)]


def test_what_waits_on_me_is_read_off_its_index(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.reading() as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT * FROM member WHERE person = 1 AND mine = 1 "
                "ORDER BY changed DESC, agreement DESC"
            )
        ).all()
    store.close()
    assert ["ix_member_mine" in row.detail for row in plan] == [True]


def test_the_latest_list_is_in_force(store: Store) -> None:
    packaged = load_packaged()
    shorter = Signatories(packaged.entities[:5], packaged.list_date)
    now = [NOON]
    current = CurrentList(store, packaged, lambda: now[0])
    assert current() is packaged
    with store.writing() as connection:
        assert latest_list(connection) is None
        assert replace_list(connection, shorter, NOON)
        assert not replace_list(connection, shorter, NOON)
        found = latest_list(connection)
    assert found is not None
    assert found.entities == shorter.entities
    assert current() is packaged
    now[0] += timedelta(seconds=5)
    assert current().version == shorter.version
