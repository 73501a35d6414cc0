"""`kg link` at the terminal, against a server on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg.cli.app import command_line
from kg.identifiers import LINKS_GRAPH
from kg.link.decisions import Answer, read_decisions
from kg.store import open_store
from tests.link.store_of_news import fill

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.link.wikidata_server import Wikidata

LINKED = "Mara Velen"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wikidata: Wikidata) -> Path:
    store = open_store(tmp_path / "store", create=True)
    fill(store)
    store.close()
    given = {
        "KG_STORE": str(tmp_path / "store"),
        "KG_CACHE": str(tmp_path / "cache"),
        "KG_DECISIONS": str(tmp_path / "decisions.csv"),
        "KG_WIKIDATA": wikidata.address,
        "KG_REQUESTS_PER_SECOND": "1000",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kg(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(command_line(), ["link", *words], input=typed, catch_exceptions=False)


def answers(desk: Path) -> list[tuple[str, str, Answer]]:
    return [(each.actor, each.item, each.answer) for each in read_decisions(desk / "decisions.csv")]


def links(desk: Path) -> int:
    store = open_store(desk / "store")
    try:
        return len(store.graph(LINKS_GRAPH))
    finally:
        store.close()


MARA = ("mara-velen", "Q900100", Answer.YES)


def test_what_the_rules_know_is_linked_and_told_with_reasons(desk: Path) -> None:
    shown = kg()
    assert "accept: Mara Velen (Person)" in shown.output
    assert "1.00 Q900100 Mara Velen (Norlandic politician and diplomat)" in shown.output
    assert "+20 country: both belong to Q900010" in shown.output
    assert "1 linked, 2 in doubt, 1 without a candidate that fits; 4 requests sent" in shown.output
    assert answers(desk) == [MARA]
    assert links(desk) == 7


def test_a_dry_run_shows_the_same_and_does_nothing(desk: Path) -> None:
    assert "accept: Mara Velen" in kg("--dry-run", "--review").output
    assert answers(desk) == []
    assert links(desk) == 0


def test_a_second_run_asks_nobody_and_nothing(desk: Path, wikidata: Wikidata) -> None:
    kg()
    sent = len(wikidata.asked)
    assert "0 requests sent" in kg().output
    assert "0 requests sent" in kg("--offline").output
    assert len(wikidata.asked) == sent
    assert answers(desk) == [MARA]


def test_offline_without_a_cache_nothing_is_decided(desk: Path) -> None:
    assert "4 not in the cache; 0 requests sent" in kg("--offline").output
    assert answers(desk) == []


def test_a_person_is_asked_what_the_rules_leave_open_and_never_twice(desk: Path) -> None:
    shown = kg("--review", typed="x\ny\nn\nu\n")
    assert "Is Dewan Pesisir Q900130, Coastal Council?" in shown.output
    assert "… A Norlandic politician, Jon Aster, asked for a vote. …" in shown.output
    assert answers(desk) == [
        ("dewan-pesisir", "Q900130", Answer.YES),
        ("jon-aster", "Q900120", Answer.NO),
        ("jon-aster", "Q900121", Answer.UNSURE),
        MARA,
    ]
    assert links(desk) == 14
    again = kg("--review")
    assert "Is " not in again.output
    assert len(answers(desk)) == 4


def test_whoever_quits_keeps_what_was_answered(desk: Path) -> None:
    kg("--review", typed="y\nq\n")
    assert answers(desk) == [("dewan-pesisir", "Q900130", Answer.YES)]
    assert links(desk) == 7


@pytest.mark.parametrize("wanted", ["Q900100", "mara-velen", LINKED])
def test_a_link_is_undone_for_good(wanted: str, desk: Path) -> None:
    kg()
    assert "no link any more: Mara Velen (mara-velen) → Q900100" in kg("--undo", wanted).output
    assert links(desk) == 0
    assert "accept" not in kg().output
    assert links(desk) == 0


def test_undoing_dry_changes_nothing(desk: Path) -> None:
    kg()
    assert "no link any more" in kg("--undo", LINKED, "--dry-run").output
    assert links(desk) == 7


def test_a_store_made_anew_gets_its_links_from_the_decisions(desk: Path) -> None:
    kg()
    store = open_store(desk / "store")
    store.remove(LINKS_GRAPH)
    store.close()
    kg("--offline")
    assert links(desk) == 7
