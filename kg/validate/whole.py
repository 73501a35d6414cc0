"""A whole store goes in, graph by graph; out come its problems, each with the sentence of the article that it concerns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, URIRef

from kg.identifiers import INFERRED_GRAPH, article_of_graph
from kg.validate.facts import Facts
from kg.validate.quoting import quotation
from kg.validate.screening import Screen
from kg.validate.shapes import ShapeSet, shapes_of, validate_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib.term import Node

    from kg.validate.quoting import Quotation
    from kg.validate.shapes import Problem

_OF_ARTICLES = (ShapeSet.GRAPH, ShapeSet.WHOLE)


def validate_store(names: Iterable[URIRef], graph: Callable[[URIRef], Graph], *, language: str = "en") -> Iterator[Problem]:
    """Yield the problems of a whole store, given the names of its graphs and the way to read one; one article is held at a time.

    Each article is checked together with what the shared graphs (actors, links, knowledge) say of whatever it names; then these
    graphs are checked by themselves, and their problems bear no graph's name.
    Raises ValidationError where the shapes cannot be used.
    """
    ordered = sorted(names)
    articles = [name for name in ordered if article_of_graph(name) is not None]
    shared = Graph(bind_namespaces="none")
    for name in ordered:
        # what follows from the rest is as sound as the rest, and speaks of every article
        if article_of_graph(name) is None and name != INFERRED_GRAPH:
            _copy(graph(name), into=shared)
    known = Facts(shared)
    nameless = {node for node in known.all_values() if isinstance(node, URIRef)} - known.subjects()
    elsewhere = Graph(bind_namespaces="none")  # what articles say that the shared graphs' nodes are
    for name in articles:
        article = graph(name)
        for node in nameless.intersection(article.subjects(RDF.type)):
            _copy(article.triples((node, RDF.type, None)), into=elsewhere)
        yield from _problems_of_article(name, article, shared, known, language=language)
    problems = _problems_of_shared(shared, known, elsewhere, language)
    yield from _quoted(problems, shared, map(graph, articles))


def _problems_of_article(name: URIRef, article: Graph, shared: Graph, known: Facts, *, language: str) -> Iterator[Problem]:
    facts = Facts(article, known)
    if not _screen(*_OF_ARTICLES).suspects(facts.subjects(), facts):
        return
    own = {str(subject): subject for subject in facts.subjects()}
    whole = _with_surroundings({*article.subjects(), *article.objects()}, article, shared)
    for shapes in _OF_ARTICLES:
        for problem in validate_graph(whole, shapes, language=language):
            if problem.focus in own:
                yield replace(problem, graph=str(name), quotation=quotation(own[problem.focus], article))


def _problems_of_shared(shared: Graph, known: Facts, elsewhere: Graph, language: str) -> list[Problem]:
    suspects = _screen(ShapeSet.GRAPH).suspects(known.subjects(), Facts(elsewhere, known))
    if not suspects:
        return []
    part = _with_surroundings(suspects, shared, elsewhere)
    for node in suspects:
        _copy(shared.triples((None, None, node)), into=part)
    of_suspects = {str(node) for node in suspects}
    return [problem for problem in validate_graph(part, language=language) if problem.focus in of_suspects]


def _quoted(problems: list[Problem], shared: Graph, articles: Iterable[Graph]) -> Iterator[Problem]:
    """Yield the problems with a sentence, each from the first article that speaks of it or of what is joined to it."""
    wanted = {problem.focus: _handles(URIRef(problem.focus), shared) for problem in problems}
    found: dict[str, Quotation] = {}
    for article in articles if problems else ():
        here = {*article.subjects(), *article.objects()}
        for focus, handles in wanted.items():
            words = (quotation(node, article) for node in handles if node in here)
            if focus not in found and (first := next(filter(None, words), None)):
                found[focus] = first
        if len(found) == len(wanted):
            break
    for problem in problems:
        yield replace(problem, quotation=found.get(problem.focus))


def _handles(node: Node, shared: Graph) -> list[Node]:
    """Return the nodes by which an article may speak of a node of the shared graphs: itself, its reports or claims, its actor."""
    joined = set(shared.objects(node)) - set(shared.objects(node, RDF.type))
    return [node, *sorted(set(shared.subjects(None, node)), key=str), *sorted(joined, key=str)]


def _with_surroundings(start: set[Node], *graphs: Graph) -> Graph:
    """Return all that the graphs say of some nodes, of the nodes named there, and so on."""
    whole = Graph(bind_namespaces="none")
    waiting, seen = set(start), set(start)
    while waiting:
        node = waiting.pop()
        for triple in (triple for graph in graphs for triple in graph.triples((node, None, None))):
            whole.add(triple)
            if triple[2] not in seen:
                seen.add(triple[2])
                waiting.add(triple[2])
    return whole


@cache
def _screen(*shapes: ShapeSet) -> Screen:
    together = Graph()
    for each in shapes:
        _copy(shapes_of(each), into=together)
    return Screen(together)


def _copy(triples: Iterable[tuple[Node, Node, Node]], *, into: Graph) -> None:
    for triple in triples:
        into.add(triple)
