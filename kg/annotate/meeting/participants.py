"""Find who meets: the groups of actors that a trigger reaches by subject, complement, owner or compound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.annotate.meeting.grammar import GROUP
from kg.annotate.meeting.scene import Group, Knowledge, Scene
from kg.annotate.meeting.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Parties:
    """Who meets, and by which rule that was found; `hosts` are those among them that receive the others."""

    sides: tuple[Group, ...]
    rule: str
    hosts: tuple[str, ...] = ()
    apart: bool = False  # the last side's members each meet the others on their own

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all sides, each once, in text order of the sides."""
        return tuple(dict.fromkeys(key for side in self.sides for key in side.keys))

    @property
    def suffice(self) -> bool:
        """Tell whether that makes a meeting: two parties, or one that stands for several."""
        return len(self.keys) >= 2 or (len(self.sides) == 1 and self.sides[0].collective)


def parties_of(scene: Scene, trigger: Trigger, knowledge: Knowledge, topic: Group | None) -> Parties:
    """Return the parties of a trigger; `topic` is the subject of the sentence before, for want of one in this sentence."""
    if trigger.is_noun:
        return _around_noun(scene, trigger, topic)
    return _around_verb(scene, trigger, knowledge, topic)


def subject_of(scene: Scene, position: int, quotation: int | None) -> Group | None:
    """Return the group that is the subject of what stands at a position: the adjacent one, else the first of its clause."""
    left = [g for g in scene.groups if g.end <= position and g.quotation == quotation and not _is_owner(scene, g)]
    if not left:
        return None
    gap = scene.mask[left[-1].end : position]
    if scene.grammar.auxiliary.fullmatch(gap) and not _is_parenthesis(left[-1], gap, scene):
        return left[-1]
    if scene.grammar.tables["controls"].search(scene.mask[max(0, left[-1].begin - 25) : left[-1].begin]) and len(gap) < 30:
        return left[-1]
    starts = [0, *(m.end() for m in scene.grammar.boundaries.finditer(scene.mask, 0, position))]
    for start, stop in zip(reversed(starts), [position, *reversed(starts[1:])], strict=True):
        for group in left:
            if start <= group.begin < stop and not scene.grammar.not_subject.search(scene.mask[:group.begin]):
                return group
    return None


def leading_subject(scene: Scene) -> Group | None:
    """Return the first group of a sentence that may be its subject, outside quotations."""
    for group in scene.groups:
        if group.quotation is None and not group.pronoun and not _is_owner(scene, group):
            if not scene.grammar.not_subject.search(scene.mask[: group.begin]):
                return group
    return None


def _around_verb(scene: Scene, trigger: Trigger, knowledge: Knowledge, topic: Group | None) -> Parties:
    subject = _subject(scene, trigger, topic)
    companion = _complement(scene, trigger, "with") or _complement(scene, trigger, "passive" if trigger.reach == "passive" else "")
    direct = companion or (None if trigger.reach == "weak" else _direct(scene, trigger))
    if trigger.reach in {"object", "person", "host", "passive"}:
        if direct is None or subject is None or (trigger.reach != "object" and not _persons(direct, knowledge)):
            return Parties((), "verb")
        hosts = subject.keys if trigger.reach == "host" else direct.keys if trigger.reach == "passive" else ()
        return Parties((subject, direct), f"verb-{trigger.reach}", hosts)
    sides = tuple(side for side in (subject, direct) if side)
    if trigger.reach == "weak" and len(sides) == 1 and sides[0].collective:
        return Parties((), "verb")
    return Parties(sides, f"verb-{trigger.reach}", apart=_is_apart(scene, trigger))


def _around_noun(scene: Scene, trigger: Trigger, topic: Group | None) -> Parties:
    before = _before_noun(scene, trigger)
    extra = tuple(side for side in (_complement(scene, trigger, "including"),) if side)
    if between := _complement(scene, trigger, "between"):
        other = _after(scene, between, "with")
        return Parties((between, *((other,) if other else ()), *extra), "noun-between")
    direct = _direct(scene, trigger) or _complement(scene, trigger, "of")
    start = direct or None
    companion = _after(scene, direct, "with") if start else _complement(scene, trigger, "with")
    if direct is not None and companion is None and not (len(direct.keys) > 1 or direct.collective):
        companion = direct if trigger.reach in {"call"} else None
        direct = None
    inner = tuple(side for side in (before, direct, companion, *extra) if side)
    if len({key for side in inner for key in side.keys}) >= 2 and not (companion and len(inner) == 1):
        return Parties(_distinct(inner), "noun-named", apart=_is_apart(scene, trigger))
    if inner and inner[0].collective and trigger.anchor == trigger.begin and companion is None:
        return Parties(inner[:1], "noun-collective")
    subject = _subject(scene, trigger, topic) if companion or trigger.anchor != trigger.begin else None
    sides = _distinct(tuple(side for side in (subject, *inner) if side))
    return Parties(sides, "noun-subject", apart=_is_apart(scene, trigger))


def _before_noun(scene: Scene, trigger: Trigger) -> Group | None:
    """Return the owner ("their first meeting", "Trump's talks") or the compound ("US-Russia talks") before a noun."""
    before = scene.mask[: trigger.begin]
    for pattern in (scene.grammar.owner, scene.grammar.compound):
        if pattern and (match := pattern.search(before)):
            group = next((g for g in scene.groups if g.end == match.start()), None)
            if group and (pattern is scene.grammar.owner or len(group.keys) > 1 or group.collective):
                return group
    return None


def _subject(scene: Scene, trigger: Trigger, topic: Group | None) -> Group | None:
    quotation = scene.quotation(trigger.begin)
    found = subject_of(scene, trigger.anchor, quotation)
    if found or quotation is None:
        return found or _fronted(scene, trigger) or topic
    outside = [g for g in scene.groups if g.quotation is None and not scene.grammar.not_subject.search(scene.mask[: g.begin])]
    spoken = scene.text[trigger.clause[0] : trigger.end + 25]
    if not scene.grammar.tables["first_person"].search(spoken):
        return None
    after = [g for g in outside if g.begin > trigger.end]
    return (after or outside or [topic])[0]


def _fronted(scene: Scene, trigger: Trigger) -> Group | None:
    """Return the subject that follows a clause which opens the sentence ("After meeting Putin, Erdogan said …")."""
    if not scene.grammar.tables["adjuncts"].match(scene.mask.lstrip("“\"' ")):
        return None
    for group in scene.groups:
        before = scene.mask[: group.begin]
        if group.begin > trigger.end and before.rstrip().endswith(",") and group.quotation is None:
            return group
    return None


def _complement(scene: Scene, trigger: Trigger, name: str) -> Group | None:
    pattern = scene.grammar.complements.get(name)
    if pattern is None:
        return None
    match = pattern.match(scene.mask, trigger.end, trigger.clause[1] if name != "including" else len(scene.mask))
    return scene.at(match.start("group")) if match else None


def _after(scene: Scene, group: Group | None, name: str) -> Group | None:
    if group is None:
        return None
    match = scene.grammar.complements[name].match(scene.mask, group.end)
    return scene.at(match.start("group")) if match else None


def _direct(scene: Scene, trigger: Trigger) -> Group | None:
    match = scene.grammar.direct.match(scene.mask, trigger.end)
    group = scene.at(match.start("group")) if match else None
    return None if group is None or _is_owner(scene, group) else group


def _distinct(sides: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(dict.fromkeys(sides))


def _is_apart(scene: Scene, trigger: Trigger) -> bool:
    around = scene.mask[max(0, trigger.anchor - 30) : trigger.end + 40]
    return scene.grammar.tables["apart"].search(around) is not None


def _is_owner(scene: Scene, group: Group) -> bool:
    return re.match(r"['’]", scene.mask[group.end : group.end + 1]) is not None


def _is_parenthesis(group: Group, gap: str, scene: Scene) -> bool:
    """Tell whether a group ends an insertion between commas ("Lee, an ally of the US, met …") and so is not the subject."""
    return gap.lstrip().startswith(",") and GROUP in scene.mask[: group.begin] and "," in scene.mask[: group.begin]


def _persons(group: Group, knowledge: Knowledge) -> bool:
    return all(knowledge.is_person(key) for key in group.keys)
