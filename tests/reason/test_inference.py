"""What follows from a store is added, all of it and nothing else, as one graph that is always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, PROV, RDF, Graph, Literal, URIRef

from kg.errors import DataError
from kg.export import export_store
from kg.identifiers import (
    ACTORS_GRAPH,
    INFERRED_GRAPH,
    KNOWLEDGE_GRAPH,
    actor_iri,
    article_graph,
    article_iri,
    claim_iri,
    meeting_iri,
    post_iri,
    report_iri,
)
from kg.namespaces import GK
from kg.reason import rebuild_inferences, refresh_inferences
from kg.reason.inference import RULES
from kg.reason.ontology import ONTOLOGY_FILES, ontology_of
from kg.store import open_store
from kg.validate import validate_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store, Triple

SEM_ACTOR, SEM_PLACE, SEM_EVENT = (
    URIRef(f"http://semanticweb.cs.vu.nl/2009/11/sem/{kind}") for kind in ("Actor", "Place", "Event")
)
STATE, MINISTRY, MINISTER, SPEAKER = (actor_iri(key) for key in ("graustark", "ministry", "minister", "speaker"))
MEETING = meeting_iri("talks")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


@pytest.fixture
def told(store: Store) -> Store:
    keep(store, story())
    return store


def inferred(store: Store) -> set[Triple]:
    rebuild_inferences(store)
    return set(store.graph(INFERRED_GRAPH))  # type: ignore[arg-type]  # a graph without blank nodes


def article(store: Store, name: str, *triples: Triple) -> None:
    store.replace(article_graph(article_iri(name)), triples)


def test_every_rule_says_what_it_means_and_finds_something(told: Store) -> None:
    report = rebuild_inferences(told)
    assert sorted(report.added) == sorted(path.stem for path in RULES.glob("*.rq"))
    assert len(report.added) == 8
    # holders and posts name each other already, and nobody in this story holds a post
    assert {rule for rule, number in report.added.items() if not number} == {"inverse", "served-in"}
    assert all(path.read_text(encoding="utf-8").startswith("# rule: ") for path in RULES.glob("*.rq"))


def test_actors_places_and_events_belong_to_the_wider_classes_too(told: Store) -> None:
    found = inferred(told)
    russia = actor_iri("Q159")
    assert {(russia, RDF.type, PROV.Agent), (russia, RDF.type, SEM_ACTOR)} <= found
    kinds = {kind for _, said, kind in found if said == RDF.type}
    assert kinds == {PROV.Agent, SEM_ACTOR, SEM_PLACE, GK.Event, SEM_EVENT}


def test_what_articles_are_made_of_is_left_as_it_is_written(told: Store) -> None:
    # spans and claims are most of a store, and their wider classes tell nobody more
    one = article_iri("announced")
    assert not [subject for subject, said, _ in inferred(told) if said == RDF.type and str(subject).startswith(f"{one}#")]
    assert not [subject for subject, said, _ in inferred(told) if subject == one]


def test_a_wider_class_that_is_written_is_not_inferred(store: Store) -> None:
    store.replace(ACTORS_GRAPH, [(STATE, RDF.type, GK.State), (STATE, RDF.type, PROV.Agent)])
    assert inferred(store) == {(STATE, RDF.type, GK.Actor), (STATE, RDF.type, SEM_ACTOR)}


def test_who_holds_or_held_a_post_has_served_there_and_for_the_state(store: Store) -> None:
    post = post_iri(MINISTER, "minister")
    store.replace(ACTORS_GRAPH, [(MINISTER, ORG.holds, post), (post, ORG.postIn, MINISTRY), (MINISTRY, GK.represents, STATE)])
    found = inferred(store)
    assert {(MINISTER, GK.servedIn, MINISTRY), (MINISTER, GK.servedIn, STATE)} <= found
    assert (post, ORG.heldBy, MINISTER) in found  # and whoever holds it is its holder
    assert (MINISTER, GK.actsFor, STATE) not in found  # which day that was, the article must tell


def test_nothing_is_inferred_that_is_written_already(told: Store) -> None:
    found = inferred(told)
    written = {triple for name in told.names() if name != INFERRED_GRAPH for triple in told.graph(name)}
    assert found
    assert not found & written  # the union of the graphs would else give the same answer twice


def test_inferences_are_drawn_from_what_is_written_and_never_from_themselves(told: Store) -> None:
    first = inferred(told)
    assert not rebuild_inferences(told).changed
    told.replace(INFERRED_GRAPH, [*first, (actor_iri("x"), GK.represents, STATE), (actor_iri("x"), RDF.type, GK.State)])
    assert rebuild_inferences(told).changed
    assert set(told.graph(INFERRED_GRAPH)) == first


def test_no_order_of_articles_leaves_a_trace(tmp_path: Path) -> None:
    written = []
    for number, articles in enumerate((story(), story()[::-1])):
        store = open_store(tmp_path / str(number), create=True)
        keep(store, articles)
        rebuild_inferences(store)
        export_store(store, tmp_path / f"{number}.trig")
        store.close()
        written.append((tmp_path / f"{number}.trig").read_bytes())
    assert written[0] == written[1]
    assert b"graph:inferred" in written[0]


def test_agreement_and_contradiction_hold_both_ways(store: Store) -> None:
    claims = [claim_iri(article_iri("one"), at, at + 1) for at in range(4)]
    written = [(claims[0], GK.contradicts, claims[1]), (claims[2], GK.agreesWith, claims[3])]
    store.replace(KNOWLEDGE_GRAPH, written)  # type: ignore[arg-type]  # tuples of three
    assert inferred(store) == {(claims[1], GK.contradicts, claims[0]), (claims[3], GK.agreesWith, claims[2])}


def test_a_match_with_an_item_of_others_is_not_turned_round(told: Store) -> None:
    assert not [subject for subject, _, _ in inferred(told) if "wikidata.org" in subject]


def test_a_spokesperson_acts_for_the_body_and_for_its_state(store: Store) -> None:
    store.replace(ACTORS_GRAPH, [(MINISTRY, GK.represents, STATE)])
    article(store, "one", (SPEAKER, GK.represents, MINISTRY))
    assert {(SPEAKER, GK.actsFor, MINISTRY), (SPEAKER, GK.actsFor, STATE), (MINISTRY, GK.actsFor, STATE)} <= inferred(store)


def test_whom_one_acts_for_does_not_pass_from_one_article_to_another(store: Store) -> None:
    # the minister holds the post on the day of the second article only
    article(store, "one", (SPEAKER, GK.represents, MINISTER))
    article(store, "two", (MINISTER, GK.represents, STATE))
    found = inferred(store)
    assert (SPEAKER, GK.actsFor, MINISTER) in found
    assert (SPEAKER, GK.actsFor, STATE) not in found


def test_two_who_represent_each_other_do_not_act_for_themselves(store: Store) -> None:
    store.replace(ACTORS_GRAPH, [(MINISTRY, GK.represents, MINISTER), (MINISTER, GK.represents, MINISTRY)])
    assert {(who, whom) for who, said, whom in inferred(store) if said == GK.actsFor} == {
        (MINISTRY, MINISTER),
        (MINISTER, MINISTRY),
    }


def meet(store: Store, name: str, participant: URIRef, *more: Triple) -> None:
    report = report_iri(article_iri(name), 0, 9)
    article(store, name, (report, GK.participant, participant), *more)
    known: list[Triple] = [
        (MEETING, RDF.type, GK.Meeting),
        (MEETING, GK.participant, participant),
        (report, GK.reportsOn, MEETING),
    ]
    store.replace(KNOWLEDGE_GRAPH, known)


def states_involved(store: Store) -> set[object]:
    return {state for meeting, said, state in inferred(store) if (meeting, said) == (MEETING, GK.involves)}


@pytest.mark.parametrize(
    ("participant", "more"),
    [
        (STATE, ()),
        (MINISTRY, ()),
        (MINISTER, ((MINISTER, GK.represents, STATE),)),
        (SPEAKER, ((SPEAKER, GK.represents, MINISTRY),)),
        (SPEAKER, ((SPEAKER, GK.represents, MINISTER), (MINISTER, GK.represents, STATE))),
    ],
)
def test_a_meeting_involves_the_state_for_which_a_participant_acts(
    store: Store, participant: URIRef, more: tuple[Triple, ...]
) -> None:
    store.replace(ACTORS_GRAPH, [(STATE, RDF.type, GK.State), (MINISTRY, GK.represents, STATE)])
    meet(store, "one", participant, *more)
    assert states_involved(store) == {STATE}


@pytest.mark.parametrize("role", [GK.initiator, GK.recipient])
def test_an_event_involves_the_state_of_whoever_does_it_and_of_whom_it_is_done_to(store: Store, role: URIRef) -> None:
    report = report_iri(article_iri("one"), 0, 9)
    store.replace(ACTORS_GRAPH, [(STATE, RDF.type, GK.State), (MINISTRY, GK.represents, STATE)])
    article(store, "one", (report, role, MINISTRY))
    store.replace(KNOWLEDGE_GRAPH, [(report, GK.reportsOn, MEETING), (MEETING, role, MINISTRY)])
    assert states_involved(store) == {STATE}


def test_a_meeting_does_not_involve_the_state_of_a_post_that_is_no_longer_held(store: Store) -> None:
    store.replace(ACTORS_GRAPH, [(STATE, RDF.type, GK.State)])
    article(store, "years-ago", (MINISTER, GK.represents, STATE))
    meet(store, "one", MINISTER)
    assert states_involved(store) == set()


def test_a_meeting_involves_the_states_that_take_part_and_no_organisation(told: Store) -> None:
    found = inferred(told)
    involved = {state for _, said, state in found if said == GK.involves}
    assert involved == {actor_iri("Q159"), actor_iri("Q30")}  # NATO meets too, and is no state


def test_inferences_go_with_what_they_follow_from(told: Store) -> None:
    rebuild_inferences(told)
    for findings in story():
        told.remove(article_graph(article_iri(findings.article.identifier)))
    keep(told, ())
    refresh_inferences(told)
    assert INFERRED_GRAPH not in told.names()


def test_a_store_without_inferences_is_left_without(told: Store) -> None:
    refresh_inferences(told)
    assert INFERRED_GRAPH not in told.names()


def test_the_graph_with_its_inferences_keeps_to_its_shapes(told: Store) -> None:
    before = list(validate_store(told.names(), told.graph))
    rebuild_inferences(told)
    assert list(validate_store(told.names(), told.graph)) == before


def test_no_words_of_anybody_are_inferred(told: Store) -> None:
    assert not [value for _, _, value in inferred(told) if isinstance(value, Literal)]


def test_a_rule_may_be_added_as_a_file(told: Store, tmp_path: Path) -> None:
    rule = "CONSTRUCT { ?other gk:represents ?one } WHERE { GRAPH ?graph { ?one gk:represents ?other } }"
    rule = f"PREFIX gk: <{GK}> {rule}"
    (tmp_path / "turned.rq").write_text(rule, encoding="utf-8")
    assert rebuild_inferences(told, rules=tmp_path).added == {"turned": 4}  # two ministers, a spokesperson, an envoy


def test_a_rule_that_constructs_nothing_is_an_error(told: Store, tmp_path: Path) -> None:
    (tmp_path / "asks.rq").write_text("ASK { ?one ?said ?other }", encoding="utf-8")
    with pytest.raises(DataError, match=r"asks\.rq: a rule must be a CONSTRUCT"):
        rebuild_inferences(told, rules=tmp_path)


def test_what_is_inferred_are_terms_of_the_ontology(told: Store) -> None:
    ontology: Graph = ontology_of(ONTOLOGY_FILES)
    for _, said, value in inferred(told):
        term = value if said == RDF.type else said
        assert (term, RDF.type, None) in ontology, term
