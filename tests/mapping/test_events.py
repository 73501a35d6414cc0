"""Event reports say what this article says of an event, and leave open which event that is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import PROV, RDF, XSD, Graph, Literal

from kg.identifiers import actor_iri
from kg.mapping.events import event_triples
from kg.mapping.literals import decimal
from kg.mapping.naming import names_of
from kg.mapping.spans import spans_of
from kg.model import EventReport, EventType, Findings, Status
from kg.namespaces import GK

if TYPE_CHECKING:
    from kg.model import CalendarDate
    from tests.mapping.conftest import SpanOf


@pytest.fixture(scope="module")
def report(span_of: SpanOf, may: CalendarDate) -> EventReport:
    return EventReport(
        EventType.ASSAULT,
        ("Q900002",),
        ("Q900001",),
        Status.HELD,
        (span_of("Graustark menembaki desa 😀 di perbatasan"),),
        0.7,
        "kg_events:verb-active",
        cameo="19",
        date=may,
        according_to=(0,),
        cue=span_of("menembaki"),
    )


def graph_of_events(findings: Findings) -> Graph:
    graph = Graph()
    for triple in event_triples(findings, names_of(findings)):
        graph.add(triple)
    return graph


def test_a_full_report(findings: Findings, report: EventReport) -> None:
    findings = replace(findings, events=(report,))
    names = names_of(findings)
    graph = graph_of_events(findings)
    said = set(graph.predicate_objects(names.events[0]))
    expected = {
        (RDF.type, GK.EventReport),
        (GK.reportedIn, names.article),
        (GK.eventType, GK.Assault),
        (GK.cameoCode, Literal("19")),
        (GK.status, GK.Held),
        (GK.initiator, actor_iri("Q900002")),
        (GK.recipient, actor_iri("Q900001")),
        (GK.cue, Literal("menembaki", lang="id")),
        (GK.date, Literal("2024-05-03", datatype=XSD.date)),
        (GK.accordingTo, names.claims[0]),
        (PROV.wasDerivedFrom, names.span(report.evidence[0])),
        (GK.confidence, decimal(0.7)),
        (GK.foundBy, Literal("kg_events:verb-active")),
    }
    assert expected <= said
    assert {predicate for predicate, _ in said - expected} == {GK.earliestDate, GK.latestDate, GK.dateText, GK.dateBasis}
    assert (names.claims[0], GK.about, names.events[0]) in graph


def test_which_event_it_is_stays_open(findings: Findings, report: EventReport) -> None:
    graph = graph_of_events(replace(findings, events=(report,)))
    assert not list(graph.triples((None, GK.reportsOn, None)))
    assert not list(graph.triples((None, RDF.type, GK.Event)))


def test_two_events_of_one_sentence_have_names_of_their_own(findings: Findings, report: EventReport) -> None:
    other = replace(report, kind=EventType.ACCUSE)
    forwards = names_of(replace(findings, events=(report, other))).events
    backwards = names_of(replace(findings, events=(other, report))).events
    assert len(set(forwards)) == 2
    assert forwards == backwards[::-1]


def test_the_evidence_is_among_the_spans(findings: Findings, report: EventReport) -> None:
    assert report.evidence[0] in set(spans_of(Findings(findings.article, events=(report,))))
