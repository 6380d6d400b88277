"""A contact whom only e-mail reaches: real SMTP, one accessible attachment, an answer entered with its evidence."""

import pytest
from bs4 import BeautifulSoup, Tag

from sandbox.mail import Mail
from tests.plays.play import Play, asked, asked_by, asks, press, told
from tests.plays.stage import CHANNEL

ADDRESS = "edd.labor-market@example.org"
WORDS = "Yes, that is me. Call me on Monday."


async def mailed(play: Play) -> Mail:
    """Send the request to an address, and wait for the mail."""
    await play.analyst.say(ADDRESS)
    question = await play.until("ask:send")
    assert ADDRESS in question.shown
    await play.analyst.say("send")
    await told(play.analyst, "said:sent")
    return await play.stage.sandbox.wait_mail(ADDRESS, 20)


def accessible(content: bytes) -> BeautifulSoup:
    """Check what a screen reader needs of a page, and give the page."""
    page = BeautifulSoup(content, "html.parser")
    assert isinstance(page.html, Tag)
    assert page.html.get("lang") == "en"
    assert page.title is not None
    assert page.title.get_text(strip=True)
    assert len(page.find_all("h1")) == 1
    assert page.find("main") is not None
    for table in page.find_all("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") for head in table.find_all("th"))
    assert all(image.get("alt") is not None for image in page.find_all("img"))
    assert page.find("script") is None
    return page


async def test_the_request_goes_by_mail_and_the_answer_is_entered(ready: Play) -> None:
    mail = await mailed(ready)

    assert mail.recipients == [ADDRESS]
    (draft,) = mail.attachments
    assert (draft.type, draft.name.rpartition(".")[2]) == ("text/html", "html")
    page = accessible(draft.content)
    assert ready.case.typed["purpose_scope"] in page.get_text()
    for element in ("Person Key", "Quarterly Wage Amount"):
        assert element in page.get_text()

    assert asks(await asked_by(ready.analyst, "/bucp accept")) == "ask:mail_words"
    await ready.analyst.say(WORDS)
    await told(ready.analyst, "said:entered")

    for command in ("status", "history"):
        shown = await ready.analyst.command(f"/bucp {command}", CHANNEL)
        assert "e-mail" in shown.text
    await ready.stage.ends_well()
    told_back = [one for one in ready.stage.sandbox.mail if one.id != mail.id]
    assert [one.recipients for one in told_back] == [[ADDRESS]]


async def test_a_mailed_contact_who_comes_to_chat_finds_the_request(ready: Play) -> None:
    await mailed(ready)
    contact = ready.stage.person("EDD labor market analyst", email=ADDRESS)

    await contact.open_home()
    await ready.stage.settled()
    listed = await contact.command("/bucp list")
    name = ready.case.typed["use_case_name"][:30]
    assert name in listed.text
    taken = await contact.command("/bucp accept")
    assert taken.ok
    accepted = await told(ready.analyst, "ping:accepted")
    assert contact.id in str(accepted.blocks)

    home = await contact.wait_for(lambda one: one.home if one.home and name in one.home.shown else None, 20)
    assert home is not None
    await ready.stage.ends_well()


@pytest.mark.parametrize("fault", ["later", "refuse"])
async def test_a_mail_that_is_put_off_comes_later_and_a_refused_one_is_told(ready: Play, fault: str) -> None:
    ready.stage.sandbox.faults.switch({"mail": fault, "times": 1})
    await ready.analyst.say(ADDRESS)
    await ready.until("ask:send")
    await ready.analyst.say("send")
    if fault == "later":
        await told(ready.analyst, "said:sent")
        await ready.stage.skipping_until(lambda: bool(ready.stage.sandbox.mail))
        await ready.stage.ends_well(troubled=True)
    else:
        await told(ready.analyst, "ping:undelivered")
        assert ready.stage.sandbox.mail == []


async def test_nothing_goes_to_the_states_own_addresses_outside_production(ready: Play) -> None:
    await ready.analyst.say("somebody@edd.ca.gov")
    await ready.until("ask:send")
    await ready.analyst.say("send")
    sent = await told(ready.analyst, "said:sent")
    assert "somebody@edd.ca.gov" in sent.shown
    await ready.stage.sandbox.settled()
    assert ready.stage.sandbox.mail == []


async def test_the_wrong_answer_by_mail_is_passed_on(ready: Play) -> None:
    """The one who was written to names another, who is in chat."""
    await mailed(ready)
    whom = await asked_by(ready.analyst, "/bucp forward")
    assert asks(whom) == "ask:mail_to"
    await ready.analyst.say(ready.contact.mention)
    assert asks(await asked(ready.analyst, whom.ts)) == "ask:mail_words"
    await ready.analyst.say("Ask the program contact.")
    request = await told(ready.contact, "ask:request")
    await press(ready.contact, request, "accept")
    await told(ready.analyst, "ping:accepted")
    await ready.stage.ends_well()
