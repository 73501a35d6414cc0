"""Find in a Scene the words that tell of events, each with its sentence and clause; who takes part is not looked at here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.event.grammar import NOUN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kg.annotate.event.grammar import Entry, Grammar
    from kg.annotate.event.scene import Scene
    from kg.model import Span

_LONGEST = 1200  # code points; a sentence longer than that is a list, or a text without stops


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that one stretch of the text names together; `owner` says that a genitive mark follows."""

    begin: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A trigger in its scene: the word at [begin, end), what it may mean, its sentence, and where its clause begins and ends."""

    scene: Scene
    grammar: Grammar
    begin: int
    end: int
    entry: Entry
    sentence: Span
    clause: Span
    groups: tuple[Group, ...]  # the actors of the sentence

    @property
    def reach(self) -> re.Pattern[str]:
        """The pattern that leads from the trigger, or from its object, to whom it is done to."""
        return self.grammar.reaches[self.entry.meaning, self.is_noun]

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger is a noun."""
        return self.entry.form == NOUN

    def before(self, offset: int) -> tuple[Group, ...]:
        """Return the groups that end before an offset."""
        return tuple(group for group in self.groups if group.end <= offset)


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    boundaries: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]


def find_triggers(scene: Scene, grammar: Grammar) -> Iterator[tuple[Look, ...]]:
    """Yield, for every word of events in the text, one Look for each of its readings."""
    read: dict[Span, _Sentence] = {}
    for match in grammar.triggers.finditer(scene.mask):
        begin, end = match.span()
        span = scene.sentence_at(begin)
        if span is None or end > span.end or span.end - span.begin > _LONGEST:
            continue
        if span not in read:
            read[span] = _read(scene, grammar, span)
        sentence = read[span]
        if not sentence.groups:
            continue
        clause = _clause(sentence, begin, end)
        yield tuple(Look(scene, grammar, begin, end, entry, span, clause, sentence.groups) for entry in grammar.entries[match[0]])


def _read(scene: Scene, grammar: Grammar, span: Span) -> _Sentence:
    groups = tuple(
        Group(*match.span(), keys_between(scene, *match.span()))
        for match in grammar.actors.finditer(scene.mask, span.begin, span.end)
    )
    if groups and grammar.games.search(scene.mask, span.begin, span.end):
        groups = ()
    boundaries = tuple(m.span() for m in grammar.boundaries.finditer(scene.mask, span.begin, span.end)) if groups else ()
    return _Sentence(span, boundaries, groups)


def keys_between(scene: Scene, begin: int, end: int) -> tuple[str, ...]:
    """Return the keys of all that is masked in [begin, end), each once."""
    return tuple(dict.fromkeys(key for at in range(begin, end) for key in scene.keys.get(at, ())))


def _clause(sentence: _Sentence, begin: int, end: int) -> Span:
    low = max((stop for _, stop in sentence.boundaries if stop <= begin), default=sentence.span.begin)
    high = min((start for start, _ in sentence.boundaries if start >= end), default=sentence.span.end)
    return type(sentence.span)(low, high)
