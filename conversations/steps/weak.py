"""More words for an answer that drew a remark: are they added to it, do they take its place, or were they no answer?

Both are saved at once, so that nothing is lost; the older texts stay on record.
"""

from dataclasses import replace

from conversations.agreement.model import Agreement
from conversations.answers import field_of
from conversations.form.model import Kind
from conversations.journey import is_long
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Then
from conversations.steps.persons import plain_names
from conversations.talk import WEAK, Asked
from conversations.wording import compose

NEW = "new"
"""The parameter of a question that keeps the words which may take the answer's place."""
OLD = "old"
"""The parameter that keeps the text which these words came after."""
ADD = frozenset({"add", "add it", "add this", "add to it"})
REPLACE = frozenset({"replace", "replace it"})
NEITHER = frozenset({
    "neither", "neither of them", "none of them", "no answer", "it was no answer", "that was no answer",
    "not an answer", "it was not an answer", "that was not an answer", "it wasn't an answer", "that wasn't an answer",
    "undo",
})  # fmt: skip


def hear(scene: Scene, asked: Asked, text: str) -> Then:
    """An answer to a question of the form, first or second."""
    a = scene.visible(asked.agreement)
    if a is None or not _has_text(a, asked):
        return draft.hear(scene, asked, text)
    whole = whole_of(a, asked, text)
    if whole is not None or WEAK not in asked.params:
        return draft.hear(scene, asked, text if whole is None else whole)
    return _offer(scene, a, asked, text)


def whole_of(a: Agreement, asked: Asked, text: str) -> str | None:
    """What `add: …` or `replace: …` makes of an answer that is there; None for other words."""
    word, colon, rest = text.partition(":")
    way, words = word.casefold().strip(), rest.strip()
    if not colon or not words or asked.slot is None or asked.slot not in a.answers:
        return None
    if way in REPLACE:
        return words
    return joined(a.answers[asked.slot].text, words) if way in ADD else None


def joined(old: str, new: str) -> str:
    """Both texts, a full stop between them."""
    first = old.rstrip()
    return f"{first}{' ' if first.endswith(('.', '!', '?', ';', ':')) else '. '}{new.lstrip()}"


def decided(scene: Scene, asked: Asked, text: str) -> Then | None:
    """`add`, `replace` or `neither`, after it was asked, or before anything is there to add; None for other
    words, or where nothing waits."""
    word, a = text.casefold().strip(" .!").replace("’", "'"), scene.visible(asked.agreement)
    if a is None or asked.slot is None or word not in ADD | REPLACE | NEITHER or not is_long(field_of(a, asked.slot)):
        return None
    if asked.slot not in a.answers or not {NEW, WEAK} & asked.params.keys():
        return None
    if NEW not in asked.params:
        scene.say("draft/improve", a.id)
        return Then.WAIT
    if word in NEITHER:
        return _restored(scene, a, asked)
    chosen = asked.params[NEW] if word in REPLACE else a.answers[asked.slot].text
    kept = {key: value for key, value in asked.params.items() if key not in (NEW, OLD)}
    return draft.hear(scene, replace(asked, params=kept), chosen)


def _restored(scene: Scene, a: Agreement, asked: Asked) -> Then:
    """The words were no answer: the earlier text is back, and the question is open as before them."""
    if asked.slot is None:
        return Then.WAIT
    old = asked.params.get(OLD, a.answers[asked.slot].text)
    if draft.save(scene, a, asked.slot, old) is None:
        return Then.WAIT
    kept = {key: value for key, value in asked.params.items() if key not in (NEW, OLD)}
    scene.talk = replace(scene.talk, asked=replace(asked, params=kept))
    field = field_of(a, asked.slot)
    message = compose("draft/restored", agreement=a.id, asked=asked.number, field=field, old=old)
    scene.reply_with(message, a.id)
    return Then.WAIT


def _has_text(a: Agreement, asked: Asked) -> bool:
    if asked.slot is None or asked.slot not in a.answers:
        return False
    field = field_of(a, asked.slot)
    return is_long(field) and field.kind is not Kind.YES_NO_TEXT


def _offer(scene: Scene, a: Agreement, asked: Asked, text: str) -> Then:
    if asked.slot is None:
        return Then.WAIT
    old = a.answers[asked.slot].text
    if draft.save(scene, a, asked.slot, joined(old, text)) is None:
        return Then.WAIT
    scene.talk = replace(scene.talk, asked=replace(asked, params={**asked.params, NEW: text, OLD: old}))
    field = field_of(a, asked.slot)
    message = compose(
        "draft/add_or_replace",
        agreement=a.id,
        asked=asked.number,
        field=field,
        old=old,
        new=plain_names(scene, text),
    )
    scene.reply_with(message, a.id)
    return Then.WAIT
