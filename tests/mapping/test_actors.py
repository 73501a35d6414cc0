"""Actors and places are described once, alike in every article; nameless ones within theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rdflib import ORG, RDF, SDO, SKOS, Graph, Literal

from kg.errors import KgError
from kg.identifiers import actor_iri, place_iri
from kg.mapping.actors import evidence_triples, listed_triples, place_triples, post_holder_triples
from kg.mapping.literals import day, decimal
from kg.mapping.naming import names_of
from kg.model import Actor, ActorKind, Findings, Label, Place, Post
from kg.namespaces import GEO, GK, WD


def described(*triples: tuple) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_a_listed_actor(actors: tuple[Actor, ...]) -> None:
    state = actor_iri("Q900001")
    assert set(listed_triples(actors[0])) == {
        (state, RDF.type, GK.State),
        (state, RDF.type, GK.Actor),
        (state, SKOS.prefLabel, Literal("Ruritania", lang="en")),
        (state, SKOS.altLabel, Literal("Kerajaan Ruritania", lang="id")),
        (state, SKOS.exactMatch, WD.Q900001),
    }


@pytest.mark.parametrize("kind", ActorKind)
def test_every_kind_has_its_class(kind: ActorKind) -> None:
    triples = listed_triples(Actor("somebody", kind, Label("Somebody", "en")))
    assert {value for _, predicate, value in triples if predicate == RDF.type} == {GK[kind.value], GK.Actor}


def test_an_unlinked_actor_has_no_match(actors: tuple[Actor, ...]) -> None:
    assert not [triple for triple in listed_triples(actors[2]) if triple[1] == SKOS.exactMatch]


def test_a_wrong_wikidata_id_is_an_error() -> None:
    with pytest.raises(KgError, match="must look like Q30"):
        listed_triples(Actor("x", ActorKind.STATE, Label("X", "en"), wikidata="US"))


def test_a_name_is_not_repeated_as_an_alias() -> None:
    name = Label("Ruritania", "en")
    graph = described(
        *listed_triples(Actor("x", ActorKind.STATE, name, (name, Label("Ruritania", "id"), Label("Ruritania", "id"))))
    )
    assert list(graph.objects(None, SKOS.altLabel)) == [Literal("Ruritania", lang="id")]


def test_a_dated_post(actors: tuple[Actor, ...]) -> None:
    graph, holder = described(*listed_triples(actors[3])), actor_iri("Q900003")
    (post,) = graph.objects(holder, ORG.holds)
    assert post.startswith(f"{holder}/post/")
    assert set(graph.predicate_objects(post)) == {
        (RDF.type, ORG.Post),
        (ORG.heldBy, holder),
        (ORG.postIn, actor_iri("Q900001")),
        (ORG.role, WD.Q900009),
        (SKOS.prefLabel, Literal("Foreign Minister")),
        (SDO.startDate, day(date(2020, 1, 1))),
    }


def test_whom_a_post_makes_one_represent_depends_on_the_articles_day(findings: Findings, actors: tuple[Actor, ...]) -> None:
    minister, names = actors[3], names_of(findings)
    represents = (actor_iri("Q900003"), GK.represents, actor_iri("Q900001"))
    assert list(post_holder_triples(minister, names)) == [represents]
    assert represents not in listed_triples(minister)
    # the same person after the post has ended is described in the same words
    assert listed_triples(replace(minister, represents=())) == listed_triples(minister)


def test_a_body_represents_its_state_on_every_day(findings: Findings, actors: tuple[Actor, ...]) -> None:
    assert (actor_iri("mfa"), GK.represents, actor_iri("Q900001")) in listed_triples(actors[2])
    assert list(post_holder_triples(actors[2], names_of(findings))) == []


def test_two_terms_of_one_office_are_two_posts(actors: tuple[Actor, ...]) -> None:
    terms = (Post("President", "Q1", date(2000, 1, 1), date(2004, 1, 1)), Post("President", "Q1", date(2012, 1, 1)))
    graph = described(*listed_triples(replace(actors[3], posts=terms)))
    assert len(set(graph.objects(None, ORG.holds))) == 2
    assert list(graph.objects(None, SDO.endDate)) == [day(date(2004, 1, 1))]


def test_an_unnamed_actor_represents_somebody(findings: Findings, actors: tuple[Actor, ...]) -> None:
    names = names_of(findings)
    triples = set(evidence_triples(actors[4], names))
    assert (names.of("spokesperson"), GK.represents, actor_iri("mfa")) in triples
    assert (names.of("spokesperson"), RDF.type, GK.UnnamedActor) in triples


def test_a_place_with_its_position() -> None:
    place = place_iri("Q900020")
    assert set(place_triples(Place("Q900020", Label("Strelsau", "en"), (Label("Streslau", "id"),), "Q900020", 50.1, -14.25))) == {
        (place, RDF.type, GK.Place),
        (place, SKOS.prefLabel, Literal("Strelsau", lang="en")),
        (place, SKOS.altLabel, Literal("Streslau", lang="id")),
        (place, SKOS.exactMatch, WD.Q900020),
        (place, GEO.lat, decimal(50.1, 6)),
        (place, GEO.long, decimal(-14.25, 6)),
    }


def test_half_a_position_is_none() -> None:
    triples = place_triples(Place("somewhere", Label("Somewhere", "en"), latitude=3.0))
    assert {predicate for _, predicate, _ in triples} == {RDF.type, SKOS.prefLabel}
