"""`kg query`, `kg questions`, `kg show`, `kg validate`, `kg remove`, `kg export` on the sample articles."""

import csv
import io
import json
import shutil

import pytest
from rdflib import Graph

from kg.questions import questions

MEETINGS = "SELECT ?meeting ?day WHERE { ?meeting a gk:Meeting ; gk:date ?day } ORDER BY ?meeting LIMIT 3"


@pytest.fixture
def store(sample_store, tmp_path):
    """A copy, for only one at a time may open a store."""
    return shutil.copytree(sample_store, tmp_path / "store")


def test_questions_lists_every_question(kg):
    done = kg("questions")
    assert done.code == 0
    assert all(each.name in done.out and each.question in done.out for each in questions())


def test_a_question_can_be_read_as_it_is_written(kg):
    assert kg("questions", "who-met-whom").out == next(each.sparql for each in questions() if each.name == "who-met-whom")


def test_a_question_by_name_with_a_parameter(kg, store):
    done = kg("query", "who-met-whom", "-p", "actor=Q159", "--store", store)
    assert done.code == 0
    assert "Geneva" in done.out or "Russia" in done.out


def test_sparql_as_csv_json_and_table_says_the_same(kg, store):
    read = list(csv.DictReader(io.StringIO(kg("query", MEETINGS, "-f", "csv", "--store", store).out)))
    found = json.loads(kg("query", MEETINGS, "-f", "json", "--store", store).out)
    assert [row["meeting"]["value"] for row in found["results"]["bindings"]] == [row["meeting"] for row in read]
    assert found["head"]["vars"] == ["meeting", "day"]
    table = kg("query", MEETINGS, "--store", store).out
    assert all(row["meeting"].rpartition("/")[2] in table and row["day"] in table for row in read)


def test_a_file_with_a_query(kg, store, tmp_path):
    (tmp_path / "mine.rq").write_text("CONSTRUCT { ?m a gk:Meeting } WHERE { ?m a gk:Meeting }", encoding="utf-8")
    done = kg("query", "mine.rq", "--format", "turtle", "--store", store)
    assert len(Graph().parse(data=done.out, format="turtle")) > 10


def test_yes_and_no(kg, store):
    assert kg("query", "ASK { ?m a gk:Meeting }", "--store", store).out == "yes\n"
    assert json.loads(kg("query", "ASK { ?m a gk:Nothing }", "-f", "json", "--store", store).out)["boolean"] is False


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["SELECT * WHERE {"], "not SPARQL"),
        (["who-met-whom", "-p", "actor"], "--param must look like actor=Q159, found 'actor'"),
        (["who-met-whom", "-p", "colour=red"], "colour"),
        ([MEETINGS, "-p", "actor=Q159"], "only the questions"),
        ([MEETINGS, "-f", "turtle"], "ask for table, csv or json"),
        ([MEETINGS, "-f", "xml"], "there are table, csv, json, turtle"),
        (["SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "not allowed"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(kg, store, words, told):
    done = kg("query", *words, "--store", store)
    assert done.code == 6
    assert told in done.err


def test_an_actor_is_shown_with_the_sentences_marked(kg, store):
    by_item, by_name = kg("show", "Q159", "--store", store), kg("show", "russia", "--store", store)
    assert by_item.out == by_name.out
    assert "Russia\n" in by_item.out
    assert "⟦" in by_item.out.split("claims (")[1]


def test_a_meeting_and_an_article_are_shown(kg, store):
    actor = kg("show", "Q159", "--store", store).out
    meeting = actor.split("[meeting/")[1].split("]")[0]
    page = kg("show", f"meeting/{meeting}", "--store", store).out
    assert page.startswith("Meeting of ")
    title = next(line for line in page.splitlines() if line.startswith("    — ")).split(" ", 6)[6]
    article = kg("show", title, "--store", store)
    assert article.code == 0
    assert "actors (" in article.out


@pytest.mark.parametrize(
    ("wanted", "told"), [("Atlantis", "holds no article, actor or meeting 'Atlantis'"), ("", "''"), ("<x>", "<x>")]
)
def test_what_is_not_there_is_told(kg, store, wanted, told):
    done = kg("show", wanted, "--store", store)
    assert done.code == 6
    assert told in done.err


def test_export_gives_the_same_bytes_again(kg, store, tmp_path):
    for name in ("one.ttl", "two.ttl", "all.trig", "all.nq", "all.jsonld"):
        assert kg("export", "--store", store, "--out", name).code == 0
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
    assert all((tmp_path / name).stat().st_size > 10_000 for name in ("all.trig", "all.nq", "all.jsonld"))


def test_the_sample_graph_keeps_to_its_shapes(kg, store):
    done = kg("validate", "--store", store)
    assert (done.code, done.err) == (0, ""), done.out


def test_removing_an_article_removes_what_rested_on_it(kg, store, tmp_path):
    one = tmp_path / "one.jsonl"
    text = "The foreign ministers of Fiji and Tonga met in Suva on 3 May 2024, the government of Fiji said."
    one.write_text(json.dumps({"id": "pacific", "text": text, "lang": "en", "date": "2024-05-04"}), encoding="utf-8")
    kg("export", "--store", store, "--out", "before.ttl")
    kg("build", one, "--store", store)
    kg("export", "--store", store, "--out", "between.ttl")
    done = kg("remove", "pacific", "--store", store)
    kg("export", "--store", store, "--out", "after.ttl")
    before, between, after = ((tmp_path / f"{name}.ttl").read_text(encoding="utf-8") for name in ("before", "between", "after"))
    assert done.code == 0
    assert done.out.startswith("removed https://")
    # not as one comparison: pytest would explain a megabyte's difference for minutes
    same, grown = before == after, before != between
    assert same
    assert grown


def test_only_articles_can_be_removed(kg, store):
    done = kg("remove", "Q159", "--store", store)
    assert done.code == 6
    assert "'Q159' is no article" in done.err


def test_why_tells_the_reasons_under_each_finding(kg, store):
    plain, explained = kg("show", "Q159", "--store", store), kg("show", "Q159", "--why", "--store", store)
    assert explained.code == 0
    kept = [line for line in explained.out.splitlines() if not line.startswith("      ")]
    assert kept == plain.out.splitlines()
    reasons = [line.strip().partition(":")[0] for line in explained.out.splitlines() if line.startswith("      ")]
    assert {"words", "speaker", "parties", "status", "day", "rule"} <= set(reasons)


def test_an_exported_file_can_be_asked_like_a_store(kg, store, tmp_path):
    kg("export", "--store", store, "--out", "graph.ttl")
    assert kg("show", "Q159", "--store", "graph.ttl").out == kg("show", "Q159", "--store", store).out
    assert kg("query", MEETINGS, "--store", "graph.ttl").out == kg("query", MEETINGS, "--store", store).out
