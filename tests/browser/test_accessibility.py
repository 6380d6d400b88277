"""The demo's page under axe-core, light and dark. Skipped where axe-core has not been installed (see `.ci/run`)."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.demo import open_demo
from tests.browser.test_first_ten_minutes import answer, begins

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

AXE = Path(__file__).parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def complaints(page: Page) -> list[str]:
    """What axe finds on the page as it is, in its own words."""
    found = await page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    return [f"{one['id']}: {one['help']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm install --prefix .venv/axe axe-core")
async def test_axe_finds_nothing_on_the_page(tmp_path: Path) -> None:
    async with open_demo(tmp_path, "axe") as demo:
        page = demo.page
        await page.emulate_media(reduced_motion="reduce")  # colours that are still changing have no contrast yet
        await page.evaluate(AXE.read_text(encoding="utf-8"))
        assert await complaints(page) == []
        question = await begins(demo)
        while question.name != "field:purpose_reason":
            await answer(demo.analyst, question)
            question = await demo.analyst.question(question.ts)
        assert await complaints(page) == []
        await demo.analyst.presses(question, "Use a form")
        await expect(demo.analyst.node.get_by_role("dialog")).to_be_visible()
        assert await complaints(page) == []
        await page.keyboard.press("Escape")
        await demo.analyst.node.get_by_role("tab", name="Home").click()
        await expect(demo.analyst.node.get_by_role("tabpanel")).to_contain_text("Waiting on you")
        await page.get_by_role("button", name="Mail").click()
        assert await complaints(page) == []
        await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert await complaints(page) == []
