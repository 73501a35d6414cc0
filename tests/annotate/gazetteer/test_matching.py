"""Names are found whole, longest first, in the lists' case; positions are the text's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.gazetteer.matching import NameTable, evened, found_in, table_key, words_in

NAMES = {
    "AS": "us",
    "Amerika Serikat": "us",
    "Amerika": "us",
    "U.S": "us",
    "US": "us",
    "Rusia": "ru",
    "Russia": "ru",
    "European Union": "eu",
    "Indonesia": "id",
    "Israel": "il",
    "NATO": "nato",
    "Al-Qaeda": "aq",
    "al-Qaeda": "aq",
    "Côte d'Ivoire": "ci",
    "Kim Jong-un": "kim",
    "New York": "ny",
    "York": "york",
    "Michael Jordan": "",
    "Jordan": "jo",
    "美国": "us",
    "中": "x",
    "Vladimir Putin": "vp",
    "M23": "m23",
}
TABLE = NameTable(
    lengths={
        first: tuple(sorted({len(words_in(name)) for name in NAMES if words_in(name)[0] == first}, reverse=True))
        for first in {words_in(name)[0] for name in NAMES}
    },
    senses={name: (((key, "strong"),) if key else ()) for name, key in NAMES.items()},
)
CASES = [
    ("Presiden AS tiba.", ["AS"]),
    ("as roda itu patah", []),
    ("ASEAN dan ASN", []),
    ("hubungan AS-Rusia memburuk", ["AS", "Rusia"]),
    ("anti-Israel, pro-Rusia", ["Israel", "Rusia"]),
    ("Indonesia-European Union talks", ["Indonesia", "European Union"]),
    ("Russia's army", ["Russia"]),
    ("Russia’s army", ["Russia"]),
    ("the U.S. said", ["U.S."]),
    ("the U.S.", ["U.S."]),
    ("U.S.-led", ["U.S."]),
    ("In the US.", ["US"]),
    ("US$300 juta", []),
    ("tulis @NATO dan #Rusia", []),
    ("www.nato.int dan NATO.int", []),
    ("NATO. Lalu", ["NATO"]),
    ("Amerika Serikat (AS)", ["Amerika Serikat", "AS"]),
    ("Amerika saja", ["Amerika"]),
    ("New York; York", ["New York", "York"]),
    ("New\nYork", ["New\nYork"]),
    ("New\n\nYork", ["York"]),
    ("Michael Jordan di Jordan", ["Jordan"]),
    ("VLADIMIR PUTIN DI INDONESIA", ["VLADIMIR PUTIN", "INDONESIA"]),
    ("RUSIA", ["RUSIA"]),
    ("rusia", []),
    ("al-Qaeda and Al-Qaeda", ["al-Qaeda", "Al-Qaeda"]),
    ("Côte d’Ivoire", ["Côte d’Ivoire"]),
    ("Kim Jong‑un", ["Kim Jong‑un"]),
    ("kata Putin", []),
    ("kelompok M23, bukan M231", ["M23"]),
    ("在美国的", ["美国"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "surfaces"), CASES, ids=[text for text, _ in CASES])
def test_what_is_found(text: str, surfaces: list[str]) -> None:
    assert [text[begin:end] for begin, end, _ in found_in(text, TABLE)] == surfaces


def test_the_number_of_cases() -> None:
    assert len(CASES) == 32


@given(st.lists(st.sampled_from([*NAMES, " ", ", ", "-", ".", "’s ", "\n", "é", "dan"]), max_size=12).map("".join))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for begin, end, senses in found_in(text, TABLE):
        assert last <= begin < end <= len(text)
        assert senses
        last = end


@given(st.text())
def test_evening_moves_nothing(text: str) -> None:
    assert len(evened(text)) == len(text)


def test_keys_have_no_sign_at_either_end() -> None:
    assert table_key("U.S.") == "U.S"
    assert table_key("(AS)") == "AS"
    assert table_key("G20") == "G20"
    assert table_key("...") == ""
