"""A folder on disk goes in; out comes a store in it, kept by Oxigraph: one article, one named graph, all of it or nothing."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rdflib import Graph, URIRef

from kg.errors import KgError, LinkError, QueryError, StoreError
from kg.identifiers import ACTORS_GRAPH
from kg.store.afterwards import ActorsAfter
from kg.store.aside import Aside
from kg.store.base import Answer, Bindings, Notes, Row, Rows, Step, Term, Triple
from kg.store.folder import FAULTS, engine_in
from kg.store.intake import Intake
from kg.store.orphans import orphans
from kg.store.sparql import asks_others, prepared
from kg.store.standing import Standing
from kg.store.terms import named, oxigraph_quad, oxigraph_term, rdflib_graph, rdflib_term, rdflib_triples
from kg.store.timed import in_time
from kg.store.updates import quads_of, update_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.store.timed import Watch

_Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple

_NOTES = "notes.sqlite"  # RocksDB leaves files alone that it does not know
_LINES_AT_ONCE = 20_000
_WAITING_AT_MOST = 50_000  # quads, about a hundred articles: what is lost of a build when the machine goes down
_MANY = 10_000  # quads that are written as files of their own; fewer would leave too many small files
_UNFLUSHED_AT_MOST = 100_000  # quads; RocksDB would else keep over a gigabyte of them in memory before it writes any out


class EmbeddedStore:
    """A store in a folder, for one writing process at a time; where the folder is None, one in memory."""

    def __init__(
        self, folder: str | Path | None, *, create: bool = False, services: Iterable[str] = (), seconds: float | None = None
    ) -> None:
        self._folder, self._seconds = Path(folder or "memory"), seconds  # the folder is what messages name
        self._services = frozenset(services)
        self._engine = ox.Store() if folder is None else engine_in(self._folder, create=create)
        self._notes = Aside(None if folder is None else self._folder / _NOTES)
        self._intake = Intake()
        self._unflushed = 0
        self._standing = Standing()

    def replace(
        self, name: URIRef, triples: Iterable[Triple], *, actors: Iterable[Triple] = (), beside: Iterable[Step] = ()
    ) -> bool:
        """See Store; the change is one transaction. What is new waits a while, to be written with more of its kind."""
        graph, shared = named(str(name)), named(str(ACTORS_GRAPH))
        fresh = self._standing.unlike(actors)
        described = [oxigraph_quad(triple, shared) for triples in fresh.values() for triple in triples]
        # in the order given: what belongs together is written together, which a set would make a fifth slower
        wanted = [*(oxigraph_quad(triple, graph) for triple in triples), *described]
        subjects = {quad.subject for quad in described}
        engine = self._engine_for(graph, *subjects)
        found = set(engine.quads_for_pattern(None, None, None, graph))
        for subject in subjects:
            found.update(engine.quads_for_pattern(subject, None, None, shared))
        gone = found.difference(wanted) if found else found
        # nothing stands yet where an article is new: to compare, each quad would be hashed, which takes as long as to make it
        come = [quad for quad in wanted if quad not in found] if found else wanted
        changes = list(beside)
        if gone or graph == shared or not self._intake.takes(come, {graph, shared, *subjects}, changes):
            self._change(gone, come, changes)
        elif len(self._intake) > _WAITING_AT_MOST:
            self._settle()
        if graph == shared:
            self._standing.forget()
        elif not gone:  # else some of them may have gone too
            self._standing.learn(fresh)
        return bool(gone or come)

    def remove(self, name: URIRef, *, beside: Iterable[Step] = ()) -> bool:
        """See Store; the change is one transaction."""
        graph = named(str(name))
        known = self._store.contains_named_graph(graph)
        self._change(set(self._quads(None, graph)), [], beside)
        self._store.remove_graph(graph)
        return known

    def change(self, changes: Iterable[Step]) -> None:
        """See Store; it is one transaction, which is held in memory."""
        self._settle()
        with self._notes.around(changes) as others:
            self._write(*quads_of(others))

    def match(
        self, name: URIRef, subject: URIRef | None = None, predicate: URIRef | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """See Store."""
        graph = named(str(name))
        one = None if subject is None else named(subject)
        two = None if predicate is None else named(predicate)
        three = None if value is None else oxigraph_term(value)
        found = self._engine_for(graph).quads_for_pattern(one, two, three, graph)
        return rdflib_triples(found, subject, predicate, value)

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
        self._settle()
        return in_time(lambda watch: self._answer(text, watch), self._seconds)

    def snapshot(self, folder: Path) -> None:
        """Write a consistent copy into a new folder, in milliseconds: its files are links to this store's; notes are copied."""
        try:
            self._store.backup(str(folder))
        except FAULTS as error:
            raise self._fault(f"copied to {folder}", error) from error
        self._notes.copy_to(folder / _NOTES)

    def files(self) -> list[Path]:
        """Return the files of the store's tables: none of them is ever written again, and there are none in memory."""
        return sorted(self._folder.glob("*.sst"))

    def compact(self) -> None:
        """Bring the folder to its least size, which is about a fifth after many articles; takes seconds per million triples."""
        self._store.optimize()

    @property
    def notes(self) -> Notes:
        """See Store."""
        self._settle()
        return self._notes

    def close(self) -> None:
        """Write everything to disk and let go of the folder."""
        if hasattr(self, "_engine"):
            self._store.flush()
            del self._engine
            self._notes.close()

    @property
    def _store(self) -> ox.Store:
        """The engine, once all that was taken in is written to it."""
        self._settle()
        return self._engine

    def _settle(self) -> None:
        """Write what was taken in and waits."""
        if self._intake:
            quads, beside = self._intake.emptied()
            with self._notes.around(beside):
                self._write((), quads)

    def _engine_for(self, *names: _Node) -> ox.Store:
        """Return the engine to ask for graphs, or descriptions, of these names: nothing of theirs waits."""
        return self._store if self._intake.holds(*names) else self._engine

    def _quads(self, subject: _Node | None, graph: ox.NamedNode) -> Iterable[ox.Quad]:
        return self._store.quads_for_pattern(subject, None, None, graph)

    def _answer(self, text: str, watch: Watch) -> Answer:
        try:
            answer = self._store.query(text, use_default_graph_as_union=True)
            if isinstance(answer, ox.QueryTriples):
                return rdflib_graph(watch.until_over(answer))
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {str(error).splitlines()[0]}") from error
        except FAULTS as error:
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
        except FAULTS as error:
            raise self._unanswered(text, error) from error

    def _unanswered(self, text: str, error: Exception) -> KgError:
        if asks_others(text):
            return LinkError(f"the endpoint of a SERVICE in this query gave no answer: {' '.join(str(error).split())[:300]}")
        return self._fault("asked", error)

    def _change(self, gone: set[ox.Quad], come: list[ox.Quad], beside: Iterable[Step]) -> None:
        """Take out and put in as one transaction, together with the actors that are left without a mention."""
        self._settle()
        if gone:
            self._standing.forget()
            touched = {quad.object for quad in gone if not isinstance(quad.object, ox.Literal)}
            for orphan in orphans(touched, ActorsAfter(self._engine, gone, come)):
                gone.update(self._quads(orphan, named(str(ACTORS_GRAPH))))
        with self._notes.around(beside) as others:
            going, coming = quads_of(others)
            self._write(gone | going if going else gone, [*come, *coming])

    def _write(self, gone: Collection[ox.Quad], come: Collection[ox.Quad]) -> None:
        try:
            if len(come) > _MANY and not gone:
                self._engine.bulk_extend(come)  # all of it or nothing, like a transaction: it is no more than is sorted at once
                return
            if gone:
                self._engine.update(update_of(gone, come))
            elif come:
                self._engine.extend(come)
            self._unflushed += len(gone) + len(come)
            if self._unflushed > _UNFLUSHED_AT_MOST:
                self._engine.flush()
                self._unflushed = 0
        except FAULTS as error:
            self._standing.forget()
            raise self._fault("written", error) from error

    def _fault(self, what: str, error: Exception) -> StoreError:
        return StoreError(f"{self._folder}: the store could not be {what} ({error}); is the disk full, or the folder damaged?")
