"""A SPARQL query and its bindings go in; out comes the query with them in it, checked for what could bring a store down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.store.base import Bindings, Term

# Oxigraph's parser and planner recurse: 3,000 nested groups, or 20,000 joined by one operator, end the whole process, and
# 1,000 patterns in one group keep its planner busy for longer than anybody waits.
_DEEPEST = 100
_MOST_OPERATORS = 1000
_NOT_COUNTED = frozenset(",()")
_COUNTED = frozenset({"LIMIT", "OFFSET"})

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>[^\W\d]?[\w.-]*:(?:[\w.:%-]|\\.)*)
    |(?P<word>@?[^\W\d][\w-]*)
    |(?P<number>\d[\w.]*)
    |(?P<space>\s+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = frozenset("{(["), frozenset("})]")
_NEVER_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t]')


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    end: int


def prepared(sparql: str, bindings: Bindings | None = None, *, services: Collection[str] = ()) -> str:
    """Return the query with one row of VALUES put before its outermost pattern.

    A row of VALUES is a binding in SPARQL's own terms: every store understands it, joins and filters of that pattern see
    it, and what is bound can only ever be a term. Each SERVICE that uses a bound variable gets the row too: what stands in
    it is sent as it is, and would else ask the endpoint for everything. So does each SELECT inside that gives a bound
    variable out as it is: its rows with other values would be found first, and then fall to the join around it.

    Raises QueryError for a query that is nested too deep, reaches a SERVICE not in `services`, or lacks a bound variable.
    """
    tokens = list(_tokens(sparql))
    _check_size(tokens)
    _check_services(tokens, services)
    if not bindings:
        return sparql
    used = {token.text[1:] for token in tokens if token.kind == "variable"}
    if missing := sorted(set(bindings) - used):
        raise QueryError(f"the query has no variable ?{missing[0]}; it has {', '.join(f'?{name}' for name in sorted(used))}")
    rows = {_pattern_start(tokens): _row_of_values(bindings)}
    for begin, inside in (*_service_groups(tokens), *_selects_inside(tokens)):
        if shared := {name: term for name, term in bindings.items() if name in inside}:
            rows[begin] = _row_of_values(shared)
    for at in sorted(rows, reverse=True):
        sparql = f"{sparql[:at]} {rows[at]} {sparql[at:]}"
    return sparql


def asks_others(sparql: str) -> bool:
    """Tell whether a query reaches other endpoints by SERVICE."""
    return any(token.kind == "word" and token.text.upper() == "SERVICE" for token in _tokens(sparql))


def ntriples(term: Term) -> str:
    """Write a term as N-Triples does.

    Raises QueryError for a blank node, and for an IRI with characters that none may have.
    """
    if isinstance(term, URIRef):
        if _NEVER_IN_IRIS.search(term):
            raise QueryError(f"not an IRI: {str(term)!r}")
        return f"<{term}>"
    if isinstance(term, BNode) or not isinstance(term, Literal):
        raise QueryError(f"neither an IRI nor a literal: {term!r}")
    text = f'"{_ESCAPED.sub(lambda found: _ESCAPES[found[0]], term)}"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^{ntriples(term.datatype)}" if term.datatype else text


def _tokens(sparql: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(sparql):
        kind = found.lastgroup or "sign"
        if kind not in {"comment", "space"}:
            yield _Token(kind, found[0], found.end())


def _check_size(tokens: list[_Token]) -> None:
    depth = operators = 0
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text == "\\":
            # some servers undo \u0053ERVICE before they read the query, and what was checked is not what is run
            raise QueryError("the query has a backslash outside of strings and names; write the character itself")
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        operators += token.text not in _NOT_COUNTED
        if depth > _DEEPEST:
            raise QueryError(f"the query is nested more than {_DEEPEST} deep; write it flatter")
        if operators > _MOST_OPERATORS:
            raise QueryError(f"the query has more than {_MOST_OPERATORS} patterns and operators; ask in parts")


def _check_services(tokens: list[_Token], services: Collection[str]) -> None:
    allowed = ", ".join(sorted(services)) or "none"
    for position, token in enumerate(tokens):
        if token.kind != "word" or token.text.upper() != "SERVICE":
            continue
        rest = [after for after in tokens[position + 1 : position + 3] if after.text.upper() != "SILENT"]
        address = rest[0].text if rest else ""
        if not (address.startswith("<") and address[1:-1] in services):
            raise QueryError(f"SERVICE {address} is not allowed; the settings allow {allowed}, each to be written as <address>")


def _row_of_values(bindings: Bindings) -> str:
    columns = " ".join(f"?{name}" for name in bindings)
    return f"VALUES ({columns}) {{ ({' '.join(map(ntriples, bindings.values()))}) }}"


def _service_groups(tokens: list[_Token]) -> Iterator[tuple[int, set[str]]]:
    """Yield where the pattern of each SERVICE begins, after its brace, and the names of the variables in it."""
    for position, token in enumerate(tokens):
        if token.kind != "word" or token.text.upper() != "SERVICE":
            continue
        begin = next((at for at in range(position, len(tokens)) if tokens[at].text == "{"), len(tokens))
        inside = tokens[begin : _end_of_group(tokens, begin)]
        if names := {inner.text[1:] for inner in inside if inner.kind == "variable"}:
            yield tokens[begin].end, names


def _selects_inside(tokens: list[_Token]) -> Iterator[tuple[int, set[str]]]:
    """Yield where the pattern of each SELECT within another pattern begins, and the variables that it gives to the outermost.

    One that counts its rows (LIMIT, OFFSET) is left out: which they are depends on those that would go.
    """
    around: list[tuple[int, set[str]]] = []  # where each SELECT around this one ends, and what it gives
    for position, token in enumerate(tokens):
        if token.kind != "word" or token.text.upper() != "SELECT" or tokens[position - 1].text != "{":
            continue
        begin = next((at for at in range(position, len(tokens)) if tokens[at].text == "{"), len(tokens) - 1)
        end = _end_of_group(tokens, begin)
        close = _end_of_group(tokens, end, depth=1)
        counted = any(after.kind == "word" and after.text.upper() in _COUNTED for after in tokens[end:close])
        around = [(until, names) for until, names in around if position < until]
        given = set() if counted else _given_as_it_is(tokens[position:begin]).intersection(*(names for _, names in around))
        around.append((close, given))
        if given:
            yield tokens[begin].end, given


def _given_as_it_is(head: list[_Token]) -> set[str]:
    depth, given = 0, set()
    for token in head:
        depth += (token.text == "(") - (token.text == ")")
        given |= {token.text[1:]} if token.kind == "variable" and depth == 0 else set()
    return given


def _end_of_group(tokens: list[_Token], begin: int, *, depth: int = 0) -> int:
    """Return the place after the brace that closes what is `depth` deep at the beginning."""
    for position in range(begin, len(tokens)):
        depth += (tokens[position].text == "{") - (tokens[position].text == "}")
        if depth == 0:
            return position + 1
    return len(tokens)


def _pattern_start(tokens: list[_Token]) -> int:
    """Return where the outermost pattern of the query begins: after its brace, not that of a CONSTRUCT template or an EXISTS."""
    depth, template = 0, False
    for position, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "CONSTRUCT":
            template = tokens[position + 1].text == "{" if position + 1 < len(tokens) else False
        if token.kind != "sign":
            continue
        if token.text == "{" and depth == 0 and not template:
            return token.end
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if depth == 0 and token.text == "}":
            template = False
    raise QueryError("the query has no pattern in braces that a parameter could stand in")
