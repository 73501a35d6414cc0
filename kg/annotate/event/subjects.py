"""Find the subject of what stands at a position: the actors before it in its clause, or who says "we"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.event.triggers import Group

if TYPE_CHECKING:
    from kg.annotate.event.triggers import Look

_NEAR = 3  # groups before the verb that may be its subject, the nearest first
_LEAD = 50  # code points before a group in which a preposition or a noun is looked for
_PRONOUN = 8  # code points into a content within which its opening pronoun begins
_FAR = 200  # code points from a subject to a verb that goes on with it


def subject_of(look: Look, position: int, *, passive: bool = False) -> Group | None:
    """Return the subject of the verb that begins at a position of the text; that of a passive verb need only hold actors."""
    mask, grammar = look.scene.mask, look.grammar
    gap = grammar.subject.patient_gap if passive else grammar.subject.gap
    before = look.before(position)
    for group in reversed(before[-_NEAR:]):
        if _is_inserted(look, group, position):
            continue
        if grammar.subject.relative_gap.fullmatch(mask, group.end, position) or grammar.subject.object_gap.fullmatch(
            mask, group.end, position
        ):
            return group
        if gap.fullmatch(mask, group.end, position) and (_is_controlled(look, group, position) or may_act(look, group)):
            return group
    if said := _speaker(look, position):
        return said
    if grammar.subject.goes_on.search(mask, look.sentence.begin, position):
        return _far_subject(look, before, position)
    far = _far_subject(look, before, position) if _is_attached(look, position) else None
    if far is None:
        return None
    others = (key for group in before if group.begin > far.begin for key in group.keys)
    return None if any(map(look.scene.is_political, others)) else far  # who else is named may be the one


def _is_attached(look: Look, position: int) -> bool:
    """Tell whether a gerund goes on with its clause without a joint ("posted a message blaming B"), nothing leading to it."""
    lead = look.scene.mask[max(look.sentence.begin, position - _LEAD) : position]
    return look.entry.form == "gerund" and look.grammar.subject.not_subject.search(lead) is None


def _is_inserted(look: Look, group: Group, position: int) -> bool:
    """Tell whether a group stands in a relative clause that a comma closes before the verb ("A, which backs B, asked …")."""
    mask = look.scene.mask
    return (
        "," in mask[group.end : position]
        and look.grammar.subject.inserted.search(mask, look.sentence.begin, group.begin) is not None
    )


def may_act(look: Look, group: Group) -> bool:
    """Tell whether a group may be a subject: no preposition, and no noun of which it is but a part, stands before it."""
    low = max(look.sentence.begin, group.begin - _LEAD)
    lead = look.scene.mask[low : group.begin]
    if look.grammar.subject.not_subject.search(lead) and not look.grammar.subject.quantity.search(lead):
        return False
    return not look.grammar.words.organs_first or look.grammar.subject.organ_before.search(lead) is not None


def _is_controlled(look: Look, group: Group, position: int) -> bool:
    """Tell whether a group is asked to do what follows ("called on X to withdraw")."""
    return look.scene.mask[group.end : position].strip() in look.grammar.words.controlled


def _speaker(look: Look, position: int) -> Group | None:
    """Return who speaks where the subject is "we" or "I", or a pronoun with which opens what somebody said ("X said it will")."""
    scene, grammar = look.scene, look.grammar
    low = max(look.sentence.begin, look.clause.begin - _PRONOUN)
    own = grammar.subject.first_person.search(scene.mask, low, position)
    match = own or grammar.subject.third_person.search(scene.mask, low, position)
    if match is None:
        return None
    claims = (scene.claims[at] for at in scene.claims_over(match.start(), position))
    speakers = {claim.speaker for claim in claims if own or match.start() - claim.content.begin <= _PRONOUN}
    keys = tuple(sorted(key for key in speakers if key))
    return Group(match.start(), match.start(), keys[:1]) if keys else None


def _far_subject(look: Look, before: tuple[Group, ...], position: int) -> Group | None:
    """Return the subject of the clause for a verb that goes on with it ("A met B and signed …", "…, accusing B")."""
    mask, grammar = look.scene.mask, look.grammar
    clause = look.clause.begin
    inside = [group for group in before if group.begin >= clause] or list(before)
    for group in inside:
        owns = mask[group.end : group.end + 1] in ("'", "’")
        if owns or position - group.end > _FAR or not may_act(look, group):
            continue
        since = min(clause, group.begin)
        strangers = grammar.subject.unknown.search(mask, since, group.begin) or grammar.subject.unknown.search(
            mask, group.end, position
        )
        return None if strangers else group
    return None
