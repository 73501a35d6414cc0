"""Find what else is told of a meeting around its trigger: date, organiser, place, topic and mode."""

from __future__ import annotations

import re

from kg.annotate.meeting.grammar import GROUP
from kg.annotate.meeting.scene import Knowledge, Scene
from kg.annotate.meeting.triggers import Trigger
from kg.model import CalendarDate, Mode, Span, Status

_TOPIC_END = re.compile(r"[,.;:\"“”()]|$")
_LONGEST_TOPIC = 160  # code points


def date_of(scene: Scene, trigger: Trigger, status: Status) -> CalendarDate | None:
    """Return the date of the clause, else of the same reported statement; the date of the reporting itself never counts."""
    low, high = trigger.clause
    candidates = []
    for time in scene.times:
        begin, end = time.span.begin - scene.sentence.span.begin, time.span.end - scene.sentence.span.begin
        before = scene.mask[max(0, begin - 40) : begin]
        if scene.grammar.tables["undated"].search(before):
            continue
        if status is not Status.ONGOING and scene.grammar.tables["begun"].search(before):
            continue
        if _belongs_to_another(scene, trigger, begin):
            continue
        if scene.quotation(begin) != scene.quotation(trigger.begin) or _reporting_between(scene, trigger, begin, end):
            continue
        outside = not low <= begin < high
        distance = begin - trigger.end if begin >= trigger.end else trigger.anchor - end + 20
        candidates.append((outside, distance, begin, time.date))
    candidates.sort(key=lambda c: c[:3])
    return candidates[0][3] if candidates else None


def organizers_of(scene: Scene, trigger: Trigger) -> tuple[str, ...]:
    """Return the keys of those said to organise or host the meeting."""
    part = scene.mask[: trigger.clause[1]] if trigger.is_noun else ""
    for pattern in scene.grammar.organizers:
        match = pattern.search(part, trigger.clause[0])
        group = scene.at(match.start("group")) if match else None
        if group:
            return group.keys
    return ()


def place_of(scene: Scene, trigger: Trigger, knowledge: Knowledge) -> str | None:
    """Return the key of the first place that a preposition of place introduces in the clause, after the trigger if possible."""
    base = scene.sentence.span.begin
    found = []
    for mention in knowledge.mentions:
        begin = mention.span.begin - base
        if not trigger.clause[0] <= begin < trigger.clause[1] or mention.refers_to not in knowledge.places:
            continue
        if scene.grammar.at_place.search(scene.text[:begin]):
            found.append((begin < trigger.begin, begin, mention.refers_to))
    return min(found)[2] if found else None


def topic_of(scene: Scene, trigger: Trigger) -> Span | None:
    """Return the words that say what the meeting is about, without the word that introduces them."""
    match = scene.grammar.tables["topics"].search(scene.mask, trigger.end, min(trigger.clause[1], trigger.end + 120))
    if match is None or scene.quotation(match.start()) != scene.quotation(trigger.begin):
        return None
    limit = min(trigger.clause[1], match.end() + _LONGEST_TOPIC)
    stop = _TOPIC_END.search(scene.text, match.end(), limit)
    text = scene.text[match.end() : stop.start() if stop else limit]
    begin = match.end() + len(text) - len(text.lstrip())
    return scene.span(begin, begin + len(text.strip())) if text.strip() else None


def mode_of(scene: Scene, trigger: Trigger) -> Mode:
    """Return how the participants are together; in person unless a word of telephone or video says otherwise."""
    around = scene.text[trigger.clause[0] : trigger.clause[1]]
    for name, mode in (("video", Mode.VIDEO), ("phone", Mode.PHONE)):
        if scene.grammar.modes[name].search(around):
            return mode
    return Mode.PHONE if trigger.reach == "call" else Mode.IN_PERSON


def _belongs_to_another(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether another word of meeting stands between a trigger and the date after it, with actors of its own."""
    for other in scene.grammar.triggers.finditer(scene.mask, trigger.end, max(begin, trigger.end)):
        if GROUP in scene.mask[other.end() : begin]:
            return True
    return False


def _reporting_between(scene: Scene, trigger: Trigger, begin: int, end: int) -> bool:
    """Tell whether a verb of saying stands between a trigger and a date."""
    low, high = (trigger.end, begin) if begin >= trigger.end else (end, trigger.anchor)
    return low < high and scene.grammar.saying.search(scene.mask, low, high) is not None
