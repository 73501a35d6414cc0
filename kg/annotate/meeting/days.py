"""Find the day of a meeting that no date beside its words tells: that of what was said there, or that of the news."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.meeting.dating import is_inserted, is_of_noun, position_of
from kg.annotate.meeting.grammar import GROUP
from kg.model import CalendarDate, DateBasis

_OPENING = 20  # code points before a clause in which "after" is looked for
_PERFECT = 25  # code points before a verb in which its auxiliary is looked for
_NEAR = 250  # code points before a sentence in which dates tell of what times it is
_BESIDE_LEAD = 3  # code points between the first two sentences
_RECENT = timedelta(days=2)

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger
    from kg.model import TimeMention


def day_of_saying(scene: Scene, trigger: Trigger, knowledge: Knowledge) -> CalendarDate | None:
    """Return the day on which something was said right after the meeting ("said after talks with …"), if that is told."""
    published = knowledge.published
    before = scene.mask[max(0, trigger.anchor - 40) : trigger.anchor]
    headings = tuple(scene.grammar.tables["aftermath"].finditer(before))
    between = before[headings[-1].end() :].strip() if headings else ""
    other = GROUP in between and (trigger.is_noun or between.strip(GROUP))  # "after A met B" is the meeting of A
    says = scene.grammar.saying.search(scene.mask) or scene.grammar.tables["remarks"].search(scene.mask)
    if not headings or other or not says:
        return None
    exact = [time.date for time in scene.times if _may_be_of_saying(scene, trigger, time, published)]
    if exact:
        return exact[0]
    around = scene.mask[max(0, trigger.begin - 40) : trigger.end + 25]
    if published is None or scene.times or scene.grammar.tables["bygone"].search(around):
        return None
    if lead := _day_of_lead(knowledge):
        return lead
    return CalendarDate(published.isoformat(), published, published, headings[-1][0], DateBasis.RELATIVE_TO_ARTICLE)


def _may_be_of_saying(scene: Scene, trigger: Trigger, time: TimeMention, published: date | None) -> bool:
    """Tell whether something can have been said on a day: one that is past and of nothing else."""
    begin = position_of(scene, time)[0]
    if time.date.earliest != time.date.latest or (published is not None and time.date.latest > published):
        return False
    return not (is_inserted(scene, trigger, begin) or is_of_noun(scene, begin))


def day_of_news(scene: Scene, trigger: Trigger, knowledge: Knowledge, *, told_as_past: bool) -> CalendarDate | None:
    """Return the day that the first sentence tells, for what a sentence after it tells without a day.

    Where the verb does not say that it is past, the sentence has to be the second one.
    """
    opening = scene.mask[max(0, trigger.clause[0] - _OPENING) : trigger.clause[0]].rstrip() + " "
    distance = scene.sentence.span.begin - knowledge.lead.end
    if distance <= 0 or scene.grammar.cues_at["after"].search(opening):
        return None  # "a day after A spoke with B"
    day = _day_of_lead(knowledge)
    if day is None or distance <= _BESIDE_LEAD:
        return day
    return day if told_as_past and not _looks_back(scene, trigger, knowledge, day) else None


def _looks_back(scene: Scene, trigger: Trigger, knowledge: Knowledge, day: CalendarDate) -> bool:
    """Tell whether a sentence is about earlier times: by its tense, by its words, by a date in it or right before it."""
    mask, tables = scene.mask, scene.grammar.tables
    verb = trigger.anchor if trigger.is_noun else trigger.end  # a verb's form may hold its auxiliary ("has met")
    if scene.times or tables["perfect"].search(mask[max(0, trigger.anchor - _PERFECT) : verb]):
        return True
    if tables["bygone"].search(mask, max(0, trigger.anchor - _OPENING), min(len(mask), trigger.end + _OPENING)):
        return True
    begin = scene.sentence.span.begin
    before = [time for time in knowledge.times if begin - _NEAR <= time.span.begin < begin]
    return any(time.date.latest < day.earliest - _RECENT for time in before)


def _day_of_lead(knowledge: Knowledge) -> CalendarDate | None:
    if knowledge.published is None:
        return None
    for time in knowledge.times:
        day = time.date.earliest
        recent = timedelta() <= knowledge.published - day <= _RECENT
        if knowledge.lead.begin <= time.span.begin < knowledge.lead.end and day == time.date.latest and recent:
            return time.date
    return None
