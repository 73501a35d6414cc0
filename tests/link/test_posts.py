"""Posts from Wikidata: exact bounds, no false day, no term taken back, none that nobody can place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.link.posts import Office, newcomers, offices_in, posts_of
from kg.lists.rows import PostRow, Role, Source
from tests.link.wikidata_server import says

if TYPE_CHECKING:
    from tests.link.conftest import MakeAsker
    from tests.link.wikidata_server import Wikidata

MINISTER, PRESIDENT = Office(Role.FOREIGN_MINISTER, "Q900010"), Office(Role.HEAD_OF_STATE, "Q900011")
OFFICES = {"Q900020": MINISTER, "Q900021": PRESIDENT}


def row(role: Role, organization: str, position: str) -> PostRow:
    return PostRow(Source(Path("x.csv"), 2), "Q1", role, organization, "x", position=position)


def test_an_office_is_what_most_rows_say() -> None:
    rows = [row(Role.MINISTER, "Q1", "Q7"), row(Role.FOREIGN_MINISTER, "Q1", "Q7"), row(Role.FOREIGN_MINISTER, "Q1", "Q7")]
    assert offices_in([*rows, row(Role.OTHER, "Q1", "")]) == {"Q7": Office(Role.FOREIGN_MINISTER, "Q1")}


def test_bounds_are_as_exact_as_wikidata_has_them(make_asker: MakeAsker) -> None:
    found = posts_of(["Q900100"], OFFICES, make_asker())
    assert [(post.office, post.title, post.start, post.end) for post in found] == [
        (PRESIDENT, "President of Sudland", "2015", "2017-05"),
        (MINISTER, "Minister of Foreign Affairs of Norland", "2023-10-16", ""),
    ]


def test_a_term_that_is_over_nobody_knows_when_is_left_out(make_asker: MakeAsker) -> None:
    found = posts_of(["Q900110"], OFFICES, make_asker())
    assert [(post.office, post.start, post.end) for post in found] == [(MINISTER, "2019-02-01", "2023-10-16")]


def test_an_office_that_no_list_knows_is_left_out(make_asker: MakeAsker) -> None:
    assert {post.position for post in posts_of(["Q900100"], {"Q900020": MINISTER}, make_asker())} == {"Q900020"}


def test_newcomers_are_people_who_came_since(make_asker: MakeAsker) -> None:
    assert newcomers(OFFICES, date(2022, 1, 1), make_asker()) == {"Q900100"}
    assert newcomers(OFFICES, date(2019, 1, 1), make_asker()) == {"Q900100", "Q900110"}
    assert newcomers(OFFICES, date(2024, 1, 1), make_asker()) == set()


COLUMNS = '"person","position","title","country","start","startPrecision","ended","end","endPrecision"'


def bound(name: str, value: str, precision: int) -> str:
    return (
        f'"{name}": {{"type": "literal", "value": "{value}"}}, "{name}Precision": {{"type": "literal", "value": "{precision}"}}'
    )


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([bound("start", "2020-01-01T00:00:00Z", 9)], [("2020", "")]),
        ([bound("start", "2020-01-01T00:00:00Z", 7)], [("", "")]),
        ([bound("start", "-0043-01-01T00:00:00Z", 9)], [("", "")]),
        ([bound("start", "2020-05-01T00:00:00Z", 11) + "," + bound("end", "2019-01-01T00:00:00Z", 9)], []),
        ([bound("start", "2020-01-01T00:00:00Z", 9), bound("start", "2020-05-06T00:00:00Z", 11)], [("2020-05-06", "")]),
        (
            [bound("start", "2020-01-01T00:00:00Z", 9), bound("start", "2021-05-06T00:00:00Z", 11)],
            [("2020", ""), ("2021-05-06", "")],
        ),
    ],
)
def test_strange_bounds(bounds: list[str], expected: list[tuple[str, str]], make_asker: MakeAsker, wikidata: Wikidata) -> None:
    entity = "http://www.wikidata.org/entity/"
    fixed = f'"person": {{"type": "uri", "value": "{entity}Q1"}}, "position": {{"type": "uri", "value": "{entity}Q900020"}}'
    rows = ",".join(f'{{{fixed}, "title": {{"type": "literal", "value": "x"}}, {each}}}' for each in bounds)
    wikidata.tricks.append(says(f'{{"head": {{"vars": [{COLUMNS}]}}, "results": {{"bindings": [{rows}]}}}}'.encode()))
    found = posts_of(["Q1"], OFFICES, make_asker())
    assert [(post.start, post.end) for post in found] == expected
