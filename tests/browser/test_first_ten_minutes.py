"""A newcomer's first ten minutes with the demo: from `/bucp new` to the provider's answer, in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.browser.demo import PATIENCE, Demo, Question, Side, open_demo
from tests.plays.play import scenario
from tests.sandbox.page_stage import composer, messages

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

CASE = scenario("wages")
TYPED = {
    "ask:department": "socail services",
    "ask:unit": CASE.recipient_unit,
    "ask:data": CASE.data,
    "ask:provider": "employmnt development",
    "ask:unit_of": CASE.provider_unit,
    "ask:columns_right": "save",
} | {f"field:{key}": words for key, words in CASE.typed.items()}
PRESSED = {
    "ask:which_department": "Department of Social Services (CDSS)",
    "ask:public": "No",
    "ask:shareable": "No",
    "ask:other_agreement": "No",
    "ask:which_party": "Employment Development Department (EDD)",
    "ask:anyone_else": "No, that's all",
    "field:contractors_access": "No",
    "field:funds_transfer": "No",
    "ask:send": "Send to EDD",
}
PICKED = {"ask:role": "Program staff", "ask:law": "Wage or unemployment data", "ask:contact": "EDD program contact"}
PICTURED = {"ask:department", "ask:law", "field:purpose_reason", "field:data_elements", "field:storage", "ask:contact"}


@pytest_asyncio.fixture
async def demo(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Demo]:
    """The demo, started afresh."""
    async with open_demo(tmp_path, request.node.name.removeprefix("test_")) as opened:
        yield opened


async def answer(side: Side, question: Question) -> None:
    """Answer a question as somebody would who has both hands on the desk: some by typing, some by mouse."""
    more = side.asking(question).get_by_role("button", name="That's all")
    if await more.count():
        await more.click()
    elif question.name in PRESSED:
        await side.presses(question, PRESSED[question.name])
    elif question.name in PICKED:
        await side.picks(question, PICKED[question.name])
    else:
        await side.types(TYPED[question.name])


async def begins(demo: Demo) -> Question:
    """`/bucp new` in the channel that is open, then on to the direct messages."""
    await demo.picture("first-look")
    await demo.analyst.types("/bucp new")
    await expect(demo.analyst.message("said:go_on_in_dm")).to_contain_text("Only visible to you")
    await expect(demo.analyst.node.get_by_text("New here?")).to_have_count(0)
    await demo.picture("in-the-channel")
    await demo.analyst.opens_the_app()
    return await demo.analyst.question()


async def test_from_the_first_word_to_the_answer(demo: Demo) -> None:
    question = await begins(demo)
    asked = [question.name]
    while question.name != "ask:send":
        if question.name in PICTURED:
            await demo.picture(question.name.partition(":")[2])
        await answer(demo.analyst, question)
        question = await demo.analyst.question(question.ts)
        asked.append(question.name)
    assert {name for name in asked if name.startswith("field:")} == {f"field:{key}" for key in CASE.typed}
    await demo.picture("ready-to-send")
    await answer(demo.analyst, question)
    await expect(demo.analyst.message("said:sent")).to_contain_text("EDD's turn")

    await expect(demo.contact.node.get_by_role("navigation").get_by_text("1 unread")).to_be_visible()
    await demo.contact.opens_the_app()
    request = demo.contact.message("ask:request")
    await expect(request).to_contain_text("CDSS asks EDD for data")
    await demo.picture("the-request")
    await request.get_by_role("button", name="Read the request").click()
    await expect(messages(demo.contact.node).last).to_contain_text("CDSS research enclave")
    await demo.picture("the-draft")
    await request.get_by_role("button", name="I'll take it").click()
    await expect(demo.analyst.message("ping:accepted")).to_contain_text("takes your request")
    await demo.picture("accepted")

    for side in (demo.analyst, demo.contact):
        await side.types("/bucp status")
        card = side.node.locator("li.message.private").last
        await expect(card).to_contain_text("Whose turn: both sides")
        await expect(card).to_contain_text(CASE.typed["use_case_name"])
    await demo.picture("status")
    for side in (demo.analyst, demo.contact):
        await side.node.get_by_role("tab", name="Home").click()
        await expect(side.node.get_by_role("tabpanel")).to_contain_text(CASE.typed["use_case_name"])


async def test_what_was_begun_goes_on_after_a_stop(demo: Demo) -> None:
    question = await begins(demo)
    await answer(demo.analyst, question)
    question = await demo.analyst.question(question.ts)
    await demo.program.stop()
    await demo.opens()
    await demo.analyst.opens_the_app()
    assert await demo.analyst.question() == question
    await expect(demo.analyst.node.get_by_text("New here?")).to_have_count(0)
    await answer(demo.analyst, question)
    assert (await demo.analyst.question(question.ts)).name == "ask:unit"


FOCUSED = """() => {
  const here = document.activeElement, copy = here.cloneNode(true);
  for (const unspoken of copy.querySelectorAll("[aria-hidden=true]")) unspoken.remove();
  return [here.closest("[data-slot]")?.dataset.slot ?? "", here.getAttribute("aria-label") ?? copy.textContent];
}"""


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Go with Tab (or Shift+Tab) to the analyst's control of this name."""
    seen: list[str] = []
    for _ in range(60):
        await page.keyboard.press(key)
        slot, label = await page.evaluate(FOCUSED)
        if slot == "left" and str(label).startswith(name):
            return
        seen.append(str(label)[:40])
    raise AssertionError(f"{name!r} is not reached by {key}: {seen}")


async def onward(demo: Demo) -> str:
    """The key that leads to the newest question: back from where one types, on from a button that was used."""
    typing = await composer(demo.analyst.node).evaluate("(box) => box === document.activeElement")
    return "Shift+Tab" if typing else "Tab"


async def test_the_keyboard_is_enough(demo: Demo) -> None:
    page, keyboard = demo.page, demo.page.keyboard
    await tab_to(page, "Message to")
    await keyboard.type("/bucp new")
    await keyboard.press("Enter")
    await expect(demo.analyst.message("said:go_on_in_dm")).to_be_visible()
    await tab_to(page, "Data agreements", "Shift+Tab")
    await keyboard.press("Enter")
    question = await demo.analyst.question()
    while question.name != "field:purpose_reason":
        if question.name in PRESSED:
            await tab_to(page, PRESSED[question.name], await onward(demo))
            await keyboard.press("Enter")
        else:
            if await onward(demo) == "Tab":
                await tab_to(page, "Message to")
            await keyboard.type(TYPED.get(question.name, "wage" if question.name == "ask:law" else "program analyst"))
            await keyboard.press("Enter")
        question = await demo.analyst.question(question.ts)
    await demo.picture("first-question-of-the-form")
    await tab_to(page, "Use a form", await onward(demo))
    await keyboard.press("Enter")
    await expect(demo.analyst.node.get_by_role("dialog").get_by_role("textbox").first).to_be_focused()
    await keyboard.type(TYPED[question.name])
    await demo.picture("form")
    await tab_to(page, "Save")
    await keyboard.press("Enter")
    await expect(demo.analyst.node.get_by_role("dialog")).to_have_count(0)
    assert (await demo.analyst.question(question.ts)).name == "field:purpose_need"
