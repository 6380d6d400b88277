"""Lanes, leases, views and gates of the outbox."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from conversations.ids import AgreementId, PersonId
from conversations.message import Message
from conversations.outgoing import LookUp, Outgoing, Ping, Redraw
from storage import outbox
from storage.outbox import Claimed, Entry, Ref
from storage.outgoing import Leaving
from storage.people import People, Place
from storage.statements import Values, insert
from storage.store import Store
from storage.tables import AGREEMENT, OUTBOX

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LEASE = 30 * SECOND
ANNA, BEN = Place("slack", "T1", "U1"), Place("slack", "T1", "U2")
CARL = Place("slack", "T2", "U3")
MAIL = Place("email", "", "d@example.org")
FIRST = AgreementId(1)


@dataclass
class Box:
    """An outbox, with a clock in the test's hand."""

    store: Store
    people: dict[Place, PersonId]
    now: datetime = NOON

    def put(self, to: Place, *what: Outgoing) -> None:
        with self.store.writing() as connection:
            leaving = Leaving(connection, self.now)
            for one in what:
                leaving.add(one, to)
            leaving.flush()

    def ping(self, to: Place, *keys: str, replaces: str | None = None) -> None:
        pings = (Ping(self.people[to], key, Message("b", key, ()), replaces=replaces) for key in keys)
        self.put(to, *pings)

    def card(self, to: Place, *, post: bool = False) -> None:
        self.put(to, Redraw("card", self.people[to], FIRST, post=post))

    def claim(self, most: int = 10, owner: str = "me", max_tries: int = 16) -> list[Claimed]:
        with self.store.writing() as connection:
            return outbox.claim(connection, self.now, owner, most=most, lease=LEASE, max_tries=max_tries)

    def keys(self, most: int = 10, owner: str = "me") -> list[str]:
        return [one.key for one in self.claim(most, owner)]

    def done(self, one: Claimed, ref: Ref | None = None) -> bool:
        with self.store.writing() as connection:
            return outbox.settle_done(connection, one, self.now, ref, "print")

    def retry(self, one: Claimed, seconds: float) -> bool:
        with self.store.writing() as connection:
            return outbox.settle_retry(connection, one, self.now + seconds * SECOND, "no luck")

    def entries(self, *states: str) -> list[Entry]:
        with self.store.reading() as connection:
            return outbox.entries(connection, *states)

    def drain(self) -> list[str]:
        sent = []
        while claimed := self.claim():
            for one in claimed:
                sent.append(one.key)
                assert self.done(one)
        return sent


@pytest.fixture
def box(store: Store) -> Box:
    with store.writing() as connection:
        people = People(connection)
        known = {place: people.at(place).person.id for place in (ANNA, BEN, CARL, MAIL)}
        row: Values = {column.name: "" for column in AGREEMENT.columns}
        row |= {"id": FIRST, "seq": 1, "number": None, "since": None, "begun": None, "changed": NOON}
        row |= {"started_by": None, "courtesy": False, "finalized_on": None, "sent_on": None}
        connection.execute(insert("agreement"), row)
    return Box(store, known)


def test_a_lane_goes_one_by_one_in_order_and_lanes_side_by_side(box: Box) -> None:
    box.ping(ANNA, "a1", "a2", "a3")
    box.ping(BEN, "b1", "b2")
    assert box.keys() == ["a1", "b1"]
    assert box.keys() == []


def test_everything_leaves_in_the_order_of_its_lane(box: Box) -> None:
    box.ping(ANNA, "a1", "a2", "a3")
    assert box.drain() == ["a1", "a2", "a3"]


def test_the_same_fact_pings_once(box: Box) -> None:
    box.ping(ANNA, "a1")
    box.ping(ANNA, "a1")
    assert box.drain() == ["a1"]
    box.ping(ANNA, "a1")
    assert box.drain() == []


def test_what_is_claimed_comes_back_whole(box: Box) -> None:
    box.ping(ANNA, "a1")
    [one] = box.claim()
    assert (one.to, one.person, one.tries, one.ref) == (ANNA, box.people[ANNA], 1, None)
    assert one.outgoing == Ping(box.people[ANNA], "a1", Message("b", "a1", ()))
    assert one.created == NOON


def test_at_most_as_many_as_asked_for(box: Box) -> None:
    box.ping(ANNA, "a1")
    box.ping(BEN, "b1")
    assert box.keys(most=1) == ["a1"]


def test_a_lease_that_ran_out_is_somebody_elses_and_its_owner_can_settle_no_more(box: Box) -> None:
    box.ping(ANNA, "a1")
    [mine] = box.claim(owner="me")
    box.now += LEASE
    [theirs] = box.claim(owner="them")
    assert theirs.tries == 2
    assert not box.done(mine)
    assert box.done(theirs)


def test_a_row_dated_in_the_future_does_not_hold_up_its_lane(box: Box) -> None:
    box.now += timedelta(days=1)
    box.ping(ANNA, "tomorrow")
    box.now -= timedelta(days=1)
    box.ping(ANNA, "today")
    assert box.drain() == ["today"]
    box.now += timedelta(days=1)
    assert box.drain() == ["tomorrow"]


def test_a_row_that_waits_for_another_try_does_hold_up_its_lane(box: Box) -> None:
    box.ping(ANNA, "a1", "a2")
    [one] = box.claim()
    assert box.retry(one, 60)
    assert box.keys() == []
    box.now += 60 * SECOND
    assert box.drain() == ["a1", "a2"]


def test_patience_is_not_a_failed_try_and_keeps_its_place(box: Box) -> None:
    box.ping(ANNA, "a1", "a2")
    for _ in range(5):
        [one] = box.claim()
        assert (one.key, one.tries) in {("a1", 1), ("a1", 2)}
        with box.store.writing() as connection:
            assert outbox.settle_later(connection, one, box.now + 10 * SECOND, "429")
        assert box.keys() == []
        box.now += 10 * SECOND
    assert box.drain() == ["a1", "a2"]


def test_a_gate_holds_back_one_tenant_until_its_time(box: Box) -> None:
    box.ping(ANNA, "a1")
    box.ping(CARL, "c1")
    with box.store.writing() as connection:
        outbox.gate(connection, ANNA, box.now + 5 * SECOND)
        outbox.gate(connection, ANNA, box.now + 9 * SECOND)
    assert box.drain() == ["c1"]
    box.now += 9 * SECOND
    assert box.drain() == ["a1"]


def test_what_ends_its_process_each_time_is_dead_in_the_end_and_frees_its_lane(box: Box) -> None:
    box.ping(ANNA, "poison", "a2")
    for _ in range(3):
        assert [one.key for one in box.claim(max_tries=3)] == ["poison"]
        box.now += LEASE
    assert box.claim(max_tries=3) == []
    assert [entry.key for entry in box.entries("dead")] == ["poison"]
    assert box.drain() == ["a2"]


def test_dead_rows_can_be_put_back(box: Box) -> None:
    box.ping(ANNA, "a1")
    [one] = box.claim()
    with box.store.writing() as connection:
        assert outbox.settle_dead(connection, one, box.now, "gone " * 200)
    [entry] = box.entries()
    assert (entry.state, len(entry.error), entry.settled) == ("dead", 500, box.now)
    with box.store.writing() as connection:
        assert outbox.retry(connection, entry.id, box.now)
        assert not outbox.retry(connection, entry.id, box.now)
    assert box.drain() == ["a1"]


def test_what_is_unreadable_is_dead_and_harms_no_other(box: Box) -> None:
    box.ping(ANNA, "a1", "a2")
    box.ping(BEN, "b1")
    with box.store.writing() as connection:
        connection.execute(update(OUTBOX).where(OUTBOX.c.key == "a1").values(payload={"is": "Gone"}))
    assert box.drain() == ["b1", "a2"]
    assert [entry.key for entry in box.entries("dead")] == ["a1"]


def test_a_place_is_kept_and_found_again(box: Box) -> None:
    box.ping(ANNA, "a1")
    [one] = box.claim()
    box.done(one, Ref("D1", "100.1"))
    with box.store.reading() as connection:
        assert outbox.ref_of(connection, "a1") == Ref("D1", "100.1")
        assert outbox.ref_of(connection, "a2") is None
        assert outbox.key_at(connection, Ref("D1", "100.1")) == "a1"
        assert outbox.key_at(connection, Ref("D1", "100.2")) is None


def test_what_replaces_goes_where_the_other_went_and_after_it(box: Box) -> None:
    box.ping(ANNA, "a1")
    box.put(BEN, Ping(box.people[ANNA], "a2", Message("b", "a2", ()), replaces="a1"))
    assert box.keys() == ["a1"]
    [entry, _] = box.entries()
    assert (entry.key, entry.lane) == ("a2", ANNA.key)


def test_a_card_is_one_row_posted_in_its_turn_and_then_in_nobodys_way(box: Box) -> None:
    box.ping(ANNA, "a1")
    box.card(ANNA, post=True)
    [ping] = box.claim()
    assert (ping.key, box.claim()) == ("a1", [])
    assert box.done(ping)
    [card] = box.claim()
    assert box.done(card, Ref("D1", "100.1"))
    box.card(ANNA)
    box.card(ANNA)
    box.ping(ANNA, "a2")
    again = {one.key: one for one in box.claim()}
    assert again.keys() == {"card:1:1", "a2"}
    assert again["card:1:1"].ref == Ref("D1", "100.1")
    assert again["card:1:1"].drawn == "print"


def test_a_card_that_is_nowhere_yet_is_not_redrawn(box: Box) -> None:
    box.card(ANNA)
    assert box.entries("todo", "done") == []


def test_a_view_that_changes_while_it_is_sent_is_sent_again(box: Box) -> None:
    box.put(ANNA, Redraw("home", box.people[ANNA]))
    [one] = box.claim()
    box.put(ANNA, Redraw("home", box.people[ANNA]))
    assert box.keys() == []
    assert box.done(one)
    [again] = box.claim()
    assert (again.key, again.tries) == ("home:1", 1)
    assert box.done(again)
    assert box.keys() == []


def test_a_view_that_waits_for_patience_goes_on_waiting(box: Box) -> None:
    box.put(ANNA, Redraw("home", box.people[ANNA]))
    [one] = box.claim()
    with box.store.writing() as connection:
        outbox.settle_later(connection, one, box.now + 10 * SECOND)
    box.put(ANNA, Redraw("home", box.people[ANNA]))
    assert box.keys() == []
    box.now += 10 * SECOND
    assert box.keys() == ["home:1"]


def test_a_card_still_to_be_posted_stays_so(box: Box) -> None:
    box.card(ANNA, post=True)
    box.card(ANNA)
    [one] = box.claim()
    assert one.outgoing == Redraw("card", box.people[ANNA], FIRST, post=True)


def test_mail_has_no_views(box: Box) -> None:
    box.put(MAIL, Redraw("home", box.people[MAIL]))
    assert box.entries() == []


def test_a_look_up_holds_up_nobody(box: Box) -> None:
    box.put(ANNA, LookUp(box.people[ANNA]))
    box.ping(ANNA, "a1")
    assert box.keys() == ["lookup:slack:T1:U1", "a1"]


def test_leases_are_cleared_at_the_start(box: Box) -> None:
    box.ping(ANNA, "a1")
    assert box.keys() == ["a1"]
    with box.store.writing() as connection:
        assert outbox.clear_leases(connection) == 1
    assert box.keys() == ["a1"]


def test_the_time_of_the_next_row_is_known(box: Box) -> None:
    box.ping(ANNA, "a1")
    with box.store.reading() as connection:
        assert outbox.next_due(connection) == NOON
