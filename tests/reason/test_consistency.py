"""A real reasoner finds our ontology sound, finds what is not, and says what to do where it cannot run."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal

from kg.errors import ReasonError
from kg.identifiers import article_graph, article_iri, claim_iri
from kg.namespaces import GK, NIF
from kg.reason import check_consistency, rebuild_inferences
from kg.reason.consistency import _load
from kg.reason.ontology import ONTOLOGY_FILES, classes_in, ontology_of
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime here")
ONE = article_iri("one")
CLAIM = claim_iri(ONE, 1, 2)
APART = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:war> a owl:Class ; owl:disjointWith <urn:peace> .
<urn:peace> a owl:Class .
<urn:cold-war> a owl:Class ; rdfs:subClassOf <urn:war> , <urn:peace> .
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


@needs_java
def test_our_ontology_can_be_true_and_every_class_can_have_members() -> None:
    found = check_consistency()
    assert found.consistent
    assert found.unsatisfiable == found.classified == ()
    assert found.classes == len(classes_in(ontology_of(ONTOLOGY_FILES))) > 30
    assert found.individuals > 50  # the values of the schemes


@needs_java
def test_a_class_that_can_have_no_member_is_named(tmp_path: Path) -> None:
    (tmp_path / "apart.ttl").write_text(APART, encoding="utf-8")
    found = check_consistency(files=[tmp_path / "apart.ttl"])
    assert found.consistent
    assert found.unsatisfiable == ("urn:cold-war",)


@needs_java
def test_a_class_is_put_below_those_that_follow(tmp_path: Path) -> None:
    union = "<urn:talks> a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:unionOf ( <urn:summit> <urn:call> ) ] ."
    classes = "<urn:summit> a owl:Class . <urn:call> a owl:Class . <urn:video-call> a owl:Class ; rdfs:subClassOf <urn:call> ."
    prefixes = f"@prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . "
    (tmp_path / "talks.ttl").write_text(prefixes + union + classes, encoding="utf-8")
    below = {("urn:summit", "urn:talks"), ("urn:call", "urn:talks"), ("urn:video-call", "urn:talks")}
    assert set(check_consistency(files=[tmp_path / "talks.ttl"]).classified) == below


@needs_java
def test_a_store_in_which_an_article_speaks_is_a_contradiction_and_the_claim_is_named(store: Store) -> None:
    text = Literal("“Kata”\x08\n\U0001f30d", lang="id")  # no text may stop the reasoner
    written = [(ONE, RDF.type, GK.Article), (ONE, NIF.isString, text), (CLAIM, RDF.type, GK.Claim), (CLAIM, GK.speaker, ONE)]
    store.replace(article_graph(ONE), written)  # type: ignore[arg-type]  # tuples of three
    found = check_consistency(store, sample=20)
    assert not found.consistent
    assert found.culprit == str(CLAIM)


def test_without_java_it_is_told_what_to_install_and_the_rest_works(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReasonError, match="install a Java runtime"):
        check_consistency()
    store.replace(article_graph(ONE), [(CLAIM, GK.contradicts, claim_iri(ONE, 3, 4))])
    assert rebuild_inferences(store).added["symmetric"] == 1


def test_an_ontology_that_arrives_as_nothing_is_an_error(tmp_path: Path) -> None:
    owlready2 = pytest.importorskip("owlready2")
    with pytest.raises(ReasonError, match="0 of 0 classes arrived at the reasoner; missing: there is none"):
        _load(owlready2.World(), Graph())


def test_classes_that_are_lost_on_the_way_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf:
        """A world that takes what it is given for nothing, as owlready2 does with Turtle."""

        def get_ontology(self, _: str) -> Deaf:
            return self

        def load(self, **_: object) -> None: ...

        def classes(self) -> list[object]:
            return []

    with pytest.raises(ReasonError, match=r"0 of \d+ classes arrived at the reasoner; missing: http"):
        _load(Deaf(), ontology_of(ONTOLOGY_FILES))
