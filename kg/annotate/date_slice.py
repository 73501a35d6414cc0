"""Ask the tokens of one expression for what they say: which unit, how many, which value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.date_words import SINGULAR_LETTERS

if TYPE_CHECKING:
    from kg.annotate.date_grammar import Expression
    from kg.annotate.date_tokens import Tokens


class Slice:
    """The tokens of one expression, asked by their letters."""

    def __init__(self, tokens: Tokens, expression: Expression) -> None:
        self.tokens, self.begin, self.end = tokens, expression.begin, expression.end
        self.letters = tokens.letters[expression.begin : expression.end]

    def number(self, letters: str, default: int = 0) -> int:
        """Return the value of the first token with one of the letters."""
        for i, letter in enumerate(self.letters):
            value = self.tokens.values[self.begin + i]
            if letter in letters and isinstance(value, int):
                return value
        return default

    def unit(self) -> str:
        """Return the letter of the unit of time."""
        for i, letter in enumerate(self.letters):
            if letter == "u":
                return str(self.tokens.values[self.begin + i])
            if letter in "hwmtxq1234":
                return SINGULAR_LETTERS.get(letter, letter)
        return ""

    def count(self) -> int | None:
        """Return how many units; None where the number is none ("4.5")."""
        first = self.tokens.values[self.begin]
        return 1 if self.letters[0] in "cu" else first if isinstance(first, int) else None
