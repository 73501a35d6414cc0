"""The dated expressions of an article, of the gold and of the graph, go in; out come found ones, missed ones and wrong values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.matching import overlap, pairs

if TYPE_CHECKING:
    from kg.evaluate.comparison import Comparison


def compare_dates(case: Comparison) -> None:
    """Count the calendar expressions of one article: whether they were found at all, and whether their value is right."""
    found = case.found.dates
    joined = pairs(case.gold.dates, found, lambda wanted, date: overlap(wanted.span, date.span))
    there, right = case.tally("dates found"), case.tally("dates resolved")
    for position, wanted in enumerate(case.gold.dates):
        if wanted.optional:
            continue
        if position not in joined:
            there.missed += 1
            right.missed += 1
            case.differs("date missed", wanted.span, wanted.value)
            continue
        there.right += 1
        value = found[joined[position]].value
        if value == wanted.value:
            right.right += 1
        else:
            right.spurious += 1
            right.missed += 1
            case.differs("date value", wanted.span, f"{wanted.value}, found {value}")
    for position in sorted(set(range(len(found))) - set(joined.values())):
        there.spurious += 1
        right.spurious += 1
        case.differs("date spurious", found[position].span, found[position].value)
