"""The sandbox's page in a real browser: what apps draw with Block Kit, and what reaches them from it."""

import pytest
from playwright.async_api import expect

from tests.sandbox import page_stage
from tests.sandbox.page_stage import (
    Block,
    Stage,
    actions,
    button,
    composer,
    messages,
    open_app,
    options,
    plain,
    question,
    words,
)

pytestmark = pytest.mark.browser
stage = page_stage.stage

HOSTILE = "<b>bold</b> <img src=x onerror=\"document.title='taken'\"> & <!channel> *_~`"
ESCAPED = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


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
