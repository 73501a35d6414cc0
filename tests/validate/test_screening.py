"""What SHACL finds is always suspected, whatever the fault; and a sound graph is not sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef

from kg.identifiers import INFERRED_GRAPH, KNOWLEDGE_GRAPH
from kg.namespaces import GK
from kg.resources import ONTOLOGY
from kg.store import open_store
from kg.validate import ShapeSet, validate_graph, validate_store
from kg.validate.constraints import CONSTRAINTS
from kg.validate.facts import Facts
from kg.validate.screening import Screen
from kg.validate.shapes import shapes_of
from tests.validate.faults import BREAKS, NOBODY, Rule, rules_of

if TYPE_CHECKING:
    from pathlib import Path

GOOD = sorted((ONTOLOGY / "examples" / "good").glob("*.ttl"))
BAD = sorted((ONTOLOGY / "examples" / "bad").glob("*.ttl"))
SHAPES = shapes_of(ShapeSet.GRAPH) + shapes_of(ShapeSet.WHOLE)
SCREEN = Screen(SHAPES)
RULES = list(rules_of(SHAPES))
EXAMPLES = [Graph().parse(path) for path in GOOD]


def suspects(graph: Graph, screen: Screen = SCREEN) -> set[str]:
    facts = Facts(graph)
    return {str(node) for node in screen.suspects(facts.subjects(), facts)}


def test_no_constraint_is_lost() -> None:
    assert len(RULES) >= 190
    assert {rule.how for rule in RULES} <= set(BREAKS)


def test_every_constraint_of_our_shapes_is_understood() -> None:
    said = {
        how
        for holder in (*SHAPES.subjects(SH.path), *SHAPES.subjects(RDF.type, SH.NodeShape))
        for how in SHAPES.predicates(holder)
    }
    counted = {SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount}
    assert said - set(CONSTRAINTS) - counted == {RDF.type, SH.path, SH.message, SH.targetClass, SH.targetSubjectsOf}
    assert set(BREAKS) >= said & set(CONSTRAINTS) - {SH.property}


@pytest.mark.parametrize("graph", EXAMPLES, ids=[path.stem for path in GOOD])
def test_of_a_sound_graph_nothing_is_suspected(graph: Graph) -> None:
    assert suspects(graph) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_seeded_fault_is_suspected_and_told(rule: Rule) -> None:
    graph, focus = next((each, found[0]) for each in EXAMPLES if (found := rule.targets(each)))
    broken = graph + Graph()
    rule.break_in(broken, focus)
    assert str(focus) in suspects(broken)
    assert (str(focus), rule.message) in {(problem.focus, problem.message) for problem in validate_graph(broken, SHAPES)}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_bad_examples_are_suspected(path: Path) -> None:
    graph = Graph().parse(path)
    shapes = shapes_of(ShapeSet.TERMS) + SHAPES
    found = {problem.focus for problem in validate_graph(graph, shapes)}
    assert found <= suspects(graph, Screen(shapes)), path


WHOLE = sum(EXAMPLES, Graph())
NODES = sorted(
    {*WHOLE.subjects(), *WHOLE.objects(), NOBODY, Literal("x"), Literal("y", lang="en"), Literal(-1)}, key=lambda node: node.n3()
)


@settings(max_examples=40)
@given(data=some.data(), example=some.sampled_from(EXAMPLES))
def test_whatever_is_changed_what_shacl_finds_is_suspected(data: some.DataObject, example: Graph) -> None:
    graph = example + Graph()
    for subject, predicate, value in data.draw(
        some.lists(some.sampled_from(sorted(example)), min_size=1, max_size=6, unique=True)
    ):
        graph.remove((subject, predicate, value))
        if data.draw(some.booleans()):
            graph.add((subject, predicate, data.draw(some.sampled_from(NODES))))
    assert {problem.focus for problem in validate_graph(graph, SHAPES)} <= suspects(graph)


def test_seeded_faults_of_every_kind_are_found_in_a_store_and_told_with_a_sentence(sample_store: Path) -> None:
    store = open_store(sample_store)
    graphs = {name: store.graph(name) for name in store.names() if name != INFERRED_GRAPH}
    store.close()
    seeded: dict[str, str] = {}
    for rule in RULES:
        homes = (KNOWLEDGE_GRAPH,) if rule.path in (GK.reportsOn, GK.proposition) else tuple(graphs)
        places = ((graph, node) for name in homes for graph in [graphs[name]] for node in _free(rule, graph, seeded))
        if place := next(places, None):
            rule.break_in(*place)
            seeded[str(place[1])] = rule.message
    problems = list(validate_store(graphs, graphs.__getitem__))
    assert len(seeded) >= 150
    assert set(seeded.items()) <= {(problem.focus, problem.message) for problem in problems}
    of_findings = [
        problem for problem in problems if problem.graph and ("/claim/" in problem.focus or "/meeting/" in problem.focus)
    ]
    assert len(of_findings) >= 50
    # where the text or the offsets are what is broken, there is no sentence to show
    assert sum(problem.quotation is not None for problem in of_findings) >= 0.8 * len(of_findings)


def _free(rule: Rule, graph: Graph, seeded: dict[str, str]) -> list[URIRef]:
    return [node for node in rule.targets(graph) if str(node) not in seeded and (node, RDF.type, None) in graph]


SHAPE = f"@prefix rdf: <{RDF}> . @prefix sh: <{SH}> . @prefix gk: <{GK}> . "


@pytest.mark.parametrize(
    "shape",
    [
        "<urn:s> a sh:NodeShape ; sh:targetClass gk:State ; sh:property [ sh:path gk:topic ; sh:hasValue 1 ] .",
        "<urn:s> a sh:NodeShape ; sh:targetClass gk:State ; sh:property [ sh:path ( gk:topic gk:place ) ; sh:minCount 1 ] .",
        "<urn:s> a sh:NodeShape ; sh:targetClass gk:State ; sh:not [ sh:class gk:State ] .",
        "<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:property [ sh:path gk:topic ; sh:minCount 1 ] .",
        "<urn:s> a sh:NodeShape ; sh:targetClass gk:State ; sh:property [ sh:path rdf:type ; sh:nodeKind sh:Literal ] .",
    ],
)
def test_what_is_not_understood_holds_of_nothing(shape: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:x"), RDF.type, GK.State))
    assert suspects(graph, Screen(Graph().parse(data=SHAPE + shape))) == {"urn:x"}


def test_a_graph_with_classes_of_its_own_is_not_screened() -> None:
    graph = Graph()
    graph.add((URIRef("urn:x"), RDF.type, GK.Actor))
    graph.add((URIRef("urn:y"), SKOS.prefLabel, Literal("Y")))
    assert suspects(graph) == {"urn:x"}  # neither name nor kind
    graph.add((GK.State, RDFS.subClassOf, GK.Actor))
    assert suspects(graph) == {"urn:x", "urn:y", str(GK.State)}


def test_blank_nodes_are_screened_too() -> None:
    graph = Graph()
    node = BNode()
    graph.add((node, RDF.type, GK.Actor))
    assert suspects(graph) == {str(node)}
