"""Which nodes of the graph of actors go: against a plain search from everything that is mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kg.store.orphans import orphans

_NODES = st.integers(0, 7)


@dataclass(frozen=True)
class Small:
    """A graph of actors as pairs, every node described."""

    edges: frozenset[tuple[int, int]]
    roots: frozenset[int]
    nodes: frozenset[int]

    def described(self, node: int) -> bool:
        return node in self.nodes

    def carried(self, node: int) -> list[int]:
        return [other for one, other in self.edges if one == node]

    def carriers(self, node: int) -> list[int]:
        return [one for one, other in self.edges if other == node]

    def mentioned(self, node: int) -> bool:
        return node in self.roots

    def alive(self) -> frozenset[int]:
        reached = set(self.roots & self.nodes)
        while more := {other for one, other in self.edges if one in reached and other in self.nodes} - reached:
            reached |= more
        return frozenset(reached)


@given(st.frozensets(st.tuples(_NODES, _NODES), max_size=12), st.frozensets(_NODES), st.frozensets(_NODES))
def test_what_no_mention_reaches_goes_and_nothing_else(
    edges: frozenset[tuple[int, int]], before: frozenset[int], after: frozenset[int]
) -> None:
    alive = Small(edges, before | after, frozenset(range(8))).alive()
    graph = Small(frozenset(edge for edge in edges if edge[0] in alive), after, alive)
    assert orphans(before - after, graph) == alive - graph.alive()


def test_what_is_not_described_is_no_orphan() -> None:
    assert orphans([1, 2], Small(frozenset(), frozenset(), frozenset({2}))) == {2}
