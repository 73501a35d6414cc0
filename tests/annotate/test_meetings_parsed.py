"""Who meets whom where only a parser can tell: insertions before the verb, subjects of other verbs, what is told in a call."""

from __future__ import annotations

from typing import Any

import pytest

CASES = [
    (
        "en",
        "Emmanuel Macron, who is due to pay a state visit to Vietnam on 3 May, will also attend talks with Olaf Scholz.",
        [{"Emmanuel Macron", "Olaf Scholz"}],
    ),
    ("en", "In a phone call on Monday, Vladimir Putin asked Narendra Modi to wait.", [{"Vladimir Putin", "Narendra Modi"}]),
    (
        "en",
        "In talks on Monday, German Chancellor Olaf Scholz told Finnish Prime Minister Sanna Marin that the border stays open.",
        [{"Olaf Scholz", "Sanna Marin"}],
    ),
    (
        "en",
        "The 57 participating states of the Organization for Security and Co-operation in Europe met in Vienna on Thursday.",
        [{"Organization for Security and Co-operation in Europe"}],
    ),
    ("id", "Warga yang menonton parade ulang tahun TNI, ikut mencoba bertemu dengan Joko Widodo.", []),
    (
        "id",
        "Dalam percakapan telepon pada Kamis, Joko Widodo menyampaikan ucapan selamat kepada Emmanuel Macron.",
        [{"Joko Widodo", "Emmanuel Macron"}],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[text[:30] for _, text, _ in CASES])
def test_parties_that_a_parser_sees(extract: Any, language: str, text: str, wanted: list[set[str]]) -> None:
    found = extract(text, language=language, date="2022-05-03")
    names = {actor.key: actor.name.text for actor in found.actors}
    assert [{names[key] for key in report.participants} for report in found.meetings] == wanted
