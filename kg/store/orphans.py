"""Nodes of the graph of actors that may have lost their last mention go in; those that nothing holds any more come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from rdflib import ORG

from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Node = TypeVar("Node")

# An actor keeps those it represents, and the posts it holds; a post's own organisation is only named there.
CARRIES = (GK.represents, ORG.holds)


class ActorGraph(Protocol[Node]):
    """The graph of actors as it will be, and the articles that speak of its nodes."""

    def described(self, node: Node) -> bool:
        """Tell whether the graph of actors says anything of the node."""

    def carried(self, node: Node) -> Iterable[Node]:
        """Return what the node keeps in the graph: those it represents, the posts it holds."""

    def carriers(self, node: Node) -> Iterable[Node]:
        """Return the nodes of the graph of actors that keep this one."""

    def mentioned(self, node: Node) -> bool:
        """Tell whether some article's graph speaks of the node."""


def orphans(touched: Iterable[Node], actors: ActorGraph[Node]) -> set[Node]:
    """Return the nodes, among those touched and all they keep, that no article reaches any more (rings included)."""
    region: set[Node] = _closure([node for node in touched if actors.described(node)], actors.carried, actors.described)
    live = {node for node in region if actors.mentioned(node) or any(holder not in region for holder in actors.carriers(node))}
    kept: set[Node] = _closure(live, actors.carried, region.__contains__)
    return region - kept


def _closure(start: Iterable[Node], step: Callable[[Node], Iterable[Node]], keep: Callable[[Node], bool]) -> set[Node]:
    reached: set[Node] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += (after for after in step(node) if after not in reached and keep(after))
    return reached
