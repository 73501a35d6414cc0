"""Changes of graphs go in; out come the quads that go and come by them, and the one update by which the engine makes both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store.terms import named, oxigraph_quad

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kg.store.base import Change


def quads_of(changes: Iterable[Change]) -> tuple[set[ox.Quad], list[ox.Quad]]:
    """Return what goes by the changes and what comes."""
    gone: set[ox.Quad] = set()
    come: dict[ox.Quad, None] = {}
    for change in changes:
        graph = named(str(change.graph))
        gone.update(oxigraph_quad(triple, graph) for triple in change.gone)
        come |= dict.fromkeys(oxigraph_quad(triple, graph) for triple in change.come)
    return gone.difference(come), list(come)


def update_of(gone: Iterable[ox.Quad], come: Iterable[ox.Quad]) -> str:
    """Return the update that removes and adds in one transaction, for which pyoxigraph has no call."""
    return f"DELETE DATA {{ {_data(gone)} }} ; INSERT DATA {{ {_data(come)} }}"


def _data(quads: Iterable[ox.Quad]) -> str:
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
