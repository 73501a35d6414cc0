"""The phrases of a Doc beside its anaphors: which begin where, which hold which, and under whom they are left in the end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from kg.annotate.attributes import ActorPhrase
    from kg.model import Mention, Span


def taken_before(waiting: deque[ActorPhrase], end: int) -> list[ActorPhrase]:
    """Take the phrases that begin before an offset."""
    taken = []
    while waiting and waiting[0].span.begin < end:
        taken.append(waiting.popleft())
    return taken


def within(inner: Span, outer: Span) -> bool:
    """Tell whether a span lies in another."""
    return outer.begin <= inner.begin and inner.end <= outer.end


def nested(one: Span, other: Span) -> bool:
    """Tell whether one of two spans lies in the other."""
    return within(one, other) or within(other, one)


def outside(phrases: Sequence[ActorPhrase], spans: list[Span]) -> Iterator[ActorPhrase]:
    """Yield the phrases that lie in none of some spans, which are sorted and do not overlap."""
    begins = [span.begin for span in spans]
    for phrase in phrases:
        at = bisect_right(begins, phrase.span.begin) - 1
        if at < 0 or phrase.span.end > spans[at].end:
            yield phrase


def leave(doc: Doc, found: list[Mention], opened: dict[Span, ActorPhrase], given: dict[Span, str], confidence: float) -> None:
    """Write the anaphors, and the definite phrases under their antecedents (or as they were where none was found)."""
    phrases = [replace(p, refers_to=given.get(span, p.refers_to)) for span, p in opened.items()]
    doc._.kg_phrases = tuple(sorted((*outside(doc._.kg_phrases, sorted(opened)), *phrases), key=lambda p: p.span))
    covered = set(given)
    doc._.kg_anaphora = tuple(sorted((m for m in found if m.span not in covered), key=lambda m: (m.span, m.refers_to)))
    doc._.kg_mentions = tuple(
        replace(m, refers_to=given[m.span], confidence=confidence, found_by="kg_coreference:role") if m.span in given else m
        for m in doc._.kg_mentions
    )
