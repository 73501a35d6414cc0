"""Find the date of an event among the calendar expressions of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    from kg.annotate.event.sides import Sides
    from kg.annotate.event.triggers import Look
    from kg.model import TimeMention

_BEFORE = 30  # code points before a date in which a word such as "since" is looked for
_FRONTED = 25  # code points into its sentence at which a date still opens it
_FAR = 30  # code points from an event to its date, where a comma stands between them
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.PROPOSED})
_YEAR = 4  # characters of a date that is but a year


def date_of(look: Look, sides: Sides, status: Status) -> CalendarDate | None:
    """Return the date that stands nearest to the trigger in its clause, or opens its sentence, and agrees with the status."""
    near = [
        (_distance(time, look, sides), time.span, time.date)
        for time in look.scene.times_in(look.sentence.begin, look.sentence.end)
        if _in_reach(time, look, sides) and _agrees(time.date, status, look)
    ]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _in_reach(time: TimeMention, look: Look, sides: Sides) -> bool:
    begin = time.span.begin
    opens = begin - look.sentence.begin <= _FRONTED
    if not (look.clause.begin <= begin < look.clause.end or opens):
        return False
    if _elsewhere(look.scene.mask[sides.until : begin]):
        return False
    return look.grammar.fate.undated.search(look.scene.mask, max(look.sentence.begin, begin - _BEFORE), begin) is None


def _elsewhere(between: str) -> bool:
    """Tell whether so much, with a comma in it, stands between an event and a date that it is rather that of something else."""
    return "," in between and len(between) > _FAR


def _agrees(when: CalendarDate, status: Status, look: Look) -> bool:
    published = look.scene.published
    if published is None:
        return True
    return when.latest >= published if status in _AHEAD else when.earliest <= published


def _distance(time: TimeMention, look: Look, sides: Sides) -> int:
    if time.span.begin >= sides.until:
        return time.span.begin - sides.until
    return max(look.begin - time.span.end, 0)
