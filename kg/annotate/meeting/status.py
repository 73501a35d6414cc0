"""Tell from the words around a trigger what has become of its meeting, and settle it with the date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP
from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger
    from kg.model import Span

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
_TENSES = {"past": Status.HELD, "ongoing": Status.ONGOING, "base": Status.PLANNED}
_UNREAL = {Status.PROPOSED, Status.POSSIBLE, Status.PLANNED}
_NEAR = 20
_BESIDE = 3  # code points between a noun and words that go with it
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
    words: Span | None = None  # those that told it; none where it follows from the date, or is assumed


@dataclass(frozen=True, slots=True)
class _Told:
    """A status, and where in the sentence the words stand that tell of it."""

    status: Status
    begin: int
    end: int

    def stage(self, scene: Scene, *, aside: bool = False) -> Stage:
        return Stage(self.status, explicit=True, aside=aside, words=scene.span(self.begin, self.end))


def stage_of(scene: Scene, trigger: Trigger) -> Stage:
    """Return the stage that the words around the trigger tell of."""
    low = _low(scene, trigger)
    found = _first(scene.grammar.cues, scene, (low, trigger.anchor), (low, trigger.begin))
    if found and trigger.tense == "past" and trigger.reach != "passive" and _is_of_another_verb(scene, trigger, found):
        found = None
    if (found is None or found.status is Status.PLANNED) and (doubt := _doubted(scene, trigger)):
        found = doubt
    if trigger.is_noun:
        later = _later(scene, trigger)
        if later and (found is None or _ORDER.index(later.status) < _ORDER.index(Status.PROPOSED)):
            found = later
        if trigger.anchor == trigger.begin:
            return _of_bare_noun(scene, trigger, found)
    if found is None and trigger.tense == "any" and (after := _introduced(scene, trigger)):
        return replace(after.stage(scene), explicit=not _goes_ahead(scene, trigger))
    return _once(scene, found.stage(scene)) if found else _by_tense(scene, trigger)


def _once(scene: Scene, stage: Stage) -> Stage:
    """Return the stage, unsure where it had been so before what the article is about ("had suspended the talks")."""
    if stage.status not in _LOST or stage.words is None:
        return stage
    begin = stage.words.begin - scene.sentence.span.begin
    was = scene.grammar.tables["pluperfect"].search(scene.mask, max(0, begin - _NEAR), begin)
    return replace(stage, explicit=False) if was else stage


def _doubted(scene: Scene, trigger: Trigger) -> _Told | None:
    """Return the words that leave open whether it will be ("unclear whether A will meet B")."""
    begin = max(0, trigger.clause[0] - _NEAR)
    doubt = scene.grammar.tables["doubts"].search(scene.mask, begin, trigger.anchor)
    return _Told(Status.POSSIBLE, doubt.start(), doubt.end()) if doubt else None


def _is_of_another_verb(scene: Scene, trigger: Trigger, told: _Told) -> bool:
    """Tell whether words of a plan stand before a finite past verb without leading to it ("urged B to wait and met C")."""
    between = scene.mask[told.end : trigger.anchor]
    return told.status in _UNREAL and bool(between.strip()) and scene.grammar.auxiliary.fullmatch(between) is None


def _introduced(scene: Scene, trigger: Trigger) -> _Told | None:
    """Return the "after" with which the clause of a verb opens ("usai A bertemu B")."""
    begin = max(0, trigger.clause[0] - _NEAR)
    opening = scene.grammar.cues_at["after"].search(scene.mask[begin : trigger.clause[0]].rstrip() + " ")
    return _Told(Status.HELD, begin + opening.start(), trigger.clause[0]) if opening else None


def _of_bare_noun(scene: Scene, trigger: Trigger, found: _Told | None) -> Stage:
    """Return the stage of a noun without a verb of its own: the word that introduces it can outweigh cues farther off."""
    tables = scene.grammar.cues_at
    until = (trigger.clause[0], trigger.begin)
    near = _first(scene.grammar.cues, scene, (max(until[0], until[1] - _NEAR), until[1]))
    introduced = scene.mask[introduction(scene, trigger) : until[1]]
    if near and near.status is Status.ONGOING:
        return near.stage(scene)  # "the plan is still under discussion"
    after = tables["after"].search(introduced)
    start = until[1] - len(introduced)
    if after and (awaited := scene.grammar.tables["awaiting"].search(introduced[: after.start()])):
        return _Told(Status.PLANNED, start + awaited.start(), start + awaited.end()).stage(scene)
    if after and near and near.begin < start + after.start():
        near = None  # "hopes that the results of the talks …"
    behind = _later(scene, trigger)
    if behind and behind.status is Status.PLANNED and behind.begin - trigger.end <= _BESIDE:
        return behind.stage(scene)  # "during the summit, to be held on Monday"
    if after and (near is None or near.status is Status.HELD) and not (found and found.status in _LOST):
        told = _Told(Status.HELD, start + after.start(), start + after.end()).stage(scene)
        return replace(told, explicit=not _goes_ahead(scene, trigger))
    if near is None and (ahead := tables["ahead"].search(introduced)):
        words = scene.span(start + ahead.start(), start + ahead.end())
        # ahead of what was said, perhaps not of the article
        return Stage(Status.PLANNED, explicit=False, words=words)
    if _is_of_talk(scene, trigger, found, near) and (said := tables["held"].search(introduced)):
        told = _Told(Status.HELD, start + said.start(), start + said.end()).stage(scene, aside=True)
        return replace(told, explicit=False)  # "offered help in a talk with B"
    at = found or _first(tables, scene, (start, until[1]))
    if found is None and at is not None and at.status is Status.PLANNED and _is_of_past_verb(scene, trigger):
        return replace(at.stage(scene), status=Status.HELD)  # "met for talks"
    if at is None:
        return _by_tense(scene, trigger)
    later = _later(scene, trigger)
    return at.stage(scene, aside=at.status is Status.HELD and not (later and later.status is Status.HELD))


def _is_of_talk(scene: Scene, trigger: Trigger, found: _Told | None, near: _Told | None) -> bool:
    """Tell whether it may not be the meeting that is proposed, but something that was talked about there."""
    if found is None or found.status is not Status.PROPOSED or not (near is None or near.status is Status.HELD):
        return False
    return scene.grammar.tables["invitations"].search(scene.mask, trigger.clause[0], trigger.begin) is None


def introduction(scene: Scene, trigger: Trigger) -> int:
    """Return where the words begin that introduce a noun; "when" before a gerund is among them, although a clause begins there."""
    low = trigger.clause[0]
    if trigger.reach != "gerund" or scene.mask[low : trigger.begin].strip():
        return low
    return max((begin for begin, end in scene.boundaries if end == low), default=low)


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


def _is_of_past_verb(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.grammar.triggers.search(scene.mask, trigger.clause[0], trigger.begin)
    form = scene.grammar.forms[" ".join(verb[0].split())] if verb else None
    return form is not None and form.tense == "past" and form.reach == "joint"


def _goes_ahead(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the sentence goes on with what will be ("after talks with A, he will fly to B"): both may lie ahead."""
    stop = scene.mask.find(",", trigger.end, trigger.end + _AFTER)
    told = _first(scene.grammar.cues, scene, (stop, stop + _REACH)) if stop > 0 else None
    return told is not None and told.status is Status.PLANNED


def _after_another(scene: Scene, trigger: Trigger) -> int:
    """Return where a noun with a predicate of its own is joined to what is told of another meeting, else 0."""
    joint = max((m.end() for m in scene.grammar.joints.finditer(scene.mask, trigger.clause[0], trigger.begin)), default=0)
    another = joint and scene.grammar.triggers.search(scene.mask, trigger.clause[0], joint)
    own = another and _later(scene, trigger)
    return joint if own else 0


def _later(scene: Scene, trigger: Trigger) -> _Told | None:
    """Return what the words behind a noun tell: "the talks were put off"."""
    return _first(scene.grammar.cues_after, scene, (trigger.end, min(trigger.clause[1], trigger.end + _AFTER)))


def _first(cues: dict[str, re.Pattern[str]], scene: Scene, *stretches: tuple[int, int]) -> _Told | None:
    for status in _ORDER:
        if told := next(_told_in(cues.get(status.value.lower()), status, scene, stretches), None):
            return told
    return None


def _told_in(
    pattern: re.Pattern[str] | None, status: Status, scene: Scene, stretches: tuple[tuple[int, int], ...]
) -> Iterator[_Told]:
    for begin, end in stretches if pattern else ():
        # cut out, so that the pattern sees neither what stands before nor what stands behind
        if match := pattern.search(scene.mask[begin:end]) if pattern else None:
            yield _Told(status, begin + match.start(), begin + match.end())


def _by_tense(scene: Scene, trigger: Trigger) -> Stage:
    """Return the stage that the form of the verb tells of, be it that which carries the noun."""
    status = _TENSES.get(trigger.tense, Status.HELD if trigger.tense == "any" else Status.UNKNOWN)
    if trigger.tense not in _TENSES:
        return Stage(status, explicit=False)
    words = scene.span(trigger.anchor, trigger.end)
    return Stage(status, explicit=trigger.tense == "past", words=words)
