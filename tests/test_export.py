"""What is exported reads back as it was, in every format, and is the same bytes however the store was filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import KgError, QueryError
from kg.export import WRITERS, export_store
from kg.export.lines import sorted_lines
from kg.identifiers import ACTORS_GRAPH, KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri, span_iri
from kg.namespaces import GK
from kg.store import open_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store, Triple

ONE = article_iri("one")
FIRST = article_graph(ONE)
RDFLIB_WARNS_OF_ITSELF = pytest.mark.filterwarnings("ignore:.* deprecated:DeprecationWarning:rdflib")
_VALUES = [
    Literal('say "so"\\ and\n\r\tmore\x08', lang="en"),
    Literal("“kata” \U0001f30d \u2028 end.", lang="id"),
    Literal("a^^<b>@c"),
    Literal('"x"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    Literal("12", datatype=XSD.integer),
    Literal("12", datatype=XSD.string),
    Literal("-0.5", datatype=XSD.decimal),
    Literal("1", datatype=XSD.decimal),
    Literal("2022-01", datatype=XSD.gYearMonth),
    Literal("x", datatype=URIRef("http://example.org/type")),
    URIRef("http://example.org/ümlaut?a=b&c=(d)'e'"),
    URIRef("https://w3id.org/geopolitical-kg/data/actor/a%2Fb"),
    URIRef("https://w3id.org/geopolitical-kg/data/actor/ends."),
    URIRef("https://w3id.org/geopolitical-kg/data/"),
    URIRef("https://w3id.org/geopolitical-kg/data//x"),
    span_iri(ONE, 1, 2),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


def exported(store: Store, folder: Path, suffix: str, **more: URIRef) -> bytes:
    path = folder / f"out{suffix}"
    export_store(store, path, **more)
    return path.read_bytes()


def quads(data: bytes, suffix: str) -> set[str]:
    """Read by Oxigraph; Turtle and N-Triples have no graphs."""
    form = ox.RdfFormat.from_extension(suffix[1:])
    return {str(quad) for quad in ox.parse(data, format=form)}


def stored(store: Store, *, apart: bool) -> set[str]:
    return {str(quad) for name in store.names() for line in store.lines(name) for quad in _parsed(line, name if apart else None)}


def _parsed(line: bytes, name: URIRef | None) -> Iterator[ox.Quad]:
    for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(str(name))) if name else quad


@pytest.mark.parametrize("suffix", WRITERS)
def test_hard_terms_read_back_as_they_were(store: Store, tmp_path: Path, suffix: str) -> None:
    triples: list[Triple] = [(subject, GK.about, value) for subject in (ONE, span_iri(ONE, 3, 4)) for value in _VALUES]
    store.replace(FIRST, triples)
    data = exported(store, tmp_path, suffix)
    assert quads(data, suffix) == stored(store, apart=suffix not in {".ttl", ".nt"})


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_store_reads_back_whole(store: Store, tmp_path: Path, suffix: str) -> None:
    keep(store, story())
    data = exported(store, tmp_path, suffix)
    assert quads(data, suffix) == stored(store, apart=suffix not in {".ttl", ".nt"})


@RDFLIB_WARNS_OF_ITSELF
def test_rdflib_reads_the_same_as_oxigraph(store: Store, tmp_path: Path) -> None:
    keep(store, story())
    whole = Graph()
    for name in store.names():
        whole += store.graph(name)
    for suffix, form in ((".ttl", "turtle"), (".nt", "nt")):
        assert isomorphic(Graph().parse(data=exported(store, tmp_path, suffix), format=form), whole)
    for suffix, form in ((".trig", "trig"), (".nq", "nquads")):
        read = Dataset(default_union=True)
        read.parse(data=exported(store, tmp_path, suffix), format=form)
        assert {graph.identifier for graph in read.graphs() if len(graph)} - {read.default_graph.identifier} == set(store.names())
        assert set(read.triples((None, None, None))) == set(whole)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_order_of_building_leaves_no_trace(tmp_path: Path, suffix: str) -> None:
    written = []
    for number, articles in enumerate((story(), story()[::-1], (*story(), *story()[1:3]))):
        store = open_store(tmp_path / str(number), create=True)
        keep(store, articles)
        written.append(exported(store, tmp_path, suffix))
        store.close()
    assert len(set(written)) == 1


def test_an_article_added_and_removed_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    keep(store, story()[:2])
    before = exported(store, tmp_path, ".trig")
    keep(store, story())
    for findings in story()[2:]:
        store.remove(article_graph(article_iri(findings.article.identifier)))
    keep(store, ())
    assert exported(store, tmp_path, ".trig") == before


def test_turtle_is_for_people(store: Store, tmp_path: Path) -> None:
    keep(store, story())
    text = exported(store, tmp_path, ".ttl").decode()
    assert '\nactor:Q159 a gk:Actor ,\n        gk:State ;\n    skos:altLabel "RUSSIA"@id ;\n    skos:exactMatch wd:Q159 ;' in text
    assert re.search(r"\n<article/[0-9a-f]{16}#char=0,1> a gk:Span ;\n", text)
    assert 'gk:date "2022-01-10"^^xsd:date ;' in text
    assert "nif:beginIndex 0 ;" in text
    assert re.search(r"gk:participant actor:Q159 ,\n        actor:Q7184 ;", text)
    assert all(line.startswith(("@", " ", "<")) or " " in line or not line for line in text.splitlines())


@RDFLIB_WARNS_OF_ITSELF
def test_one_article_comes_with_its_actors_and_what_is_known_from_it(store: Store, tmp_path: Path) -> None:
    keep(store, story())
    article = article_iri("coming")
    read = Dataset()
    read.parse(data=exported(store, tmp_path, ".trig", article=article), format="trig")
    assert set(read.graph(article_graph(article))) == set(store.graph(article_graph(article)))
    described = {str(subject) for subject in read.graph(ACTORS_GRAPH).subjects()}
    assert {str(actor_iri(key)) for key in ("Q7821917", "Q30", "Q7184", "herald")} <= described
    assert str(actor_iri("Q159")) not in described
    assert len(set(read.graph(KNOWLEDGE_GRAPH).subjects(GK.reportCount))) == 1


def test_what_cannot_be_exported_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no format has the suffix '\.xml'; known are \.csv, \.jsonld, \.nq"):
        export_store(store, tmp_path / "out.xml")
    with pytest.raises(QueryError, match="holds no article"):
        export_store(store, tmp_path / "out.ttl", article=ONE)
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        export_store(store, tmp_path / "file" / "out.ttl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "store"]


def test_an_empty_store_is_an_empty_graph(store: Store, tmp_path: Path) -> None:
    for suffix in WRITERS:
        assert quads(exported(store, tmp_path, suffix), suffix) == set()


@given(
    st.lists(st.sampled_from([b"<a> <p> <b> .", b"<a#b> <p> <b> .", b'<a> <q> "x> y" .', b"<b> <p> <b> ."])), st.integers(1, 4)
)
def test_sorting_in_parts_is_sorting(lines: list[bytes], at_once: int) -> None:
    assert list(sorted_lines(lines, at_once=at_once)) == sorted({line.replace(b"> ", b"\x01", 1) for line in lines})
