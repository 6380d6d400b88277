"""How alike a query and a name are, word by word, where rare words weigh more than common ones."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import OSA

from conversations.signatories.words import CARRIERS, KINDS, STOP, Word

LEAST_SAID = 0.75
"""The share of the query (by weight) that a name must account for to be offered at all."""

_SHORTEST_BEGINNING = 4
_LONG_ENOUGH_TO_SLIP = 6
_LIKE_A_BEGINNING = 0.9


@dataclass(frozen=True, slots=True)
class Reading:
    """How well one form of a name fits the query; the score runs from 0 to 100."""

    form: int
    score: float


class Likeness:
    """Compares queries with the forms of names that it was built with."""

    def __init__(self, forms: Sequence[tuple[Sequence[Word], str]], kinds: Collection[str]) -> None:
        """`forms` are the words of each name with their owner, `kinds` the words like `county`."""
        self._stems = [frozenset(word.stem for word in form) for form, _ in forms]
        self._kinds = kinds
        self._forms_with: defaultdict[str, list[int]] = defaultdict(list)
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        self._written: dict[str, str] = {}
        for number, (form, owner) in enumerate(forms):
            for word in form:
                self._forms_with[word.stem].append(number)
                self._owners[word.stem].add(owner)
                self._written[word.written] = word.stem
        self._beginning_with: defaultdict[str, list[str]] = defaultdict(list)
        self._without_first: dict[str, str] = {}
        for written in self._written:
            self._beginning_with[written[0]].append(written)
            if len(written) > _SHORTEST_BEGINNING:
                self._without_first[written[1:]] = written
        self._everybody = len({owner for _, owner in forms})
        self._weights = {stem: self._weight(stem) for stem in self._owners}
        self._sizes = [sum(self._weights[stem] for stem in stems) for stems in self._stems]

    def _weight(self, stem: str) -> float:
        part = 0.1 if stem in CARRIERS else 0.3 if stem in KINDS else 1.0
        return part * log(1 + self._everybody / (0.5 + len(self._owners.get(stem, ()))))

    def bearers(self, stems: Collection[str]) -> set[str]:
        """The owners of a name that bears any of the words."""
        return set().union(*(self._owners.get(stem, set()) for stem in stems))

    def kind_word(self, word: Word) -> str:
        """The stem of the word, or the kind that it is a hurried spelling of: a letter is missing or two are swapped.

        A letter too many makes another word of it: a country is no county.
        """
        if word.stem in self._owners:
            return word.stem
        near = (
            kind
            for kind in self._kinds
            if len(kind) >= _LONG_ENOUGH_TO_SLIP and len(word.stem) <= len(kind) and _likeness(word.stem, kind) > 0
        )
        return next(near, word.stem)

    def put_together(self, asked: tuple[Word, ...]) -> tuple[Word, ...]:
        """The query's words with `wild life` joined and `motorvehicles` parted, where the names say so."""
        joined: list[Word] = []
        for word in asked:
            if word.stem not in self._owners and _is_small(word.written):
                continue
            before = joined[-1] if joined else None
            pair = before.written + word.written if before else ""
            long_enough = before and min(len(before.written), len(word.written)) >= _SHORTEST_BEGINNING
            if before and long_enough and pair in self._written and not {before.stem, word.stem} <= self._owners.keys():
                joined[-1] = Word(pair, self._written[pair])
            else:
                joined.extend(self._parted(word))
        return tuple(joined)

    def _parted(self, word: Word) -> Iterator[Word]:
        if word.written in self._written or word.stem in self._owners:
            yield word
            return
        for cut in range(2, len(word.written) - 1):
            front, back = word.written[:cut], word.written[cut:]
            if front in self._written and (back in self._written or back in STOP):
                yield Word(front, self._written[front])
                if back in self._written:
                    yield Word(back, self._written[back])
                return
        yield word

    def corrected(self, asked: Sequence[Word]) -> tuple[Word, ...]:
        """The query with its slips put right: each word that no name bears as the one that is most alike."""
        return tuple(self._corrected(word) for word in asked)

    def _corrected(self, word: Word) -> Word:
        ranked = sorted(self._like(word).items(), key=lambda like: like[1], reverse=True)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return Word(ranked[0][0], ranked[0][0]) if clear else word

    def read(self, asked: Sequence[Word]) -> Iterator[Reading]:
        """The forms that account for enough of the query."""
        likes = [self._like(word) for word in asked]
        sizes = [max((self._weights[stem] for stem in like), default=self._weight("")) for like in likes]
        said = sum(sizes)
        fits: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for like, size in zip(likes, sizes, strict=True):
            best: dict[int, tuple[float, str]] = {}
            for known, likeness in like.items():
                for form in self._forms_with[known]:
                    best[form] = max(best.get(form, (0.0, "")), (likeness, known))
            for form, (likeness, known) in best.items():
                fits[form][0] += size * likeness
                fits[form][1] += self._weights[known] * likeness
        for form, (accounted, covered) in fits.items():
            share = accounted / said
            if share >= LEAST_SAID:
                yield Reading(form, 100 * share * (0.6 + 0.4 * min(1.0, covered / self._sizes[form])))

    def _like(self, word: Word) -> dict[str, float]:
        """The known words that a word may stand for, with how alike they are (0 to 1)."""
        if word.stem in self._owners:
            return {word.stem: 1.0}
        found: dict[str, float] = {}
        if word.written in self._without_first:
            known = self._written[self._without_first[word.written]]
            found[known] = 1 - 1 / (1 + len(word.written))
        for first in dict.fromkeys(word.written[:2]):  # the second letter too, for the first two may be swapped
            for written in self._beginning_with.get(first, ()):
                known = self._written[written]
                likeness = _likeness(word.written, written)
                if likeness > found.get(known, 0.0):
                    found[known] = likeness
        return found

    def slip(self, typed: str, known: Collection[str]) -> list[str]:
        """The known abbreviations that differ from what was typed by one slip; short ones are too easily mistaken."""
        return [
            one
            for one in sorted(known)
            if min(len(one), len(typed)) >= _LONG_ENOUGH_TO_SLIP and OSA.distance(one, typed) == 1
        ]


def _likeness(typed: str, known: str) -> float:
    """1 for the same word, less for each slip, 0 for another word."""
    if len(typed) >= _SHORTEST_BEGINNING and known.startswith(typed):
        return _LIKE_A_BEGINNING
    swapped = sorted(typed[:2]) == sorted(known[:2])
    if typed[:1] != known[:1] and not swapped:
        return 0.0
    slips = _slips_allowed(min(len(typed), len(known)))
    distance = OSA.distance(typed, known, score_cutoff=slips)
    return 1 - distance / len(known) if distance <= slips else 0.0


def _is_small(typed: str) -> bool:
    """Whether a word is `of`, `the`, `and` or `for` with a slip in it."""
    return len(typed) <= 3 and any(OSA.distance(typed, small) <= 1 for small in ("of", "the", "and", "for"))


def _slips_allowed(length: int) -> int:
    """How many letters may be wrong, missing, too many or swapped in a word of that length."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 10 else 3
