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

if TYPE_CHECKING:
    from pathlib import Path

    from kg.lists.rows import ActorRow, Lists

LANGUAGES = "en id ru uk zh ar fr de es tr ja ko ms vi th pl fa he"
CLDR = " ".join(f"cldr_{code}" for code in LANGUAGES.split())
TABLES = {
    "countries.tsv": (
        f"qid code alpha3 is_country name full_name other_qids {CLDR} names_strong names_weak",
        [
            {
                "qid": "Q1",
                "code": "ru",
                "is_country": "True",
                "name": "Ruritania",
                "other_qids": "Q9",
                "cldr_id": "Ruritania",
                "names_strong": "Kingdom of Ruritania",
                "names_weak": "Ruritanian|Rurytania",
            },
            {"qid": "Q2", "code": "gr", "is_country": "True", "name": "Graustark"},
            {"qid": "Q13", "code": "ru-ze", "is_country": "False", "name": "Zenda"},
        ],
    ),
    "places.tsv": (
        "qid kind country_qid label_en label_id label_uk label_ru aliases lat lon source",
        [
            {
                "qid": "Q11",
                "kind": "capital",
                "country_qid": "Q9",
                "label_en": "Strelsau",
                "label_id": "Strelsau",
                "lat": "50",
                "lon": "14",
            },
            {"qid": "Q12", "kind": "city", "country_qid": "Q404", "label_en": "Hentzau"},
        ],
    ),
    "cities.tsv": (
        "qid name name_en name_ru name_de name_fr name_es name_zh namealt country iso2 class pop_max geonameid lat lon "
        "cldr_id cldr_uk cldr_ru",
        [{"qid": "Q11", "name": "Strelsau", "name_de": "Strelsau an der Ruhr"}, {"qid": "", "name": "Nowhere"}],
    ),
    "checked.tsv": (
        "name type qid grade sources note country_qid",
        [
            {"name": "Ruritanian Guard", "type": "government_body", "qid": "Q31", "grade": "A", "country_qid": "Q1"},
            {"name": "Doubtful Band", "type": "armed_group", "qid": "Q32", "grade": "C"},
            {"name": "Unfound Band", "type": "armed_group", "qid": "", "grade": "-"},
        ],
    ),
    "igos.tsv": (
        "qid label_en other_en former_en abbr_en family website source name_fr",
        [
            {"qid": "Q41", "label_en": "League of Crowns", "abbr_en": "LOC", "name_fr": "Ligue des couronnes"},
            {"qid": "Q42", "label_en": "Bank of Crowns", "abbr_en": "BC"},
        ],
    ),
    "bodies.tsv": (
        "qid kind country_qid country label_en label_id label_ru label_uk aliases labels_other website source",
        [
            {
                "qid": "Q51",
                "kind": "ministry",
                "country_qid": "Q9",
                "label_en": "Ministry of Health of Ruritania",
                "labels_other": "de:Amt für Gesundheit",
            },
            {"qid": "Q52", "kind": "ministry", "country_qid": "Q1", "label_en": "Ministry of Walks", "aliases": "MOW"},
            {"qid": "Q53", "kind": "cabinet", "country_qid": "Q1", "label_en": "First Elphberg Cabinet"},
        ],
    ),
    "groups.tsv": (
        "qid kind label_en aliases country_qid country grade note source",
        [
            {"qid": "Q61", "kind": "party", "label_en": "Party of Order", "country_qid": "Q1", "grade": "A-"},
            {"qid": "Q62", "kind": "party", "label_en": "Party of Order", "country_qid": "Q2", "grade": "A-"},
        ],
    ),
    "news_agencies_qid.tsv": ("agency qid source", [{"agency": "RUP", "qid": "Q71"}]),
    "outlets.tsv": (
        "qid label_en domain country_qid country kind grade note source",
        [{"label_en": "Strelsau &amp; District News", "domain": "sdn.example", "grade": "-"}],
    ),
    "leaders.tsv": (
        "person_qid name name_in_source position_qid position country_qid country start end grade note source",
        [
            {
                "person_qid": "Q21",
                "name": "Rudolf Elphberg",
                "name_in_source": "Rudölf Elphberg",
                "position_qid": "Q81",
                "position": "King of Ruritania",
                "country_qid": "Q9",
                "start": "1999-01-01",
                "grade": "A",
            },
            {"person_qid": "", "name": "Somebody Wanted", "grade": "-"},
        ],
    ),
    "officials.tsv": (
        "person_qid person position_qid position country_qid country start end source",
        [
            {
                "person_qid": "Q21",
                "person": "Rudolf Elphberg",
                "position_qid": "Q82",
                "position": "President of Zenda Bank",
                "country_qid": "Q1",
                "start": "1995",
            },
            {
                "person_qid": "Q22",
                "person": "Fritz Tarlenheim",
                "position_qid": "Q83",
                "position": "ambassador to Graustark",
                "country_qid": "Q1",
                "start": "2001",
                "end": "1999",
            },
            {
                "person_qid": "Q23",
                "person": "Old Marshal",
                "position_qid": "Q84",
                "position": "Minister of Defence",
                "country_qid": "Q1",
                "start": "1950",
                "end": "1960",
            },
            {
                "person_qid": "Q24",
                "person": "Flavia M. Elphberg",
                "position_qid": "Q85",
                "position": "Minister of Foreign Affairs",
                "country_qid": "Q1",
                "start": "1999-05-01",
                "end": "soon",
            },
        ],
    ),
}


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
    assert ("LOC", "mul", "strong") in names(lists, "Q41")
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


@pytest.mark.skipif(not (SHARED / "data" / "actors").is_dir(), reason="the sources are not here")
def test_the_shipped_lists_are_what_the_import_makes(tmp_path: Path) -> None:
    shutil.copy(ACTOR_LISTS / RULES, tmp_path)
    import_lists(SHARED / "data" / "actors", tmp_path)
    for path in (tmp_path / "imported").iterdir():
        assert path.read_bytes() == (ACTOR_LISTS / "imported" / path.name).read_bytes(), path.name
