"""Quads that will go from a store, and those that will come, go in; out comes the graph of actors as it will stand then."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rdflib import URIRef

from kg.identifiers import ACTORS_GRAPH, article_of_graph
from kg.store.orphans import CARRIES
from kg.store.terms import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Set

_Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
_Value: TypeAlias = _Node | ox.Literal


class ActorsAfter:
    """The graph of actors as it will stand once some quads are gone and others have come."""

    def __init__(self, store: ox.Store, gone: Set[ox.Quad], come: Collection[ox.Quad]) -> None:
        self._store, self._gone, self._come = store, gone, come
        self._actors = named(str(ACTORS_GRAPH))
        self._edges = tuple(named(str(edge)) for edge in CARRIES)
        self._mentioned_now = {quad.object for quad in come if quad.graph_name != self._actors}
        self._described_now = [quad for quad in come if quad.graph_name == self._actors]

    def described(self, node: _Node) -> bool:
        """See ActorGraph."""
        return next(self._after(node, None, None), None) is not None

    def carried(self, node: _Node) -> Iterator[_Node]:
        """See ActorGraph."""
        return (
            quad.object
            for edge in self._edges
            for quad in self._after(node, edge, None)
            if not isinstance(quad.object, ox.Literal)
        )

    def carriers(self, node: _Node) -> Iterator[_Node]:
        """See ActorGraph."""
        return (quad.subject for edge in self._edges for quad in self._after(None, edge, node))

    def mentioned(self, node: _Node) -> bool:
        """See ActorGraph."""
        if node in self._mentioned_now:
            return True
        quads = self._store.quads_for_pattern(None, None, node, None)
        return any(quad not in self._gone and _is_articles(quad.graph_name) for quad in quads)

    def _after(self, subject: _Node | None, predicate: ox.NamedNode | None, value: _Value | None) -> Iterator[ox.Quad]:
        stored = self._store.quads_for_pattern(subject, predicate, value, self._actors)
        coming = (
            quad
            for quad in self._described_now
            if subject in (None, quad.subject) and predicate in (None, quad.predicate) and value in (None, quad.object)
        )
        return chain((quad for quad in stored if quad not in self._gone), coming)


@lru_cache(maxsize=16384)
def _is_articles(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
    return isinstance(graph, ox.NamedNode) and article_of_graph(URIRef(graph.value)) is not None
