"""Files of decisions: rows come back as they were written, bad ones are told by their line, and nothing is written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError, StoreError
from kg.ledger import Entry, add_rows, read_entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("what", "number")


def value_of(row: Mapping[str, str]) -> tuple[str, int]:
    return row["what"], int(row["number"])


def test_rows_go_behind_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.csv"
    add_rows(path, COLUMNS, [("one, of\ntwo lines", "1")], failure=StoreError)
    before = path.read_bytes()
    add_rows(path, COLUMNS, [("two", "2"), ("three", "3")], failure=StoreError)
    assert path.read_bytes().startswith(before)
    found = read_entries(path, COLUMNS, value_of)
    assert found == [Entry(("one, of\ntwo lines", 1), 3), Entry(("two", 2), 4), Entry(("three", 3), 5)]


def test_no_rows_make_no_file(tmp_path: Path) -> None:
    add_rows(tmp_path / "decisions.csv", COLUMNS, [], failure=StoreError)
    assert not list(tmp_path.iterdir())
    assert read_entries(tmp_path / "decisions.csv", COLUMNS, value_of) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("what,when\n", 1, "columns"),
        ("what,number\none,1\ntwo\n", 3, "has not 2"),
        ("what,number\none,1,more\n", 2, "has not 2"),
        ("what,number\none,first\n", 2, "invalid literal"),
        ('what,number\none,1\n"two"2,2\n', 2, "expected after"),
    ],
)
def test_a_bad_row_is_told_by_its_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"decisions.csv:{line}: .*{reason}"):
        read_entries(path, COLUMNS, value_of)


def test_what_cannot_be_written_is_told_in_the_callers_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be written: .* so there"):
        add_rows(tmp_path, COLUMNS, [("one", "1")], failure=lambda reason: StoreError(f"{reason}, so there"))
