"""A graph goes in; out come the problems that the SHACL shapes find in it, in plain words."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from rdflib import RDF, SH, Graph, Literal, URIRef

from kg.errors import ValidationError
from kg.namespaces import PREFIXES
from kg.resources import ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from kg.validate.quoting import Quotation

_SHOWN = 80  # characters of a value that a person needs in order to find it


class ShapeSet(StrEnum):
    """Which shapes to hold a graph against; the value is the name of the file in ontology/."""

    GRAPH = "shapes.ttl"  # one article with its actors, or any greater graph
    WHOLE = "shapes-whole.ttl"  # what only all graphs together satisfy
    TERMS = "shapes-terms.ttl"  # the ontology itself


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a graph breaks a shape.

    Where a whole store was checked, `graph` names the article's graph that it stands in (None: the shared ones), and
    `quotation` gives the sentence that it rests on, or one that names what is concerned.
    """

    focus: str
    message: str
    severity: str  # Violation, Warning or Info
    path: str | None = None
    value: str | None = None
    graph: str | None = None
    quotation: Quotation | None = None

    def __str__(self) -> str:
        found = "" if self.value is None else f" Found: {_short(self.value)}."
        return f"{_short(self.focus)}: {self.message}{found}"


def validate_graph(graph: Graph, shapes: ShapeSet | Graph = ShapeSet.GRAPH, *, language: str = "en") -> tuple[Problem, ...]:
    """Return what is wrong with a graph, in a stable order; messages are in `language` where the shapes have it.

    Raises ValidationError where the shapes themselves cannot be used.
    """
    report = _report(graph, shapes_of(shapes) if isinstance(shapes, ShapeSet) else shapes)
    problems = {_problem(report, result, language) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return tuple(sorted(problems, key=lambda found: (found.focus, found.path or "", found.message, found.value or "")))


@cache
def shapes_of(shapes: ShapeSet) -> Graph:
    """Return the shapes of one file.

    Raises ValidationError where it cannot be read.
    """
    path = ONTOLOGY / shapes.value
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise ValidationError(f"{path}: the shapes cannot be read: {error.strerror}") from error


def _report(graph: Graph, shapes: Graph) -> Graph:
    # pyshacl takes over a second to import, and nobody else needs it
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    try:
        with warnings.catch_warnings():
            # rdflib warns where it compares a date that is none; the problem that this is comes out anyway
            warnings.simplefilter("ignore", DeprecationWarning)
            # "inplace" spares a copy of the graph; without inference and rules nothing is written into it
            _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    except ReportableRuntimeError as error:
        raise ValidationError(f"the shapes cannot be used: {error}") from error
    if not isinstance(report, Graph):
        raise ValidationError(f"the graph could not be checked: {text}")
    return report


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


def _short(value: str) -> str:
    for prefix, base in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if value.startswith(base):
            return f"{prefix}:{value.removeprefix(base)}"
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
