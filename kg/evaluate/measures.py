"""Judgements on single findings go in; out come precision, recall, shares of right answers, and the differences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Span


@dataclass(slots=True)
class Tally:
    """How many things of one kind were found as the gold has them, found beside it, and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """The share of what the gold has that was found; 0 where it has nothing."""
        return _share(self.right, self.number)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.spurious + self.missed)

    @property
    def number(self) -> int:
        """How many things the gold has."""
        return self.right + self.missed


@dataclass(slots=True)
class Share:
    """How many of the cases that were judged are right."""

    right: int = 0
    judged: int = 0

    def add(self, right: bool) -> None:
        """Count one more case."""
        self.right += right
        self.judged += 1

    @property
    def share(self) -> float:
        """The right ones among the judged, from 0 to 1; 0 where none was judged."""
        return _share(self.right, self.judged)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the graph does not say as the gold does; `span` and `text` tell where, `detail` what was wanted."""

    article: str
    what: str
    span: Span | None
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding that the gold could judge, with what the program had said of it."""

    kind: str
    rule: str
    language: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Evaluation:
    """All that a comparison of graph and gold has shown; measures are kept by name and language ("" where it does not count)."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[tuple[str, str], Share] = field(default_factory=lambda: defaultdict(Share))
    differences: list[Difference] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # articles of the gold that the graph does not have


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
