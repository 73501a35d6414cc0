"""The check finds what a reader cannot see in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.checking import check_lists
from kg.resources import ACTOR_LISTS
from tests.lists.lists_of import ACTORS, NAMES, POSTS, ruritania, write

if TYPE_CHECKING:
    from pathlib import Path


def texts(folder: Path) -> list[str]:
    return [problem.text for problem in check_lists(folder)]


def test_good_lists_have_no_problem(tmp_path: Path) -> None:
    assert check_lists(ruritania(tmp_path)) == ()


def test_the_shipped_lists_have_no_problem() -> None:
    assert [str(problem) for problem in check_lists(ACTOR_LISTS)] == []


def test_a_key_defined_twice(tmp_path: Path) -> None:
    path = write(tmp_path, "own/x.csv", ACTORS, "Q1,State,A", "Q1,State,B")
    problems = check_lists(tmp_path)
    assert [(problem.path, problem.line) for problem in problems] == [(path, 3)]
    assert problems[0].text == "'Q1' is defined twice, first in x.csv:2"


def test_an_edited_row_may_replace_an_imported_one(tmp_path: Path) -> None:
    write(tmp_path, "imported/x.csv", ACTORS, "Q1,State,A")
    write(tmp_path, "own/x.csv", ACTORS, "Q1,State,B")
    assert check_lists(tmp_path) == ()


def test_keys_that_nobody_defines(tmp_path: Path) -> None:
    write(tmp_path, "own/a.csv", ACTORS, "b,GovernmentBody,B,Q1,,Q2", "s,State,S,,,,p")
    write(tmp_path, "own/n.csv", NAMES, "Q3,N,en,strong")
    write(tmp_path, "own/p.csv", POSTS, "Q4,minister,Q5,t")
    named = [("country", "Q1"), ("represents", "Q2"), ("seats", "p"), ("key", "Q3"), ("organization", "Q5"), ("person", "Q4")]
    assert texts(tmp_path) == [f"'{column}' names '{key}', which no list defines" for column, key in named]


def test_a_country_must_be_a_state(tmp_path: Path) -> None:
    write(tmp_path, "own/a.csv", ACTORS, "city,Place,C", "b,GovernmentBody,B,city")
    assert texts(tmp_path) == ["'country' must be a state, 'city' is a Place"]


def test_an_organisation_does_not_speak_for_its_host(tmp_path: Path) -> None:
    write(tmp_path, "own/a.csv", ACTORS, "s,State,Graustark", "o,InternationalOrganization,League,,,s")
    assert texts(tmp_path) == ["'League' cannot represent its host s"]


def test_a_name_strong_for_two(tmp_path: Path) -> None:
    write(tmp_path, "own/a.csv", ACTORS, "a,InternationalOrganization,A", "b,InternationalOrganization,B")
    write(tmp_path, "own/n.csv", NAMES, "a,ABC,en,strong", "b,ABC,en,strong", "b,ABC,id,strong")
    assert texts(tmp_path) == ["'ABC' is strong for 'b' and for 'a' (n.csv:2); make one weak"]


def test_rules_for_shared_names(tmp_path: Path) -> None:
    """One of them weak, one taken back, or both of them persons."""
    write(tmp_path, "own/a.csv", ACTORS, "a,PoliticalParty,A", "b,PoliticalParty,B", "c,Person,C C", "d,Person,D D")
    write(
        tmp_path, "own/n.csv", NAMES,
        "a,ABC,en,strong", "b,ABC,en,weak", "a,DEF,en,strong", "b,DEF,en,strong", "b,DEF,en,never",
        "c,John Doe,mul,strong", "d,John Doe,mul,strong",
    )  # fmt: skip
    assert check_lists(tmp_path) == ()


def test_unreadable_rows_are_told_too(tmp_path: Path) -> None:
    write(tmp_path, "own/a.csv", ACTORS, "a,PoliticalParty,A", "Q0,Person,P")
    assert len(check_lists(tmp_path)) == 1
