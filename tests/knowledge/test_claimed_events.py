"""What only claims tell of an event is never said to have happened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.pipeline import build
from kg.store.base import rows_of
from kg.store.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

CLAIMED = "KYIV – Ukraine said on Monday that Russia had attacked Poland."
TOLD = "Russia attacked Poland on Monday."
QUESTION = "SELECT ?status ?told { ?event a gk:Event ; gk:eventType gk:Assault ; gk:latestStatus ?status ; gk:reportCount ?told }"
PREFIX = "PREFIX gk: <https://w3id.org/geopolitical-kg/ontology#> "


@pytest.mark.parametrize(
    ("texts", "status"), [((CLAIMED,), "Unknown"), ((CLAIMED, TOLD), "Held"), ((TOLD, CLAIMED), "Held"), ((TOLD,), "Held")]
)
def test_a_claim_alone_leaves_open_what_happened(texts: tuple[str, ...], status: str, tmp_path: Path) -> None:
    lines = [{"id": text, "text": text, "lang": "en", "date": "2024-05-01"} for text in texts]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    store = MemoryStore()
    build([tmp_path / "news.jsonl"], store=store)
    ((found, told),) = rows_of(store, PREFIX + QUESTION)
    assert str(found).endswith(f"#{status}")
    assert int(str(told)) == len(texts)
