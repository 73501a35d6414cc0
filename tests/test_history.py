"""What was known on a day is what a build of the articles out by then gives, byte by byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rdflib import SKOS, Literal

from kg.errors import QueryError
from kg.export import export_store
from kg.history import day_of, edition_of
from kg.identifiers import DECISIONS_GRAPH, EXPORTED_GRAPH, KNOWLEDGE_GRAPH, LINKS_GRAPH, actor_iri, article_graph, article_iri
from kg.knowledge import update_knowledge
from kg.knowledge.decided import decision_triples
from kg.knowledge.decisions import Decision
from kg.knowledge.identity import Verdict
from kg.link.graph import link_iri
from kg.namespaces import GK, WD
from kg.questions import ask
from kg.reason import rebuild_inferences
from kg.store import open_store
from kg.store.memory import MemoryStore
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Findings
    from kg.store import Store

DAYS = ["2021-12-27", "2021-12-28", "2022-01-10", "2022-01-11", "2022-06-30"]


def store_of(articles: Iterable[Findings], *, inferred: bool = False) -> MemoryStore:
    made = MemoryStore()
    keep(made, articles)
    if inferred:
        rebuild_inferences(made)
    return made


def exported(store: Store, folder: Path) -> bytes:
    export_store(store, folder / "then.trig")
    return (folder / "then.trig").read_bytes()


@pytest.mark.parametrize("inferred", [False, True])
@pytest.mark.parametrize("day", DAYS)
def test_it_is_what_a_build_of_these_articles_gives(tmp_path: Path, day: str, inferred: bool) -> None:
    by_then = [one for one in story() if one.article.published and one.article.published.isoformat() <= day]
    edition = edition_of(store_of(story(), inferred=inferred), date.fromisoformat(day))
    assert (edition.articles, edition.whole, edition.undated) == (len(by_then), 4, 0)
    assert exported(edition.store, tmp_path) == exported(store_of(by_then, inferred=inferred), tmp_path)


@pytest.mark.parametrize("inferred", [False, True])
@pytest.mark.parametrize("few", [0, 9])
@pytest.mark.parametrize("day", DAYS)
def test_it_is_the_same_in_a_folder_whether_put_together_or_cut_out_of_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str, few: int, inferred: bool
) -> None:
    monkeypatch.setattr("kg.history._FEW", few)
    undated = replace(story()[1], article=replace(story()[1].article, identifier="undated", published=None))
    store = open_store(tmp_path / "store", create=True)
    keep(store, (*story(), undated))
    decide(store)
    if inferred:
        rebuild_inferences(store)
    edition = edition_of(store, date.fromisoformat(day), cache=tmp_path / "cache")
    store.close()
    by_then = [one for one in story() if one.article.published and one.article.published.isoformat() <= day]
    assert (edition.articles, edition.whole, edition.undated) == (len(by_then), 5, 1)
    assert exported(edition.store, tmp_path) == exported(store_of(by_then, inferred=inferred), tmp_path)
    edition.store.close()


def decide(store: Store) -> None:
    """Part two reports that the rules take to be of one meeting."""
    told = [(str(meeting), str(report)) for report, _, meeting in store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn)]
    one, other = next((one, other) for meeting, one in sorted(told) for same, other in told if same == meeting and one < other)
    parted = Decision(one, other, Verdict.DIFFERENT, "", "me", date(2022, 1, 1))
    store.replace(DECISIONS_GRAPH, decision_triples([parted]))
    before = set(store.lines(KNOWLEDGE_GRAPH))
    update_knowledge(store)
    assert set(store.lines(KNOWLEDGE_GRAPH)) != before


def test_the_status_of_a_meeting_is_that_of_the_day() -> None:
    whole = store_of(story())
    told = {
        day: [str(row[2]) for row in ask(edition_of(whole, day_of(day)).store, "told-by-several", {"least": "1"})] for day in DAYS
    }
    assert told == {
        "2021-12-27": [],
        "2021-12-28": ["Planned"],
        "2022-01-10": ["Planned", "Planned"],
        "2022-01-11": ["Held", "Postponed"],
        "2022-06-30": ["Held", "Postponed", "Possible"],
    }


def test_an_article_without_a_day_is_left_out_and_counted(tmp_path: Path) -> None:
    first, second, *_ = story()
    undated = replace(second, article=replace(second.article, published=None))
    edition = edition_of(store_of([first, undated]), date(2030, 1, 1))
    assert (edition.articles, edition.whole, edition.undated) == (1, 2, 1)
    assert exported(edition.store, tmp_path) == exported(store_of([first]), tmp_path)


def test_links_are_kept_of_those_who_were_known() -> None:
    store = store_of(story())
    links = {key: link_iri(key, "Q42") for key in ("pia-envoy", "observer")}
    triples = [(link, GK.linkedActor, actor_iri(key)) for key, link in links.items()]
    store.replace(LINKS_GRAPH, [*triples, *((actor_iri(key), SKOS.exactMatch, WD.Q42) for key in links)])
    then = edition_of(store, date(2022, 1, 11)).store
    assert {subject for subject, _, _ in then.match(LINKS_GRAPH)} == {links["observer"], actor_iri("observer")}


def test_a_graph_that_keeps_no_article_apart_has_no_days() -> None:
    store = MemoryStore()
    evidence = store_of(story()[:1]).match(article_graph(article_iri("announced")))
    store.replace(EXPORTED_GRAPH, evidence)
    with pytest.raises(QueryError, match=r"keeps no article apart .*; use the store, or a \.trig or \.nq file"):
        edition_of(store, date(2022, 1, 1))


@pytest.mark.parametrize("written", ["30.12.2021", "2021-13-01", "20211230", "2021-12", "yesterday", "", "2021-W52-4"])
def test_a_bad_day_is_told(written: str) -> None:
    with pytest.raises(QueryError, match=f"a day must look like 2021-12-30, and be in the calendar; found '{written}'"):
        day_of(written)


def test_the_limit_holds_for_questions_only() -> None:
    edition = edition_of(store_of(story()), date(2022, 1, 11), seconds=0.05)
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?n"
    with pytest.raises(QueryError, match=r"no answer within 0\.05 seconds"):
        edition.store.query(slow)
    patient = edition_of(store_of(story()), date(2022, 1, 11), seconds=30).store
    assert Literal("Held") in {row[2] for row in ask(patient, "told-by-several")}


def test_an_edition_is_kept_until_its_store_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, cache, day = tmp_path / "store", tmp_path / "cache", date(2022, 1, 10)

    def seen() -> bytes:
        store = open_store(place)
        edition = edition_of(store, day, cache=cache)
        store.close()
        try:
            assert edition.whole == 4
            return exported(edition.store, tmp_path)
        finally:
            edition.store.close()

    whole = open_store(place, create=True)
    keep(whole, story())
    whole.close()
    first = seen()
    assert first == exported(edition_of(store_of(story()), day).store, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("kg.history.rebuild_knowledge", lambda store: pytest.fail("drawn again"))
        assert seen() == first
        assert seen() == first
    changed = open_store(place)
    earliest = story()[0]
    keep(changed, [replace(earliest, claims=(), meetings=())])
    changed.close()
    assert seen() != first
    assert len(list((cache / "as-of").iterdir())) >= 2
