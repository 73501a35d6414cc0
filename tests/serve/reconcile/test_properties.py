"""Data extension: values of properties for ids, and which properties there are."""

from __future__ import annotations

import json
from typing import Any

import requests

from tests.serve.reconcile.test_routes import SECONDS, get


def extended(service: str, keys: list[str], *names: str) -> dict[str, Any]:
    request = {"ids": keys, "properties": [{"id": name, "settings": {}} for name in names]}
    answer = requests.post(service, data={"extend": json.dumps(request)}, timeout=SECONDS)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_properties_of_a_person(service: str) -> None:
    found = extended(service, ["Q900013"], "country", "posts", "wikidata", "represents")
    assert found["meta"][0] == {"id": "country", "name": "country"}
    assert found["rows"]["Q900013"] == {
        "country": [{"id": "Q900010", "name": "Norland"}],
        "posts": [
            {"str": "envoy, Norland (2015-01-01–2017-05-01)"},
            {"str": "Minister of Foreign Affairs of Norland (2023-10-16–)"},
        ],
        "wikidata": [{"str": "Q900013"}],
        "represents": [],
    }


def test_properties_of_a_place_a_body_and_an_outlet(service: str) -> None:
    rows = extended(
        service, ["Q900014", "foreign-ministry-of-norland", "Q900015"], "position", "represents", "website", "wikidata"
    )["rows"]
    assert rows["Q900014"]["position"] == [{"str": "60.5, -4.25"}]
    assert rows["foreign-ministry-of-norland"] == {
        "position": [],
        "represents": [{"id": "Q900010", "name": "Norland"}],
        "website": [],
        "wikidata": [],
    }
    assert rows["Q900015"]["website"] == [{"str": "coast.example"}]


def test_other_names_come_each_once(service: str) -> None:
    (names,) = extended(service, ["Q900010"], "aliases")["rows"]["Q900010"].values()
    assert {each["str"] for each in names} == {"Norland", "Norlandia"}  # in the languages that have a table of words


def test_an_unknown_id_has_empty_rows(service: str) -> None:
    assert extended(service, ["Q1"], "country", "posts")["rows"] == {"Q1": {"country": [], "posts": []}}


def test_properties_are_proposed_by_type(service: str) -> None:
    proposed = get(f"{service}/properties", type="Place").json()
    assert proposed["type"] == "Place"
    names = [each["id"] for each in proposed["properties"]]
    assert "position" in names
    assert "posts" not in names
    assert len(get(f"{service}/properties", limit="2").json()["properties"]) == 2
    assert {"country", "posts", "wikidata"} <= {each["id"] for each in get(f"{service}/properties").json()["properties"]}
