"""Lists become the tables of one language: who is meant by a name there, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.gazetteer.compiled import compiled_entities, compiled_names
from kg.lists.reading import read_lists
from tests.lists.lists_of import NAMES, ruritania, write

if TYPE_CHECKING:
    from pathlib import Path

    from kg.lists.rows import Lists


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    write(
        tmp_path, "own/exceptions.csv", NAMES,
        "Q12,Kaum,en,never", ",Dan,id,word", ",Ruritania Rovers,mul,block", "Q21,Rudi,id,strong", "Q2,Graustark,fr,strong",
    )  # fmt: skip
    return read_lists(ruritania(tmp_path))


def test_names_of_the_language_and_of_every_language(lists: Lists) -> None:
    senses = compiled_names(lists, "id").senses
    assert senses["RU"] == (("Q1", "strong"),)
    assert senses["Rudolf Elphberg"] == (("Q21", "strong"),)
    assert senses["Elphberg"] == (("Q21", "surname"),)
    assert "Ruritanian" not in senses


def test_what_another_language_lends(lists: Lists) -> None:
    senses = compiled_names(lists, "id", ["en"]).senses
    assert senses["R.U"] == (("Q1", "strong"),)
    assert senses["Edelweiß"] == (("Q12", "place"),)
    assert "Ruritanian" not in senses


def test_a_seat_stands_for_its_government_before_the_place(lists: Lists) -> None:
    assert compiled_names(lists, "en").senses["Strelsau"] == (("Q1", "seat"), ("Q11", "place"))


def test_names_made_from_patterns(lists: Lists) -> None:
    assert compiled_names(lists, "en").senses["Ruritanian Foreign Ministry"] == (("foreign-ministry-of-ruritania", "strong"),)


def test_names_are_found_without_diacritics(lists: Lists) -> None:
    assert compiled_names(lists, "en").senses["Michal Strelitz"] == compiled_names(lists, "en").senses["Michał Strelitz"]


def test_exceptions(lists: Lists) -> None:
    english, indonesian = compiled_names(lists, "en").senses, compiled_names(lists, "id", ["en"]).senses
    assert "Kaum" not in english
    assert "Kaum" not in indonesian
    assert english["Dan"] == (("Q23", "surname"),)
    assert "Dan" not in indonesian
    assert english["Ruritania Rovers"] == ()


def test_lengths_tell_how_far_to_look(lists: Lists) -> None:
    table = compiled_names(lists, "en")
    assert table.lengths["Ruritanian"] == (3, 1)
    assert all(len(sizes) == len(set(sizes)) for sizes in table.lengths.values())


def test_entities_hold_names_and_posts(lists: Lists) -> None:
    made = compiled_entities(lists, ["en", "id"])
    kind, name, country, *_ = made.records["Q21"]
    assert (kind, name, country) == ("Person", "Rudolf Elphberg", "Q1")
    assert made.holders["head_of_state", "Q1"] == (("1990-01-01", "", "Q21"),)
    assert made.bodies == {("foreign_ministry", "Q1"): "foreign-ministry-of-ruritania"}
    assert ("Ruritania", "id") in made.records["Q1"][7]
    assert ("Ruritanian", "en") not in made.records["Q1"][7]
