"""The ontology and its shapes: complete, consistent with the model, and each shape proved by a good and a bad example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from kg.knowledge.identity import Reason, Verdict
from kg.model import ActorKind, Certainty, ClaimType, DateBasis, EventType, Mode, Polarity, SpeechMode, Status
from kg.namespaces import GK, GK_TERMS
from kg.resources import ONTOLOGY
from kg.validate import ShapeSet, validate_graph

if TYPE_CHECKING:
    from pathlib import Path

GOOD = sorted((ONTOLOGY / "examples" / "good").glob("*.ttl"))
BAD = sorted((ONTOLOGY / "examples" / "bad").glob("*.ttl"))
SCHEMES = {
    GK.ClaimTypes: ClaimType,
    GK.SpeechModes: SpeechMode,
    GK.Polarities: Polarity,
    GK.Certainties: Certainty,
    GK.Statuses: Status,
    GK.MeetingModes: Mode,
    GK.DateBases: DateBasis,
    GK.EventTypes: EventType,
    GK.JoiningReasons: Reason,
    GK.Verdicts: Verdict,
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "geopolitics.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for name in ShapeSet:
        graph.parse(ONTOLOGY / name.value)
    return graph


def test_every_term_can_be_read_and_understood(ontology: Graph) -> None:
    assert validate_graph(ontology, ShapeSet.TERMS) == ()


@pytest.mark.parametrize("name", GK_TERMS)
def test_term_has_labels_definition_and_example(ontology: Graph, name: str) -> None:
    term = GK[name]
    assert sorted(label.language for label in ontology.objects(term, SKOS.prefLabel)) == ["en", "id"]
    assert all(len(set(ontology.objects(term, said))) == 1 for said in (SKOS.definition, SKOS.example))
    assert (term, RDF.type, None) in ontology


def test_every_property_has_a_domain_and_a_range(ontology: Graph) -> None:
    ours = [
        term for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for term in ontology.subjects(RDF.type, kind) if term in GK
    ]
    assert len(ours) > 40
    assert [term for term in ours if not ontology.value(term, RDFS.domain)] == []
    # what a claim is about may be an actor or a report, and what a link decides for lies outside: a range would say too much
    assert {term for term in ours if not ontology.value(term, RDFS.range)} == {GK.about, GK.linkedItem}


def test_the_schemes_hold_exactly_the_values_of_the_model(ontology: Graph) -> None:
    for scheme, values in SCHEMES.items():
        assert set(ontology.subjects(SKOS.inScheme, scheme)) == {GK[value.value] for value in values}


def test_every_kind_of_actor_is_a_subclass(ontology: Graph) -> None:
    assert {GK[kind.value] for kind in ActorKind} == set(ontology.subjects(RDFS.subClassOf, GK.Actor))


def test_nothing_is_imported_and_every_superclass_is_a_local_stub(ontology: Graph) -> None:
    assert not list(ontology.objects(None, OWL.imports))
    for parent in ontology.objects(None, RDFS.subClassOf):
        assert (parent, RDF.type, OWL.Class) in ontology
    assert (GK.Article, RDFS.subClassOf, URIRef("https://schema.org/NewsArticle")) in ontology


def test_the_alignments_speak_of_our_terms_and_have_a_title() -> None:
    alignments = Graph().parse(ONTOLOGY / "alignments.ttl")
    header = next(alignments.subjects(RDF.type, OWL.Ontology))
    subjects = set(alignments.subjects()) - {header}
    assert subjects <= {GK[name] for name in GK_TERMS}
    assert {title.language for title in alignments.objects(header, DCTERMS.title)} == {"en", "id"}


def test_no_example_is_lost() -> None:
    assert len(GOOD) == 25
    assert len(BAD) == 116


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_example(path: Path, shapes: Graph) -> None:
    assert validate_graph(Graph().parse(path), shapes) == ()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_example_names_its_message_on_the_first_line(path: Path, shapes: Graph) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert {problem.message for problem in validate_graph(Graph().parse(path), shapes)} == {expected}


def test_every_shape_has_a_good_and_a_bad_example(shapes: Graph) -> None:
    blamed = {path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in BAD}
    examples = Graph()
    for path in GOOD:
        examples.parse(path)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert blamed & messages_of(shapes, shape), f"no bad example for {shape}"
        assert has_target(shapes, shape, examples), f"no good example for {shape}"


def test_every_message_has_a_bad_example(shapes: Graph) -> None:
    blamed = {path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in BAD}
    said = {str(message) for message in shapes.objects(None, SH.message) if message.language == "en"}
    assert said - blamed == set()


def test_every_message_is_there_in_english_and_indonesian(shapes: Graph) -> None:
    for holder in set(shapes.subjects(SH.message)):
        said = list(shapes.objects(holder, SH.message))
        assert sorted(message.language for message in said) == ["en", "id"]
        assert all(re.fullmatch(r"[A-Z].*\.", str(message)) for message in said)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for constraint in shapes.objects(shape, SH.property):
            assert (constraint, SH.message, None) in shapes


def test_the_values_that_shapes_allow_are_those_of_the_model(shapes: Graph) -> None:
    allowed = {
        frozenset(Collection(shapes, listed))
        for constraint in shapes.objects(None, SH.property)
        if (listed := shapes.value(constraint, SH["in"]))
    }
    assert allowed == {frozenset(GK[value.value] for value in values) for values in SCHEMES.values()}


def messages_of(shapes: Graph, shape: URIRef | BNode) -> set[str]:
    holders = [shape, *shapes.objects(shape, SH.property)]
    return {str(message) for holder in holders for message in shapes.objects(holder, SH.message) if isinstance(message, Literal)}


def has_target(shapes: Graph, shape: URIRef | BNode, data: Graph) -> bool:
    classes = any((None, RDF.type, kind) in data for kind in shapes.objects(shape, SH.targetClass))
    return classes or any((None, said, None) in data for said in shapes.objects(shape, SH.targetSubjectsOf))
