"""Turn one sentence of a Doc into a Scene: the sentence masked for the grammar, and its groups of actors with their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.meeting.grammar import GROUP, PLACE, TIME, Grammar
from kg.annotate.meeting.home import governments_in
from kg.annotate.meeting.knowledge import Knowledge, named_in, of_states, overlaps, standing_for, within
from kg.model import ActorKind, Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.annotate.attributes import Sentence
    from kg.annotate.syntax import Syntax

_QUOTATION = re.compile(r"[“\"„«][^”\"»\n]*[”\"»]?")
_DASHES = re.compile(r"\s*(?:--|–|—)\s*")
_DASH = re.compile(r"\s?[-–—]\s?")
_BEFORE = 40  # code points before a group in which a preposition is looked for


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that one stretch of a sentence names together ("Rusia dan NATO"); positions are those in the sentence."""

    begin: int
    end: int
    keys: tuple[str, ...]
    ends: tuple[int, ...]  # where the naming of each key ends
    quotation: int | None  # where the quotation begins that holds it
    pronoun: bool = False
    collective: bool = False  # stands for several persons or parties although it is one actor


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence as the grammar sees it; `mask` has the sentence's length."""

    sentence: Sentence
    text: str
    lower: str
    mask: str
    groups: tuple[Group, ...]
    times: tuple[TimeMention, ...]
    quotations: tuple[tuple[int, int], ...]
    boundaries: tuple[tuple[int, int], ...]  # where the words stand with which a clause begins
    grammar: Grammar
    stays: tuple[Group, ...] = ()  # actors that only say where something is
    syntax: Syntax | None = None  # what reads the sentence's tree when it is asked

    def quotation(self, position: int) -> int | None:
        """Return where the quotation begins that holds a position of the sentence, if one does."""
        return _holding(self.quotations, position)

    def at(self, begin: int) -> Group | None:
        """Return the group that begins at a position of the sentence."""
        return next((group for group in self.groups if group.begin == begin), None)

    def span(self, begin: int, end: int) -> Span:
        """Return a stretch of the sentence as a span of the article."""
        return Span(self.sentence.span.begin + begin, self.sentence.span.begin + end)


def quotations_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return where quotations begin and end, marks included; one that is not closed ends with its line."""
    return tuple(match.span() for match in _QUOTATION.finditer(text) if match.end() - match.start() > 2)


def scene_of(sentence: Sentence, knowledge: Knowledge, grammar: Grammar, quotations: Sequence[tuple[int, int]]) -> Scene:
    """Return the scene of one sentence."""
    begin, end = sentence.span.begin, sentence.span.end
    text = knowledge.text[begin:end]
    times = _begins_of_ranges([time for time in within(knowledge.times, sentence.span) if time.span.end <= end], knowledge)
    zones = tuple((b - begin, e - begin) for b, e in quotations if b < end and e > begin)
    named = named_in(sentence, knowledge, grammar)
    governments = governments_in(sentence.span, knowledge, grammar)
    named |= {span: keys for span, keys in governments.items() if not overlaps(span, named)}
    named = dict(sorted(named.items()))
    lower = knowledge.lower[begin:end]
    letters = list(lower)
    for time in times:
        _fill(letters, time.span.begin - begin, time.span.end - begin, TIME)
    for span in named:
        _fill(letters, span.begin - begin, span.end - begin, GROUP)
    pronouns = {mention.span for mention in knowledge.anaphora if not of_states(mention.span, knowledge, grammar)}
    groups: list[Group] = []
    stays: list[Group] = []
    outline = "".join(letters)
    for b, e in _coordinated(outline, grammar):
        members = [span for span in named if b <= span.begin - begin < e]
        ends = _keys_of(members, named, knowledge, grammar)
        collective = _is_collective(members, named, knowledge, grammar)
        local = tuple(end - begin for end in ends.values())
        group = Group(b, e, tuple(ends), local, _holding(zones, b), pronouns.issuperset(members), collective)
        of_meeting = collective and grammar.modifies.match(outline, e)  # "at the G7 summit"
        stays_there = grammar.at_place.search(outline, max(0, b - _BEFORE), b) and not of_meeting
        _fill(letters, b, e, PLACE if stays_there else GROUP)
        (stays if stays_there else groups).append(group)
    mask = "".join(letters)
    groups = _lists(groups, mask, knowledge, grammar)
    boundaries = tuple(match.span() for match in grammar.boundaries.finditer(mask))
    return Scene(sentence, text, lower, mask, tuple(groups), times, zones, boundaries, grammar, tuple(stays), knowledge.syntax)


def _lists(groups: Sequence[Group], mask: str, knowledge: Knowledge, grammar: Grammar) -> list[Group]:
    """Return the groups, those joined that go on a list ("diplomats from A, B", "and the C"), or spell it out between dashes."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and _goes_on(last, group, mask, grammar):
            keys, ends = (*last.keys, *group.keys), (*last.ends, *group.ends)
            joined[-1] = replace(last, end=group.end, keys=keys, ends=ends)
        elif last and _spells_out(last, group, mask, knowledge):
            keys, ends = (*last.keys[:-1], *group.keys), (*last.ends[:-1], *group.ends)
            joined[-1] = replace(last, end=group.end, keys=keys, ends=ends)
        else:
            joined.append(group)
    return joined


def _goes_on(last: Group, group: Group, mask: str, grammar: Grammar) -> bool:
    several = len(last.keys) > 1 and len(last.ends) > len(set(last.ends))
    return several and grammar.list_end.fullmatch(mask, last.end, group.begin) is not None


def _spells_out(last: Group, group: Group, mask: str, knowledge: Knowledge) -> bool:
    """Tell whether dashes enclose those whom nameless ones or a body stand for ("A and three powers -- B, C and D -- met")."""
    enclosed = len(group.keys) > 1 and _DASHES.fullmatch(mask, last.end, group.begin) and _DASHES.match(mask, group.end)
    actor = knowledge.actors[last.keys[-1]] if enclosed else None
    if actor is None or actor.represents:
        return False
    return actor.kind in {ActorKind.UNNAMED, ActorKind.GROUP, ActorKind.ORGANIZATION}


def _begins_of_ranges(times: Sequence[TimeMention], knowledge: Knowledge) -> tuple[TimeMention, ...]:
    """Return the dates without those that only end a range ("31 July - 1 August")."""
    ends = {
        later.span
        for first, later in pairwise(times)
        if first.date.latest <= later.date.earliest and _DASH.fullmatch(knowledge.text, first.span.end, later.span.begin)
    }
    return tuple(time for time in times if time.span not in ends)


def pair_in(scenes: Iterable[Scene], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the keys of the two or more persons that one of the scenes names together, outside quotations; the first counts."""
    groups = (group for scene in scenes for group in reversed(scene.groups) if group.quotation is None and len(group.keys) > 1)
    return next((group.keys for group in groups if all(knowledge.is_person(key) for key in group.keys)), ())


def _keys_of(
    members: Sequence[Span], named: dict[Span, tuple[str, ...]], knowledge: Knowledge, grammar: Grammar
) -> dict[str, int]:
    """Return the keys of a group's members, each with the end of its words in the text."""
    members = [
        span
        for span, before in zip(members, (None, *members), strict=False)
        if not _is_affiliation(span, before, knowledge, grammar)
    ]
    told = {span: tuple(each for key in named[span] for each in standing_for(key, span, knowledge, grammar)) for span in members}
    first, rest = members[0], members[1:]
    if len(rest) > 1 and _is_of_named(told[first], [key for span in rest for key in told[span]], knowledge):
        del told[first]  # "the two presidents, A and B"
    if 1 < len(told.get(first, ())) == len(rest) and all(knowledge.is_person(key) for span in rest for key in told[span]):
        del told[first]  # "his Greek and French counterparts, A and B": the same persons twice
    for begin, span in enumerate(members[1:-1], start=1):
        if span in told and 1 < len(told[span]) == len(members) - begin - 1:
            del told[span]
    return {key: span.end for span, keys in told.items() for key in keys}


def _is_of_named(first: Sequence[str], others: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether nameless ones that stand for nobody are those persons who are named right after them."""
    kinds = {knowledge.actors[key].kind for key in first if not knowledge.actors[key].represents}
    return (
        len(first) == 1
        and kinds <= {ActorKind.UNNAMED, ActorKind.GROUP}
        and bool(kinds)
        and all(map(knowledge.is_person, others))
    )


def _is_affiliation(span: Span, before: Span | None, knowledge: Knowledge, grammar: Grammar) -> bool:
    """Tell whether a name only says for whom the one right before it stands ("Kishida of Japan")."""
    return before is not None and " ".join(knowledge.lower[before.end : span.begin].split()) in grammar.words.affiliations


def _coordinated(mask: str, grammar: Grammar) -> Iterable[tuple[int, int]]:
    """Yield the stretches of actors that "and", commas before an "and", or a hyphen join."""
    of = rf"(?:\s+(?:{'|'.join(grammar.words.affiliations)})\s+{GROUP}+)?"
    name = rf"{GROUP}+{of}(?:\s*\([^(){TIME}]{{1,40}}\))?"
    the = rf"(?:(?:{'|'.join(grammar.words.leads)})\s+)?"
    lead = rf"\s+(?:{'|'.join(grammar.words.joiners)})\s+{the}"
    # "A, and B" alone is no list but the next clause
    others = rf"(?:,\s+{the}{name}){{2,}}(?=,?{lead}[\w-]+)"  # "A, B, C and business leaders"
    pair = rf"{name}(?:(?:\s?[-–/]\s?|[-–—]{{1,2}}){name})+"  # "A-B and A-C" are two pairs
    joined = rf"{pair}|{name}(?:(?:,\s+{the}{name})+,?{lead}{name}|{others}|{lead}{name})*"
    relatives, appositions = "|".join(grammar.words.relatives), "|".join(grammar.words.appositions)
    inserted = re.compile(rf",\s+(?:{relatives})\s[^,]*$|^\W*(?:{appositions})\s[^,]*$")
    listing = re.compile(rf"(?:{'|'.join(grammar.words.complements['between'])})\s+(?:the\s+)?$")
    for match in re.finditer(joined, mask):
        begin, end = match.span()
        comma = mask.find(",", begin, end)
        is_inserted = inserted.search(mask, 0, begin) and not listing.search(mask, 0, begin)
        if comma > 0 and is_inserted:  # "A, who chairs B, C and D": the list goes on after B
            yield begin, comma
            begin = mask.index(GROUP, comma)
        yield begin, end


def _is_collective(members: Sequence[Span], named: dict[Span, tuple[str, ...]], knowledge: Knowledge, grammar: Grammar) -> bool:
    if len(members) != 1 or len(named[members[0]]) != 1:
        return False
    actor, begin, end = knowledge.actors[named[members[0]][0]], members[0].begin, members[0].end
    said, tables = knowledge.lower[begin:end], grammar.tables
    if actor.kind is ActorKind.ORGANIZATION or (actor.kind is ActorKind.BODY and tables["assemblies"].search(said)):
        return True
    of_region = not actor.represents and tables["regions"].search(said) is not None
    of_many = (
        of_region
        or len(actor.represents) > 1
        or any(key in knowledge.actors and knowledge.actors[key].kind is ActorKind.ORGANIZATION for key in actor.represents)
    )
    return of_many and tables["collectives"].search(said) is not None


def _holding(zones: Sequence[tuple[int, int]], position: int) -> int | None:
    return next((begin for begin, end in zones if begin < position < end), None)


def _fill(letters: list[str], begin: int, end: int, letter: str) -> None:
    letters[begin:end] = [letter] * (end - begin)
