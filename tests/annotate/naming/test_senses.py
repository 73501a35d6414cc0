"""Senses: what the lists alone tell of a name."""

from __future__ import annotations

from datetime import date

from kg.annotate.naming.senses import name_tokens
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, SEAT, STATE
from tests.annotate.naming.made import scene_of


def symbols(text: str, language: str = "en") -> dict[str, str]:
    scene = scene_of(text, language)
    return {token.text: token.symbol for token in name_tokens(scene, scene.gazetteer.matches(text))}


def test_each_use_has_its_symbol() -> None:
    text = "Ruritania, Ruritanian, Mercia, Strelsau, Edelweiss, Rudolf Elphberg, Elphberg, Concord League"
    assert symbols(text) == {
        "Ruritania": STATE,
        "Ruritanian": DEMONYM,
        "Mercia": CAPITAL,
        "Strelsau": SEAT,
        "Edelweiss": PLACE,
        "Rudolf Elphberg": PERSON,
        "Elphberg": CAPITAL,
        "Concord League": ORGANIZATION,
    }


def test_acronyms_of_bodies_need_their_state() -> None:
    assert "RNB" not in symbols("RNB rose.")
    assert symbols("Graustark spoke. RNB rose.")["RNB"] == ORGANIZATION


def test_a_particle_belongs_to_the_name_and_a_double_name_is_another() -> None:
    assert "al-Elphberg" in symbols("We saw al-Elphberg.")
    assert symbols("We saw Dolan-Elphberg.") == {}
    assert symbols("We saw Elphberg-Dolan.") == {}


def test_states_spoken_of_are_counted() -> None:
    scene = scene_of("Graustark met the Ruritanian envoy. Graustark left.", day=date(2005, 1, 1))
    name_tokens(scene, scene.gazetteer.matches(scene.text))
    assert scene.countries == {"S2": 2, "S1": 1}
    assert scene.state_near(5) == "S2"
