"""What a name means, and why, for a person who asks."""

from __future__ import annotations

from datetime import date

import pytest

from kg.explain import listed_meanings, read_meanings


@pytest.mark.parametrize(
    ("name", "language", "key", "use"),
    [
        ("AS", "id", "Q30", "strong"),
        ("Moskow", "id", "Q159", "seat"),
        ("Jordan", "en", "Q810", "weak"),
        ("Jenewa", "id", "Q71", "place"),
    ],
)
def test_the_lists_tell_how_a_name_is_used(name: str, language: str, key: str, use: str) -> None:
    meanings = {meaning.key: meaning.why for meaning in listed_meanings(name, language, None)}
    assert meanings[key].startswith(f"{use}: ")


@pytest.mark.parametrize(("day", "key"), [(date(2021, 12, 28), "Q6279"), (date(2025, 7, 1), "Q22686")])
def test_the_day_decides_who_holds_a_post(day: date, key: str) -> None:
    assert key in {meaning.key for meaning in read_meanings("Presiden AS", "id", day)}


def test_an_unknown_name_means_nobody() -> None:
    assert listed_meanings("Graustark", "en", None) == ()
