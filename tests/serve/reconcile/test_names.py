"""The index of names: exact, by beginning, by likeness; a name always finds its bearer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lists.rows import ActorRow, Lists, NameRow, NameUse, Source
from kg.serve.reconcile.names import NameIndex, folded

WHERE = Source(Path("x.csv"), 2)


def index(*names: str) -> NameIndex:
    return NameIndex(
        Lists(actors=tuple(ActorRow(WHERE, f"Q{number}", "Person", name) for number, name in enumerate(names, start=1)))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  São  Tomé ", "sao tome"),
        ("U.N.", "un"),
        ("Al-Qaeda", "al qaeda"),
        ("Côte d'Ivoire", "cote divoire"),
        ("日本", "日本"),
        ("—", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_the_weight_of_a_name_counts() -> None:
    names = (NameRow(WHERE, "Q1", "Nord", "en", NameUse.WEAK), NameRow(WHERE, "Q2", "Nord", "en", NameUse.SEAT))
    found = NameIndex(Lists(actors=(), names=names)).like("nord", 5)
    assert [(hit.key, hit.likeness) for hit in found] == [("Q1", 0.95), ("Q2", 0.7)]


def test_beginnings_are_found_the_whole_name_first() -> None:
    found = index("Norland Post", "Norland", "Nora", "Sudland").beginning_with("nor", 2)
    assert [hit.name for hit in found] == ["Nora", "Norland"]
    assert index("Norland").beginning_with("x", 2) == []


def test_of_equals_the_lower_number_comes_first() -> None:
    assert [hit.key for hit in index("Jon Aster", "Jon Aster", "Jon Astor").like("Jon Aster", 3)] == ["Q1", "Q2", "Q3"]


@given(st.lists(st.text("abcdé -'", min_size=1, max_size=12).filter(folded), min_size=1, max_size=8), st.data())
def test_every_name_finds_its_bearer_first(names: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(names))
    best = index(*names).like(wanted, len(names))[0]
    assert best.likeness == 1.0
    assert folded(best.name) == folded(wanted)


@given(st.text(max_size=40))
def test_no_text_brings_it_down(text: str) -> None:
    known = index("Mara Velen", "Norland", "日本")
    assert all(0 < hit.likeness <= 1 for hit in [*known.like(text, 5), *known.beginning_with(text, 5)] if folded(text))
