"""Who somebody is: marks in texts, and people known by mail who turn up in chat."""

from datetime import timedelta

from bot.desk import Desk
from conversations.ids import AgreementId, PersonId
from conversations.outgoing import Answer
from conversations.said import Introduced, Typed
from handlers.ports import Incoming
from storage import outbox
from storage.audit import verify
from storage.people import People, Place, by_mail
from storage.reads import agreement_line, lines_of, person_at, person_with
from storage.store import Store
from tests.desk.script import MONDAY, says, slack, typed

ANALYST = PersonId(1)
CONTACT = PersonId(2)
NEWCOMER = PersonId(3)
FIRST = AgreementId(1)
MAIL = "contact@edd.example.org"


def told(key: str, user: str, email: str = MAIL, name: str = "Program contact") -> Incoming:
    return Incoming(key, slack(user), Introduced(name, email, "America/Los_Angeles"))


async def asked_by_mail(desk: Desk) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    await desk.hear(typed("e2", "U1", f"ask  {MAIL.upper()} "))


async def test_a_mark_for_nobody_is_only_text(desk: Desk) -> None:
    answer, _ = await desk.hear(typed("e1", "U1", "say @[0] and @[7]", slack("U2")))
    assert answer == Answer(says("heard 'say @[2] and @7' in reply to None"))


async def test_what_no_database_keeps_is_left_out(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "new Wa\x00ges"))
    await desk.hear(typed("e2", "U1", "answer purpose a\x00b\ud83dc"))
    with store.reading() as connection:
        assert [line.name for line in lines_of(connection, ANALYST)] == ["Wages"]
    assert verify(store) == []


async def test_a_person_known_by_mail_is_reached_by_mail(desk: Desk, store: Store) -> None:
    await asked_by_mail(desk)
    with store.writing() as connection:
        claimed = outbox.claim(connection, MONDAY, "me", most=10, lease=timedelta(seconds=30))
    assert [(one.key, one.to) for one in claimed if one.person == CONTACT] == [("asked:1:2", by_mail(MAIL))]


async def test_who_was_asked_by_mail_finds_the_request_in_chat(desk: Desk, store: Store) -> None:
    await asked_by_mail(desk)
    await desk.hear(typed("e3", "U9", "hello"))
    nothing, _ = await desk.hear(typed("e4", "U9", "list"))
    assert nothing == Answer(says(""))
    await desk.hear(told("e5", "U9"))
    found, _ = await desk.hear(typed("e6", "U9", "list"))
    assert found == Answer(says("Wages"))
    with store.reading() as connection:
        person = person_at(connection, Place("slack", "T1", "U9"))
        assert person is not None
        assert (person.id, person.email, person.chat, person.name) == (CONTACT, MAIL, True, "Program contact")
        line = agreement_line(connection, CONTACT, FIRST)
        assert line is not None
        assert person_with(connection, NEWCOMER) == person
    assert verify(store) == []


async def test_the_talk_of_the_chat_goes_on_after_the_merge(desk: Desk, store: Store) -> None:
    await asked_by_mail(desk)
    first, _ = await desk.hear(typed("e3", "U9", "hello"))
    await desk.hear(told("e4", "U9"))
    assert (await desk.hear(typed("e3", "U9", "hello")))[0] == first
    await desk.hear(typed("e5", "U1", "share @[0]", slack("U9")))
    with store.reading() as connection:
        assert person_with(connection, CONTACT).chat


async def test_pings_go_to_chat_once_chat_is_known(desk: Desk, store: Store) -> None:
    await asked_by_mail(desk)
    await desk.hear(typed("e3", "U9", "hello"))
    await desk.hear(told("e4", "U9"))
    await desk.hear(typed("e5", "U1", "share @[0]", slack("U9")))
    with store.reading() as connection:
        [ping, *_] = outbox.entries(connection, "todo")
    assert (ping.key, ping.lane) == ("shared:1:2", "slack:T1:U9")


async def test_who_has_a_history_in_chat_keeps_it_and_gets_the_unused_mail(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    with store.writing() as connection:
        assert People(connection).by_mail(MAIL).id == CONTACT
    await desk.hear(typed("e2", "U9", "new Roads"))
    await desk.hear(told("e3", "U9"))
    with store.reading() as connection:
        assert person_with(connection, CONTACT) == person_with(connection, NEWCOMER)
        assert person_with(connection, CONTACT).id == NEWCOMER
        assert person_with(connection, NEWCOMER).email == MAIL
    assert verify(store) == []


async def test_two_histories_stay_apart_and_nothing_breaks(desk: Desk, store: Store) -> None:
    await asked_by_mail(desk)
    await desk.hear(typed("e3", "U9", "new Roads"))
    await desk.hear(told("e4", "U9"))
    with store.reading() as connection:
        assert [line.name for line in lines_of(connection, CONTACT)] == ["Wages"]
        assert [line.name for line in lines_of(connection, NEWCOMER)] == ["Roads"]
        assert (person_with(connection, NEWCOMER).name, person_with(connection, NEWCOMER).email) == (
            "Program contact",
            "",
        )
    assert verify(store) == []


async def test_another_chat_user_with_the_same_mail_is_somebody_else(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "hello"))
    await desk.hear(told("e2", "U1"))
    await desk.hear(typed("e3", "U2", "hello"))
    await desk.hear(told("e4", "U2"))
    with store.reading() as connection:
        assert person_with(connection, PersonId(1)).email == MAIL
        assert person_with(connection, PersonId(2)).email == ""


async def test_being_introduced_again_changes_nothing_else(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "hello"))
    await desk.hear(told("e2", "U1"))
    await desk.hear(told("e3", "U1", name="New name"))
    with store.reading() as connection:
        person = person_with(connection, PersonId(1))
    assert (person.name, person.email) == ("New name", MAIL)


async def test_the_same_user_id_in_another_workspace_is_somebody_else(desk: Desk, store: Store) -> None:
    await desk.hear(typed("e1", "U1", "new Wages"))
    await desk.hear(Incoming("e2", slack("U1", "T2"), Typed("list")))
    with store.reading() as connection:
        other = person_at(connection, Place("slack", "T2", "U1"))
        assert other is not None
        assert lines_of(connection, other.id) == ()
