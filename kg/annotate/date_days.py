"""Read expressions that name days of a month ("10 dan 12 Januari", "Senin (27/12/2021)", "Nov. 18-19") as dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import Period, between, day_of, nearest
from kg.model import DateBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.date_grammar import Expression
    from kg.annotate.date_tokens import Tokens

_CENTURY = 2000  # of a year written with two figures
_PIVOT = 70
_SAME_STORY = 60  # days between two dates that one sentence names


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression, or one member of a list of days, means: token positions (end exclusive), period and basis."""

    begin: int
    end: int
    period: Period
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Situation:
    """What surrounds an expression: the article's day, the tense there (+1, 0, -1), and the dates told of before."""

    anchor: date | None
    tense: int
    told: tuple[Meaning, ...] = ()
    sentence_year: int | None = None  # of the last date in the same sentence that names its year
    beside: date | None = None  # the last day named in the same sentence
    listed: date | None = None  # the weekday before in the same list ("Friday and Saturday")


@dataclass(frozen=True, slots=True)
class Year:
    """The year that an expression names, outright or as a shift from the article's; both may be missing."""

    number: int | None
    basis: DateBasis
    direction: int | None = None  # "10 Januari lalu": -1, "mendatang": +1


def year_in(tokens: Tokens, begin: int, end: int, anchor: date | None) -> Year:
    """Return what the tokens say of the year: "2022", "tahun depan", "of last year", "lalu"."""
    letters = tokens.letters[begin:end]
    if "y" in letters:
        return Year(_integer(tokens, begin + letters.index("y")), DateBasis.EXPLICIT)
    shift = next((i for i, letter in enumerate(letters) if letter in "<>z"), None)
    if shift is None:
        return Year(None, DateBasis.YEAR_INFERRED)
    value = _integer(tokens, begin + shift)
    if "t" in letters and anchor:
        return Year(anchor.year + value, DateBasis.RELATIVE_TO_ARTICLE)
    return Year(None, DateBasis.YEAR_INFERRED, value)


def read_days(tokens: Tokens, expression: Expression, situation: Situation, *, day_first: bool) -> Iterator[Meaning]:
    """Yield one meaning per day named, or one for a range; nothing where the calendar has no such day."""
    begin, end = expression.begin, expression.end
    if tokens.letters[begin] == "(" and tokens.letters[end - 1] == ")":
        begin, end = begin + 1, end - 1
    letters = tokens.letters[begin:end]
    if "N" in letters:
        yield from _in_figures(tokens, begin, end, situation, day_first=day_first)
        return
    if letters.endswith(".") and begin + letters.index("M") not in tokens.abbreviated:
        end -= 1
    month = _integer(tokens, begin + letters.index("M"))
    year = year_in(tokens, begin, end, situation.anchor)
    places = [begin + i for i, letter in enumerate(letters) if letter == "d"]
    weekday = _weekday(tokens, begin, end)
    days = [_day(year, month, _integer(tokens, place), weekday, situation) for place in places]
    yield from _each_or_range(tokens, (begin, end), places, days, year.basis)


def _each_or_range(
    tokens: Tokens, extent: tuple[int, int], places: list[int], days: list[date | None], basis: DateBasis
) -> Iterator[Meaning]:
    begin, end = extent
    first, last = days[0], days[-1]
    if len(days) == 2 and tokens.letters[places[0] + 1] in "-j":
        if first and last and first <= last:
            period = between(first, last)
            yield Meaning(begin, end, Period(first.isoformat(), period.earliest, period.latest), basis)
        return
    starts = [begin, *places[1:]]
    ends = [*(place + 1 for place in places[:-1]), end]
    for start, stop, day in zip(starts, ends, days, strict=True):
        if day:
            yield Meaning(start, stop, day_of(day), basis)


def _in_figures(tokens: Tokens, begin: int, end: int, situation: Situation, *, day_first: bool) -> Iterator[Meaning]:
    letters = tokens.letters[begin:end]
    place = begin + letters.index("N")
    numbers = _figures(str(tokens.values[place]), day_first=day_first)
    if numbers is None:
        return
    number, month, written_year = numbers
    before = tokens.letters[begin - 1 : begin]
    if written_year is None and not (set(letters) & set("WR") or before == "(" or (day_first and before == "i")):
        return
    basis = DateBasis.EXPLICIT if written_year else DateBasis.YEAR_INFERRED
    year = Year(written_year, basis)
    weekday = _weekday(tokens, begin, end)
    last = _day(year, month, number, weekday, situation)
    if "d" in letters:
        first = _day(year, month, _integer(tokens, begin + letters.index("d")), None, situation)
        yield from _each_or_range(tokens, (begin, end), [begin + letters.index("d"), place], [first, last], basis)
    elif last:
        yield Meaning(begin, end, day_of(last), basis)


def _figures(written: str, *, day_first: bool) -> tuple[int, int, int | None] | None:
    """Return day, month and year of a date in figures, or None if no reading of it is a date."""
    parts = [int(part) for part in written.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        year, month, day = parts
        return (day, month, year) if month <= 12 else None
    first, second = parts[:2]
    day, month = (first, second) if day_first or first > 12 else (second, first)
    if month > 12:
        day, month = month, day
    if month > 12 or not month:
        return None
    if len(parts) < 3:
        return day, month, None
    short = len(written.rpartition("/")[2]) == 2
    return day, month, parts[2] + (_CENTURY if parts[2] < _PIVOT else _CENTURY - 100) if short else parts[2]


def _day(year: Year, month: int, number: int, weekday: int | None, situation: Situation) -> date | None:
    if year.number is not None:
        return _valid(year.number, month, number)
    return _inferred(month, number, weekday, year.direction, situation)


def _inferred(month: int, number: int, weekday: int | None, direction: int | None, situation: Situation) -> date | None:
    """Return the day of the year that is meant: of the sentence, of the same day told before, else the nearest that fits."""
    if (near := _near(situation.beside, month, number)) and direction is None:
        return near
    if situation.sentence_year is not None and direction is None and situation.tense <= 0:
        return _valid(situation.sentence_year, month, number)
    for told in reversed(situation.told):
        before = told.period.earliest
        if direction is None and (before.month, before.day) == (month, number) and before == told.period.latest:
            return before
    anchor = situation.anchor or (situation.told[-1].period.earliest if situation.told else None)
    if anchor is None:
        return None
    days = [day for year in range(anchor.year - 1, anchor.year + 2) if (day := _valid(year, month, number))]
    if weekday:
        days = [day for day in days if day.isoweekday() == weekday] or days
    if direction:
        days = [day for day in days if (day - anchor).days * direction >= 0] or days
    tense = situation.tense if direction is None else 0
    return nearest([day_of(day) for day in days], anchor, tense).earliest if days else None


def _near(beside: date | None, month: int, number: int) -> date | None:
    """Return the day of that name within a few weeks of one told just before."""
    if beside is None:
        return None
    days = (_valid(year, month, number) for year in (beside.year - 1, beside.year, beside.year + 1))
    return next((day for day in days if day and abs((day - beside).days) <= _SAME_STORY), None)


def _weekday(tokens: Tokens, begin: int, end: int) -> int | None:
    letters = tokens.letters[begin:end]
    return _integer(tokens, begin + letters.index("W")) if letters.count("W") == 1 else None


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _integer(tokens: Tokens, position: int) -> int:
    value = tokens.values[position]
    return value if isinstance(value, int) else 0
