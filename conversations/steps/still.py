"""Answers that were taken over from an earlier agreement: do they still hold?"""

import re

from conversations.answers import field_of
from conversations.form.model import Kind
from conversations.journey import to_look_at
from conversations.scene import Scene
from conversations.steps import draft
from conversations.steps.asking import Then
from conversations.talk import Asked
from conversations.yesno import Means, means

RIGHT = re.compile(r"(?:(?:yes|yep|yeah|ok|okay)[ ,]*)?(?:(?:it's|it is|all|that's) )?(?:still )?right", re.IGNORECASE)


def word(scene: Scene, asked: Asked | None, text: str) -> Then | None:
    """`right`, or a plain yes or no; None for other words, or where nothing is to be looked at again. To a question
    that is a yes or no itself, those words are a new answer."""
    a = scene.visible(asked.agreement) if asked is not None else None
    if asked is None or a is None or asked.slot is None or scene.talk.stopped or not to_look_at(a, asked.slot):
        return None
    takes_yes = field_of(a, asked.slot).kind not in (Kind.YES_NO, Kind.YES_NO_TEXT)
    said = means(text, reasons=False) if takes_yes else None
    if RIGHT.fullmatch(text.strip(" .!").replace("’", "'")) or said is Means.YES:
        return draft.keep(scene, asked) if asked.slot in a.answers else draft.hear(scene, asked, "done")
    if said is Means.NO:
        scene.say("draft/improve")
        return Then.WAIT
    return None
