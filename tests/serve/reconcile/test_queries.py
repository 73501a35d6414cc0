"""Whom a query finds: other spellings, types, properties, and when the best is the one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.reconcile.test_routes import asked


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in found]


FOUND = [
    ("Norlandia", "Q900010", True),
    ("NORLAND", "Q900010", True),
    ("konigreich norland", "Q900010", True),
    ("Norlnad", "Q900010", False),
    ("Mara Vellen", "Q900013", False),
    ("Velen", "Q900013", False),
    ("Norlandic", "Q900010", False),
    ("Kementerian Luar Negeri Norlandia", "foreign-ministry-of-norland", True),
]


@pytest.mark.parametrize(("name", "key", "match"), FOUND)
def test_a_name_finds_its_bearer(name: str, key: str, match: bool, service: str) -> None:
    best = asked(service, query=name)[0]
    assert (best["id"], best["match"]) == (key, match)


def test_what_is_like_nothing_finds_nobody(service: str) -> None:
    assert asked(service, query="Xyzzy Plugh") == []
    assert asked(service, query="") == []
    assert "Q900015" not in ids(asked(service, query="Never Me"))


def test_of_two_of_one_name_none_is_the_one_until_the_type_tells(service: str) -> None:
    both = asked(service, query="Georgia")
    assert ids(both)[:2] == ["Q900011", "Q900012"]
    assert not any(each["match"] for each in both)
    preferred = asked(service, query="Georgia", type="Place")
    assert ids(preferred)[:2] == ["Q900012", "Q900011"]
    assert preferred[0]["match"]
    strict = asked(service, query="Georgia", type=["Place"], type_strict="any")
    assert ids(strict) == ["Q900012"]
    assert asked(service, query="Georgia", type=[{"id": "Person"}], type_strict="all") == []


@pytest.mark.parametrize(
    "value", ["Norland", "norlandia", "Q900010", {"id": "Q900010"}, {"name": "Norland"}, ["Elsewhere", "Norland"]]
)
def test_a_country_tells_them_apart_whatever_it_is_called(value: object, service: str) -> None:
    found = asked(service, query="Georgia", properties=[{"pid": "country", "v": value}])
    assert (found[0]["id"], found[0]["match"]) == ("Q900012", True)


def test_posts_and_ids_speak_for_and_against(service: str) -> None:
    def score(name: str, value: object) -> float:
        return float(asked(service, query="Velen", properties=[{"pid": name, "v": value}])[0]["score"])

    assert score("posts", "minister of foreign affairs") > score("posts", None) == 75 > score("posts", "astronaut")
    assert score("wikidata", "Q900013") > 75 > score("wikidata", "Q1")
    assert score("shoe size", "44") == 75


def test_no_more_come_than_are_wanted(service: str) -> None:
    assert len(asked(service, query="Georgia", limit=1)) == 1
    assert len(asked(service, query="Georgia", limit=10_000)) == 2
