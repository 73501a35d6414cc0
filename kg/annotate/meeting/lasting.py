"""Tell the first day of a meeting that lasts several from the day of it that a sentence names: a date in, a date out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import DAY, between
from kg.annotate.meeting.moving import shifted
from kg.model import CalendarDate, DateBasis

if TYPE_CHECKING:
    import re
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

_LONGEST = 14  # days
_USUAL = 7  # days that few meetings outlast
_AROUND = 60  # code points before a noun in which it is said how long it lasts


def first_day(scene: Scene, trigger: Trigger, when: CalendarDate | None, today: date | None) -> CalendarDate | None:
    """Return the day on which it began, where the named one is its second or third, or the last of a told number.

    `today` is the day of the article if it is still going on: its second day is that, if no other is named.
    """
    if not trigger.is_noun or (when is not None and when.earliest != when.latest):
        return when
    tables, clause = scene.grammar.tables, trigger.clause
    told = tables["days_in"].search(scene.mask, *clause)
    nth = _number(scene, told)
    if when is None:
        if told is None or nth is None or today is None:
            return None
        when = CalendarDate(today.isoformat(), today, today, told[0], DateBasis.RELATIVE_TO_ARTICLE)
    if nth is None and ends(scene, trigger):
        nth = length_of(scene, trigger)
    return when if nth is None else moved_back(when, nth)


def length_of(scene: Scene, trigger: Trigger) -> int | None:
    """Return how many days a meeting is said to last, if that is more than one."""
    low, high = max(trigger.clause[0], trigger.begin - _AROUND), min(trigger.clause[1], trigger.end + _AROUND)
    return _number(scene, scene.grammar.tables["lasting"].search(scene.mask, low, high)) if trigger.is_noun else None


def begun(last: CalendarDate) -> CalendarDate:
    """Return the days on which a meeting of unknown length, of which only the last day is told, can have begun."""
    days = between(last.latest - (_USUAL - 1) * DAY, last.latest)
    return CalendarDate(days.value, days.earliest, days.latest, last.text, last.basis)


def moved_back(last: CalendarDate, days: int) -> CalendarDate:
    """Return the first of so many days from the last of them."""
    return shifted(last, -timedelta(days=days - 1))


def ends(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a verb says that it ended: the one that carries the noun, or one behind it."""
    ends = scene.grammar.tables["ends"]
    return bool(ends.match(scene.mask, trigger.anchor) or ends.search(scene.mask, trigger.end, trigger.clause[1]))


def _number(scene: Scene, found: re.Match[str] | None) -> int | None:
    told = found[found.lastindex or 0] if found else ""
    number = int(told) if told.isdecimal() else scene.grammar.numbers.get(told, 0)
    return number if 1 < number <= _LONGEST else None
