"""A problem is shown with the words of the article around it, on one line, with what is concerned in brackets."""

from __future__ import annotations

from rdflib import DCTERMS, PROV, Graph, Literal, URIRef

from kg.identifiers import actor_iri, article_iri, claim_iri, span_iri
from kg.namespaces import GK, ITSRDF, NIF
from kg.validate.quoting import quotation

ARTICLE = article_iri("one")
TEXT = "STRELSAU - Ruritania denied a raid.\nIts envoy will see Graustark, \u201cperhaps in May.\u201d Nobody else is invited."
STATE = actor_iri("ruritania")
CLAIM = claim_iri(ARTICLE, 28, 34)


def article() -> Graph:
    graph = Graph()
    graph.add((ARTICLE, NIF.isString, Literal(TEXT)))
    graph.add((ARTICLE, DCTERMS.identifier, Literal("daily-1")))
    return graph


def add_span(graph: Graph, words: str) -> URIRef:
    begin = TEXT.index(words)
    span = span_iri(ARTICLE, begin, begin + len(words))
    graph.add((span, NIF.beginIndex, Literal(begin)))
    graph.add((span, NIF.endIndex, Literal(begin + len(words))))
    return span


def quoted(node: URIRef, graph: Graph) -> str:
    return str(quotation(node, graph))


def test_a_span_is_marked_in_what_looks_like_its_sentence() -> None:
    graph = article()
    span = add_span(graph, "envoy")
    assert quoted(span, graph) == "daily-1: “Its [envoy] will see Graustark, “perhaps in May.””"
    assert quoted(add_span(graph, "Nobody"), graph) == "daily-1: “[Nobody] else is invited.”"


def test_a_claim_is_shown_by_the_sentence_that_it_rests_on() -> None:
    graph = article()
    graph.add((CLAIM, PROV.wasDerivedFrom, add_span(graph, "Ruritania denied a raid.")))
    assert quoted(CLAIM, graph) == "daily-1: “Ruritania denied a raid.”"
    assert quoted(add_span(graph, "a raid"), graph) == "daily-1: “Ruritania denied [a raid].”"


def test_an_actor_is_shown_where_it_is_named_first_or_by_what_it_says() -> None:
    graph = article()
    graph.add((add_span(graph, "Its"), ITSRDF.taIdentRef, STATE))
    graph.add((add_span(graph, "Ruritania"), ITSRDF.taIdentRef, STATE))
    assert quoted(STATE, graph) == "daily-1: “STRELSAU - [Ruritania] denied a raid.”"
    graph.add((CLAIM, GK.speaker, GK.UnattributedSource))
    graph.add((CLAIM, PROV.wasDerivedFrom, add_span(graph, "Nobody else is invited.")))
    assert quoted(GK.UnattributedSource, graph) == "daily-1: “Nobody else is invited.”"


def test_offsets_that_are_none_give_no_sentence() -> None:
    graph = article()
    wrong = {"before": (-3, 4), "empty": (5, 5), "turned": (9, 5), "beyond": (5, 999), "no numbers": ("x", "y")}
    for name, bounds in wrong.items():
        span = URIRef(f"{ARTICLE}#{name}")
        for said, bound in zip((NIF.beginIndex, NIF.endIndex), bounds, strict=True):
            graph.add((span, said, Literal(bound)))
        assert quotation(span, graph) is None
    assert quotation(URIRef("urn:nobody"), graph) is None
    assert quotation(STATE, Graph()) is None


def test_a_text_without_sentences_is_cut() -> None:
    graph = Graph()
    graph.add((ARTICLE, NIF.isString, Literal("word " * 200)))
    span = span_iri(ARTICLE, 500, 504)
    graph.add((span, NIF.beginIndex, Literal(500)))
    graph.add((span, NIF.endIndex, Literal(504)))
    told = quotation(span, graph)
    assert told is not None
    assert told.article == str(ARTICLE)  # no identifier
    assert "[word]" in told.words
    assert 200 < len(told.words) < 260
