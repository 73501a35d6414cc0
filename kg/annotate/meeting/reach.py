"""The cheap surface relations by which a trigger reaches actors: complement, object, owner, compound, subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.meeting.subjects import fronted_subject, is_adjacent, is_owner, speaker_of, subject_of

if TYPE_CHECKING:
    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.scene import Group, Scene
    from kg.annotate.meeting.triggers import Trigger


_TITLE = 140  # code points of a title
_CAPITALS = re.compile(r"(?=.*\s[A-Z])(?:\s+(?:[A-Z][\w’'-]*,?|of|the|and|for|on))+\s+")
_GENITIVE = re.compile(r"['’]s?\s+")
_OPENING = 4  # words that may open a sentence before its verb without telling another subject


@dataclass(frozen=True, slots=True)
class Parties:
    """Who meets, and by which rule that was found; `hosts` are those among them that receive the others."""

    sides: tuple[Group, ...]
    rule: str
    hosts: tuple[str, ...] = ()
    apart: bool = False  # the last side's members each meet the others on their own
    inherits: bool = False  # "they met", "their meeting": the parties of the meeting told last

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all sides, each once, in text order of the sides."""
        return tuple(dict.fromkeys(key for side in self.sides for key in side.keys))

    def end_after(self, position: int) -> int:
        """Return where the last side ends, or the position if that is farther."""
        return max((position, *(side.end for side in self.sides)))

    @property
    def suffice(self) -> bool:
        """Tell whether that makes a meeting: two parties, or one that stands for several."""
        return len(self.keys) >= 2 or (len(self.sides) == 1 and self.sides[0].collective)


@dataclass(frozen=True, slots=True)
class Look:
    """A trigger in its scene; `topic` is the subject of the sentence before, for want of one in this sentence."""

    scene: Scene
    trigger: Trigger
    knowledge: Knowledge
    topic: Group | None

    @property
    def is_carried(self) -> bool:
        """Tell whether a verb carries the noun ("hold talks")."""
        return self.trigger.anchor != self.trigger.begin

    @property
    def headed(self) -> bool:
        """Tell whether a preposition such as "for", "during" or "after" introduces the noun."""
        before = self.scene.mask[self.trigger.clause[0] : self.trigger.begin]
        return any(pattern.search(before) for pattern in self.scene.grammar.cues_at.values())

    @property
    def apart(self) -> bool:
        """Tell whether words around the trigger say that each is met on its own ("separate talks with")."""
        around = self.scene.mask[max(0, self.trigger.anchor - 30) : self.trigger.end + 40]
        return self.scene.grammar.tables["apart"].search(around) is not None


def sides(*groups: Group | None) -> tuple[Group, ...]:
    """Return the groups that are there, each once."""
    return tuple(dict.fromkeys(group for group in groups if group))


def subject(look: Look) -> Group | None:
    """Return the subject of the trigger's verb; of "we" in a quotation, its speaker."""
    scene, trigger = look.scene, look.trigger
    quotation = scene.quotation(trigger.begin)
    if found := (_owner_by_form(look) or subject_of(scene, trigger.anchor, quotation)):
        return found
    if quotation is None:
        return fronted_subject(scene, trigger.end) or (look.topic if _goes_on(scene, trigger) else None)
    if scene.grammar.tables["first_person"].search(scene.lower[trigger.clause[0] : trigger.end + 25]):
        return speaker_of(scene, trigger.begin, look.knowledge) or look.topic
    return None


def _owner_by_form(look: Look) -> Group | None:
    """Return the person named last, where the noun itself says that it is somebody's ("pertemuannya")."""
    if look.scene.mask[look.trigger.begin : look.trigger.end] not in look.scene.grammar.words.owned:
        return None
    quotation = look.scene.quotation(look.trigger.begin)
    before = [g for g in look.scene.groups if g.end <= look.trigger.begin and g.quotation == quotation]
    return next((g for g in reversed(before) if all(look.knowledge.is_person(key) for key in g.keys)), None)


def speakers(look: Look) -> tuple[Group, ...]:
    """Return the speaker of the quotation that holds the trigger, if its clause says "I" or "we"."""
    scene, trigger = look.scene, look.trigger
    if scene.quotation(trigger.begin) is None or not scene.grammar.tables["first_person"].search(scene.lower, *trigger.clause):
        return ()
    return sides(speaker_of(scene, trigger.begin, look.knowledge))


def _goes_on(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a sentence without actors before its verb goes on about those of the one before: by a pronoun, or by none."""
    before = scene.mask[: trigger.anchor]
    return len(before.split()) <= _OPENING or scene.grammar.tables["subject_pronouns"].search(before) is not None


def adjacent(look: Look) -> Group | None:
    """Return the group right before the trigger's verb."""
    anchor = look.trigger.anchor
    found = next((g for g in reversed(look.scene.groups) if g.end <= anchor and is_adjacent(look.scene, g, anchor)), None)
    return None if found and _is_company(look.scene, found) else found


def _is_company(scene: Scene, group: Group) -> bool:
    """Tell whether a group are those with whom another meeting is ("the talks with A and B ended and …")."""
    with_ = scene.grammar.complements["with"]
    found = (with_.match(scene.mask, noun.end()) for noun in scene.grammar.triggers.finditer(scene.mask, 0, group.begin))
    return any(match is not None and match.start("group") == group.begin for match in found)


def complement(look: Look, name: str) -> Group | None:
    """Return the group that a word of the table `complements` leads to, in the trigger's clause."""
    pattern = look.scene.grammar.complements.get(name)
    match = pattern.match(look.scene.mask, look.trigger.end, look.trigger.clause[1]) if pattern else None
    group = look.scene.at(match.start("group")) if match else None
    if group is None or _is_relation(look, group) or _is_of_another(look, group):
        return None
    return titled(look, group)


def titled(look: Look, group: Group) -> Group:
    """Return whose title a body or state belongs to ("Party X Secretary B", "ketua A sekaligus pendiri B", "A's king B")."""
    later = (g for g in look.scene.groups if group.end < g.begin < group.end + _TITLE)
    follower = next((g for g in later if all(look.knowledge.is_person(key) for key in g.keys)), None)
    if follower is None:
        return group
    gap = look.scene.text[group.end : follower.begin]
    if _GENITIVE.fullmatch(gap):
        return follower
    if look.knowledge.is_nameless(follower.keys[0]) and (not gap.strip() or _CAPITALS.fullmatch(gap)):
        return _holder(look, follower)
    if look.scene.grammar.tables["likewise"].search(look.scene.lower, group.end, follower.begin) and len(gap) < _TITLE:
        return follower
    of_person = all(look.knowledge.is_person(key) for key in group.keys)
    return follower if not of_person and len(gap) < _TITLE and _CAPITALS.fullmatch(gap) else group


def _holder(look: Look, title: Group) -> Group:
    """Return the person to whom "and" joins a title ("Member of X, Director of Y, and Minister B"), else the title's holder."""
    later = next((g for g in look.scene.groups if g.begin > title.end), None)
    joined = later and look.scene.grammar.list_end.fullmatch(look.scene.mask, title.end, later.begin)
    named = later and joined and all(look.knowledge.is_person(key) for key in later.keys)
    return later if later and named and len(later.keys) == 1 else title


def _is_of_another(look: Look, group: Group) -> bool:
    """Tell whether another noun of meeting, behind a preposition, stands nearer ("their meeting on the call between …")."""
    scene, end = look.scene, look.trigger.end
    others = scene.grammar.triggers.finditer(scene.mask, end, group.begin) if look.trigger.is_noun else ()
    nouns = (m for m in others if scene.grammar.forms[" ".join(m[0].split())].tense == "noun")
    return any(scene.grammar.preposition.search(scene.mask, end, noun.start()) for noun in nouns)


def _is_relation(look: Look, group: Group) -> bool:
    """Tell whether states or bodies only say with whom there are the relations that are talked about."""
    if any(look.knowledge.is_person(key) for key in group.keys):
        return False
    return look.scene.grammar.tables["relations"].search(look.scene.mask[look.trigger.end : group.begin]) is not None


def complement_after(look: Look, group: Group | None, name: str) -> Group | None:
    """Return the group that such a word leads to from another group on ("between A with B")."""
    match = look.scene.grammar.complements[name].match(look.scene.mask, group.end) if group else None
    found = look.scene.at(match.start("group")) if match else None
    return titled(look, found) if found else None


def enumerated(look: Look, first: Group) -> tuple[Group, ...]:
    """Return the groups of a list that insertions interrupt ("between A, who is …, B, the …, and C")."""
    mask = look.scene.mask
    persons = all(look.knowledge.is_person(key) for key in first.keys)
    after = [g for g in look.scene.groups if first.end < g.begin < look.trigger.clause[1]]
    if persons:  # "A, who is …, B, and C in Geneva, Switzerland"
        after = [g for g in after if all(look.knowledge.is_person(key) for key in g.keys)]
    words = look.scene.grammar.words
    ends = (",", *(f" {joiner}" for joiner in words.joiners), *(f", {joining}" for joining in words.complements["joining"]))
    spoke = look.scene.grammar.tables["spoke"]
    return tuple(g for g in after if mask[: g.begin].rstrip().endswith(ends) and spoke.match(mask, g.end) is None)


def direct(look: Look) -> Group | None:
    """Return the group right after the trigger."""
    match = look.scene.grammar.direct.match(look.scene.mask, look.trigger.end)
    group = look.scene.at(match.start("group")) if match else None
    if group is None or not is_owner(look.scene, group):
        return group
    person = titled(look, group)  # "met A's King B"
    stands_for_them = look.scene.grammar.of_delegates.match(look.scene.mask, group.end)  # "met A's trade officials"
    return person if person is not group else group if stands_for_them else None


def is_of_series(look: Look) -> bool:
    """Tell whether the noun is one more of the same, as "the next round of talks" is."""
    tables, mask = look.scene.grammar.tables, look.scene.mask
    others = any(look.trigger.end <= group.begin < look.trigger.clause[1] for group in look.scene.groups)
    if others or look.trigger.reach not in {"strong", "summit"}:
        return False
    before = mask[max(look.trigger.clause[0], look.trigger.begin - 40) : look.trigger.begin]
    return bool(
        tables["series_before"].search(before) or tables["series_after"].match(mask[look.trigger.end : look.trigger.clause[1]])
    )


def is_shared(look: Look) -> bool:
    """Tell whether an unresolved "they" or "the two" is the subject: right before the verb, or at the start of its clause."""
    scene, trigger = look.scene, look.trigger
    ends = [m.end() for m in scene.grammar.nested.finditer(scene.mask, *trigger.clause)]
    start = scene.mask[max((trigger.clause[0], *(end for end in ends if end <= trigger.anchor))) : trigger.anchor]
    pronouns = scene.grammar.pronouns
    right_before = pronouns["both"].search(scene.mask[: trigger.anchor])
    if right_before and scene.grammar.not_subject.search(scene.mask, 0, right_before.start()):
        return False  # "among the leaders attending"
    return bool(right_before or pronouns["opening"].match(start.lstrip(' ,“"')))
