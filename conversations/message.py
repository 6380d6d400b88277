"""A message before any platform has seen it: what a question, a ping, a card or a mail says and offers.

Text is a small markup, written by the templates and read by `conversations.wording`:
`<b>`, `<i>`, `<code>`, `<q>`, `<br/>`, `<a href>`, `<person id>`; everything that people typed arrives as plain
text inside it and can never become markup.
"""

from dataclasses import dataclass
from typing import Literal

from conversations.acts import Act
from conversations.ids import PersonId


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. `person` is a mention, `href` a link."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    person: PersonId | None = None
    href: str = ""


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Header:
    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph; `quiet` is the small print above or below. `row` is a button at its side."""

    text: Text
    quiet: bool = False
    row: "Button | None" = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, shown as theirs."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Button:
    """A button. `label` works out of context; `spoken` is what a screen reader says when it needs more than that.

    `url` makes it a link and then nothing else happens.
    """

    label: str
    act: Act
    main: bool = False
    danger: bool = False
    spoken: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Picker:
    """Something to pick: one of several options, a date, or a person. Typing does the same."""

    kind: Literal["one", "date", "person"]
    label: str
    act: Act
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Actions:
    """A row of at most three buttons, pickers, and the overflow menu."""

    items: tuple[Button | Picker, ...] = ()
    menu: tuple[Button, ...] = ()


Part = Header | Say | Quote | Divider | Actions


@dataclass(frozen=True, slots=True)
class Message:
    """`block` names what is asked (`field:<key>` or `ask:<name>`) or shown; `text` stands alone, for alerts and
    screen readers, and lists the words to type."""

    block: str
    text: str
    parts: tuple[Part, ...]

    def after(self, note: "Message") -> "Message":
        """The same with a note before it."""
        return Message(self.block, f"{note.text} {self.text}", (*note.parts, *self.parts))


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form. `kind` as a person meets it."""

    name: str
    label: str
    kind: Literal["line", "lines", "one", "date", "person", "mail"] = "line"
    value: str = ""
    hint: str = ""
    optional: bool = False
    options: tuple[Option, ...] = ()
    longest: int = 3000


@dataclass(frozen=True, slots=True)
class Form:
    """A small form (a modal): what it says, a few inputs, and what its button is called."""

    title: str
    act: Act
    inputs: tuple[Input, ...]
    submit: str = "Save"
    intro: Text = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document to be made when the mail is sent: `draft` is the agreement as one accessible HTML file."""

    what: Literal["draft"]
    name: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: plain text first; the HTML part is made from the same parts. `reply_to` is the address of the person
    to whom an answer goes (empty: the sender's own)."""

    subject: str
    message: Message
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
