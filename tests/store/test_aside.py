"""Notes on a store stand beside it: opened again they are there, and never tell of what the store may have lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.identifiers import article_graph, article_iri
from kg.namespaces import GK
from kg.store import Change, Noting, open_store
from kg.store import aside as module
from kg.store.aside import _AT_ONCE, _NOTES, _OF_NAMES, Aside
from tests.store.sparql_server import running_server

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = article_iri("one"), article_iri("two")
TRIPLE = (ONE, GK.about, TWO)
NOTE, MORE = (str(ONE), "key", "a"), (str(TWO), "waits", str(ONE))


def noted(notes: Aside) -> set[object]:
    return set(notes.match())


def write(notes: Aside, *come: tuple[str, str, str]) -> None:
    with notes.around([Noting(come=come)]):
        pass


def test_notes_are_there_when_opened_again(tmp_path: Path) -> None:
    notes = Aside(tmp_path / "new" / "notes")
    write(notes, NOTE, MORE)
    notes.close()
    notes.close()
    assert noted(Aside(tmp_path / "new" / "notes")) == {NOTE, MORE}


def test_notes_are_found_by_what_they_say_however_many_are_asked_for(tmp_path: Path) -> None:
    notes = Aside(tmp_path / "notes")
    write(notes, *((name, "key", str(number)) for number in range(3000) for name in ("one", "two")), ("three", "days", "5"))
    found = list(notes.saying("key", map(str, range(1000, 5000))))
    assert len(found) == len(set(found)) == 4000
    assert ("two", "key", "2999") in found
    assert list(notes.saying("days", ["5", "6"])) == [("three", "days", "5")]
    assert list(notes.saying("days", [])) == []
    assert list(notes.on("days", ["three", "four"])) == list(notes.match("days")) == [("three", "days", "5")]
    notes.clear()
    assert not noted(notes)
    notes.close()


def test_notes_as_they_were_written_before_are_given_up(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "notes") as before:
        before.execute("CREATE TABLE notes (subject TEXT, predicate TEXT, value TEXT)")
        before.execute("INSERT INTO notes VALUES ('<a', '<b', '<c')")
    before.close()
    notes = Aside(tmp_path / "notes")
    assert not noted(notes)
    write(notes, NOTE)
    assert noted(notes) == {NOTE}
    notes.close()


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    notes = Aside(tmp_path / "notes")
    with notes.around([Change(article_graph(ONE), come=[TRIPLE])]) as others:
        assert len(others) == 1
    notes.close()
    assert not (tmp_path / "notes").exists()


def test_where_a_change_is_broken_off_the_notes_tell_too_much(tmp_path: Path) -> None:
    notes = Aside(tmp_path / "notes")
    write(notes, NOTE)
    with pytest.raises(KeyboardInterrupt), notes.around([Noting(gone=[NOTE], come=[MORE])]):
        raise KeyboardInterrupt
    assert noted(notes) == {NOTE, MORE}
    notes.close()


@pytest.mark.parametrize(("then", "kept"), [("this run", True), ("another run", False), ("", False)])
def test_after_the_machine_went_down_notes_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, kept: bool
) -> None:
    monkeypatch.setattr(module, "_this_run", lambda: "this run")
    notes = Aside(tmp_path / "notes")
    write(notes, NOTE)
    assert notes._opened is not None
    notes._opened.close()  # as when the process is killed
    monkeypatch.setattr(module, "_this_run", lambda: then)
    assert noted(Aside(tmp_path / "notes")) == ({NOTE} if kept else set())


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("no notes, however long this is: " * 50)
    with pytest.raises(StoreError, match="delete this file, and they are made anew"):
        noted(Aside(tmp_path / "notes"))


def test_notes_on_a_server_hold_until_somebody_else_writes(tmp_path: Path) -> None:
    with running_server() as address:
        for writes, kept in ((False, True), (True, False)):
            store = open_store(address, cache=tmp_path)
            store.replace(article_graph(ONE), [TRIPLE])
            store.notes.clear()
            store.change([Noting(come=[MORE])])
            store.close()
            if writes:
                other = open_store(address)
                other.replace(article_graph(TWO), [TRIPLE])
                other.close()
            again = open_store(address, cache=tmp_path)
            assert list(again.notes.match()) == ([MORE] if kept else [])
            again.close()


@pytest.mark.parametrize("begin", [_OF_NAMES + " WHERE kind = ? AND name IN", _NOTES + " WHERE kind = ? AND value IN"])
def test_what_many_are_asked_for_is_looked_up_and_not_searched(begin: str, tmp_path: Path) -> None:
    notes = Aside(tmp_path / "notes.sqlite")
    assert not list(notes.match())
    notes.close()
    with closing(sqlite3.connect(tmp_path / "notes.sqlite")) as opened:
        wanted = ", ".join("?" * _AT_ONCE)
        plan = [row[3] for row in opened.execute(f"EXPLAIN QUERY PLAN {begin} ({wanted})", ["key", *["x"] * _AT_ONCE])]
    assert [step.partition(" (")[2].count("=?") for step in plan] in ([1, 2], [2, 1]), plan
