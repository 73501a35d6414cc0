"""`kg reason` adds what follows and says how much; with --check it tells of contradictions by words and exit code."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReasonError, StoreError
from kg.reason import Consistency
from kg.store import open_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "store", create=True)
    keep(store, story())
    store.close()
    return tmp_path / "store"


def test_what_follows_is_added_once(kg: Kg, folder: Path) -> None:
    done = kg("reason", "--store", folder)
    assert done.code == 0
    assert {line.split()[0] for line in done.out.splitlines()} >= {"acts-for", "involves", "subclasses", "symmetric"}
    assert "drawn anew" in done.out
    assert "nothing has changed" in kg("reason", "--store", folder).out


def test_what_follows_stands_in_the_export(kg: Kg, folder: Path, tmp_path: Path) -> None:
    kg("reason", "--store", folder)
    assert kg("export", "--store", folder, "--out", tmp_path / "all.ttl").code == 0
    text = (tmp_path / "all.ttl").read_text(encoding="utf-8")
    assert "gk:actsFor actor:Q30" in text
    assert "gk:involves actor:Q159" in text


def test_answers_stay_as_they_were(kg: Kg, folder: Path) -> None:
    asked = [("query", "contradictions"), ("query", "denials"), ("query", "who-met-whom"), ("show", "Q159")]
    before = [kg(*words, "--store", folder).out for words in asked]
    kg("reason", "--store", folder)
    assert [kg(*words, "--store", folder).out for words in asked] == before


def test_a_removed_article_takes_its_inferences_along(kg: Kg, folder: Path, tmp_path: Path) -> None:
    kg("reason", "--store", folder)
    assert kg("remove", "announced", "expected", "held", "coming", "--store", folder).code == 0
    kg("export", "--store", folder, "--out", tmp_path / "all.nq")
    assert (tmp_path / "all.nq").read_bytes() == b""


def test_a_store_that_is_not_there_is_told(kg: Kg) -> None:
    assert kg("reason", "--store", "none").code == StoreError.exit_code


@pytest.mark.parametrize(
    ("found", "code", "told"),
    [
        (Consistency(True, (), 35, 60), 0, "consistent: 35 classes and 60 individuals"),
        (Consistency(False, (), 35, 60), ReasonError.exit_code, "cannot all be true"),
        (Consistency(False, (), 35, 60, "urn:x"), ReasonError.exit_code, "the first with which they cannot is urn:x"),
        (Consistency(True, ("urn:c",), 35, 60), ReasonError.exit_code, "can have no member: urn:c"),
        (Consistency(True, (), 35, 60, classified=(("urn:c", "urn:d"),)), 0, "as follows from the rest, urn:c lies below urn:d"),
    ],
)
def test_a_check_tells_what_was_found(kg: Kg, monkeypatch: pytest.MonkeyPatch, found: Consistency, code: int, told: str) -> None:
    monkeypatch.setattr("kg.reason.check_consistency", lambda: found)
    done = kg("reason", "--check")
    assert (done.code, told in done.out) == (code, True)


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime here")
def test_a_sound_store_passes_a_real_check(kg: Kg, folder: Path) -> None:
    done = kg("reason", "--check", "--store", folder, "--sample", "20")
    assert done.code == 0, done.err
    assert "consistent" in done.out


def test_without_java_the_error_is_one_line(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = kg("reason", "--check")
    assert done.code == ReasonError.exit_code
    assert "install a Java runtime" in done.err.splitlines()[-1]
