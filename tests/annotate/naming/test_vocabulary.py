"""Vocabulary: lexicon and rules of a language's table, and the errors that a wrong table makes."""

from __future__ import annotations

import re

import pytest

from kg.annotate.naming import vocabulary
from kg.annotate.naming.vocabulary import ActorWords, vocabulary_of
from kg.annotate.words import languages, words_of
from kg.errors import DataError

ACTIONS = {
    "body", "proper", "named", "government", "acronym", "alias", "person", "relative", "role", "own", "group",
    "described", "aged", "extended",
}  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_an_action_and_every_macro_is_known(language: str) -> None:
    found = vocabulary_of(language)
    assert {rule.action for rule in found.rules} <= ACTIONS
    assert not [rule.name for rule in found.rules if re.search(r"\{[A-Z]", rule.pattern.pattern)]
    assert len({rule.name for rule in found.rules}) == len(found.rules)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_roles_are_known_in_every_language(language: str) -> None:
    assert language in languages()
    mine, english = words_of(language, ActorWords), words_of("en", ActorWords)
    assert set(mine.roles) == set(english.roles)
    assert set(mine.bodies) == set(english.bodies)
    assert set(mine.heads) == set(english.heads)


@pytest.mark.parametrize(
    ("words", "size", "symbol", "value"),
    [
        (["foreign", "minister", "of"], 2, "R", "foreign_minister"),
        (["Foreign", "Minister"], 2, "R", "foreign_minister"),
        (["president"], 1, "R", "head_of_state"),
        (["officials", "said"], 1, "E", "plural_persons"),
        (["Party"], 1, "J", "PoliticalParty"),
    ],
)
def test_entries(words: list[str], size: int, symbol: str, value: str) -> None:
    found = vocabulary_of("en").entry(words)
    assert found
    assert (found[0], found[1].symbol, found[1].value) == (size, symbol, value)


def test_a_word_with_a_capital_is_taken_as_it_stands() -> None:
    english = vocabulary_of("en")
    assert english.entry(["party"]) is None
    assert english.entry(["zelmar"]) is None


def _words(**changes: object) -> ActorWords:
    fields: dict[str, object] = {
        "words": {}, "roles": {}, "plural_roles": {}, "fields": {}, "bodies": {}, "heads": {}, "macros": {}, "rules": (),
        "settings": {}, "against": {}, "beside": (), "also_names": (), "no_person": (),
    }  # fmt: skip
    return ActorWords(**{**fields, **changes})  # type: ignore[arg-type]  # the table of a test


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"words": {"shouts": ("Hey",)}}, "unknown keys shouts"),
        ({"rules": ({"name": "open", "action": "person", "pattern": "("},)}, "open"),
        ({"rules": ({"name": "bare", "action": "person"},)}, "bare"),
    ],
)
def test_a_wrong_table_is_an_error_that_names_the_file(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], problem: str
) -> None:
    monkeypatch.setattr(vocabulary, "words_of", lambda *_: _words(**changes))
    with pytest.raises(DataError, match=problem) as caught:
        vocabulary.vocabulary_of.__wrapped__("xx")
    assert "xx.toml" in str(caught.value)
