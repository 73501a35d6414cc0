"""One article, as the gold and as the graph have it, with the place where the differences are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.matching import is_one_of
from kg.evaluate.measures import Difference, Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.evaluate.found import FoundActor, FoundArticle
    from kg.evaluate.gold import GoldActor, GoldArticle
    from kg.evaluate.measures import Evaluation, Share, Tally
    from kg.model import Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: the gold's article, the graph's, and all actors of the graph."""

    gold: GoldArticle
    found: FoundArticle
    actors: Mapping[str, FoundActor]
    evaluation: Evaluation

    def tally(self, measure: str) -> Tally:
        """Return what counts a measure in the article's language."""
        return self.evaluation.tallies[measure, self.gold.language]

    def share(self, measure: str) -> Share:
        """Return what counts the right ones of a measure in the article's language."""
        return self.evaluation.shares[measure, self.gold.language]

    def differs(self, what: str, span: Span | None, detail: str = "", text: str = "") -> None:
        """Tell of a difference; its words are those at the span unless they are given."""
        known = text or " ".join(self.gold.at(span).split())
        self.evaluation.differences.append(Difference(self.gold.identifier, what, span, known, detail))

    def judge(self, kind: str, rule: str, confidence: float | None, right: bool) -> None:
        """Keep whether a finding was right, beside how sure the program was; one without a confidence says nothing."""
        if confidence is not None:
            self.evaluation.judged.append(Judged(kind, rule, self.gold.language, confidence, right))

    def is_one_of(self, key: str, wanted: Iterable[GoldActor]) -> bool:
        """Tell whether an actor of the graph, or one on whose behalf it acts, is among those of the gold."""
        return is_one_of(key, wanted, self.actors)

    def name(self, key: str | None) -> str:
        """Return a name of an actor of the graph for a person to read."""
        known = self.actors.get(key or "")
        return min(known.names, key=lambda name: (-len(name), name), default=key or "") if known else key or "nobody"
