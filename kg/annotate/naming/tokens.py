"""Cut the sentences of a text into tokens, each with one symbol for the grammar: known names, words of the lexicon, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.annotate.gazetteer import Sense
    from kg.annotate.naming.vocabulary import Entry, Vocabulary

STATE, DEMONYM, SEAT, PLACE, ORGANIZATION, PERSON = "S", "D", "T", "L", "O", "P"
CAPITAL, INITIAL, NUMBER, WORD, ROLE_PHRASE = "C", "I", "0", "w", "U"
BREAK, QUOTE, POSSESSIVE, ORDINAL, STOP = "#", '"', "s", "n", "!"

_LETTERS = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(
    r"(?P<possessive>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?)"
    r"|(?P<word>[^\W\d_]+(?:(?:-|\.(?=[^\W\d_])|['’](?!s\b))\w+)*)"
    r"|(?P<mark>\S)"
)
_QUOTES = '"“”„«»'
# Marks as symbols, chosen so that none means something in a regular expression.
_MARKS = {
    ",": ",", ";": ",", "(": "<", ")": ">", "[": "<", "]": ">", "-": "-", "–": "-", "—": "-", ":": ":", "/": "/", "&": "&",
    ".": STOP, "!": STOP, "?": STOP, "…": STOP,
}  # fmt: skip
_OTHER_MARK = "~"
_PARTICLE = "p"
_HEADING_WORDS, _HEADING_SHARE = 3, 0.8  # unknown words with a capital, and their share
_PREFIX = 2  # letters of what is tied to a name at least, unless it is a particle
_UNSETTLED = 2  # words at least that an entry may have
_IS_POSSESSIVE, _IS_NUMBER, _IS_WORD, _IS_MARK = 1, 2, 3, 4  # the groups of _PIECE
_LOWER_ONLY = frozenset("xo&kQpb")  # a word of these kinds with a capital inside a sentence is part of a name


@dataclass(slots=True)
class Token:
    """A stretch of text with its symbol; merged tokens keep what they were made of. Nobody changes one that is made.

    Not frozen, for an article has hundreds and a frozen one takes three times as long to make.
    """

    symbol: str
    begin: int
    end: int
    text: str
    value: str = ""  # what the lexicon says of a word: a role, a field, a kind
    key: str | None = None  # of the actor or place it names
    senses: tuple[Sense, ...] = ()  # what an unsettled name may mean
    head: Span | None = None  # the part that names the actor
    rule: str = ""
    parts: tuple[Token, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.begin, self.end)

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[:1].isupper()


def tokens_of(text: str, regions: Sequence[Span], names: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens of the regions (sentences) in order, a BREAK before each region and at the end.

    `names` are the tokens of known names, sorted; those that leave a region are dropped.
    """
    words = words_of_text(text)
    out: list[Token] = []
    at = 0
    for region in regions:
        while at < len(names) and names[at].begin < region.begin:
            at += 1
        first = at
        while at < len(names) and names[at].end <= region.end:
            at += 1
        out.append(Token(BREAK, region.begin, region.begin, ""))
        out.extend(_Region(text, region, vocabulary, words).tokens(names[first:at]))
    out.append(Token(BREAK, len(text), len(text), ""))
    return out


@lru_cache(maxsize=1)
def words_of_text(text: str) -> frozenset[str]:
    """Return every word of a text as it stands."""
    return frozenset(_LETTERS.findall(text))


class _Region:
    """One sentence being cut."""

    def __init__(self, text: str, span: Span, vocabulary: Vocabulary, lower: frozenset[str]) -> None:
        self._text, self._span, self._vocabulary, self._lower = text, span, vocabulary, lower
        self._heading = False

    def tokens(self, names: Sequence[Token]) -> list[Token]:
        pieces = self._with_names(names)
        self._heading = _is_heading(pieces)
        out: list[Token] = []
        at = 0
        while at < len(pieces):
            token, size = pieces[at], 1
            if not token.symbol:
                token, size = self._classified(pieces, at, out)
            at += size
            if token.symbol == STOP and out and out[-1].symbol in "MI" and out[-1].end == token.begin:
                continue  # the stop of "Dr." and "W."
            out.append(token)
        return out

    def _with_names(self, names: Sequence[Token]) -> list[Token]:
        pieces: list[Token] = []
        begin = self._span.begin
        for name in names:
            pieces.extend(self._pieces(begin, name.begin))
            pieces.append(name)
            begin = name.end
        pieces.extend(self._pieces(begin, self._span.end))
        return pieces

    def _pieces(self, begin: int, end: int) -> Iterator[Token]:
        longest, entries = self._vocabulary.longest, self._vocabulary.entries
        for match in _PIECE.finditer(self._text, begin, end):
            text = match[0]
            kind = match.lastindex
            if kind == _IS_WORD:
                known = longest.get(text, 0) if text.isalpha() and text[0].islower() else _UNSETTLED
                entry = entries.get(text) if known == 1 else None
                if entry:
                    yield Token(entry.symbol, match.start(), match.end(), text, entry.value)
                else:  # most words are plain ones, and need no more thought
                    yield Token("" if known > 1 else WORD, match.start(), match.end(), text)
            elif kind == _IS_MARK:
                yield Token(_mark(text), match.start(), match.end(), text)
            elif kind == _IS_POSSESSIVE:
                yield Token(POSSESSIVE, match.start(), match.end(), text)
            else:
                ordinal = self._vocabulary.ordinal.fullmatch(text)
                yield Token(ORDINAL if ordinal else NUMBER, match.start(), match.end(), text)

    def _classified(self, pieces: Sequence[Token], at: int, before: Sequence[Token]) -> tuple[Token, int]:
        piece = pieces[at]
        starts = not before or before[-1].symbol in (QUOTE, ":", "-")
        size, entry = self._entry(pieces, at) or (0, None)
        if entry and self._fits(piece, entry, size, starts):
            end = pieces[at + size - 1].end
            return Token(entry.symbol, piece.begin, end, self._text[piece.begin : end], entry.value), size
        return Token(self._symbol(piece, starts), piece.begin, piece.end, piece.text), 1

    def _entry(self, pieces: Sequence[Token], at: int) -> tuple[int, Entry] | None:
        longest = self._vocabulary.longest.get(pieces[at].text.lower())
        if not longest:
            return None
        words = []
        for piece in pieces[at : at + longest]:
            if piece.senses or piece.key or not piece.text[0].isalpha():
                break
            words.append(piece.text)
        return self._vocabulary.entry(words)

    def _fits(self, piece: Token, entry: Entry, size: int, starts: bool) -> bool:
        """Tell whether a capital allows the reading that the lexicon gives."""
        if not piece.capital or size > 1:
            return True
        if starts:
            return entry.symbol != _PARTICLE
        return entry.symbol not in _LOWER_ONLY and piece.text.lower() not in self._vocabulary.also_names

    def _symbol(self, piece: Token, starts: bool) -> str:
        word = piece.text
        if self._vocabulary.ordinal.fullmatch(word):
            return ORDINAL
        if not piece.capital:
            return CAPITAL if self._is_particle_and_name(word) else WORD
        if len(word) == 1:
            return INITIAL
        if self._heading and not word.isupper():
            return WORD
        if starts and (word.lower() in self._lower or ("-" in word and word.split("-")[0].lower() == word.split("-")[1])):
            return WORD
        return CAPITAL

    def _is_particle_and_name(self, word: str) -> bool:
        """Tell whether a small particle is tied to a name by a hyphen or an apostrophe ("al-Mashat", "d'Estaing")."""
        parts = re.split(r"[-'’]", word, maxsplit=1)
        if len(parts) == 1 or not parts[1][:1].isupper():
            return False
        entry = self._vocabulary.entries.get(parts[0])
        return len(parts[0]) < _PREFIX or bool(entry and entry.symbol == _PARTICLE) or (len(parts[0]) == 2 and "-" in word)


def _is_heading(pieces: Sequence[Token]) -> bool:
    """Tell whether nearly every word has a capital, and no mark stands between them: then capitals tell nothing."""
    words = [piece for piece in pieces if piece.symbol in ("", WORD)]
    capitals = sum(1 for word in words if word.text[0].isupper())
    marks = any(piece.symbol in (",", STOP, QUOTE, "<") for piece in pieces)
    return not marks and capitals >= _HEADING_WORDS and capitals >= _HEADING_SHARE * len(words)


def _mark(text: str) -> str:
    return QUOTE if text in _QUOTES else _MARKS.get(text, _OTHER_MARK)
