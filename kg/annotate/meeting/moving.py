"""Tell which day a meeting that was put off or called off has: the new one if that is named, never that of the decision."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.stages import Stage
    from kg.annotate.meeting.triggers import Trigger
    from kg.model import TimeMention

_LOST = {Status.REJECTED, Status.CANCELLED, Status.POSTPONED}
_WEEK = timedelta(days=7)
_LEAD = 40  # code points before a date


def new_day(scene: Scene, stage: Stage, published: date | None) -> CalendarDate | None:
    """Return the day to which the sentence says a meeting was moved; that lies ahead ("was put off to Thursday")."""
    if stage.status is not Status.POSTPONED or stage.words is None:
        return None
    moved, base = scene.grammar.tables["moved_to"], scene.sentence.span.begin
    for time in scene.times:
        begin = time.span.begin - base
        if time.span.begin >= stage.words.end and moved.search(scene.mask, max(0, begin - _LEAD), begin):
            is_name = time.date.earliest == time.date.latest and not any(letter.isdigit() for letter in time.date.text)
            return shifted(time.date, _WEEK) if is_name and published and time.date.latest < published else time.date
    return None


def shifted(when: CalendarDate, by: timedelta) -> CalendarDate:
    """Return a day so much later, with the words and basis of the one that was read."""
    day = when.earliest + by
    return CalendarDate(day.isoformat(), day, day, when.text, when.basis)


def is_of_decision(scene: Scene, trigger: Trigger, stage: Stage, time: TimeMention) -> bool:
    """Tell whether a day before the words of calling off is that on which it was done ("On Friday, A cancelled the talks")."""
    if stage.status not in _LOST or stage.words is None:
        return False
    return time.span.end <= stage.words.begin and stage.words.begin - scene.sentence.span.begin < trigger.begin
