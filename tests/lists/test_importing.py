"""The import makes lists from source tables; here the tables are small and invented."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError
from kg.lists.checking import check_lists
from kg.lists.importing import RULES, import_lists
from kg.lists.reading import read_lists
from kg.lists.rows import NameUse, Role
from kg.resources import ACTOR_LISTS
from tests.conftest import SHARED
from tests.lists.source_tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from kg.lists.rows import ActorRow, Lists


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, (header, rows) in TABLES.items():
        columns = header.split()
        lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    shutil.copy(ACTOR_LISTS / RULES, folder)
    return folder


@pytest.fixture
def lists(source: Path, target: Path) -> Lists:
    import_lists(source, target)
    return read_lists(target)


def actor(lists: Lists, key: str) -> ActorRow:
    return next(row for row in lists.actors if row.key == key)


def names(lists: Lists, key: str) -> set[tuple[str, str, str]]:
    return {(row.name, row.language, row.use) for row in lists.names if row.key == key}


def test_the_import_passes_its_own_check(source: Path, target: Path) -> None:
    report = import_lists(source, target)
    assert check_lists(target) == ()
    assert report.folder == target / "imported"
    assert report.rows["posts.csv"] == 4
    assert set(report.rows) == {path.name for path in report.folder.glob("*.csv")}


def test_the_import_can_be_run_again_and_leaves_edited_lists_alone(source: Path, target: Path) -> None:
    own = target / "own" / "names.csv"
    own.parent.mkdir()
    own.write_text("key,name,language,use\nQ1,RU,id,strong\n", encoding="utf-8")
    import_lists(source, target)
    first = {path.name: path.read_bytes() for path in (target / "imported").iterdir()}
    import_lists(source, target)
    assert {path.name: path.read_bytes() for path in (target / "imported").iterdir()} == first
    assert own.read_text(encoding="utf-8").endswith("Q1,RU,id,strong\n")


def test_states_and_regions(lists: Lists) -> None:
    assert (actor(lists, "Q1").kind, actor(lists, "Q13").kind, actor(lists, "Q13").country) == ("State", "Place", "Q1")
    assert {("Ruritania", "en", "strong"), ("Ruritania", "id", "strong"), ("Rurytania", "und", "weak")} <= names(lists, "Q1")


def test_a_capital_is_a_seat_even_under_another_id_of_its_state(lists: Lists) -> None:
    assert actor(lists, "Q1").seats == ("Q11",)
    assert actor(lists, "Q11").latitude == 50.0
    assert ("Strelsau an der Ruhr", "de", "place") in names(lists, "Q11")


def test_a_country_that_no_table_knows_is_left_empty(lists: Lists) -> None:
    assert actor(lists, "Q12").country == ""


def test_grades_below_the_accepted_ones_stay_out(lists: Lists) -> None:
    keys = {row.key for row in lists.actors}
    assert "Q31" in keys
    assert "Q32" not in keys


def test_short_abbreviations_are_weak(lists: Lists) -> None:
    assert ("LOCRO", "mul", "strong") in names(lists, "Q41")
    assert ("BC", "mul", "weak") in names(lists, "Q42")
    assert ("Ligue des couronnes", "fr", "strong") in names(lists, "Q41")


def test_a_body_stands_alone_when_it_names_its_state(lists: Lists) -> None:
    assert actor(lists, "Q51").function == "health_ministry"
    assert actor(lists, "Q51").represents == ("Q1",)
    assert ("Ministry of Health of Ruritania", "en", "strong") in names(lists, "Q51")
    assert names(lists, "Q52") == {("Ministry of Walks", "en", "weak")}
    assert "Q53" not in {row.key for row in lists.actors}


def test_every_state_gets_the_bodies_that_no_source_knows(lists: Lists) -> None:
    made = {(row.key, row.function) for row in lists.actors if row.country == "Q1" and row.key[0] != "Q"}
    assert ("ministry-of-foreign-affairs-of-ruritania", "foreign_ministry") in made
    assert "health_ministry" not in {function for _, function in made}


def test_a_name_of_two_parties_is_weak_for_both(lists: Lists) -> None:
    assert names(lists, "Q61") == names(lists, "Q62") == {("Party of Order", "en", "weak")}


def test_outlets_without_an_id_get_a_slug(lists: Lists) -> None:
    outlet = actor(lists, "strelsau-district-news")
    assert (outlet.name, outlet.domain) == ("Strelsau & District News", "sdn.example")


def test_persons_are_merged_by_their_id(lists: Lists) -> None:
    roles = {(row.role, row.start) for row in lists.posts if row.person == "Q21"}
    assert roles == {(Role.MONARCH, "1999-01-01"), (Role.OTHER, "1995")}
    assert {("Rudolf Elphberg", "mul", "strong"), ("Rudölf Elphberg", "mul", "strong"), ("Elphberg", "mul", "surname")} <= names(
        lists, "Q21"
    )
    assert ("Flavia Elphberg", "mul", "strong") in names(lists, "Q24")


def test_lesser_offices_make_weak_names(lists: Lists) -> None:
    assert names(lists, "Q22") == {("Fritz Tarlenheim", "mul", NameUse.WEAK)}


def test_who_left_office_long_ago_stays_out(lists: Lists) -> None:
    assert "Q23" not in {row.key for row in lists.actors}


def test_impossible_bounds_are_dropped(lists: Lists) -> None:
    bounds = {row.person: (row.start, row.end) for row in lists.posts}
    assert bounds["Q22"] == ("", "1999")
    assert bounds["Q24"] == ("1999-05-01", "")


def test_a_missing_source_is_told_and_nothing_is_written(source: Path, target: Path) -> None:
    (source / "officials.tsv").unlink()
    with pytest.raises(DataError, match=r"officials\.tsv: this source is missing"):
        import_lists(source, target)
    assert not (target / "imported").exists()


def test_a_broken_source_row_is_told_with_its_line(source: Path, target: Path) -> None:
    with (source / "igos.tsv").open("a", encoding="utf-8") as file:
        file.write("Q43\tonly two\n")
    with pytest.raises(DataError, match=r"igos\.tsv:4: has not 9 columns"):
        import_lists(source, target)


def test_broken_rules_are_told(source: Path, target: Path) -> None:
    (target / RULES).write_text("[states\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"import\.toml: "):
        import_lists(source, target)


SOURCES_ARE_HERE = (SHARED / "data" / "actors").is_dir()


@pytest.mark.skipif(not SOURCES_ARE_HERE, reason="the source tables are not here")
def test_the_shipped_lists_are_what_the_import_makes(tmp_path: Path) -> None:
    shutil.copy(ACTOR_LISTS / RULES, tmp_path)
    import_lists(SHARED / "data" / "actors", tmp_path)
    for path in (tmp_path / "imported").iterdir():
        assert path.read_bytes() == (ACTOR_LISTS / "imported" / path.name).read_bytes(), path.name
