"""Graphs go in; out come the problems that the SHACL shapes find in them, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from rdflib import RDF, SH, Graph, Literal, URIRef

from kg.errors import ValidationError
from kg.identifiers import INFERRED_GRAPH, article_of_graph
from kg.namespaces import PREFIXES
from kg.resources import ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib.term import Node

_SHOWN = 80  # characters of a value that a person needs in order to find it


class ShapeSet(StrEnum):
    """Which shapes to hold a graph against; the value is the name of the file in ontology/."""

    GRAPH = "shapes.ttl"  # one article with its actors, or any greater graph
    WHOLE = "shapes-whole.ttl"  # what only all graphs together satisfy
    TERMS = "shapes-terms.ttl"  # the ontology itself


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a graph breaks a shape; `graph` names the graph where a whole store was checked."""

    focus: str
    message: str
    severity: str  # Violation, Warning or Info
    path: str | None = None
    value: str | None = None
    graph: str | None = None

    def __str__(self) -> str:
        found = "" if self.value is None else f" Found: {_short(self.value)}."
        return f"{_short(self.focus)}: {self.message}{found}"


def validate_graph(graph: Graph, shapes: ShapeSet | Graph = ShapeSet.GRAPH, *, language: str = "en") -> tuple[Problem, ...]:
    """Return what is wrong with a graph, in a stable order; messages are in `language` where the shapes have it.

    Raises ValidationError where the shapes themselves cannot be used.
    """
    report = _report(graph, _shapes(shapes) if isinstance(shapes, ShapeSet) else shapes)
    problems = {_problem(report, result, language) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return tuple(sorted(problems, key=lambda found: (found.focus, found.path or "", found.message, found.value or "")))


def validate_store(names: Iterable[URIRef], graph: Callable[[URIRef], Graph], *, language: str = "en") -> Iterator[Problem]:
    """Yield the problems of a whole store, given the names of its graphs and the way to read one; one article is held at a time.

    Each article is checked together with what the shared graphs (actors, links, knowledge) say of whatever it names; then these
    graphs are checked by themselves, and their problems bear no graph's name.
    Raises ValidationError where the shapes cannot be used.
    """
    articles: list[URIRef] = []
    shared = Graph()
    for name in sorted(names):
        if article_of_graph(name) is not None:
            articles.append(name)
        elif name != INFERRED_GRAPH:  # what follows from the rest is as sound as the rest, and speaks of every article
            _copy(graph(name), into=shared)
    for name in articles:
        yield from _problems_of_article(name, graph(name), shared, language)
    yield from validate_graph(shared, language=language)


def _problems_of_article(name: URIRef, article: Graph, shared: Graph, language: str) -> Iterator[Problem]:
    whole = _with_surroundings(article, shared)
    own = {str(subject) for subject in article.subjects()}
    for shapes in (ShapeSet.GRAPH, ShapeSet.WHOLE):
        for problem in validate_graph(whole, shapes, language=language):
            if problem.focus in own:
                yield replace(problem, graph=str(name))


def _report(graph: Graph, shapes: Graph) -> Graph:
    # pyshacl takes over a second to import, and nobody else needs it
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    try:
        # "inplace" spares a copy of the graph; without inference and rules nothing is written into it
        _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    except ReportableRuntimeError as error:
        raise ValidationError(f"the shapes cannot be used: {error}") from error
    if not isinstance(report, Graph):
        raise ValidationError(f"the graph could not be checked: {text}")
    return report


@cache
def _shapes(shapes: ShapeSet) -> Graph:
    path = ONTOLOGY / shapes.value
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise ValidationError(f"{path}: the shapes cannot be read: {error.strerror}") from error


def _problem(report: Graph, result: Node, language: str) -> Problem:
    value = report.value(result, SH.value)
    path = report.value(result, SH.resultPath)
    return Problem(
        focus=str(report.value(result, SH.focusNode)),
        message=_message(report.objects(result, SH.resultMessage), language),
        severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None else str(value),
    )


def _message(messages: Iterable[Any], language: str) -> str:
    def order(message: Literal) -> tuple[bool, bool, str]:
        return message.language != language, message.language != "en", str(message)

    return str(min(messages, key=order))


def _with_surroundings(article: Graph, shared: Graph) -> Graph:
    """Return the article's graph with all that the shared graphs say of its nodes, of the nodes named there, and so on."""
    whole = Graph()
    _copy(article, into=whole)
    waiting: set[Node] = {*article.subjects(), *article.objects()}
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        if isinstance(node, URIRef):
            for subject, predicate, value in shared.triples((node, None, None)):
                whole.add((subject, predicate, value))
                if value not in seen:
                    waiting.add(value)
    return whole


def _copy(graph: Graph, *, into: Graph) -> None:
    for triple in graph:
        into.add(triple)


def _short(value: str) -> str:
    for prefix, base in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if value.startswith(base):
            return f"{prefix}:{value.removeprefix(base)}"
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
