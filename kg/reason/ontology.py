"""Files of the ontology go in; out come its terms as a graph, and which class or property lies below which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, Graph, URIRef

from kg.errors import ReasonError
from kg.namespaces import GK
from kg.resources import ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib.term import Node

ONTOLOGY_FILES = (ONTOLOGY / "geopolitics.ttl", ONTOLOGY / "alignments.ttl")


def ontology_of(files: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph.

    Raises ReasonError for a file that cannot be read.
    """
    graph = Graph(bind_namespaces="none")
    for path in files:
        try:
            graph.parse(path, format="turtle")
        except OSError as error:
            raise ReasonError(f"{path}: the ontology cannot be read: {error.strerror}") from error
        except SyntaxError as error:  # rdflib's BadSyntax
            raise ReasonError(f"{path}: not Turtle: {' '.join(str(error).split())}") from error
    return graph


def classes_in(ontology: Graph) -> frozenset[URIRef]:
    """Return the classes that have a name."""
    return frozenset(_named(ontology.subjects(RDF.type, OWL.Class)))


def pairs_below(ontology: Graph, below: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    """Yield each narrower term with every wider one, however far above, in a stable order; `below` is rdfs:subClassOf, say."""
    for narrow in _named(ontology.subjects(below)):
        for wide in _named(ontology.transitive_objects(narrow, below)):
            if wide != narrow:
                yield narrow, wide


def symmetric_properties(ontology: Graph) -> Iterator[URIRef]:
    """Yield our own symmetric properties; turning round a property of others would say things of what is not ours."""
    return (term for term in _named(ontology.subjects(RDF.type, OWL.SymmetricProperty)) if term in GK)


def inverse_properties(ontology: Graph) -> Iterator[tuple[URIRef, URIRef]]:
    """Yield each pair of properties that say the same the other way round, in both orders."""
    for one in _named(ontology.subjects(OWL.inverseOf)):
        for other in _named(ontology.objects(one, OWL.inverseOf)):
            yield one, other
            yield other, one


def _named(terms: Iterable[Node | None]) -> list[URIRef]:
    return sorted({term for term in terms if isinstance(term, URIRef)})
