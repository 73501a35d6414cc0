"""A real SPARQL server on loopback that holds Wikidata-shaped data, and can be told to be slow, to fail, and to lie."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TypeAlias
from urllib.parse import parse_qs

import pyoxigraph as ox

DATA = Path(__file__).parent / "wikidata.ttl"
JSON = "application/sparql-results+json"


@dataclass
class Wikidata:
    """What a test sees of the server: its address, the queries that came, and the misbehaviours that wait for the next ones."""

    address: str
    store: ox.Store
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    tricks: deque[Trick] = field(default_factory=deque)

    def answer(self, sparql: str) -> bytes:
        return self.store.query(sparql).serialize(format=ox.QueryResultsFormat.JSON)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wikidata: Wikidata

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
        sparql = parse_qs(body)["query"][0] if form else body
        self.wikidata.asked.append(sparql)
        self.wikidata.agents.append(self.headers.get("User-Agent", ""))
        if self.wikidata.tricks:
            self.wikidata.tricks.popleft()(self, sparql)
            return
        try:
            self.send(200, self.wikidata.answer(sparql), JSON)
        except SyntaxError as error:
            self.send(400, str(error).encode())

    def send(self, status: int, body: bytes = b"", kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


Trick: TypeAlias = Callable[[_Handler, str], None]


def status(code: int, body: bytes = b"busy", **headers: str) -> Trick:
    return lambda handler, sparql: handler.send(code, body, "text/plain", **headers)


def says(body: bytes, kind: str = JSON) -> Trick:
    return lambda handler, sparql: handler.send(200, body, kind)


def cut_off(handler: _Handler, sparql: str) -> None:
    """Answer as Wikidata does when its time runs out in the middle: 200, half the rows, and a trace of its own."""
    body = handler.wikidata.answer(sparql)
    handler.send(200, body[: len(body) // 2] + b"\njava.util.concurrent.TimeoutException", JSON)


def hangs_up(handler: _Handler, sparql: str) -> None:
    handler.close_connection = True
    handler.connection.close()


def is_slow(seconds: float) -> Trick:
    def trick(handler: _Handler, sparql: str) -> None:
        time.sleep(seconds)
        try:
            handler.send(200, handler.wikidata.answer(sparql), JSON)
        except OSError:
            handler.close_connection = True  # nobody waits any more

    return trick


@contextmanager
def running_wikidata(data: Path = DATA) -> Iterator[Wikidata]:
    """Serve the data until the block ends."""
    store = ox.Store()
    store.load(path=str(data), format=ox.RdfFormat.TURTLE)
    handler = type("Handler", (_Handler,), {})
    server = _Silent(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    wikidata = Wikidata(f"http://127.0.0.1:{server.server_address[1]}/sparql", store)
    handler.wikidata = wikidata  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield wikidata
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Silent(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that a trick has closed."""
