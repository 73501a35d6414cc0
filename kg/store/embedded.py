"""A folder on disk goes in; out comes a store in it, kept by Oxigraph: one article, one named graph, one transaction."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.errors import KgError, LinkError, QueryError, StoreError
from kg.identifiers import ACTORS_GRAPH, INDEX_GRAPH
from kg.store.afterwards import ActorsAfter
from kg.store.aside import Aside
from kg.store.base import Answer, Bindings, Change, Row, Rows, Term, Triple
from kg.store.orphans import orphans
from kg.store.sparql import asks_others, prepared
from kg.store.terms import named, oxigraph_quad, oxigraph_term, rdflib_graph, rdflib_term, rdflib_triple
from kg.store.timed import in_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.store.timed import Watch

_Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple

_NOTES = "notes.sqlite"  # RocksDB leaves files alone that it does not know
_MARK = "CURRENT"  # RocksDB keeps this file in every folder that is a store
_LINES_AT_ONCE = 20_000
_UNFLUSHED_AT_MOST = 100_000  # quads; RocksDB would else keep over a gigabyte of them in memory before it writes any out
_STANDING_AT_MOST = 20_000  # descriptions remembered; a few dozen megabytes
_FAULTS = (OSError, RuntimeError, ValueError)  # what pyoxigraph raises for a full disk, a corrupt file, a lost lock


class EmbeddedStore:
    """A store in a folder, for one writing process at a time; where the folder is None, one in memory."""

    def __init__(
        self, folder: str | Path | None, *, create: bool = False, services: Iterable[str] = (), seconds: float | None = None
    ) -> None:
        self._folder, self._seconds = Path(folder or "memory"), seconds  # the folder is what messages name
        self._services = frozenset(services)
        self._store = ox.Store() if folder is None else _opened(self._folder, create=create)
        self._notes = Aside(None if folder is None else self._folder / _NOTES)
        self._unflushed = 0
        self._standing: dict[URIRef, tuple[Triple, ...]] = {}  # subject → how it surely stands in the graph of actors

    def replace(
        self, name: URIRef, triples: Iterable[Triple], *, actors: Iterable[Triple] = (), beside: Iterable[Change] = ()
    ) -> bool:
        """See Store; the change is one transaction."""
        if name == INDEX_GRAPH:
            self._store.remove_graph(named(str(INDEX_GRAPH)))  # where notes stood until version 0.1
            self._notes.become(triples)
            return True
        graph, shared = named(str(name)), named(str(ACTORS_GRAPH))
        fresh = self._unlike_standing(actors)
        described = [oxigraph_quad(triple, shared) for triples in fresh.values() for triple in triples]
        # in the order given: what belongs together is written together, which a set would make a fifth slower
        wanted = [*(oxigraph_quad(triple, graph) for triple in triples), *described]
        found = set(self._quads(None, graph))
        for subject in {quad.subject for quad in described}:
            found.update(self._quads(subject, shared))
        gone = found.difference(wanted) if found else found
        # nothing stands yet where an article is new: to compare, each quad would be hashed, which takes as long as to make it
        come = [quad for quad in wanted if quad not in found] if found else wanted
        changed = self._change(gone, come, beside)
        if name == ACTORS_GRAPH:
            self._standing.clear()
        elif not gone:  # else some of them may have gone too
            self._standing |= fresh
        return changed

    def remove(self, name: URIRef, *, beside: Iterable[Change] = ()) -> bool:
        """See Store; the change is one transaction."""
        graph = named(str(name))
        known = self._store.contains_named_graph(graph)
        self._change(set(self._quads(None, graph)), [], beside)
        self._store.remove_graph(graph)
        return known

    def change(self, changes: Iterable[Change]) -> None:
        """See Store; it is one transaction, which is held in memory."""
        with self._notes.around(changes) as others:
            self._write(*_quads_of(others))

    def match(
        self, name: URIRef, subject: URIRef | None = None, predicate: URIRef | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """See Store."""
        if name == INDEX_GRAPH:
            return self._notes.match(subject, predicate, value)
        one, two = (None if part is None else named(str(part)) for part in (subject, predicate))
        three = None if value is None else oxigraph_term(value)
        return map(rdflib_triple, self._store.quads_for_pattern(one, two, three, named(str(name))))

    def graph(self, name: URIRef) -> Graph:
        """See Store."""
        return rdflib_graph(self._quads(None, named(str(name))))

    def names(self) -> tuple[URIRef, ...]:
        """See Store; a graph that has lost its last triple is no longer one."""
        graphs = (graph for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(URIRef(graph.value) for graph in graphs if next(iter(self._quads(None, graph)), None)))

    def lines(self, name: URIRef) -> Iterator[bytes]:
        """See Store."""
        quads = iter(self._quads(None, named(str(name))))
        while part := [quad.triple for quad in islice(quads, _LINES_AT_ONCE)]:
            yield from (ox.serialize(part, format=ox.RdfFormat.N_TRIPLES) or b"").split(b"\n")[:-1]

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See Store; where the store was opened with a number of seconds, QueryError when they are over."""
        text = prepared(sparql, bindings, services=self._services)
        return in_time(lambda watch: self._answer(text, watch), self._seconds)

    def snapshot(self, folder: Path) -> None:
        """Write a consistent copy into a new folder, in milliseconds: its files are links to this store's."""
        try:
            self._store.backup(str(folder))
        except _FAULTS as error:
            raise self._fault(f"copied to {folder}", error) from error

    def files(self) -> list[Path]:
        """Return the files of the store's tables: none of them is ever written again, and there are none in memory."""
        return sorted(self._folder.glob("*.sst"))

    def compact(self) -> None:
        """Bring the folder to its least size, which is about a fifth after many articles; takes seconds per million triples."""
        self._store.optimize()

    def close(self) -> None:
        """Write everything to disk and let go of the folder."""
        if hasattr(self, "_store"):
            self._store.flush()
            del self._store
            self._notes.close()

    def _unlike_standing(self, actors: Iterable[Triple]) -> dict[URIRef, tuple[Triple, ...]]:
        """Return by subject what is not known to stand already: article after article describes the same states."""
        by_subject: dict[URIRef, list[Triple]] = {}
        for triple in actors:
            by_subject.setdefault(triple[0], []).append(triple)
        described = {subject: tuple(triples) for subject, triples in by_subject.items()}
        return {subject: triples for subject, triples in described.items() if self._standing.get(subject) != triples}

    def _quads(self, subject: _Node | None, graph: ox.NamedNode) -> Iterable[ox.Quad]:
        return self._store.quads_for_pattern(subject, None, None, graph)

    def _answer(self, text: str, watch: Watch) -> Answer:
        try:
            answer = self._store.query(text, use_default_graph_as_union=True)
            if isinstance(answer, ox.QueryTriples):
                return rdflib_graph(watch.until_over(answer))
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {str(error).splitlines()[0]}") from error
        except _FAULTS as error:
            raise self._unanswered(text, error) from error
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        rows = self._rows(watch.until_over(answer), text)
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, rows if self._seconds is None else tuple(rows))  # a limit is one for all rows together

    def _rows(self, solutions: Iterable[ox.QuerySolution], text: str) -> Iterator[Row]:
        try:
            for solution in solutions:
                yield tuple(None if term is None else rdflib_term(term) for term in solution)
        except _FAULTS as error:
            raise self._unanswered(text, error) from error

    def _unanswered(self, text: str, error: Exception) -> KgError:
        if asks_others(text):
            return LinkError(f"the endpoint of a SERVICE in this query gave no answer: {' '.join(str(error).split())[:300]}")
        return self._fault("asked", error)

    def _change(self, gone: set[ox.Quad], come: list[ox.Quad], beside: Iterable[Change]) -> bool:
        """Take out and put in as one transaction, together with the actors that are left without a mention."""
        if gone or len(self._standing) > _STANDING_AT_MOST:
            self._standing.clear()
        if gone:
            touched = {quad.object for quad in gone if not isinstance(quad.object, ox.Literal)}
            for orphan in orphans(touched, ActorsAfter(self._store, gone, come)):
                gone.update(self._quads(orphan, named(str(ACTORS_GRAPH))))
        with self._notes.around(beside) as others:
            going, coming = _quads_of(others)
            self._write(gone | going if going else gone, [*come, *coming])
        return bool(gone or come)

    def _write(self, gone: Collection[ox.Quad], come: Collection[ox.Quad]) -> None:
        try:
            if gone:
                self._store.update(_update(gone, come))
            elif come:
                self._store.extend(come)
            self._unflushed += len(gone) + len(come)
            if self._unflushed > _UNFLUSHED_AT_MOST:
                self._store.flush()
                self._unflushed = 0
        except _FAULTS as error:
            raise self._fault("written", error) from error

    def _fault(self, what: str, error: Exception) -> StoreError:
        return StoreError(f"{self._folder}: the store could not be {what} ({error}); is the disk full, or the folder damaged?")


def _opened(folder: Path, *, create: bool) -> ox.Store:
    inside = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if not inside and not create:
        raise StoreError(f"{folder}: there is no store here; make one with `kg build --store {folder} …`")
    if inside and _MARK not in inside:
        raise StoreError(f"{folder}: not a store: it holds other files ({inside[0]}, …); give an empty or a new folder")
    try:
        if create:
            folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except _FAULTS as error:
        reason = str(error)
        if "lock" in reason.casefold():
            raise StoreError(f"{folder}: another process is using this store; wait until it ends, or close it") from error
        if reason.startswith("Corruption"):
            raise StoreError(f"{folder}: the store is damaged ({reason}); build it again in a new folder") from error
        raise StoreError(f"{folder}: no store can be opened here ({reason}); choose a folder that you may write to") from error


def _quads_of(changes: Iterable[Change]) -> tuple[set[ox.Quad], list[ox.Quad]]:
    """Return what goes by the changes and what comes."""
    gone: set[ox.Quad] = set()
    come: dict[ox.Quad, None] = {}
    for change in changes:
        graph = named(str(change.graph))
        gone.update(oxigraph_quad(triple, graph) for triple in change.gone)
        come |= dict.fromkeys(oxigraph_quad(triple, graph) for triple in change.come)
    return gone.difference(come), list(come)


def _update(gone: Iterable[ox.Quad], come: Iterable[ox.Quad]) -> str:
    # pyoxigraph has no transaction that both removes and adds, but an update of several steps is one
    return f"DELETE DATA {{ {_data(gone)} }} ; INSERT DATA {{ {_data(come)} }}"


def _data(quads: Iterable[ox.Quad]) -> str:
    return " ".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
