"""What only adds to a store goes in, article by article; out it comes together, to be written in a third of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.store.base import Noting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.store.base import Step

_Name: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple


class Intake:
    """Quads that wait to be written, and the notes that are to be there before them."""

    def __init__(self) -> None:
        self._quads: list[ox.Quad] = []
        self._beside: list[Step] = []
        self._names: set[_Name] = set()  # of the graphs that quads wait for, and of what these describe

    def __len__(self) -> int:
        """Return how many quads wait."""
        return len(self._quads)

    def __bool__(self) -> bool:
        """Tell whether anything waits, be it notes alone."""
        return bool(self._quads or self._beside)

    def holds(self, *names: _Name) -> bool:
        """Tell whether something waits for a graph of this name, or describes what bears it."""
        return not self._names.isdisjoint(names)

    def takes(self, quads: Collection[ox.Quad], names: Iterable[_Name], beside: Iterable[Step]) -> bool:
        """Take in what comes to the graphs, and describes the actors, of these names, with new notes beside it.

        False, and nothing is taken, where the changes beside are more than that.
        """
        changes = list(beside)
        if any(not isinstance(change, Noting) or change.gone for change in changes):
            return False
        self._names.update(names)
        self._quads += quads
        self._beside += changes
        return True

    def emptied(self) -> tuple[list[ox.Quad], list[Step]]:
        """Return all that waits; from then on nothing does."""
        waiting = self._quads, self._beside
        self._quads, self._beside, self._names = [], [], set()
        return waiting
