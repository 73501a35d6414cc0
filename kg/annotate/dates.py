"""Find every calendar expression of an article that can be resolved (`kg_times`), and the article's own day (`kg_published`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes, text_of
from kg.annotate.date_days import Meaning, Situation
from kg.annotate.date_grammar import Expression, Form, Grammar
from kg.annotate.date_meaning import meanings
from kg.annotate.date_tense import tense_near
from kg.annotate.date_tokens import Lexer, Tokens
from kg.annotate.date_words import lexicon_for
from kg.model import CalendarDate, DateBasis, Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Doc

    from kg.model import Article

_LISTED = frozenset({"&", ",", ",&", "&i", "j"})  # between two weekdays of a list
_JOINED = frozenset({"&", ",", ",&", "&i", "j", "-", "ji"})  # between two dates that share a year
_OPENING_SENTENCES = 6  # where an article without a date says when it was written


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
            year: int | None = None
            beside: date | None = None
            for number, expression in enumerate(line.expressions):
                ahead = _year_ahead(line, number)
                tense = 0 if ahead else tense_near(line.tokens, expression)
                listed = beside if _is_listed(line, number) else None
                situation = Situation(anchor, tense, told, ahead or year, None if ahead else beside, listed)
                for meaning in meanings(line.tokens, expression, situation, day_first=self._day_first):
                    told = (*told[-20:], meaning)
                    if expression.form in (Form.DAY, Form.MONTH) and meaning.basis is DateBasis.EXPLICIT:
                        year = meaning.period.earliest.year
                    if expression.form in (Form.DAY, Form.WEEKDAY):
                        beside = meaning.period.latest
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
                tense = tense_near(line.tokens, expression)
                for meaning in meanings(line.tokens, expression, Situation(None, tense), day_first=self._day_first):
                    if meaning.basis is DateBasis.EXPLICIT:
                        letters = line.tokens.letters[expression.begin : expression.end]
                        yield FullDay(meaning.period.earliest, tense, "W" in letters and "N" in letters)


def _is_listed(line: Line, number: int) -> bool:
    """Tell whether an expression is a weekday that another weekday is joined to ("Friday and Saturday")."""
    if not number:
        return False
    before, expression = line.expressions[number - 1 : number + 1]
    letters = line.tokens.letters
    plain = letters[before.begin : before.end].strip("hT.") == "W"
    return plain and before.form is expression.form is Form.WEEKDAY and letters[before.end : expression.begin] in _LISTED


def _year_ahead(line: Line, number: int) -> int | None:
    """Return the year that only the last of joined months or days names ("in October and November 2024")."""
    months, expression = [], line.expressions[number]
    for after in line.expressions[number + 1 :]:
        month = _month(line, expression)
        between = line.tokens.letters[expression.end : after.begin]
        if month is None or "y" in line.tokens.letters[expression.begin : expression.end] or between not in _JOINED:
            return None
        months.append(month)
        expression = after
        letters = line.tokens.letters[after.begin : after.end]
        year = line.tokens.values[after.begin + letters.index("y")] if "y" in letters else None
        last = _month(line, after)
        if isinstance(year, int) and last is not None:
            return year - (max(months) > last)
    return None


def _month(line: Line, expression: Expression) -> int | None:
    letters = line.tokens.letters[expression.begin : expression.end]
    value = line.tokens.values[expression.begin + letters.index("M")] if "M" in letters else None
    return value if isinstance(value, int) and "N" not in letters else None


def _mention(text: str, tokens: Tokens, meaning: Meaning) -> TimeMention:
    span = Span(tokens.begins[meaning.begin], tokens.ends[meaning.end - 1])
    period = meaning.period
    words = text[span.begin : span.end]
    return TimeMention(span, CalendarDate(period.value, period.earliest, period.latest, words, meaning.basis))
