"""The demo in a browser: `bucp demo` on a free port, with its page open, and the hands of the people on it."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright, expect

from tests.plays.program import TROUBLE, Program
from tests.sandbox.page_stage import ARGS, browser_path, composer, messages, open_app

READY = re.compile(r"Open (http://\S+) in a browser")
SCREENSHOTS = Path(__file__).parent / "screenshots"
PATIENCE = 15_000  # milliseconds; the machine may be busy
OPEN_QUESTION = """([slot, after]) => {
  const open = [...document.querySelectorAll(`[data-slot=${slot}] .place > .conversation li.message`)].map((message) =>
    [message.dataset.ts, (message.querySelector("[data-block-id]")?.dataset.blockId ?? "").split("~")[0]])
    .filter(([ts, block]) => ts > after && /^(ask|field):[a-z_0-9]+$/.test(block));
  return open.at(-1) ?? null;
}"""


@dataclass(frozen=True)
class Question:
    """What somebody is asked: the block it begins with, e.g. `field:purpose_need`, and the message's ts."""

    ts: str
    name: str


@dataclass(frozen=True)
class Side:
    """One person's half of the page."""

    page: Page
    slot: str

    @property
    def node(self) -> Locator:
        """The half itself."""
        return self.page.locator(f"[data-slot={self.slot}]")

    async def types(self, text: str) -> None:
        """Write something and send it."""
        await composer(self.node).fill(text)
        await composer(self.node).press("Enter")

    async def opens_the_app(self) -> None:
        """Go to the direct messages with the app."""
        await open_app(self.node)

    async def question(self, after: str = "") -> Question:
        """The newest open question, once one has come after that time."""
        found = await self.page.wait_for_function(OPEN_QUESTION, arg=[self.slot, after])
        ts, name = await found.json_value()
        return Question(ts, name)

    def message(self, block: str) -> Locator:
        """The newest message that begins with this block."""
        return messages(self.node).filter(has=self.page.locator(f'.block:first-child[data-block-id^="{block}"]')).last

    def asking(self, question: Question) -> Locator:
        """The message that asks it."""
        return self.node.locator(f'li.message[data-ts="{question.ts}"]')

    async def presses(self, question: Question, label: str) -> None:
        """Press a button of a question."""
        await self.asking(question).get_by_role("button", name=label, exact=True).click()

    async def picks(self, question: Question, label: str) -> None:
        """Choose from the list that a question offers."""
        await self.asking(question).get_by_role("button", name=re.compile("Choose|Someone|Which|Your|Pick")).click()
        await self.asking(question).get_by_role("option", name=label).click()


@dataclass
class Demo:
    """The running demo, its page, and the picture book of the test."""

    program: Program
    page: Page
    folder: Path
    name: str
    troubles: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def analyst(self) -> Side:
        """The left half."""
        return Side(self.page, "left")

    @property
    def contact(self) -> Side:
        """The right half."""
        return Side(self.page, "right")

    async def opens(self) -> None:
        """Start the program and open its page."""
        await self.program.start()
        await self.page.goto(await self.program.says(READY))
        await expect(self.page.get_by_role("banner").get_by_role("status")).to_have_text("App connected")

    async def picture(self, of: str) -> None:
        """Keep what is on the screen."""
        self.pictures += 1
        await self.page.screenshot(path=SCREENSHOTS / f"{self.name}-{self.pictures:02}-{of}.png")

    def bot_complaints(self) -> list[str]:
        """The lines of the bot's log that tell of trouble."""
        lines = (self.folder / "bot.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if TROUBLE.search(line)]


@asynccontextmanager
async def open_demo(folder: Path, name: str) -> AsyncIterator[Demo]:
    """The demo as a newcomer starts it. Whatever goes wrong unseen fails the test at the end."""
    SCREENSHOTS.mkdir(exist_ok=True)
    for old in SCREENSHOTS.glob(f"{name}-*.png"):
        old.unlink()
    path = browser_path()
    program = Program({"DEMO_PORT": "0", "DEMO_DATA": os.fspath(folder)}, ("demo",))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        demo = Demo(program, page, folder, name)
        page.on("pageerror", lambda error: demo.troubles.append(str(error)))
        try:
            await demo.opens()
            yield demo
            await demo.picture("end")
        finally:
            await browser.close()
            await program.stop()
    assert demo.troubles == []
    assert demo.bot_complaints() == []
    assert program.complaints == []
