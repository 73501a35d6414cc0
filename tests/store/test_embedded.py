"""What only the store in a folder promises: clear refusals, transactions, snapshots, and no loss when it is opened again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rdflib import Literal, URIRef

from kg.errors import QueryError, StoreError
from kg.identifiers import ACTORS_GRAPH, article_graph, article_iri
from kg.namespaces import GK
from kg.store import Noting, open_store
from kg.store import embedded as module
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from pathlib import Path

ONE = article_iri("one")
FIRST = article_graph(ONE)
TRIPLE = (ONE, GK.topic, Literal("a"))
NOTE = Noting(come=[(str(ONE), "waits", str(ONE))])


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new" / "store", create=True)
    store.replace(FIRST, [TRIPLE])
    store.close()
    store.close()
    again = open_store(tmp_path / "new" / "store")
    assert set(again.graph(FIRST)) == {TRIPLE}
    again.close()


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here; make one with"):
        open_store(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match=r"holds other files \(letter.txt"):
        open_store(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="choose a folder that you may write to"):
        open_store(tmp_path / "file", create=True)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "store", create=True).close()
    (tmp_path / "store" / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path / "store")


def test_a_second_process_is_told_to_wait(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    other = "import sys; from kg.store import open_store; open_store(sys.argv[1])"
    command = [sys.executable, "-c", other, str(tmp_path / "store")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own interpreter and code
    store.close()
    assert result.returncode == 1
    assert "another process is using this store" in result.stderr


def test_a_fault_half_way_leaves_the_old_content(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    store.replace(FIRST, [TRIPLE])
    with pytest.raises(StoreError, match="not an IRI"):
        store.replace(FIRST, [(ONE, GK.topic, Literal("b")), (ONE, GK.topic, URIRef("not one"))])
    assert set(store.graph(FIRST)) == {TRIPLE}
    store.close()


def test_a_snapshot_keeps_what_was_there_when_it_was_taken(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store", create=True)
    store.replace(FIRST, [TRIPLE])
    store.snapshot(tmp_path / "copy")
    store.remove(FIRST)
    store.compact()
    copy = open_store(tmp_path / "copy")
    assert set(copy.graph(FIRST)) == {TRIPLE}
    with pytest.raises(StoreError, match="copied to"):
        store.snapshot(tmp_path / "copy")
    copy.close()
    store.close()


def test_an_unanswerable_query_names_its_fault_in_one_line(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    with pytest.raises(QueryError, match="not SPARQL: error at 1:13") as caught:
        store.query("SELECT WHERE")
    assert "\n" not in str(caught.value)
    store.close()


def articles(number: int) -> list[URIRef]:
    return [article_iri(str(count)) for count in range(number)]


@pytest.mark.parametrize("many", [5, 10_000])
def test_what_is_new_is_written_together_and_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(module, "_MANY", many)
    monkeypatch.setattr(module, "_WAITING_AT_MOST", 30)
    store = EmbeddedStore(tmp_path / "store", create=True)
    for number, article in enumerate(articles(50)):
        label = (ONE, GK.topic, Literal(f"label {number // 10}"))  # what is told of an actor changes now and then
        triples = [(article, GK.score, Literal(str(score))) for score in range(3)]
        assert store.replace(article_graph(article), triples, actors=[label], beside=[NOTE])
        assert not store.replace(article_graph(article), triples, actors=[label])
        assert list(store.match(ACTORS_GRAPH)) == [label]
    assert len(store.names()) == 51
    assert len(list(store.notes.match())) == 1
    store.close()
    again = open_store(tmp_path / "store")
    assert all(len(again.graph(article_graph(article))) == 3 for article in articles(50))
    again.close()


def test_a_build_that_is_killed_leaves_whole_articles_and_notes_on_each(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "store")]
    subprocess.run(command, check=False)  # noqa: S603  # our own interpreter and code
    store = open_store(tmp_path / "store")
    there = [article for article in articles(100) if len(store.graph(article_graph(article)))]
    noted = {article for article, _, _ in store.notes.match()}
    assert 0 < len(there) < 100
    assert all(len(store.graph(article_graph(article))) == 10 for article in there)
    assert noted.issuperset(map(str, there))
    store.close()


KILLED = """
import os, signal, sys
from rdflib import Literal
from kg.identifiers import article_graph, article_iri
from kg.namespaces import GK
from kg.store import Noting, embedded, open_store

embedded._WAITING_AT_MOST, embedded._MANY = 95, 50
store = open_store(sys.argv[1], create=True)
for number in range(100):
    article = article_iri(str(number))
    triples = [(article, GK.score, Literal(str(score))) for score in range(10)]
    store.replace(article_graph(article), triples, beside=[Noting(come=[(str(article), "waits", str(article))])])
    if number == 77:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_could_not_be_written_is_not_taken_to_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = EmbeddedStore(tmp_path / "store", create=True)
    described = (ONE, GK.topic, Literal("label"))
    store.replace(FIRST, [TRIPLE], actors=[described])
    with monkeypatch.context() as patch, pytest.raises(StoreError, match="disk full"):
        patch.setattr(module, "_MANY", -1)
        patch.setattr(store, "_engine", Full())
        store.names()
    assert store.names() == ()
    store.replace(FIRST, [TRIPLE], actors=[described])
    assert list(store.match(ACTORS_GRAPH)) == [described]
    store.close()


class Full:
    """An engine whose disk is full."""

    def bulk_extend(self, quads: object) -> None:
        raise OSError("disk full")
