"""The list of memberships: both sides are listed actors, bounds are read as given; a store tells of its own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, RDF, URIRef

from kg.annotate.gazetteer.lookup import gazetteer_for
from kg.errors import DataError
from kg.identifiers import MEMBERSHIPS_GRAPH, actor_iri, article_graph, article_iri
from kg.knowledge import rebuild_knowledge
from kg.knowledge.memberships import Membership, members_of, memberships
from kg.store import open_store
from kg.validate import validate_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

EU, NATO, ASEAN, G8, UN = "Q458", "Q7184", "Q7768", "Q37143", "Q1065"
TODAY = date(2026, 11, 1)


def members(organization: str, day: date) -> frozenset[str]:
    return members_of(str(actor_iri(organization)), day)


def is_member(member: str, organization: str, day: date) -> bool:
    return str(actor_iri(member)) in members(organization, day)


def test_both_sides_of_every_row_stand_in_the_lists_of_actors() -> None:
    gazetteer = gazetteer_for("en")
    for key in {key for each in memberships() for key in (each.organization, each.member)}:
        assert gazetteer.entity(key)


@pytest.mark.parametrize(
    ("organization", "number"),
    [
        (UN, 193),
        (EU, 27),
        (NATO, 32),
        (ASEAN, 11),
        ("Q81299", 57),
        ("Q47543", 57),
        ("Q7159", 55),
        ("Q8908", 46),
        ("Q37470", 15),
        ("Q7172", 22),
        ("commonwealth-of-nations", 56),
    ],
)
def test_as_many_as_belong_today(organization: str, number: int) -> None:
    assert len(members(organization, TODAY)) == number


@pytest.mark.parametrize("year", range(1998, 2027))
def test_the_security_council_has_fifteen_members_every_year(year: int) -> None:
    assert len(members("Q37470", date(year, 6, 30))) == 15


@pytest.mark.parametrize(
    ("member", "organization", "last_before", "first_on"),
    [
        ("Q33", NATO, date(2023, 4, 3), date(2023, 4, 4)),
        ("Q34", NATO, date(2024, 3, 6), date(2024, 3, 7)),
        ("Q574", ASEAN, date(2025, 10, 25), date(2025, 10, 26)),
        ("Q252", "Q243630", date(2025, 1, 5), date(2025, 1, 6)),
        ("Q7159", "Q19771", date(2023, 9, 8), date(2023, 9, 9)),
    ],
)
def test_a_membership_begins_on_its_day(member: str, organization: str, last_before: date, first_on: date) -> None:
    assert not is_member(member, organization, last_before)
    assert is_member(member, organization, first_on)


def test_a_membership_ends_with_its_last_day() -> None:
    assert is_member("Q145", EU, date(2020, 1, 31))
    assert not is_member("Q145", EU, date(2020, 2, 1))
    assert is_member("Q159", G8, date(2010, 1, 1))
    assert not is_member("Q159", G8, date(2014, 3, 25))


def test_who_comes_back_is_a_member_twice() -> None:
    maldives = "Q826"
    days = [date(year, 6, 1) for year in (2015, 2018, 2021)]
    assert [is_member(maldives, "commonwealth-of-nations", day) for day in days] == [True, False, True]


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("", "", date(1900, 1, 1), True),
        ("2004", "", date(2004, 1, 1), True),
        ("2004", "", date(2003, 12, 31), False),
        ("2004-05", "2010", date(2004, 4, 30), False),
        ("2004-05", "2010", date(2010, 12, 31), True),
        ("2004-05", "2010-03", date(2010, 4, 1), False),
    ],
)
def test_a_bound_that_leaves_days_open_is_read_in_favour(since: str, until: str, day: date, holds: bool) -> None:
    assert Membership("a", "b", since, until).holds(day) is holds


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("organization,member\n", 1),
        ("organization,member,since,until\n,Q1,,\n", 2),
        ("organization,member,since,until\nQ2,Q1,,\nQ2,Q3,May 2004,\n", 3),
        ("organization,member,since,until\nQ2,Q1,2004-05-01,2004-04\n", 2),
        ("organization,member,since,until\nQ2,Q1,2004,\nQ2,Q1,2004,2006\n", 3),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "memberships.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        memberships(path)
    assert raised.value.line == line


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store", create=True)
    keep(store, story())
    yield store
    store.close()


def pairs(store: Store) -> Counter[tuple[str, str]]:
    return Counter(
        (str(member).rpartition("/")[2], str(organization).rpartition("/")[2])
        for iri, _, _ in store.match(MEMBERSHIPS_GRAPH, None, RDF.type, ORG.Membership)
        for _, _, member in store.match(MEMBERSHIPS_GRAPH, iri, ORG.member)
        for _, _, organization in store.match(MEMBERSHIPS_GRAPH, iri, ORG.organization)
    )


def test_a_store_tells_only_memberships_of_its_actors_in_its_organisations(told: Store) -> None:
    assert pairs(told) == {("Q30", "Q7184"): 1}  # Russia is there too, and no member; the United Nations are not there
    assert not list(validate_store([MEMBERSHIPS_GRAPH, URIRef(f"{MEMBERSHIPS_GRAPH[:-11]}actors")], told.graph))


def test_memberships_go_with_the_last_article_that_names_an_actor(told: Store) -> None:
    for findings in story():
        told.remove(article_graph(article_iri(findings.article.identifier)))
    rebuild_knowledge(told)
    assert MEMBERSHIPS_GRAPH not in told.names()
