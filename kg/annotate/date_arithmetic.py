"""Periods of the calendar: days, weeks, months, quarters, years, their parts, and which one is meant when the year is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

DAY = timedelta(days=1)
_SHORT = 10  # days: a week, a weekend, the first third of a month
# How much less likely a date is whose direction the sentence contradicts, and a future date where it says nothing.
_AGAINST_TENSE, _FUTURE_BIAS = 8.0, 1.4


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both inclusive, and its name as exact as the calendar has one (YYYY-MM-DD, YYYY-MM, YYYY)."""

    value: str
    earliest: date
    latest: date


def day_of(day: date) -> Period:
    """Return one day."""
    return Period(day.isoformat(), day, day)


def month_of(year: int, month: int) -> Period:
    """Return one month; raises ValueError for a year or month that the calendar lacks."""
    first = date(year, month, 1)
    return Period(f"{year:04d}-{month:02d}", first, first + relativedelta(months=1) - DAY)


def year_of(year: int) -> Period:
    """Return one year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def between(earliest: date, latest: date) -> Period:
    """Return a stretch of days that has no name of its own.

    Its value is the month (or else the year) that holds all of it; a stretch of up to ten days that crosses a boundary takes
    the month of its middle, as ISO weeks take the year of their Thursday; a longer one the year of its first day.
    """
    if earliest == latest:
        return day_of(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return Period(f"{earliest:%Y-%m}", earliest, latest)
    if (latest - earliest).days <= _SHORT:
        return Period(f"{earliest + (latest - earliest) / 2:%Y-%m}", earliest, latest)
    return Period(f"{earliest.year:04d}", earliest, latest)


def week_of(day: date) -> Period:
    """Return the week, Monday to Sunday, of a day."""
    monday = day - day.weekday() * DAY
    return between(monday, monday + 6 * DAY)


def weekend_of(day: date) -> Period:
    """Return Saturday and Sunday of a day's week."""
    monday = day - day.weekday() * DAY
    return between(monday + 5 * DAY, monday + 6 * DAY)


def months_between(year: int, first: int, last: int) -> Period:
    """Return the months from first to last; a last month before the first lies in the next year."""
    return between(month_of(year, first).earliest, month_of(year + (last < first), last).latest)


def part_of(period: Period, part: str, anchor: date | None) -> Period:
    """Return the early, middle or late third of a month or year, or what of it lies before or after the anchor."""
    begin, end = period.earliest, period.latest
    if part == "earlier":
        return _named(period, begin, anchor if anchor and begin <= anchor <= end else end)
    if part == "later":
        return _named(period, anchor if anchor and begin <= anchor <= end else begin, end)
    if (end - begin).days > 31:
        first, second = date(begin.year, 4, 30), date(begin.year, 8, 31)
    elif (end - begin).days >= 27:
        first, second = begin.replace(day=10), begin.replace(day=20)
    else:
        return period
    return _named(period, *{"early": (begin, first), "middle": (first + DAY, second), "late": (second + DAY, end)}[part])


def _named(period: Period, earliest: date, latest: date) -> Period:
    return Period(period.value, earliest, latest)


def shifted(day: date, unit: str, count: int) -> Period:
    """Return the day (h), week (w), month (m), year (t), weekend (x) or quarter (q) `count` units from a day's own.

    Raises ValueError or OverflowError outside the calendar's years.
    """
    if unit == "h":
        return day_of(day + count * DAY)
    if unit == "w":
        return week_of(day + 7 * count * DAY)
    if unit == "x":
        return weekend_of(day + 7 * count * DAY)
    if unit == "m":
        moved = day + relativedelta(months=count)
        return month_of(moved.year, moved.month)
    if unit == "q":
        first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) + relativedelta(months=3 * count)
        return months_between(first.year, first.month, first.month + 2)
    return year_of(day.year + count)


def nearest(periods: list[Period], anchor: date, tense: int) -> Period:
    """Return the period that is meant: the nearest to the anchor, a future one counting a little farther.

    Where the sentence speaks of the future (+1) or the past (-1), the other direction counts much farther.
    """
    return min(periods, key=lambda period: _distance(period, anchor, tense))


def _distance(period: Period, anchor: date, tense: int) -> float:
    if period.earliest <= anchor <= period.latest:
        return 0.0
    if period.earliest > anchor:
        return (period.earliest - anchor).days * (_AGAINST_TENSE if tense < 0 else 1.0 if tense > 0 else _FUTURE_BIAS)
    return (anchor - period.latest).days * (_AGAINST_TENSE if tense > 0 else 1.0)


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """Return the day of that name (1 is Monday) next to the anchor.

    Direction 0 and +1 include the anchor itself, backwards and forwards; -2 and +2 leave it out.
    """
    forward = (weekday - 1 - anchor.weekday()) % 7
    if direction > 0:
        return anchor + (forward or (7 if direction == 2 else 0)) * DAY
    return anchor - ((7 - forward) % 7 or (7 if direction == -2 else 0)) * DAY
