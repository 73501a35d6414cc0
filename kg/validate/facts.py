"""Triples go in; out comes what they say of a node, found faster than in a graph that must also be changed and queried."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import RDF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, KeysView

    from rdflib.term import Node

    Statement: TypeAlias = tuple[Node, Node, Node]

_A = RDF.type


class Facts:
    """What some triples say by subject, together with what others say if they are given."""

    def __init__(self, triples: Iterable[Statement], beside: Facts | None = None) -> None:
        self._said: dict[Node, dict[Node, list[Node]]] = {}
        self._turned: dict[Node, dict[Node, list[Node]]] = {}  # predicate → value → subjects, where somebody asked for it
        self._beside = beside
        for subject, predicate, value in triples:
            of_subject = self._said.get(subject)
            if of_subject is None:
                self._said[subject] = {predicate: [value]}
            elif predicate in of_subject:
                of_subject[predicate].append(value)
            else:
                of_subject[predicate] = [value]

    def values(self, subject: Node, predicate: Node) -> Collection[Node]:
        """Return the values that a node has by a predicate, each once."""
        own = self._said.get(subject, {}).get(predicate, ())
        more = self._beside.values(subject, predicate) if self._beside is not None else ()
        return {*own, *more} if own and more else own or more

    def holders(self, value: Node, predicate: Node) -> set[Node]:
        """Return the nodes that have a value by a predicate."""
        if predicate not in self._turned:
            turned: dict[Node, list[Node]] = {}
            for subject, said in self._said.items():
                for found in said.get(predicate, ()):
                    turned.setdefault(found, []).append(subject)
            self._turned[predicate] = turned
        more = self._beside.holders(value, predicate) if self._beside is not None else ()
        return {*self._turned[predicate].get(value, ()), *more}

    def kinds(self, subject: Node) -> Collection[Node]:
        """Return the classes of a node."""
        return self.values(subject, _A)

    def predicates(self, subject: Node) -> Iterable[Node]:
        """Return the predicates that a node has; some may come twice."""
        own = self._said.get(subject, {}).keys()
        return [*own, *self._beside.predicates(subject)] if self._beside is not None else own

    def speaks_of(self, predicate: Node) -> bool:
        """Tell whether any node has a value by the predicate."""
        here = any(predicate in said for said in self._said.values())
        return here or (self._beside is not None and self._beside.speaks_of(predicate))

    def subjects(self) -> KeysView[Node]:
        """Return the nodes of which the triples themselves, not those beside them, say anything."""
        return self._said.keys()

    def all_values(self) -> Iterator[Node]:
        """Yield all values of the triples themselves; one that stands in several triples comes as often."""
        for of_subject in self._said.values():
            for values in of_subject.values():
                yield from values
