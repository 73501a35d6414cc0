"""The ontology, with a sample of a store if wanted, goes in; out comes whether all of it can be true, as HermiT finds."""

from __future__ import annotations

import io
import shutil
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.errors import ReasonError
from kg.reason.ontology import ONTOLOGY_FILES, classes_in, ontology_of, pairs_below
from kg.reason.sample import sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.reason.sample import Described
    from kg.store import Store

SAMPLE = 200  # individuals: HermiT needs about 3 seconds for them, and over a minute for ten times as many


@dataclass(frozen=True, slots=True)
class Consistency:
    """What the reasoner found.

    `unsatisfiable` are classes that can have no member; `classified` are pairs of a class and a wider one that nobody wrote, but
    that follow; `culprit` is the first thing of the sample with which all that came before it can no longer be true.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    classes: int
    individuals: int
    culprit: str | None = None
    classified: tuple[tuple[str, str], ...] = ()


def check_consistency(store: Store | None = None, *, sample: int = SAMPLE, files: Iterable[Path] = ONTOLOGY_FILES) -> Consistency:
    """Ask HermiT whether the ontology can be true, with about `sample` things of the store where one is given.

    Raises ReasonError where there is no Java, where it fails, and where not all classes of the ontology arrive there.
    """
    ontology = ontology_of(files)
    alone = _reasoned(ontology)
    if store is None or not alone.consistent:
        return alone
    things = sample_of(store, classes_in(ontology), limit=sample)
    together = _reasoned(_with(ontology, things))
    if together.consistent:
        return together

    def broken(last: int) -> bool:
        return not _reasoned(_with(ontology, things[: last + 1])).consistent

    # whole with none of them, broken with all: a search by halves, for every answer takes seconds
    culprit = bisect_left(range(len(things)), True, key=broken)
    return replace(together, culprit=str(things[culprit].iri))


def _with(ontology: Graph, things: Iterable[Described]) -> Graph:
    whole = Graph(bind_namespaces="none")
    for triple in ontology:
        whole.add(triple)
    for thing in things:
        for triple in thing.triples:
            whole.add(triple)
    return whole


def _reasoned(graph: Graph) -> Consistency:
    import owlready2  # half a second

    if shutil.which(owlready2.JAVA_EXE) is None:
        raise ReasonError("the reasoner HermiT needs Java, and there is none: install a Java runtime, version 8 or newer")
    individuals = _declare_individuals(graph)
    world = owlready2.World()
    try:
        _load(world, graph)
        # without dates: HermiT knows none of the calendar's types but xsd:dateTime
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Consistency(False, (), len(classes_in(graph)), individuals)
    except owlready2.OwlReadyJavaError as error:
        raise ReasonError(f"the reasoner HermiT failed: {' '.join(str(error).split())[:300]}") from error
    unsatisfiable = {str(found.iri) for found in world.inconsistent_classes() if found is not owlready2.Nothing}
    classified = tuple(sorted(_classified(world, graph, unsatisfiable)))
    return Consistency(True, tuple(sorted(unsatisfiable)), len(classes_in(graph)), individuals, classified=classified)


def _classified(world: Any, graph: Graph, unsatisfiable: set[str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # owlready2 has no types
    """Yield each class with every wider one that was not written; what can have no member lies below everything."""
    written = {(str(narrow), str(wide)) for narrow, wide in pairs_below(graph, RDFS.subClassOf)}
    known = {str(term) for term in classes_in(graph)}
    for narrow in world.classes():
        for wide in narrow.ancestors(include_self=False):
            pair = str(narrow.iri), str(wide.iri)
            if known.issuperset(pair) and pair not in written and pair[0] not in unsatisfiable:
                yield pair


def _declare_individuals(graph: Graph) -> int:
    """Declare whatever belongs to a class, or is joined by a property, for the reasoner passes over what is not declared."""
    joins = {property_ for property_ in graph.subjects(RDF.type, OWL.ObjectProperty)}
    found = {subject for kind in classes_in(graph) for subject in graph.subjects(RDF.type, kind)}
    for subject, predicate, value in graph:
        if predicate in joins:
            found |= {subject, value}
    named = {thing for thing in found if isinstance(thing, URIRef)}
    for thing in named:
        graph.add((thing, RDF.type, OWL.NamedIndividual))
    return len(named)


def _load(world: Any, graph: Graph) -> None:  # noqa: ANN401  # owlready2 has no types
    """Give the graph to owlready2 as N-Triples: Turtle it takes for nothing at all, and XML cannot hold every text."""
    data = graph.serialize(format="nt", encoding="utf-8")
    world.get_ontology("urn:kg:checked#").load(fileobj=io.BytesIO(data), format="ntriples")
    wanted, arrived = {str(term) for term in classes_in(graph)}, {str(term.iri) for term in world.classes()}
    if not wanted or wanted - arrived:
        missing = ", ".join(sorted(wanted - arrived)[:3]) or "there is none"
        raise ReasonError(f"{len(wanted & arrived)} of {len(wanted)} classes arrived at the reasoner; missing: {missing}")
