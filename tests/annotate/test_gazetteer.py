"""The shipped lists in use: short forms, traps, namesakes, and who held which post when."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from kg.annotate.gazetteer import gazetteer_for
from kg.model import ActorKind
from tests.conftest import SHARED

CHECKED = SHARED / "data" / "actors"
# language, name, label of the likeliest meaning, its use
NAMES = [
    ("id", "AS", "United States", "strong"),
    ("id", "Amerika", "United States", "strong"),
    ("id", "Korsel", "South Korea", "strong"),
    ("id", "Korut", "North Korea", "strong"),
    ("id", "Tiongkok", "China", "strong"),
    ("id", "Cina", "China", "strong"),
    ("id", "RI", "Indonesia", "strong"),
    ("id", "Perancis", "France", "strong"),
    ("id", "Selandia Baru", "New Zealand", "strong"),
    ("id", "UEA", "United Arab Emirates", "strong"),
    ("id", "Uni Soviet", "Soviet Union", "strong"),
    ("id", "PBB", "United Nations", "strong"),
    ("id", "OKI", "Organisation of Islamic Cooperation", "strong"),
    ("id", "Uni Eropa", "European Union", "strong"),
    ("id", "Otoritas Palestina", "Palestinian National Authority", "strong"),
    ("id", "Moskow", "Russia", "seat"),
    ("id", "Kremlin", "Russia", "seat"),
    ("id", "Beijing", "China", "seat"),
    ("id", "Washington", "United States", "seat"),
    ("id", "Gedung Putih", "White House", "strong"),
    ("id", "Kemlu", "Ministry of Foreign Affairs of Indonesia", "strong"),
    ("id", "Kementerian Luar Negeri China", "Ministry of Foreign Affairs of China", "strong"),
    ("id", "Hizbullah", "Hezbollah", "strong"),
    ("id", "Georgia", "Georgia", "weak"),
    ("id", "Niger", "Niger", "weak"),
    ("id", "Jokowi", "Joko Widodo", "strong"),
    ("en", "U.S.", "United States", "strong"),
    ("en", "UK", "United Kingdom", "strong"),
    ("en", "Britain", "United Kingdom", "strong"),
    ("en", "DPRK", "North Korea", "strong"),
    ("en", "ROK", "South Korea", "strong"),
    ("en", "DRC", "DR Congo", "strong"),
    ("en", "Palestinians", "Palestine", "demonym"),
    ("en", "Dutch", "Netherlands", "demonym"),
    ("en", "Jordan", "Jordan", "weak"),
    ("en", "Chad", "Chad", "weak"),
    ("en", "Turkey", "Türkiye", "weak"),
    ("en", "Guinea", "Guinea", "weak"),
    ("en", "Pentagon", "United States Department of Defense", "strong"),
    ("en", "Russian Foreign Ministry", "Ministry of Foreign Affairs of Russia", "strong"),
    ("en", "Ankara", "Türkiye", "seat"),
    ("en", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy", "strong"),
    ("en", "Sergei Lavrov", "Sergey Lavrov", "strong"),
]
ABSENT = [
    ("id", "as"),
    ("id", "As"),
    ("en", "AS"),
    ("en", "Polish sausage"),
    ("id", "Kota"),
    ("id", "Yang"),
    ("id", "Dan"),
    ("en", "He"),
    ("en", "us"),
]
HOLDERS = [
    ("head_of_state", "United States", date(2021, 12, 27), "Joe Biden"),
    ("head_of_state", "United States", date(2025, 7, 1), "Donald Trump"),
    ("head_of_state", "United States", date(1997, 4, 22), "Bill Clinton"),
    ("foreign_minister", "Russia", date(2021, 12, 27), "Sergey Lavrov"),
    ("foreign_minister", "Indonesia", date(2024, 10, 1), "Retno Marsudi"),
    ("foreign_minister", "Indonesia", date(2024, 11, 1), "Sugiono"),
    ("head_of_state", "Indonesia", date(2025, 1, 1), "Prabowo Subianto"),
    ("head_of_government", "United Kingdom", date(2005, 11, 1), "Tony Blair"),
    ("head_of_government", "Japan", date(2006, 11, 18), "Shinzō Abe"),
    ("head_of_state", "Palestine", date(1997, 4, 23), "Yasser Arafat"),
    ("head_of_organization", "United Nations", date(2005, 11, 2), "Kofi Annan"),
    ("head_of_organization", "NATO", date(2022, 1, 12), "Jens Stoltenberg"),
    ("head_of_organization", "European Commission", date(2022, 1, 12), "Ursula von der Leyen"),
]


@pytest.mark.parametrize(("language", "name", "label", "use"), NAMES, ids=[f"{case[0]}-{case[1]}" for case in NAMES])
def test_what_a_name_means(language: str, name: str, label: str, use: str) -> None:
    gazetteer = gazetteer_for(language)
    first = gazetteer.senses(name)[0]
    assert (gazetteer.entity(first.key).name.text, first.use) == (label, use)


@pytest.mark.parametrize(("language", "name"), ABSENT)
def test_words_that_name_nobody(language: str, name: str) -> None:
    assert gazetteer_for(language).senses(name) == ()


@pytest.mark.parametrize(("role", "organization", "on", "person"), HOLDERS, ids=[f"{case[3]}-{case[2]}" for case in HOLDERS])
def test_the_date_decides(role: str, organization: str, on: date, person: str) -> None:
    gazetteer = gazetteer_for("en")
    key = gazetteer.senses(organization)[0].key
    assert [gazetteer.entity(holder).name.text for holder in gazetteer.holders(role, key, on)][:1] == [person]


def test_a_post_left_open_by_the_source_ends_with_the_successor() -> None:
    gazetteer = gazetteer_for("id")
    (former,) = {sense.key for sense in gazetteer.senses("Retno Marsudi")}
    assert gazetteer.roles(former, date(2025, 1, 1)) == ()


def test_places_and_actors_are_told_apart() -> None:
    gazetteer = gazetteer_for("id")
    uses = [(type(gazetteer.entity(sense.key)).__name__, sense.use.value) for sense in gazetteer.senses("Jakarta")]
    assert uses[0] == ("Actor", "seat")
    assert ("Place", "place") in uses


def test_blocked_phrases_hide_the_names_inside() -> None:
    surfaces = {"en": "Michael Jordan and Georgia Tech", "id": "AS Roma"}
    assert [gazetteer_for(language).matches(text) for language, text in surfaces.items()] == [[], []]


def test_outlets_have_domains() -> None:
    gazetteer = gazetteer_for("en")
    (sense,) = gazetteer.senses("Reuters")
    assert gazetteer.domain(sense.key) == "reuters.com"
    actor = gazetteer.entity(sense.key)
    assert actor.kind is ActorKind.MEDIA  # type: ignore[union-attr]


@pytest.mark.skipif(not CHECKED.is_dir(), reason="the checked items are not here")
@pytest.mark.parametrize("table", ["checked.tsv", "qids_checked.tsv"])
def test_our_ids_agree_with_all_that_were_checked(table: str) -> None:
    """Every item of the best grades is known under its id, and its name leads there (a bracket explains the name).

    A building and the body in it share a name, which is the body's; offices are no actors.
    """
    gazetteer, wrong = gazetteer_for("en"), []
    with (CHECKED / table).open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["grade"] in ("A", "A-")]
    for row in rows:
        bare = re.sub(r"^The | \(.*", "", row["name"])
        keys = {
            sense.key for name in (row["name"], bare) for sense in (*gazetteer.senses(name), *gazetteer_for("id").senses(name))
        }
        found = gazetteer.knows(row["qid"]) if "(building)" in row["name"] else row["qid"] in keys
        if not found and "(office)" not in row["name"]:
            wrong.append((row["name"], row["qid"], sorted(keys)))
    assert len(rows) > 50
    assert wrong == []
