"""Tell the stage of a noun of meeting that no verb carries, by what introduces it and by what follows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.stages import LOST, Stage, Told, by_tense, first_of, later_of
from kg.model import Status

if TYPE_CHECKING:
    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

_NEAR = 20  # code points before a noun in which words are surely of it
_BESIDE = 3  # code points between a noun and words that go with it
_AFTER = 130
_REACH = 80  # how far words of a plan may stand, in code points


def stage_of_noun(scene: Scene, trigger: Trigger, found: Told | None) -> Stage:
    """Return the stage of a noun without a verb of its own: the word that introduces it can outweigh cues farther off."""
    tables = scene.grammar.cues_at
    start = introduction(scene, trigger)
    introduced = scene.mask[start : trigger.begin]
    near = first_of(scene.grammar.cues, scene, (max(trigger.clause[0], trigger.begin - _NEAR), trigger.begin))
    if near and near.status is Status.ONGOING:
        return near.stage(scene)  # "the plan is still under discussion"
    after = tables["after"].search(introduced)
    if after:
        after_it = Told(Status.HELD, start + after.start(), start + after.end())
        near = None if near and near.begin < after_it.begin else near  # "hopes that the results of the talks …"
        if over := _over(scene, trigger, after_it, near, found):
            return over
    behind = _right_behind(scene, trigger)
    if behind:
        return behind.stage(scene)  # "the summit, to be held on Monday"
    return _introduced(scene, trigger, start, near, found)


def _over(scene: Scene, trigger: Trigger, after: Told, near: Told | None, found: Told | None) -> Stage | None:
    """Return the stage of what an "after" introduces, if nothing nearer says otherwise."""
    introduced = scene.mask[introduction(scene, trigger) : after.begin]
    if awaited := scene.grammar.tables["awaiting"].search(introduced):
        start = after.begin - len(introduced)
        return Told(Status.PLANNED, start + awaited.start(), start + awaited.end()).stage(scene)
    if _right_behind(scene, trigger) or not (near is None or near.status is Status.HELD) or (found and found.status in LOST):
        return None
    return replace(after.stage(scene), explicit=not goes_ahead(scene, trigger))


def _right_behind(scene: Scene, trigger: Trigger) -> Told | None:
    behind = later_of(scene, trigger)
    return behind if behind and behind.status is Status.PLANNED and behind.begin - trigger.end <= _BESIDE else None


def _introduced(scene: Scene, trigger: Trigger, start: int, near: Told | None, found: Told | None) -> Stage:
    """Return the stage that the word before a noun tells, or else what is told farther off."""
    tables, introduced = scene.grammar.cues_at, scene.mask[start : trigger.begin]
    if near is None and (ahead := tables["ahead"].search(introduced)):
        words = scene.span(start + ahead.start(), start + ahead.end())
        # ahead of what was said, perhaps not of the article
        return Stage(Status.PLANNED, explicit=False, words=words)
    if _is_of_talk(scene, trigger, found, near) and (said := tables["held"].search(introduced)):
        told = Told(Status.HELD, start + said.start(), start + said.end()).stage(scene, aside=True)
        return replace(told, explicit=False)  # "offered help in a talk with B"
    at = found or first_of(tables, scene, (start, trigger.begin))
    if found is None and at is not None and at.status is Status.PLANNED and _is_of_past_verb(scene, trigger):
        return replace(at.stage(scene), status=Status.HELD)  # "met for talks"
    if at is None:
        return by_tense(scene, trigger)
    later = later_of(scene, trigger)
    return at.stage(scene, aside=at.status is Status.HELD and not (later and later.status is Status.HELD))


def _is_of_talk(scene: Scene, trigger: Trigger, found: Told | None, near: Told | None) -> bool:
    """Tell whether it may not be the meeting that is proposed, but something that was talked about there."""
    if found is None or found.status is not Status.PROPOSED or not (near is None or near.status is Status.HELD):
        return False
    return scene.grammar.tables["invitations"].search(scene.mask, trigger.clause[0], trigger.begin) is None


def introduction(scene: Scene, trigger: Trigger) -> int:
    """Return where the words begin that introduce a noun; "when" before a gerund is among them, where its clause begins."""
    low = trigger.clause[0]
    if trigger.reach != "gerund" or scene.mask[low : trigger.begin].strip():
        return low
    return max((begin for begin, end in scene.boundaries if end == low), default=low)


def _is_of_past_verb(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.grammar.triggers.search(scene.mask, trigger.clause[0], trigger.begin)
    form = scene.grammar.forms[" ".join(verb[0].split())] if verb else None
    return form is not None and form.tense == "past" and form.reach == "joint"


def goes_ahead(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the sentence goes on with what will be ("after talks with A, he will fly to B"): both may lie ahead."""
    if scene.grammar.tables["spoke"].search(scene.mask, 0, trigger.anchor):
        return False  # "A said after talks with B, whose term ends, that C will come"
    stop = scene.mask.find(",", trigger.end, trigger.end + _AFTER)
    told = first_of(scene.grammar.cues, scene, (stop, stop + _REACH)) if stop > 0 else None
    return told is not None and told.status is Status.PLANNED
