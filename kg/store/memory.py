"""Some graphs of a store go in; out comes a store that holds only these: in memory, gone when it is closed, or in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.identifiers import ACTORS_GRAPH
from kg.store.afterwards import ActorsAfter
from kg.store.embedded import EmbeddedStore
from kg.store.orphans import orphans
from kg.store.terms import named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib import URIRef

    from kg.store.base import Store


class MemoryStore(EmbeddedStore):
    """A store of parts of another; without a folder in memory alone, about half a gigabyte for a million triples."""

    def __init__(self, folder: Path | None = None, *, services: Iterable[str] = ()) -> None:
        super().__init__(folder, create=True, services=services)

    @classmethod
    def copy_of(cls, source: EmbeddedStore, folder: Path) -> MemoryStore:
        """Copy a store into a new folder, with the program's notes on it."""
        source.snapshot(folder)
        return cls(folder)

    def limit(self, seconds: float | None) -> None:
        """Give every question so many seconds from now on; what fills the store may take longer."""
        self._seconds = seconds

    def take(self, source: Store, names: Iterable[URIRef]) -> None:
        """Copy graphs of another store as they are; takes seconds for a thousand articles."""
        if isinstance(source, EmbeddedStore):
            # quad by quad as the engine has them: to write and read them again as text would take half as long again
            self._store.bulk_extend(quad for name in names for quad in source._quads(None, named(str(name))))
            return
        for name in names:
            self._store.load(b"\n".join(source.lines(name)), ox.RdfFormat.N_TRIPLES, to_graph=named(str(name)))

    def drop(self, names: Iterable[URIRef]) -> None:
        """Remove graphs, whatever rested on them; takes about ten milliseconds for an article."""
        for name in names:
            self._store.remove_graph(named(str(name)))

    def forget_orphans(self) -> None:
        """Take out the actors that no article in this store names, and that nobody whom it names represents."""
        described = {quad.subject for quad in self._quads(None, named(str(ACTORS_GRAPH)))}
        for orphan in orphans(described, ActorsAfter(self._store, set(), [])):
            for quad in list(self._quads(orphan, named(str(ACTORS_GRAPH)))):
                self._store.remove(quad)
