"""Turn rdflib's terms into Oxigraph's and back, so that everything outside of the embedded store speaks rdflib alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef

from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.base import Term, Triple

Stored: TypeAlias = ox.NamedNode | ox.Literal
Found: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_STRING = str(XSD.string)


@lru_cache(maxsize=65536)
def named(iri: str) -> ox.NamedNode:
    """Return an IRI as Oxigraph has it.

    Raises StoreError for what is no IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"not an IRI: {iri!r} ({error}); mend what made it") from error


def oxigraph_quad(triple: Triple, graph: ox.NamedNode) -> ox.Quad:
    """Return a triple in a graph as Oxigraph has it.

    Raises StoreError for a blank node and for an IRI that is none.
    """
    subject, predicate, value = triple
    return ox.Quad(named(subject), named(predicate), named(value) if type(value) is URIRef else oxigraph_term(value), graph)


def oxigraph_term(term: Term) -> Stored:
    """Return a term as Oxigraph has it.

    Raises StoreError for a blank node and for an IRI that is none.
    """
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=named(str(term.datatype))) if term.datatype else ox.Literal(str(term))
    if isinstance(term, BNode):
        raise StoreError(f"blank nodes are not kept, for they have no name to come back to: {term}; mint an IRI")
    return named(str(term))


def rdflib_term(term: Found) -> Term:
    """Return a term as rdflib has it, its literal form unchanged; what has no name (only a query makes it) gets one."""
    if isinstance(term, ox.NamedNode):
        return _uri(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value) if datatype == _STRING else _typed(term.value, datatype)
    return URIRef(f"urn:blank:{term}")


@lru_cache(maxsize=65536)
def _uri(iri: str) -> URIRef:
    # made as a plain string is: what comes from the engine is an IRI, and rdflib would look for that anew
    return str.__new__(URIRef, iri)


@lru_cache(maxsize=65536)
def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=_uri(datatype), normalize=False)


def rdflib_triples(
    quads: Iterable[ox.Quad], subject: URIRef | None = None, predicate: URIRef | None = None, value: Term | None = None
) -> Iterator[Triple]:
    """Yield quads as rdflib has them, without the names of their graphs; parts that are known are not made anew."""
    for quad in quads:
        yield (
            _node(quad.subject) if subject is None else subject,
            _uri(quad.predicate.value) if predicate is None else predicate,
            rdflib_term(quad.object) if value is None else value,
        )


def _node(term: Found) -> URIRef:
    return _uri(term.value) if isinstance(term, ox.NamedNode) else URIRef(rdflib_term(term))


def rdflib_graph(statements: Iterable[ox.Quad] | Iterable[ox.Triple]) -> Graph:
    """Return quads or triples as one rdflib graph, without the names of their graphs."""
    graph = Graph(bind_namespaces="none")
    for statement in statements:
        graph.add((rdflib_term(statement.subject), _uri(statement.predicate.value), rdflib_term(statement.object)))
    return graph
