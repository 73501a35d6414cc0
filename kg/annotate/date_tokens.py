"""Turn a sentence into one letter per token, so that the grammar of dates is a few patterns over letters.

M month, W weekday, d day number, y year number, D other number, N date in figures, n number word, h w m t x q units (day,
week, month, year, weekend, quarter or half), 1 2 3 4 the first four in the plural, s season, u one unit in one word, R day
relative to the article, E B day relative to an event, < > shift before and after a unit, g e k the same relative to an event,
a ago, l ahead, P part of a period, f earlier or later, T part of a day, o of, c article, i preposition, b deadline, j range,
& and, v noun that a year follows, K what is counted, % what makes a unit vague, # what makes a number no year, z later (of
months and weekdays), X any other word; punctuation stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.annotate.date_words import Entry, Lexicon, Value

_PIECE = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4}(?!\d)|\d{1,2}/\d{1,2}(?:/\d{2})?(?![\d/]))"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<sign>[-–—]+|[^\w\s])"
)
_SIGNS = {
    "-": "-",
    "–": "-",
    "—": "-",
    ",": ",",
    "(": "(",
    ")": ")",
    ".": ".",
    "/": "/",
    "&": "&",
    "$": "#",
    "€": "#",
    "£": "#",
    "¥": "#",
}
_OTHER = "X"
_REMEMBERED = 50_000  # words
_FIRST_YEAR, _LAST_YEAR = 1500, 2200


@dataclass(slots=True)
class Tokens:
    """One sentence as parallel lists; `letters[i]` stands for `text[begins[i]:ends[i]]`."""

    letters: str
    begins: list[int]
    ends: list[int]
    values: list[Value]
    abbreviated: set[int]
    tenses: list[tuple[int, int]]  # position of the token, +1 future or -1 past
    names: set[int]  # months and weekdays whose word has another meaning, too
    participles: list[int]  # words that only by their ending may be verbs of the past
    reporting: set[int]  # verbs of saying: behind a date they do not tell its tense


class Lexer:
    """Knows one language's lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._suffixes = frozenset(lexicon.words.ordinal_suffixes)
        self._reporting = frozenset(lexicon.words.reporting)
        self._present = frozenset(lexicon.words.present)
        self._endings, self._no_past = lexicon.words.past_endings, frozenset(lexicon.words.no_past)
        self._day_or_unit = frozenset(lexicon.words.day_or_unit)
        self._ambiguous = self._day_or_unit | {name.lower() for name in lexicon.words.name_like}
        self._plain: dict[str, bool] = {}

    def tokens(self, text: str, begin: int, end: int) -> Tokens:
        """Return the tokens of `text[begin:end]`; offsets refer to the whole text."""
        pieces = list(_PIECE.finditer(text, begin, end))
        lower = [piece[0].lower() for piece in pieces]
        plain = self._plain
        found = Tokens("", [], [], [], set(), [], set(), [], set())
        letters: list[str] = []
        position = 0
        while position < len(pieces):
            word = pieces[position][0]
            known = plain.get(word)
            if known or (known is None and self._is_plain(word)):  # nine words of ten, and they need no more thought
                found.begins.append(pieces[position].start())
                found.ends.append(pieces[position].end())
                found.values.append(None)
                letters.append(_OTHER)
                position += 1
                continue
            letter, value, length = self._read(pieces, lower, position, found, len(letters))
            found.begins.append(pieces[position].start())
            last = pieces[position + length - 1]
            found.ends.append(_without_genitive(last))
            found.values.append(value)
            letters.append(letter)
            position += length
        found.letters = "".join(letters)
        return found

    def _is_plain(self, word: str) -> bool:
        """Tell whether a piece is a word that says nothing of dates, wherever it stands; remember that."""
        lower = word.lower()
        known = lower not in self._lexicon.entries and lower not in self._lexicon.tenses
        if len(self._plain) >= _REMEMBERED:
            self._plain.clear()
        self._plain[word] = plain = word.isalpha() and known and not self._may_be_past(word)
        return plain

    def _read(self, pieces: list[re.Match[str]], lower: list[str], at: int, found: Tokens, index: int) -> tuple[str, Value, int]:
        piece = pieces[at]
        kind = piece.lastgroup
        if kind == "word":
            self._note_tense(piece[0], lower, at, found, index)
            entry = self._entry(piece[0], lower, at)
            if entry is None:
                return _OTHER, None, 1
            if entry.abbreviated:
                found.abbreviated.add(index)
            if lower[at] in self._ambiguous:
                found.names.add(index)
            return entry.letter, entry.value, 1 + len(entry.rest)
        if kind == "number":
            letter, value = self._number(piece[0])
            return letter, value, 1
        if piece["date"]:
            return "N", piece[0], 1
        return _SIGNS.get(piece[0][0], "p"), None, 1

    def _entry(self, word: str, lower: list[str], at: int) -> Entry | None:
        entries = self._lexicon.entries.get(lower[at]) or self._lexicon.entries.get(lower[at].partition("'")[0].partition("’")[0])
        for entry in entries or ():
            if entry.rest and tuple(lower[at + 1 : at + 1 + len(entry.rest)]) != entry.rest:
                continue
            if entry.capital and not word[0].isupper():
                continue
            if entry.letter == "n" and word.upper() in self._lexicon.exact and not word.isupper():
                continue
            if not entry.capital and lower[at] in self._day_or_unit and word[0].isupper():
                continue
            return entry
        return None

    def _note_tense(self, word: str, lower: list[str], at: int, found: Tokens, index: int) -> None:
        if tense := self._tense(lower, at):
            found.tenses.append((index, tense))
            if lower[at] in self._reporting:
                found.reporting.add(index)
        elif self._may_be_past(word) and not (at and lower[at - 1] in self._present):
            found.participles.append(index)

    def _may_be_past(self, word: str) -> bool:
        return word.endswith(self._endings) and word.islower() and word not in self._no_past

    def _tense(self, lower: list[str], at: int) -> int:
        for rest, tense in self._lexicon.tenses.get(lower[at], ()):
            if not rest or tuple(lower[at + 1 : at + 1 + len(rest)]) == rest:
                return tense
        return 0

    def _number(self, word: str) -> tuple[str, Value]:
        digits = word.rstrip("".join(self._suffixes)) if self._suffixes else word
        if not digits.isdecimal() or (digits != word and word[len(digits) :] not in self._suffixes):
            return "D", None
        number = int(digits[:6])
        if digits == word and len(word) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
            return "y", number
        if len(digits) <= 2 and 1 <= number <= 31:
            return "d", number
        return "D", number if len(digits) < 6 else None


def _without_genitive(piece: re.Match[str]) -> int:
    """Return the end of a word without what follows its apostrophe ("Monday's"), unless that belongs to it ("Jum'at")."""
    head, apostrophe, tail = piece[0].replace("’", "'").partition("'")
    return piece.start() + len(head) if apostrophe and len(tail) == 1 else piece.end()
