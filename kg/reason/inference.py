"""A store goes in; out comes its graph of inferences: what follows from all that is written, by the ontology and by rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, Graph, URIRef

from kg.errors import DataError
from kg.identifiers import INFERRED_GRAPH
from kg.namespaces import GK
from kg.reason.ontology import ONTOLOGY_FILES, inverse_properties, ontology_of, pairs_below, symmetric_properties
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.store import Bindings, Store, Triple

QUESTIONS = QUERIES / "reason"
RULES = QUESTIONS / "rules"
_CLASSES = "subclasses"
# What articles are made of (spans, claims, reports) is left as it is written: its wider classes would be a sixth of the store,
# and tell nobody more than its own.
_HIERARCHIES = frozenset({GK.Actor, GK.Place, GK.Event})


@dataclass(frozen=True, slots=True)
class InferenceReport:
    """How many triples each rule adds (by the name of its file), and whether the graph is another than before."""

    added: Mapping[str, int]
    changed: bool


def rebuild_inferences(store: Store, *, rules: Path = RULES) -> InferenceReport:
    """Draw all inferences anew: every file of the folder is a rule, a CONSTRUCT that looks at no inference.

    A rule with parameters holds for every fitting pair of terms of the ontology. The same store gives the same graph. It takes
    time by the number of actors and events, not by that of articles.
    Raises DataError for a rule that is none, StoreError where the store cannot be read or written.
    """
    ontology = ontology_of(ONTOLOGY_FILES)
    triples: set[Triple] = set()
    added: dict[str, int] = {}
    for path in sorted(rules.glob("*.rq")):
        before = len(triples)
        triples.update(_wider_classes(store, path, ontology) if path.stem == _CLASSES else _followed(store, path, ontology))
        added[path.stem] = len(triples) - before
    return InferenceReport(added, store.replace(INFERRED_GRAPH, triples))


def refresh_inferences(store: Store) -> None:
    """Draw the inferences anew where some stand, so that none outlives what it follows from; else leave the store without."""
    if store.query((QUESTIONS / "standing.rq").read_text(encoding="utf-8")):
        rebuild_inferences(store)


def _wider_classes(store: Store, rule: Path, ontology: Graph) -> Iterator[Triple]:
    # an answer of rows, joined here: as a CONSTRUCT for each pair of classes it takes ten times as long
    wider: dict[URIRef, set[URIRef]] = {}
    for narrow, wide in pairs_below(ontology, RDFS.subClassOf):
        wider.setdefault(narrow, set()).add(wide)
    ours = {narrow: wides for narrow, wides in wider.items() if _HIERARCHIES & {narrow, *wides}}
    kinds: dict[URIRef, set[URIRef]] = {}
    for kind in sorted(ours.keys() | set().union(*ours.values())):
        for (thing,) in rows_of(store, rule.read_text(encoding="utf-8"), {"kind": kind}):
            if isinstance(thing, URIRef):
                kinds.setdefault(thing, set()).add(kind)
    for thing, written in kinds.items():
        for wide in set().union(*(ours.get(kind, ()) for kind in written)) - written:
            yield thing, RDF.type, wide


def _followed(store: Store, rule: Path, ontology: Graph) -> Iterator[Triple]:
    for bindings in _bindings_of(rule.stem, ontology):
        answer = store.query(rule.read_text(encoding="utf-8"), bindings)
        if not isinstance(answer, Graph):
            raise DataError(rule, "a rule must be a CONSTRUCT, which tells what follows")
        for subject, predicate, value in answer:
            if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(value, URIRef):
                yield subject, predicate, value


def _bindings_of(rule: str, ontology: Graph) -> Iterator[Bindings]:
    if rule == "subproperties":
        for narrow, wide in pairs_below(ontology, RDFS.subPropertyOf):
            yield {"narrow": narrow, "wide": wide}
    elif rule == "inverse":
        for one, other in inverse_properties(ontology):
            yield {"one": one, "other": other}
    elif rule == "symmetric":
        for term in symmetric_properties(ontology):
            yield {"property": term}
    else:
        yield {}
