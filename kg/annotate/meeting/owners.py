"""Find whose a noun of meeting is: an actor before it in the genitive, a possessive pronoun, or actors that modify it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.reach import Look, subject
from kg.annotate.meeting.subjects import fronted_subject, subject_of

if TYPE_CHECKING:
    from kg.annotate.meeting.scene import Group, Scene


def owner(look: Look) -> Group | None:
    """Return whose talks they are: "Trump's", "his" (the subject's), "their" (of those several named last)."""
    scene, trigger = look.scene, look.trigger
    if match := scene.grammar.owner.search(scene.mask[: trigger.begin]):
        return _ending(scene, match.start())
    if is_possessed(look, "possessive"):
        quotation = scene.quotation(trigger.begin)
        before = subject_of(scene, trigger.begin, quotation) or fronted_subject(scene, trigger.end)
        return before or (look.topic if quotation is None else None)
    return _owners(look) if is_possessed(look, "possessive_plural") else None


def _owners(look: Look) -> Group | None:
    """Return the several named last outside quotations, else the two persons named before ("Li told Millon at their meeting")."""
    scene, trigger = look.scene, look.trigger
    quotation = scene.quotation(trigger.begin)
    before = [g for g in scene.groups if g.end <= trigger.begin and g.quotation == quotation]
    if several := next((g for g in reversed(before) if len(g.keys) > 1), None):
        return several
    holder = subject(look) if look.is_carried else next(reversed(before), None)
    if holder and holder.collective:
        return holder  # "the ministers of the G20 finished their meeting"
    later = fronted_subject(scene, trigger.end) if not before else None
    if later and len(later.keys) > 1:
        return later  # "After their talks, A and B signed"
    persons = [g for g in before if all(look.knowledge.is_person(key) for key in g.keys)]
    if len(persons) != 2 or len(before) > 2 or persons[0].keys == persons[1].keys:
        return None
    first, second = persons
    return replace(first, end=second.end, keys=(*first.keys, *second.keys), ends=(*first.ends, *second.ends))


def compound(look: Look) -> Group | None:
    """Return the several actors or the collective one that modify a noun ("US-Russia talks", "EU summit")."""
    pattern = look.scene.grammar.compound
    match = pattern.search(look.scene.mask[: look.trigger.begin]) if pattern else None
    group = _ending(look.scene, match.start()) if match else None
    return group if group and (len(group.keys) > 1 or group.collective) else None


def is_possessed(look: Look, pronoun: str) -> bool:
    """Tell whether a possessive pronoun stands before the noun."""
    return look.scene.grammar.pronouns[pronoun].search(look.scene.mask[: look.trigger.begin]) is not None


def _ending(scene: Scene, end: int) -> Group | None:
    return next((group for group in scene.groups if group.end == end), None)
