"""The ontology is read from its files, and what lies below what is told in full and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, OWL, PROV, RDF, RDFS, URIRef

from kg.errors import ReasonError
from kg.namespaces import GK
from kg.reason.ontology import ONTOLOGY_FILES, classes_in, inverse_properties, ontology_of, pairs_below, symmetric_properties

if TYPE_CHECKING:
    from pathlib import Path


def test_a_class_lies_below_all_that_are_wider() -> None:
    pairs = list(pairs_below(ontology_of(ONTOLOGY_FILES), RDFS.subClassOf))
    assert {(GK.State, GK.Actor), (GK.State, PROV.Agent), (GK.MeetingReport, PROV.Entity)} <= set(pairs)
    assert len(pairs) == len(set(pairs))
    assert pairs == sorted(pairs)
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_a_property_lies_below_those_that_are_wider() -> None:
    pairs = set(pairs_below(ontology_of(ONTOLOGY_FILES), RDFS.subPropertyOf))
    assert pairs == {(GK.represents, PROV.actedOnBehalfOf), (GK.represents, GK.actsFor)}


def test_only_our_own_symmetric_properties_are_taken() -> None:
    assert list(symmetric_properties(ontology_of(ONTOLOGY_FILES))) == [GK.agreesWith, GK.contradicts]


def test_inverse_properties_come_in_both_orders() -> None:
    assert list(inverse_properties(ontology_of(ONTOLOGY_FILES))) == [(ORG.heldBy, ORG.holds), (ORG.holds, ORG.heldBy)]


def test_classes_without_a_name_are_no_classes_of_ours() -> None:
    ontology = ontology_of(ONTOLOGY_FILES)
    assert GK.Actor in classes_in(ontology)
    assert all(isinstance(term, URIRef) for term in classes_in(ontology))
    assert len(classes_in(ontology)) < len(list(ontology.subjects(RDF.type, OWL.Class)))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReasonError, match=r"none\.ttl: the ontology cannot be read"):
        ontology_of([tmp_path / "none.ttl"])
    (tmp_path / "bad.ttl").write_text("<urn:a> a ;;", encoding="utf-8")
    with pytest.raises(ReasonError, match=r"bad\.ttl: not Turtle"):
        ontology_of([tmp_path / "bad.ttl"])
