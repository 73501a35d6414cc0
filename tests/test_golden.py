"""The graph of the sample articles: the golden bytes whatever the order, and nothing asserted that is only claimed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, RDF, Graph, Literal

from kg.namespaces import GK
from tests.golden import GOLDEN, sample_paths, turtle_of

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = 200  # lines of a diff


@pytest.fixture(scope="session")
def turtle() -> str:
    return turtle_of(sample_paths())


@pytest.fixture(scope="session")
def graph(turtle: str) -> Graph:
    return Graph().parse(data=turtle, format="turtle")


def test_there_is_enough_to_look_at():
    assert len(sample_paths()) >= 16


def difference(first: Path, second: Path) -> str:
    """Return the beginning of a unified diff; git's, for difflib takes minutes where much has changed."""
    command = ["git", "diff", "--no-index", "--unified=2", str(first), str(second)]
    return "\n".join(subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()[:SHOWN])  # noqa: S603


def test_the_graph_is_the_golden_one(turtle, tmp_path):
    now = tmp_path / "sample.ttl"
    now.write_text(turtle, encoding="utf-8")
    if now.read_bytes() != GOLDEN.read_bytes():
        pytest.fail(f"the graph has changed; look at the diff, and if it is right, `make golden`:\n{difference(GOLDEN, now)}")


def test_the_order_of_the_articles_does_not_matter(turtle, tmp_path):
    forwards, backwards = tmp_path / "forwards.ttl", tmp_path / "backwards.ttl"
    forwards.write_text(turtle, encoding="utf-8")
    backwards.write_text(turtle_of(sample_paths()[::-1]), encoding="utf-8")
    if forwards.read_bytes() != backwards.read_bytes():
        pytest.fail(difference(forwards, backwards))


def test_nothing_has_no_name(graph):
    assert not [term for triple in graph for term in triple if type(term).__name__ == "BNode"]


# what may be said of anything but an article, a span, a claim or a report: who somebody is, and what all reports together give
KNOWN_OF_ACTORS = {
    "prefLabel", "altLabel", "exactMatch", "represents", "holds", "type", "heldBy", "postIn", "role", "startDate", "endDate",
    "lat", "long",
}  # fmt: skip
KNOWN_OF_MEETINGS = {
    "type", "participant", "organizer", "place", "date", "earliestDate", "latestDate", "dateText", "dateBasis", "topic", "mode",
    "latestStatus", "reportCount", "ploverCode", "cameoCode", "eventType",
}  # fmt: skip
KNOWN_OF_EVENTS = KNOWN_OF_MEETINGS - {"participant", "organizer", "place", "topic", "mode"} | {"initiator", "recipient"}
KNOWN_OF_PROPOSITIONS = {"type", "prefLabel", "about", "claimCount", "content"}
KNOWN_OF_MEMBERSHIPS = {"type", "member", "organization", "startDate", "endDate"}


def local(iri: object) -> str:
    return str(iri).replace("/", "#").rpartition("#")[2]


def test_no_claim_is_asserted(graph):
    """Claims and reports carry what is claimed; of the world the graph says who is who, and which meetings are told of."""
    evidence = {GK.Article, GK.Span, GK.Claim, GK.MeetingReport, GK.EventReport}
    for subject in set(graph.subjects()):
        kinds = set(graph.objects(subject, RDF.type))
        said = {local(predicate) for predicate in graph.predicates(subject)}
        if kinds & evidence:
            continue
        if GK.Meeting in kinds:
            assert said <= KNOWN_OF_MEETINGS, subject
        elif GK.Event in kinds:
            assert said <= KNOWN_OF_EVENTS, subject
        elif GK.Proposition in kinds:
            assert said <= KNOWN_OF_PROPOSITIONS, subject
        elif ORG.Membership in kinds:
            assert said <= KNOWN_OF_MEMBERSHIPS, subject
        else:
            assert said <= KNOWN_OF_ACTORS, subject


def test_the_words_of_a_claim_stand_in_literals_alone(graph):
    contents = set(graph.objects(None, GK.content))
    assert len(contents) > 50
    assert all(isinstance(content, Literal) for content in contents)
    spoken = {str(content) for content in contents}
    named = {str(term) for triple in graph for term in triple if not isinstance(term, Literal)}
    assert not spoken & named


def test_a_meeting_that_is_only_claimed_is_not_held(graph):
    """A meeting is held only if a report says so in its own voice or by a claim, and then the report tells according to whom."""
    for meeting in graph.subjects(GK.latestStatus, GK.Held):
        statuses = {graph.value(report, GK.status) for report in graph.subjects(GK.reportsOn, meeting)}
        assert statuses & {GK.Held, GK.Ongoing}, meeting


def test_every_span_reads_what_its_article_reads(graph):
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    spans = list(
        graph.query(
            "SELECT ?text ?begin ?end ?words WHERE { ?span a gk:Span ; nif:referenceContext/nif:isString ?text ;"
            " nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words }",
            initNs={"gk": GK, "nif": nif},
        )
    )
    assert len(spans) > 1000
    assert all(str(text)[int(begin) : int(end)] == str(words) for text, begin, end, words in spans)
