"""The contract that every store keeps, run against a folder on disk and against a real SPARQL server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, RDF, SKOS, XSD, BNode, Graph, Literal, URIRef

from kg.errors import KgError, QueryError, StoreError
from kg.identifiers import ACTORS_GRAPH, INDEX_GRAPH, KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri
from kg.knowledge import rebuild_knowledge
from kg.namespaces import GK
from kg.store import Change, Noting, Rows, Store, open_store
from kg.store.base import rows_of
from tests.store.sparql_server import running_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Triple

ONE, TWO = (article_iri(name) for name in ("one", "two"))
TRIPLE_OF_ONE = (ONE, GK.topic, Literal("a"))
FIRST, SECOND = article_graph(ONE), article_graph(TWO)
BIDEN, STATES, PUTIN = (actor_iri(key) for key in ("Q6279", "Q30", "Q7747"))
POST = URIRef(f"{BIDEN}/post/1")


@pytest.fixture(params=["embedded", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "embedded":
        opened = open_store(tmp_path / "store", create=True)
        yield opened
        opened.close()
        return
    with running_server() as address:
        opened = open_store(address)
        yield opened
        opened.close()


def mention(article: URIRef, actor: URIRef) -> Triple:
    return article, GK.about, actor


def described(actor: URIRef, *represents: URIRef, label: str = "x") -> list[Triple]:
    return [(actor, SKOS.prefLabel, Literal(label, lang="en")), *((actor, GK.represents, other) for other in represents)]


def subjects(store: Store) -> set[URIRef]:
    return set(store.graph(ACTORS_GRAPH).subjects())


def test_a_graph_comes_back_as_it_went_in(store: Store) -> None:
    values = [
        Literal('Kata “dia”\n\t\\ "ya"', lang="id"),
        Literal("0.75", datatype=XSD.decimal, normalize=False),
        Literal("2022-01", datatype=XSD.gYearMonth),
        Literal("plain"),
        Literal("\u2028 line\u0085 separators"),
        URIRef("http://example.org/ümlaut?a=b#c"),
    ]
    triples: list[Triple] = [(ONE, GK.about, value) for value in values]
    assert store.replace(FIRST, triples)
    back = store.graph(FIRST)
    assert {(str(value), getattr(value, "datatype", None), getattr(value, "language", None)) for value in back.objects()} == {
        (str(value), getattr(value, "datatype", None), getattr(value, "language", None)) for value in values
    }
    assert Graph().parse(data=b"\n".join(store.lines(FIRST)), format="nt").isomorphic(Graph() + back)


def test_replacing_by_the_same_changes_nothing(store: Store) -> None:
    triples = [mention(ONE, BIDEN), mention(ONE, PUTIN)]
    assert store.replace(FIRST, triples, actors=described(BIDEN))
    assert not store.replace(FIRST, reversed(triples), actors=described(BIDEN))


def test_replacing_leaves_exactly_the_new_content(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN), mention(ONE, PUTIN)])
    store.replace(SECOND, [mention(TWO, BIDEN)])
    assert store.replace(FIRST, [mention(ONE, STATES), mention(ONE, PUTIN)])
    assert set(store.graph(FIRST)) == {mention(ONE, STATES), mention(ONE, PUTIN)}
    assert set(store.graph(SECOND)) == {mention(TWO, BIDEN)}


def test_replacing_by_nothing_removes(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)])
    assert store.replace(FIRST, [])
    assert store.names() == ()


def test_names_are_sorted_and_only_of_graphs_that_hold_something(store: Store) -> None:
    for name in sorted([FIRST, SECOND, KNOWLEDGE_GRAPH], reverse=True):
        store.replace(name, [mention(ONE, BIDEN)])
    assert store.names() == tuple(sorted([FIRST, SECOND, KNOWLEDGE_GRAPH]))
    assert store.remove(SECOND)
    assert not store.remove(SECOND)
    assert SECOND not in store.names()
    assert len(store.graph(SECOND)) == 0


def test_actors_stay_as_long_as_some_article_or_some_actor_needs_them(store: Store) -> None:
    actors = [*described(BIDEN, STATES), *described(STATES), (BIDEN, ORG.holds, POST), (POST, RDF.type, ORG.Post)]
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=actors)
    store.replace(SECOND, [mention(TWO, STATES)], actors=described(STATES))
    assert subjects(store) == {BIDEN, STATES, POST}
    store.remove(SECOND)
    assert subjects(store) == {BIDEN, STATES, POST}
    store.remove(FIRST)
    assert subjects(store) == set()


def test_actors_go_when_an_article_no_longer_names_them(store: Store) -> None:
    actors = [*described(BIDEN, STATES), *described(STATES), *described(PUTIN)]
    store.replace(FIRST, [mention(ONE, BIDEN), mention(ONE, PUTIN)], actors=actors)
    store.replace(FIRST, [mention(ONE, STATES)], actors=described(STATES))
    assert subjects(store) == {STATES}


def test_actors_that_represent_each_other_do_not_keep_each_other(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=[*described(BIDEN, STATES), *described(STATES, BIDEN)])
    store.remove(FIRST)
    assert subjects(store) == set()


def test_a_knowledge_graph_keeps_no_actor(store: Store) -> None:
    store.replace(KNOWLEDGE_GRAPH, [mention(ONE, BIDEN)])
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN))
    store.remove(FIRST)
    assert subjects(store) == set()


def test_a_new_description_takes_the_place_of_the_old(store: Store) -> None:
    actors = [*described(BIDEN, STATES, label="old"), *described(STATES)]
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=actors)
    assert store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN, label="new"))
    assert set(store.graph(ACTORS_GRAPH)) == set(described(BIDEN, label="new"))


def test_actors_that_went_come_back_with_the_next_article(store: Store) -> None:
    actors = [*described(BIDEN, STATES), *described(STATES)]
    for _ in range(3):
        store.replace(FIRST, [mention(ONE, BIDEN)], actors=actors)
        store.replace(SECOND, [mention(TWO, BIDEN)], actors=actors)
        assert set(store.graph(ACTORS_GRAPH)) == set(actors)
        store.replace(FIRST, [])
        assert subjects(store) == {BIDEN, STATES}
        store.remove(SECOND)
        assert subjects(store) == set()


def test_the_graph_of_actors_can_be_written_by_itself(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN))
    store.replace(ACTORS_GRAPH, [*described(BIDEN), *described(BIDEN, label="other")])
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN))
    assert set(store.graph(ACTORS_GRAPH)) == set(described(BIDEN))


def test_patterns_without_graph_see_all_graphs(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)])
    store.replace(SECOND, [mention(TWO, PUTIN)])
    rows = rows_of(store, "SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?o")
    assert rows.columns == ("s", "o", "none")
    assert list(rows) == sorted([(ONE, BIDEN, None), (TWO, PUTIN, None)], key=lambda row: row[1])


def test_bindings_are_seen_by_patterns_and_filters(store: Store) -> None:
    store.replace(FIRST, [(ONE, GK.score, Literal(number)) for number in (1, 2, 3)])
    sparql = "SELECT ?n WHERE { ?s ?p ?n FILTER (!BOUND(?least) || ?n >= ?least) } ORDER BY ?n"
    assert [int(str(row[0])) for row in rows_of(store, sparql, {"least": Literal(2)})] == [2, 3]
    assert [int(str(row[0])) for row in rows_of(store, sparql)] == [1, 2, 3]
    assert store.query("ASK { ?s ?p 1 }", {"s": ONE}) is True
    assert store.query("ASK { ?s ?p 1 }", {"s": TWO}) is False


def test_a_binding_is_a_term_whatever_it_says(store: Store) -> None:
    store.replace(FIRST, [(ONE, GK.topic, Literal("a"))])
    assert list(rows_of(store, "SELECT ?s WHERE { ?s ?p ?o }", {"o": Literal('" } UNION { ?s ?p ?any } #')})) == []


def test_construct_gives_a_graph(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)])
    answer = store.query("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }", {"s": ONE})
    assert isinstance(answer, Graph)
    assert set(answer) == {(BIDEN, GK.about, ONE)}


@pytest.mark.parametrize("sparql", ["SELECT", "SELECT ?x WHERE { ?x", "LOAD <http://localhost/>", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_not_a_query_is_refused(store: Store, sparql: str) -> None:
    with pytest.raises(KgError, match=r"SPARQL|answer"):
        store.query(sparql)


def test_only_a_select_gives_rows(store: Store) -> None:
    with pytest.raises(QueryError, match="begin it with SELECT"):
        rows_of(store, "ASK { ?s ?p ?o }")


def test_blank_nodes_and_broken_iris_are_refused(store: Store) -> None:
    for value in (BNode(), URIRef("http://example.org/a b")):
        with pytest.raises(KgError, match=r"blank|not an IRI|neither an IRI"):
            store.replace(FIRST, [(ONE, GK.about, value)])  # type: ignore[list-item]  # what a caller could pass by mistake
    assert store.names() == ()


def test_rows_can_be_read_while_the_store_is_written(store: Store) -> None:
    store.replace(FIRST, [(ONE, GK.score, Literal(number)) for number in range(50)])
    answer = store.query("SELECT ?o WHERE { ?s ?p ?o }")
    assert isinstance(answer, Rows)
    rows = iter(answer)
    next(rows)
    store.remove(FIRST)
    assert len(list(rows)) == 49


def test_an_absent_server_is_an_error_that_says_so() -> None:
    store = open_store("http://127.0.0.1:9/query")
    with pytest.raises(StoreError, match="is it running"):
        store.query("ASK {}")
    with pytest.raises(StoreError, match="is it running"):
        store.replace(FIRST, [mention(ONE, BIDEN)])
    store.close()


def test_a_graph_changes_by_what_goes_and_what_comes(store: Store) -> None:
    one, two, three = ((ONE, GK.score, Literal(number)) for number in (1, 2, 3))
    store.replace(FIRST, [one, two])
    store.change([Change(FIRST, gone=[one, three], come=[three]), Change(SECOND, gone=[one], come=[two])])
    assert set(store.graph(FIRST)) == {two, three}
    assert set(store.graph(SECOND)) == {two}
    store.change([])
    store.change([Change(FIRST, gone=[one, three, two])])
    assert store.names() == (SECOND,)


def test_changes_beside_an_article_come_with_it(store: Store) -> None:
    note = (ONE, GK.topic, Literal("note"))
    assert store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN), beside=[Change(SECOND, come=[note])])
    assert set(store.graph(SECOND)) == {note}
    assert not store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN), beside=[Change(SECOND, gone=[note])])
    assert SECOND not in store.names()
    store.remove(FIRST, beside=[Change(SECOND, come=[note])])
    assert set(store.graph(SECOND)) == {note}
    assert subjects(store) == set()


def test_a_change_takes_no_actor_with_it(store: Store) -> None:
    store.replace(FIRST, [mention(ONE, BIDEN)], actors=described(BIDEN))
    store.change([Change(KNOWLEDGE_GRAPH, come=[mention(ONE, BIDEN)])])
    store.change([Change(KNOWLEDGE_GRAPH, gone=[mention(ONE, BIDEN)])])
    assert subjects(store) == {BIDEN}


def test_triples_are_found_by_any_of_their_parts(store: Store) -> None:
    one, two = (ONE, GK.about, BIDEN), (TWO, GK.score, Literal("2", lang="en"))
    store.replace(FIRST, [one, two])
    assert set(store.match(FIRST)) == {one, two}
    for at, part in enumerate(("subject", "predicate", "value")):
        assert list(store.match(FIRST, **{part: two[at]})) == [two]
    assert list(store.match(SECOND)) == list(store.match(FIRST, TWO, GK.about)) == []


def test_the_programs_own_notes_are_seen_by_no_question(store: Store) -> None:
    note, more = (str(ONE), "key", "1"), (str(ONE), "waits", str(TWO))
    store.replace(FIRST, [TRIPLE_OF_ONE], beside=[Noting(come=[note])])
    store.change([Noting(come=[more]), Noting(gone=[(str(TWO), "waits", str(ONE))])])
    assert store.names() == (FIRST,)
    assert set(store.notes.match()) == {note, more}
    assert list(store.notes.on("waits", [str(ONE), str(TWO)])) == list(store.notes.match("waits")) == [more]
    assert list(store.notes.saying("waits", [str(ONE), str(TWO)])) == [more]
    found = {row[:3] for row in rows_of(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o")}
    assert found == {TRIPLE_OF_ONE}
    store.change([Noting(gone=[note, more], come=[more])])
    assert list(store.notes.match()) == [more]
    store.notes.clear()
    assert not list(store.notes.match())


def test_the_notes_that_older_versions_left_as_a_graph_go_where_knowledge_is_drawn_anew(store: Store) -> None:
    store.replace(INDEX_GRAPH, [TRIPLE_OF_ONE])
    assert INDEX_GRAPH in store.names()
    rebuild_knowledge(store)
    assert INDEX_GRAPH not in store.names()
