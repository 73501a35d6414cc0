"""Descriptions of actors go in; out come those that are not known to stand in the graph of actors already."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import URIRef

    from kg.store.base import Triple

_AT_MOST = 20_000  # descriptions remembered; a few dozen megabytes

Described: TypeAlias = "dict[URIRef, tuple[Triple, ...]]"


class Standing:
    """How actors surely stand in their graph, for article after article describes the same states."""

    def __init__(self) -> None:
        self._known: Described = {}

    def unlike(self, actors: Iterable[Triple]) -> Described:
        """Return by subject what is not known to stand as it is told."""
        by_subject: dict[URIRef, list[Triple]] = {}
        for triple in actors:
            by_subject.setdefault(triple[0], []).append(triple)
        described = {subject: tuple(triples) for subject, triples in by_subject.items()}
        return {subject: triples for subject, triples in described.items() if self._known.get(subject) != triples}

    def learn(self, described: Described) -> None:
        """Take it that these stand as they are told."""
        if len(self._known) > _AT_MOST:
            self.forget()
        self._known |= described

    def forget(self) -> None:
        """Take nothing for sure any more."""
        self._known.clear()
