"""The graph of actors goes in; out comes whom an actor represents by the lists, the same whichever articles there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, URIRef

from kg.identifiers import ACTORS_GRAPH
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.store import Store


class Listed:
    """Who stands for whom, as the shipped lists have it; each actor is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._represents: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, frozenset[str]] = {}

    def above(self, actor: str, told: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return all that the actor represents by the lists and by what one article tells, nearest first, itself left out."""
        waiting = [actor]
        for current in waiting:
            waiting += [other for other in self._directly(current, told) if other not in waiting]
        return tuple(waiting[1:])

    def last(self, actor: str, told: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """Return the last that the actor represents, who represent nobody themselves: the actor itself where it does not."""
        line = (actor, *self.above(actor, told))
        return frozenset(each for each in line if not self._directly(each, told)) or frozenset(line)

    def represents(self, actor: str) -> tuple[str, ...]:
        """Return whom the actor represents directly, sorted."""
        if actor not in self._represents:
            found = self._store.match(ACTORS_GRAPH, URIRef(actor), GK.represents)
            self._represents[actor] = tuple(sorted(str(other) for _, _, other in found))
        return self._represents[actor]

    def kinds(self, actor: str) -> frozenset[str]:
        """Return the classes (IRIs) of the actor."""
        if actor not in self._kinds:
            found = self._store.match(ACTORS_GRAPH, URIRef(actor), RDF.type)
            self._kinds[actor] = frozenset(str(kind) for _, _, kind in found)
        return self._kinds[actor]

    def _directly(self, actor: str, told: Mapping[str, Sequence[str]]) -> list[str]:
        return sorted({*self.represents(actor), *told.get(actor, ())})
