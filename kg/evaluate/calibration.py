"""Judged findings go in; out comes how often those of each confidence, and of each rule, are right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.measures import Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate.measures import Judged

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)  # where the bins of confidence begin; the last one ends with 1


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of a kind with a confidence from `low` up to `high`: how sure the program was on average, how many are right."""

    kind: str
    low: float
    high: float
    confidence: float
    share: Share


def calibration(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """Return the bins that hold any finding, by kind and confidence."""
    held: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    for finding in judged:
        held[finding.kind, sum(bound <= finding.confidence for bound in BOUNDS) - 1].append(finding)
    ends = (*BOUNDS[1:], 1.0)
    return tuple(
        Bin(kind, BOUNDS[at], ends[at], sum(each.confidence for each in inside) / len(inside), _share_of(inside))
        for (kind, at), inside in sorted(held.items(), key=lambda item: item[0])
    )


def by_rule(judged: Iterable[Judged]) -> dict[tuple[str, str], Share]:
    """Return how often each rule is right, by its name and the language."""
    held: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for finding in judged:
        held[finding.rule, finding.language].append(finding)
    return {key: _share_of(held[key]) for key in sorted(held)}


def gap(bins: Iterable[Bin]) -> float:
    """Return by how much confidence and share differ on average over the findings (the expected calibration error), 0 to 1."""
    every = tuple(bins)
    number = sum(each.share.judged for each in every)
    return sum(each.share.judged * abs(each.confidence - each.share.share) for each in every) / number if number else 0.0


def _share_of(judged: Iterable[Judged]) -> Share:
    share = Share()
    for finding in judged:
        share.add(finding.right)
    return share
