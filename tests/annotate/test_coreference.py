"""Pronouns, pairs and definite role phrases, one case at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.annotate.attributes import ActorPhrase
from kg.annotate.coreference import Coreference
from kg.model import Actor, ActorKind, Label, Mention, Span
from tests.annotate.marked import doc_of

CASES = Path(__file__).parents[1] / "cases"
TABLES = {
    language: yaml.safe_load((CASES / language / "coreference.yaml").read_text(encoding="utf-8")) for language in ("en", "id")
}
ROWS = [(language, case) for language, table in TABLES.items() for case in table]


def test_no_case_is_lost() -> None:
    assert len(ROWS) == 34


@pytest.mark.parametrize(("language", "case"), ROWS, ids=[case["name"] for _, case in ROWS])
def test_case(language: str, case: dict[str, Any]) -> None:
    doc = Coreference(language, "kg_coreference")(doc_of(case["text"], case["actors"], language))
    found: dict[str, list[str]] = {}
    for mention in doc._.kg_anaphora:
        found.setdefault(doc.text[mention.span.begin : mention.span.end], []).append(mention.refers_to)
    assert found == case["anaphora"]


def test_a_definite_phrase_taken_for_a_new_actor_is_given_to_its_antecedent() -> None:
    text = "Juru bicara Graustark menolak menjawab. Pembicaraan berjalan baik, tambah juru bicara itu."
    doc = doc_of(text, {"Juru bicara Graustark": "UnnamedActor"}, "id")
    span = Span(text.index("juru bicara itu"), text.index("juru bicara itu") + len("juru bicara itu"))
    doc._.kg_actors = {
        **doc._.kg_actors,
        "juru-bicara-itu": Actor("juru-bicara-itu", ActorKind.UNNAMED, Label("juru bicara itu", "id")),
    }
    doc._.kg_phrases = (*doc._.kg_phrases, ActorPhrase(span, "juru-bicara-itu", span))
    doc._.kg_mentions = (*doc._.kg_mentions, Mention(span, "juru-bicara-itu", 0.7, "test"))
    doc = Coreference("id", "kg_coreference")(doc)
    assert [phrase.refers_to for phrase in doc._.kg_phrases] == ["Juru bicara Graustark"] * 2
    assert [mention.refers_to for mention in doc._.kg_mentions] == ["Juru bicara Graustark"] * 2


def test_a_long_definite_phrase_that_speaks_is_whoever_was_told_of() -> None:
    text = "Rassendyll datang ke lembah. Mantan pemain klub Strelsau itu mengatakan bahwa pasar sepi."
    doc = Coreference("id", "kg_coreference")(doc_of(text, {"Rassendyll": "Person", "Strelsau": "Company"}, "id"))
    found = {doc.text[p.span.begin : p.span.end]: p.refers_to for p in doc._.kg_phrases}
    assert found == {"Rassendyll": "Rassendyll", "Mantan pemain klub Strelsau itu": "Rassendyll"}


@pytest.mark.parametrize(("language", "holder"), [("id", "Menlu Rassendyll"), ("en", "Menlu")])
def test_a_bare_title_stands_for_its_holder_where_titles_need_no_article(language: str, holder: str) -> None:
    text = "Menlu Rassendyll tiba di Strelsau. Kemudian Menlu berpidato."
    doc = doc_of(text, {"Menlu Rassendyll": "Person"}, language)
    span = Span(text.rindex("Menlu"), text.rindex("Menlu") + len("Menlu"))
    doc._.kg_actors = {**doc._.kg_actors, "Menlu": Actor("Menlu", ActorKind.UNNAMED, Label("Menlu", language))}
    doc._.kg_phrases = (*doc._.kg_phrases, ActorPhrase(span, "Menlu", span))
    doc = Coreference(language, "kg_coreference")(doc)
    assert [phrase.refers_to for phrase in doc._.kg_phrases] == ["Menlu Rassendyll", holder]


def test_pronouns_and_titles_by_the_thousand_take_no_time() -> None:
    text = " ".join(["Rassendyll said that he, the president, had met them and the two leaders itu tersebut."] * 400)
    doc = Coreference("en", "kg_coreference")(doc_of(text, {"Rassendyll": "Person"}, "en"))
    assert len(doc._.kg_anaphora) >= 400
