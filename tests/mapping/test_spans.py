"""Every span gives the exact text between its offsets, and says to which article they refer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, Graph

from kg.errors import KgError
from kg.identifiers import place_iri
from kg.mapping.literals import decimal
from kg.mapping.naming import names_of
from kg.mapping.spans import mention_triples, span_triples, spans_of
from kg.model import Findings, Mention, Span
from kg.namespaces import GK, ITSRDF, NIF


def graph_of_spans(findings: Findings) -> Graph:
    graph = Graph()
    names = names_of(findings)
    for triple in (*span_triples(spans_of(findings), findings.article.text, names), *mention_triples(findings.mentions, names)):
        graph.add(triple)
    return graph


def test_every_span_reads_what_stands_between_its_offsets(findings: Findings) -> None:
    graph = graph_of_spans(findings)
    spans = list(graph.subjects(RDF.type, GK.Span))
    assert len(spans) == 13
    for span in spans:
        begin, end = (graph.value(span, index).toPython() for index in (NIF.beginIndex, NIF.endIndex))
        assert str(graph.value(span, NIF.anchorOf)) == findings.article.text[begin:end]
        assert str(span).endswith(f"#char={begin},{end}")
        assert graph.value(span, NIF.referenceContext) == names_of(findings).article


def test_offsets_count_code_points(findings: Findings) -> None:
    graph = graph_of_spans(findings)
    assert any("😀" in str(text) for text in graph.objects(None, NIF.anchorOf))


def test_everything_a_finding_rests_on_is_a_span(findings: Findings) -> None:
    spans = set(spans_of(findings))
    wanted = {claim.content for claim in findings.claims} | {claim.sentence for claim in findings.claims}
    wanted |= {span for report in findings.meetings for span in report.evidence}
    assert wanted | set(findings.left_out) | {time.span for time in findings.times} <= spans
    assert findings.claims[0].speaker_span in spans


def test_mentions_of_the_same_words_share_a_span(findings: Findings) -> None:
    graph, names = graph_of_spans(findings), names_of(findings)
    both = names.span(findings.mentions[3].span)
    assert set(graph.objects(both, ITSRDF.taIdentRef)) == {names.of("Q900001"), names.of("Q900002")}
    assert list(graph.objects(both, GK.confidence)) == [decimal(0.6)]
    assert [str(rule) for rule in graph.objects(both, GK.foundBy)] == ["kg_coreference:both"]


def test_a_mention_may_name_a_place(findings: Findings) -> None:
    assert (None, ITSRDF.taIdentRef, place_iri("strelsau")) in graph_of_spans(findings)


@pytest.mark.parametrize("wrong", [Span(5, 5), Span(9, 5), Span(-1, 4), Span(0, 10_000)])
def test_a_span_outside_the_text_is_an_error(findings: Findings, wrong: Span) -> None:
    broken = replace(findings, mentions=(Mention(wrong, "Q900001", 0.5, "test"),))
    with pytest.raises(KgError, match="no text stands at"):
        graph_of_spans(broken)
