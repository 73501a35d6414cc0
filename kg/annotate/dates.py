"""Find every calendar expression of an article that can be resolved (`kg_times`), and the article's own day (`kg_published`)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes, text_of
from kg.annotate.date_days import Meaning, Situation
from kg.annotate.date_grammar import Expression, Form, Grammar
from kg.annotate.date_meaning import meanings
from kg.annotate.date_tokens import Lexer, Tokens
from kg.annotate.date_words import lexicon_for
from kg.model import CalendarDate, DateBasis, Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Doc

    from kg.model import Article

_OPENING_SENTENCES = 6  # where an article without a date says when it was written
_NEAR = 12  # tokens: a verb farther away says nothing of the tense
_AUXILIARY = 2  # "will be held": a participle so near behind "will" is no past
_BEHIND = 2  # a verb after the expression counts as if it were so many times farther away


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's tokens and the expressions found in it."""

    tokens: Tokens
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class FullDay:
    """A day with its year, as a candidate for the day of an article that does not say when it appeared."""

    day: date
    tense: int
    in_figures: bool  # "Senin (27/12/2021)": the way in which outlets date their reports

    def not_ahead(self) -> bool:
        """Tell whether the sentence does not speak of the future."""
        return self.tense <= 0

    def weekday(self) -> bool:
        """Tell whether it is dated as reports are."""
        return self.not_ahead() and self.in_figures

    def reported(self) -> bool:
        """Tell whether a verb of the past, as a rule of reporting, stands near."""
        return self.tense < 0 and self.in_figures


@Language.factory("kg_dates")
def make_component(nlp: Language, name: str) -> DateFinder:  # noqa: ARG001  # spaCy passes the name
    """Return the component for the pipeline's language."""
    declare_attributes()
    return DateFinder(nlp.lang or "")


class DateFinder:
    """Writes `kg_times` and `kg_published`."""

    def __init__(self, language: str) -> None:
        lexicon = lexicon_for(language)
        self._day_first = lexicon.words.day_first
        self._lexer = Lexer(lexicon)
        self._grammar = Grammar(day_first=self._day_first)

    def __call__(self, doc: Doc) -> Doc:
        """Return the same Doc with its dates."""
        article: Article | None = doc._.kg_article
        text = text_of(doc)
        sentences = [sentence.span for sentence in doc._.kg_sentences] or [Span(0, len(text))]
        lines = [self._line(text, span) for span in sentences]
        published = article.published if article else None
        if published is None:
            published = self._published(text, lines, [span for span in doc._.kg_left_out if span.begin < sentences[0].begin])
        doc._.kg_published = published
        doc._.kg_times = tuple(self._times(text, lines, published))
        return doc

    def _line(self, text: str, span: Span) -> Line:
        tokens = self._lexer.tokens(text, span.begin, span.end)
        return Line(tokens, tuple(self._grammar.expressions(tokens)))

    def _times(self, text: str, lines: list[Line], anchor: date | None) -> Iterator[TimeMention]:
        told: tuple[Meaning, ...] = ()
        for line in lines:
            year = None
            for expression in line.expressions:
                situation = Situation(anchor, _tense(line.tokens, expression), told, year)
                for meaning in meanings(line.tokens, expression, situation, day_first=self._day_first):
                    told = (*told[-20:], meaning)
                    if expression.form in (Form.DAY, Form.MONTH) and meaning.basis is DateBasis.EXPLICIT:
                        year = meaning.period.earliest.year
                    yield _mention(text, line.tokens, meaning)

    def _published(self, text: str, lines: list[Line], datelines: list[Span]) -> date | None:
        """Return the day in the dateline, else the latest full date that the opening reports from, else the first of all."""
        for span in datelines:
            for found in self._full_days([self._line(text, span)]):
                return found.day
        opening = sorted(self._full_days(lines[:_OPENING_SENTENCES]), key=lambda found: found.day)
        for fits in (FullDay.reported, FullDay.weekday, FullDay.not_ahead):
            if days := [found.day for found in opening if fits(found)]:
                return days[-1]
        later = self._full_days(lines[_OPENING_SENTENCES:])
        return next((found.day for found in later if found.weekday() and found.not_ahead()), None)

    def _full_days(self, lines: list[Line]) -> Iterator[FullDay]:
        for line in lines:
            for expression in line.expressions:
                if expression.form is not Form.DAY:
                    continue
                tense = _tense(line.tokens, expression)
                for meaning in meanings(line.tokens, expression, Situation(None, tense), day_first=self._day_first):
                    if meaning.basis is DateBasis.EXPLICIT:
                        letters = line.tokens.letters[expression.begin : expression.end]
                        yield FullDay(meaning.period.earliest, tense, "W" in letters and "N" in letters)


def _tense(tokens: Tokens, expression: Expression) -> int:
    """Return +1 where the nearest verb speaks of the future, -1 of the past, 0 where none is near."""
    if tokens.letters[expression.begin - 1 : expression.begin] == "b":
        return 1
    nearest, tense = _NEAR + 1, 0
    for position, value in _verbs_near(tokens, expression):
        before = position < expression.begin
        distance = expression.begin - position if before else _BEHIND * (position - expression.end + 1)
        if distance < nearest:
            nearest, tense = distance, value
    return tense


def _verbs_near(tokens: Tokens, expression: Expression) -> Iterator[tuple[int, int]]:
    """Yield position and tense of the verbs near an expression, without participles that follow "will"."""
    future = -_NEAR
    first = bisect_left(tokens.tenses, (expression.begin - _NEAR, -1))
    for position, value in islice(tokens.tenses, first, None):
        if position > expression.end + _NEAR:
            return
        if value > 0:
            future = position
        elif position - future <= _AUXILIARY and "," not in tokens.letters[future:position]:
            continue
        if not expression.begin <= position < expression.end:
            yield position, value


def _mention(text: str, tokens: Tokens, meaning: Meaning) -> TimeMention:
    span = Span(tokens.begins[meaning.begin], tokens.ends[meaning.end - 1])
    period = meaning.period
    words = text[span.begin : span.end]
    return TimeMention(span, CalendarDate(period.value, period.earliest, period.latest, words, meaning.basis))
