"""Files that people give in the conversation: what each is for, and what follows once it has been read.

A file's bytes never come here. `shared` says at once what can't be taken, and has the rest fetched; `brought` hears
what was read, as if it had been typed for the question that was open when the file came.
"""

from conversations.agreement import commands as c
from conversations.agreement.model import Agreement
from conversations.agreement.process import may
from conversations.answers import field_of
from conversations.files import MOST_BYTES, TABLES, TEXTS, FileNote, Sheet, Unread, Wanted, Words
from conversations.form.model import Kind
from conversations.guard import caught
from conversations.hearing import LONGEST, answer, heard
from conversations.outgoing import FetchFile
from conversations.said import Brought, Shared, Typed
from conversations.scene import Scene
from conversations.steps import draft, element_table
from conversations.steps.asking import Then
from conversations.talk import Asked
from conversations.withheld import WHAT

MOST_CELLS = 200_000
"""So many characters a table may have in all; it is looked through while others wait."""

INSTEAD = {
    "xls": "xlsx", "xlsm": "xlsx", "xlsb": "xlsx", "ods": "xlsx", "numbers": "xlsx",
    "doc": "docx", "odt": "docx", "rtf": "docx", "pages": "docx", "pdf": "docx",
}  # fmt: skip
"""Kinds of files that can't be read, with the kind that they can be saved as."""


def _caught(scene: Scene, name: str, text: str) -> bool:
    """Whether words hold what must not be stored, which is said here. All that comes out of a file passes here before
    any of it is stored."""
    found = caught(text)
    if found is not None:
        scene.say("file/caught", name=name, what=WHAT[found.kind])
    return found is not None


def shared(scene: Scene, said: Shared) -> Then:
    """Files came. The first is taken, if it can be; the words beside one that can't be taken count as typed."""
    if not said.files:
        return heard(scene, Typed(said.text, said.reply_to))
    first, *others = said.files
    target = scene.shelf.asked_in(said.reply_to) if said.reply_to else scene.talk.asked
    wanted = _wanted(scene, first, target)
    if wanted is None:
        return heard(scene, Typed(said.text, said.reply_to)) if said.text else Then.WAIT
    scene.talk = scene.talk.counted()
    scene.send(FetchFile(scene.me.id, f"fetch:{scene.me.id}:{scene.talk.count}", first.id, wanted))
    if others or said.text:
        scene.say("file/only_this", name=first.name, others=[one.name for one in others], beside=said.text)
    return Then.WAIT


def _wanted(scene: Scene, file: FileNote, target: Asked | None) -> Wanted | None:
    """What a file is for; None when it can't be taken, which is said here."""
    if _caught(scene, "", file.name):
        return None
    if file.size > MOST_BYTES:
        _unread(scene, file.name, file.ending, Unread("large", file.size))
        return None
    if file.ending not in (*TEXTS, *TABLES):
        scene.say("file/other_kind", name=file.name, instead=INSTEAD.get(file.ending, ""))
        return None
    a = scene.visible(target.agreement) if target is not None and target.agreement is not None else scene.focus
    if file.ending in TABLES:
        if a is None or not may(a, scene.me.id, c.AddElement):
            scene.say("file/no_draft", name=file.name)
            return None
        return Wanted(file.name, file.ending, a.id)
    if target is None or (target.agreement is not None and a is None):
        scene.say("file/not_asked", name=file.name)
        return None
    return Wanted(file.name, file.ending, target.agreement, target.slot, target.number)


def brought(scene: Scene, said: Brought) -> Then:
    """A file has been read, or could not be."""
    wanted, read = said.wanted, said.read
    a = scene.visible(wanted.agreement)
    if wanted.agreement is not None and a is None:
        scene.not_found()
        return Then.WAIT
    match read:
        case Unread():
            _unread(scene, wanted.name, wanted.ending, read)
            return Then.WAIT
        case Sheet(rows, more):
            cells = "\n".join("\t".join(row) for row in rows)
            if a is None or _too_long(scene, wanted.name, cells, MOST_CELLS) or _caught(scene, wanted.name, cells):
                return Then.WAIT
            return element_table.offer(scene, a, rows, wanted.name, more=more)
        case Words(text):
            longest = MOST_CELLS if read.rows else LONGEST
            if _too_long(scene, wanted.name, text, longest) or _caught(scene, wanted.name, text):
                return Then.WAIT
            return _words(scene, a, wanted, read)


def _too_long(scene: Scene, name: str, text: str, longest: int) -> bool:
    """Whether words are more than are taken, which is said here: they are not even looked through."""
    if len(text) > longest:
        scene.say("file/too_long", name=name, length=len(text), longest=longest)
    return len(text) > longest


def _unread(scene: Scene, name: str, ending: str, read: Unread) -> None:
    megabytes = max(1, round(read.size / 1_000_000))
    most, table = MOST_BYTES // 1_000_000, ending in TABLES
    scene.say("file/unread", name=name, why=read.why, megabytes=megabytes, most=most, table=table)


def _words(scene: Scene, a: Agreement | None, wanted: Wanted, read: Words) -> Then:
    """A text: the answer to the question that was open when the file came, wherever the talk is by now."""
    text, asked, slot = read.text, scene.talk.asked, wanted.slot
    if a is not None and slot is not None and read.rows and field_of(a, slot).kind is Kind.ELEMENTS:
        return element_table.offer(scene, a, read.rows, wanted.name)
    if _too_long(scene, wanted.name, text, LONGEST):
        return Then.WAIT
    open_still = asked is not None and asked.number == wanted.number
    if not open_still and (a is None or slot is None):
        scene.say("file/not_asked", name=wanted.name)
        return Then.WAIT
    scene.say("file/taken", wanted.agreement, name=wanted.name, words=len(text.split()), begins=" ".join(text.split()))
    if open_still:
        return answer(scene, text)
    if a is not None and slot is not None:
        draft.change(scene, a, Asked(0, slot.field, a.id, slot), text)
    return Then.WAIT
