"""Context: seats act or locate, weak names need a clue, surnames a bearer."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.naming.context import settled, speakers_in
from tests.annotate.naming.made import scene_of, tokens_in


def keys_of(text: str, language: str = "en", day: date | None = date(2005, 5, 5)) -> dict[str, str | None]:
    scene = scene_of(text, language, day)
    return {token.text: token.key for token in settled(scene, tokens_in(scene)) if token.key}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Strelsau denied it.", "S1"),
        ("Strelsau has refused.", "S1"),
        ("Talks with Strelsau failed.", "S1"),
        ("They warned Strelsau.", "S1"),
        ("Strelsau's reply came late.", "S1"),
        ("Strelsau and Graustark agreed.", "S1"),
        ("It rained in Strelsau.", "L1"),
        ("The city of Strelsau slept.", "L1"),
        ("The train to Strelsau left.", "L1"),
        ("Strelsau (Reuters) reported rain.", "L1"),
        ("The Strelsau conference began.", "L1"),
    ],
)
def test_a_seat_acts_or_locates(text: str, key: str) -> None:
    assert keys_of(text)["Strelsau"] == key


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Mercia and Graustark agreed.", True),
        ("Graustark, Mercia and Ruritania agreed.", True),
        ("The president of Mercia left.", True),
        ("Graustark took its troops out of Mercia.", True),
        ("Mercia Dolan sings.", False),
        ("We met Anna Mercia there.", False),
        ("It smelled of Mercia.", False),
    ],
)
def test_a_weak_name_needs_a_clue(text: str, is_state: bool) -> None:  # a table of answers
    assert (keys_of(text).get("Mercia") == "S3") is is_state


def test_a_surname_needs_its_bearer_or_a_leader_of_a_state_spoken_of() -> None:
    assert keys_of("Rudolf Elphberg left. Elphberg slept.", day=None)["Elphberg"] == "P1"
    assert keys_of("Ruritania waited. Elphberg slept.")["Elphberg"] == "P1"
    assert "Elphberg" not in keys_of("Ruritania waited. Elphberg slept.", day=date(2015, 1, 1))
    assert "Elphberg" not in keys_of("Graustark waited. Elphberg slept.")


def test_another_given_name_is_another_person() -> None:
    assert "Elphberg" not in keys_of("Rudolf Elphberg left. We saw Anna Elphberg sleep.")


def test_a_currency_is_no_actor() -> None:
    assert "Graustark" not in keys_of("They paid 3 Graustark dollars.")


def test_speakers_are_single_capitals_beside_a_verb_of_saying() -> None:
    scene = scene_of('"Yes," said Dolan. Anna Meyer said no. Tuesday came.')
    assert speakers_in(tokens_in(scene)) == {"Dolan"}
