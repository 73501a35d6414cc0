"""A work is done in its time or given up with words, and a store of so many seconds gives up its questions."""

from __future__ import annotations

from itertools import count
from threading import Event
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError, QueryError
from kg.identifiers import article_graph, article_iri
from kg.namespaces import GK
from kg.store import Rows, open_store
from kg.store.timed import Watch, in_time

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) > 10000)"


def test_what_is_done_in_time_is_returned() -> None:
    assert in_time(lambda _: 42, 5.0) == in_time(lambda _: 42, None) == 42


def test_what_fails_in_time_fails_where_it_was_asked() -> None:
    def fail(_: Watch) -> None:
        raise DataError("one.rq", "is no query")

    for seconds in (5.0, None):
        with pytest.raises(DataError, match="is no query"):
            in_time(fail, seconds)


def test_what_takes_too_long_is_told_and_stops_at_the_next_value() -> None:
    stopped = Event()

    def endless(watch: Watch) -> None:
        for _ in watch.until_over(count()):
            pass
        stopped.set()

    with pytest.raises(QueryError, match=r"no answer within 0\.1 seconds; narrow the question, or set `query_timeout` higher"):
        in_time(endless, 0.1)
    assert stopped.wait(10)


@pytest.mark.parametrize("form", ["SELECT ?a WHERE", "CONSTRUCT { ?a ?b ?c } WHERE", "ASK"])
def test_a_store_gives_up_what_takes_too_long(tmp_path: Path, form: str) -> None:
    article = article_iri("one")
    triples = [(article_iri(str(number)), GK.about, article) for number in range(130)]
    store = open_store(tmp_path / "store", create=True)
    store.replace(article_graph(article), triples)
    store.close()
    limited = open_store(tmp_path / "store", seconds=0.2)
    with pytest.raises(QueryError, match="no answer within"):
        limited.query(f"{form} {{ {SLOW} }}")
    found = limited.query("SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a LIMIT 3")
    assert isinstance(found, Rows)
    assert len(tuple(found)) == len(tuple(found)) == 3  # what came in time can be walked again
    limited.close()
