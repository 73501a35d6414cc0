"""The knowledge graph as it is derived from a store: what stands in it, and that it is the same however often it is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, SKOS, XSD, Literal, URIRef

from kg.identifiers import KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri, place_iri
from kg.knowledge import KnowledgeReport, rebuild_knowledge
from kg.knowledge.parties import Actors, sides_of
from kg.namespaces import GK
from kg.store import open_store
from tests.store.sparql_server import running_server
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


def test_the_story_gives_three_meetings(store: Store) -> None:
    keep(store, story())
    graph = store.graph(KNOWLEDGE_GRAPH)
    assert rebuild_knowledge(store) == KnowledgeReport(6, 3, 1, 1, 1, changed=False)
    days = {str(day): meeting for meeting, day in graph.subject_objects(GK.date)}
    assert sorted(days) == ["2022-01-10", "2022-01-12", "2022-02-03"]
    tenth = days["2022-01-10"]
    assert set(graph.predicate_objects(tenth)) == {
        (RDF.type, GK.Meeting),
        (GK.latestStatus, GK.Held),
        (GK.mode, GK.InPerson),
        (GK.reportCount, Literal("3", datatype=XSD.integer)),
        (GK.ploverCode, Literal("CONSULT")),
        (GK.eventType, GK.Consult),
        (GK.cameoCode, Literal("04")),
        (GK.participant, actor_iri("Q58217")),
        (GK.participant, actor_iri("Q7821917")),
        (GK.place, place_iri("Q71")),
        (GK.topic, Literal("security", lang="en")),
        (GK.date, Literal("2022-01-10", datatype=XSD.date)),
        (GK.earliestDate, Literal("2022-01-10", datatype=XSD.date)),
        (GK.latestDate, Literal("2022-01-10", datatype=XSD.date)),
    }
    assert len(set(graph.subjects(GK.reportsOn, tenth))) == 3
    assert len(set(graph.subject_objects(GK.contradicts))) == len(set(graph.subject_objects(GK.agreesWith))) == 1
    assert len(set(graph.subjects(GK.proposition))) == 2


def test_order_and_repetition_change_nothing(store: Store, tmp_path: Path) -> None:
    keep(store, story())
    other = open_store(tmp_path / "other", create=True)
    for findings in reversed(story()):
        keep(other, [findings])
    assert set(other.graph(KNOWLEDGE_GRAPH)) == set(store.graph(KNOWLEDGE_GRAPH))
    other.close()


def test_knowledge_goes_with_its_last_evidence(store: Store) -> None:
    keep(store, story()[:1])
    before = set(store.graph(KNOWLEDGE_GRAPH))
    keep(store, story())
    for name in ("expected", "held", "coming"):
        store.remove(article_graph(article_iri(name)))
    assert rebuild_knowledge(store).changed
    assert set(store.graph(KNOWLEDGE_GRAPH)) == before
    store.remove(article_graph(article_iri("announced")))
    assert rebuild_knowledge(store) == KnowledgeReport(0, 0, 0, 0, 0, changed=True)
    assert store.names() == ()


def test_nothing_claimed_is_asserted(store: Store) -> None:
    keep(store, story())
    graph = store.graph(KNOWLEDGE_GRAPH)
    assert {str(value) for value in graph.objects() if isinstance(value, Literal)} <= {
        *("security", "CONSULT", "AGREE", "04", "1", "2", "3", "2022-01-10", "2022-01-12", "2022-02-03")
    }


def test_a_report_without_participants_or_with_two_dates_breaks_nothing(store: Store) -> None:
    keep(store, story()[:1])
    graph = article_graph(article_iri("odd"))
    article = article_iri("odd")
    report = URIRef(f"{article}/meeting/1-2")
    odd = [(report, RDF.type, GK.MeetingReport), (report, GK.reportedIn, article), (report, GK.status, GK.Held)]
    store.replace(graph, odd)
    assert rebuild_knowledge(store).meetings == 1
    days = [
        (report, predicate, Literal(day, datatype=XSD.date))
        for predicate in (GK.date, GK.earliestDate, GK.latestDate)
        for day in ("2022-05-01", "2022-05-02")
    ]
    store.replace(graph, [*odd, *days, (report, GK.participant, actor_iri("x"))])
    assert rebuild_knowledge(store).meetings == 2


def test_a_remote_store_gives_the_same_knowledge(store: Store) -> None:
    keep(store, story())
    with running_server() as address:
        remote = open_store(address)
        keep(remote, story())
        assert set(remote.graph(KNOWLEDGE_GRAPH)) == set(store.graph(KNOWLEDGE_GRAPH))
        assert not rebuild_knowledge(remote).changed
        remote.close()


def test_names_of_unnamed_actors_come_from_their_article(store: Store) -> None:
    keep(store, story())
    rows = store.graph(article_graph(article_iri("announced")))
    assert set(rows.subjects(SKOS.prefLabel, Literal("White House spokesperson", lang="en")))


def test_sides_are_states_behind_persons_and_hosts_are_none() -> None:
    actors = Actors(
        represents={"a:p": ("a:b",), "a:b": ("a:s",)}, tops=frozenset({"a:s", "a:t", "a:h"}), persons=frozenset({"a:p"})
    )
    sides = sides_of(["a:p", "a:t", "a:h"], frozenset({"a:h"}), actors)
    assert sides.parties == ("a:s", "a:t")
    assert sides.persons["a:s"] == {"a:p"}
    assert sides_of(["a:p", "a:h"], frozenset({"a:h"}), actors).parties == ("a:h", "a:s")
