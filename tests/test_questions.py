"""Every shipped question has an answer that was read by eye, and is answered so; what is wrongly asked is told clearly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef

from kg.errors import DataError, QueryError
from kg.identifiers import KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri
from kg.namespaces import GK, GKD, WD
from kg.questions import Kind, Parameter, Question, actor_named, answer, ask, question, questions
from kg.store import Rows, open_store
from kg.store.base import rows_of
from tests.golden.answers import ANSWERS, answers
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store, Triple

_ADDRESSES = {"claim", "other_claim", "report", "other_report", "example", "finding"}  # they count characters
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "questions.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("questions") / "store", create=True)
    keep(opened, story())
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


def meeting_on(store: Store, day: str) -> str:
    sparql = "SELECT ?meeting WHERE { ?meeting a gk:Meeting ; gk:date ?day FILTER (STR(?day) = ?wanted) } ORDER BY ?meeting"
    prefix = f"PREFIX gk: <{GK.Meeting.removesuffix('Meeting')}> "
    return str(next(iter(rows_of(store, prefix + sparql, {"wanted": Literal(day)})))[0])


def readable(store: Store, columns: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, str]:
    """Leave out what is unbound, and name meetings by their day and other things by the end of their address."""
    days = {meeting_on(store, day): day for day in ("2022-01-10", "2022-01-12", "2022-02-03")}
    named = {str(article_iri(one.article.identifier)): one.article.identifier for one in story()}
    cells = {name: str(value) for name, value in zip(columns, row, strict=True) if value is not None}
    return {name: (days | named).get(value, value.rsplit("/", 1)[-1]) for name, value in cells.items()}


def test_every_question_has_an_answer_and_every_answer_a_question() -> None:
    assert {case["question"] for case in CASES} == {each.name for each in questions()}
    assert len(questions()) >= 34
    assert len(CASES) >= 45


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['question']} {case.get('with', '')}")
def test_the_answer_is_the_one_read_by_eye(store: Store, case: dict[str, Any]) -> None:
    given = {name: str(value) for name, value in case.get("with", {}).items()}
    if "meeting" in given:
        given["meeting"] = meeting_on(store, given["meeting"])
    rows = ask(store, case["question"], given)
    assert rows.columns == question(case["question"]).columns
    expected = [{name: str(value) for name, value in row.items()} for row in case["rows"]]
    hidden = _ADDRESSES | ({"source"} if case["question"] == "timeline" else set())
    found = [readable(store, rows.columns, row) for row in rows]
    assert [{name: value for name, value in row.items() if name not in hidden} for row in found] == expected


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)
def test_every_question_explains_itself(each: Question) -> None:
    assert each.title[0].isupper()
    assert each.question.endswith("?")
    assert len(set(each.columns)) == len(each.columns)
    for parameter in each.parameters:
        assert f"?{parameter.name}" in each.sparql.split("SELECT", 1)[1]


def test_how_certain_speakers_are_is_counted_in_the_days_asked_about(store: Store) -> None:
    def claims(**days: str) -> int:
        return sum(int(row[1] or 0) for row in ask(store, "how-certain", {"least": "1", **days}))

    whole, before, after = claims(), claims(until="2022-01-10"), claims(since="2022-01-11")
    assert 0 < before < whole
    assert before + after == whole


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.name)
def test_every_question_is_answered_by_an_empty_store(empty: Store, each: Question) -> None:
    given = {"actor": "Q159", "meeting": "0123456789abcdef", "date": "2022-01-10"}
    rows = ask(empty, each, {parameter.name: given[parameter.kind] for parameter in each.parameters if parameter.required})
    assert (rows.columns, tuple(rows)) == (each.columns, ())


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-met-hwom", {}, "no question 'who-met-hwom'; did you mean 'who-met-whom'\\?; there are .*articles-on-meeting, "),
        ("claims-by", {}, r"needs 'actor' \(actor\)"),
        ("claims-by", {"actor": ""}, "needs 'actor'"),
        ("claims-by", {"who": "Q159"}, "no parameter 'who'; it has actor, about, type, since, until"),
        ("claims-by", {"actor": "Ruritania"}, "no actor in the store is called 'Ruritania'"),
        ("claims-by", {"actor": "Q159", "since": "10 January"}, "'since' must look like 2022-01-31, found '10 January'"),
        ("claims-by", {"actor": "Q159", "since": "20220110"}, "'since' must look like"),
        ("claims-by", {"actor": "Q159", "type": "Dnial"}, "'type' must be one of Statement, Denial, .*; found 'Dnial'"),
        ("told-by-several", {"least": "many"}, "'least' must look like 3"),
        ("status-history", {"meeting": "10 January"}, "'meeting' must be a meeting's address"),
    ],
)
def test_what_is_wrongly_asked_is_told(store: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, name, given)


@pytest.mark.parametrize(
    "name",
    [
        "Q159",
        "Russia",
        "russia",
        "RUSSIA",
        "actor:Q159",
        "wd:Q159",
        str(actor_iri("Q159")),
        "https://w3id.org/geopolitical-kg/data/actor/Q159",
    ],
)
def test_an_actor_can_be_named_in_many_ways(store: Store, name: str) -> None:
    assert actor_named(store, name) == actor_iri("Q159")


def test_names_that_two_actors_share_are_not_guessed(empty: Store) -> None:
    one, other = actor_iri("a"), actor_iri("b")
    actors = [(actor, RDF.type, GK.Actor) for actor in (one, other)]
    labels = [
        (one, SKOS.altLabel, Literal("Twin")),
        (other, SKOS.altLabel, Literal("Twin")),
        (other, SKOS.prefLabel, Literal("Other")),
    ]
    graph = article_graph(article_iri("x"))
    empty.replace(graph, [*actors, *labels])
    with pytest.raises(QueryError, match=r"more than one actor is called 'twin': .*/a, .*/b; give one of these"):
        actor_named(empty, "twin")
    empty.replace(graph, [*actors, *labels, (one, SKOS.prefLabel, Literal("Twin"))])
    assert actor_named(empty, "twin") == one


def test_a_wikidata_link_decided_later_names_the_actor(empty: Store) -> None:
    slug = actor_iri("some-body")
    empty.replace(article_graph(article_iri("x")), [(slug, RDF.type, GK.Actor), (slug, SKOS.exactMatch, WD.Q42)])
    assert actor_named(empty, "Q42") == slug
    assert actor_named(empty, "Q43") == actor_iri("Q43")


def test_terms_are_taken_as_they_are(store: Store) -> None:
    by_term = ask(store, "claims-by", {"actor": actor_iri("Q159"), "since": Literal("2022-01-01", datatype=XSD.date)})
    assert by_term == ask(store, "claims-by", {"actor": "Q159", "since": "2022-01-01"})


def test_any_query_may_be_asked_without_declaring_prefixes(store: Store) -> None:
    table = answer(store, "SELECT ?a WHERE { ?a a gk:Article } ORDER BY ?a")
    assert isinstance(table, Rows)
    assert len(tuple(table)) == len(tuple(table)) == 4
    assert answer(store, "ASK { actor:Q159 a gk:State }") is True
    graph = answer(store, "CONSTRUCT { ?m a gk:Meeting } WHERE { ?m a gk:Meeting }")
    assert isinstance(graph, Graph)
    assert len(graph) == 3
    described = answer(store, "PREFIX gk: <http://other/> DESCRIBE actor:Q159")
    assert isinstance(described, Graph)
    assert URIRef("https://w3id.org/geopolitical-kg/data/actor/Q159") in set(described.subjects())
    with pytest.raises(QueryError, match="not SPARQL"):
        answer(store, "who met whom?")


_HEADER = "# title: T\n# question: Q?\n# parameters: {parameters}\n# columns: a\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# title: T\nSELECT ?a {} \nORDER BY ?a", r"one.rq:1: the header lacks 'question:'"),
        ("# titel: T\n", r"one.rq:1: unknown header 'titel'; known are title"),
        (_HEADER.format(parameters="none") + "SELECT ?a { }", "no ORDER BY"),
        (_HEADER.format(parameters="actor, since") + "SELECT ?a { }\nORDER BY ?a", "must look like 'actor"),
        (_HEADER.format(parameters="actor (person)") + "SELECT ?a { }\nORDER BY ?a", "cannot be of kind 'person'"),
    ],
)
def test_a_file_that_does_not_explain_itself_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "one.rq").write_text(text)
    with pytest.raises(DataError, match=message):
        questions(tmp_path)


def test_the_sample_corpus_answers_every_question_as_read_by_eye() -> None:
    now, golden = answers().splitlines(), ANSWERS.read_text(encoding="utf-8").splitlines()
    assert now == golden, "run `make golden`, and review the difference"


def test_sources_that_disagree_on_a_date_are_named(empty: Store) -> None:
    meeting, prefix = GKD["meeting/0123456789abcdef"], str(article_iri("x"))
    told = (("2022-01-10", "2022-01-10"), ("2022-01-12", "2022-01-12"), ("2022-01-01", "2022-01-31"))
    for number, (first, last) in enumerate(told):
        report, article = URIRef(f"{prefix}/meeting/{number}"), article_iri(str(number))
        bounds = {GK.date: last, GK.earliestDate: first, GK.latestDate: last}
        days: list[Triple] = [(report, term, Literal(day, datatype=XSD.date)) for term, day in bounds.items()]
        empty.replace(article_graph(article), [(report, GK.reportedIn, article), (report, GK.reportsOn, meeting), *days])
    meets: list[Triple] = [(meeting, RDF.type, GK.Meeting), (meeting, GK.participant, actor_iri("Q159"))]
    meets.append((meeting, GK.reportCount, Literal(3)))
    empty.replace(KNOWLEDGE_GRAPH, [*meets, (actor_iri("Q159"), SKOS.prefLabel, Literal("Russia"))])
    (row,) = ask(empty, "disagree-on-date")
    assert [str(cell) for cell in row[:4] if cell] == ["Russia", "2022-01-10", "2022-01-12"]
    empty.replace(article_graph(article_iri("put-off")), [(URIRef(f"{prefix}/meeting/1"), GK.status, GK.Postponed)])
    assert not tuple(ask(empty, "disagree-on-date"))


def test_a_new_question_needs_one_file(tmp_path: Path) -> None:
    header = _HEADER.format(parameters="actor (actor), since (date, optional), least (number, default 2)")
    (tmp_path / "mine.rq").write_text(header + "SELECT ?a { ?a ?since ?actor , ?least }\nORDER BY ?a")
    (mine,) = questions(tmp_path)
    assert mine.parameters == (
        Parameter("actor", Kind.ACTOR),
        Parameter("since", Kind.DATE, required=False),
        Parameter("least", Kind.NUMBER, required=False, default="2"),
    )
