"""The document: what the input gives is kept, what it does not give is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, URIRef

from kg.identifiers import actor_iri
from kg.mapping.article import document_triples
from kg.mapping.literals import day
from kg.mapping.naming import names_of
from kg.model import Article, Findings
from kg.namespaces import GK, NIF


def document(findings: Findings) -> Graph:
    graph = Graph()
    for triple in document_triples(findings, names_of(findings)):
        graph.add(triple)
    return graph


def test_a_full_article(findings: Findings) -> None:
    graph, article = document(findings), names_of(findings).article
    text = findings.article.text
    assert set(graph.predicate_objects(article)) == {
        (RDF.type, GK.Article),
        (DCTERMS.identifier, Literal("ruritania-1")),
        (DCTERMS.title, Literal("Ruritania dan Graustark berunding", lang="id")),
        (DCTERMS.issued, day(date(2024, 5, 1))),
        (DCTERMS.language, Literal("id")),
        (DCTERMS.publisher, actor_iri("strelsau-gazette")),
        (DCTERMS.source, URIRef("https://example.org/news/1")),
        (GK.contentHash, Literal(sha256(text.encode()).hexdigest())),
        (NIF.isString, Literal(text)),
        (GK.leftOut, names_of(findings).span(findings.left_out[0])),
    }


def test_what_is_not_known_is_absent() -> None:
    graph = document(Findings(Article("x", "Text.", "en")))
    assert set(graph.predicates()) == {RDF.type, DCTERMS.identifier, DCTERMS.language, GK.contentHash, NIF.isString}


@pytest.mark.parametrize(
    "text", ['She said "no".\r\n\tA line', "back\\slash", "\u2028 \x85 end ", "'''\"\"\"", "日本語 العربية 😀"]
)
def test_the_text_comes_back_unchanged_from_turtle(text: str) -> None:
    turtle = document(Findings(Article("x", text, "en"))).serialize(format="turtle")
    (back,) = Graph().parse(data=turtle, format="turtle").objects(None, NIF.isString)
    assert str(back) == text


@pytest.mark.parametrize("source", ["seeds/a b.txt", "ftp://example.org/x", "https://example.org/a b", "C:\\news\\1.txt"])
def test_a_source_that_is_no_web_address_is_kept_as_a_string(findings: Findings, source: str) -> None:
    graph = document(replace(findings, article=replace(findings.article, source=source)))
    assert list(graph.objects(None, DCTERMS.source)) == [Literal(source)]
