"""The addresses of a SPARQL 1.1 server go in; out comes a store there: questions by SPARQL, graphs by their own protocol."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache as kept
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urljoin

import requests
from rdflib import Graph, Literal, URIRef
from SPARQLWrapper import CONSTRUCT, DESCRIBE, JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed, SPARQLWrapperException

from kg.errors import QueryError, StoreError
from kg.identifiers import ACTORS_GRAPH
from kg.resources import QUERIES
from kg.store.aside import Aside
from kg.store.base import Answer, Bindings, Rows, Step, Term, Triple, rows_of
from kg.store.orphans import orphans
from kg.store.sparql import ntriples, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SECONDS = 60.0
_TRIPLES_AT_ONCE = 1000  # Virtuoso takes no more in one update
_NTRIPLES = "application/n-triples"
_FOUND, _NOT_FOUND = 200, 404


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers queries, takes updates, and keeps its graphs (graph store protocol)."""

    query: str
    update: str
    graphs: str

    @classmethod
    def at(cls, query: str) -> Endpoint:
        """Guess the other addresses from that for queries, as Oxigraph's own server lays them out: /query, /update, /store."""
        return cls(query, urljoin(query, "update"), urljoin(query, "store"))


class RemoteStore:
    """A store on a SPARQL 1.1 server, whose default graph must be the union of its graphs.

    What is one transaction in a folder takes several requests here.
    """

    def __init__(
        self, endpoint: Endpoint, *, services: Iterable[str] = (), seconds: float = SECONDS, cache: Path | None = None
    ) -> None:
        """Notes on the store stand in a file of the folder `cache`; without one, all is compared again each time."""
        self._endpoint, self._services, self._seconds = endpoint, frozenset(services), seconds
        self._notes = Aside(cache / f"notes-{sha256(endpoint.query.encode()).hexdigest()[:16]}.sqlite" if cache else None)
        self._is_known = False
        self._session = requests.Session()

    def replace(
        self, name: URIRef, triples: Iterable[Triple], *, actors: Iterable[Triple] = (), beside: Iterable[Step] = ()
    ) -> bool:
        """See Store; where the server fails half-way, doing it again completes it."""
        self.change(beside)  # first: what is noted there must not be forgotten when the server fails half-way
        wanted, found = {_line(triple) for triple in triples}, set(self.lines(name))
        gone = _values(self.graph(name)) if found - wanted else set()
        if described := self._describe(actors):
            gone |= described
        if wanted != found:
            self._request("PUT" if wanted else "DELETE", name, b"".join(line + b"\n" for line in sorted(wanted)))
        self._collect(gone)
        return wanted != found or described is not None

    def remove(self, name: URIRef, *, beside: Iterable[Step] = ()) -> bool:
        """See Store."""
        self.change(beside)
        if gone := self.graph(name):
            self._request("DELETE", name)
            self._collect(_values(gone))
        return bool(gone)

    def change(self, changes: Iterable[Step]) -> None:
        """See Store."""
        with self.notes.around(changes) as others:
            for change in others:
                self._update("DELETE", set(change.gone).difference(change.come), change.graph)
                self._update("INSERT", set(change.come), change.graph)

    def match(
        self, name: URIRef, subject: URIRef | None = None, predicate: URIRef | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """See Store."""
        given = {"graph": name, "subject": subject, "predicate": predicate, "value": value}
        bindings = {variable: term for variable, term in given.items() if term is not None}
        for one, two, three in rows_of(self, _text("match"), bindings):
            if three is not None:
                yield URIRef(str(one)), URIRef(str(two)), three

    def graph(self, name: URIRef) -> Graph:
        """See Store."""
        graph = Graph(bind_namespaces="none")
        response = self._request("GET", name)
        if response.status_code == _FOUND:
            graph.parse(data=response.content, format="nt")
        return graph

    def names(self) -> tuple[URIRef, ...]:
        """See Store."""
        return tuple(URIRef(str(name)) for (name,) in rows_of(self, _text("names")))

    def lines(self, name: URIRef) -> Iterator[bytes]:
        """See Store."""
        return (_line(triple) for triple in self.graph(name))

    def query(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """See Store; whether patterns outside of GRAPH see all graphs is a setting of the server."""
        client = self._client(self._endpoint.query, prepared(sparql, bindings, services=self._services))
        client.setReturnFormat(TURTLE if client.queryType in (CONSTRUCT, DESCRIBE) else JSON)
        answer = self._asked(client)
        if isinstance(answer, bytes):
            return Graph(bind_namespaces="none").parse(data=answer, format="turtle")
        if "boolean" in answer:
            return bool(answer["boolean"])
        columns = tuple(answer["head"]["vars"])
        rows = answer["results"]["bindings"]
        return Rows(columns, (tuple(_term(row[column]) if column in row else None for column in columns) for row in rows))

    @property
    def notes(self) -> Aside:
        """See Store; none where it is no longer as it was when they were made."""
        if not self._is_known:
            self._is_known = True
            if self._notes.held != self._state():
                self._notes.clear()
        return self._notes

    def close(self) -> None:
        """See Store; others may write to the server, and so it is noted how things stand."""
        if self._notes.is_written:
            self._notes.hold(self._state())
        self._notes.close()
        self._session.close()

    def described(self, node: Term) -> bool:
        """See ActorGraph."""
        return isinstance(node, URIRef) and self.query(_text("described"), {"node": node}) is True

    def carried(self, node: Term) -> list[Term]:
        """See ActorGraph."""
        return [other for (other,) in rows_of(self, _text("carried"), {"node": node}) if other is not None]

    def carriers(self, node: Term) -> list[Term]:
        """See ActorGraph."""
        return [other for (other,) in rows_of(self, _text("carriers"), {"node": node}) if other is not None]

    def mentioned(self, node: Term) -> bool:
        """See ActorGraph."""
        return self.query(_text("mentioned"), {"node": node}) is True

    def _state(self) -> str:
        """Return what is another, as good as surely, when any graph was changed."""
        return sha256("\n".join(" ".join(map(str, row)) for row in rows_of(self, _text("state"))).encode()).hexdigest()

    def _describe(self, actors: Iterable[Triple]) -> set[Term] | None:
        """Bring the descriptions of actors up to date; return what they no longer speak of, or None where nothing changed."""
        wanted = set(actors)
        found = {triple for subject in {triple[0] for triple in wanted} for triple in self._description(subject)}
        if wanted == found:
            return None
        self._update("DELETE", found - wanted)
        self._update("INSERT", wanted - found)
        return {value for _, _, value in found - wanted if isinstance(value, URIRef)}

    def _description(self, node: Term) -> Iterator[Triple]:
        for predicate, value in rows_of(self, _text("description"), {"node": node}):
            if value is not None:
                yield URIRef(str(node)), URIRef(str(predicate)), value

    def _collect(self, touched: Iterable[Term]) -> None:
        for node in sorted(orphans(set(touched), self)):
            self._update("DELETE", set(self._description(node)))

    def _update(self, verb: str, triples: set[Triple], name: URIRef = ACTORS_GRAPH) -> None:
        lines = sorted(_line(triple).decode() for triple in triples)
        for start in range(0, len(lines), _TRIPLES_AT_ONCE):
            data = " ".join(lines[start : start + _TRIPLES_AT_ONCE])
            self._asked(self._client(self._endpoint.update, f"{verb} DATA {{ GRAPH {ntriples(name)} {{ {data} }} }}"))

    def _client(self, address: str, text: str) -> SPARQLWrapper:
        client = SPARQLWrapper(address)
        client.setMethod(POST)
        client.setTimeout(max(1, round(self._seconds)))  # 0 would be no limit
        client.setQuery(text)
        return client

    def _asked(self, client: SPARQLWrapper) -> Any:  # noqa: ANN401  # a dict (JSON) or bytes (Turtle), as SPARQLWrapper has it
        try:
            response = client.query()
            if client.isSparqlUpdateRequest():
                return response.response.read()
            return response.response.read() if client.returnFormat == TURTLE else response.convert()
        except QueryBadFormed as error:
            raise QueryError(f"{client.endpoint}: not SPARQL: {error.msg}") from error
        except (SPARQLWrapperException, EndPointInternalError, URLError, OSError, ValueError) as error:
            raise StoreError(f"{client.endpoint}: the server did not answer ({error}); is it running?") from error

    def _request(self, method: str, name: URIRef, body: bytes | None = None) -> requests.Response:
        # Virtuoso answers a DELETE that names a format by 406
        headers = {"GET": {"Accept": _NTRIPLES}, "PUT": {"Content-Type": _NTRIPLES}}.get(method, {"Accept": "*/*"})
        address, given = self._endpoint.graphs, {"graph": str(name)}
        try:
            response = self._session.request(method, address, params=given, data=body, headers=headers, timeout=self._seconds)
        except requests.RequestException as error:
            raise StoreError(f"{address}: the server did not answer ({error}); is it running?") from error
        if response.status_code >= 300 and response.status_code != _NOT_FOUND:
            raise StoreError(f"{address}: {method} of {name} was refused ({response.status_code} {response.reason})")
        return response


@kept
def _text(name: str) -> str:
    return (QUERIES / "store" / f"{name}.rq").read_text(encoding="utf-8")


def _values(graph: Graph) -> set[Term]:
    return {value for value in graph.objects() if isinstance(value, URIRef)}


def _line(triple: Iterable[Any]) -> bytes:
    return (" ".join(ntriples(term) for term in triple) + " .").encode()


def _term(value: dict[str, str]) -> Term:
    if value["type"] == "uri":
        return URIRef(value["value"])
    if value["type"] == "bnode":
        return URIRef(f"urn:blank:{value['value']}")
    datatype = value.get("datatype")
    return Literal(value["value"], lang=value.get("xml:lang"), datatype=URIRef(datatype) if datatype else None, normalize=False)
