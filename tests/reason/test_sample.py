"""A sample has something of every class, always the same things, and no more than is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Literal

from kg.identifiers import actor_iri
from kg.namespaces import GK
from kg.reason import rebuild_inferences
from kg.reason.ontology import ONTOLOGY_FILES, classes_in, ontology_of
from kg.reason.sample import sample_of
from kg.store import open_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib import URIRef

    from kg.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    keep(opened, story())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def classes() -> frozenset[URIRef]:
    return classes_in(ontology_of(ONTOLOGY_FILES))


def test_every_class_that_the_store_has_is_there(store: Store, classes: frozenset[URIRef]) -> None:
    sample = sample_of(store, classes, limit=60)
    kinds = {kind for thing in sample for subject, said, kind in thing.triples if said == RDF.type and subject == thing.iri}
    assert {GK.Article, GK.Claim, GK.MeetingReport, GK.Meeting, GK.Place, GK.Person, GK.State, GK.UnnamedActor} <= kinds


def test_it_stops_soon_after_the_limit_and_is_always_the_same(store: Store, classes: frozenset[URIRef]) -> None:
    few, many = sample_of(store, classes, limit=1), sample_of(store, classes, limit=100)
    assert len(few) == 1
    assert many[:1] == few
    assert len(many) <= 100
    assert len({thing.iri for thing in many}) == len(many)
    rebuild_inferences(store)
    assert sample_of(store, classes, limit=100) == many  # what follows is not what is written


def test_whatever_a_thing_is_joined_to_comes_with_its_classes(store: Store) -> None:
    sample = sample_of(store, [GK.Claim], limit=40)
    speakers = {value for thing in sample for _, said, value in thing.triples if said == GK.speaker}
    typed = {subject for thing in sample for subject, said, _ in thing.triples if said == RDF.type}
    assert actor_iri("Q159") in speakers
    assert speakers <= typed


def test_prose_is_left_out_and_numbers_and_hashes_stay(store: Store) -> None:
    values = [value for thing in sample_of(store, [GK.Article, GK.Span], limit=40) for _, _, value in thing.triples]
    literals = [value for value in values if isinstance(value, Literal)]
    assert literals
    assert not [value for value in literals if value.language or not value.isprintable()]


def test_an_empty_store_gives_none(tmp_path: Path) -> None:
    store = open_store(tmp_path / "empty", create=True)
    assert sample_of(store, [GK.Claim], limit=9) == ()
    store.close()
