"""What a trained pipeline says of some sentences: words with universal tags and dependencies, and names; found by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PUNCTUATION = "punct"


@dataclass(slots=True)
class Word:
    """A word with its universal tag and its dependency (with subtype); `head` is its head's number, the root's its own.

    Nobody changes one that is made; it is not frozen because an article has hundreds.
    """

    begin: int
    end: int
    upos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a person (PER), an organisation (ORG) or a place (LOC), as the recogniser sees it."""

    span: Span
    kind: str


@dataclass(frozen=True)
class Tree:
    """The words of the sentences that were read, in text order; other sentences have none.

    Numbers of words are positions in `words`. All offsets are code points in the article's text.
    """

    words: Sequence[Word] = ()
    names: Sequence[Name] = ()

    def word_at(self, offset: int) -> int | None:
        """Return the number of the word that holds an offset."""
        at = bisect_right(self._begins, offset) - 1
        return at if at >= 0 and offset < self.words[at].end else None

    def words_in(self, span: Span) -> range:
        """Return the numbers of the words that begin within a span."""
        return range(bisect_left(self._begins, span.begin), bisect_left(self._begins, span.end))

    def head_of(self, span: Span) -> int | None:
        """Return the word within a span whose head lies outside it; None where the span was not read."""
        inside = self.words_in(span)
        return next((at for at in inside if self.words[at].head not in inside or self.words[at].head == at), None)

    def children(self, number: int) -> Sequence[int]:
        """Return the words that depend on a word, in text order."""
        return self._dependents.get(number, ())

    def child(self, number: int, deps: Sequence[str]) -> int | None:
        """Return the first word that depends on a word by one of these relations."""
        return next((at for at in self.children(number) if self.words[at].dep in deps), None)

    def phrase(self, number: int, without: Sequence[str] = ()) -> Span:
        """Return from the first to the last word under a word, itself included, without outer punctuation.

        Words right under it by one of the relations `without` are left out, with all that is under them.
        """
        found = sorted(self._under(number, without))
        while len(found) > 1 and self.words[found[-1]].dep == _PUNCTUATION:
            found.pop()
        while len(found) > 1 and self.words[found[0]].dep == _PUNCTUATION:
            found.pop(0)
        return Span(self.words[found[0]].begin, self.words[found[-1]].end)

    def name_at(self, span: Span) -> Name | None:
        """Return the first name that shares a character with a span."""
        at = bisect_right(self._name_ends, span.begin)
        return self.names[at] if at < len(self.names) and self.names[at].span.begin < span.end else None

    def _under(self, number: int, without: Sequence[str]) -> Iterator[int]:
        waiting = [number]
        while waiting:
            at = waiting.pop()
            yield at
            waiting += [c for c in self.children(at) if at != number or self.words[c].dep not in without]

    @cached_property
    def _begins(self) -> list[int]:
        return [word.begin for word in self.words]

    @cached_property
    def _name_ends(self) -> list[int]:
        return [name.span.end for name in self.names]

    @cached_property
    def _dependents(self) -> dict[int, list[int]]:
        made: dict[int, list[int]] = {}
        for number, word in enumerate(self.words):
            if word.head != number:
                made.setdefault(word.head, []).append(number)
        return made
