"""A Turtle file goes in; out comes a SPARQL server on loopback that answers from it, as a public one does from all its data."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def endpoint(file: Path) -> Iterator[str]:
    """Give the address of a server that answers from the file, until the block ends."""
    store = ox.Store()
    store.bulk_load(path=file, format=ox.RdfFormat.TURTLE)
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(store)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()
            thread.join()


def _handler_of(store: ox.Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Stay silent: what a notebook shows is its own."""

        def do_POST(self) -> None:
            """Answer a query, sent as it is or as a form (SPARQL 1.1 Protocol)."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            form = self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
            answer = store.query(parse_qs(body)["query"][0] if form else body)
            written = answer.serialize(format=ox.QueryResultsFormat.JSON)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

    return Handler
