"""Mark what is not the article's own prose (links, promotions, credits, captions, dateline) and take it out of the sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from spacy.language import Language

from kg.annotate.attributes import Sentence, declare_attributes, text_of
from kg.annotate.datelines import Dateline, DatelinePatterns
from kg.annotate.headlines import Headlines
from kg.annotate.sentences import SentenceWords
from kg.annotate.words import words_of
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from kg.model import Article

# Leavings of page markup: picture places, empty comments, div fences, attributes.
_MARKUP = re.compile(
    r"\\?\[(?:img|embed)[.\s]?\d*\\?\]|<!--.*?-->|\{(?:target|dir|style|class|#)[^}\n]*\}|:::+(?=\s|$)|\\<[A-Z ]+\\>"
)
_SIGNATURE = re.compile(r"[(\[][^()\[\]\d\n]{2,40}[)\]]\W*")
_INITIALS = re.compile(r"(?<=[.!?\"”’])\s*[(\[][A-Za-z]{2,5}(?:[/-][A-Za-z]{2,5})*[)\]]\W*\Z")
_LEADING = " \t\xa0*_>•·(-–—"
_DATELINE_PARAGRAPHS = 4  # a subtitle or a caption may stand before it
_CREDIT_WORDS = 14  # a longer sentence after "Source:" is prose
_CAPTION_WORDS = 45
_LINK_WORDS = 32  # a longer line that begins with a link goes on with prose
_BYLINE_WORDS = 8
_LONG_HEADLINE = 8
_INITIALS_REACH = 24  # code points


@dataclass(frozen=True, slots=True)
class BoilerplateWords:
    """The phrases of one language's news pages that are not news; see the comments in the table."""

    SECTION: ClassVar[str] = "boilerplate"
    links: tuple[str, ...]
    promotions: tuple[str, ...]
    credits: tuple[str, ...]
    captions: tuple[str, ...]
    interruptions: tuple[str, ...]
    bracketed: tuple[str, ...]
    end_sections: tuple[str, ...]
    whole_lines: tuple[str, ...]
    bylines: tuple[str, ...]
    headline_words: tuple[str, ...]
    reporters: tuple[str, ...]
    outlets: tuple[str, ...]


@Language.factory("kg_boilerplate")
def make_component(nlp: Language, name: str) -> BoilerplateMarker:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language."""
    declare_attributes()
    starters = words_of(nlp.lang, SentenceWords).starters
    return BoilerplateMarker(words_of(nlp.lang, BoilerplateWords), frozenset(starters))


class BoilerplateMarker:
    """Writes `kg_left_out` and `kg_publisher`, and takes the former out of `kg_sentences`."""

    def __init__(self, words: BoilerplateWords, starters: frozenset[str]) -> None:
        self._datelines = DatelinePatterns(words.outlets, words.reporters)
        self._headlines = Headlines(frozenset(words.headline_words), starters)
        self._links = _beginning(words.links)
        self._promotions = _beginning(words.promotions)
        self._captions = _beginning(words.captions)
        self._credits = re.compile(rf"[\s*_>-]*(?:{_any(words.credits)})\s?:", re.IGNORECASE)
        self._interruptions = re.compile(rf"\b(?:{_any(words.interruptions)})(?=\s+[\"“‘(A-Z0-9]|\s*$)", re.MULTILINE)
        self._bracketed = re.compile(rf"\((?:{_any(words.bracketed)})[^()\n]*\)|\[(?:{_any(words.bracketed)})[^\[\]\n]*\]")
        self._whole_lines = frozenset(words.whole_lines)
        self._end_sections = frozenset(words.end_sections)
        self._bylines = _beginning(words.bylines)

    def __call__(self, doc: Doc) -> Doc:
        """Return the same Doc with boilerplate marked and its sentences trimmed."""
        article: Article | None = doc._.kg_article
        text, sentences = text_of(doc), doc._.kg_sentences
        outlet, spans = self._left_out(text, sentences)
        doc._.kg_left_out = spans
        doc._.kg_publisher = (article.publisher if article else None) or outlet
        doc._.kg_sentences = tuple(_remaining(text, sentences, spans))
        return doc

    def _left_out(self, text: str, sentences: tuple[Sentence, ...]) -> tuple[str | None, tuple[Span, ...]]:
        spans = [
            Span(*found.span()) for pattern in (_MARKUP, self._interruptions, self._bracketed) for found in pattern.finditer(text)
        ]
        lines = [tuple(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
        dateline = self._dateline(text, lines)
        if dateline:
            spans.append(dateline.span)
        for line in lines:
            begin, end = line[0].span.begin, line[-1].span.end
            if self._ends_article(text, begin, end):
                spans.append(Span(begin, len(text.rstrip())))
                break
            spans.extend(self._in_line(text, line))
        return dateline.outlet if dateline else None, tuple(_merged(spans))

    def _dateline(self, text: str, lines: list[tuple[Sentence, ...]]) -> Dateline | None:
        for line in lines[:_DATELINE_PARAGRAPHS]:
            if found := self._datelines.dateline(text, line[0].span.begin, line[-1].span.end):
                return found
        return None

    def _ends_article(self, text: str, begin: int, end: int) -> bool:
        return text[begin:end].rstrip(" :") in self._end_sections and begin > len(text) // 2

    def _in_line(self, text: str, line: tuple[Sentence, ...]) -> Iterator[Span]:
        begin, end = line[0].span.begin, line[-1].span.end
        if self._is_left_out_line(text, begin, end, alone=len(line) == 1):
            yield Span(begin, end)
            return
        for sentence in line:
            yield from self._in_sentence(text, sentence.span, end)

    def _is_left_out_line(self, text: str, begin: int, end: int, *, alone: bool) -> bool:
        words = text.count(" ", begin, end) + 1
        if text[begin:end] in self._whole_lines or self._promotions.match(text, begin, end):
            return True
        if alone and words <= _LINK_WORDS and self._links.match(text, begin, end):
            return True
        if words <= _CAPTION_WORDS and self._captions.match(text, begin, end):
            return True
        signed = words <= _BYLINE_WORDS and text[end - 1] not in ".!?"
        return signed and bool(self._bylines.match(text, begin, end)) and _all_names(text[begin:end])

    def _in_sentence(self, text: str, sentence: Span, line_end: int) -> Iterator[Span]:
        begin, end = sentence.begin, sentence.end
        words = text.count(" ", begin, end) + 1
        if self._promotions.match(text, begin, end) or (words <= _CREDIT_WORDS and self._credits.match(text, begin, end)):
            yield sentence
        elif link := self._links.match(text, begin, end):
            headline = self._headlines.end(text, link.end(), end)
            # Without a colon the headline may be missing ("Baca Juga Perwakilan klub itu …"): only a long one is believed.
            sure = ":" in link[0] or headline == end or text.count(" ", link.end(), headline) >= _LONG_HEADLINE
            yield Span(begin, headline if sure else link.end())
        elif end == line_end and _SIGNATURE.fullmatch(text, begin, end):
            yield sentence
        elif end == line_end and (initials := _INITIALS.search(text, max(begin, end - _INITIALS_REACH), end)):
            yield Span(*initials.span())


def _between_sentences(text: str, begin: int) -> bool:
    before = text[max(0, begin - 4) : begin]
    return not before.strip() or (before[-1].isspace() and before.rstrip()[-1] in '.!?"”’)>:…')


def _any(phrases: tuple[str, ...]) -> str:
    """Return one pattern for any of the phrases; blanks in them stand for any blanks, the longest is tried first."""
    patterns = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
    return "|".join(patterns) or r"(?!)"


def _beginning(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,4}}(?:{_any(phrases)})(?![\w])[\s:;,>–—-]*", re.IGNORECASE)


def _all_names(line: str) -> bool:
    """Tell whether every word after the first begins with a capital or is a joining sign ("By Ann Lee and Bo Ek")."""
    words = line.split()[1:]
    return bool(words) and words[0][0].isupper() and sum(word[0].islower() for word in words) <= 1


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in order, those that touch or overlap as one."""
    current: Span | None = None
    for span in sorted(span for span in spans if span.end > span.begin):
        if current and span.begin <= current.end:
            current = Span(current.begin, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current


def _remaining(text: str, sentences: tuple[Sentence, ...], left_out: tuple[Span, ...]) -> Iterator[Sentence]:
    """Yield what is left of each sentence, stripped; a sentence that is cut in its middle becomes two."""
    first = 0
    for sentence in sentences:
        begin, end = sentence.span.begin, sentence.span.end
        while first < len(left_out) and left_out[first].end <= begin:
            first += 1
        last = first
        while last < len(left_out) and left_out[last].begin < end:
            last += 1
        cuts = left_out[first:last]
        edges = [begin, *(edge for span in cuts for edge in (span.begin, span.end)), end]
        yield from _kept(text, edges, sentence.paragraph)


def _kept(text: str, edges: list[int], paragraph: int) -> Iterator[Sentence]:
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if len(edges) > 2 or text[begin].isspace():
            while begin < end and text[begin] in _LEADING:
                begin += 1
            while end > begin and text[end - 1].isspace():
                end -= 1
        if any(map(str.isalnum, text[begin:end])):
            yield Sentence(Span(begin, end), paragraph)
