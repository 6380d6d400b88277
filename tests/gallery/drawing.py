"""The gallery as one page that needs nothing else: the sandbox page's own modules, styles and all entries in it."""

import base64
import json
from html import escape
from pathlib import Path

from conversations.message import Form, Mail
from handlers.slack.payload import text
from tests.gallery.entries import LONGEST, SHORTEST, Entry, entries, ordinary

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "sandbox" / "page"
PLACE = HERE.parents[1] / "var" / "gallery.html"
MODULES = ("dom", "time", "mrkdwn", "richtext", "popup", "elements", "blocks")
STYLES = (PAGE / "page.css", PAGE / "blocks.css", HERE / "gallery.css")
ORDINARY_EACH = 3


def page() -> str:
    """The whole page as HTML."""
    shown = _in_order()
    people = {f"U{number}X": name for one in shown for number, name in one.people.items()}
    data = json.dumps({"entries": _drawn(shown), "people": people}).replace("<", "\\u003c")
    styles = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)
    imports = {f"page/{name}.js": _module(PAGE / f"{name}.js") for name in MODULES}
    return "\n".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>All that the bot says</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{styles}</style>",
            f'<script type="importmap">{json.dumps({"imports": imports})}</script>',
            "</head><body><main><h1>All that the bot says</h1>",
            f"<p>{escape(_about(shown))}</p></main>",
            f'<script type="application/json" id="gallery">{data}</script>',
            f'<script type="module" src="{_module(HERE / "gallery.js")}"></script></body></html>',
        )
    )


def _about(shown: list[Entry]) -> str:
    templates = len({one.template for one in shown})
    return f"{templates} templates, each as plays bring it, then shortest and longest. Beside it: its alert."


def _in_order() -> list[Entry]:
    """By template: some ordinary ones, then the shortest and the longest of the first."""
    count: dict[str, int] = {}
    kept = []
    for one in ordinary():
        count[one.template] = count.get(one.template, 0) + 1
        if count[one.template] <= ORDINARY_EACH:
            kept.append(one)
    return sorted([*kept, *entries(SHORTEST, 1), *entries(LONGEST, 1)], key=lambda one: one.template)


def _drawn(shown: list[Entry]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    last = ""
    for one in shown:
        modal = one.modal()
        about: dict[str, object] = {"template": one.template, "content": one.content, "alert": one.message.text}
        if one.template != last:
            about["heading"] = last = one.template
        if isinstance(one.shown, Form) and modal is not None:
            about |= {"title": text(modal, "title", "text"), "submit": one.shown.submit, "blocks": modal["blocks"]}
        else:
            about |= {"blocks": one.blocks(), "home": one.home}
        if isinstance(one.shown, Mail):
            about["mail"] = one.shown.subject
        found.append(about)
    return found


def _module(path: Path) -> str:
    """A module as an address of its own, whose imports are names of the import map."""
    code = path.read_text(encoding="utf-8").replace('"/page/', '"page/')
    return "data:text/javascript;base64," + base64.b64encode(code.encode()).decode()


def write(place: Path = PLACE) -> Path:
    """Write the page; gives where it is."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page(), encoding="utf-8")
    return place
