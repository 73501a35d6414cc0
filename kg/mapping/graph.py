"""Findings of one article go in; out come its triples, kept apart by named graph or together as one rdflib graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph

from kg.identifiers import article_graph, article_iri
from kg.mapping.actors import evidence_triples, listed_triples, place_triples, post_holder_triples, unattributed_triples
from kg.mapping.article import document_triples
from kg.mapping.claims import claim_triples
from kg.mapping.dates import time_triples
from kg.mapping.events import event_triples
from kg.mapping.meetings import meeting_triples
from kg.mapping.naming import is_evidence, names_of
from kg.mapping.spans import mention_triples, span_triples, spans_of
from kg.model import Findings, Place
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mapping.literals import Quad, Triple


def graph_of(findings: Findings) -> Graph:
    """Return everything one article gives, its actors included, as one graph with readable prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    for triples in (article_triples(findings), actor_triples(findings)):
        for triple in triples:
            graph.add(triple)
    return graph


def article_quads(findings: Findings) -> Iterator[Quad]:
    """Yield what the article says, in the article's own named graph; no quad comes twice."""
    name = article_graph(article_iri(findings.article.identifier))
    for subject, predicate, value in article_triples(findings):
        yield subject, predicate, value, name


def article_triples(findings: Findings) -> Iterator[Triple]:
    """Yield what stands in the article's graph: the document, its spans, claims and reports, and actors known from it alone.

    Raises KgError for a span that does not lie in the text.
    """
    names = names_of(findings)
    yield from document_triples(findings, names)
    yield from span_triples(spans_of(findings), findings.article.text, names)
    yield from mention_triples(findings.mentions, names)
    yield from time_triples(findings.times, names)
    yield from claim_triples(findings, names)
    yield from meeting_triples(findings, names)
    yield from event_triples(findings, names)
    for actor in findings.actors:
        yield from (evidence_triples if is_evidence(actor) else post_holder_triples)(actor, names)
    if any(claim.speaker is None for claim in findings.claims):
        yield from unattributed_triples()


def actor_triples(findings: Findings) -> Iterator[Triple]:
    """Yield what stands in the graph of actors: the listed actors and places that the article needs."""
    for actor in findings.actors:
        if not is_evidence(actor):
            yield from listed_triples(actor)
    for place in (*findings.places, *_states_as_places(findings)):
        yield from place_triples(place)


def _states_as_places(findings: Findings) -> Iterator[Place]:
    wanted = {report.place for report in findings.meetings} - {place.key for place in findings.places}
    for actor in findings.actors:
        if actor.key in wanted:
            yield Place(actor.key, actor.name, actor.aliases, actor.wikidata)
