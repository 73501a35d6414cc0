"""A word as written goes in; out come the rows of the tables that stand for it: its form, its letter groups, its spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGIT = re.compile(r"\d")
_GROUPS = range(3, 6)  # letters of a group
_LONGEST = 32  # letters of a word that are looked at; a longer one is an address or noise
_RUN = 2  # equal signs of a spelling that are told apart from more of them
_SHAPE = 8  # signs of a spelling that count


@dataclass(frozen=True, slots=True)
class Rows:
    """Where a word stands in the three tables; `form` is 0 for a form that training did not meet."""

    form: int
    groups: tuple[int, ...]
    shape: int


@dataclass(frozen=True)
class Features:
    """Finds the rows of words: forms are counted from 1 in the order of `forms`; groups and shapes are hashed."""

    forms: Sequence[str]
    groups: int
    shapes: int

    def rows(self, word: str) -> Rows:
        """Return the rows of a word."""
        form = form_of(word)
        marked = f"<{form[:_LONGEST]}>"
        groups = {marked[at : at + size] for size in _GROUPS for at in range(len(marked) - size + 1)} or {marked}
        return Rows(
            self._numbers.get(form, 0),
            tuple(sorted(_hash(group) % self.groups for group in groups)),
            _hash(_shape_of(word)) % self.shapes,
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {form: number for number, form in enumerate(self.forms, start=1)}


def form_of(word: str) -> str:
    """Return a word in small letters, with one digit for all."""
    return _DIGIT.sub("0", word.lower())


def _shape_of(word: str) -> str:
    signs: list[str] = []
    for letter in word[:_LONGEST]:
        sign = "X" if letter.isupper() else "x" if letter.isalpha() else "0" if letter.isdigit() else letter
        if signs[-_RUN:] != [sign] * _RUN:
            signs.append(sign)
    return "".join(signs[:_SHAPE])


def _hash(text: str) -> int:
    """Return the same number on every machine, which Python's own hash does not."""
    return crc32(text.encode("utf-8", "surrogatepass"))
