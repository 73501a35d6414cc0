"""The names of the lists go in; out comes an index that finds a name as it is, by its beginning, or by what is most like it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, islice, takewhile
from math import log
from typing import TYPE_CHECKING

from kg.lists.rows import NameUse
from kg.lists.spelling import plain
from kg.lists.templates import body_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lists.rows import Lists

_COMPARED = 60  # names with the most telling words in common that are compared letter by letter
_SPELT_ALIKE = 30  # words of the vocabulary that a misspelt word may stand for
_LEAST = 0.6  # below this likeness a name is another name
# how much a name of each use says of whom it means
_WEIGHTS = {
    NameUse.STRONG: 1.0,
    NameUse.PLACE: 1.0,
    NameUse.WEAK: 0.95,
    NameUse.DEMONYM: 0.8,
    NameUse.SURNAME: 0.75,
    NameUse.SEAT: 0.7,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A key that a name may mean, by which of its names, and how well from 0 to 1."""

    key: str
    name: str
    likeness: float


class NameIndex:
    """All names of all languages, with a weight for each key that bears one."""

    def __init__(self, lists: Lists) -> None:
        self._bearers: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
        for key, name, weight in _named(lists):
            bearers = self._bearers[folded(name)]
            bearers[key] = max(bearers.get(key, (0.0, "")), (weight, name))
        self._sorted = sorted(self._bearers)
        self._with_word: dict[str, list[str]] = defaultdict(list)
        for name in self._sorted:
            for word in set(name.split()):
                self._with_word[word].append(name)
        self._words = sorted(self._with_word)

    def like(self, text: str, limit: int) -> list[Hit]:
        """Return whom a name may mean, the likeliest first: its bearers, then those of names that are spelt much like it."""
        wanted = folded(text)
        hits: dict[str, Hit] = {}
        for name, likeness in [(wanted, 1.0), *self._similar(wanted)]:
            for key, (weight, written) in self._bearers.get(name, {}).items():
                hit = Hit(key, written, round(weight * likeness, 4))
                if key not in hits or hits[key].likeness < hit.likeness:
                    hits[key] = hit
        return sorted(hits.values(), key=_order)[:limit]

    def beginning_with(self, text: str, limit: int) -> list[Hit]:
        """Return whom names that begin so may mean; a whole name goes before a longer one."""
        wanted = folded(text)
        start = bisect_left(self._sorted, wanted)
        names = takewhile(lambda name: name.startswith(wanted), islice(self._sorted, start, None))
        hits: dict[str, Hit] = {}
        for name in islice(names, 20 * limit):
            for key, (weight, written) in self._bearers[name].items():
                hit = Hit(key, written, round(weight * len(wanted) / len(name), 4))
                if key not in hits or hits[key].likeness < hit.likeness:
                    hits[key] = hit
        return sorted(hits.values(), key=_order)[:limit]

    def _similar(self, wanted: str) -> list[tuple[str, float]]:
        """Return names that share telling words, and how alike they are letter by letter."""
        shared: Counter[str] = Counter()
        total = len(self._sorted)
        for word in dict.fromkeys(wanted.split()):
            for known in self._known_words(word):
                names = self._with_word[known]
                for name in names:
                    shared[name] += log(total / len(names)) + 0.1  # type: ignore[assignment]  # a weight, not a count
        found = []
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        for name, _ in shared.most_common(_COMPARED):
            matcher.set_seq1(name)
            if name != wanted and matcher.quick_ratio() >= _LEAST and (likeness := matcher.ratio()) >= _LEAST:
                found.append((name, likeness * 0.95))  # another spelling is never as good as the name itself
        return found

    def _known_words(self, word: str) -> Iterator[str]:
        """Yield the word if it stands in a name, else words that begin alike and are spelt much like it."""
        if word in self._with_word:
            yield word
            return
        start = bisect_left(self._words, word[:2])
        near = takewhile(lambda known: known.startswith(word[:2]), islice(self._words, start, None))
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(word)
        scored = []
        for known in near:
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= 0.75 and matcher.quick_ratio() >= 0.75:
                scored.append((-matcher.ratio(), known))
        yield from (known for _, known in sorted(scored)[:_SPELT_ALIKE])


def folded(text: str) -> str:
    """Return what names are compared by: small letters, without diacritics and punctuation, single blanks."""
    letters = unicodedata.normalize("NFKC", plain(text)).casefold()
    return " ".join("".join(c if c.isalnum() else " " if c not in "'’." else "" for c in letters).split())


def _named(lists: Lists) -> Iterator[tuple[str, str, float]]:
    for actor in lists.actors:
        yield actor.key, actor.name, _WEIGHTS[NameUse.STRONG]
    made = (row for language in {pattern.language for pattern in lists.patterns} for row in body_names(lists, language))
    for row in chain(lists.names, made):
        if isinstance(row.use, NameUse) and row.key:
            yield row.key, row.name, _WEIGHTS[row.use]


def _order(hit: Hit) -> tuple[float, int, str]:
    # of equals, the item with the lower number: it was noted earlier, and is the better known more often than not
    return -hit.likeness, int(hit.key[1:]) if hit.key[1:].isdigit() else 1 << 60, hit.key
