"""The sandbox's page in a real browser, for the tests: a newcomer's first look, and shorthands for Block Kit."""

import os
import shutil
from asyncio import timeout, to_thread
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Download, Locator, Page, async_playwright, expect

from sandbox.server import Sandbox
from sandbox.town import Town, build
from tests.sandbox.echo import Echo, by_socket, make_echo

Block = dict[str, Any]  # Block Kit as the app sends it

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


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
