"""The questions in `queries/` and a store go in; out come their answers, as tables or graphs that can be written to a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from rdflib import XSD, Literal, URIRef

from kg.errors import DataError, QueryError
from kg.identifiers import actor_iri, article_iri
from kg.namespaces import GK, GKD, PREFIXES, WD
from kg.resources import QUERIES
from kg.store.base import Answer, Rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.store import Store, Term

FEDERATED = "federated"
_HEADER = re.compile(r"# (\w+): *(.*)")
_PARAMETER = re.compile(r"(\w+) \((\w+)(?:, (optional|default (\S+)))?\)(?:, |$)")
_ORDERED = re.compile(r"^ORDER BY\b", re.MULTILINE)
_ITEM = re.compile(r"Q[1-9][0-9]*")
_KEYS = ("title", "question", "parameters", "columns")
_NAME_OF_MEETING = re.compile(r"[0-9a-f]{16}")


class Kind(StrEnum):
    """What a parameter may be given as."""

    ACTOR = "actor"  # an address (IRI), a Wikidata id, or a name
    ARTICLE = "article"  # an address (IRI), or the input's id
    MEETING = "meeting"  # an address (IRI), or its last part
    DATE = "date"  # 2022-01-31
    NUMBER = "number"
    TERM = "term"  # the name of a term of the ontology: Planned, Denial
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed by; `default` is used where nothing is given, and without one it is left open."""

    name: str
    kind: Kind
    required: bool = True
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query that explains itself; `columns` are those of its answer."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    sparql: str


@cache
def questions(folder: Path = QUERIES) -> tuple[Question, ...]:
    """Return all questions of a folder, by name.

    Raises DataError for a file whose header cannot be read, or whose answer has no order.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def question(name: str) -> Question:
    """Return the question of that name; those that ask another endpoint too are named "federated/…".

    Raises QueryError that lists the known ones.
    """
    known = {each.name: each for each in questions()}
    known |= {f"{FEDERATED}/{each.name}": each for each in questions(QUERIES / FEDERATED)}
    if name not in known:
        raise QueryError(f"there is no question '{name}'; there are {', '.join(known)}")
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
            bindings[parameter.name] = value if isinstance(value, URIRef | Literal) else _term(store, parameter, value)
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


def actor_named(store: Store, name: str) -> URIRef:
    """Return the actor that a Wikidata id, an address (IRI, `actor:Q159`) or a name means in this store.

    Raises QueryError where nobody, or more than one, is called so.
    """
    address = _address(name)
    item = name if _ITEM.fullmatch(name) else (address or "").removeprefix(str(WD))
    if _ITEM.fullmatch(item):
        linked = [actor for (actor,) in rows_of(store, _text("linked"), {"item": WD[item]})]
        return URIRef(str(linked[0])) if linked else actor_iri(item)
    if address:
        return address
    found = [(str(rank), str(actor)) for rank, actor in rows_of(store, _text("named"), {"name": Literal(name)})]
    best = sorted({actor for rank, actor in found if rank == min(found)[0]})
    if not best:
        raise QueryError(f"no actor in the store is called '{name}'; give another name, a Wikidata id, or an address (IRI)")
    if len(best) > 1:
        raise QueryError(f"more than one actor is called '{name}': {', '.join(best[:5])}; give one of these")
    return URIRef(best[0])


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not (found := _HEADER.fullmatch(line)):
            break
        if found[1] not in _KEYS:
            raise DataError(path, f"unknown header '{found[1]}'; known are {', '.join(_KEYS)}", line=number)
        header[found[1]] = found[2].strip()
    if missing := [key for key in _KEYS if key not in header]:
        raise DataError(path, f"the header lacks '{missing[0]}:'", line=1)
    if not _ORDERED.search(text):
        raise DataError(path, "there is no ORDER BY at the beginning of a line; without it the answer has no fixed order")
    columns = tuple(column.strip() for column in header["columns"].split(","))
    return Question(path.stem, header["title"], header["question"], _parameters(path, header["parameters"]), columns, text)


def _parameters(path: Path, written: str) -> tuple[Parameter, ...]:
    if written == "none":
        return ()
    if _PARAMETER.sub("", written):
        raise DataError(path, f"parameters must look like 'actor (actor), since (date, optional)', found '{written}'")
    parameters = []
    for name, kind, optional, default in _PARAMETER.findall(written):
        if kind not in list(Kind):
            raise DataError(path, f"a parameter cannot be of kind '{kind}'; known are {', '.join(Kind)}")
        parameters.append(Parameter(name, Kind(kind), required=not optional, default=default or None))
    return tuple(parameters)


def _term(store: Store, parameter: Parameter, value: str) -> Term:
    match parameter.kind:
        case Kind.ACTOR:
            return actor_named(store, value)
        case Kind.ARTICLE:
            return _address(value) or article_iri(value)
        case Kind.MEETING:
            return _address(value) or _meeting(parameter, value)
        case Kind.TERM:
            return _address(value) or _concept(parameter, value)
        case Kind.TEXT:
            return Literal(value)
        case _:
            return _typed(parameter, value)


def _typed(parameter: Parameter, value: str) -> Literal:
    datatype, like = (XSD.date, "2022-01-31") if parameter.kind is Kind.DATE else (XSD.integer, "3")
    literal = Literal(value, datatype=datatype)
    if literal.ill_typed or (parameter.kind is Kind.DATE and len(value) != len(like)):
        raise QueryError(f"'{parameter.name}' must look like {like}, found '{value}'")
    return literal


def _meeting(parameter: Parameter, value: str) -> URIRef:
    if not _NAME_OF_MEETING.fullmatch(value):
        raise QueryError(f"'{parameter.name}' must be a meeting's address (IRI), or its last 16 characters, found '{value}'")
    return GKD[f"meeting/{value}"]


def _concept(parameter: Parameter, value: str) -> URIRef:
    try:
        return GK[value]
    except (AttributeError, KeyError):
        fault = f"'{parameter.name}' must be a term of the ontology, like Planned or Denial, found '{value}'"
        raise QueryError(fault) from None


def _address(value: str) -> URIRef | None:
    """Return an address of ours, or one with a known prefix; a URL of an article is an identifier, not an address."""
    prefix, colon, rest = value.partition(":")
    if colon and prefix in PREFIXES:
        return URIRef(PREFIXES[prefix] + rest)
    return URIRef(value) if value.startswith((str(GKD), PREFIXES["gk"], str(WD))) else None


def _with_prefixes(sparql: str) -> str:
    # on one line, so that a fault in the query is told by the line that its writer counts
    known = "".join(f"PREFIX {prefix}: <{base}> " for prefix, base in PREFIXES.items() if f"{prefix}:" in sparql)
    return known + sparql


@cache
def _text(name: str) -> str:
    return (QUERIES / "ask" / f"{name}.rq").read_text(encoding="utf-8")
