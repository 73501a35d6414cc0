"""Problems come out in plain words, in a stable order, and name the graph in which they stand."""

from __future__ import annotations

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg.errors import ValidationError
from kg.identifiers import ACTORS_GRAPH, KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri
from kg.namespaces import GK, WD
from kg.resources import ONTOLOGY
from kg.validate import Problem, ShapeSet, validate_graph, validate_store

EXAMPLES = ONTOLOGY / "examples"
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


class Graphs:
    """A store in small: named graphs in memory."""

    def __init__(self) -> None:
        report = Graph().parse(EXAMPLES / "good" / "meeting-report.ttl")
        self.article = article_graph(article_iri("example-1"))
        self.named = {name: Graph() for name in (self.article, ACTORS_GRAPH, KNOWLEDGE_GRAPH)}
        for triple in report:
            self.named[self._home_of(report, triple)].add(triple)

    def _home_of(self, report: Graph, triple: tuple) -> URIRef:
        if triple[1] == GK.reportsOn or (triple[0], RDF.type, GK.Meeting) in report:
            return KNOWLEDGE_GRAPH
        described = (triple[0], RDF.type, GK.Actor) in report or (triple[0], RDF.type, GK.Place) in report
        return ACTORS_GRAPH if described else self.article

    def problems(self, *without: URIRef) -> list[Problem]:
        names = [name for name in self.named if name not in without]
        return list(validate_store(names, self.named.__getitem__))


def test_a_store_is_sound_when_its_graphs_are_taken_together() -> None:
    assert Graphs().problems() == []


def test_an_article_alone_satisfies_its_shapes_but_not_those_of_the_whole() -> None:
    graphs = Graphs()
    alone = graphs.named[graphs.article] + graphs.named[ACTORS_GRAPH]
    assert validate_graph(alone) == ()
    assert [problem.message for problem in validate_graph(alone, ShapeSet.WHOLE)] == [
        "A report must tell of exactly one meeting or event (gk:reportsOn)."
    ]


def test_a_problem_of_a_store_names_its_graph() -> None:
    graphs = Graphs()
    found = graphs.problems(ACTORS_GRAPH)
    blamed = {(problem.graph, problem.path) for problem in found}
    assert (str(graphs.article), str(GK.participant)) in blamed
    assert (None, str(GK.participant)) in blamed  # the meeting, which stands in a shared graph


def test_what_no_article_names_is_checked_too() -> None:
    graphs = Graphs()
    graphs.named[ACTORS_GRAPH].add((STATE, SKOS.exactMatch, WD.Q1))
    graphs.named[ACTORS_GRAPH].add((actor_iri("forgotten"), RDF.type, GK.Actor))
    assert {problem.focus for problem in graphs.problems()} == {str(actor_iri("forgotten"))}
