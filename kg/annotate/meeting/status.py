"""Tell from the words around a trigger what has become of its meeting, and settle it with the date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP
from kg.annotate.meeting.nouns import goes_ahead, stage_of_noun
from kg.annotate.meeting.stages import LOST, ORDER, Stage, Told, by_tense, first_of, later_of
from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

_UNREAL = {Status.PROPOSED, Status.POSSIBLE, Status.PLANNED}
_NEAR = 20
_AHEAD = {Status.PLANNED, Status.POSSIBLE, Status.PROPOSED, Status.UNKNOWN}
_REACH = 80  # how far before the trigger a cue may stand, in code points
_AFTER = 130
_URGED = 25  # how far before actors a verb may stand that urges them
_RECENT = 3  # days for which a plan may stay one although its day has passed: "arrived on Monday for talks"


def stage_of(scene: Scene, trigger: Trigger) -> Stage:
    """Return the stage that the words around the trigger tell of."""
    low = _low(scene, trigger)
    found = first_of(scene.grammar.cues, scene, (low, trigger.anchor), (low, trigger.begin))
    if found and trigger.tense == "past" and trigger.reach != "passive" and _is_of_another_verb(scene, trigger, found):
        found = None
    if (found is None or found.status is Status.PLANNED) and (doubt := _doubted(scene, trigger)):
        found = doubt
    if trigger.is_noun:
        later = later_of(scene, trigger)
        if later and (found is None or ORDER.index(later.status) < ORDER.index(Status.PROPOSED)):
            found = later
        if trigger.anchor == trigger.begin:
            return stage_of_noun(scene, trigger, found)
    if found is None and trigger.tense == "any" and (after := _introduced(scene, trigger)):
        return replace(after.stage(scene), explicit=not goes_ahead(scene, trigger))
    return _once(scene, found.stage(scene)) if found else by_tense(scene, trigger)


def _once(scene: Scene, stage: Stage) -> Stage:
    """Return the stage, unsure where it had been so before what the article is about ("had suspended the talks")."""
    if stage.status not in LOST or stage.words is None:
        return stage
    begin = stage.words.begin - scene.sentence.span.begin
    was = scene.grammar.tables["pluperfect"].search(scene.mask, max(0, begin - _NEAR), begin)
    return replace(stage, explicit=False) if was else stage


def _doubted(scene: Scene, trigger: Trigger) -> Told | None:
    """Return the words that leave open whether it will be ("unclear whether A will meet B")."""
    begin = max(0, trigger.clause[0] - _NEAR)
    doubt = scene.grammar.tables["doubts"].search(scene.mask, begin, trigger.anchor)
    return Told(Status.POSSIBLE, doubt.start(), doubt.end()) if doubt else None


def _is_of_another_verb(scene: Scene, trigger: Trigger, told: Told) -> bool:
    """Tell whether words of a plan stand before a finite past verb without leading to it ("urged B to wait and met C")."""
    between = scene.mask[told.end : trigger.anchor]
    return told.status in _UNREAL and bool(between.strip()) and scene.grammar.auxiliary.fullmatch(between) is None


def _introduced(scene: Scene, trigger: Trigger) -> Told | None:
    """Return the "after" with which the clause of a verb opens ("usai A bertemu B")."""
    begin = max(0, trigger.clause[0] - _NEAR)
    opening = scene.grammar.cues_at["after"].search(scene.mask[begin : trigger.clause[0]].rstrip() + " ")
    return Told(Status.HELD, begin + opening.start(), trigger.clause[0]) if opening else None


def settled(stage: Stage, when: CalendarDate | None, published: date | None) -> Stage:
    """Return the stage that agrees with the date: nothing was held tomorrow, and what was planned for last month was held."""
    if when is None or published is None:
        return stage
    later = when.earliest == published < when.latest and (stage.aside or not stage.explicit)  # "later this month"
    if (when.earliest > published or later) and stage.status in {Status.HELD, Status.UNKNOWN, Status.ONGOING}:
        return Stage(Status.PLANNED, explicit=False)
    long_ago = (published - when.latest).days > _RECENT and stage.status is Status.PLANNED
    if long_ago or (when.latest < published and not stage.explicit and stage.status in _AHEAD):
        return Stage(Status.HELD, explicit=False)
    if stage.status is Status.UNKNOWN:
        return Stage(Status.HELD, explicit=False)
    return stage


def rank(stage: Stage) -> tuple[int, int]:
    """Return a sort key: what was said before what was assumed, the more definite before the less (smaller is stronger)."""
    definite = (
        Status.CANCELLED, Status.POSTPONED, Status.HELD, Status.ONGOING, Status.REJECTED, Status.PLANNED, Status.POSSIBLE,
        Status.PROPOSED, Status.UNKNOWN,
    )  # fmt: skip
    return (0 if stage.explicit else 1, definite.index(stage.status))


def _low(scene: Scene, trigger: Trigger) -> int:
    """Return where the words begin that can tell the status: after the last actors, unless those are urged or invited."""
    low = max(trigger.clause[0], trigger.anchor - _REACH)
    if scene.mask[: trigger.anchor].rstrip().endswith(","):  # the verb goes on after an insertion
        return trigger.anchor
    if trigger.is_noun and trigger.anchor == trigger.begin:
        low = max(low, _after_another(scene, trigger))
    last = scene.mask.rfind(GROUP, low, trigger.anchor) + 1
    if last:
        group = next(g for g in scene.groups if g.begin < last <= g.end)
        urged = scene.mask[max(trigger.clause[0], group.begin - _URGED) : group.begin]
        if not (scene.grammar.tables["controls"].search(urged) or scene.grammar.cues["proposed"].search(urged)):
            goes_on = scene.grammar.joints_here.match(scene.mask[last : trigger.anchor]) and trigger.tense == "any"
            return max(trigger.clause[0], trigger.anchor - _REACH) if goes_on else last  # "will visit A and meet B"
        return max(trigger.clause[0], group.begin - _URGED)
    return low


def _after_another(scene: Scene, trigger: Trigger) -> int:
    """Return where a noun with a predicate of its own is joined to what is told of another meeting, else 0."""
    joint = max((m.end() for m in scene.grammar.joints.finditer(scene.mask, trigger.clause[0], trigger.begin)), default=0)
    another = joint and scene.grammar.triggers.search(scene.mask, trigger.clause[0], joint)
    own = another and later_of(scene, trigger)
    return joint if own else 0
