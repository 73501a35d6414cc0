"""Find the days of a visit that an article tells of: what is to happen on that visit happens then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import DAY, between
from kg.model import CalendarDate, DateBasis, Span

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.grammar import Grammar
    from kg.annotate.meeting.knowledge import Knowledge

_RECENT = timedelta(days=4)  # a visit that began longer ago is over
_LONGEST = 14  # days
_NEAR = 80  # code points between a day and the word of a visit
_MONTH = timedelta(days=31)  # no longer may a visit be of which only the week or month is told


def days_of_visit(before: int, knowledge: Knowledge, grammar: Grammar) -> CalendarDate | None:
    """Return the days of the visit told last before a position, if its first day is named and it is not over."""
    published = knowledge.published
    if published is None:
        return None
    for time in reversed(knowledge.times):
        short = time.date.latest - time.date.earliest <= _MONTH
        exact = time.span.end <= before and short and time.date.latest >= published - _RECENT
        if (
            exact
            and not _is_of_saying(knowledge, grammar, time.span.begin)
            and not _is_of_noun(knowledge, grammar, time.span.begin)
            and (beside := _beside(time.span, knowledge, grammar))
        ):
            return _lasting(time.date, _length(beside, knowledge, grammar), published)
    return None


def _beside(day: Span, knowledge: Knowledge, grammar: Grammar) -> Span | None:
    """Return what stands around a day, if that tells of a visit."""
    low = max(knowledge.text.rfind("\n", 0, day.begin) + 1, day.begin - _NEAR)
    line = knowledge.text.find("\n", day.end)
    high = min(len(knowledge.text) if line < 0 else line, day.end + _NEAR)
    return Span(low, high) if grammar.tables["visits"].search(knowledge.lower, low, high) else None


def _is_of_saying(knowledge: Knowledge, grammar: Grammar, begin: int) -> bool:
    return grammar.tables["undated"].search(knowledge.lower[max(0, begin - 40) : begin]) is not None


def _is_of_noun(knowledge: Knowledge, grammar: Grammar, begin: int) -> bool:
    """Tell whether a day belongs to a noun behind it, in a language that puts it there ("the July 1 ceremony")."""
    article = grammar.tables["definite_before"].search(knowledge.lower[max(0, begin - 10) : begin])
    return grammar.compound is not None and article is not None


def _length(around: Span, knowledge: Knowledge, grammar: Grammar) -> int:
    """Return how many days the visit lasts, 1 where that is not told."""
    found = grammar.tables["lasting"].search(knowledge.lower, around.begin, around.end)
    told = found[found.lastindex or 0] if found else ""
    days = int(told) if told.isdecimal() else grammar.numbers.get(told, 1)
    return days if days <= _LONGEST else 1


def _lasting(first: CalendarDate, days: int, published: date) -> CalendarDate | None:
    last = max(first.latest, first.earliest + (days - 1) * DAY)
    if last < published:
        return None
    if days == 1 or first.earliest != first.latest:
        return first
    period = between(first.earliest, last)
    return CalendarDate(period.value, period.earliest, period.latest, first.text, DateBasis.RELATIVE_TO_EVENT)
