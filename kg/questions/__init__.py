"""The questions in `queries/` and a store go in; out come their answers, as tables or graphs that can be written to a file."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.questions.reading import Kind, Parameter, Question, questions
from kg.questions.values import actor_named, term_of
from kg.resources import QUERIES
from kg.store.base import Answer, Rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.store import Store, Term

__all__ = ["Kind", "Parameter", "Question", "actor_named", "answer", "ask", "question", "questions"]

FEDERATED = "federated"


def question(name: str) -> Question:
    """Return the question of that name; those that ask another endpoint too are named "federated/…".

    Raises QueryError that suggests the nearest, and lists the known ones.
    """
    known = {each.name: each for each in questions()}
    known |= {f"{FEDERATED}/{each.name}": each for each in questions(QUERIES / FEDERATED)}
    if name not in known:
        raise QueryError(f"there is no question '{name}'{_nearest(name, known)}; there are {', '.join(known)}")
    return known[name]


def ask(store: Store, asked: Question | str, parameters: Mapping[str, str | Term] | None = None) -> Rows:
    """Answer a question; parameters are given as a person would write them, or as terms.

    Raises QueryError for a parameter that is unknown, missing, or not of its kind.
    """
    asked = question(asked) if isinstance(asked, str) else asked
    given = {name: value for name, value in (parameters or {}).items() if value != ""}
    known = {parameter.name: parameter for parameter in asked.parameters}
    if unknown := sorted(set(given) - set(known)):
        raise QueryError(f"question '{asked.name}' has no parameter '{unknown[0]}'; it has {', '.join(known) or 'none'}")
    bindings = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            bindings[parameter.name] = value if isinstance(value, URIRef | Literal) else term_of(store, parameter, value)
        elif parameter.required:
            raise QueryError(f"question '{asked.name}' needs '{parameter.name}' ({parameter.kind})")
    rows = rows_of(store, asked.sparql, bindings)
    return Rows(rows.columns, tuple(rows))


def answer(store: Store, sparql: str) -> Answer:
    """Answer any SPARQL query; prefixes of this package need no declaration. A table is read to its end.

    Raises QueryError where it is not SPARQL, or not allowed.
    """
    result = store.query(_with_prefixes(sparql))
    return Rows(result.columns, tuple(result)) if isinstance(result, Rows) else result


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _with_prefixes(sparql: str) -> str:
    # on one line, so that a fault in the query is told by the line that its writer counts
    known = "".join(f"PREFIX {prefix}: <{base}> " for prefix, base in PREFIXES.items() if f"{prefix}:" in sparql)
    return known + sparql
