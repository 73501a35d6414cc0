"""What articles in two languages tell is one: meetings, events, and what is claimed of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.pipeline import build
from kg.store.base import rows_of
from kg.store.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store

PREFIX = "PREFIX gk: <https://w3id.org/geopolitical-kg/ontology#> "
PLANNED = ("en", "2022-01-04", "The White House said the United States would meet Russia in Geneva on 10 January.")
SAME = ("id", "2022-01-05", "Kremlin mengatakan Rusia akan bertemu Amerika Serikat di Jenewa pada 10 Januari.")
DENIED = (
    "id",
    "2022-01-05",
    "Kementerian Luar Negeri Rusia membantah bahwa Rusia akan bertemu Amerika Serikat di Jenewa pada 10 Januari.",
)
ATTACK = ("en", "2022-01-05", "Russia attacked Poland on Monday.")
ATTACKED = ("id", "2022-01-05", "Polandia diserang Rusia pada Senin (3/1/2022).")


def built(folder: Path, *articles: tuple[str, str, str]) -> Store:
    lines = [{"id": text, "text": text, "lang": language, "date": day} for language, day, text in articles]
    (folder / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    store = MemoryStore()
    build([folder / "news.jsonl"], store=store)
    return store


@pytest.mark.parametrize(("other", "relation"), [(SAME, "agreesWith"), (DENIED, "contradicts")])
def test_what_is_claimed_of_one_meeting_agrees_or_not(other: tuple[str, str, str], relation: str, tmp_path: Path) -> None:
    store = built(tmp_path, PLANNED, other)
    assert len(list(rows_of(store, f"{PREFIX}SELECT ?meeting {{ ?meeting a gk:Meeting ; gk:reportCount 2 }}"))) == 1
    ((found,),) = rows_of(store, f"{PREFIX}SELECT ?relation {{ ?one ?relation ?other . ?one a gk:Claim . ?other a gk:Claim }}")
    assert str(found).endswith(f"#{relation}")


def test_an_event_told_in_two_languages_is_one(tmp_path: Path) -> None:
    store = built(tmp_path, ATTACK, ATTACKED)
    ((count,),) = rows_of(
        store, f"{PREFIX}SELECT ?count {{ ?event a gk:Event ; gk:eventType gk:Assault ; gk:reportCount ?count }}"
    )
    assert int(str(count)) == 2
