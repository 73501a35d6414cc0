"""What every store can do, and the values that its answers are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from rdflib import Graph, Literal, URIRef

from kg.errors import QueryError

Term: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Term]
Bindings: TypeAlias = Mapping[str, Term]
Row: TypeAlias = tuple[Term | None, ...]
Note: TypeAlias = tuple[str, str, str]  # on what, of which kind, and what it says


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: `rows` in the query's order, None where a variable is unbound.

    Straight from a store, `rows` is read from the engine while it is walked, and can be walked once.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


Answer: TypeAlias = Rows | Graph | bool


@dataclass(frozen=True, slots=True)
class Change:
    """What goes from a named graph and what comes into it; what does both stays."""

    graph: URIRef
    gone: Collection[Triple] = ()
    come: Collection[Triple] = ()


@dataclass(frozen=True, slots=True)
class Noting:
    """What goes from the program's own notes on a store and what comes to them; what does both stays."""

    gone: Collection[Note] = ()
    come: Collection[Note] = ()


Step: TypeAlias = Change | Noting


class Notes(Protocol):
    """What the program notes on a store for itself; it stands beside the store, where no question sees it."""

    def match(self, kind: str | None = None) -> Iterator[Note]:
        """Yield the notes of a kind, or all."""

    def on(self, kind: str, subjects: Iterable[str]) -> Iterator[Note]:
        """Yield the notes of a kind on some subjects."""

    def saying(self, kind: str, values: Iterable[str]) -> Iterator[Note]:
        """Yield the notes of a kind that say one of these."""

    def clear(self) -> None:
        """Forget all notes."""


class Store(Protocol):
    """Named graphs that can be replaced, removed, read and questioned.

    In queries, a pattern outside of GRAPH sees the union of all graphs. Every method raises StoreError where the store
    fails, and `query` raises QueryError where the question is at fault, LinkError where another endpoint (SERVICE) is.
    """

    def replace(
        self, name: URIRef, triples: Iterable[Triple], *, actors: Iterable[Triple] = (), beside: Iterable[Step] = ()
    ) -> bool:
        """Make the named graph hold exactly these triples; tell whether that changed anything, what is `beside` it left out.

        `actors` describes subjects of the shared graph of actors: what is said of each subject replaces what was said of
        it before. Actors that no article names any more, and that no remaining actor represents, go in the same step, and
        so do the changes `beside`, of notes and of other graphs than these two.
        """

    def remove(self, name: URIRef, *, beside: Iterable[Step] = ()) -> bool:
        """Remove the named graph, and the actors that rested on it alone; False where there was none."""

    def change(self, changes: Iterable[Step]) -> None:
        """Make all changes in one step, whatever the size of the graphs; what is gone or there already stays so.

        It is no way to change what an article says: no actor goes with it.
        """

    def match(
        self, name: URIRef, subject: URIRef | None = None, predicate: URIRef | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the triples of the named graph that have these parts, in no particular order."""

    def graph(self, name: URIRef) -> Graph:
        """Return a copy of the named graph; an empty one where there is none."""

    def names(self) -> tuple[URIRef, ...]:
        """Return the names of all graphs, sorted."""

    def lines(self, name: URIRef) -> Iterator[bytes]:
        """Yield the named graph as N-Triples, one triple a line (UTF-8, without the line end), in no particular order."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """Answer a SELECT by Rows, an ASK by a bool, a CONSTRUCT or DESCRIBE by a Graph; `bindings` fix variables ("actor")."""

    @property
    def notes(self) -> Notes:
        """The program's own notes on the store, to be read; they are written by a Noting among other changes."""

    def close(self) -> None:
        """Let go of the folder or the connection."""


def rows_of(store: Store, sparql: str, bindings: Bindings | None = None) -> Rows:
    """Return the answer to a SELECT.

    Raises QueryError for a query of another form.
    """
    answer = store.query(sparql, bindings)
    if not isinstance(answer, Rows):
        raise QueryError("this query gives no table; begin it with SELECT")
    return answer
