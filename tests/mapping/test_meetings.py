"""Meeting reports say what this article says of a meeting, and leave open which meeting that is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import PROV, RDF, XSD, Graph, Literal

from kg.identifiers import actor_iri, place_iri
from kg.mapping.literals import decimal
from kg.mapping.meetings import meeting_triples
from kg.mapping.naming import names_of
from kg.model import Findings, MeetingReport, Mode, Status
from kg.namespaces import GK


def graph_of_meetings(findings: Findings) -> Graph:
    graph = Graph()
    for triple in meeting_triples(findings, names_of(findings)):
        graph.add(triple)
    return graph


def test_a_full_report(findings: Findings, meetings: tuple[MeetingReport, ...]) -> None:
    names = names_of(findings)
    said = set(graph_of_meetings(findings).predicate_objects(names.meetings[0]))
    expected = {
        (RDF.type, GK.MeetingReport),
        (GK.reportedIn, names.article),
        (GK.status, GK.Planned),
        (GK.mode, GK.InPerson),
        (GK.participant, actor_iri("Q900001")),
        (GK.participant, actor_iri("Q900002")),
        (GK.organizer, actor_iri("Q900003")),
        (GK.place, place_iri("strelsau")),
        (GK.topic, Literal("perbatasan", lang="id")),
        (GK.cue, Literal("berunding", lang="id")),
        (GK.statusText, Literal("akan", lang="id")),
        (GK.date, Literal("2024-05-03", datatype=XSD.date)),
        (GK.accordingTo, names.claims[2]),
        (PROV.wasDerivedFrom, names.span(meetings[0].evidence[0])),
        (GK.confidence, decimal(0.8)),
        (GK.foundBy, Literal("kg_meetings:verb")),
    }
    assert expected <= said
    assert {predicate for predicate, _ in said - expected} == {GK.earliestDate, GK.latestDate, GK.dateText, GK.dateBasis}


def test_which_meeting_it_is_and_that_there_is_one_stays_open(findings: Findings) -> None:
    graph = graph_of_meetings(findings)
    assert (None, GK.reportsOn, None) not in graph
    assert (None, RDF.type, GK.Meeting) not in graph


def test_an_undated_report_has_no_date(findings: Findings, meetings: tuple[MeetingReport, ...]) -> None:
    bare = MeetingReport(("Q900001",), Status.UNKNOWN, meetings[0].evidence, 0.4, "test")
    graph = graph_of_meetings(replace(findings, meetings=(bare,), claims=()))
    assert not set(graph.predicates()) & {
        GK.date,
        GK.earliestDate,
        GK.place,
        GK.topic,
        GK.organizer,
        GK.accordingTo,
        GK.statusText,
    }


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_concept(findings: Findings, meetings: tuple[MeetingReport, ...], status: Status) -> None:
    one = replace(findings, meetings=(replace(meetings[1], status=status),), claims=())
    assert list(graph_of_meetings(one).objects(None, GK.status)) == [GK[status.value]]


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_has_its_concept(findings: Findings, meetings: tuple[MeetingReport, ...], mode: Mode) -> None:
    one = replace(findings, meetings=(replace(meetings[1], mode=mode),), claims=())
    assert list(graph_of_meetings(one).objects(None, GK.mode)) == [GK[mode.value]]
