"""Find the day of a meeting that no date beside its words tells: that of what was said there, or that of the news."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from kg.annotate.date_arithmetic import month_of
from kg.annotate.meeting.dating import is_inserted, is_of_noun, position_of
from kg.annotate.meeting.grammar import GROUP
from kg.annotate.meeting.knowledge import within
from kg.model import CalendarDate, DateBasis, Span, Status

_MOST = 30  # mentions of summits in an article that are looked at
_FARTHEST = 120  # code points from a summit to its days
_EXACT = len("2022-01-10")
_LEAD = 40  # code points before a summit in which it is said how the meeting goes with it
_STOP = re.compile(r"\n|[.!?] ")

_OPENING = 20  # code points before a clause in which "after" is looked for
_PERFECT = 25  # code points before a verb in which its auxiliary is looked for
_NEAR = 250  # code points before a sentence in which dates tell of what times it is
_BESIDE_LEAD = 3  # code points between the first two sentences
_OCCASION = 700  # code points before a sentence in which the day of its occasion is named
_CITED = 70  # code points before a date in which the report is named that it is of
_WEEK = timedelta(days=7)
_RECENT = timedelta(days=2)

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.grammar import Grammar
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
    told_alone = trigger.is_noun and trigger.anchor == trigger.begin  # "after A met B" or "held talks" is the meeting of A
    other = GROUP in between and (told_alone or between.strip(GROUP))
    says = scene.grammar.saying.search(scene.mask) or scene.grammar.tables["remarks"].search(scene.mask)
    if not headings or other or not says:
        return None
    exact = [time for time in scene.times if _may_be_of_saying(scene, trigger, time, published)]
    if exact:
        heading = trigger.anchor - len(before) + headings[-1].start()
        nearest = [time for time in exact if position_of(scene, time)[0] < heading]
        return (nearest[-1] if nearest else exact[0]).date
    around = scene.mask[max(0, trigger.begin - 40) : trigger.end + 25]
    if published is None or scene.times or scene.grammar.tables["bygone"].search(around):
        return None
    if lead := _day_of_lead(knowledge):
        return lead
    return CalendarDate(published.isoformat(), published, published, headings[-1][0], DateBasis.RELATIVE_TO_ARTICLE)


def day_counted(scene: Scene, trigger: Trigger, knowledge: Knowledge) -> CalendarDate | None:
    """Return the day of a meeting so many days before or after which something happens ("a day after talks with A")."""
    after = scene.grammar.tables["since_then"].search(scene.mask, 0, trigger.anchor)
    found = after or scene.grammar.tables["until_then"].search(scene.mask, 0, trigger.anchor)
    later = (position_of(scene, time)[0] for time in scene.times if position_of(scene, time)[0] > trigger.end)
    behind = any(scene.grammar.saying.search(scene.mask, trigger.end, begin) is None for begin in later)
    if found is None or knowledge.published is None or behind:
        return None
    told = found[found.lastindex] if found.lastindex else ""  # "sehari" is one word
    days = int(told) if told.isdecimal() else scene.grammar.numbers.get(told, 0 if told else 1)
    if not days:
        return None  # "several days after"
    before = (time.date for time in scene.times if position_of(scene, time)[0] < found.start())
    day = next((each for each in before if each.earliest == each.latest), None) or _last_day(scene, knowledge)
    if day is None and after is None:
        return None
    basis = DateBasis.RELATIVE_TO_EVENT if day else DateBasis.RELATIVE_TO_ARTICLE
    then = (day.earliest if day else knowledge.published) + timedelta(days=-days if after else days)
    return CalendarDate(then.isoformat(), then, then, found[0], basis)


def day_told_before(scene: Scene, knowledge: Knowledge) -> CalendarDate | None:
    """Return the day named last before a sentence that is about the same occasion."""
    if scene.times or not scene.grammar.tables["alongside"].search(scene.mask):
        return None
    return _last_day(scene, knowledge)


def _last_day(scene: Scene, knowledge: Knowledge) -> CalendarDate | None:
    begin = scene.sentence.span.begin
    near = (time.date for time in reversed(knowledge.times) if begin - _OCCASION <= time.span.begin < begin)
    return next((day for day in near if day.earliest == day.latest), None)


def events_of(knowledge: Knowledge, grammar: Grammar) -> tuple[tuple[int, CalendarDate], ...]:
    """Return where the article tells of summits with their days, exact to the day, and these days; the first few."""
    found = []
    for summit in islice(grammar.summits.finditer(knowledge.lower), _MOST):
        behind = Span(summit.end(), summit.end() + _FARTHEST)
        time = next((time for time in within(knowledge.times, behind) if len(time.date.value) == _EXACT), None)
        if time and not _STOP.search(knowledge.text, summit.end(), time.span.begin):
            found.append((summit.start(), time.date))
    return tuple(found)


def day_of_event(scene: Scene, trigger: Trigger, knowledge: Knowledge, status: Status) -> CalendarDate | None:
    """Return when a meeting was or will be that is only said to go with a summit, whose days the article tells elsewhere.

    After a summit it was on the last of its days; on its sidelines it will be in that month, or on its only day.
    """
    mask, tables = scene.mask, scene.grammar.tables
    summit = scene.grammar.summits.search(mask, *trigger.clause) if knowledge.events else None
    if summit is None or scene.times or trigger.begin <= summit.start() < trigger.end:
        return None
    led = mask[max(0, summit.start() - _LEAD) : summit.start()]
    _, when = min(knowledge.events, key=lambda event: abs(event[0] - scene.sentence.span.begin))
    if status is Status.HELD and _leads(tables["closing"], led):
        last = when.latest
        is_past = knowledge.published is not None and last <= knowledge.published
        return CalendarDate(last.isoformat(), last, last, when.text, DateBasis.RELATIVE_TO_EVENT) if is_past else None
    if status is Status.PLANNED and _leads(tables["sidelines"], led):
        if when.earliest == when.latest:
            return when
        month = month_of(when.earliest.year, when.earliest.month)
        return CalendarDate(month.value, month.earliest, month.latest, when.text, DateBasis.RELATIVE_TO_EVENT)
    return None


def _leads(words: re.Pattern[str], before: str) -> bool:
    """Tell whether words stand right before something, but for an article or the like."""
    found = words.search(before)
    return found is not None and len(before[found.end() :].split()) <= 1


def _may_be_of_saying(scene: Scene, trigger: Trigger, time: TimeMention, published: date | None) -> bool:
    """Tell whether something can have been said on a day: one that is past and of nothing else."""
    begin = position_of(scene, time)[0]
    if time.date.earliest != time.date.latest or (published is not None and time.date.latest > published):
        return False
    cited = scene.grammar.tables["cited"].search(scene.mask, max(0, begin - _CITED), begin)
    return not (cited or is_inserted(scene, trigger, begin) or is_of_noun(scene, begin))


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
        recent = timedelta() <= knowledge.published - day <= _RECENT and day == time.date.latest
        week = day <= knowledge.published <= time.date.latest and time.date.latest - day < _WEEK
        if knowledge.lead.begin <= time.span.begin < knowledge.lead.end and (recent or week):
            return time.date
    return None
