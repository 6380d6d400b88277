"""The search of the signatory list: by name in any order, abbreviation, former name, with typing slips.

The readings of a query are tried from the surest to the least sure, and the first that finds anything answers:
the abbreviation, the whole name, a name without its "California" or "Department of", the kind (a county, a federal
body), a department named within a longer text, and at last the words that are alike. A query that leaves two
bodies open is asked about, never guessed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from conversations.signatories.alike import Likeness, Reading
from conversations.signatories.entity import Entity
from conversations.signatories.words import CARRIERS, KINDS, UNITS, Word, key, parts, spellings, words

MOST_OFFERED = 5
"""How many bodies a person is asked to choose from at most."""

MARGIN = 6.0
"""By how many points (of 100) the best likeness must lead to be taken for what was meant."""

MARGIN_OF_ONE_WORD = 15.0
"""The same for a single word, which says little: `water` is asked about, `rehabilitation` hardly."""

LEAST_MATCH = 72.0
"""Below this the query is too small a piece of a name to be taken for it, even when no other name has it."""

_LONGEST_NAME = 8  # words

_Bag = frozenset[str]


class Outcome(StrEnum):
    """What a search came to."""

    MATCH = "match"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that may be meant."""

    entity: Entity
    score: float
    """From 0 to 100; 100 is an abbreviation or name as it stands."""
    known_as: str
    """The name or abbreviation by which it was found; it may be a former one."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: one match, several to ask about (the likeliest first), or none."""

    outcome: Outcome
    matches: tuple[Match, ...] = ()


NOTHING = Found(Outcome.NONE)


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which one entity is called."""

    entity: Entity
    text: str
    words: tuple[Word, ...]
    whole_only: bool
    """Whether nothing less than the whole will do: a campus is not meant by the name of its town."""


def _bag(found: Iterable[Word]) -> _Bag:
    return frozenset(word.stem for word in found)


def _without_carriers(bag: _Bag) -> _Bag:
    return bag - CARRIERS


def _subject(bag: _Bag) -> _Bag:
    return bag - CARRIERS - KINDS


@dataclass
class _Shelf:
    """Forms by the bag of words that one reading leaves of them."""

    reading: Callable[[_Bag], _Bag]
    forms: defaultdict[_Bag, list[_Form]] = field(default_factory=lambda: defaultdict(list))

    def put(self, form: _Form) -> None:
        self.forms[self.reading(_bag(form.words))].append(form)

    def take(self, bag: _Bag) -> list[_Form]:
        """The forms with these words; those that also bear the query's "State" or "California" before others."""
        forms = self.forms.get(self.reading(bag), []) if bag - CARRIERS else []
        fuller = [form for form in forms if bag <= _bag(form.words)]
        return fuller or forms


class Index:
    """The list prepared for searching. Building it takes some milliseconds, a search well under one or two."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._keys: defaultdict[str, list[_Form]] = defaultdict(list)
        self._abbreviations: set[str] = set()
        self._short_names: set[str] = set()
        self._names = _Shelf(frozenset)
        self._bare_names = _Shelf(_without_carriers)
        self._subjects = _Shelf(_subject)
        self._kinds: list[tuple[tuple[str, ...], Entity]] = []
        self._forms: list[_Form] = []
        listed = {entity.name: entity for entity in entities}
        for entity in entities:
            self._put(entity, listed.get(entity.alias_of, entity))
        self._likeness = Likeness([(form.words, form.entity.name) for form in self._forms], self._kind_words())

    def _put(self, row: Entity, shown: Entity) -> None:
        """Enter a row under all its names; what is found by them is `shown`, the listed row."""
        for abbreviation in row.abbreviations:
            self._abbreviations.add(key(abbreviation))
            self._put_name(shown, abbreviation, abbreviation)
        self._short_names.update(key(name) for name in (*row.abbreviations, *row.also_known_as, *row.parts))
        names = [*row.former_names, *row.also_known_as] + ([] if row.is_a_kind else [row.name])
        for name in names:
            for spelling in spellings(name):
                self._put_name(shown, name, spelling)
        for part in row.parts:
            self._put_name(shown, part, part, whole_only=True)
        for kind in kind_words(row):
            self._kinds.append((tuple(word.stem for word in words(kind)), shown))

    def _put_name(self, entity: Entity, text: str, spelling: str, *, whole_only: bool = False) -> None:
        form = _Form(entity, text, words(spelling), whole_only)
        self._keys[key(spelling)].append(form)
        if len(form.words) < 2 or not _without_carriers(_bag(form.words)):
            return  # an abbreviation is no word of a longer name: the State Bar is not BAR
        self._names.put(form)
        if _subject(_bag(form.words)):
            self._bare_names.put(form)
            self._subjects.put(form)
        else:  # "Secretary of State": all its words are common ones, so "California" alone may be added
            self._names.forms[_bag(form.words) | {"california"}].append(form)
        self._forms.append(form)

    def find(self, query: str) -> Found:
        """The entity that a query means, those that it may mean, or none."""
        asked = self._likeness.put_together(words(query))
        if not key(query):
            return NOTHING
        exact = self._exactly(query, asked)
        if exact:
            return _settled(exact, 100.0)
        named_first = self._named_first(query)
        if named_first:
            return _settled([*named_first, *self._in_parts(query)], 95.0)
        kind = self._of_a_kind(asked)
        if kind:
            return _settled([_Form(kind, kind.name, asked, whole_only=True)], 90.0)
        corrected = self._likeness.corrected(asked)
        return (
            self._by_subject(asked)
            or self._by_correction(corrected)
            or self._by_likeness(asked)
            or self._by_parts(query)
            or self._by_beginning(query)
            or self._by_slip(query)
        )

    def _exactly(self, query: str, asked: tuple[Word, ...]) -> list[_Form]:
        """By the abbreviation or the whole name, with or without "California"."""
        bare = "".join(word for word in key_words(query) if word not in {"the", "california", "ca"})
        bag = _bag(asked)
        readings = (
            self._keys.get(key(query), []),
            self._keys.get(bare, []) if bare in self._abbreviations else [],
            self._by_whole_name(bag),
        )
        return next((forms for forms in readings if forms), [])

    def _by_whole_name(self, bag: _Bag) -> list[_Form]:
        return self._names.take(bag) or self._bare_names.take(bag)

    def _named_first(self, query: str) -> list[_Form]:
        """By an abbreviation or short name that a longer text begins with: `EDD Tax Branch`."""
        for start, _ in _beginnings(query):
            short = key(start) in self._short_names
            if short and (" " in start or self._is_meant_as_abbreviation(start, query)):
                return self._keys[key(start)]
        return []

    def _by_beginning(self, query: str) -> Found | None:
        """By a whole name that a longer text begins with: `University of California Davis`."""
        for start, rest in _beginnings(query):
            inside = not words(start.split()[-1]) or not words(rest.split()[0])  # an "of" belongs to both sides
            if " " in start and not inside:
                forms = self._exactly(start, words(start))
                if forms:
                    return _settled(forms, 85.0)
        return None

    def _is_meant_as_abbreviation(self, word: str, query: str) -> bool:
        capitals = sum(letter.isupper() for letter in word)
        if key(word) not in self._abbreviations:
            return False
        return capitals > 1 or len(key(word)) > 3 or not UNITS.isdisjoint(key_words(query))

    def _kind_words(self) -> frozenset[str]:
        return frozenset(word for kind, _ in self._kinds for word in kind)

    def _of_a_kind(self, asked: tuple[Word, ...]) -> Entity | None:
        """By a word that only one kind of bodies bears: `county`, `federal`."""
        stems = [self._likeness.kind_word(word) for word in asked]
        for kind, entity in self._kinds:
            starts = range(len(stems) - len(kind) + 1)
            if any(tuple(stems[start : start + len(kind)]) == kind for start in starts):
                return entity
        return None

    def _by_correction(self, corrected: tuple[Word, ...]) -> Found | None:
        """By the whole name with slips in it: `univeristy of california`."""
        forms = self._by_whole_name(_bag(corrected))
        return _settled(forms, 85.0) if forms else self._by_subject(corrected)

    def _by_subject(self, asked: tuple[Word, ...]) -> Found | None:
        """By the name without what the body calls itself: `social services`."""
        bag = _bag(asked)
        forms = self._subjects.take(bag) if _subject(bag) else []
        if not forms:
            return None
        if len(_subject(bag)) == 1 and len(self._likeness.bearers(_subject(bag))) > 1:
            return None  # one word that several bodies bear: the likeness orders and offers them
        if not any(_same_kind(asked, form.words) for form in forms):
            alike = self._by_likeness(asked)  # a commission is asked for, and there is a department of that subject
            if alike and len(alike.matches) > 1:
                return alike
        return _settled(forms, 90.0)

    def _by_likeness(self, asked: tuple[Word, ...]) -> Found | None:
        if not _subject(_bag(asked)):
            return None
        best: dict[str, tuple[Reading, _Form]] = {}
        for reading in self._likeness.read(asked):
            form = self._forms[reading.form]
            if form.whole_only:
                continue
            known = best.get(form.entity.name)
            if known is None or reading.score > known[0].score:
                best[form.entity.name] = (reading, form)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0].score, pair[1].entity.name))
        if not ranked:
            return None
        matches = tuple(Match(form.entity, round(reading.score, 1), form.text) for reading, form in ranked)
        margin = MARGIN_OF_ONE_WORD if len(_subject(_bag(asked))) == 1 else MARGIN
        runner_up = matches[1].score if len(matches) > 1 else 0.0
        if matches[0].score >= max(LEAST_MATCH, runner_up + margin) and _same_kind(asked, ranked[0][1].words):
            return Found(Outcome.MATCH, matches[:1])
        return Found(Outcome.AMBIGUOUS, matches[:MOST_OFFERED])

    def _by_parts(self, query: str) -> Found | None:
        """By the whole names within a longer text: `Research Services Branch, CDSS`."""
        forms = self._in_parts(query)
        return _settled(forms, 85.0) if forms else None

    def _in_parts(self, query: str) -> list[_Form]:
        found = [form for part in parts(query) for form in self._exactly(part, words(part))]
        if query.isupper():
            return found
        capitals = [key(word) for word in query.split() if sum(letter.isupper() for letter in word) > 1]
        return found + [form for word in capitals if word in self._abbreviations for form in self._keys[word]]

    def _by_slip(self, query: str) -> Found:
        """By a longer abbreviation with one slip in it: `calrecyle`."""
        slipped = self._likeness.slip(key(query), self._abbreviations)
        return _settled([form for found in slipped for form in self._keys[found]], 80.0) if slipped else NOTHING


def kind_words(row: Entity) -> tuple[str, ...]:
    """The words by which a row that stands for a whole kind is recognised; its own name's when none are given."""
    if row.stands_for or not row.is_a_kind:
        return row.stands_for
    return tuple(word.written for word in words(row.name.removesuffix("(any)")) if word.stem not in KINDS)


def key_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, as written."""
    return tuple(key(word) for word in text.split())


def _same_kind(asked: Iterable[Word], name: Iterable[Word]) -> bool:
    """Whether the query and the name do not call the body two different things, a department and an agency."""
    called, is_called = _bag(asked) & KINDS, _bag(name) & KINDS
    return not called or not is_called or bool(called & is_called)


def _beginnings(query: str) -> Iterator[tuple[str, str]]:
    """The query cut in two at each word, the longest beginning first."""
    written = query.split()
    for length in range(min(_LONGEST_NAME, len(written) - 1), 0, -1):
        yield " ".join(written[:length]), " ".join(written[length:])


def _settled(forms: Sequence[_Form], score: float) -> Found:
    """One entity is the match; several are asked about."""
    matches = {form.entity.name: Match(form.entity, score, form.text) for form in reversed(forms)}
    offered = tuple(reversed(matches.values()))[:MOST_OFFERED]
    return Found(Outcome.MATCH if len(offered) == 1 else Outcome.AMBIGUOUS, offered)
