"""Each kind of thing that leaves, and what the relay looks at again when it sends it."""

import pytest

from bot.deliveries import Deliveries, Done, Row, Skipped, fingerprint, mentioned
from conversations.ids import AgreementId, PersonId
from conversations.message import Attachment, Mail, Message, Say, Span
from conversations.outgoing import LookUp, Outgoing, Ping, ReadAgain, Redraw, SendFile
from conversations.said import Gone, Introduced, Typed
from handlers.ports import Address, File, Known, Never, Parcel, Reference, Reread
from tests.relay.fakes import FakeChannel, FakePost, FakeWorld, at_slack, ping, text

BY_MAIL = Address("email", "", "contact@example.org")
ME = PersonId(1)
WAGES = AgreementId(12)


class Scene:
    def __init__(self) -> None:
        self.slack, self.post, self.world = FakeChannel(), FakePost(), FakeWorld()
        self.deliveries = Deliveries({"slack": self.slack}, self.post, self.world)

    async def send(
        self, what: Outgoing, to: Address | None = None, at: Reference | None = None, drawn: str = "", tries: int = 1
    ) -> Done | Skipped:
        to = to or at_slack()
        return await self.deliveries.perform(Row(5, "key", "lane", to, ME, what, tries, at=at, drawn=drawn))


@pytest.fixture
def scene() -> Scene:
    return Scene()


async def test_a_ping_is_posted_and_its_place_kept(scene: Scene) -> None:
    done = await scene.send(Ping(ME, "p", Message("b", "t", (Say((Span("", person=PersonId(7)),)),))), tries=3)
    assert done == Done(Reference("DU1", "1"))
    (parcel,) = scene.slack.parcels
    assert (parcel.key, parcel.tries) == ("key", 3)
    assert parcel.people == {PersonId(7): Known("Person 7")}


async def test_what_one_may_not_see_any_more_is_not_sent(scene: Scene) -> None:
    scene.world.hidden.add((1, 12))
    for what in (ping(1, agreement=12), SendFile(ME, "f", WAGES, "draft", "The draft")):
        assert await scene.send(what) == Skipped("may not see it any more")
        assert await scene.send(what, BY_MAIL) == Skipped("may not see it any more")
    assert not scene.slack.posted
    assert not scene.slack.files
    assert not scene.post.sent


async def test_a_ping_that_replaces_changes_the_earlier_message(scene: Scene) -> None:
    scene.world.places["q1"] = Reference("DU1", "17.5")
    shrunk = Ping(ME, "q1:done", text("Done"), replaces="q1")
    assert await scene.send(shrunk) == Done(Reference("DU1", "17.5"))
    assert scene.slack.updated == [("U1", "17.5", "Done")]
    assert not scene.slack.posted


async def test_what_never_got_there_is_not_changed(scene: Scene) -> None:
    shrunk = Ping(ME, "q1:done", text("Done"), replaces="q1")
    assert isinstance(await scene.send(shrunk), Skipped)
    scene.world.places["q1"] = Reference("contact@example.org", "<q1@example.org>")
    assert await scene.send(shrunk, BY_MAIL) == Skipped("a mail cannot be changed")
    assert not scene.slack.updated
    assert not scene.post.sent


async def test_a_mail_takes_its_own_words_and_documents(scene: Scene) -> None:
    mail = Mail("BUCP-2027-0012: a request", text("Dear colleague"), (Attachment("draft", "BUCP-2027-0012.html"),))
    await scene.send(Ping(ME, "p", text("in chat"), mail=mail, agreement=WAGES), BY_MAIL)
    file = File("BUCP-2027-0012.html", "Draft", "text/html; charset=utf-8", b"draft of 12")
    assert scene.post.sent == [("contact@example.org", "key", mail, (file,))]


async def test_a_ping_without_a_mail_becomes_one(scene: Scene) -> None:
    await scene.send(ping(1, agreement=12), BY_MAIL)
    await scene.send(ping(2), BY_MAIL)
    assert [(mail.subject, mail.message) for _, _, mail, _ in scene.post.sent] == [
        ("EDD wages for CDSS", text("ping 1")),
        ("ping 2", text("ping 2")),
    ]


async def test_a_file_is_sent_on_either_way(scene: Scene) -> None:
    what = SendFile(ME, "f", WAGES, "draft", "The draft")
    await scene.send(what)
    await scene.send(what, BY_MAIL)
    assert scene.slack.files == [("U1", "draft.html", b"draft of 12")]
    ((_, _, mail, files),) = scene.post.sent
    assert mail.message.text == "The draft is attached."
    assert [file.name for file in files] == ["draft.html"]


async def test_a_card_is_posted_once_and_then_kept_up_to_date(scene: Scene) -> None:
    card = Redraw("card", ME, WAGES, post=True)
    scene.world.views["card"] = text("step 3")
    first = await scene.send(card)
    assert isinstance(first, Done)
    assert first.at == Reference("DU1", "1")
    again = await scene.send(Redraw("card", ME, WAGES), at=first.at, drawn=first.drawn)
    assert again == first
    assert not scene.slack.updated
    scene.world.views["card"] = text("step 4")
    changed = await scene.send(Redraw("card", ME, WAGES), at=first.at, drawn=first.drawn)
    assert isinstance(changed, Done)
    assert changed.drawn != first.drawn
    assert scene.slack.updated == [("U1", "1", "step 4")]
    assert len(scene.slack.posted) == 1


async def test_a_card_nobody_asked_for_is_not_drawn(scene: Scene) -> None:
    scene.world.views["card"] = text("step 3")
    assert isinstance(await scene.send(Redraw("card", ME, WAGES)), Skipped)
    assert not scene.slack.posted


async def test_a_deleted_card_comes_back_only_when_asked_for(scene: Scene) -> None:
    scene.world.views["card"] = text("step 4")
    gone = Reference("DU1", "1")

    async def update(to: Address, at: Reference, parcel: Parcel) -> Reference:
        raise Never("the message is gone")

    scene.slack.update = update  # type: ignore[method-assign]  # a platform that lost the message
    with pytest.raises(Never):
        await scene.send(Redraw("card", ME, WAGES), at=gone)
    done = await scene.send(Redraw("card", ME, WAGES, post=True), at=gone)
    assert isinstance(done, Done)
    assert scene.slack.posted == [("U1", "key")]


async def test_home_is_published_when_it_changed(scene: Scene) -> None:
    scene.world.views["home"] = text("Nothing waits on you")
    home = Redraw("home", ME)
    first = await scene.send(home)
    assert isinstance(first, Done)
    await scene.send(home, drawn=first.drawn)
    assert scene.slack.homes == [("U1", "Nothing waits on you")]


async def test_a_view_with_nothing_to_see_is_left(scene: Scene) -> None:
    scene.world.views["card"] = None
    assert await scene.send(Redraw("card", ME, WAGES, post=True)) == Skipped("nothing to see")
    assert isinstance(await scene.send(Redraw("home", ME), BY_MAIL), Skipped)


async def test_what_the_platform_tells_of_a_person_goes_to_the_desk(scene: Scene) -> None:
    assert await scene.send(LookUp(ME)) == Done()
    (heard,) = scene.world.heard
    assert heard.key == "lookup:1:5"
    assert heard.sender == at_slack()
    assert heard.said == Introduced("Data analyst", "analyst@example.org", "America/Los_Angeles")
    assert isinstance(await scene.send(LookUp(ME), BY_MAIL), Skipped)


async def test_without_a_connection_there_is_a_plain_reason() -> None:
    deliveries = Deliveries({}, None, FakeWorld())
    with pytest.raises(Never, match="no mail server"):
        await deliveries.perform(Row(1, "k", "l", BY_MAIL, ME, ping(1), 1))
    with pytest.raises(Never, match="no connection to slack"):
        await deliveries.perform(Row(1, "k", "l", at_slack(), ME, ping(1), 1))


def test_a_drawing_is_known_again() -> None:
    people = {PersonId(2): Known("B"), PersonId(1): Known("A")}
    one = Parcel("k", text("step 3"), people)
    assert fingerprint(one) == fingerprint(Parcel("other", text("step 3"), dict(reversed(people.items())), tries=4))
    assert fingerprint(one) != fingerprint(Parcel("k", text("step 4"), people))
    assert fingerprint(one) != fingerprint(Parcel("k", text("step 3"), {**people, PersonId(1): Known("C")}))
    assert mentioned(one.message) == frozenset()


async def test_a_message_that_was_not_taken_in_comes_again_as_if_typed_now(scene: Scene) -> None:
    scene.slack.messages["D1", "2.3", "1.0"] = Reread("It is @[0]", (at_slack("U2"),))
    assert await scene.send(ReadAgain(ME, "again:1:4", "D1/2.3/1.0", ("ssn",), "1:2")) == Done()
    (heard,) = scene.world.heard
    assert heard.key == "again:1:5"
    assert (heard.said, heard.people) == (Typed("It is @[0]", "1:2"), (at_slack("U2"),))
    assert (heard.at, heard.vouched) == (Reference("D1", "2.3"), ("ssn",))


async def test_a_message_that_cannot_be_read_again_is_gone(scene: Scene) -> None:
    wanted = ReadAgain(ME, "again:1:4", "D1/2.3/", ("ssn",))
    assert await scene.send(wanted) == Done()

    def refuse(*_: str) -> None:
        raise Never("the channel is gone")

    scene.slack.before = refuse
    assert await scene.send(wanted) == Done()
    assert [one.said for one in scene.world.heard] == [Gone(), Gone()]
    assert isinstance(await scene.send(wanted, BY_MAIL), Skipped)
