"""Names of government bodies are made from the names of their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.reading import read_lists
from kg.lists.rows import NameUse
from kg.lists.templates import body_names
from tests.lists.lists_of import ruritania

if TYPE_CHECKING:
    from pathlib import Path


def test_each_pattern_takes_each_name(tmp_path: Path) -> None:
    lists = read_lists(ruritania(tmp_path))
    english = [(row.key, row.name) for row in body_names(lists, "en")]
    assert english == [("foreign-ministry-of-ruritania", "Ruritanian Foreign Ministry")]
    indonesian = {row.name for row in body_names(lists, "id")}
    assert indonesian == {"Kementerian Luar Negeri Ruritania", "Kementerian Luar Negeri RU"}


def test_made_names_stand_alone(tmp_path: Path) -> None:
    lists = read_lists(ruritania(tmp_path))
    assert {row.use for row in body_names(lists, "id")} == {NameUse.STRONG}


def test_a_language_without_patterns_has_none(tmp_path: Path) -> None:
    assert list(body_names(read_lists(ruritania(tmp_path)), "fr")) == []
