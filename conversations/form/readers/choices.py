"""Choices by number, by label, or by a part of it."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from conversations.form.model import Choice, Field
from conversations.form.readers.outcome import Misread, Read, Reading
from conversations.form.values import Chosen, ChosenMany, PartyChoice, PartyChoices
from conversations.form.words import INTERVAL, found, plain

_SPLIT = re.compile(r"\s*(?:[,;\n&+•]|\band\b|\bplus\b|\bas well as\b)\s*(?![^()]*\))", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:data|records?|information|info|the|a|an|some|only|just|type|kind|category|categories|number|nr|no\.|option|"
    r"choice|#|files?|elements?)\b|[.!#]",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"^(?:no|not|without|excluding|except|but not|never|non)\b[ -]", re.IGNORECASE)
_SWEEPING = re.compile(
    r"\b(?:everything|all of (?:it|them|the)|all (?:the )?(?:data|fields|columns|you have)|anything|whole|entire|"
    r"full (?:file|layout)|"
    r"complete (?:file|layout)|whatever)\b",
    re.IGNORECASE,
)
_COUNTED = r"(?:cells?|groups?|counts?|numbers?|people|persons|anyone|anything|values?)"
_FEW = r"(?:under|below|smaller than|less than|fewer than|lower than|<)\s*\d+"
_LEFT_OUT = r"(?:no|not|never|don't|dont|won't|without|leave|left|drop|dropped|remove|removed)"
_SMALL_CELLS = re.compile(
    rf"\b{_LEFT_OUT}\b.*\b{_COUNTED}\b.*{_FEW}|\b{_COUNTED}\b.*{_FEW}.*\b{_LEFT_OUT}\b|{_FEW}.*\b{_LEFT_OUT}\b"
)
"""Words that tell of cells too small to be shown, without the name of the method: no groups smaller than 11."""


@dataclass(frozen=True, slots=True)
class _Match:
    choice: Choice
    exact: bool
    """Whether the words are just the choice, with nothing besides."""


def _names(choice: Choice) -> tuple[str, ...]:
    parts = choice.label.lower().split("/")
    halves = tuple(part for part in parts if len(part) > 2) if len(parts) == 2 else ()
    return (choice.label.lower(), choice.key.replace("_", " "), *choice.also, *halves)


def _by_number(field: Field, words: str) -> Choice | None:
    if words.isdecimal() and 1 <= int(words) <= len(field.choices):
        return field.choices[int(words) - 1]
    return None


def _exact(field: Field, words: str) -> Choice | None:
    if choice := _by_number(field, words):
        return choice
    for choice in field.choices:
        if words in _names(choice):
            return choice
    started = [c for c in field.choices if len(words) >= 3 and any(n.startswith(words) for n in _names(c)[:2])]
    return started[0] if len(started) == 1 else None


@cache
def _spelled(choices: tuple[Choice, ...]) -> tuple[re.Pattern[str], Mapping[str, Choice]]:
    """One pattern for all names of the choices, the longer names first, and whose name each is."""
    named = {name: choice for choice in choices for name in _names(choice)}
    longest_first = sorted(named, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), named


def _inside(field: Field, words: str) -> list[Choice]:
    """The choices whose names stand in the words, each once, none counted inside another's name."""
    pattern, named = _spelled(field.choices)
    return list(dict.fromkeys(named[match.group(0)] for match in pattern.finditer(words)))


def _find(field: Field, segment: str) -> list[_Match]:
    words = plain(segment)
    bare = plain(re.sub(r"\([^)]*\)", " ", words))
    for tried in (words, bare, plain(_FILLER.sub(" ", bare))):
        if tried and (choice := _exact(field, tried)):
            return [_Match(choice, exact=tried == words)]
    return [_Match(choice, exact=False) for choice in _inside(field, bare)]


def _listed(field: Field) -> str:
    return ", ".join(f"{number} {choice.label}" for number, choice in enumerate(field.choices, 1))


def _near(field: Field, said: str) -> Choice | None:
    """The choice that was perhaps meant by a misspelt word."""
    _, named = _spelled(field.choices)
    names = difflib.get_close_matches(plain(said), named, n=1, cutoff=0.78)
    return named[names[0]] if names else None


def _no_match(field: Field, said: str) -> Misread:
    near = _near(field, said)
    line = " ".join(said.split())
    shown = line if len(line) <= 40 else f"{line[:39]}…"
    why = f'I couldn\'t find a choice in "{shown}".'
    if near:
        return Misread(why, f'Did you mean "{near.label}"? Type it, or one of: {_listed(field)}.')
    return Misread(why, f"Type a number or a name: {_listed(field)}.")


def read_choice(field: Field, text: str) -> Reading:
    """Exactly one choice and nothing besides that matters."""
    if text.strip().endswith("?"):
        return Misread("You seem to be unsure.", f"Type a number or a name: {_listed(field)}.")
    matches = _find(field, text)
    if _NEGATED.match(plain(text)) and not (len(matches) == 1 and matches[0].exact):
        return _no_match(field, text)
    if len({match.choice.key for match in matches}) > 1:
        labels = " and ".join(match.choice.label for match in matches)
        return Misread(f"I found {labels}.", "Only one fits here. Which one?")
    if not matches or not (matches[0].exact or _says_little_more(matches[0].choice, text)):
        return _no_match(field, text)
    choice = matches[0].choice
    return Read(Chosen(choice.key), "" if plain(text) == choice.label.lower() else choice.label)


def _says_little_more(choice: Choice, text: str) -> bool:
    rest = plain(_FILLER.sub(" ", re.sub(r"\([^)]*\)", " ", plain(text))))
    for name in sorted(_names(choice), key=len, reverse=True):
        rest = rest.replace(name, " ")
    words = [
        w
        for w in re.findall(r"[a-z]+", rest)
        if w
        not in {
            "it",
            "is",
            "are",
            "they",
            "we",
            "our",
            "identifier",
            "entity",
            "s",
            "this",
            "to",
            "of",
            "element",
            "field",
            "value",
            "values",
        }
    ]
    return len(words) <= 1


def read_choice_text(field: Field, text: str) -> Reading:
    """One choice, and words that explain it. A choice may also be told by its words alone, such as "monthly"."""
    line = text.strip()
    matches = _find(field, line)
    if len({match.choice.key for match in matches}) > 1:
        first = _find(field, re.split(r"[,;:.(\n]|\s[-–—]\s", line, maxsplit=1)[0])
        matches = first if len({match.choice.key for match in first}) == 1 else matches
    chosen = list(dict.fromkeys(match.choice for match in matches)) or _implied(field, line)
    if not chosen:
        return _no_match(field, text)
    if len(chosen) > 1:
        return Misread(f"I found {' and '.join(choice.label for choice in chosen)}.", "Only one fits here. Which one?")
    exact = bool(matches) and matches[0].exact
    return Read(Chosen(chosen[0].key, "" if exact else line), "" if _leads(chosen[0], line) else chosen[0].label)


def _implied(field: Field, line: str) -> list[Choice]:
    """What an interval alone tells: it goes on."""
    return [choice for choice in field.choices if choice.key == "ongoing" and found(INTERVAL, line)]


def _leads(choice: Choice, line: str) -> bool:
    return plain(line).startswith(choice.label.lower())


def read_choices(field: Field, text: str, *, words_kept: bool) -> Reading:
    """Several choices. What is neither a choice nor said to stay out is kept in words, or asked about."""
    segments = list(dict.fromkeys(part for part in _SPLIT.split(_spread_numbers(text)) if part.strip(" .-*")))
    if _SWEEPING.search(text):
        return Misread("That is more than any purpose needs.", f"Pick the kinds you need: {_listed(field)}.")
    hits: list[_Match] = []
    unread: list[str] = []
    for segment in segments:
        said = segment.strip(" .-*")
        if words_kept and (small := _small_cells(field, said)):
            hits.append(_Match(small, exact=False))
            continue
        if _NEGATED.match(plain(said)) and not _exact(field, plain(said)):
            continue
        matches = _find(field, said)
        hits.extend(matches)
        if not matches:
            unread.append(said)
    if not hits:
        return _no_match(field, text)
    if unread and not words_kept:
        labels = ", ".join(dict.fromkeys(match.choice.label for match in hits))
        return Misread(f'I read {labels}, but not "{unread[0]}".', f"Type numbers or names: {_listed(field)}.")
    for said in unread:
        if near := _near(field, said):
            labels = ", ".join(dict.fromkeys(match.choice.label for match in hits))
            return Misread(
                f'I read {labels}, but not "{said[:40]}".', f'Did you mean "{near.label}"? Type them all again.'
            )
    return _several(field, text, hits, unread, words_kept=words_kept)


def _small_cells(field: Field, said: str) -> Choice | None:
    """Suppression, told by what is not shown, where it is one of the choices and no other is named."""
    if not _SMALL_CELLS.search(plain(said)) or _inside(field, plain(said)):
        return None
    return next((choice for choice in field.choices if choice.key == "suppression"), None)


def _by_name_alone(choice: Choice, said: str) -> bool:
    """Whether the words are the choice's own name or a number, so that they tell nothing besides."""
    return said.isdecimal() or said in (choice.label.lower(), choice.key.replace("_", " "))


def _several(field: Field, text: str, hits: list[_Match], unread: list[str], *, words_kept: bool) -> Reading:
    keys = {match.choice.key for match in hits}
    if "none" in keys and len(keys) > 1:
        return Misread("I read none together with something else.", "Type none, or name the others without it.")
    chosen = tuple(choice for choice in field.choices if choice.key in keys)
    plainly = all(match.exact for match in hits) and not unread
    echo = ", ".join(choice.label for choice in chosen)
    said = ", ".join(plain(part) for part in _SPLIT.split(text.strip()) if part.strip())
    if words_kept:  # another word for a method says more than its name does
        plainly = plainly and all(any(_by_name_alone(one, part) for one in chosen) for part in said.split(", "))
    words = "" if plainly else text.strip()
    if unread and len(text) <= 200:
        echo += "; kept as a note: " + ", ".join(unread)
    return Read(ChosenMany(tuple(choice.key for choice in chosen), words), "" if said == echo.lower() else echo)


def _spread_numbers(text: str) -> str:
    """ "1 3 5" and "1-3" as lists of numbers; other texts as they are."""
    if not re.fullmatch(r"[\d\s,;&+-]+(?:and\s*\d+)?", text.strip()):
        return text
    ranged = re.sub(
        r"(\d+)\s*-\s*(\d+)",
        lambda match: ",".join(str(n) for n in range(int(match[1]), min(int(match[2]), 99) + 1)),
        text,
    )
    return ",".join(re.findall(r"\d+", ranged))


def read_text_choices(field: Field, text: str) -> Reading:
    """A text of which the choices that it names are noted; there may be none."""
    words = plain(text)
    if choice := _by_number(field, words):
        return Read(ChosenMany((choice.key,), choice.label), choice.label)
    keys = {choice.key for choice in _inside(field, words) if choice.key != "other"}
    chosen = tuple(choice.key for choice in field.choices if choice.key in keys)
    return Read(ChosenMany(chosen or ("other",), text.strip()))


_PARTY = re.compile(
    r"^\s*(?:(?P<before>[A-Z][\w&.' -]*?)\s*(?:[:=]|\bis\b|\s[-–—]\s)\s*|(?P<short>[A-Z][A-Z&]{1,9})\s+)(?P<rest>.+)$"
)


def read_party_choice(field: Field, text: str) -> Reading:
    """A choice for each party that is named, or one choice for the party that answers."""
    entries, echoes = [], []
    for segment in re.split(r"\s*[;\n]\s*|,\s*(?=[A-Z]{2,}\b)", text.strip()):
        match = _PARTY.match(segment)
        party, said = ((match["before"] or match["short"]).strip(), match["rest"]) if match else ("", segment)
        choices = _status(field, said)
        if len(choices) != 1:
            return _no_match(field, said)
        choice = choices[0]
        entries.append(PartyChoice(party, choice.key, "" if plain(said) == choice.label.lower() else said.strip()))
        echoes.append(f"{party}: {choice.label}" if party else choice.label)
    return Read(PartyChoices(tuple(entries)), "; ".join(echoes))


def _status(field: Field, said: str) -> list[Choice]:
    """The status that is said: of all the words, else of those before the first comma."""
    if (clause := said.partition(",")[0]) != said and len(first := _status(field, clause)) == 1:
        return first
    if matches := _find(field, said):
        return [matches[0].choice] if len({match.choice.key for match in matches}) == 1 else _longest(field, said)
    return []


def _longest(field: Field, said: str) -> list[Choice]:
    hits = _inside(field, plain(said))
    if plain(said).startswith(("not ", "non", "neither", "no ")):
        return [choice for choice in hits if choice.key == "none"][:1]
    return hits
