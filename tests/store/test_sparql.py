"""Bindings stand in the right place of a query, and what could bring a store down is refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

from kg.errors import QueryError
from kg.store.sparql import asks_others, ntriples, prepared

ACTOR = URIRef("http://example.org/a")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?x WHERE { ?x ?p ?o }",
        "PREFIX e: <http://example.org/#> # { ?x\nSELECT ?x { ?x e:p ?o }",
        'SELECT ?x (IF(EXISTS { ?x ?p "{" }, 1, 2) AS ?y) WHERE { ?x ?p ?o }',
        "CONSTRUCT { ?x ?p ?o } WHERE { ?x ?p ?o }",
        "ASK { ?x ?p '''it's { # '''}",
        "DESCRIBE ?x WHERE { ?x ?p ?o FILTER (?o < 3 && ?o > 1) }",
        "SELECT $x WHERE { $x ?p ?o }",
    ],
)
def test_the_row_of_values_stands_first_in_the_outermost_pattern(sparql: str) -> None:
    text = prepared(sparql, {"x": ACTOR})
    assert text.replace(" VALUES (?x) { (<http://example.org/a>) } ", "") == sparql
    before = text.split(" VALUES (?x)")[0].rstrip()
    assert before.endswith("{")
    ox.Store().query(text)


def test_a_service_gets_the_row_too_where_it_uses_the_variable() -> None:
    sparql = "SELECT ?x { SERVICE <http://a/> { ?x ?p ?o . { ?o ?q ?x } } SERVICE <http://a/> { ?o ?p ?y } ?x ?q ?y }"
    text = prepared(sparql, {"x": ACTOR, "y": ACTOR}, services=["http://a/"])
    rows = [part.split("}")[0] for part in text.split("VALUES ")[1:]]
    both, one = "(?x ?y) { (<http://example.org/a> <http://example.org/a>) ", "({}) {{ (<http://example.org/a>) "
    assert rows == [both, one.format("?x"), one.format("?y")]
    assert asks_others(text)
    assert not asks_others("ASK { ?x ?p 'SERVICE <http://a/>' }")
    ox.Store().query(text.replace("SERVICE <http://a/>", ""))


@pytest.mark.parametrize(
    ("inside", "rows"),
    [
        ("{ SELECT DISTINCT ?x ?o { ?x ?p ?o } }", 2),
        ("{ SELECT ?x (COUNT(?o) AS ?n) { ?x ?p ?o } GROUP BY ?x }", 2),
        ("OPTIONAL { { SELECT ?x { { SELECT ?x ?o { ?x ?p ?o } } } } }", 3),
        ("{ SELECT ?o { { SELECT ?x ?o { ?x ?p ?o } } } }", 1),  # another ?x than the one that is given
        ("{ SELECT ?o (MIN(?x) AS ?least) { ?x ?p ?o } GROUP BY ?o }", 1),
        ("{ SELECT ?x ?o { ?x ?p ?o } ORDER BY ?o LIMIT 1 }", 1),
    ],
)
def test_a_select_inside_gets_the_row_too_where_it_gives_the_variable(inside: str, rows: int) -> None:
    store = ox.Store()
    things = [ox.NamedNode(f"http://example.org/{name}") for name in "abc"]
    store.extend(ox.Quad(one, things[0], other) for one in things for other in things)
    sparql = f"SELECT ?x ?o {{ ?x ?p ?o . {inside} }} ORDER BY ?x ?o"
    text = prepared(sparql, {"x": ACTOR})
    assert text.count("VALUES (?x)") == rows
    ox.Store().query(text)
    outside = sparql.replace("{", "{ VALUES (?x) { (<http://example.org/a>) }", 1)
    assert [tuple(row) for row in store.query(text)] == [tuple(row) for row in store.query(outside)]


def test_without_bindings_nothing_is_changed() -> None:
    assert prepared("SELECT * {}") == "SELECT * {}"


def test_an_unknown_variable_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(QueryError, match=r"no variable \?z; it has \?o, \?p, \?x"):
        prepared("SELECT ?x { ?x ?p ?o }", {"z": ACTOR})
    with pytest.raises(QueryError, match="no pattern in braces"):
        prepared("DESCRIBE ?x", {"x": ACTOR})


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK " + "{" * 101 + "}" * 101,
        "ASK { FILTER" + "(" * 5000 + "true" + ")" * 5000 + " }",
        "ASK { ?x ?p " + "[ ?p " * 200 + "1" + "]" * 200 + " }",
        "ASK { FILTER (" + "!" * 20000 + "true) }",
        "ASK { {}" + " UNION {}" * 20000 + " }",
        "ASK { ?a " + "|".join(["<p:a>"] * 20000) + " ?b }",
        "ASK { " + "?a <p:b> ?c . " * 2000 + "}",
    ],
)
def test_what_would_end_the_process_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"nested more than|more than 1000"):
        prepared(sparql)


def test_depth_in_strings_and_comments_does_not_count() -> None:
    prepared(f'ASK {{ ?x ?p "{"{" * 500}" }} # {"{" * 500}')


def test_long_lists_of_values_are_fine() -> None:
    prepared("SELECT * { VALUES ?x { " + "<http://example.org/a> " * 5000 + "} }")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://other/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://other/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "PREFIX o: <http://other/> SELECT * { SERVICE o: { ?s ?p ?o } }",
        "SELECT * { SERVICE#\n<http://other/> { ?s ?p ?o } }",
    ],
)
def test_service_reaches_only_what_is_allowed(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE .* is not allowed; the settings allow http://allowed/"):
        prepared(sparql, services=["http://allowed/"])


def test_an_allowed_service_passes() -> None:
    sparql = 'SELECT * { SERVICE SILENT <http://allowed/> { ?s ?p "SERVICE <x>" } } # SERVICE <x>'
    assert prepared(sparql, services=["http://allowed/"]) == sparql


def test_a_backslash_that_hides_a_keyword_is_refused() -> None:
    with pytest.raises(QueryError, match="backslash"):
        prepared(r"SELECT * { \u0053ERVICE <http://other/> { ?s ?p ?o } }")


def test_only_terms_with_names_can_be_written() -> None:
    with pytest.raises(QueryError, match="not an IRI"):
        ntriples(URIRef("http://example.org/> } #"))
    with pytest.raises(QueryError, match="neither an IRI nor a literal"):
        ntriples(BNode())  # type: ignore[arg-type]  # what a caller could pass by mistake


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, "id", "en-GB"]), st.booleans())
def test_a_written_literal_reads_back(text: str, language: str | None, typed: bool) -> None:
    literal = Literal(text, lang=language, datatype=XSD.anyURI if typed and not language else None, normalize=False)
    row = next(iter(ox.Store().query(prepared("SELECT ?x { FILTER (true) }", {"x": literal}))))
    assert row[0].value == text
    assert (row[0].language or "").casefold() == (language or "").casefold()
