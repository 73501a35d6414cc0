"""The code and the ontology know the same terms, and every term serves something."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from kg.knowledge.identity import Reason, Verdict
from kg.model import ActorKind, Certainty, ClaimType, DateBasis, EventType, Mode, Polarity, SpeechMode, Status
from kg.namespaces import GEO, GK, GK_TERMS, GKD, ITSRDF, NIF, PREFIXES
from kg.resources import ONTOLOGY, QUERIES

if TYPE_CHECKING:
    from rdflib.namespace import ClosedNamespace

PACKAGE = Path(__file__).parent.parent / "kg"
BASE = str(GK)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "geopolitics.ttl")


def local_names(graph: Graph) -> set[str]:
    return {str(subject).removeprefix(BASE) for subject in graph.subjects() if str(subject).startswith(BASE)}


def used_in_files() -> set[str]:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    data = "\n".join(path.read_text(encoding="utf-8") for path in [*QUERIES.rglob("*.r[qu]"), *PACKAGE.rglob("*.r[qu]")])
    return {*re.findall(r"\bGK\.(\w+)", code), *re.findall(r"\bGK\[\"(\w+)\"\]", code), *re.findall(r"\bgk:(\w+)", data)}


def test_code_and_ontology_know_the_same_terms(ontology: Graph) -> None:
    assert len(set(GK_TERMS)) == len(GK_TERMS)
    assert local_names(ontology) == set(GK_TERMS)


def test_every_term_is_used_abstract_or_marked_as_reserved(ontology: Graph) -> None:
    values = {
        kind.value
        for kinds in (ActorKind, Certainty, ClaimType, DateBasis, EventType, Mode, Polarity, SpeechMode, Status, Reason, Verdict)
        for kind in kinds
    }
    idle = set()
    for name in set(GK_TERMS) - used_in_files() - values:
        term = GK[name]
        abstract = any(True for _ in ontology.subjects(RDFS.subClassOf, term))
        scheme = any(True for _ in ontology.subjects(SKOS.inScheme, term))
        if not (abstract or scheme or is_reserved(ontology, term)):
            idle.add(name)
    assert not idle, f"delete these terms, use them, or give them an editorial note that begins with 'Reserved': {sorted(idle)}"


def test_no_reserved_term_is_written(ontology: Graph) -> None:
    used = {name for name in used_in_files() & set(GK_TERMS) if is_reserved(ontology, GK[name])}
    assert not used, f"these terms are used now: take the note 'Reserved' from {sorted(used)} in geopolitics.ttl"


def is_reserved(ontology: Graph, term: URIRef) -> bool:
    return any(str(note).startswith("Reserved") for note in ontology.objects(term, SKOS.editorialNote))


@pytest.mark.parametrize("namespace", [GK, NIF, ITSRDF, GEO])
def test_an_unknown_term_is_an_error(namespace: ClosedNamespace) -> None:
    with pytest.raises(AttributeError, match="Misspelt"):
        namespace.Misspelt  # noqa: B018
    with pytest.raises(KeyError, match="Misspelt"):
        namespace["Misspelt"]


def test_terms_of_others_that_the_code_names_stand_in_the_ontology(ontology: Graph) -> None:
    for namespace in (NIF, ITSRDF, GEO):
        declared = {str(subject) for subject in ontology.subjects(RDF.type)}
        assert set(map(str, namespace._ClosedNamespace__uris.values())) <= declared


def test_the_prefixes_shorten_what_people_read() -> None:
    graph = Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    graph.add((GKD["actor/Q159"], RDFS.seeAlso, GKD["place/Q649"]))
    text = graph.serialize(format="turtle")
    assert "actor:Q159 rdfs:seeAlso place:Q649" in text


def test_no_two_prefixes_share_a_base() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(base.endswith(("#", "/")) for base in PREFIXES.values())
