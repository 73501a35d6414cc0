"""Tell from the words around a trigger what has become of its meeting, and settle it with the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP
from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    import re
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

# the first whose words are found wins: "will propose a meeting" is a proposal, "may still be cancelled" is read as cancelled
_ORDER = (
    Status.REJECTED,
    Status.CANCELLED,
    Status.POSTPONED,
    Status.PROPOSED,
    Status.POSSIBLE,
    Status.PLANNED,
    Status.ONGOING,
    Status.HELD,
)
_LOST = {Status.REJECTED, Status.CANCELLED, Status.POSTPONED}
_NEAR = 20
_AHEAD = {Status.PLANNED, Status.POSSIBLE, Status.PROPOSED, Status.UNKNOWN}
_REACH = 80  # how far before the trigger a cue may stand, in code points
_AFTER = 130
_URGED = 25  # how far before actors a verb may stand that urges them
_RECENT = 3  # days for which a plan may stay one although its day has passed: "arrived on Monday for talks"


@dataclass(frozen=True, slots=True)
class Stage:
    """A status, and whether words said so (else it follows from tense or habit)."""

    status: Status
    explicit: bool
    aside: bool = False  # said only by the word that introduces a noun ("in the talks"): it may be of talks to come


def stage_of(scene: Scene, trigger: Trigger) -> Stage:
    """Return the stage that the words around the trigger tell of."""
    low = _low(scene, trigger)
    before = scene.mask[low : trigger.anchor]
    until = scene.mask[low : trigger.begin]
    found = _first(scene.grammar.cues, before, until)
    if trigger.is_noun:
        later = _first(scene.grammar.cues_after, scene.mask[trigger.end : min(trigger.clause[1], trigger.end + _AFTER)])
        if later and (found is None or _ORDER.index(later) < _ORDER.index(Status.PROPOSED)):
            found = later
        if trigger.anchor == trigger.begin:
            return _of_bare_noun(scene, trigger, found)
    return Stage(found, explicit=True) if found else _by_tense(trigger.tense)


def _of_bare_noun(scene: Scene, trigger: Trigger, found: Status | None) -> Stage:
    """Return the stage of a noun without a verb of its own: the word that introduces it can outweigh cues farther off."""
    tables = scene.grammar.cues_at
    until = scene.mask[trigger.clause[0] : trigger.begin]
    near = _first(scene.grammar.cues, until[-_NEAR:])
    if near is None and tables["after"].search(until) and found not in _LOST:
        return Stage(Status.HELD, explicit=True)
    if near is None and tables["ahead"].search(until):
        return Stage(Status.PLANNED, explicit=False)  # ahead of what was said, perhaps not of the article
    at = found or _first(tables, until)
    if at is None:
        return _by_tense(trigger.tense)
    later = _first(scene.grammar.cues_after, scene.mask[trigger.end : min(trigger.clause[1], trigger.end + _AFTER)])
    return Stage(at, explicit=True, aside=at is Status.HELD and later is not Status.HELD)


def settled(stage: Stage, when: CalendarDate | None, published: date | None) -> Stage:
    """Return the stage that agrees with the date: nothing was held tomorrow, and what was planned for last month was held."""
    if when is None or published is None:
        return stage
    if when.earliest > published and stage.status in {Status.HELD, Status.UNKNOWN, Status.ONGOING}:
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
            return last
        return max(trigger.clause[0], group.begin - _URGED)
    return low


def _after_another(scene: Scene, trigger: Trigger) -> int:
    """Return where a noun with a predicate of its own is joined to what is told of another meeting, else 0."""
    joint = max((m.end() for m in scene.grammar.joints.finditer(scene.mask, trigger.clause[0], trigger.begin)), default=0)
    another = joint and scene.grammar.triggers.search(scene.mask, trigger.clause[0], joint)
    own = another and _first(scene.grammar.cues_after, scene.mask[trigger.end : min(trigger.clause[1], trigger.end + _AFTER)])
    return joint if own else 0


def _first(cues: dict[str, re.Pattern[str]], *parts: str) -> Status | None:
    for status in _ORDER:
        pattern = cues.get(status.value.lower())
        if pattern and any(pattern.search(part) for part in parts):
            return status
    return None


def _by_tense(tense: str) -> Stage:
    if tense == "past":
        return Stage(Status.HELD, explicit=True)
    if tense == "ongoing":
        return Stage(Status.ONGOING, explicit=False)
    if tense == "base":
        return Stage(Status.PLANNED, explicit=False)
    return Stage(Status.HELD if tense == "any" else Status.UNKNOWN, explicit=False)
