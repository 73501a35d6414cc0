"""Take apart the meetings that one verb tells ("met A on Monday and B on Friday"): a draft goes in, one for each comes out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.details import place_of
from kg.annotate.meeting.grammar import TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.meeting.drafts import Draft
    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.reach import Parties
    from kg.annotate.meeting.scene import Group, Scene
    from kg.annotate.meeting.triggers import Trigger
    from kg.model import CalendarDate, TimeMention

_REACH = 60  # code points from the second party to its own date
_DAYS = re.compile(rf"{TIME}+(?:,\s+{TIME}+)+,?\s+\w+\s+{TIME}+")


def told_together(scene: Scene, trigger: Trigger, parties: Parties, draft: Draft, knowledge: Knowledge) -> Iterator[Draft]:
    """Yield the draft, once for each day of a list of days, and then the meeting with whom the same verb names next."""
    days = _listed(scene, draft.date)
    if not days:
        yield draft
    for day in days:
        begin, end = sorted((trigger.anchor, day.span.end - scene.sentence.span.begin))
        yield replace(draft, date=day.date, core=scene.span(begin, end))
    if not draft.participants or len(parties.sides) < 2 or days:
        return
    before = max(parties.sides, key=lambda side: side.end)
    match = scene.grammar.gapped.match(scene.mask, before.end, trigger.clause[1])
    group = scene.at(match.start("group")) if match else None
    shared = tuple(key for side in parties.sides if side is not before for key in side.keys)
    if group is None or not shared or set(group.keys) & set(draft.participants):
        return
    yield replace(
        draft,
        participants=(*shared, *group.keys),
        core=scene.span(group.begin, group.end),
        date=_next_day(scene, group),
        place=_next_place(scene, trigger, group, knowledge),
        topic=None,
    )


def _next_day(scene: Scene, group: Group) -> CalendarDate | None:
    base = scene.sentence.span.begin
    days = (time.date for time in scene.times if 0 <= time.span.begin - base - group.end < _REACH)
    return next(days, None)


def _next_place(scene: Scene, trigger: Trigger, group: Group, knowledge: Knowledge) -> str | None:
    rest = (group.begin, trigger.clause[1])
    return place_of(scene, replace(trigger, begin=group.begin, end=group.end, anchor=group.begin, clause=rest), knowledge)


def _listed(scene: Scene, when: CalendarDate | None) -> tuple[TimeMention, ...]:
    """Return the three or more days of the list in which a day stands."""
    base = scene.sentence.span.begin
    for match in _DAYS.finditer(scene.mask):
        days = tuple(time for time in scene.times if match.start() <= time.span.begin - base < match.end())
        if any(day.date == when for day in days):
            return days
    return ()
