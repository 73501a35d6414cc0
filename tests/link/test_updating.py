"""`kg actors update`: newcomers, ended terms and further names beside the lists; what a person wrote stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg.annotate.gazetteer import gazetteer_for
from kg.cli.app import command_line
from kg.link.refreshed import FOLDER
from kg.lists.checking import check_lists
from kg.lists.reading import read_lists
from tests.link.lists_of_norland import norland
from tests.lists.lists_of import POSTS, write

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.link.wikidata_server import Wikidata


@pytest.fixture(autouse=True)
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wikidata: Wikidata) -> Path:
    given = {"KG_CACHE": str(tmp_path / "cache"), "KG_WIKIDATA": wikidata.address, "KG_REQUESTS_PER_SECOND": "1000"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return norland(tmp_path / "lists")


def update(lists: Path, *words: str) -> Result:
    command = ["actors", "update", *words, "--lists", str(lists)]
    return CliRunner().invoke(command_line(), command, catch_exceptions=False)


def rows(lists: Path, name: str) -> list[str]:
    return (lists / FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]


def test_a_dry_run_shows_a_diff_and_writes_nothing(lists: Path) -> None:
    shown = update(lists, "--dry-run").output
    assert f"+++ {FOLDER}/posts.csv" in shown
    assert "+Q900100,Person,Mara Velen,Q900010,,,,,,,Wikidata 20" in shown
    assert "14 rows differ" in shown
    assert not (lists / FOLDER).exists()


def test_newcomers_come_with_posts_and_names(lists: Path) -> None:
    update(lists)
    (mara,) = rows(lists, "persons.csv")
    assert mara.startswith("Q900100,Person,Mara Velen,Q900010,,,,,,,Wikidata ")
    posts = [row.rpartition(",")[0] for row in rows(lists, "posts.csv")]
    assert posts == [
        "Q900100,foreign_minister,Q900010,Minister of Foreign Affairs of Norland,2023-10-16,,Q900020",
        "Q900100,head_of_state,Q900011,President of Sudland,2015,2017-05,Q900021",
        "Q900110,foreign_minister,Q900010,Minister of Foreign Affairs of Norland,2019-02-01,2023-10-16,Q900020",
    ]
    assert rows(lists, "names.csv") == [
        "Q900010,Kingdom of Norland,en,weak",
        "Q900010,NOR,en,weak",
        "Q900010,Norlandia,id,weak",
        "Q900100,Mara Velen,mul,strong",
        "Q900100,Velen,mul,surname",
        "Q900130,Coastal Council,en,weak",
        "Q900130,Dewan Pesisir,id,weak",
    ]
    note = (lists / FOLDER / "SOURCE.md").read_text(encoding="utf-8")
    assert "CC0" in note
    assert "127.0.0.1" in note


def test_the_lists_are_sound_afterwards_and_the_date_decides(lists: Path) -> None:
    update(lists)
    assert check_lists(lists) == ()
    gazetteer = gazetteer_for("en", lists)
    assert gazetteer.holders("foreign_minister", "Q900010", date(2024, 5, 1)) == ("Q900100",)
    assert gazetteer.holders("foreign_minister", "Q900010", date(2022, 5, 1)) == ("Q900110",)
    assert {sense.key for sense in gazetteer.senses("Mara Velen")} == {"Q900100"}
    assert gazetteer.holders("head_of_state", "Q900011", date(2003, 1, 1)) == ("Q900110",)


def test_a_second_update_changes_nothing_and_asks_nobody(lists: Path, wikidata: Wikidata) -> None:
    update(lists)
    before = {path.name: path.read_bytes() for path in (lists / FOLDER).iterdir()}
    sent = len(wikidata.asked)
    assert "0 rows differ" in update(lists).output
    assert "0 rows differ" in update(lists, "--offline").output
    assert {path.name: path.read_bytes() for path in (lists / FOLDER).iterdir()} == before
    assert len(wikidata.asked) == sent


def test_what_is_still_so_keeps_its_day_and_others_are_left_alone(lists: Path) -> None:
    update(lists)
    for name in ("persons.csv", "posts.csv"):
        path = lists / FOLDER / name
        dated = path.read_text(encoding="utf-8").replace("Wikidata 20", "Wikidata 10")
        path.write_text(dated, encoding="utf-8")
    assert "0 rows differ" in update(lists).output
    assert "0 rows differ" in update(lists, "Q900130").output
    assert len(rows(lists, "posts.csv")) == 3


def test_keys_narrow_what_is_asked(lists: Path, wikidata: Wikidata) -> None:
    update(lists, "Q900130")
    assert [row.split(",")[0] for row in rows(lists, "names.csv")] == ["Q900130", "Q900130"]
    assert rows(lists, "posts.csv") == []
    assert not any("Q900010" in sparql for sparql in wikidata.asked)


def test_what_a_person_wrote_stands_and_is_told_of(lists: Path) -> None:
    write(lists, "own/posts.csv", POSTS, "Q900110,foreign_minister,Q900010,minister,2019-02-01,,,own")
    shown = update(lists).output
    assert f"{lists}/own/posts.csv:2: 'minister' of Q900110 ended on 2023-10-16 by Wikidata" in shown
    assert not any(row.startswith("Q900110") for row in rows(lists, "posts.csv"))


def test_terms_that_wikidata_lacks_are_taken_along(lists: Path) -> None:
    office = "Q900110,foreign_minister,Q900010,Minister of Foreign Affairs of Norland"
    write(lists, "imported/posts.csv", POSTS, f"{office},2019,,Q900020", f"{office},2001,2003,Q900020")
    update(lists)
    starts = [row.split(",")[4:6] for row in rows(lists, "posts.csv") if row.startswith("Q900110")]
    assert starts == [["2001", "2003"], ["2019-02-01", "2023-10-16"]]
    terms = [(post.start, post.end) for post in read_lists(lists).posts if post.person == "Q900110"]
    assert (
        "2019",
        "",
    ) in terms  # the import's own file is not touched; an edited row takes its place when the lists are compiled
