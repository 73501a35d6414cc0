"""`kg evaluate` as a person uses it: a graph and gold in, tables or JSON out, and plain words for what is wrong."""

from __future__ import annotations

import json

import pytest

from kg.export import export_store
from kg.store import open_store
from tests.evaluate.golds import actors, announced, claim, held, write
from tests.stories import keep, story


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graph")
    store = open_store(folder / "store", create=True)
    keep(store, story())
    export_store(store, folder / "graph.ttl")
    store.close()
    return folder / "graph.ttl"


@pytest.fixture
def gold(tmp_path):
    return write(tmp_path, announced(), held())


def test_an_exported_file_and_a_store_give_the_same_figures(kg, graph, gold):
    of_file = kg("evaluate", graph, gold)
    of_store = kg("evaluate", graph.parent / "store", gold)
    assert (of_file.code, of_file.err) == (0, "")
    assert of_file.out == of_store.out
    lines = [line.split() for line in of_file.out.splitlines()]
    assert ["claims", "en", "1.000", "0.833", "0.909", "6"] in lines
    assert ["meeting", "status", "en", "0.667", "3"] in lines
    assert ["claim", "0.9–1.0", "0.900", "0.800", "5"] in lines
    assert "lie apart on average: claim 0.100, meeting 0.200" in of_file.out


def test_errors_lists_every_difference_with_article_span_and_words(kg, graph, gold):
    done = kg("evaluate", graph, gold, "--errors")
    begin = announced()["text"].index("about security")
    assert f"announced · {begin}–{begin + 14} · claim missed · “about security”" in done.out.splitlines()
    assert "actor missed" not in kg("evaluate", graph, gold).out


def test_rules_tells_of_each_rule(kg, graph, gold):
    assert ["test", "en"] in [line.split()[:2] for line in kg("evaluate", graph, gold, "--rules").out.splitlines()]


def test_json_holds_everything(kg, graph, gold):
    done = kg("evaluate", graph, gold / "announced.json", "--format", "json")
    told = json.loads(done.out)
    assert {"measure": "speaker", "language": "en", "right": 2, "judged": 3, "share": pytest.approx(2 / 3)} in told["shares"]
    assert {each["what"] for each in told["differences"]} == {"actor missed", "claim missed", "claim speaker", "claim type"}
    assert [each["span"]["begin"] for each in told["differences"] if each["what"] == "claim missed"] == [
        announced()["text"].index("about security")
    ]
    assert told["absent"] == []
    assert {"rule": "test", "language": "en"}.items() <= told["rules"][0].items()


def test_without_a_graph_the_articles_are_read_anew(kg, tmp_path):
    text = 'Vladimir Putin arrived in Geneva on Monday. "We will not wait," Putin said on Tuesday.'
    made = {
        **{"id": "new", "lang": "en", "date": "2022-01-12", "title": "Arrival", "text": text, "meetings": []},
        "actors": [{"key": "P", "name": "Vladimir Putin", "names": ["Putin"], "qid": "Q7747", "type": "person"}],
        "claims": [claim("We will not wait,", "P", mode="direct", kind=None)],
    }
    done = kg("evaluate", write(tmp_path, made))
    assert done.code == 0
    assert ["claims+speaker", "en", "1.000", "1.000", "1.000", "1"] in [line.split() for line in done.out.splitlines()]


def test_an_article_that_is_not_there_is_told(kg, graph, tmp_path):
    done = kg("evaluate", graph, write(tmp_path, {**announced(), "id": "elsewhere"}, held()))
    assert done.code == 0
    assert f"{graph} lacks 1 of the articles in {tmp_path / 'gold'}: 'elsewhere'; they count as missed" in done.err
    (tmp_path / "gold" / "held.json").unlink()
    done = kg("evaluate", graph, tmp_path / "gold")
    assert done.code == 3
    assert done.err.splitlines()[-1].endswith(
        f"has no article of {tmp_path / 'gold'}; build it from records whose 'id' is the gold's"
    )


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nowhere.ttl", "gold"], 5, "nowhere.ttl: there is no store here"),
        (["graph.ttl", "nowhere"], 3, "nowhere: there is no such file or folder"),
        (["graph.ttl", "bad.json"], 3, "bad.json: actors[0].qid: must be a string, found 159"),
        (["graph.ttl", "gold", "-f", "xml"], 6, "there are table, json"),
        (["a", "b", "c"], 2, "found 3 paths"),
        (["bad.json", "gold"], 3, "no reader for '.json'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(kg, graph, gold, tmp_path, words, code, told):
    (tmp_path / "graph.ttl").write_bytes(graph.read_bytes())
    bad = {**announced(), "actors": [{**actors("Russia")[0], "qid": 159}]}
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    done = kg("evaluate", *words)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
