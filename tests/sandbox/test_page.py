"""The sandbox's page in a real browser: what people see of the app, and what they can do, also by keyboard."""

import os
import shutil
import smtplib
from asyncio import timeout, to_thread
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Download, Locator, Page, async_playwright, expect

from sandbox.server import Sandbox
from sandbox.town import Town, build
from tests.sandbox.echo import Echo, by_socket, make_echo

pytestmark = pytest.mark.browser

Block = dict[str, Any]  # Block Kit as the app sends it

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
FOCUS_RING = """(() => {
  const style = getComputedStyle(document.activeElement.closest(".box") ?? document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
})()"""
HOSTILE = "<b>bold</b> <img src=x onerror=\"document.title='taken'\"> & <!channel> *_~`"
ESCAPED = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True)
class Stage:
    """The page, the two people on it, and the app behind it, which the test speaks for."""

    sandbox: Sandbox
    town: Town
    echo: Echo
    page: Page

    @property
    def left(self) -> Locator:
        """The analyst's side."""
        return self.page.locator("[data-slot=left]")

    @property
    def right(self) -> Locator:
        """The contact's side."""
        return self.page.locator("[data-slot=right]")

    async def app_says(self, text: str, blocks: list[Block] | None = None, user: str | None = None) -> str:
        """The app writes to someone, the analyst if nobody is named; gives the message's ts."""
        answer = await self.echo.client.chat_postMessage(
            token=self.town.team.bot_token, channel=user or self.town.analyst.id, text=text, blocks=blocks
        )
        return str(answer["ts"])

    async def app_changes(self, ts: str, text: str, blocks: list[Block]) -> None:
        """The app changes one of its messages to the analyst."""
        place = self.sandbox.slack.world.dm(self.town.team.id, self.town.analyst.id)
        assert place is not None
        await self.echo.client.chat_update(
            token=self.town.team.bot_token, channel=place.id, ts=ts, text=text, blocks=blocks
        )

    async def pressed(self, number: int = 1) -> Block:
        """The newest action the app has heard of, once there are that many."""
        async with timeout(5):
            while len(self.echo.actions) < number:
                await self.page.wait_for_timeout(20)
        return self.echo.actions[-1]

    async def open_modal(self, blocks: list[Block]) -> Locator:
        """A press on a button, answered by the app with a modal."""
        await self.app_says("Form", [actions("ask", button("Use a form", "form"))])
        await open_app(self.left)
        await self.left.get_by_role("button", name="Use a form").click()
        body = await self.pressed()
        view = {"type": "modal", "callback_id": "idea", "title": plain("The idea"), "submit": plain("Save")}
        await self.echo.client.views_open(
            token=self.town.team.bot_token, trigger_id=body["trigger_id"], view={**view, "blocks": blocks}
        )
        return self.left.get_by_role("dialog", name="The idea")


def browser_path() -> str:
    """Where Chromium is. Skips the test without one, or fails it where a browser is required."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    if not found and os.environ.get("BUCP_REQUIRE_BROWSER"):
        pytest.fail("There is no Chromium on this machine, and BUCP_REQUIRE_BROWSER asks for one.")
    if not found:
        pytest.skip("There is no Chromium on this machine.")
    return found


@pytest_asyncio.fixture
async def stage() -> AsyncIterator[Stage]:
    """The page as a newcomer opens it."""
    path = browser_path()
    async with Sandbox() as sandbox, by_socket(sandbox, make_echo(sandbox)) as echo, async_playwright() as playwright:
        town = build(sandbox)
        browser = await playwright.chromium.launch(executable_path=path, args=ARGS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(5000)
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        await page.goto(sandbox.url)
        yield Stage(sandbox, town, echo, page)
        await browser.close()
        assert troubles == []


def plain(text: str) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def words(block_id: str, text: str) -> Block:
    """A section of mrkdwn."""
    return {"type": "section", "block_id": block_id, "text": {"type": "mrkdwn", "text": text}}


def button(text: str, action_id: str, **more: object) -> Block:
    """A button."""
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": action_id, **more}


def options(*labels: str) -> list[Block]:
    """Options whose value is their label."""
    return [{"text": plain(label), "value": label} for label in labels]


def actions(block_id: str, *elements: Block) -> Block:
    """A row of elements."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def question(block_id: str, label: str, element: Block, **more: object) -> Block:
    """An input whose element is called `value`."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "value", **element},
    } | more


def composer(side: Locator) -> Locator:
    """Where one writes."""
    return side.get_by_role("textbox", name="Message to")


def messages(side: Locator) -> Locator:
    """The messages of the open conversation."""
    return side.locator("li.message")


async def content(download: Download) -> str:
    """What was downloaded."""
    return await to_thread((await download.path()).read_text)


async def open_app(side: Locator) -> None:
    """Opens the direct messages with the app."""
    await side.get_by_role("navigation").get_by_role("button").filter(has=side.page.locator(".avatar.app")).click()
    await expect(side.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")


async def test_two_people_see_what_is_theirs(stage: Stage) -> None:
    stage.echo.answer = {"text": "Let's go on in our direct messages."}
    await expect(stage.left.get_by_role("combobox", name="Person")).to_contain_text("CDSS analyst")
    await stage.left.get_by_role("button", name="Try it").click()
    await expect(composer(stage.left)).to_have_value("/bucp new")
    await composer(stage.left).press("Enter")
    answer = messages(stage.left).filter(has_text="direct messages")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(stage.left.get_by_text("New here?")).to_have_count(0)

    await composer(stage.left).fill("Who holds wage data? @edd-contact")
    await composer(stage.left).press("Enter")
    await expect(composer(stage.left)).to_have_value("")
    await expect(messages(stage.right)).to_have_count(1)
    await expect(messages(stage.right).locator(".mention")).to_have_text("@edd-contact")
    assert stage.echo.commands[0]["text"] == "new"


async def test_a_message_and_its_answer_meet_in_the_app(stage: Stage) -> None:
    await stage.app_says("Welcome")
    rail = stage.left.get_by_role("navigation")
    await expect(rail.get_by_text("1 unread")).to_be_visible()
    await open_app(stage.left)
    await expect(rail.get_by_text("unread")).to_have_count(0)
    await composer(stage.left).fill("first line")
    await composer(stage.left).press("Shift+Enter")
    await composer(stage.left).press_sequentially("second line")
    await composer(stage.left).press("Enter")
    await expect(messages(stage.left).last).to_contain_text("You said: first line")
    await expect(messages(stage.left).last).to_contain_text("second line")
    await expect(stage.left.locator("[aria-live=polite]")).to_contain_text("You said: first line")


async def test_what_people_and_apps_write_never_becomes_markup(stage: Stage) -> None:
    rich = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": HOSTILE}]}],
    }
    heading = {"type": "header", "text": plain(HOSTILE)}
    await stage.app_says("x", [heading, words("w", ESCAPED), rich, actions("a", button(HOSTILE, "b"))])
    await stage.app_says("<https://example.org/a?b=1&amp;c=2|*good*> <javascript:alert(1)|bad>")
    await open_app(stage.left)
    await composer(stage.left).fill(HOSTILE)
    await composer(stage.left).press("Enter")
    await expect(messages(stage.left).filter(has_text="You said")).to_have_count(1)
    shown = messages(stage.left)
    await expect(shown.locator("b, img, script")).to_have_count(0)
    await expect(shown.first.locator(".header")).to_have_text(HOSTILE)
    await expect(shown.first.get_by_role("button", name="<b>bold</b>")).to_have_count(1)
    await expect(shown.first.locator(".block").nth(1)).to_contain_text("<b>bold</b> <img")
    await expect(shown.locator("a")).to_have_count(1)
    await expect(shown.locator("a")).to_have_attribute("href", "https://example.org/a?b=1&c=2")
    assert "taken" not in await stage.page.title()


async def test_mrkdwn_is_drawn_as_slack_draws_it(stage: Stage) -> None:
    text = (
        "*bold* _leaning_ ~gone~ `code` 5*3*2 snake_case_name &amp; <!date^1800000000^{date_short} at {time}|then>\n"
        f"&gt; quoted\n```a  b\nc```\n<@{stage.town.contact.id}> :white_check_mark:"
    )
    await stage.app_says("x", [words("w", text)])
    await open_app(stage.left)
    block = messages(stage.left).locator(".block")
    for tag, inside in {"strong": "bold", "em": "leaning", "s": "gone", "code": "code", "blockquote": "quoted"}.items():
        await expect(block.locator(tag)).to_have_text(inside)
    await expect(block.locator("time")).to_have_text("Jan 15, 2027 at 12:00 AM")
    await expect(block.locator("pre")).to_have_text("a  b\nc", use_inner_text=True)
    await expect(block).to_contain_text("5*3*2 snake_case_name &")
    await expect(block.locator(".mention")).to_have_text("@edd-contact")
    await expect(block.get_by_role("img", name="white check mark")).to_be_visible()


async def test_presses_and_choices_reach_the_app(stage: Stage) -> None:
    sure = {
        "title": plain("Withdraw?"),
        "text": plain("EDD is told."),
        "confirm": plain("Withdraw"),
        "deny": plain("Keep"),
    }
    menu = {"type": "overflow", "action_id": "more", "options": options("Why we ask", "Go back")}
    pick = {
        "type": "static_select",
        "action_id": "pick",
        "placeholder": plain("How often?"),
        "options": options("Monthly", "Yearly"),
    }
    who = {"type": "multi_users_select", "action_id": "who", "placeholder": plain("Who?")}
    day = {"type": "datepicker", "action_id": "day"}
    yes = {"type": "radio_buttons", "action_id": "yes", "options": options("Yes", "No")}
    await stage.app_says("x", [actions("a", button("Stop", "stop", confirm=sure), menu, pick, who, day, yes)])
    await open_app(stage.left)
    side = stage.left

    await side.get_by_role("button", name="Stop").click()
    await side.get_by_role("alertdialog").get_by_role("button", name="Keep").click()
    await expect(side.get_by_role("button", name="Stop")).to_be_focused()
    assert stage.echo.actions == []
    await side.get_by_role("button", name="Stop").click()
    await side.get_by_role("alertdialog").get_by_role("button", name="Withdraw").click()
    assert (await stage.pressed())["actions"][0]["value"] == "stop"

    await side.get_by_role("button", name="More actions").focus()
    for key in ("Enter", "ArrowDown", "Enter"):
        await stage.page.keyboard.press(key)
    assert (await stage.pressed(2))["actions"][0]["selected_option"]["value"] == "Go back"

    await side.get_by_role("button", name="How often?").focus()
    for key in ("ArrowDown", "End", "Enter"):
        await stage.page.keyboard.press(key)
    assert (await stage.pressed(3))["actions"][0]["selected_option"]["value"] == "Yearly"
    await expect(side.get_by_role("button", name="Yearly")).to_be_focused()

    await side.get_by_role("button", name="Who?").click()
    await side.get_by_role("listbox").get_by_role("option", name="EDD data lead").click()
    assert (await stage.pressed(4))["actions"][0]["selected_users"] == [stage.town.data_lead.id]
    await stage.page.keyboard.press("Escape")

    await side.get_by_label("Date").fill("2027-03-01")
    assert (await stage.pressed(5))["actions"][0]["selected_date"] == "2027-03-01"
    await side.get_by_label("No", exact=True).check()
    assert (await stage.pressed(6))["actions"][0]["selected_option"]["value"] == "No"


async def test_a_change_elsewhere_takes_nothing_from_the_person(stage: Stage) -> None:
    pick = {
        "type": "static_select",
        "action_id": "pick",
        "placeholder": plain("How often?"),
        "options": options("Monthly", "Yearly"),
    }
    for number in range(20):
        await stage.app_says(f"Line {number}")
    ts = await stage.app_says("x", [words("w", "Step 1"), actions("a", pick)])
    await open_app(stage.left)
    await composer(stage.left).fill("half a sen")
    await stage.left.get_by_role("button", name="How often?").click()
    await expect(stage.left.get_by_role("listbox")).to_be_focused()
    await stage.app_changes(ts, "x", [words("w", "Step 2"), actions("a", pick)])
    await expect(messages(stage.left).last).to_contain_text("Step 2")
    await expect(stage.left.get_by_role("listbox")).to_be_focused()
    await stage.page.keyboard.press("Escape")

    scroller = stage.left.locator(".scroller")
    await scroller.evaluate("node => { node.scrollTop = 40; }")
    await expect(stage.left.get_by_role("button", name="Newer messages")).to_be_visible()
    await composer(stage.left).focus()
    await stage.app_says("One more")
    await expect(messages(stage.left).last).to_contain_text("One more")
    assert await scroller.evaluate("node => node.scrollTop") == 40
    await expect(composer(stage.left)).to_be_focused()
    await expect(composer(stage.left)).to_have_value("half a sen")


async def test_buttons_that_vanish_leave_the_focus_at_their_message(stage: Stage) -> None:
    ts = await stage.app_says("x", [actions("a", button("I'll take it", "take"))])
    await open_app(stage.left)
    await stage.left.get_by_role("button", name="I'll take it").click()
    await stage.pressed()
    await stage.app_changes(ts, "Taken", [words("w", "You took it.")])
    await expect(messages(stage.left).last).to_contain_text("You took it.")
    await expect(messages(stage.left).last).to_be_focused()


async def test_a_form_keeps_everything_until_it_is_taken(stage: Stage) -> None:
    need = {"type": "plain_text_input", "multiline": True, "min_length": 5, "max_length": 60}
    often = {"type": "static_select", "placeholder": plain("Choose"), "options": options("Monthly", "Yearly")}
    kinds = {"type": "checkboxes", "options": options("Health", "Wages"), "initial_options": options("Wages")}
    blocks = [question("need", "Why?", need, hint=plain("One line.")), question("often", "How often?", often)]
    dialog = await stage.open_modal([*blocks, question("kinds", "Kinds", kinds, optional=True)])
    why = dialog.get_by_role("textbox", name="Why?")
    await expect(why).to_be_focused()

    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.locator(".input.wrong")).to_have_count(2)
    await expect(why).to_have_attribute("aria-invalid", "true")
    await why.fill("To see if training raises pay")
    await dialog.get_by_role("button", name="How often?").click()
    await stage.page.keyboard.press("End")
    await stage.page.keyboard.press("Enter")
    await stage.app_says("Meanwhile")
    await expect(messages(stage.left).filter(has_text="Meanwhile")).to_have_count(1)

    stage.echo.answer = {"response_action": "errors", "errors": {"need": "Which training?"}}
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.locator(".wrong .error")).to_have_text("Which training?")
    await expect(why).to_be_focused()
    await expect(why).to_have_value("To see if training raises pay")
    for _ in range(20):
        await stage.page.keyboard.press("Tab")
        assert await dialog.evaluate("node => node.contains(document.activeElement)")

    stage.echo.answer = {}
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_have_count(0)
    sent: Block = stage.echo.submissions[-1]
    values = sent["view"]["state"]["values"]
    assert values["need"]["value"]["value"] == "To see if training raises pay"
    assert values["often"]["value"]["selected_option"]["value"] == "Yearly"
    assert [option["value"] for option in values["kinds"]["value"]["selected_options"]] == ["Wages"]
    await expect(stage.left.get_by_role("button", name="Use a form")).to_be_focused()


async def test_escape_closes_a_form(stage: Stage) -> None:
    dialog = await stage.open_modal([question("need", "Why?", {"type": "plain_text_input"})])
    await expect(dialog.get_by_role("textbox")).to_be_focused()
    await stage.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(stage.left.get_by_role("button", name="Use a form")).to_be_focused()


async def test_home_is_drawn_when_it_is_opened(stage: Stage) -> None:
    await open_app(stage.right)
    await stage.right.get_by_role("tab", name="Messages").press("ArrowRight")
    await expect(stage.right.get_by_role("tabpanel")).to_contain_text("Nothing waits for you.")
    await expect(stage.right.get_by_role("tab", name="Home")).to_be_focused()


async def test_own_messages_can_be_changed_deleted_and_answered_in_threads(stage: Stage) -> None:
    await composer(stage.left).fill("First words for @edd-contact")
    await composer(stage.left).press("Enter")
    message = messages(stage.left).first
    await message.hover()
    await message.get_by_role("button", name="Edit this message").click()
    box = message.get_by_role("textbox", name="Edit your message")
    await expect(box).to_have_value("First words for @edd-contact")
    await box.fill("Better words")
    await box.press("Enter")
    await expect(message).to_contain_text("(edited)")
    await expect(messages(stage.right).first).to_contain_text("Better words")
    await messages(stage.right).first.hover()
    await expect(messages(stage.right).first.get_by_role("button", name="Edit this message")).to_have_count(0)

    await messages(stage.right).first.get_by_role("button", name="Reply in thread").click()
    await stage.right.get_by_role("textbox", name="Reply in this thread").fill("Gladly")
    await stage.right.get_by_role("textbox", name="Reply in this thread").press("Enter")
    await message.get_by_role("button", name="1 reply").click()
    await expect(message.locator(".thread li.message")).to_contain_text("Gladly")

    await message.hover()
    await message.get_by_role("button", name="Delete this message").first.click()
    await stage.left.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    await expect(stage.right.get_by_text("Better words")).to_have_count(0)


async def test_what_could_not_be_sent_stays_in_the_box(stage: Stage) -> None:
    await expect(composer(stage.left)).to_be_visible()
    await stage.page.context.set_offline(True)
    await composer(stage.left).fill("Do not lose me")
    await composer(stage.left).press("Enter")
    await expect(stage.left.locator(".composer").get_by_role("alert")).to_contain_text("Not sent.")
    await expect(composer(stage.left)).to_have_value("Do not lose me")
    await stage.page.context.set_offline(False)
    await composer(stage.left).press("Enter")
    await expect(messages(stage.right)).to_contain_text("Do not lose me")


async def test_a_command_that_fails_is_told_once_and_stays(stage: Stage) -> None:
    await composer(stage.left).fill("/bucp silent")
    await composer(stage.left).press("Enter")
    await expect(stage.left.locator(".note")).to_have_count(1)
    await expect(composer(stage.left)).to_have_value("/bucp silent")


async def test_files_go_both_ways(stage: Stage, tmp_path: Path) -> None:
    sheet = tmp_path / "elements.csv"
    sheet.write_text("name,meaning\n")
    await stage.left.locator("input[type=file]").set_input_files(sheet)
    async with stage.page.expect_download() as loading:
        await stage.right.get_by_role("link", name="elements.csv").click()
    assert await content(await loading.value) == "name,meaning\n"


async def test_mail_is_shown_safely_with_its_attachment(stage: Stage) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "app@example.org", "lead@example.org", "CDSS asks EDD"
    mail.set_content("Are you the right person?")
    mail.add_alternative("<h1>Are you?</h1><script>parent.document.title = 'taken'</script>", subtype="html")
    mail.add_attachment("<p>Draft</p>", subtype="html", filename="draft.html")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", stage.sandbox.smtp_port) as server:
            server.send_message(mail)

    await to_thread(send)
    open_mail = stage.page.get_by_role("button", name="Mail 1 unread")
    await open_mail.click()
    await stage.page.get_by_role("button", name="CDSS asks EDD").press("Enter")
    letter = stage.page.frame_locator("iframe")
    await expect(letter.get_by_role("heading")).to_have_text("Are you?")
    assert "taken" not in await stage.page.title()
    async with stage.page.expect_download() as loading:
        await stage.page.get_by_role("link", name="draft.html").click()
    assert "Draft" in await content(await loading.value)
    await stage.page.get_by_role("button", name="Show as plain text").click()
    await expect(stage.page.locator(".letter-text")).to_have_text("Are you the right person?\n")
    await stage.page.keyboard.press("Escape")
    await expect(stage.page.get_by_role("button", name="CDSS asks EDD")).to_be_focused()
    await stage.page.keyboard.press("Escape")
    await expect(stage.page.get_by_role("button", name="Mail", exact=True)).to_be_focused()


async def test_another_person_can_take_a_side(stage: Stage) -> None:
    await stage.app_says("For the lead only", user=stage.town.data_lead.id)
    await stage.right.get_by_role("combobox", name="Person").select_option(label="EDD data lead")
    await open_app(stage.right)
    await expect(messages(stage.right)).to_contain_text("For the lead only")
    await stage.page.reload()
    await expect(messages(stage.right)).to_contain_text("For the lead only")


async def test_the_clock_is_in_the_hand_of_the_people(stage: Stage) -> None:
    before = stage.sandbox.clock.now()
    await stage.page.get_by_role("button", name="Skip 1 day").click()
    await stage.page.get_by_role("button", name="Skip to Monday 9 AM").click()
    await expect(stage.page.locator(".clock")).to_contain_text("9:00 AM Pacific")
    await expect(stage.page.locator(".clock")).to_contain_text("Mon")
    assert (stage.sandbox.clock.now() - before).total_seconds() > 86_400


async def test_the_line_to_the_app_is_told(stage: Stage) -> None:
    state = stage.page.get_by_role("banner").get_by_role("status")
    await expect(state).to_have_text("App connected")
    await stage.sandbox.stop()
    await expect(state).to_contain_text("Reconnecting", timeout=8000)


async def test_a_narrow_screen_shows_one_at_a_time(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 800, "height": 900})
    await expect(stage.left).to_be_visible()
    await expect(stage.right).to_be_hidden()
    await stage.page.get_by_role("navigation", name="Show").get_by_role("button", name="EDD").click()
    await expect(stage.right).to_be_visible()
    await expect(stage.left).to_be_hidden()
    await stage.page.get_by_role("navigation", name="Show").get_by_role("button", name="Mail").click()
    await expect(stage.page.get_by_role("heading", name="Mail")).to_be_visible()
    assert await stage.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_everything_is_reached_by_keyboard(stage: Stage) -> None:
    await stage.app_says("x", [actions("a", button("I'll take it", "take"))])
    await open_app(stage.left)
    await stage.page.evaluate("document.activeElement.blur()")
    wanted = {
        "Skip 1 day",
        "Mail",
        "Person on the left side",
        "Message to",
        "I'll take it",
        "Reply in thread",
        "Attach a file",
    }
    seen: set[str] = set()
    for _ in range(60):
        await stage.page.keyboard.press("Tab")
        if await stage.page.evaluate("document.activeElement === document.body"):
            continue
        name = await stage.page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
        )
        seen |= {one for one in wanted if str(name).startswith(one)}
        ring = await stage.page.evaluate(FOCUS_RING)
        assert ring, f"{name} shows no focus"
    assert seen == wanted
