"""Find where a headline ends that stands, without a full stop, in the middle of running text ("Baca juga: …")."""

from __future__ import annotations

import re

# A word, or a part of one where two words were glued together ("PekanDepan", "Tegas)Menurut").
_PIECE = re.compile(r"\S+?(?=(?<=[^\W\d_A-Z])[A-Z][^\W\d_A-Z]|(?<=[)\]?!])[A-Z]|\s|\Z)")
_ENDING = re.compile(r"[?!](?=\s|$)|\s(?=[\"“][^\W\d_])")
_EDGES = "\"'“”‘’().,:;!?[]«»-–—"
_REACH = 4  # words looked back for the one with which the prose begins


class Headlines:
    """Knows the small words of one language that stay lower-case inside a headline, and words that open a sentence."""

    def __init__(self, small_words: frozenset[str], starters: frozenset[str]) -> None:
        self._small = small_words
        self._starters = starters

    def end(self, text: str, begin: int, end: int) -> int:
        """Return the end (≤ `end`) of the headline at `begin`; equal to `begin` if prose starts there at once.

        Headlines write their words with capitals. The first lower-case word that is not a small one belongs to the prose
        that follows, and so does the capitalised word with which that sentence begins.
        """
        capitals: list[int] = []
        for piece in _PIECE.finditer(text, begin, end):
            bare = piece[0].strip(_EDGES)
            if bare[:1].islower() and bare not in self._small:
                ending = _ENDING.search(text, begin, capitals[-1]) if capitals else None
                return ending.end() if ending else self._opening(text, capitals, begin)
            if bare[:1].isupper():
                capitals.append(piece.start())
        return end

    def _opening(self, text: str, capitals: list[int], begin: int) -> int:
        """Return where the prose begins: at a glued word or a starter among the last capitalised words, else at the last."""
        for start in reversed(capitals[-_REACH:]):
            piece = _PIECE.match(text, start)
            if (start > begin and not text[start - 1].isspace()) or (piece and piece[0].strip(_EDGES) in self._starters):
                return start
        return capitals[-1] if capitals else begin
