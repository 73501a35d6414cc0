"""The tables of events: types and paradigms are checked, every form is what a language has, and no language must have one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.annotate.event.grammar import grammar_for
from kg.annotate.event.vocabulary import EventWords, forms_of, meaning_of
from kg.annotate.tokenizers import blank
from kg.annotate.words import has_table, words_of
from kg.errors import DataError
from kg.model import EventType

LANGUAGES = ("en", "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_but_that_of_meetings_has_triggers(language: str) -> None:
    kinds = {entry.meaning.kind for entries in grammar_for(language).entries.values() for entry in entries}
    assert kinds == set(EventType) - {EventType.CONSULT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trigger_has_a_code_of_cameo(language: str) -> None:
    for entries in grammar_for(language).entries.values():
        assert all(entry.meaning.cameo.isdigit() for entry in entries)


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("en", "invaded", {"past", "participle"}),
        ("en", "struck", {"past", "participle"}),
        ("en", "expelling", {"gerund"}),
        ("id", "menyerang", {"active"}),
        ("id", "diserang", {"passive"}),
        ("id", "dikenai sanksi", {"passive"}),
        ("id", "invasi", {"bare", "noun"}),
    ],
)
def test_forms(language: str, text: str, forms: set[str]) -> None:
    assert {entry.form for entry in grammar_for(language).entries[text]} == forms


def test_an_unknown_type_is_told_with_those_that_there_are() -> None:
    with pytest.raises(DataError, match="the type 'Hug'; known are Agree"):
        meaning_of({"type": "Hug", "cameo": "05"}, "en")


def test_an_unknown_paradigm_is_told_with_those_that_there_are() -> None:
    words = replace(words_of("en", EventWords), forms={"reg": {"base": "{0}"}})
    with pytest.raises(DataError, match="no paradigm 'weak'; known are reg"):
        forms_of({"type": "Aid", "weak": ["give"]}, words, "en")


def test_a_language_without_a_table_has_no_events(monkeypatch, tmp_path) -> None:
    nlp = blank("en")
    monkeypatch.setattr("kg.annotate.words.LANGUAGES", tmp_path)
    assert not has_table("en", EventWords)
    nlp.add_pipe("kg_events")
    assert nlp("Russia attacked Ukraine.")._.kg_events == ()
