"""The query files are SPARQL, ordered, fit for batches, and use of the public service only what any server has, but for one."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.model import ActorKind
from kg.resources import QUERIES

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((QUERIES / "wikidata").glob("*.rq"))
ONLY_PUBLIC = {"search"}
PREFIXES = {
    "p": "http://www.wikidata.org/prop/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
    "pqv": "http://www.wikidata.org/prop/qualifier/value/",
    "ps": "http://www.wikidata.org/prop/statement/",
    "schema": "http://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "wikibase": "http://wikiba.se/ontology#",
}


def test_no_query_is_lost() -> None:
    assert [path.stem for path in FILES] == ["classes", "facts", "holders", "named", "names", "posts", "search", "titles"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_query(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ORDER BY" in text
    assert re.search(r"VALUES \?\w+ \{ \}", text)
    assert ("SERVICE" in text) == (path.stem in ONLY_PUBLIC)
    for prefix, base in re.findall(r"PREFIX (\w+): <([^>]+)>", text):
        assert PREFIXES.get(prefix, base) == base  # a wrong base would find nothing, and say nothing
        assert f"{prefix}:" in text.replace(f"PREFIX {prefix}:", ""), f"{prefix} is not used"
    answer = ox.Store().query(text.replace("SERVICE wikibase:mwapi", "SERVICE SILENT wikibase:mwapi"))
    assert isinstance(answer, ox.QuerySolutions)


def test_the_qualifiers_of_posts_are_those_of_wikidata() -> None:
    text = (QUERIES / "wikidata" / "posts.rq").read_text(encoding="utf-8")
    assert all(part in text for part in ("p:P39", "ps:P39", "pqv:P580", "pq:P582", "pqv:P582", "wikibase:timePrecision"))


def test_the_table_of_classes_names_kinds_and_items() -> None:
    table = tomllib.loads((QUERIES / "wikidata" / "classes.toml").read_text(encoding="utf-8"))
    kinds = {*(kind.value for kind in ActorKind), "Place", "Organization"}
    assert set(table["classes"]) <= kinds
    assert set(table["fits"]) <= kinds
    items = [item for members in table["classes"].values() for item in members]
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert all(name in table["classes"] for names in table["fits"].values() for name in names)
