"""Calendar expressions: found at all, and rightly understood."""

from __future__ import annotations

from kg.evaluate.comparison import Comparison
from kg.evaluate.dates import compare_dates
from kg.evaluate.found import FoundArticle, FoundDate
from kg.evaluate.gold import GoldArticle, GoldDate
from kg.evaluate.measures import Evaluation, Tally
from kg.model import Span

TEXT = "On 3 May, and again on Monday, in June or last year."


def test_dates_found_missed_and_misunderstood():
    wanted = [
        ("3 May", "2024-05-03", False),
        ("Monday", "2024-05-06", False),
        ("June", "2024-06", False),
        ("last year", "2023", True),
    ]
    there = [("3 May", "2024-05-03"), ("on Monday", "2024-04-29"), ("or", "2024"), ("last year", "2022")]
    evaluation = Evaluation()
    gold = GoldArticle("a", "en", TEXT, dates=tuple(GoldDate(span(words), value, free) for words, value, free in wanted))
    found = FoundArticle(dates=tuple(FoundDate(span(words), value) for words, value in there))
    compare_dates(Comparison(gold, found, {}, evaluation))
    assert evaluation.tallies["dates found", "en"] == Tally(right=2, spurious=1, missed=1)
    assert evaluation.tallies["dates resolved", "en"] == Tally(right=1, spurious=2, missed=2)
    assert [(each.what, each.text, each.detail) for each in evaluation.differences] == [
        ("date value", "Monday", "2024-05-06, found 2024-04-29"),
        ("date missed", "June", "2024-06"),
        ("date spurious", "or", "2024"),
    ]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))
