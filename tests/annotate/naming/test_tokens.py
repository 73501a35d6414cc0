"""Tokens: one symbol each, exact positions, and what a capital means at the beginning and inside of a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.naming.tokens import BREAK, tokens_of, words_of_text
from kg.annotate.naming.vocabulary import vocabulary_of
from kg.model import Span
from tests.annotate.naming.made import scene_of, symbols_of, tokens_in


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Ruritania said so.", "#SVx!#"),
        ("The president of Graustark left.", "#dRoSl!#"),
        ("Mr. John W. Dolan left", "#MCICl#"),
        ("Ruritania's army", "#SsH#"),
        ("(Dolan)", "#<C>#"),
        ("It met on 3 May 2020.", "#xwb0C0!#"),
        ("al-Hadi spoke", "#Cw#"),
        ("d'Orsay spoke", "#Cw#"),
        ("the 45th president", "#dnR#"),
        ("Jean-Marc Dolan", "#CC#"),
        ("said “Dolan”", '#V"C"#'),
    ],
)
def test_symbols(text: str, symbols: str) -> None:
    assert symbols_of(text) == symbols


def test_the_first_word_is_no_name_when_the_text_has_it_in_small_letters() -> None:
    assert symbols_of("Talks failed because talks began late.")[1] != "C"
    assert symbols_of("Dolan failed because talks began late.")[1] == "C"


def test_acronyms_are_not_read_as_words() -> None:
    assert symbols_of("US").strip(BREAK) == "C"
    assert symbols_of("us").strip(BREAK) == "x"


def test_a_longer_phrase_of_the_lexicon_wins() -> None:
    tokens = tokens_in(scene_of("the deputy prime minister of Graustark"))
    assert [token.text for token in tokens if token.symbol == "R"] == ["deputy prime minister"]


def test_names_that_leave_a_region_are_dropped() -> None:
    scene = scene_of("Ruritania. Graustark.")
    names = [token for token in tokens_in(scene) if token.symbol == "S"]
    kept = tokens_of(scene.text, [Span(0, 10)], names, scene.vocabulary)
    assert [token.text for token in kept if token.symbol == "S"] == ["Ruritania"]


@given(st.text(alphabet="aAbB .,'’\"()-1é\nU", max_size=60))
def test_every_token_stands_where_it_says(text: str) -> None:
    tokens = tokens_of(text, [Span(0, len(text))], [], vocabulary_of("en"))
    assert tokens[0].symbol == tokens[-1].symbol == BREAK
    assert all(text[token.begin : token.end].startswith(token.text[:1]) for token in tokens)
    assert all(a.end <= b.begin for a, b in pairwise(tokens))


def test_words_of_text_keep_their_case() -> None:
    assert words_of_text("Talks on talks, 3 times") == {"Talks", "on", "talks", "times"}
