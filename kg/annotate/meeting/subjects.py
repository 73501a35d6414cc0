"""Find the subject of what stands at a position of a Scene, by adjacency, clause and pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP, TIME
from kg.annotate.meeting.parsed import subject_by_tree
from kg.annotate.meeting.scene import Group

if TYPE_CHECKING:
    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.scene import Scene

_BEFORE = 40  # code points before a group in which a preposition is looked for
_HEADED = 90  # code points before a group in which its members are named
_BESIDE = 40  # code points between a quotation and the name of its speaker
_OPENING = 25  # code points with which a sentence opens
_CONTROLLED = 30  # code points between "urged Kyiv" and "to meet"


def subject_of(scene: Scene, position: int, quotation: int | None) -> Group | None:
    """Return the group that is the subject of what stands at a position: the adjacent one, else the first of its clause."""
    left = [g for g in scene.groups if g.end <= position and g.quotation == quotation and not is_owner(scene, g)]
    if not left:
        return None
    gap = scene.mask[left[-1].end : position]
    controlled = len(gap) < _CONTROLLED and "," not in gap and is_controlled(scene, left[-1])
    if controlled or _has_said(scene, left[-1], position) or _stands_right_before(scene, left, position):
        return left[-1]
    if teller := _told_by(scene, left, position):
        return teller
    told = subject_by_tree(scene, position)
    if told.told and not (told.group is None and _is_of_main_verb(scene, position)):
        return told.group if told.group in left else None
    return _first_of_clause(scene, left, position)


def _first_of_clause(scene: Scene, left: list[Group], position: int) -> Group | None:
    """Return the first group of the clause that may be its subject, else that of the clause around it."""
    nested = scene.grammar.nested.finditer(scene.mask, 0, position + _BEFORE)
    starts = [0, *(m.end() for m in nested if m.end() <= position)]
    for start, stop in zip(reversed(starts), [position, *reversed(starts[1:])], strict=True):
        for group in left:
            if start <= group.begin < stop and (may_be_subject(scene, group) or 0 < start == group.begin):
                return None if _is_hidden(scene, start, group.begin, group.quotation) else group
        if _is_hidden(scene, start, stop, left[0].quotation):
            return None
    return None


def _is_hidden(scene: Scene, start: int, stop: int, quotation: int | None) -> bool:
    """Tell whether an unresolved pronoun is the subject in a stretch of the sentence, in the same quotation or outside of all."""
    found = scene.grammar.tables["subject_pronouns"].finditer(scene.mask, start, stop)
    return any(scene.quotation(pronoun.start()) == quotation for pronoun in found)


def _has_said(scene: Scene, group: Group, position: int) -> bool:
    """Tell whether the group said, behind its words, what it said after what stands at a position ("C, A said after talks")."""
    spoke = scene.grammar.tables["spoke"].match(scene.mask, group.end)
    if spoke is None or not may_be_subject(scene, group):
        return False
    return scene.grammar.tables["aftermath"].search(scene.mask, spoke.end(), position) is not None


def _is_of_main_verb(scene: Scene, position: int) -> bool:
    """Tell whether a verb without a subject of its own stands right behind "when" or the like ("A said when meeting B")."""
    form = scene.grammar.triggers.match(scene.mask, position)
    told = scene.grammar.forms[" ".join(form[0].split())] if form else None
    if told is None or told.reach == "passive" or (told.tense != "any" and told.reach != "gerund"):
        return False
    words = scene.mask[:position].rsplit(None, 1)
    return len(words) > 1 and scene.grammar.tables["aftermath"].fullmatch(words[1]) is not None


def _told_by(scene: Scene, left: list[Group], position: int) -> Group | None:
    """Return who said what a passive verb tells, where it was said when something happened ("disampaikan A saat bertemu B")."""
    tables = scene.grammar.tables
    for group in reversed(left):
        if tables["told_by"].search(scene.mask, max(0, group.begin - _BEFORE), group.begin):
            return group if tables["aftermath"].search(scene.mask, group.end, position) else None
    return None


def _stands_right_before(scene: Scene, left: list[Group], position: int) -> bool:
    """Tell whether the last group is the subject by its place alone; behind a comma or a preposition a parser is asked first."""
    last = left[-1]
    if not is_adjacent(scene, last, position) or _is_inserted(scene, left, position):
        return False
    if may_be_subject(scene, last) and "," not in scene.mask[last.end : position]:
        return True
    told = subject_by_tree(scene, position)
    return not told.told or told.group == last


def is_adjacent(scene: Scene, group: Group, position: int) -> bool:
    """Tell whether only auxiliaries, adverbs and dates stand between a group and the verb at a position."""
    gap = scene.mask[group.end : position]
    if not scene.grammar.auxiliary.fullmatch(gap):
        return False
    ends_insertion = gap.lstrip().startswith(",") and GROUP in scene.mask[: group.begin] and "," in scene.mask[: group.begin]
    return not ends_insertion


def _is_inserted(scene: Scene, left: list[Group], position: int) -> bool:
    """Tell whether the last group only says where the subject is ("A, on a visit to B, held talks", "A flew to B to meet C")."""
    last = left[-1]
    if len(left) < 2 or (may_be_subject(scene, last) and not _is_visited(scene, last)):
        return False
    gap = scene.mask[last.end : position].rpartition(TIME)[2].strip()
    closes = gap.startswith(",") or scene.grammar.tables["purposes"].fullmatch(gap)
    return bool(closes) and any(may_be_subject(scene, group) for group in left[:-1])


def _is_visited(scene: Scene, group: Group) -> bool:
    """Tell whether a verb of going somewhere stands right before a group ("A will visit B next week to meet C")."""
    motions = scene.grammar.tables["motions"].finditer(scene.mask, max(0, group.begin - _BEFORE), group.end)
    return any(motion.start("group") == group.begin for motion in motions)


def may_be_subject(scene: Scene, group: Group) -> bool:
    """Tell whether no preposition stands before a group, or before those of it that are named first ("leaders of the A")."""
    begin = group.begin
    if head := scene.grammar.tables["headed"].search(scene.mask, max(0, begin - _HEADED), begin):
        begin = head.start()
    return scene.grammar.not_subject.search(scene.mask, max(0, begin - _BEFORE), begin) is None


def is_owner(scene: Scene, group: Group) -> bool:
    """Tell whether a genitive mark follows the group."""
    return re.match(r"['’](?:s\b|\s)", scene.mask[group.end : group.end + 2]) is not None


def leading_subject(scene: Scene) -> Group | None:
    """Return the first group of a sentence that may be its subject, outside quotations."""
    for group in scene.groups:
        if group.quotation is None and not is_owner(scene, group) and may_be_subject(scene, group):
            return group
    return None


def topic_of(scene: Scene, before: Scene) -> Group | None:
    """Return whom a sentence goes on about: the subject of the one before, or whose visit that told of."""
    if not scene.grammar.tables["visits"].search(scene.mask[:_OPENING]):
        return leading_subject(before)
    visit = next((found for found in (pattern.search(before.mask) for pattern in scene.grammar.visitors) if found), None)
    return before.at(visit.start("group")) if visit else None


def fronted_subject(scene: Scene, position: int) -> Group | None:
    """Return the subject that follows a clause which opens the sentence ("After meeting Putin, Erdogan said …")."""
    if not scene.grammar.tables["adjuncts"].match(scene.mask.lstrip("“\"' ")):
        return None
    for group in scene.groups:
        if group.begin > position and group.quotation is None and scene.grammar.fronted.search(scene.mask, 0, group.begin):
            return group
    return None


def speaker_of(scene: Scene, position: int, knowledge: Knowledge) -> Group | None:
    """Return who is named as the speaker of the quotation at a position: right after it, else before it in the sentence."""
    if said := _said_after(scene, position, knowledge):
        return said
    outside = [g for g in scene.groups if g.quotation is None and may_be_subject(scene, g)]
    after = [g for g in outside if g.begin > position]
    return next(iter(after or outside), None)


def _said_after(scene: Scene, position: int, knowledge: Knowledge) -> Group | None:
    """Return the actor named within a few words after the quotation, though it may end sentences later."""
    start = scene.sentence.span.begin
    end = next((start + e for b, e in scene.quotations if b < position < e), 0)
    for phrase in knowledge.phrases:
        if end <= phrase.span.begin < end + _BESIDE and "\n" not in knowledge.text[end : phrase.span.begin]:
            begin = phrase.span.begin - start
            return Group(begin, phrase.span.end - start, (phrase.refers_to,), (phrase.span.end - start,), None)
    return None


def is_controlled(scene: Scene, group: Group) -> bool:
    """Tell whether the group is urged, asked, invited or sent to do what follows."""
    return scene.grammar.tables["controls"].search(scene.mask[max(0, group.begin - 25) : group.begin]) is not None
