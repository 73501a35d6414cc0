"""Find the days of the visit that an article opens with: what is to happen on that visit happens then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import DAY, between
from kg.model import CalendarDate, DateBasis

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.grammar import Grammar
    from kg.annotate.meeting.knowledge import Knowledge

_RECENT = timedelta(days=4)  # a visit that began longer ago is over
_LONGEST = 14  # days


def days_of_visit(knowledge: Knowledge, grammar: Grammar) -> CalendarDate | None:
    """Return the days of the visit told in the first sentence, if that names its first day and it is not over."""
    lead, published = knowledge.lead, knowledge.published
    if published is None or not grammar.tables["visits"].search(knowledge.lower, lead.begin, lead.end):
        return None
    for time in knowledge.times:
        if not lead.begin <= time.span.begin < lead.end or _is_of_saying(knowledge, grammar, time.span.begin):
            continue
        if len(time.date.value) == len("2022-01-10") and time.date.latest >= published - _RECENT:
            return _lasting(time.date, _length(knowledge, grammar), published)
    return None


def _is_of_saying(knowledge: Knowledge, grammar: Grammar, begin: int) -> bool:
    return grammar.tables["undated"].search(knowledge.lower, max(knowledge.lead.begin, begin - 40), begin) is not None


def _length(knowledge: Knowledge, grammar: Grammar) -> int:
    """Return how many days the visit lasts, 1 where that is not told."""
    found = grammar.tables["lasting"].search(knowledge.lower, knowledge.lead.begin, knowledge.lead.end)
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
