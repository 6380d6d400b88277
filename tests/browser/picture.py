"""Takes the README's picture anew: `python -m tests.browser.picture`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import expect

from tests.browser.demo import open_demo
from tests.browser.test_first_ten_minutes import answer, begins

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "in-use.png"


async def take(folder: Path) -> None:
    """Both people a moment after the request was sent: the analyst asks where it stands, the contact reads it."""
    async with open_demo(folder, "picture") as demo:
        question = await begins(demo)
        while question.name != "ask:send":
            await answer(demo.analyst, question)
            question = await demo.analyst.question(question.ts)
        await answer(demo.analyst, question)
        await expect(demo.analyst.message("said:sent")).to_be_visible()
        await demo.contact.opens_the_app()
        await expect(demo.contact.message("ask:request")).to_be_visible()
        await demo.analyst.types("status")
        await expect(demo.analyst.node.locator("li.message").last).to_contain_text("Whose turn")
        await demo.page.mouse.move(700, 20)
        await demo.page.evaluate("document.activeElement.blur()")
        await demo.page.screenshot(path=PICTURE, animations="disabled")


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        asyncio.run(take(Path(name)))
