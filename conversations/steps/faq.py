"""What staff ask about IDEA and the BUCP, answered from the list; what it does not answer goes to a person."""

from conversations.faq import ASK_A_PERSON, COUNSEL, Item, found, search
from conversations.scene import Scene


def ask(scene: Scene, words: str) -> None:
    """`faq words`: the item that answers, or that none does and which are near."""
    if not words.strip():
        scene.reply("look/faq_how", person=ASK_A_PERSON)
        return
    result = search(words)
    if result.item is None:
        scene.reply("look/faq_none", typed=words, near=result.near, person=ASK_A_PERSON)
    else:
        answer(scene, result.item)


def answered(scene: Scene, text: str) -> bool:
    """Answer what is evidently a question of the list. Gives whether it was one."""
    one = found(text)
    if one is not None:
        answer(scene, one)
    return one is not None


def answer(scene: Scene, one: Item) -> None:
    """Say the answer, with its source and, where it is law, who has the last word."""
    scene.reply("look/faq", item=one, counsel=COUNSEL)
