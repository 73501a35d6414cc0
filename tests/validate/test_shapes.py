"""Problems come out in plain words, in a stable order, in the language that is asked for."""

from __future__ import annotations

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg.errors import ValidationError
from kg.identifiers import actor_iri
from kg.namespaces import GK
from kg.validate import Problem, validate_graph

STATE = actor_iri("ruritania")


def nameless_state() -> Graph:
    graph = Graph()
    graph.add((STATE, RDF.type, GK.State))
    graph.add((STATE, RDF.type, GK.Actor))
    return graph


def test_a_sound_graph_has_no_problem() -> None:
    graph = nameless_state()
    graph.add((STATE, SKOS.prefLabel, Literal("Ruritania", lang="en")))
    assert validate_graph(graph) == ()


def test_a_problem_says_what_is_wrong_with_what() -> None:
    (problem,) = validate_graph(nameless_state())
    assert problem.focus == str(STATE)
    assert problem.message == "An actor must have a name in a language (skos:prefLabel)."
    assert problem.severity == "Violation"
    assert str(problem).startswith("actor:ruritania: An actor must have a name")


def test_a_problem_of_a_property_names_path_and_value() -> None:
    graph = nameless_state()
    graph.add((STATE, SKOS.prefLabel, Literal("Ruritania", lang="en")))
    graph.add((STATE, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/US")))
    (problem,) = validate_graph(graph)
    assert (problem.path, problem.value) == (str(SKOS.exactMatch), "http://www.wikidata.org/entity/US")
    assert str(problem).endswith("Found: wd:US.")


def test_messages_come_in_the_language_that_is_asked_for() -> None:
    (problem,) = validate_graph(nameless_state(), language="id")
    assert problem.message == "Aktor harus mempunyai nama dengan bahasanya (skos:prefLabel)."


def test_an_unknown_language_gives_english() -> None:
    (problem,) = validate_graph(nameless_state(), language="xx")
    assert problem.message.startswith("An actor must")


def test_problems_come_in_the_same_order_every_time() -> None:
    graph = Graph()
    for number in range(9):
        graph.add((actor_iri(f"state-{number}"), RDF.type, GK.Actor))
    problems = validate_graph(graph)
    assert len(problems) == 18  # no name, no kind
    assert list(problems) == sorted(problems, key=lambda found: (found.focus, found.path or ""))
    assert problems == validate_graph(graph)


def test_checking_leaves_the_graph_as_it_was() -> None:
    graph = nameless_state()
    before = set(graph)
    validate_graph(graph)
    assert set(graph) == before


def test_long_values_are_shortened_for_people() -> None:
    assert str(Problem("urn:x", "Too long.", "Violation", value="y" * 500)).endswith("y….")


def test_shapes_that_cannot_be_used_are_an_error() -> None:
    shape = "<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:minCount 1 , 2 ; sh:in 3 ."
    broken = Graph().parse(data=f"@prefix sh: <http://www.w3.org/ns/shacl#> . {shape}")
    data = Graph()
    data.add((URIRef("urn:x"), RDF.type, URIRef("urn:c")))
    with pytest.raises(ValidationError, match="shapes cannot be used"):
        validate_graph(data, broken)
