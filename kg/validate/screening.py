"""Shapes and facts go in; out come the nodes that may break a shape: all that do, and at most a few that do not.

SHACL itself takes about 0.1 ms a triple; what surely keeps to every shape need not go there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SH

from kg.validate.constraints import NotUnderstoodError, check_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

    from kg.validate.constraints import Check
    from kg.validate.facts import Facts

# targets that are not looked up here: with one of them, any node may be one
_OTHER_TARGETS = (SH.targetNode, SH.targetObjectsOf, SH.target)


class Screen:
    """The shapes of one graph, as checks in plain Python."""

    def __init__(self, shapes: Graph) -> None:
        self._by_class: dict[Node, list[Check]] = defaultdict(list)
        self._by_predicate: dict[Node, list[Check]] = defaultdict(list)
        self._blind = any((None, target, None) in shapes for target in _OTHER_TARGETS)
        self._blind |= bool(set(shapes.subjects(RDF.type, RDFS.Class)) & set(shapes.subjects(RDF.type, SH.NodeShape)))
        for shape in {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}:
            check = _check_or_none(shapes, shape)
            for kind in shapes.objects(shape, SH.targetClass):
                self._by_class[kind].append(check)
            for predicate in shapes.objects(shape, SH.targetSubjectsOf):
                self._by_predicate[predicate].append(check)

    def suspects(self, nodes: Iterable[Node], facts: Facts) -> set[Node]:
        """Return the nodes, among these, that may break a shape."""
        # with classes of its own, a graph says more of its nodes than is looked up here
        if self._blind or facts.speaks_of(RDFS.subClassOf):
            return set(nodes)
        return {node for node in nodes if not self._passes(node, facts)}

    def _passes(self, node: Node, facts: Facts) -> bool:
        checks = [check for kind in facts.kinds(node) for check in self._by_class.get(kind, ())]
        checks += (check for said in facts.predicates(node) for check in self._by_predicate.get(said, ()))
        itself = (node,)
        return all(check(node, itself, facts) for check in dict.fromkeys(checks))


def _check_or_none(shapes: Graph, shape: Node) -> Check:
    try:
        return check_of(shapes, shape)
    except NotUnderstoodError:
        return lambda focus, values, facts: False  # noqa: ARG005  # of nothing is it sure
