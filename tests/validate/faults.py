"""Faults to seed: for every constraint that a shape puts on a property, a way to break it in a graph that keeps to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rdflib.term import Node

NOBODY = URIRef("urn:nobody")


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint (`how`, `what`) that a shape puts on a property of its targets; `path` may be a turned one."""

    shapes: Graph
    shape: Node
    holder: Node
    how: Node
    what: Node

    @property
    def path(self) -> Node:
        path = self.shapes.value(self.holder, SH.path)
        return self.shapes.value(path, SH.inversePath) if isinstance(path, BNode) else path

    @property
    def turned(self) -> bool:
        return isinstance(self.shapes.value(self.holder, SH.path), BNode)

    @property
    def message(self) -> str:
        return next(str(said) for said in self.shapes.objects(self.holder, SH.message) if said.language == "en")

    @property
    def name(self) -> str:
        last = str(self.path).rpartition("#")[2].rpartition("/")[2]
        return f"{str(self.shape).rpartition('#')[2]}-{last}-{str(self.how).rpartition('#')[2]}"

    def targets(self, graph: Graph) -> list[Node]:
        found = {node for kind in self.shapes.objects(self.shape, SH.targetClass) for node in graph.subjects(RDF.type, kind)}
        found |= {node for said in self.shapes.objects(self.shape, SH.targetSubjectsOf) for node in graph.subjects(said)}
        return sorted(found, key=str)

    def break_in(self, graph: Graph, focus: Node) -> None:
        """Break the constraint at the focus, and leave its types as they are."""
        BREAKS[self.how](self, graph, focus)

    def values(self, graph: Graph, focus: Node) -> list[Node]:
        return sorted(graph.subjects(self.path, focus) if self.turned else graph.objects(focus, self.path), key=str)

    def remove(self, graph: Graph, focus: Node) -> None:
        graph.remove((None, self.path, focus) if self.turned else (focus, self.path, None))

    def put(self, graph: Graph, focus: Node, value: Node) -> None:
        if self.path != RDF.type:
            self.remove(graph, focus)
        graph.add((focus, self.path, value))


def rules_of(shapes: Graph) -> Iterator[Rule]:
    """Yield every constraint on a property, in a stable order."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape)):
        for holder in sorted(shapes.objects(shape, SH.property), key=lambda each: _written(shapes, each)):
            for how, what in sorted(shapes.predicate_objects(holder), key=lambda pair: (pair[0], _named(pair[1]))):
                if how in BREAKS:
                    yield Rule(shapes, shape, holder, how, what)


def _written(shapes: Graph, holder: Node) -> list[str]:
    """Return what stands in a property shape, without the names that a parser draws for nodes without one."""
    return sorted(f"{predicate} {_named(value)}" for predicate, value in shapes.predicate_objects(holder))


def _named(node: Node) -> str:
    return "" if isinstance(node, BNode) else node.n3()


def _lack(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.remove(graph, focus)


def _double(rule: Rule, graph: Graph, focus: Node) -> None:
    first = next(iter(rule.values(graph, focus)), Literal("one"))
    for value in (first, other_than(first)):
        graph.add((focus, rule.path, value))


def other_than(value: Node) -> Node:
    """Return another value of the same kind."""
    if isinstance(value, URIRef):
        return URIRef(f"{value}0")
    first = "2" if str(value)[0] == "1" else "1"
    return Literal(first + str(value)[1:], lang=value.language, datatype=value.datatype)


def _of_no_kind(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.put(graph, focus, NOBODY)


def _of_no_type(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.put(graph, focus, Literal("x", datatype=URIRef("urn:type")))


def _too_small(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.put(graph, focus, Literal(rule.what.toPython() - 1))


def _too_great(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.put(graph, focus, Literal(rule.what.toPython() + 1))


def _empty(rule: Rule, graph: Graph, focus: Node) -> None:
    rule.put(graph, focus, Literal(""))


def _not_before(rule: Rule, graph: Graph, focus: Node) -> None:
    early, late = Literal("2024-01-01", datatype=_DATE), Literal("2024-01-02", datatype=_DATE)
    rule.put(graph, focus, late)
    graph.set((focus, rule.what, early))


def _twice_in_a_language(rule: Rule, graph: Graph, focus: Node) -> None:
    for name in ("One", "Two"):
        graph.add((focus, rule.path, Literal(name, lang="en")))


def _both(rule: Rule, graph: Graph, focus: Node) -> None:
    for said in (rule.path, rule.what):
        graph.add((focus, said, NOBODY))


def _too_many(rule: Rule, graph: Graph, focus: Node) -> None:
    shape = rule.shapes.value(rule.holder, SH.qualifiedValueShape)
    for value in Collection(rule.shapes, rule.shapes.value(shape, SH["in"])):
        graph.add((focus, rule.path, value))


def _too_few(rule: Rule, graph: Graph, focus: Node) -> None:
    shape = rule.shapes.value(rule.holder, SH.qualifiedValueShape)
    for value in Collection(rule.shapes, rule.shapes.value(shape, SH["in"])):
        graph.remove((focus, rule.path, value))


_DATE = URIRef("http://www.w3.org/2001/XMLSchema#date")
BREAKS: Mapping[Node, Callable[[Rule, Graph, Node], None]] = {
    SH.minCount: _lack,
    SH.maxCount: _double,
    SH.datatype: _of_no_type,
    SH["class"]: _of_no_kind,
    SH["in"]: _of_no_kind,
    SH["or"]: _of_no_kind,
    SH.pattern: _of_no_kind,
    SH.nodeKind: _of_no_type,
    SH.minLength: _empty,
    SH.minInclusive: _too_small,
    SH.maxInclusive: _too_great,
    SH.lessThan: _not_before,
    SH.lessThanOrEquals: _not_before,
    SH.uniqueLang: _twice_in_a_language,
    SH.disjoint: _both,
    SH.qualifiedMinCount: _too_few,
    SH.qualifiedMaxCount: _too_many,
}
