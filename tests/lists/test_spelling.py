"""Ways of writing a person's name."""

from __future__ import annotations

import pytest

from kg.lists.spelling import full_names, plain, surname

PARTICLES = ("de", "von", "der", "al", "bin")
FULL = [
    ("Šefčovič Maroš", ["Šefčovič Maroš", "Sefcovic Maros"]),
    ("George W. Bush", ["George W. Bush", "George Bush"]),
    ("Mark Brown, Baron Brown", ["Mark Brown, Baron Brown", "Mark Brown"]),
    ("John Smith (politician)", ["John Smith (politician)", "John Smith"]),
    ("Kim Jong-un", ["Kim Jong-un", "Kim Jong un"]),
    ("Jarosław Gowin", ["Jarosław Gowin", "Jaroslaw Gowin"]),
    ("Suharto", []),
]
SURNAMES = [
    ("Sergey Lavrov", False, "Lavrov"),
    ("Xi Jinping", True, "Xi"),
    ("Ursula von der Leyen", False, "von der Leyen"),
    ("Bashar al Assad", False, "al Assad"),
    ("Mark Brown, Baron Brown", False, "Brown"),
    ("De Gaulle", False, "Gaulle"),
    ("Karl XVI Rudolf of Ruritania", False, "Karl Rudolf"),
    ("Mark Brown, Baron Brown of Strelsau", False, "Brown"),
]


@pytest.mark.parametrize(("name", "forms"), FULL, ids=[name for name, _ in FULL])
def test_full_names(name: str, forms: list[str]) -> None:
    assert list(full_names(name)) == forms


@pytest.mark.parametrize(("name", "family_first", "short"), SURNAMES, ids=[name for name, _, _ in SURNAMES])
def test_surnames(name: str, family_first: bool, short: str) -> None:
    assert surname(name, family_first=family_first, particles=PARTICLES) == short


def test_plain_knows_letters_that_do_not_come_apart() -> None:
    assert plain("Łukasz Øst Đukić ığüß") == "Lukasz Ost Dukic iguss"
