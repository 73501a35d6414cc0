"""A store goes in; out comes a file of it in the format that the suffix tells: sorted, readable, always the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef

from kg.errors import KgError, QueryError
from kg.export.jsonld import write_jsonld
from kg.export.lines import write_nquads, write_ntriples
from kg.export.table import write_events
from kg.export.turtle import write_trig, write_turtle
from kg.identifiers import ACTORS_GRAPH, KNOWLEDGE_GRAPH, article_graph
from kg.resources import QUERIES
from kg.store.sparql import ntriples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from kg.export.lines import Parts
    from kg.store import Store

__all__ = ["TABLES", "WRITERS", "check_format", "export_store"]

WRITERS: Mapping[str, Callable[[BinaryIO, Parts], int]] = {
    ".ttl": write_turtle,
    ".trig": write_trig,
    ".nq": write_nquads,
    ".nt": write_ntriples,
    ".jsonld": write_jsonld,
}
# those that are no graphs: written from the store itself
TABLES: Mapping[str, Callable[[BinaryIO, Store, URIRef | None], int]] = {".csv": write_events}


def export_store(store: Store, path: Path, *, article: URIRef | None = None) -> int:
    """Write all graphs, or one article with the actors and the knowledge that belong to it; return how many triples, or rows.

    Turtle and N-Triples hold the union of the graphs, the other formats keep them apart; CSV is a table of the events.
    Memory does not grow with the store, except for CSV with the number of events. Raises KgError for an unknown suffix and
    for a file that cannot be written, QueryError for an article that is not there.
    """
    check_format(path)
    parts = _parts(store, article)
    unfinished = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as out:
            table = TABLES.get(path.suffix)
            written = table(out, store, article) if table else WRITERS[path.suffix](out, parts)
        unfinished.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    finally:
        if unfinished.is_file():
            unfinished.unlink()
    return written


def check_format(path: Path) -> None:
    """Raise KgError where no format has the suffix of the path."""
    if path.suffix not in (known := {**WRITERS, **TABLES}):
        raise KgError(f"{path}: no format has the suffix '{path.suffix}'; known are {', '.join(sorted(known))}")


def _parts(store: Store, article: URIRef | None) -> Parts:
    if article is None:
        return {name: lambda name=name: store.lines(name) for name in store.names()}  # type: ignore[misc]  # a lambda's default
    graph = article_graph(article)
    if not len(store.graph(graph)):
        raise QueryError(f"the store holds no article {article}")
    return {
        ACTORS_GRAPH: lambda: _constructed(store, "actors", graph),
        graph: lambda: store.lines(graph),
        KNOWLEDGE_GRAPH: lambda: _constructed(store, "knowledge", graph),
    }


def _constructed(store: Store, name: str, graph: URIRef) -> Iterator[bytes]:
    answer = store.query((QUERIES / "export" / f"{name}.rq").read_text(encoding="utf-8"), {"graph": graph})
    for triple in answer if isinstance(answer, Graph) else ():
        yield f"{' '.join(ntriples(term) for term in triple if isinstance(term, URIRef | Literal))} .".encode()
