"""Event data as a table: one row for each report and pair of source and target, meetings among them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from kg.export import export_store
from kg.export.table import COLUMNS
from kg.identifiers import article_iri
from kg.pipeline import build
from kg.show import page_of
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

ENGLISH = """---
id: english
language: en
date: 2022-04-06
title: Sanctions
---
The United States imposed sanctions on Russia on Tuesday. Ukraine accused Russia of attacking Moldova. \
Joe Biden will meet Emmanuel Macron in Paris on Friday. Armenia and Azerbaijan signed an agreement.
"""
INDONESIAN = """---
id: indonesian
language: id
date: 2022-04-07
title: Sanksi
---
Amerika Serikat menjatuhkan sanksi terhadap Rusia pada Selasa (5/4/2022).
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("events")
    (folder / "a.md").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.md").write_text(INDONESIAN, encoding="utf-8")
    opened = open_store(folder / "store", create=True)
    build([folder / "a.md", folder / "b.md"], store=opened)
    yield opened
    opened.close()


def table(store: Store, folder: Path, **more) -> list[dict[str, str]]:
    path = folder / "events.csv"
    count = export_store(store, path, **more)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert len(rows) == count
    return rows


def dyads(rows: list[dict[str, str]]) -> set[tuple[str, ...]]:
    return {(row["category"], row["source"], row["target"], row["status"], row["plover"], row["cameo"]) for row in rows}


def test_who_did_what_to_whom(store: Store, tmp_path: Path) -> None:
    rows = table(store, tmp_path)
    assert tuple(rows[0]) == COLUMNS
    assert dyads(rows) == {
        ("Sanction", "United States", "Russia", "Held", "SANCTION", "163"),
        ("Accuse", "Ukraine", "Russia", "Held", "ACCUSE", "112"),
        ("Assault", "Russia", "Moldova", "Held", "ASSAULT", "19"),
        ("Agree", "Armenia", "Azerbaijan", "Held", "AGREE", "057"),
        ("Agree", "Azerbaijan", "Armenia", "Held", "AGREE", "057"),
        ("Consult", "Joe Biden", "Emmanuel Macron", "Planned", "AGREE", "04"),
        ("Consult", "Emmanuel Macron", "Joe Biden", "Planned", "AGREE", "04"),
    }


def test_two_languages_tell_of_one_event(store: Store, tmp_path: Path) -> None:
    rows = [row for row in table(store, tmp_path) if row["category"] == "Sanction"]
    assert [row["article"] for row in rows] == ["english", "indonesian"]
    assert len({row["event"] for row in rows}) == 1
    assert {row["date"] for row in rows} == {"2022-04-05"}
    assert rows[0]["sentence"] == "The United States imposed sanctions on Russia on Tuesday."
    assert (rows[0]["source_id"], rows[0]["target_state"]) == ("Q30", "Russia")


def test_what_somebody_only_says_tells_who_says_so(store: Store, tmp_path: Path) -> None:
    says = {row["category"]: row["according_to"] for row in table(store, tmp_path)}
    assert says["Assault"] == "Ukraine"
    assert says["Sanction"] == ""


def test_one_article_has_a_table_of_its_own(store: Store, tmp_path: Path) -> None:
    assert {row["article"] for row in table(store, tmp_path, article=article_iri("indonesian"))} == {"indonesian"}


def test_a_page_lists_events_with_their_reasons(store: Store) -> None:
    page = page_of(store, "english", why=True)
    entries = next(section.entries for section in page.sections if section.title == "events")
    assault = next(entry for entry in entries if entry.line.startswith("Assault: Russia → Moldova · Held · according to Ukraine"))
    reasons = dict(assault.reasons)
    assert reasons["words"] == "“attacking” tells of an event: Assault"
    assert "Moldova, named as “Moldova”" in reasons["parties"]
    assert "the subject of the verb does it to its object" in reasons["rule"]
    agreed = next(entry.line for entry in entries if entry.line.startswith("Agree"))
    assert agreed.startswith("Agree: Armenia, Azerbaijan · Held")


def test_an_event_has_a_page(store: Store, tmp_path: Path) -> None:
    name = next(row["event"] for row in table(store, tmp_path) if row["category"] == "Sanction")
    page = page_of(store, name)
    assert page.title == "Sanction: United States → Russia"
    assert dict(page.facts)["plover"] == "SANCTION"
    assert len(next(section.entries for section in page.sections if section.title == "reports")) == 2
