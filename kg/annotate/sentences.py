"""Split a Doc's raw text into paragraphs and sentences (`doc._.kg_sentences`) and set the sentence starts of its tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from spacy.attrs import IDX, SENT_START  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language

from kg.annotate.attributes import Sentence, declare_attributes, text_of
from kg.annotate.words import words_of
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "\\s\u200b\u200e\u200f\ufeff"
_OPENERS = "\"'“‘«‹„(\\[*_"
# Bounded and possessive: a line of ten thousand dots must not cost their square.
_STOP = re.compile(
    rf"(?P<stop>[.!?…‼⁇⁈⁉。！？]{{1,20}}+)(?P<close>(?:[\"'”’»›)\]*_]|\[\d+\]){{0,8}}+)(?P<gap>[{_BLANK}]+|,(?=[\"“A-Z])|(?=[“„«\"A-Z]))"
)
_GAP = re.compile(rf"[{_BLANK}]+")
_BULLET = re.compile(rf"[{_BLANK},]*(?:[-–—•*·▪●◦‣>]+[{_BLANK}]+)?")
_TRAILING = "\\\u200b\u200e\u200f\ufeff"
_LAST_WORD = re.compile(r"[^\W\d_][\w.'’/-]*\Z|\d[\d.,]*\Z")
_NEXT = re.compile(rf"[{_BLANK}{_OPENERS}–—-]*(?P<word>\w[\w'’-]*)?")
_NAME_THEN_WORD = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}(?P<word>[a-z]+)")
_ITEM_NUMBER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}\Z")
_QUOTES = "\"'"
_LONGEST = 2000  # code points of one sentence; the longest that held a claim in some 3,000 articles had 1,241
_WORD_WINDOW = 24  # the longest last word looked at, in code points


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words that decide where a sentence ends; abbreviations are written without their last stop."""

    SECTION: ClassVar[str] = "sentences"
    titles: tuple[str, ...]
    before_number: tuple[str, ...]
    abbreviations: tuple[str, ...]
    starters: tuple[str, ...]
    speech_verbs: tuple[str, ...]
    domains: tuple[str, ...]


@Language.factory("kg_sentences")
def make_component(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language."""
    declare_attributes()
    return SentenceSplitter(words_of(nlp.lang, SentenceWords))


class SentenceSplitter:
    """Writes `kg_sentences` and, unless a parser did, the sentence starts of the tokens."""

    def __init__(self, words: SentenceWords) -> None:
        self._boundaries = Boundaries(words)

    def __call__(self, doc: Doc) -> Doc:
        """Return the same Doc with its sentences."""
        sentences = tuple(self._boundaries.sentences(text_of(doc)))
        doc._.kg_sentences = sentences
        if len(doc) and not doc.has_annotation("DEP"):
            _set_starts(doc, sentences)
        return doc


class Boundaries:
    """Decides, for one language, which stops end a sentence."""

    def __init__(self, words: SentenceWords) -> None:
        self._titles = frozenset(words.titles)
        self._before_number = frozenset(words.before_number)
        self._abbreviations = frozenset(words.abbreviations)
        self._starters = frozenset(words.starters)
        self._speech_verbs = frozenset(words.speech_verbs)
        self._domains = frozenset(words.domains)

    def sentences(self, text: str) -> Iterator[Sentence]:
        """Yield the sentences of a text in order; each lies within one line, without blanks or bullets around it."""
        number = 0
        for line in _PARAGRAPH.finditer(text):
            found = False
            for begin, end in self._pieces(text, line.start(), line.end()):
                found = True
                yield Sentence(Span(begin, end), number)
            number += found

    def _pieces(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        start = _BULLET.match(text, begin, end).end()  # type: ignore[union-attr]  # it matches the empty string too
        for stop in _STOP.finditer(text, start, end):
            if stop.end() >= end:
                break
            cut = self._cut(text, start, stop, end)
            if cut is not None:
                yield from _bounded(text, start, cut)
                start = _BULLET.match(text, cut, end).end()  # type: ignore[union-attr]
        yield from _bounded(text, start, end)

    def _cut(self, text: str, start: int, stop: re.Match[str], end: int) -> int | None:
        """Return where the sentence ends that this stop closes, or None if it does not close one."""
        following = _NEXT.match(text, stop.end("close"), end)
        after = following["word"] if following else None
        if not stop["gap"] and not self._glued(text, stop, after):
            return None
        if after is None:
            return stop.end("close")
        if after[0].islower() or (stop["stop"][0] in ".…" and text[stop.start() - 1 : stop.start()].isspace()):
            return None
        if stop["close"] and stop["stop"][-1] in "?!" and self._speech_follows(text, following, end):
            return None
        if stop["stop"] == "." and not stop["close"].strip("*_") and self._abbreviated(text, start, stop, after):
            return None
        return _before_opening_quote(text, start, stop)

    def _glued(self, text: str, stop: re.Match[str], after: str | None) -> bool:
        """Tell whether a stop without a blank after it can still end a sentence ("negara.Ia", but not "KOMPAS.TV")."""
        if after is None or stop.start() == 0:
            return False
        before = text[stop.start() - 1]
        if text[stop.end() : stop.end() + 1] in '“„«"':
            return before.isalnum() or before in "”’)"
        if stop["stop"] in ("!", "?") and after[0].isupper():
            return True
        lower = before.islower() and text[stop.start() - 2 : stop.start() - 1].islower()
        return (lower or before in ')%"”' or bool(stop["close"])) and after not in self._domains and after[1:].islower()

    def _speech_follows(self, text: str, following: re.Match[str] | None, end: int) -> bool:
        name = _NAME_THEN_WORD.match(text, following.start("word"), end) if following else None
        return bool(name) and name["word"] in self._speech_verbs  # type: ignore[index]  # bool(name) tells it is there

    def _abbreviated(self, text: str, start: int, stop: re.Match[str], after: str) -> bool:
        if _ITEM_NUMBER.match(text, start, stop.start()):
            return True
        last = _LAST_WORD.search(text, max(start, stop.start() - _WORD_WINDOW), stop.start())
        word = last[0] if last else ""
        if word in self._titles or (word.isupper() and word.capitalize() in self._titles):
            return not after[0].isdigit() or word in ("vs", "v")
        if word in self._before_number and after[0].isdigit():
            return True
        initial = len(word) == 1 and word.isupper()
        if initial or word in self._abbreviations or _DOTTED.match(word):
            return after not in self._starters
        return False


def _bounded(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the piece, cut at blanks where it is longer than any sentence: later rules cost the square of a sentence's length."""
    while end - begin > _LONGEST:
        blanks = [blank.start() for blank in _GAP.finditer(text, begin + _LONGEST // 2, begin + _LONGEST)]
        cut = blanks[-1] if blanks else begin + _LONGEST
        yield from _trimmed(text, begin, cut)
        gap = _GAP.match(text, cut, end)
        begin = gap.end() if gap else cut
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the piece without trailing blanks; nothing if it holds no letter and no digit."""
    while end > begin and (text[end - 1].isspace() or text[end - 1] in _TRAILING):
        end -= 1
    if any(map(str.isalnum, text[begin:end])):
        yield begin, end


def _before_opening_quote(text: str, start: int, stop: re.Match[str]) -> int:
    """Return the sentence's end; a straight quote glued to the next sentence ('itu."Kami') opens that one if none is open."""
    close = stop["close"]
    if stop["gap"] or not close or close[-1] not in _QUOTES:
        return stop.end("close")
    opened = text.count(close[-1], start, stop.end("stop")) % 2
    return stop.end("close") if opened else stop.end("stop")


def _set_starts(doc: Doc, sentences: tuple[Sentence, ...]) -> None:
    # Not token.is_sent_start: its setter walks the whole Doc each time.
    offsets = doc.to_array([IDX]).ravel()
    starts: Any = np.full(len(doc), -1, dtype="int64")
    first = np.searchsorted(offsets, [sentence.span.begin for sentence in sentences])
    starts[first[first < len(doc)]] = 1
    starts[0] = 1
    doc.from_array([SENT_START], starts.astype("uint64").reshape(-1, 1))
