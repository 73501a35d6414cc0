"""Find where a headline ends that stands, without a full stop, in the middle of running text ("Baca juga: …")."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_ENDING = re.compile(r"[?!](?=\s|$)|\s(?=[\"“][^\W\d_])")
_EDGES = "\"'“”‘’().,:;!?[]«»-–—"


class Headlines:
    """Knows the small words of one language that stay in lower case inside a headline."""

    def __init__(self, small_words: frozenset[str]) -> None:
        self._small = small_words

    def end(self, text: str, begin: int, end: int) -> int:
        """Return the end (≤ `end`) of the headline at `begin`; equal to `begin` if prose starts there at once.

        Headlines write their words with capitals. The first lower-case word that is not a small one belongs to the prose
        that follows, and so does the capitalised word right before it, with which that sentence begins.
        """
        previous = begin
        for word in _WORD.finditer(text, begin, end):
            bare = word[0].strip(_EDGES)
            if bare[:1].islower() and bare not in self._small:
                return self._earlier_ending(text, begin, previous)
            if bare[:1].isupper():
                previous = word.start()
        return end

    def _earlier_ending(self, text: str, begin: int, end: int) -> int:
        """Return the last question mark, exclamation mark or opening quote before `end`, else `end` itself."""
        endings = [found.end() for found in _ENDING.finditer(text, begin, end)]
        return endings[0] if endings else end
