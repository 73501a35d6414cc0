"""The store's answer to a question goes in; out comes a table, CSV, JSON (both as SPARQL 1.1 has them) or Turtle."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.store import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.console import Console

    from kg.store import Answer, Term

_TRIPLE = ("subject", "predicate", "object")


def print_answer(answer: Answer, form: str, console: Console) -> None:
    """Print an answer in one of FORMATS; QueryError for an unknown one, and where Turtle is asked of what is no graph."""
    if form not in FORMATS:
        raise QueryError(f"there is no format '{form}'; there are {', '.join(FORMATS)}")
    FORMATS[form](answer, console)


def _as_table(answer: Answer, console: Console) -> None:
    from kg.cli.screen import table

    if isinstance(answer, bool):
        console.print("yes" if answer else "no")
        return
    rows = _rows(answer)
    cells = [[_readable(term) for term in row] for row in rows]
    console.print(table(rows.columns, cells))
    console.print(f"{len(cells):,} rows" if len(cells) != 1 else "1 row", style="dim")


def _as_csv(answer: Answer, console: Console) -> None:
    rows = Rows(("answer",), ((Literal(answer),),)) if isinstance(answer, bool) else _rows(answer)
    writer = csv.writer(text := io.StringIO(), lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(["" if term is None else str(term) for term in row] for row in rows)
    console.out(text.getvalue(), end="", highlight=False)


def _as_json(answer: Answer, console: Console) -> None:
    if isinstance(answer, bool):
        made: dict[str, object] = {"head": {}, "boolean": answer}
    else:
        rows = _rows(answer)
        found = [{name: _json(term) for name, term in zip(rows.columns, row, strict=True) if term is not None} for row in rows]
        made = {"head": {"vars": list(rows.columns)}, "results": {"bindings": found}}
    console.out(json.dumps(made, ensure_ascii=False, indent=2), highlight=False)


def _as_turtle(answer: Answer, console: Console) -> None:
    if not isinstance(answer, Graph):
        raise QueryError("only a CONSTRUCT or DESCRIBE query gives a graph; ask for table, csv or json")
    for prefix, base in PREFIXES.items():
        answer.bind(prefix, base)
    console.out(answer.serialize(format="turtle"), end="", highlight=False)


FORMATS: Mapping[str, Callable[[Answer, Console], None]] = {
    "table": _as_table,
    "csv": _as_csv,
    "json": _as_json,
    "turtle": _as_turtle,
}


def _rows(answer: Rows | Graph) -> Rows:
    return answer if isinstance(answer, Rows) else Rows(_TRIPLE, tuple(_triples(answer)))


def _triples(graph: Graph) -> Iterator[tuple[URIRef, URIRef, Term]]:
    for subject, predicate, value in sorted(graph):
        yield URIRef(str(subject)), URIRef(str(predicate)), value if isinstance(value, Literal) else URIRef(str(value))


def _readable(term: Term | None) -> str:
    """Return a term for a person: prefixes instead of long addresses."""
    if isinstance(term, URIRef):
        longest = max(
            (prefix for prefix in PREFIXES if term.startswith(PREFIXES[prefix])), key=lambda one: len(PREFIXES[one]), default=""
        )
        return f"{longest}:{term.removeprefix(PREFIXES[longest])}" if longest else str(term)
    return "" if term is None else str(term)


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    made = {"type": "literal", "value": str(term)}
    if term.language:
        return made | {"xml:lang": term.language}
    return made | ({"datatype": str(term.datatype)} if term.datatype else {})
