"""Which of a series a sentence tells of: rounds, summits and sessions that are counted, and what only looks so."""

from __future__ import annotations

import pytest

from kg.annotate.rounds import rounds_in

TOLD = [
    ("en", "They held the sixth round of talks in Muscat.", {("round", 6)}),
    ("en", "India and China held the 14th round of corps commander talks.", {("round", 14)}),
    ("en", "The 43rd ASEAN summit opened.", {("summit", 43)}),
    ("en", "The second session of the joint commission ended.", {("session", 2)}),
    ("id", "Putaran keenam perundingan digelar di Roma.", {("round", 6)}),
    ("id", "India dan China menggelar putaran kelima belas perundingan.", {("round", 15)}),
    ("id", "Putaran perundingan ke-7 berakhir.", {("round", 7)}),
    ("id", "KTT ASEAN ke-43 digelar di Jakarta.", {("summit", 43)}),
    ("id", "KTT ke-43 ASEAN digelar di Jakarta.", {("summit", 43)}),
    ("id", "Sidang ketiga komisi bersama dibuka.", {("session", 3)}),
]
NOT_TOLD = [
    ("en", "It was their third meeting."),
    ("en", "It was the third summit this year."),
    ("en", "It was the first summit since 2018."),
    ("en", "It was the first summit in two years."),
    ("en", "The second round of voting follows talks."),
    ("en", "The sixth round follows the fifth round in Rome."),
    ("en", "The twenty-second round begins."),  # no number that the list knows, and not the second
    ("id", "Itu pertemuan ketiga mereka."),
    ("id", "Itu putaran ketiga tahun ini."),
    ("id", "KTT pertama sejak 2018 digelar."),
    ("fr", "Le sixième round s'ouvre."),
]


@pytest.mark.parametrize(("language", "sentence", "found"), TOLD)
def test_told(language: str, sentence: str, found: set[tuple[str, int]]) -> None:
    assert rounds_in([sentence], language) == found


@pytest.mark.parametrize(("language", "sentence"), NOT_TOLD)
def test_not_told(language: str, sentence: str) -> None:
    assert not rounds_in([sentence], language)


def test_sentences_that_give_two_numbers_give_none() -> None:
    assert not rounds_in(["The sixth round opened.", "The fifth round was held in Rome."], "en")
    assert rounds_in(["The sixth round opened.", "They left."], "en") == {("round", 6)}
