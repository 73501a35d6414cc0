"""Sentences and the quick tokenizer: tables of texts, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import sentences
from kg.annotate.sentences import Boundaries, SentenceWords
from kg.annotate.tokenizers import Indonesian, blank
from kg.annotate.words import words_of
from kg.errors import UnsupportedLanguage

CASES = Path(__file__).parent.parent / "cases"
ROWS = [
    (path.parent.name, case)
    for path in sorted(CASES.glob("*/sentences-*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))["cases"]
]
BOUNDARIES = {language: Boundaries(words_of(language, SentenceWords)) for language in ("id", "en")}
PIECES = st.sampled_from(
    [
        "Dr. ",
        "a",
        "B. ",
        " ",
        "\n",
        "\r\n",
        ".",
        "?!",
        "…",
        '"',
        "“",
        "”",
        "'",
        "»",
        "(",
        ")",
        "- ",
        "1. ",
        "No. 5",
        "x.Y",
        "\u200b",
        "é",
        "𝒳",
        ",",
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def test_no_case_is_lost() -> None:
    assert len(ROWS) >= 31


@pytest.mark.parametrize(("language", "case"), ROWS, ids=lambda v: v["text"][:40] if isinstance(v, dict) else v)
def test_case(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[s.span.begin : s.span.end] for s in BOUNDARIES[language].sentences(text)]
    assert found == case["sentences"]


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=150, deadline=None)
@given(text=ANY_TEXT)
def test_any_text_gives_ordered_disjoint_trimmed_sentences(language: str, text: str) -> None:
    end = paragraph = 0
    for sentence in BOUNDARIES[language].sentences(text):
        words = text[sentence.span.begin : sentence.span.end]
        assert end <= sentence.span.begin < sentence.span.end <= len(text)
        assert words == words.strip()
        assert "\n" not in words
        assert sentence.paragraph in (paragraph, paragraph + 1)
        end, paragraph = sentence.span.end, sentence.paragraph


@settings(max_examples=100, deadline=None)
@given(text=ANY_TEXT)
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(text[s.span.begin : s.span.end] for s in BOUNDARIES["id"].sentences(text))
    assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


def test_paragraphs_are_counted() -> None:
    found = list(BOUNDARIES["en"].sentences("One. Two.\n\n \nThree."))
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


def test_tokens_know_where_sentences_start() -> None:
    nlp = blank("id")
    doc = sentences.make_component(nlp, "kg_sentences")(nlp("Ia datang. Ia pergi.\nSelesai"))
    assert [token.text for token in doc if token.is_sent_start] == ["Ia", "Ia", "Selesai"]
    assert [len(list(span)) for span in doc.sents] == [3, 4, 1]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…"])
def test_nothing_in_nothing(text: str) -> None:
    nlp = blank("en")
    nlp.add_pipe("kg_sentences")
    assert nlp(text)._.kg_sentences == ()


def test_works_on_spacys_own_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_sentences")
    assert len(nlp("Mr. Lee left. He smiled.")._.kg_sentences) == 2


WORDS = [
    ("negara-negara Asia-Pasifik", ["negara-negara", "Asia", "-", "Pasifik"]),
    ("Undang-Undang dan sekutu-sekutunya", ["Undang-Undang", "dan", "sekutu-sekutunya"]),
    ("perang Rusia-Ukraina", ["perang", "Rusia", "-", "Ukraina"]),
    ("Prof. Budi dll. pergi.", ["Prof.", "Budi", "dll.", "pergi", "."]),
    ("besar-besaran, kata-katanya", ["besar-besaran", ",", "kata-katanya"]),
]


@pytest.mark.parametrize(("text", "tokens"), WORDS)
def test_indonesian_words(text: str, tokens: list[str]) -> None:
    assert [token.text for token in blank("id")(text)] == tokens


def test_indonesian_pipeline_is_ours_and_small() -> None:
    nlp = blank("id")
    assert isinstance(nlp, Indonesian)
    assert nlp.lang == "id"
    assert len(nlp.tokenizer.rules or {}) < 2500


def test_unknown_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="known are en, id"):
        blank("tlh")
