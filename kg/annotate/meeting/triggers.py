"""Find in a Scene the words that tell of a meeting; negated, habitual and merely imagined meetings are left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kg.annotate.meeting.scene import Scene

_MOST = 30  # words of meeting in one sentence; with more it is none
_GUEST = 20  # code points behind "told" in which it is said that somebody visits
_NOUNS = frozenset({"strong", "gerund", "loose", "session", "cabinet", "beside", "summit", "call"})
_SINCE = 30  # code points from a verb to the day since which it did not happen
_LONGEST_CLAUSE = 400  # code points looked through on either side of a trigger


@dataclass(frozen=True, slots=True)
class Trigger:
    """One verb or noun of meeting; positions are those in the sentence.

    `anchor` is where its verb begins: for a noun the verb that carries it ("hold" in "hold talks"), else the word itself.
    """

    begin: int
    end: int
    anchor: int
    reach: str  # joint, weak, object, person, host, passive, gather (verbs); the keys of _NOUNS
    tense: str  # past, base, ongoing, any; for a noun that of the verb which carries it, else noun
    definite: bool  # "the talks", "dalam pertemuan": perhaps told before
    indefinite: bool  # "a meeting": not told before
    demonstrative: bool  # "those talks", "pertemuan itu": surely told before
    clause: tuple[int, int]
    unmet: bool = False  # "have not met since May": that was the last one

    @property
    def is_noun(self) -> bool:
        """Tell whether participants are to be looked for around a noun."""
        return self.reach in _NOUNS


def find_triggers(scene: Scene) -> Iterator[Trigger]:
    """Yield the triggers of a sentence in text order."""
    for match in islice(scene.grammar.triggers.finditer(scene.mask), _MOST):
        begin, end = match.span()
        form = scene.grammar.forms[" ".join(match[0].split())]
        carrier = _carrier(scene, begin) if form.tense == "noun" else None
        anchor = max(0, begin - 90) + carrier.start() if carrier else begin
        tense = scene.grammar.supports[carrier[0]].tense if carrier else form.tense
        told = _is_marked(scene, begin, end, "demonstrative")
        definite = told or _is_marked(scene, begin, end, "definite")
        trigger = Trigger(
            begin,
            end,
            anchor,
            form.reach,
            tense,
            definite,
            _is_marked(scene, begin, end, "indefinite"),
            told,
            clause_around(scene, anchor, end),
        )
        if trigger.reach == "ring":
            if scene.grammar.tables["rings"].match(scene.mask[end:]) is None:
                continue
            trigger = replace(trigger, reach="object")
        if trigger.reach == "guest":  # "told visiting B"
            if scene.grammar.tables["guests"].match(scene.lower[end : end + _GUEST]) is None:
                continue
            trigger = replace(trigger, reach="joint")
        if _was_before(scene, trigger):
            yield replace(trigger, tense="past", unmet=True)
        elif not _is_discarded(scene, trigger):
            yield trigger


def _was_before(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether it is said since when there was no meeting ("have not met since May")."""
    low, high = scene.sentence.span.begin + trigger.end, scene.sentence.span.begin + trigger.end + _SINCE
    if not scene.grammar.tables["unmet"].search(scene.mask, 0, trigger.anchor):
        return False
    days = (time.span.begin - scene.sentence.span.begin for time in scene.times if low <= time.span.begin < high)
    return any(scene.grammar.tables["begun"].search(scene.mask, trigger.end, day) for day in days)


def _carrier(scene: Scene, begin: int) -> re.Match[str] | None:
    """Return the verb that carries the noun at a position; of several the last ("had held talks")."""
    found = tuple(scene.grammar.support.finditer(scene.mask[max(0, begin - 90) : begin]))
    return found[-1] if found else None


def clause_around(scene: Scene, begin: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends that holds a stretch of the sentence."""
    nearest, farthest = max(0, begin - _LONGEST_CLAUSE), min(end + _LONGEST_CLAUSE, len(scene.mask))
    lower = max((stop for _, stop in scene.boundaries if nearest <= stop <= begin), default=nearest)
    upper = min((start for start, _ in scene.boundaries if end <= start < farthest), default=farthest)
    for quoted_from, quoted_to in scene.quotations:
        if quoted_from < begin < quoted_to:
            lower, upper = max(lower, quoted_from), min(upper, quoted_to)
        elif quoted_to <= begin:
            lower = max(lower, quoted_to)
        elif quoted_from >= end:
            upper = min(upper, quoted_from)
    return lower, upper


def _is_marked(scene: Scene, begin: int, end: int, mark: str) -> bool:
    tables = scene.grammar.tables
    before = scene.mask[max(0, begin - 40) : begin]
    return bool(tables[f"{mark}_before"].search(before) or tables[f"{mark}_after"].match(scene.mask[end:]))


def _is_discarded(scene: Scene, trigger: Trigger) -> bool:
    tables = scene.grammar.tables
    if trigger.reach == "call" and tables["appeals"].match(scene.mask[trigger.end : trigger.clause[1]]):
        return True
    before = scene.mask[max(0, trigger.anchor - 60) : trigger.anchor]
    return bool(tables["discards"].search(before) or tables["discards_after"].match(scene.mask[trigger.end : trigger.clause[1]]))
