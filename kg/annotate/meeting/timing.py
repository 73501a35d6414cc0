"""Say when a meeting was or will be: the dates of a sentence and what its words tell of the stage go in, a date comes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.dating import coming, date_of, past, position_of
from kg.annotate.meeting.days import day_counted, day_of_event, day_of_news, day_of_saying, day_told_before
from kg.annotate.meeting.lasting import first_day
from kg.annotate.meeting.nouns import introduction
from kg.annotate.meeting.visits import days_of_visit
from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.reach import Parties
    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.stages import Stage
    from kg.annotate.meeting.triggers import Trigger

_IN_MEETING = {"noun-told", "noun-shared"}
_YEAR = len("2022")  # a date no more exact than its year
_BESIDE = 70  # code points from "the meeting" to its date
_BEGINNING = 40  # code points behind a noun in which it is told that it begins
_LOOSE = {"loose", "session", "beside"}
_OPEN = {Status.PROPOSED, Status.POSSIBLE}


def told_day(
    scene: Scene, trigger: Trigger, parties: Parties, stage: Stage, knowledge: Knowledge
) -> tuple[CalendarDate | None, Stage]:
    """Return the first day that the words tell, and the stage, which that day may change."""
    when = day_counted(scene, trigger, knowledge)
    when = when or date_of(scene, trigger, stage, parties.end_after(trigger.end), knowledge.published)
    when = _fitting(when, stage, scene, trigger, knowledge.published)
    stage = _begun(scene, trigger, stage, when, knowledge.published)
    today = knowledge.published if stage.status is Status.ONGOING else None
    return first_day(scene, trigger, when, today), stage


def stands_beside(scene: Scene, trigger: Trigger, when: CalendarDate) -> bool:
    """Tell whether a date stands so near to a mere mention of a meeting that it is the meeting's."""
    begins = [position_of(scene, time)[0] for time in scene.times if time.date.text == when.text]
    return not begins or any(abs(begin - trigger.begin) <= _BESIDE for begin in begins)


def _begun(scene: Scene, trigger: Trigger, stage: Stage, when: CalendarDate | None, published: date | None) -> Stage:
    """Return that it goes on, where it is told that it began on the day of the article ("opened talks on Monday")."""
    if stage.status is not Status.HELD or when is None or published is None or when.earliest != published:
        return stage
    begins = scene.grammar.tables["begins"]
    behind = begins.search(scene.mask, trigger.end, min(trigger.end + _BEGINNING, trigger.clause[1]))
    told = begins.match(scene.mask, trigger.anchor) or behind
    return replace(stage, status=Status.ONGOING) if trigger.is_noun and told else stage


def supposed(scene: Scene, trigger: Trigger, parties: Parties, stage: Stage, knowledge: Knowledge) -> CalendarDate | None:
    """Return the day that no date beside the words tells: of what was said there, of the news, of the visit."""
    if greater := day_of_event(scene, trigger, knowledge, stage.status):
        return greater
    said_there = trigger.reach == "beside" and stage.status in {Status.HELD, Status.UNKNOWN}
    if said_there and (day := day_of_news(scene, trigger, knowledge, told_as_past=True)):
        return day
    if stage.status is Status.HELD:
        if day := day_told_before(scene, knowledge):
            return day
        is_past = trigger.tense == "past" or parties.rule in _IN_MEETING
        introduced = scene.grammar.cues_at["after"].search(scene.mask[introduction(scene, trigger) : trigger.begin])
        headed = (
            stage.explicit and introduced and scene.grammar.tables["aftermath"].search(introduced[0])
        )  # "during his talks with B, A said"
        is_event = not trigger.is_noun or parties.rule == "noun-between" or is_past or headed
        if stage.explicit and (day := day_of_saying(scene, trigger, knowledge)):
            return day
        told = (stage.explicit or trigger.tense == "any") and is_event
        return day_of_news(scene, trigger, knowledge, told_as_past=is_past and trigger.reach not in _LOOSE) if told else None
    ahead = stage.status is Status.PLANNED and stage.explicit
    return days_of_visit(scene.sentence.span.begin, knowledge, scene.grammar) if ahead else None


def _fitting(
    when: CalendarDate | None, stage: Stage, scene: Scene, trigger: Trigger, published: date | None
) -> CalendarDate | None:
    """Return the date that the stage allows: what was held is over, what will be held is not."""
    if when is None or published is None or not stage.explicit:
        return when
    if stage.status in {*_OPEN, Status.PLANNED} and len(when.value) == _YEAR and when.latest < published:
        return None  # "under a proposal of last year"
    if stage.status is Status.HELD:
        return past(scene, when, published)
    if stage.status is Status.PLANNED:
        return coming(scene, trigger, when, published)
    if stage.status in _OPEN and when.latest < published:
        return None  # the day on which it was proposed
    return when
