"""The tokenizer: quick for whatever stands in a text, and the text stays as it was."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.tokenizers import PatientTokenizer, blank
from kg.errors import UnsupportedLanguage

ENGLISH = "Mr. O'Neil, don't: the U.S.-led talks (on \"arms\") cost $5m… see https://example.org/a?b=c."


@pytest.mark.parametrize("language", ["en", "id"])
@given(text=st.text(st.sampled_from("a\"'(.-  \n\u201c\U0001f600"), max_size=30), times=st.integers(1, 40))
def test_no_character_is_lost(language, text, times):
    assert blank_once(language)(text * times).text == text * times


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("endless", ['"', "\u201c", "(", "*", "'s", "a", '"a'])
def test_endless_words_take_seconds_and_not_hours(language, endless):
    text = "Before " + endless * 100_000 + " after."
    doc = blank_once(language)(text)
    assert doc.text == text
    assert doc[-2].text == "after"


def test_ordinary_english_is_cut_as_by_spacy():
    assert [token.text for token in blank("en")(ENGLISH)] == [token.text for token in spacy.blank("en")(ENGLISH)]


def test_a_word_doubled_by_a_hyphen_is_one_token():
    assert [token.text for token in blank("id")("negara-negara Rusia-Ukraina")] == ["negara-negara", "Rusia", "-", "Ukraina"]


def test_a_language_without_words_is_told():
    with pytest.raises(UnsupportedLanguage, match="en, id"):
        blank("de")


MADE = {language: blank(language).tokenizer for language in ("en", "id")}


def blank_once(language) -> PatientTokenizer:
    return MADE[language]
