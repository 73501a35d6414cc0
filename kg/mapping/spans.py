"""Spans and mentions go in; out come the NIF triples that tie them to the exact text of the article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import RDF, Literal

from kg.errors import KgError
from kg.mapping.literals import Triple, decimal, integer, plain
from kg.namespaces import GK, ITSRDF, NIF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.mapping.naming import Names
    from kg.model import Findings, Mention, Span

_A = RDF.type
_SPAN, _CONFIDENCE, _FOUND_BY = GK.Span, GK.confidence, GK.foundBy
_BEGIN, _END, _ANCHOR, _CONTEXT = NIF.beginIndex, NIF.endIndex, NIF.anchorOf, NIF.referenceContext
_REFERS_TO = ITSRDF.taIdentRef


def spans_of(findings: Findings) -> Iterable[Span]:
    """Return every span that some finding rests on, each once."""
    spans: dict[Span, None] = dict.fromkeys(mention.span for mention in findings.mentions)
    spans.update(dict.fromkeys(time.span for time in findings.times))
    for claim in findings.claims:
        spans[claim.content] = spans[claim.sentence] = None
        if claim.speaker_span:
            spans[claim.speaker_span] = None
    for evidence in (*(m.evidence for m in findings.meetings), *(e.evidence for e in findings.events)):
        spans.update(dict.fromkeys(evidence))
    spans.update(dict.fromkeys(findings.left_out))
    return spans


def span_triples(spans: Iterable[Span], text: str, names: Names) -> Iterator[Triple]:
    """Say where each span stands and what it reads.

    Raises KgError for a span that is empty or reaches beyond the text: its offsets would be false for every reader of the graph.
    """
    length, article = len(text), names.article
    for span in spans:
        begin, end = span.begin, span.end
        if not 0 <= begin < end <= length:
            where = f"{article}: no text stands at {begin}–{end}, the article has {length} characters"
            raise KgError(f"{where}; mend the component that found it")
        iri = names.span(span)
        yield iri, _A, _SPAN
        yield iri, _BEGIN, integer(begin)
        yield iri, _END, integer(end)
        yield iri, _ANCHOR, Literal(text[begin:end])
        yield iri, _CONTEXT, article


def mention_triples(mentions: Iterable[Mention], names: Names) -> Iterator[Triple]:
    """Say which actors or places a span names; a span that names several is as sure as the least sure of them."""
    by_span: dict[Span, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_span[mention.span].append(mention)
    for span, together in by_span.items():
        iri = names.span(span)
        for key in {mention.refers_to: None for mention in together}:
            yield iri, _REFERS_TO, names.of(key)
        for rule in {mention.found_by: None for mention in together}:
            yield iri, _FOUND_BY, plain(rule)
        yield iri, _CONFIDENCE, decimal(min(mention.confidence for mention in together))
