"""The graph of one article: complete, valid, the same bytes every time, and free of anything that is only claimed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, URIRef

from kg.identifiers import actor_iri, article_graph, article_iri, place_iri
from kg.mapping import actor_triples, article_quads, article_triples, graph_of
from kg.model import (
    Actor,
    ActorKind,
    Article,
    Certainty,
    Claim,
    ClaimType,
    Findings,
    Label,
    MeetingReport,
    Mention,
    Polarity,
    Span,
    SpeechMode,
    Status,
)
from kg.namespaces import GK, NIF
from kg.validate import validate_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEYS = ("Q900001", "Q900002", "somebody")


def turtle(findings: Findings) -> str:
    return graph_of(findings).serialize(format="turtle")


def test_the_graph_satisfies_the_shapes(findings: Findings) -> None:
    assert validate_graph(graph_of(findings)) == ()


def test_the_graph_is_what_stands_in_the_two_named_graphs(findings: Findings) -> None:
    article, actors = list(article_triples(findings)), list(actor_triples(findings))
    assert set(graph_of(findings)) == {*article, *actors}
    assert not set(article) & set(actors)


def test_quads_name_the_articles_graph_and_none_comes_twice(findings: Findings) -> None:
    quads = list(article_quads(findings))
    assert {name for *_, name in quads} == {article_graph(article_iri("ruritania-1"))}
    assert len(quads) == len(set(quads)) > 150


def test_evidence_goes_with_the_article_and_lists_stay(findings: Findings) -> None:
    own = {subject for subject, predicate, _ in article_triples(findings) if predicate == RDF.type}
    shared = {subject for subject, predicate, _ in actor_triples(findings) if predicate == RDF.type}
    article = article_iri("ruritania-1")
    assert {URIRef(f"{article}/actor/spokesperson"), actor_iri("john-doe")} <= own
    assert {actor_iri("Q900001"), actor_iri("mfa"), place_iri("strelsau")} <= shared


def test_a_state_as_the_place_of_a_meeting_is_described_as_a_place(
    findings: Findings, meetings: tuple[MeetingReport, ...]
) -> None:
    moved = replace(findings, meetings=(replace(meetings[0], place="Q900002"), meetings[1]))
    graph = graph_of(moved)
    assert (place_iri("Q900002"), RDF.type, GK.Place) in graph
    assert (actor_iri("Q900002"), RDF.type, GK.Place) not in graph
    assert validate_graph(graph) == ()


def test_no_blank_node_and_no_bad_iri(findings: Findings) -> None:
    for triple in graph_of(findings):
        assert not any(isinstance(term, BNode) for term in triple)
        assert not any(" " in term for term in triple if isinstance(term, URIRef))


def test_nothing_claimed_is_asserted(findings: Findings) -> None:
    graph = graph_of(findings)
    silent = graph_of(
        replace(findings, claims=(), meetings=tuple(replace(report, according_to=()) for report in findings.meetings))
    )
    claims = set(graph.subjects(RDF.type, GK.Claim))
    added = {triple for triple in graph - silent if triple[0] not in claims and (triple[0], RDF.type, GK.Span) not in graph}
    # without its claims the article loses its claims, their spans, and the pointers at them: nothing else rested on them
    assert {predicate for _, predicate, _ in added} == {GK.accordingTo, RDF.type}
    assert {subject for subject, predicate, _ in added if predicate == RDF.type} == {GK.UnattributedSource}


def test_claimed_words_stand_in_literals_only(findings: Findings) -> None:
    graph = graph_of(findings)
    for claim in findings.claims:
        content = findings.article.text[claim.content.begin : claim.content.end]
        holders = {predicate for _, predicate, value in graph if isinstance(value, Literal) and content in value}
        assert holders <= {GK.content, NIF.anchorOf, NIF.isString}


def test_an_article_knows_no_events(findings: Findings) -> None:
    kinds = set(graph_of(findings).objects(None, RDF.type))
    assert not kinds & {GK.Meeting, GK.Event, GK.Proposition, GK.StatusReport, GK.Finding}


def test_the_same_findings_give_the_same_bytes(findings: Findings) -> None:
    assert turtle(findings) == turtle(replace(findings))


def test_the_order_of_findings_does_not_matter(findings: Findings) -> None:
    shuffled = findings
    for name in ("actors", "mentions", "places", "times", "left_out"):
        items = list(getattr(findings, name))
        random.Random(7).shuffle(items)  # noqa: S311  # a fixed shuffle, no secret
        shuffled = replace(shuffled, **{name: tuple(items)})
    assert shuffled != findings
    assert turtle(shuffled) == turtle(findings)


def test_the_prefixes_are_readable(findings: Findings) -> None:
    text = turtle(findings)
    assert "gk:speaker actor:mfa" in text
    assert "wd:Q900001" in text
    assert "@prefix ns1:" not in text


def test_reading_turtle_back_gives_the_same_turtle(findings: Findings) -> None:
    text = turtle(findings)
    back = Graph().parse(data=text, format="turtle")
    assert len(back) == len(graph_of(findings))
    assert set(back.subjects()) == set(graph_of(findings).subjects())


def test_an_article_in_which_nothing_was_found() -> None:
    empty = Findings(Article("empty", "Hujan turun.", "id", published=date(2024, 5, 1)))
    assert validate_graph(graph_of(empty)) == ()
    assert list(actor_triples(empty)) == []


@st.composite
def random_findings(draw: st.DrawFn) -> Findings:
    text = draw(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=3, max_size=80))
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = bounds.map(lambda pair: Span(*pair))
    keys = st.sampled_from(KEYS)
    mention = st.builds(Mention, spans, keys, st.floats(0, 1), st.just("test"))
    claim = st.builds(
        Claim,
        speaker=st.none() | keys,
        content=spans,
        sentence=spans,
        kind=st.sampled_from(ClaimType),
        mode=st.sampled_from(SpeechMode),
        polarity=st.sampled_from(Polarity),
        certainty=st.sampled_from(Certainty),
        confidence=st.floats(0, 1),
        found_by=st.just("test"),
        cue=st.none() | spans,
        about=st.lists(keys).map(tuple),
        claimed_on=st.none(),
        speaker_span=st.none() | spans,
        responds_to=st.none(),
        addressee=st.none(),
        quoted_via=st.none(),
        about_meetings=st.just(()),
    )
    report = st.builds(
        MeetingReport,
        participants=st.lists(keys, min_size=1).map(tuple),
        status=st.sampled_from(Status),
        evidence=st.lists(spans, min_size=1, max_size=3).map(tuple),
        confidence=st.floats(0, 1),
        found_by=st.just("test"),
        organizers=st.lists(keys, max_size=1).map(tuple),
        place=st.none(),
        topic=st.none() | spans,
        cue=st.none() | spans,
        status_words=st.none() | spans,
        date=st.none(),
        according_to=st.just(()),
    )
    return Findings(
        Article(draw(st.text(min_size=1, max_size=9).filter(lambda name: name.isprintable())), text, "en"),
        actors=tuple(Actor(key, ActorKind.STATE, Label(key, "en")) for key in KEYS),
        mentions=tuple(draw(st.lists(mention, max_size=5))),
        claims=tuple(draw(st.lists(claim, max_size=4))),
        meetings=tuple(draw(st.lists(report, max_size=3))),
    )


@settings(max_examples=60, deadline=None)
@given(random_findings())
def test_offsets_are_exact_whatever_the_text(findings: Findings) -> None:
    graph = graph_of(findings)
    text = findings.article.text
    for span in graph.subjects(RDF.type, GK.Span):
        begin, end = (int(graph.value(span, index)) for index in (NIF.beginIndex, NIF.endIndex))
        assert text[begin:end] == str(graph.value(span, NIF.anchorOf))
    for claim in graph.subjects(RDF.type, GK.Claim):
        span = graph.value(claim, GK.contentSpan)
        assert str(graph.value(claim, GK.content)) == str(graph.value(span, NIF.anchorOf))


@settings(max_examples=40, deadline=None)
@given(random_findings(), st.randoms(use_true_random=False))
def test_mapping_is_deterministic_and_free_of_order(findings: Findings, chance: random.Random) -> None:
    shuffled = {
        name: chance.sample(getattr(findings, name), len(getattr(findings, name))) for name in ("mentions", "claims", "meetings")
    }
    again = replace(findings, **{name: tuple(items) for name, items in shuffled.items()})
    assert turtle(findings) == turtle(findings)
    assert turtle(again) == turtle(findings)


@settings(max_examples=25, deadline=None)
@given(random_findings())
def test_one_quad_never_comes_twice(findings: Findings) -> None:
    quads = list(article_quads(findings))
    assert len(quads) == len(set(quads))


@pytest.mark.parametrize("function", [article_triples, actor_triples, article_quads])
def test_mapping_leaves_nothing_behind(findings: Findings, function: Callable[[Findings], Iterable[tuple]]) -> None:
    assert list(function(findings)) == list(function(findings))
