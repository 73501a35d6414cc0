"""Say which days an expression means, given the article's day, the tense around it and the dates told of before."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import (
    Period,
    between,
    day_of,
    month_of,
    months_between,
    nearest,
    part_of,
    shifted,
    weekday_near,
    year_of,
)
from kg.annotate.date_days import Meaning, Situation, read_days, year_in
from kg.annotate.date_grammar import Form
from kg.annotate.date_slice import Slice
from kg.model import DateBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from kg.annotate.date_grammar import Expression
    from kg.annotate.date_tokens import Tokens

Reading = tuple[Period, DateBasis] | None
_ARTICLE, _EVENT, _EXPLICIT = DateBasis.RELATIVE_TO_ARTICLE, DateBasis.RELATIVE_TO_EVENT, DateBasis.EXPLICIT
_SATURDAY, _SUNDAY = 6, 7
_YEAR_AFTER = tuple("ijobvcPf(")  # "in 1815"; any other word makes a year only of a number of our time
_NO_YEAR_AFTER = tuple("#/-.%D")
_RECENT = range(1945, 2051)
_ACCURACY = {"h": 10, "w": 10, "m": 7, "x": 10, "t": 4, "q": 7}  # the least length of a value to count such units from


def meanings(tokens: Tokens, expression: Expression, situation: Situation, *, day_first: bool) -> Iterator[Meaning]:
    """Yield what the expression means; nothing if it cannot be resolved or is no date after all."""
    try:
        if expression.form is Form.DAY:
            yield from read_days(tokens, expression, situation, day_first=day_first)
        elif reading := _READERS[expression.form](Slice(tokens, expression), situation):
            yield Meaning(expression.begin, _end(tokens, expression), *reading)
    except (ValueError, OverflowError):
        return  # a day or year that the calendar lacks


def _end(tokens: Tokens, expression: Expression) -> int:
    """Return the expression's end without a full stop that belongs to the sentence."""
    end = expression.end
    if tokens.letters[end - 1] == "." and end - 2 not in tokens.abbreviated:
        return end - 1
    return end


def _month(found: Slice, situation: Situation) -> Reading:
    number, anchor = found.number("M"), situation.anchor
    year = year_in(found.tokens, found.begin, found.end, anchor)
    if year.number is not None:
        return month_of(year.number, number), year.basis
    if year.direction is None and _doubtful_month(found):
        return None
    if year.direction is None and situation.sentence_year and situation.tense <= 0:
        return month_of(situation.sentence_year, number), DateBasis.YEAR_INFERRED
    around = anchor or (situation.told[-1].period.earliest if situation.told else None)
    if around is None:
        return None
    months = [month_of(y, number) for y in range(around.year - 1, around.year + 2)]
    if year.direction:
        months = [m for m in months if (m.latest < around if year.direction < 0 else m.earliest > around)]
    return nearest(months, around, situation.tense if year.direction is None else 0), DateBasis.YEAR_INFERRED


def _doubtful_month(found: Slice) -> bool:
    """Tell whether a month's name stands where it may be a person's name, a verb, or an abbreviation of something else."""
    place = found.begin + found.letters.index("M")
    if place in found.tokens.abbreviated:
        return not found.letters.endswith(".")
    before = found.tokens.letters[found.begin - 1 : found.begin]
    return place in found.tokens.names and not (found.letters[0] == "m" or (before and before in "ijoeb-"))


def _months(found: Slice, situation: Situation) -> Reading:
    year = year_in(found.tokens, found.begin, found.end, situation.anchor)
    first, last = (v for i, v in enumerate(found.tokens.values[found.begin : found.end]) if found.letters[i] == "M")
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    if year.number is not None:
        return months_between(year.number - (last < first), first, last), year.basis
    if situation.anchor is None:
        return None
    around = [months_between(situation.anchor.year + shift, first, last) for shift in (-1, 0, 1)]
    return nearest(around, situation.anchor, situation.tense), year.basis


def _part(found: Slice, situation: Situation) -> Reading:
    part = str(found.tokens.values[found.begin])
    if "M" in found.letters:
        whole = _month(found, situation)
    elif "y" in found.letters:
        whole = (year_of(found.number("y")), _EXPLICIT)
    elif situation.anchor:
        whole = (shifted(situation.anchor, found.unit(), found.number("<>")), _ARTICLE)
    else:
        return None
    return (part_of(whole[0], part, situation.anchor), whole[1]) if whole else None


def _weekday(found: Slice, situation: Situation) -> Reading:
    anchor = situation.anchor
    if anchor is None or _doubtful_weekday(found) or found.letters == "W-W":  # "Senin-Jumat" are opening hours
        return None
    name, letters = found.number("W"), found.letters
    if situation.listed is not None and letters.strip("h.") == "W":
        return day_of(weekday_near(situation.listed, name, 2)), _ARTICLE
    if found.begin == 0 and letters == "W>" and 0 in found.tokens.names:  # "Minggu lalu" opens the sentence
        return shifted(anchor, "w", found.number(">")), _ARTICLE
    if "w" in letters:
        return day_of(weekday_near(shifted(anchor, "w", found.number("<>g")).earliest, name, 1)), _ARTICLE
    if shift := next((letter for letter in letters if letter in "<>z"), None):
        value = found.number(shift)
        direction = 2 * value if value else (0 if situation.tense < 0 else 1)
    else:
        direction = -2 if "R" in letters else max(situation.tense, 0)
    return day_of(weekday_near(anchor, name, direction)), _ARTICLE


def _doubtful_weekday(found: Slice) -> bool:
    place = found.begin + found.letters.index("W")
    return place in found.tokens.abbreviated and found.tokens.letters[place + 1 : place + 2] != "."


def _quarter(found: Slice, situation: Situation) -> Reading:
    year = year_in(found.tokens, found.begin, found.end, situation.anchor)
    number = found.number("nd")
    halves = any(value == "semester" for value in found.tokens.values[found.begin : found.end])
    months = 6 if halves else 3
    if year.number is None or not 1 <= number <= 12 // months:
        return None
    return months_between(year.number, months * (number - 1) + 1, months * number), year.basis


def _season(found: Slice, situation: Situation) -> Reading:
    year = year_in(found.tokens, found.begin, found.end, situation.anchor)
    span = next(value for value in found.tokens.values[found.begin : found.end] if isinstance(value, tuple))
    if year.number is not None:
        return months_between(year.number, *span), year.basis
    anchor = situation.anchor
    if anchor is None or year.direction is None:
        return None
    seasons = [months_between(anchor.year + shift, *span) for shift in (-2, -1, 0, 1, 2)]
    fitting = [s for s in seasons if (s.latest < anchor if year.direction < 0 else s.latest >= anchor)]
    return nearest(fitting if year.direction else seasons, anchor, 0), _ARTICLE


def _ago(found: Slice, situation: Situation) -> Reading:
    count = found.count()
    direction = {"a": -1, "l": 1}.get(found.letters[-1], found.number(">"))
    if situation.anchor is None or count is None or (found.letters[-1] == ">" and direction != -1):
        return None
    return shifted(situation.anchor, found.unit(), direction * count), _ARTICLE


def _event_offset(found: Slice, situation: Situation) -> Reading:
    count = found.count()
    sign = {"earlier": -1, "later": 1}.get(str(found.tokens.values[found.end - 1]), found.number("ek"))
    return _from_event(found.unit(), count * sign, situation) if count else None


def _event_shift(found: Slice, situation: Situation) -> Reading:
    return _from_event(found.unit(), found.number("gek"), situation)


def _event_day(found: Slice, situation: Situation) -> Reading:
    count = found.number("EB")
    told = _from_event("h", count, situation)
    if told is None and count == 0 and situation.anchor:  # "later in the day" where no day was told
        return day_of(situation.anchor), _ARTICLE
    return told


def _from_event(unit: str, count: int, situation: Situation) -> Reading:
    """Count from the last date before that is exact enough; a month cannot tell which day "the next day" is."""
    for told in reversed(situation.told):
        if len(told.period.value) >= _ACCURACY[unit]:
            day: date = told.period.latest if count > 0 and unit == "h" else told.period.earliest
            return shifted(day, unit, count), _EVENT
    return None


def _shift(found: Slice, situation: Situation) -> Reading:
    anchor = situation.anchor
    if anchor is None:
        return None
    if found.letters[0] == "c":  # "the weekend": the last, or where the future is spoken of the next
        anchor = weekday_near(anchor, _SUNDAY if situation.tense > 0 else _SATURDAY, max(situation.tense, 0))
    return shifted(anchor, found.unit(), found.number("<>")), _ARTICLE


def _relative(found: Slice, situation: Situation) -> Reading:
    return (shifted(situation.anchor, "h", found.number("R")), _ARTICLE) if situation.anchor else None


def _year(found: Slice, _: Situation) -> Reading:
    years = [v for i, v in enumerate(found.tokens.values[found.begin : found.end]) if found.letters[i] == "y"]
    first, last = years[0], years[-1]
    if not isinstance(first, int) or not isinstance(last, int) or last < first:
        return None
    before = found.tokens.letters[found.begin - 1 : found.begin] if found.begin else ""
    if found.letters[0] == "y" and (before in _NO_YEAR_AFTER or (before not in _YEAR_AFTER and first not in _RECENT)):
        return None
    return between(year_of(first).earliest, year_of(last).latest) if last > first else year_of(first), _EXPLICIT


_READERS: Mapping[Form, Callable[[Slice, Situation], Reading]] = MappingProxyType(
    {
        Form.PART: _part,
        Form.MONTHS: _months,
        Form.MONTH: _month,
        Form.WEEKDAY: _weekday,
        Form.QUARTER: _quarter,
        Form.SEASON: _season,
        Form.AGO: _ago,
        Form.EVENT_OFFSET: _event_offset,
        Form.EVENT_SHIFT: _event_shift,
        Form.SHIFT: _shift,
        Form.EVENT_DAY: _event_day,
        Form.RELATIVE: _relative,
        Form.YEAR: _year,
    }
)
