"""The gallery's page: it draws every entry, and axe finds nothing on it."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.browser.test_accessibility import AXE, complaints
from tests.gallery.drawing import page
from tests.sandbox.page_stage import ARGS, browser_path

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(240)]


async def test_the_page_draws_everything_and_axe_finds_nothing(tmp_path: Path) -> None:
    html = tmp_path / "gallery.html"
    html.write_text(page(), encoding="utf-8")
    path = browser_path()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGS)
        shown = await browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        troubles: list[str] = []
        shown.on("pageerror", lambda error: troubles.append(str(error)))
        await shown.goto(html.as_uri())
        await shown.wait_for_selector("body[data-drawn=yes]", timeout=60_000)
        assert await shown.locator("article").count() > 300
        assert await shown.locator("article", has_text="cannot show").count() == 0
        if AXE.exists():
            await shown.evaluate(AXE.read_text(encoding="utf-8"))
            assert await complaints(shown) == []
        await browser.close()
    assert troubles == []
