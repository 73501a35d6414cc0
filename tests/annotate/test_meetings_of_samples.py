"""The meetings of the sample articles, as the whole build tells them, agree with a table written by hand."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kg.store import open_store
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases"
TRUE = yaml.safe_load((CASES / "sample-meetings.yaml").read_text(encoding="utf-8"))
# the most that the build may tell beyond the table: meetings without a day, plans of which no more was heard
MOST = 70
QUERY = """
PREFIX gk: <https://w3id.org/geopolitical-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?meeting ?status ?mode ?name ?day ?place WHERE {
  ?meeting a gk:Meeting ; gk:latestStatus ?status ; gk:mode ?mode ; gk:participant/skos:prefLabel ?name .
  FILTER(LANG(?name) IN ("en", ""))
  OPTIONAL { ?meeting gk:date ?day }
  OPTIONAL { ?meeting gk:place/skos:prefLabel ?place FILTER(LANG(?place) IN ("en", "")) }
}
"""

pytestmark = pytest.mark.xdist_group("sample")


@pytest.fixture(scope="module")
def told(sample_store: Path) -> Iterator[list[dict[str, Any]]]:
    store = open_store(sample_store)
    meetings: dict[str, dict[str, Any]] = defaultdict(lambda: {"who": set()})
    for meeting, status, mode, name, day, place in rows_of(store, QUERY):
        each = meetings[str(meeting)]
        each["who"].add(str(name))
        each |= {"status": _local(status), "mode": _local(mode)}
        each |= {"day": str(day) if day else None, "place": str(place) if place else None}
    yield list(meetings.values())
    store.close()


@pytest.mark.parametrize("true", TRUE, ids=lambda each: f"{each['day']} {' + '.join(each['who'])}")
def test_what_happened_is_told(true: dict[str, Any], told: list[dict[str, Any]]) -> None:
    wanted = {**true, "who": set(true["who"])}
    same = [each for each in told if each["who"] == wanted["who"] and each["day"] == wanted["day"]]
    assert any(all(each[key] == wanted[key] for key in wanted) for each in same), same


def test_nothing_happened_that_did_not(told: list[dict[str, Any]]) -> None:
    true = {(each["day"], tuple(sorted(each["who"]))) for each in TRUE}
    held = {(each["day"], tuple(sorted(each["who"]))) for each in told if each["status"] == "Held" and each["day"]}
    beside = {day for day, who in held - true}
    # an assembly, a council, and the summit to which one was not invited
    assert beside <= {"2021-10", "2022-02-21", "2022-02-28", "2022-01-12"}


def test_sample_build_tells_no_fewer_and_not_many_more(told: list[dict[str, Any]]) -> None:
    assert len(TRUE) >= 36
    assert len(TRUE) <= len(told) <= MOST


def _local(term: object) -> str:
    return str(term).rsplit("#", 1)[-1]
