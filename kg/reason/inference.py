"""A store goes in; out comes its graph of inferences: what follows from all that is written, by the ontology and by rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDFS, Graph, URIRef

from kg.errors import DataError
from kg.identifiers import INFERRED_GRAPH
from kg.reason.ontology import ONTOLOGY_FILES, ontology_of, pairs_below, symmetric_properties
from kg.resources import QUERIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.store import Bindings, Store, Triple

QUESTIONS = QUERIES / "reason"
RULES = QUESTIONS / "rules"


@dataclass(frozen=True, slots=True)
class InferenceReport:
    """How many triples each rule adds (by the name of its file), and whether the graph is another than before."""

    added: Mapping[str, int]
    changed: bool


def rebuild_inferences(store: Store, *, rules: Path = RULES) -> InferenceReport:
    """Draw all inferences anew: every file of the folder is a rule, a CONSTRUCT that looks at no inference.

    A rule with parameters holds for every fitting pair of terms of the ontology. The same store gives the same graph.
    Raises DataError for a rule that is none, StoreError where the store cannot be read or written.
    """
    ontology = ontology_of(ONTOLOGY_FILES)
    triples: set[Triple] = set()
    added: dict[str, int] = {}
    for path in sorted(rules.glob("*.rq")):
        before = len(triples)
        for bindings in _bindings_of(path.stem, ontology):
            triples.update(_followed(store, path, bindings))
        added[path.stem] = len(triples) - before
    return InferenceReport(added, store.replace(INFERRED_GRAPH, triples))


def refresh_inferences(store: Store) -> None:
    """Draw the inferences anew where some stand, so that none outlives what it follows from; else leave the store without."""
    if store.query((QUESTIONS / "standing.rq").read_text(encoding="utf-8")):
        rebuild_inferences(store)


def _bindings_of(rule: str, ontology: Graph) -> Iterator[Bindings]:
    below = {"subclasses": RDFS.subClassOf, "subproperties": RDFS.subPropertyOf}
    if rule in below:
        for narrow, wide in pairs_below(ontology, below[rule]):
            yield {"narrow": narrow, "wide": wide}
    elif rule == "symmetric":
        for term in symmetric_properties(ontology):
            yield {"property": term}
    else:
        yield {}


def _followed(store: Store, rule: Path, bindings: Bindings) -> Iterator[Triple]:
    answer = store.query(rule.read_text(encoding="utf-8"), bindings)
    if not isinstance(answer, Graph):
        raise DataError(rule, "a rule must be a CONSTRUCT, which tells what follows")
    for subject, predicate, value in answer:
        if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(value, URIRef):
            yield subject, predicate, value
