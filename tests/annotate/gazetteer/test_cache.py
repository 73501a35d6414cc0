"""Compiled tables are kept on disk while the lists stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.gazetteer.cache import VARIABLE, cache_folder, cached, fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_value_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> tuple[str, dict[str, tuple[int, ...]]]:
        made.append(1)
        return ("ä", {"a": (1, 2)})

    values = [cached("names-id", "abc", make, folder=tmp_path / "new") for _ in range(3)]
    assert values == [("ä", {"a": (1, 2)})] * 3
    assert made == [1]


def test_another_key_makes_it_anew_and_removes_the_old_one(tmp_path: Path) -> None:
    assert cached("names", "a", lambda: 1, folder=tmp_path) == 1
    assert cached("other", "a", lambda: 5, folder=tmp_path) == 5
    assert cached("names", "b", lambda: 2, folder=tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["names-b.bin", "other-a.bin"]


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "names-a.bin").write_bytes(b"\xe3half")
    assert cached("names", "a", lambda: 7, folder=tmp_path) == 7
    assert cached("names", "a", lambda: 8, folder=tmp_path) == 7


def test_without_a_writable_folder_it_works_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    assert cached("names", "a", lambda: 1, folder=blocked / "cache") == 1


def test_the_fingerprint_follows_contents(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a", encoding="utf-8")
    first = fingerprint([path])
    assert fingerprint([path]) == first
    path.write_text("b", encoding="utf-8")
    assert fingerprint([path]) != first


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "geopolitical-kg"
