"""What becomes of the words that a person types on their way to an app."""

import re

from sandbox.world import World

_ENTITY = re.compile(
    r"(?P<made><[^<>\s][^<>]*>)"
    r"|(?P<mention>(?<![\w@.])@(?P<handle>[\w][\w.-]*))"
    r"|(?P<channel>(?<![\w#&])#(?P<room>[\w-]+))"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>https?://[^\s<>]+)"
    r"|(?P<domain>(?<![\w@./-])(?:[\w-]+\.)+(?:com|edu|gov|net|org)\b(?:/[^\s<>]*)?)",
    re.IGNORECASE,
)
_MADE = re.compile(r"^<(@[UW]\w+|#[CG]\w+|!\w+|https?://|mailto:)", re.IGNORECASE)


def escape(words: str) -> str:
    """The three characters that Slack writes as entities."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message(world: World, team: str, words: str) -> str:
    """Typed words as they stand in a message: mentions as ids, links marked, the rest escaped."""
    return _write(world, team, words, named=False)


def as_command(world: World, team: str, words: str) -> str:
    """Typed words as a slash command with `should_escape` gets them: ids with names behind a bar."""
    return _write(world, team, words, named=True)


def _write(world: World, team: str, words: str, *, named: bool) -> str:
    done: list[str] = []
    place = 0
    for match in _ENTITY.finditer(words):
        done += [escape(words[place : match.start()]), _entity(world, team, match, named=named)]
        place = match.end()
    return "".join([*done, escape(words[place:])])


def _entity(world: World, team: str, match: re.Match[str], *, named: bool) -> str:
    whole = match.group()
    if match["made"]:
        return whole if _MADE.match(whole) else escape(whole)
    if match["mention"]:
        return _mention(world, team, match["handle"], named=named) or escape(whole)
    if match["channel"]:
        found = world.channel(team, match["room"])
        if found is None or found.is_im:
            return escape(whole)
        return f"<#{found.id}|{found.name}>" if named else f"<#{found.id}>"
    if match["mail"]:
        return f"<mailto:{whole}|{whole}>"
    ending = whole[len(whole.rstrip(".,;:!?)")) :]
    address = whole.removesuffix(ending) if ending else whole
    link = f"<{escape(address)}>" if match["url"] else f"<http://{escape(address)}|{escape(address)}>"
    return link + escape(ending)


def _mention(world: World, team: str, handle: str, *, named: bool) -> str | None:
    if handle in ("here", "channel", "everyone"):
        return f"<!{handle}>"
    known = {user.name: user for user in world.people(team) if not user.deleted}
    bare = handle.rstrip(".-")
    user = known.get(handle) or known.get(bare)
    if user is None:
        return None
    ending = "" if handle in known else handle[len(bare) :]
    return (f"<@{user.id}|{user.name}>" if named else f"<@{user.id}>") + ending
