"""A store and gold articles annotated by people go in; out comes how well the one agrees with the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.actors import compare_actors
from kg.evaluate.claims import compare_claims
from kg.evaluate.comparison import Comparison
from kg.evaluate.dates import compare_dates
from kg.evaluate.found import FoundArticle, actors_in, articles_in, found_in
from kg.evaluate.gold import GoldArticle, read_gold
from kg.evaluate.measures import Evaluation
from kg.evaluate.meetings import compare_meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.store import Store

__all__ = ["Evaluation", "GoldArticle", "evaluate", "read_gold"]

COMPARED: Mapping[str, Callable[[Comparison], None]] = {
    "actors": compare_actors,
    "meetings": compare_meetings,
    "claims": compare_claims,
    "dates": compare_dates,
}


def evaluate(store: Store, golds: Iterable[GoldArticle]) -> Evaluation:
    """Compare what a graph says of the gold's articles with the gold, in the layers that were annotated.

    An article is found by its identifier; of one that the graph does not have, everything counts as missed.
    """
    evaluation = Evaluation()
    actors, articles = actors_in(store), articles_in(store)
    for gold in golds:
        article = articles.get(gold.identifier)
        evaluation.shares["articles read", ""].add(article is not None)
        if article is None:
            evaluation.absent.append(gold.identifier)
        case = Comparison(gold, found_in(store, article) if article else FoundArticle(), actors, evaluation)
        for layer, compare in COMPARED.items():
            if layer in gold.layers:
                compare(case)
    return evaluation
