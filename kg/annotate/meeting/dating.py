"""Find the date of a meeting among the dates of its sentence; the day of the reporting is not it, unless the words say so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP, TIME
from kg.annotate.meeting.moving import is_of_decision, new_day, shifted
from kg.model import CalendarDate, Status, TimeMention

_FARTHEST = 150  # code points between the parties and a date that follows them
_YEAR = len("2022")  # a date no more exact than its year
_NEXT = 60  # code points from a date that opens a clause to its verb
_CITED = 70  # code points before a date in which it is told what is of that day
_ADVERBS = 3  # words between a date and the verb that goes on after it
_WEEK = timedelta(days=7)

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.stages import Stage
    from kg.annotate.meeting.triggers import Trigger


def date_of(scene: Scene, trigger: Trigger, stage: Stage, end_of_parties: int, published: date | None) -> CalendarDate | None:
    """Return the nearest fitting date of the clause, else one of the same reported statement; positions in the sentence."""
    if moved := new_day(scene, stage, published):
        return moved
    low, high = trigger.clause
    candidates = []
    for time in scene.times:
        begin, end = position_of(scene, time)
        if is_of_decision(scene, trigger, stage, time) or not _may_date(scene, trigger, stage.status, time):
            continue
        if begin - end_of_parties > _FARTHEST:
            continue
        outside = not low <= begin < high
        distance = begin - trigger.end if begin >= trigger.end else trigger.anchor - end + 20
        candidates.append((outside, distance, begin, time.date))
    candidates.sort(key=lambda candidate: candidate[:3])
    return _most_exact([when for outside, _, _, when in candidates if outside == candidates[0][0]])


def _most_exact(dates: list[CalendarDate]) -> CalendarDate | None:
    """Return the first date, or a day or month of it that is told, too ("the 2025 summit … in June")."""
    best = dates[0] if dates else None
    for when in dates[1:]:
        if best and len(best.value) == _YEAR < len(when.value) and best.earliest <= when.earliest and when.latest <= best.latest:
            best = when
    return best


def past(scene: Scene, when: CalendarDate | None, published: date | None) -> CalendarDate | None:
    """Return the weekday before the article for one that was read as the coming one although the meeting was held."""
    if when is None or published is None or any(letter.isdigit() for letter in when.text) or _is_fixed(scene, when):
        return when
    if when.earliest != when.latest or not timedelta() < when.earliest - published <= _WEEK:
        return when
    return shifted(when, -_WEEK)


def coming(scene: Scene, trigger: Trigger, when: CalendarDate | None, published: date | None) -> CalendarDate | None:
    """Return the weekday after the article for one that was read as the last one although the meeting is to be."""
    if when is None or published is None or any(letter.isdigit() for letter in when.text):
        return when
    if when.earliest != when.latest or not timedelta() < published - when.earliest < _WEEK:
        return when
    if _is_fixed(scene, when):
        return None  # what will be was not yesterday
    tables, clause = scene.grammar.tables, trigger.clause
    if tables["former"].search(scene.mask, *clause) or tables["visits"].search(scene.mask, clause[0], trigger.begin):
        return when  # "was to meet", "arrived on Monday for talks"
    return shifted(when, _WEEK)


def _is_fixed(scene: Scene, when: CalendarDate) -> bool:
    """Tell whether the words are no weekday, but "yesterday" or the like."""
    return " ".join(when.text.lower().split()) in scene.grammar.days


def position_of(scene: Scene, time: TimeMention) -> tuple[int, int]:
    """Return where a date stands in the sentence."""
    return time.span.begin - scene.sentence.span.begin, time.span.end - scene.sentence.span.begin


def _may_date(scene: Scene, trigger: Trigger, status: Status, time: TimeMention) -> bool:
    begin, end = position_of(scene, time)
    before = scene.mask[max(0, begin - 40) : begin]
    tables = scene.grammar.tables
    if (
        len(time.date.value) == _YEAR
        and time.date.text.isdecimal()
        and not (before.rstrip().endswith(GROUP) or tables["year_leads"].search(before))
    ):
        return False
    if begin >= trigger.end and _of_a_plan(scene, trigger, status, begin):
        return False
    if tables["cited"].search(scene.mask, max(0, begin - _CITED), begin):
        return False
    if (own := scene.grammar.dated.match(scene.mask, begin)) and own.start("noun") == trigger.begin:
        return True  # "ahead of the May 3 talks"
    if end <= trigger.begin and tables["departs"].search(scene.mask, max(0, begin - _CITED), begin):
        return False
    if (tables["undated"].search(before) and not trigger.unmet) or (
        status is not Status.ONGOING and not trigger.unmet and tables["begun"].search(before)
    ):
        return False
    if scene.quotation(begin) != scene.quotation(trigger.begin) or is_inserted(scene, trigger, begin):
        return False
    return not (_belongs_to_another(scene, trigger, begin) or _reporting_between(scene, trigger, begin, end))


def _of_a_plan(scene: Scene, trigger: Trigger, status: Status, begin: int) -> bool:
    """Tell whether a date is that of what was agreed there ("at the talks, they agreed that it will begin on Monday")."""
    if status is not Status.HELD or not trigger.is_noun or "," not in scene.mask[trigger.end : begin]:
        return False
    return scene.grammar.cues["planned"].search(scene.mask, trigger.end, begin) is not None


def is_inserted(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether a date stands in an inserted clause before the verb ("A, who took office in May, met B")."""
    if begin >= trigger.end:  # "met B, who arrived in May"; "talks on the duties which were imposed in May"
        topic = scene.grammar.tables["topics"].search(scene.mask, trigger.end, begin) if trigger.is_noun else None
        if trigger.is_noun and topic is None:
            return False
        inserted = tuple(scene.grammar.tables["relatives"].finditer(scene.mask, topic.end() if topic else trigger.end, begin))
        return bool(inserted) and "," not in scene.mask[inserted[-1].end() : begin]
    if begin >= trigger.anchor or "," not in scene.mask[begin : trigger.anchor]:
        return False
    since = scene.mask.rfind(",", 0, begin) + 1
    low = max(since, trigger.clause[0]) if begin >= trigger.clause[0] else since
    inserted = tuple(scene.grammar.tables["insertions"].finditer(scene.mask, low, begin))
    return bool(inserted) and "," not in scene.mask[inserted[-1].end() : begin]


def _belongs_to_another(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether a date is rather that of another word of meeting, which stands nearer and has actors of its own."""
    if noun := scene.grammar.dated.match(scene.mask, begin):  # "the September 9 call", "Monday's talks"
        return noun.start("noun") != trigger.begin and not _frames(scene, trigger, noun.start("noun"))
    between = scene.mask[begin : max(begin, trigger.clause[0])].strip(f"{TIME}, ")
    if between and scene.grammar.tables["occasions"].fullmatch(between):
        return False  # "on Wednesday, when envoys will meet"
    if is_of_noun(scene, begin):
        return True
    if begin < trigger.clause[0]:  # that of another clause ("no party to the talks of Monday but will …")
        low = max((stop for _, stop in scene.boundaries if stop <= begin), default=0)
        return scene.grammar.triggers.search(scene.mask, low, begin) is not None
    if begin < trigger.begin:
        if GROUP not in scene.mask[trigger.clause[0] : begin]:
            return False  # "the next talks are on Thursday in a session of the council"
        earlier = tuple(scene.grammar.triggers.finditer(scene.mask, trigger.clause[0], max(begin, trigger.clause[0])))
        return bool(earlier) and not (_opens_next(scene, earlier[-1].end(), begin) or _goes_on(scene, trigger, begin))
    if _opens_next(scene, trigger.end, begin) and scene.grammar.triggers.search(scene.mask, begin, begin + _NEXT):
        return True
    others = scene.grammar.triggers.finditer(scene.mask, trigger.end, begin)
    return any(_owns(scene, trigger, other.end(), begin) for other in others if not _frames(scene, trigger, other.start()))


def is_of_noun(scene: Scene, begin: int) -> bool:
    """Tell whether a date belongs to a noun behind it that is no meeting ("the July 1 ceremony")."""
    start = scene.mask.rfind(" ", 0, max(0, begin - 1)) + 1  # where the word before the date begins
    return scene.grammar.of_noun.match(scene.mask, start) is not None


def _owns(scene: Scene, trigger: Trigger, end: int, begin: int) -> bool:
    """Tell whether between another word of meeting and a date stand actors, or a verb that sets the date for a noun."""
    told = trigger.is_noun and scene.grammar.cues_after["planned"].search(scene.mask, end, begin) is not None
    return told or GROUP in scene.mask[end:begin] or (trigger.tense == "base" and _is_in_call(scene, trigger, end))


def _is_in_call(scene: Scene, trigger: Trigger, end: int) -> bool:
    """Tell whether it was in a call that a meeting was agreed on ("agreed to meet during a call on Monday")."""
    calls = (noun for noun in scene.grammar.triggers.finditer(scene.mask, trigger.end, end) if noun.end() == end)
    call = next((noun for noun in calls if scene.grammar.forms[" ".join(noun[0].split())].reach == "call"), None)
    return call is not None and scene.grammar.telling.search(scene.mask[trigger.end : call.start()]) is not None


def _frames(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether a meeting is on the sidelines of another, whose days then are its own; a call is nothing to meet in."""
    noun = scene.grammar.triggers.match(scene.mask, begin)
    if noun and scene.grammar.forms[" ".join(noun[0].split())].reach == "call":
        return False
    return scene.grammar.tables["sidelines"].search(scene.mask, trigger.end, begin) is not None


def _opens_next(scene: Scene, low: int, begin: int) -> bool:
    """Tell whether a date stands right after the "and" behind another word of meeting ("met A, and, today, he met B")."""
    return scene.grammar.joined.search(scene.mask[low:begin]) is not None


def _goes_on(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether only "and" stands between a date and the verb ("will meet A on Sunday and hold talks with B")."""
    if trigger.is_noun and trigger.anchor == trigger.begin:
        return False
    between = scene.mask[begin : trigger.anchor].lstrip(TIME)
    return len(between.split()) <= _ADVERBS and scene.grammar.joints_here.match(between) is not None


def _reporting_between(scene: Scene, trigger: Trigger, begin: int, end: int) -> bool:
    """Tell whether a verb of saying stands between a trigger and a date."""
    low, high = (trigger.end, begin) if begin >= trigger.end else (end, trigger.anchor)
    return low < high and scene.grammar.saying.search(scene.mask, low, high) is not None
