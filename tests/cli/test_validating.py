"""`kg validate` tells every fault in plain words, with the sentence that it concerns; the exit code says if there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF

from kg.errors import ValidationError
from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_iri
from kg.namespaces import GK
from kg.store import open_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph

    from kg.store import Triple
    from tests.cli.conftest import Kg

ANNOUNCED = article_graph(article_iri("announced"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "store", create=True)
    keep(store, story())
    store.close()
    return tmp_path / "store"


def without(graph: Graph, gone: set[Triple]) -> list[Triple]:
    assert gone <= set(graph)
    return sorted(set(graph) - gone)


def test_a_sound_store_has_no_problem(kg: Kg, folder: Path) -> None:
    done = kg("validate", "--store", folder)
    assert (done.code, done.out) == (0, "no problem: the graph keeps to its shapes\n")


def test_every_fault_is_told_with_its_sentence(kg: Kg, folder: Path) -> None:
    store = open_store(folder)
    article, knowledge = store.graph(ANNOUNCED), store.graph(KNOWLEDGE_GRAPH)
    claim = min(article.subjects(RDF.type, GK.Claim))
    meeting = min(knowledge.subjects(RDF.type, GK.Meeting))
    store.replace(ANNOUNCED, without(article, set(article.triples((claim, GK.speaker, None)))))
    store.replace(KNOWLEDGE_GRAPH, without(knowledge, set(knowledge.triples((meeting, GK.latestStatus, None)))))
    store.close()
    done = kg("validate", "--store", folder)
    assert done.code == ValidationError.exit_code
    first, sentence, second, another, last = done.out.splitlines()
    assert first.startswith("Violation: ")
    assert "A claim must have exactly one speaker" in first
    assert sentence.startswith("    in announced: “")
    assert "A meeting must have exactly one known latest status" in second
    assert another.startswith("    in ")
    assert last == "2 problems"
