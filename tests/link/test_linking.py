"""From a store without links to one with links: by rule, by a person, taken back, offline, and the same bytes each time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from rdflib import PROV, RDF, SKOS, XSD, Literal

from kg.identifiers import LINKS_GRAPH, actor_iri, article_graph, article_iri, link_iri, wikidata_iri
from kg.link.decisions import Answer, Decision, add_decisions, read_decisions, undoing
from kg.link.graph import link_triples, update_links
from kg.link.linking import Proposal, proposals_for, reviewed, rule_decision
from kg.link.scoring import Score, Verdict
from kg.link.subjects import unlinked_subjects
from kg.model import ActorKind, Label
from kg.namespaces import GK
from kg.settings import Settings
from kg.store import open_store
from kg.validate import validate_graph
from tests.link.conftest import START
from tests.link.store_of_news import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store
    from tests.link.conftest import MakeAsker
    from tests.link.wikidata_server import Wikidata

SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.csv"


def proposals(store: Store, make_asker: MakeAsker, *decisions: Decision, offline: bool = False) -> dict[str, Proposal]:
    asker = make_asker(offline=offline)
    found = proposals_for(unlinked_subjects(store), decisions, asker=asker, settings=SETTINGS, languages=("en", "id"))
    return {proposal.subject.key: proposal for proposal in found}


def items(proposal: Proposal) -> list[str]:
    return [each.candidate.item for each in proposal.scores]


def test_the_actors_without_an_item_are_found_with_what_the_articles_say(store: Store) -> None:
    subjects = {subject.key: subject for subject in unlinked_subjects(store)}
    assert set(subjects) == {"mara-velen", "jon-aster", "dewan-pesisir", "nemo/nullus"}
    mara = subjects["mara-velen"]
    assert (mara.kind, mara.names, mara.countries) == (ActorKind.PERSON, (Label("Mara Velen", "en"),), {"Q900010"})
    assert [day.isoformat() for day in mara.days] == ["2024-05-04"]
    assert mara.contexts == ("Norland's politician Mara Velen left for talks, her office said.",)


def test_one_is_linked_one_is_asked_about_and_one_is_left(store: Store, make_asker: MakeAsker) -> None:
    found = proposals(store, make_asker)
    assert {key: proposal.verdict for key, proposal in found.items()} == {
        "mara-velen": Verdict.ACCEPT,
        "jon-aster": Verdict.ASK,
        "dewan-pesisir": Verdict.ASK,
        "nemo/nullus": Verdict.ABSTAIN,
    }
    scores = {each.candidate.item: each.value for each in found["mara-velen"].scores}
    assert scores == {"Q900100": 1.0, "Q900102": 0.45, "Q900101": 0.40, "Q900103": 0.10}
    assert items(found["jon-aster"]) == ["Q900120", "Q900121"]


def test_a_rule_decides_with_its_reasons_in_short(store: Store, make_asker: MakeAsker) -> None:
    made = rule_decision(proposals(store, make_asker)["mara-velen"], when=START)
    assert (made.actor, made.item, made.answer, made.who) == ("mara-velen", "Q900100", Answer.YES, "kg")
    assert made.method.startswith("name+kind+country")
    assert made.score >= 0.85


def yes(actor: str, item: str, answer: Answer = Answer.YES) -> Decision:
    return Decision(actor, actor, item, answer, 0.9, "person", "ana", START)


def test_what_was_decided_is_not_proposed_again(store: Store, make_asker: MakeAsker) -> None:
    found = proposals(store, make_asker, yes("mara-velen", "Q900100"), yes("jon-aster", "Q900120", Answer.UNSURE))
    assert "mara-velen" not in found
    assert items(found["jon-aster"]) == ["Q900121"]


def test_who_was_refused_leaves_no_easy_lead(store: Store, make_asker: MakeAsker) -> None:
    found = proposals(store, make_asker, yes("mara-velen", "Q900100", Answer.NO))
    assert found["mara-velen"].verdict is Verdict.ABSTAIN
    found = proposals(store, make_asker, yes("jon-aster", "Q900120", Answer.NO))
    assert found["jon-aster"].verdict is Verdict.ASK


def test_offline_gives_the_same_from_the_cache_and_says_nothing_of_others(
    store: Store, make_asker: MakeAsker, wikidata: Wikidata
) -> None:
    assert {each.verdict for each in proposals(store, make_asker, offline=True).values()} == {Verdict.UNKNOWN}
    online = proposals(store, make_asker)
    sent = len(wikidata.asked)
    assert proposals(store, make_asker, offline=True) == online
    assert len(wikidata.asked) == sent


def test_a_person_decides_until_the_right_one_comes(store: Store, make_asker: MakeAsker) -> None:
    proposal = proposals(store, make_asker)["jon-aster"]
    asked: list[str] = []

    def ask(proposal: Proposal, score: Score) -> str:
        asked.append(score.candidate.item)
        return {"Q900120": "n", "Q900121": "y"}[score.candidate.item]

    made = list(reviewed(proposal, ask=ask, settings=SETTINGS, who="ana", now=lambda: START))
    assert [(each.item, each.answer, each.who, each.method) for each in made] == [
        ("Q900120", Answer.NO, "ana", "person"),
        ("Q900121", Answer.YES, "ana", "person"),
    ]


def test_below_the_threshold_nobody_is_asked_and_skipping_decides_nothing(store: Store, make_asker: MakeAsker) -> None:
    found = proposals(store, make_asker)
    asked: list[str] = []

    def ask(proposal: Proposal, score: Score) -> str:
        asked.append(score.candidate.item)
        return "u" if score.candidate.item == "Q900100" else "s"

    made = [d for key in sorted(found) for d in reviewed(found[key], ask=ask, settings=SETTINGS, who="ana", now=lambda: START)]
    assert [(each.item, each.answer) for each in made] == [("Q900100", Answer.UNSURE)]
    assert asked == ["Q900130", "Q900120", "Q900100"]


def test_links_stand_in_a_graph_of_their_own_with_score_method_and_time(store: Store, file: Path) -> None:
    assert not update_links(store, file)
    add_decisions(file, [yes("mara-velen", "Q900100"), yes("jon-aster", "Q900120", Answer.NO)])
    assert update_links(store, file)
    graph = store.graph(LINKS_GRAPH)
    link = link_iri("mara-velen", "Q900100")
    assert set(graph.subjects(RDF.type, GK.Link)) == {link}
    assert graph.value(link, GK.linkedActor) == actor_iri("mara-velen")
    assert str(graph.value(link, PROV.generatedAtTime)) == "2026-11-01T12:00:00Z"
    assert graph.value(link, GK.score) == Literal("0.9", datatype=XSD.decimal)
    assert graph.value(link, GK.method) == Literal("person")
    assert list(graph.subject_objects(SKOS.exactMatch)) == [(actor_iri("mara-velen"), wikidata_iri("Q900100"))]
    assert not update_links(store, file.with_name("elsewhere.csv"))
    assert len(store.graph(LINKS_GRAPH)) == 7
    assert [subject.key for subject in unlinked_subjects(store)] == ["dewan-pesisir", "jon-aster", "nemo/nullus"]
    assert validate_graph(graph) == ()


def test_the_same_decisions_make_the_same_bytes(store: Store, file: Path) -> None:
    add_decisions(file, [yes("mara-velen", "Q900100"), yes("nemo/nullus", "Q900120")])
    update_links(store, file)
    before = sorted(store.lines(LINKS_GRAPH))
    assert not update_links(store, file)
    store.remove(LINKS_GRAPH)
    assert update_links(store, file)
    assert sorted(store.lines(LINKS_GRAPH)) == before
    assert len(before) == 14


def test_a_link_taken_back_is_gone_from_the_graph(store: Store, file: Path) -> None:
    add_decisions(file, [yes("mara-velen", "Q900100")])
    update_links(store, file)
    add_decisions(file, undoing(read_decisions(file), "Q900100", who="ben", when=START + timedelta(days=1)))
    assert update_links(store, file)
    assert len(store.graph(LINKS_GRAPH)) == 0
    assert LINKS_GRAPH not in store.names()


def test_an_actor_that_no_article_names_has_no_link_here(store: Store, file: Path) -> None:
    add_decisions(file, [yes("mara-velen", "Q900100"), yes("somebody-else", "Q900101")])
    update_links(store, file)
    assert len(set(store.graph(LINKS_GRAPH).subjects(RDF.type, GK.Link))) == 1
    store.remove(article_graph(article_iri("one")))
    assert update_links(store, file)
    assert len(store.graph(LINKS_GRAPH)) == 0


def test_only_a_yes_makes_a_match() -> None:
    told = [yes("a", "Q1", Answer.UNSURE), yes("b", "Q2", Answer.NO), yes("c", "Q3")]
    assert [str(o) for _, p, o in link_triples(told) if p == SKOS.exactMatch] == [str(wikidata_iri("Q3"))]
