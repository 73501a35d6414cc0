"""A store is checked graph by graph: its problems name the graph in which they stand, and the sentence that they concern."""

from __future__ import annotations

from rdflib import RDF, SKOS, Graph, URIRef

from kg.identifiers import ACTORS_GRAPH, KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri, meeting_iri
from kg.namespaces import GK, WD
from kg.resources import ONTOLOGY
from kg.validate import Problem, ShapeSet, validate_graph, validate_store

EXAMPLES = ONTOLOGY / "examples"
STATE = actor_iri("ruritania")


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


def test_a_problem_of_an_article_comes_with_its_sentence() -> None:
    graphs = Graphs()
    article = graphs.named[graphs.article]
    (report,) = article.subjects(RDF.type, GK.MeetingReport)
    article.remove((report, GK.status, None))
    (problem,) = graphs.problems()
    assert str(problem.quotation) == "example-1: “Its envoy will see Graustark on 3 May in Strelsau.”"


def test_a_problem_of_what_articles_share_comes_with_the_first_sentence_that_tells_of_it() -> None:
    graphs = Graphs()
    knowledge = graphs.named[KNOWLEDGE_GRAPH]
    (meeting,) = knowledge.subjects(RDF.type, GK.Meeting)
    knowledge.remove((meeting, GK.latestStatus, None))
    graphs.named[ACTORS_GRAPH].remove((STATE, SKOS.prefLabel, None))
    problems = graphs.problems()
    assert {problem.focus for problem in problems} == {str(meeting), str(STATE)}
    assert all(problem.quotation and problem.quotation.words.startswith("Its envoy") for problem in problems)


def test_who_is_described_by_an_article_alone_may_take_part_in_a_meeting() -> None:
    graphs = Graphs()
    for triple in list(graphs.named[ACTORS_GRAPH].triples((STATE, None, None))):
        graphs.named[ACTORS_GRAPH].remove(triple)
        graphs.named[graphs.article].add(triple)
    assert graphs.problems() == []


def test_what_is_described_nowhere_may_not() -> None:
    graphs = Graphs()
    graphs.named[KNOWLEDGE_GRAPH].add((meeting_iri("another"), RDF.type, GK.Meeting))
    graphs.named[KNOWLEDGE_GRAPH].add((meeting_iri("another"), GK.participant, URIRef("urn:nobody")))
    messages = {problem.message for problem in graphs.problems()}
    assert "A meeting must have at least one participant (gk:participant), and each must be an actor." in messages
    assert len(messages) == 3  # no status, no number of reports
