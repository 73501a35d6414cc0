"""A real SPARQL 1.1 server on loopback for tests: queries, updates and the graph store protocol over a store in memory."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

_JSON, _TURTLE, _NTRIPLES = "application/sparql-results+json", "text/turtle", "application/n-triples"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: ox.Store
    lock: Lock

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def do_POST(self) -> None:
        form = parse_qs(self._body().decode())
        try:
            if self.path.startswith("/query"):
                self._answer(form["query"][0])
            else:
                with self.lock:
                    self.store.update(form["update"][0])
                self._send(204)
        except SyntaxError as error:
            self._send(400, str(error).encode())

    def do_GET(self) -> None:
        quads = list(self.store.quads_for_pattern(None, None, None, self._graph()))
        if not quads:
            self._send(404)
            return
        self._send(200, ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES), _NTRIPLES)

    def do_PUT(self) -> None:
        body = self._body()
        with self.lock:
            self.store.clear_graph(self._graph())
            self.store.load(body, ox.RdfFormat.N_TRIPLES, to_graph=self._graph())
        self._send(204)

    def do_DELETE(self) -> None:
        self._body()
        known = self.store.contains_named_graph(self._graph())
        self.store.remove_graph(self._graph())
        self._send(204 if known else 404)

    def _graph(self) -> ox.NamedNode:
        return ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, sparql: str) -> None:
        result = self.store.query(sparql, use_default_graph_as_union=True)
        if isinstance(result, ox.QueryTriples):
            self._send(200, result.serialize(format=ox.RdfFormat.TURTLE), _TURTLE)
        else:
            self._send(200, result.serialize(format=ox.QueryResultsFormat.JSON), _JSON)

    def _send(self, status: int, body: bytes = b"", kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running_server() -> Iterator[str]:
    """Serve an empty store until the block ends; yield the address for queries."""
    handler = type("Handler", (_Handler,), {"store": ox.Store(), "lock": Lock()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
