"""The service as clients meet it: over HTTP, by GET and POST, as JSON and JSONP, from other origins, with bad requests."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

SECONDS = 10


def get(address: str, **given: str) -> requests.Response:
    return requests.get(address, params=given, timeout=SECONDS)


def asked(service: str, **query: object) -> list[dict[str, Any]]:
    """Ask one query in a batch of one."""
    answer = requests.post(service, data={"queries": json.dumps({"q0": query})}, timeout=SECONDS)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["q0"]["result"]
    return found


def test_the_manifest_says_where_everything_is(service: str) -> None:
    manifest = get(service).json()
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert {"id": "State", "name": "State"} in manifest["defaultTypes"]
    assert {"id": "InternationalOrganization", "name": "International Organization"} in manifest["defaultTypes"]
    preview = manifest["preview"]["url"].replace("{{id}}", "Q900010")
    assert "Norland" in get(preview).text
    for what, suggest in manifest["suggest"].items():
        assert get(suggest["service_url"] + suggest["service_path"], prefix="n").status_code == 200, what
        flyout = suggest["service_url"] + suggest["flyout_service_path"]
        key = {"entity": "Q900010", "type": "State", "property": "country"}[what]
        assert get(flyout.replace("${id}", key)).json()["id"] == key
    extend = manifest["extend"]["propose_properties"]
    assert get(extend["service_url"] + extend["service_path"], type="Person").json()["properties"]


def test_candidates_have_all_that_the_api_asks_for(service: str) -> None:
    assert asked(service, query="Norland")[0] == {
        "id": "Q900010",
        "name": "Norland",
        "description": "State",
        "type": [{"id": "State", "name": "State"}],
        "score": 100.0,
        "match": True,
    }


def test_a_batch_may_come_by_get_or_post_and_is_answered_by_name(service: str) -> None:
    queries = json.dumps({"a": {"query": "Norland"}, "b": {"query": "Mara Velen"}, "c": {"query": "?!"}})
    by_get = get(service, queries=queries).json()
    by_post = requests.post(f"{service}/", data={"queries": queries}, timeout=SECONDS).json()
    assert by_get == by_post
    assert [by_get[name]["result"][0]["id"] for name in "ab"] == ["Q900010", "Q900013"]
    assert by_get["c"] == {"result": []}


def test_pages_of_other_origins_may_read_it(service: str) -> None:
    answer = requests.get(service, headers={"Origin": "http://openrefine.example"}, timeout=SECONDS)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    asking = {"Origin": "http://openrefine.example", "Access-Control-Request-Method": "POST"}
    assert requests.options(service, headers=asking, timeout=SECONDS).headers["Access-Control-Allow-Origin"] == "*"


def test_a_callback_gets_the_answer_as_a_call(service: str) -> None:
    answer = get(service, callback="jQuery.cb_1", queries='{"q": {"query": "Norland", "limit": 1}}')
    assert answer.headers["Content-Type"].startswith("application/javascript")
    assert answer.text.startswith("/**/jQuery.cb_1({")
    content = json.loads(answer.text.removeprefix("/**/jQuery.cb_1(").removesuffix(");"))
    assert content["q"]["result"][0]["id"] == "Q900010"


def test_entities_types_and_properties_are_suggested(service: str) -> None:
    found = get(f"{service}/suggest/entity", prefix="norl").json()["result"]
    assert found[0]["id"] == "Q900010"
    assert found[0]["notable"] == [{"id": "State", "name": "State"}]
    assert get(f"{service}/suggest/entity", prefix="").json() == {"result": []}
    assert get(f"{service}/suggest/entity", prefix="norl", cursor="1").json()["result"] == found[1:]
    assert [each["id"] for each in get(f"{service}/suggest/type", prefix="state").json()["result"]] == ["State"]
    assert [each["id"] for each in get(f"{service}/suggest/property", prefix="wiki").json()["result"]] == ["wikidata"]


def test_pages_escape_what_comes_from_the_lists(service: str) -> None:
    page = get(f"{service}/preview", id="Q900015").text
    assert "<b>Coast" not in page
    assert "The &lt;b&gt;Coast&lt;/b&gt;" in page
    assert "<b>Coast" not in get(f"{service}/flyout/entity", id="Q900015").json()["html"]


BAD = [
    ({"queries": "{"}, 400, "'queries' must be JSON"),
    ({"queries": "[" * 100000}, 400, "'queries' must be JSON"),
    ({"queries": "[]"}, 400, "'queries' must be an object"),
    ({"queries": '{"q": "Norland"}'}, 400, "must be an object with a string 'query'"),
    ({"queries": '{"q": {"query": 3}}'}, 400, "must be an object with a string 'query'"),
    ({"queries": json.dumps({"q": {"query": "x" * 501}})}, 400, "a query may have 500 characters"),
    ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 400, "'limit' must be a whole number above 0"),
    ({"queries": '{"q": {"query": "x", "type": 3}}'}, 400, "'type' must be a string or a list"),
    ({"queries": '{"q": {"query": "x", "type": [3]}}'}, 400, "'type' must hold ids"),
    ({"queries": '{"q": {"query": "x", "type_strict": "never"}}'}, 400, "'type_strict' must be any, all or should"),
    ({"queries": '{"q": {"query": "x", "properties": {}}}'}, 400, "'properties' must be a list"),
    ({"queries": json.dumps({str(n): {"query": "x"} for n in range(51)})}, 413, "a batch may have 50 queries"),
    ({"queries": "x" * 1_100_000}, 413, "a request may have 1,000,000 bytes"),
    ({"extend": "[]"}, 400, "'extend' must be an object"),
    ({"extend": '{"ids": "Q1", "properties": []}'}, 400, "'ids' must be a list"),
    ({"extend": '{"ids": [], "properties": [3]}'}, 400, "'properties' must be a list of objects"),
    ({"extend": '{"ids": [], "properties": [{"id": "age"}]}'}, 400, "there is no property 'age'; there are country"),
    ({"callback": "alert(1)//"}, 400, "'callback' must be the name of a function"),
]


@pytest.mark.parametrize(("form", "status", "message"), BAD, ids=[message[:30] for _, _, message in BAD])
def test_a_bad_request_is_told_what_is_wrong(form: dict[str, str], status: int, message: str, service: str) -> None:
    answer = requests.post(service, data=form, timeout=SECONDS)
    assert answer.status_code == status
    assert message in answer.json()["message"]


def test_a_body_that_is_no_form_is_refused(service: str) -> None:
    assert requests.post(service, data=b"\xff\xfe=1", timeout=SECONDS).status_code == 400
    assert requests.post(service, json={"queries": {}}, timeout=SECONDS).status_code == 400


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/preview", {"id": "Q1"}, 404),
        ("/flyout/entity", {"id": "Q1"}, 404),
        ("/flyout/type", {"id": "Nothing"}, 404),
        ("/suggest/nothing", {"prefix": "x"}, 404),
        ("/suggest/entity", {"prefix": "x", "cursor": "-1"}, 400),
        ("/properties", {"limit": "many"}, 400),
        ("/nothing", {}, 404),
    ],
)
def test_what_is_not_there_is_told(path: str, given: dict[str, str], status: int, service: str) -> None:
    assert get(service + path, **given).status_code == status
