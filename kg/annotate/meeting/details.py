"""Find what else is told of a meeting around its trigger: organiser, place, topic and mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP, PLACE, TIME
from kg.annotate.meeting.knowledge import within
from kg.model import Mode, Span

if TYPE_CHECKING:
    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

_TOPIC_END = re.compile(rf"[,.;:\"“”(){TIME}]|$")
_WORD = re.compile(r"[\w’'-]+")
_FARTHEST = 5  # words from a trigger, or from actors, dates and places after it, to the next place
_BEFORE = 40  # code points
_LONGEST_TOPIC = 160  # code points


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
    for mention in within(knowledge.mentions, scene.span(*trigger.clause)):
        begin = mention.span.begin - base
        if mention.refers_to not in knowledge.places:
            continue
        led = scene.grammar.at_place.search(scene.lower, max(0, begin - 30), begin)
        if led and _is_of_meeting(scene, trigger, led.start()):
            found.append((begin < trigger.begin, begin, mention.refers_to))
    return min(found)[2] if found else None


def _is_of_meeting(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Tell whether a place is near a trigger, of no other meeting, and not where something else is ("allies in Europe")."""
    mask, tables = scene.mask, scene.grammar.tables
    if begin < trigger.begin:
        low, high = begin, trigger.anchor
        if scene.grammar.triggers.search(mask, trigger.clause[0], begin):
            return False
    else:
        low, high = trigger.end, begin
        if any(GROUP in mask[other.end() : begin] for other in scene.grammar.triggers.finditer(mask, low, high)):
            return False
        if tables["topics"].search(mask, low, high):
            return False
    since = max(mask.rfind(mark, low, high) for mark in (GROUP, TIME, PLACE))
    words = _WORD.findall(mask[max(low, since + 1) : high])
    held = tables["located"].search(mask, max(0, begin - _BEFORE), begin)
    of_noun = trigger.is_noun and held is not None and held.start() <= trigger.end + 1 <= begin
    return len(words) <= _FARTHEST and (held is None or of_noun)


def topic_of(scene: Scene, trigger: Trigger) -> Span | None:
    """Return the words that say what the meeting is about, without the word that introduces them."""
    low, high = trigger.begin if trigger.reach == "weak" else trigger.end, min(trigger.clause[1], trigger.end + 120)
    match = scene.grammar.tables["topics"].search(scene.mask, low, high)
    if match is None or scene.quotation(match.start()) != scene.quotation(trigger.begin):
        return None
    limit = min(trigger.clause[1], match.end() + _LONGEST_TOPIC)
    stop = _TOPIC_END.search(scene.mask, match.end(), limit)
    end = stop.start() if stop else limit
    if stop and stop[0] == TIME and (led := scene.grammar.not_subject.search(scene.lower, match.end(), end)):
        end = led.start()
    text = scene.text[match.end() : end]
    begin = match.end() + len(text) - len(text.lstrip())
    return scene.span(begin, begin + len(text.strip())) if text.strip() else None


def _gathers(scene: Scene, trigger: Trigger) -> bool:
    noun = scene.grammar.tables["meeting_nouns"].fullmatch(scene.mask, trigger.begin, trigger.end)
    return trigger.reach == "summit" or (trigger.is_noun and noun is not None)


def mode_of(scene: Scene, trigger: Trigger) -> Mode:
    """Return how the participants are together; in person unless a word of telephone or video says otherwise."""
    around = "\n".join(text[trigger.clause[0] : trigger.clause[1]] for text in (scene.lower, scene.mask))
    for name, mode in (("video", Mode.VIDEO), ("phone", Mode.PHONE)):
        if scene.grammar.modes[name].search(around) and not (mode is Mode.PHONE and _gathers(scene, trigger)):
            return mode
    return Mode.PHONE if trigger.reach == "call" else Mode.IN_PERSON
