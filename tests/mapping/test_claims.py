"""Claims say who is reported to have said what, word for word, and assert nothing of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import PROV, RDF, XSD, Graph, Literal, URIRef

from kg.identifiers import actor_iri
from kg.mapping.claims import claim_triples
from kg.mapping.literals import decimal
from kg.mapping.naming import names_of
from kg.model import Certainty, Claim, ClaimType, Findings, Polarity, SpeechMode
from kg.namespaces import GK

if TYPE_CHECKING:
    from enum import StrEnum


def graph_of_claims(findings: Findings) -> Graph:
    graph = Graph()
    for triple in claim_triples(findings, names_of(findings)):
        graph.add(triple)
    return graph


def test_a_full_claim(findings: Findings, claims: tuple[Claim, ...]) -> None:
    names, claim = names_of(findings), claims[0]
    said = set(graph_of_claims(findings).predicate_objects(names.claims[0]))
    expected = {
        (RDF.type, GK.Claim),
        (GK.reportedIn, names.article),
        (GK.speaker, actor_iri("mfa")),
        (GK.speakerSpan, names.span(claim.speaker_span)),
        (GK.content, Literal("Graustark menembaki desa 😀 di perbatasan", lang="id")),
        (GK.contentSpan, names.span(claim.content)),
        (PROV.wasDerivedFrom, names.span(claim.sentence)),
        (GK.cue, Literal("menuduh", lang="id")),
        (GK.claimType, GK.Accusation),
        (GK.speechMode, GK.Indirect),
        (GK.polarity, GK.Affirmed),
        (GK.certainty, GK.Unspecified),
        (GK.confidence, decimal(0.9)),
        (GK.foundBy, Literal("kg_claims:cue-before")),
        (GK.about, actor_iri("Q900002")),
        (GK.addressee, actor_iri("Q900002")),
        (GK.quotedVia, actor_iri("strelsau-gazette")),
        (GK.claimedOn, Literal("2024-05-03", datatype=XSD.date)),
    }
    assert expected <= said
    assert {predicate for predicate, _ in said - expected} == {GK.earliestDate, GK.latestDate, GK.dateText, GK.dateBasis}


def test_a_denial_responds_to_what_it_denies(findings: Findings) -> None:
    names = names_of(findings)
    graph = graph_of_claims(findings)
    assert set(graph.subject_objects(GK.respondsTo)) == {(names.claims[1], names.claims[0])}
    # whether they contradict each other is knowledge, and drawn elsewhere
    assert (None, GK.contradicts, None) not in graph


def test_a_claim_without_a_source_has_the_unattributed_speaker(findings: Findings) -> None:
    names = names_of(findings)
    assert list(graph_of_claims(findings).objects(names.claims[2], GK.speaker)) == [GK.UnattributedSource]


def test_a_claim_may_be_about_meetings(findings: Findings) -> None:
    names = names_of(findings)
    assert set(graph_of_claims(findings).objects(names.claims[2], GK.about)) == set(names.meetings)


@pytest.mark.parametrize(
    ("aspect", "predicate", "values"),
    [
        ("kind", GK.claimType, ClaimType),
        ("mode", GK.speechMode, SpeechMode),
        ("polarity", GK.polarity, Polarity),
        ("certainty", GK.certainty, Certainty),
    ],
)
def test_every_value_has_its_concept(
    findings: Findings, claims: tuple[Claim, ...], aspect: str, predicate: URIRef, values: type[StrEnum]
) -> None:
    for value in values:
        one = replace(findings, claims=(replace(claims[0], **{aspect: value}),), meetings=())
        assert list(graph_of_claims(one).objects(None, predicate)) == [GK[value.value]]
