"""Formats of talks: whom their list names, that the words of each language are in it, and that a bad row is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.gazetteer.lookup import gazetteer_for
from kg.annotate.meeting.formats import FILE, formats
from kg.annotate.meeting.grammar import grammar_for
from kg.annotate.words import languages
from kg.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path


def test_members_stand_in_the_lists_of_actors() -> None:
    gazetteer = gazetteer_for("en")
    for members in formats(FILE).values():
        assert all(gazetteer.entity(member) for member in members)


@pytest.mark.parametrize("language", languages())
def test_every_format_that_a_language_names_has_its_members(language: str) -> None:
    assert set(grammar_for(language).formats) <= set(formats())


@pytest.mark.parametrize(
    ("rows", "line"), [("name,members\n", 1), ("format,members\n,Q1|Q2|Q3\n", 2), ("format,members\na,Q1|Q2|Q3\nb,Q1|Q2\n", 3)]
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "formats.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        formats(path)
    assert raised.value.line == line
