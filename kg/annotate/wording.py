"""The words of a claim's content go in; out come the terms that it is compared by, whatever its grammar."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

from kg.annotate.words import languages, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ANY_WORD = re.compile(r"\w+")
# "That is not true" is said of everything: shorter contents are no common proposition by their words alone.
_LEAST_WORDS = 5
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")  # "1,000" and "1.000" are one number in two languages


@dataclass(frozen=True)
class WordingWords:
    """What says nothing of its own, what turns a content into its opposite, and how words change their form."""

    SECTION: ClassVar[str] = "wording"
    small: tuple[str, ...]
    negations: tuple[str, ...]
    modals: Mapping[str, str]  # form → what it is compared as
    numbers: Mapping[str, int]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    softened: tuple[str, ...]  # first letters that some prefixes swallow
    least_stem: int

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The small words, to be looked up."""
        return frozenset(self.small)

    @cached_property
    def turning(self) -> frozenset[str]:
        """The negations, to be looked up."""
        return frozenset(self.negations)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a stretch of text is compared by, in its order; `turned` tells that it negates what its terms say."""

    terms: tuple[str, ...]
    modals: frozenset[str]
    numbers: frozenset[str]
    turned: bool


def content_key(content: str) -> str | None:
    """Return what stands for the words of a content, however they are cased, spaced and quoted; None where they are too few."""
    words = _ANY_WORD.findall(unicodedata.normalize("NFKC", content).casefold())
    if len(words) < _LEAST_WORDS:
        return None
    return sha256(" ".join(words).encode()).hexdigest()[:32]


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, however they are cased, spaced and quoted."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    return tuple(_WORD.findall(_BETWEEN_DIGITS.sub("", plain)))


def wording_of(words: tuple[str, ...], language: str) -> Wording:
    """Return what words (of `words_in`) are compared by; in a language without a table every word is a term as it is."""
    table = _table(language)
    if table is None:
        return Wording(words, frozenset(), frozenset(filter(_is_number, words)), turned=False)
    numbers = {str(table.numbers.get(word, word)) for word in words if word in table.numbers or _is_number(word)}
    modals = {table.modals[word] for word in words if word in table.modals}
    turned = sum(word in table.turning for word in words) % 2 == 1
    return Wording(tuple(_terms(words, table, language)), frozenset(modals), frozenset(numbers), turned)


def _terms(words: tuple[str, ...], table: WordingWords, language: str) -> Iterator[str]:
    for word in words:
        if word in table.numbers:
            yield str(table.numbers[word])
        elif word not in table.left_out and word not in table.turning and word not in table.modals:
            yield word if _is_number(word) else _stem(word, language)


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    table = _table(language)
    if table is None:
        return word
    root = word.removesuffix("'s")
    for ending in table.endings:
        if root.endswith(ending) and len(root) - len(ending) >= table.least_stem:
            root = root.removesuffix(ending)
            if root[-1] == root[-2] and len(root) > table.least_stem:
                root = root[:-1]  # "planning" is of "plan"
            break
    for prefix in table.prefixes:
        if root.startswith(prefix) and len(root) - len(prefix) >= table.least_stem:
            root = root.removeprefix(prefix)
            break
    return root[1:] if len(root) > table.least_stem and root.startswith(table.softened or ("\0",)) else root


def _is_number(word: str) -> bool:
    return word[0].isdigit()


@cache
def _table(language: str) -> WordingWords | None:
    code = language.split("-")[0]
    return words_of(code, WordingWords) if code in languages() else None
