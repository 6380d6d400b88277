"""The sandbox's page in a real browser: talk, mail, files, clock, narrow screens, the keyboard."""

import smtplib
from asyncio import to_thread
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.sandbox import page_stage
from tests.sandbox.page_stage import Stage, actions, button, composer, content, messages, open_app

pytestmark = pytest.mark.browser
stage = page_stage.stage

FOCUS_RING = """(() => {
  const style = getComputedStyle(document.activeElement.closest(".box") ?? document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
})()"""


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
