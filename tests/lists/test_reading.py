"""Lists are read whole, in a fixed order; a fault names file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError
from kg.lists.reading import is_imported, list_files, lists_and_problems, read_lists
from kg.lists.rows import BodyFunction, Directive, NameUse, Role
from tests.lists.lists_of import ACTORS, NAMES, PATTERNS, POSTS, ruritania, write

if TYPE_CHECKING:
    from pathlib import Path


def test_every_table_is_read(tmp_path: Path) -> None:
    lists = read_lists(ruritania(tmp_path))
    assert len(lists.actors) == 8
    assert len(lists.names) == 16
    assert len(lists.posts) == 3
    assert [pattern.function for pattern in lists.patterns] == [BodyFunction.FOREIGN_MINISTRY] * 2


def test_values_keep_their_types(tmp_path: Path) -> None:
    lists = read_lists(ruritania(tmp_path))
    state, capital = lists.actors[3 + 0], next(row for row in lists.actors if row.key == "Q11")
    assert (capital.latitude, capital.longitude) == (50.5, 14.2)
    assert state.source.line >= 2
    assert next(row for row in lists.actors if row.key == "Q1").seats == ("Q11",)
    assert lists.posts[0].role is Role.HEAD_OF_STATE
    assert lists.names[0].use in set(NameUse)


def test_edited_lists_come_after_imported_ones(tmp_path: Path) -> None:
    write(tmp_path, "a/first.csv", NAMES, "Q1,A,en,strong")
    write(tmp_path, "imported/zzz.csv", NAMES, "Q1,A,en,weak")
    files = list_files(tmp_path)
    assert [path.name for path in files] == ["zzz.csv", "first.csv"]
    assert [is_imported(path) for path in files] == [True, False]
    assert [row.use for row in read_lists(tmp_path).names] == [NameUse.WEAK, NameUse.STRONG]


def test_a_blocking_phrase_needs_no_key(tmp_path: Path) -> None:
    write(tmp_path, "own/x.csv", NAMES, ",Michael Jordan,mul,block", ",Kota,id,word")
    assert [(row.key, row.use) for row in read_lists(tmp_path).names] == [("", Directive.BLOCK), ("", Directive.WORD)]


FAULTS = [
    (ACTORS, "Q01,State,A", "'key' must be a Wikidata id like Q30"),
    (ACTORS, "q30,State,A", None),
    (ACTORS, "US A,State,A", "'key' must be"),
    (ACTORS, "Q1,Country,A", "'kind' is unknown: 'Country'"),
    (ACTORS, "Q1,State,", "'name' is empty"),
    (ACTORS, "Q1,State, A", "'name' is empty or has blanks"),
    (ACTORS, "Q1,State,A,Q1.5", "'country' must be"),
    (ACTORS, "Q1,State,A,,ministry_of_walks", "'function' is unknown"),
    (ACTORS, "Q1,Place,A,,,,,,91,0", "'latitude' must lie between"),
    (ACTORS, "Q1,Place,A,,,,,,north,0", "could not convert"),
    (NAMES, "Q1,A,en,loud", "'use' is unknown: 'loud'; known are demonym"),
    (NAMES, "Q1,A,English,strong", "'language' must look like"),
    (NAMES, ",A,en,strong", "'key' must be"),
    (POSTS, "Q1,boss,Q2,t", "'role' is unknown: 'boss'"),
    (POSTS, "Q1,minister,Q2,t,2020-13-01,", "'start' must be YYYY"),
    (POSTS, "Q1,minister,Q2,t,2020-02-01,2019", "'end' 2019 lies before 'start' 2020-02-01"),
    (POSTS, "Q1,minister,Q2,t,2020,2021,30", "'position' must look like Q30"),
    (PATTERNS, "foreign_ministry,en,Foreign Ministry", "'pattern' must hold either {state} or {people}"),
    (PATTERNS, "foreign_ministry,en,{people} of {state}", "'pattern' must hold either"),
]


@pytest.mark.parametrize(("header", "row", "problem"), FAULTS, ids=[row for _, row, _ in FAULTS])
def test_faults_are_told_with_file_and_line(tmp_path: Path, header: str, row: str, problem: str | None) -> None:
    path = write(tmp_path, "own/x.csv", header, row)
    _, problems = lists_and_problems(tmp_path)
    if problem is None:  # a slug may look like this
        assert problems == ()
        return
    assert [(found.path, found.line) for found in problems] == [(path, 2)]
    assert problem in problems[0].text
    assert str(problems[0]).startswith(f"{path}:2: ")
    with pytest.raises(DataError, match=r"x\.csv:2: "):
        read_lists(tmp_path)


def test_a_term_within_one_year_is_no_fault(tmp_path: Path) -> None:
    write(tmp_path, "own/x.csv", POSTS, "Q1,minister,Q2,t,2020-02-01,2020")
    assert lists_and_problems(tmp_path)[1] == ()


def test_an_unknown_header_lists_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, "own/x.csv", "id,label", "Q1,A")
    _, problems = lists_and_problems(tmp_path)
    assert len(problems) == 1
    assert "unknown columns 'id,label'" in problems[0].text
    assert NAMES in problems[0].text


def test_a_row_of_another_width_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"{NAMES}\nQ1,A,en\nQ1,A,en,strong,more\nQ1,A,en,strong\n", encoding="utf-8")
    lists, problems = lists_and_problems(tmp_path)
    assert [found.line for found in problems] == [2, 3]
    assert len(lists.names) == 1
