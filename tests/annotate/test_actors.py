"""Actors: tables of sentences with the names that must, and the keys that must not, be found, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kg.annotate import actors
from kg.annotate.tokenizers import blank
from kg.model import ActorKind, Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from spacy.language import Language
    from spacy.tokens import Doc

CASES = Path(__file__).parent.parent / "cases"


def _rows() -> list[tuple[str, str, dict[str, Any]]]:
    paths = sorted(CASES.glob("*/actors-*.yaml"))
    tables = [(path, yaml.safe_load(path.read_text("utf-8"))) for path in paths]
    return [
        (path.parent.name, path.stem, {"published": table.get("published"), **case})
        for path, table in tables
        for case in table["cases"]
    ]


ROWS = _rows()
TRAPS = [row for row in ROWS if row[1] in ("actors-weak", "actors-dates")]


@pytest.fixture(scope="module")
def finders() -> dict[str, tuple[Language, actors.ActorFinder]]:
    return {language: (nlp := blank(language), actors.make_component(nlp, "")) for language in ("id", "en")}


def annotated(finder: tuple[Language, actors.ActorFinder], text: str, published: date | None) -> Doc:
    nlp, component = finder
    doc = nlp.make_doc(text)
    doc._.kg_article = Article("a", text, str(nlp.lang), published=published)
    doc._.kg_published = published
    return component(doc)


def mentioned(doc: Doc) -> dict[str, set[str]]:
    """Return the keys of every surface form."""
    found: dict[str, set[str]] = {}
    for mention in doc._.kg_mentions:
        found.setdefault(doc.text[mention.span.begin : mention.span.end], set()).add(mention.refers_to)
    return found


def test_no_case_is_lost() -> None:
    assert len(TRAPS) >= 120
    assert len(ROWS) >= 170


@pytest.mark.parametrize(("language", "table", "case"), ROWS, ids=[f"{row[0]}-{row[1]}-{i}" for i, row in enumerate(ROWS)])
def test_sentence(finders: Mapping[str, Any], language: str, table: str, case: dict[str, Any]) -> None:
    assert table.startswith("actors-")
    doc = annotated(finders[language], case["text"], case["published"])
    found = mentioned(doc)
    for words, key in case.get("actors", {}).items():
        assert key in found.get(words, set()), (words, found)
    for key in case.get("never", ()):
        assert key not in {m.refers_to for m in doc._.kg_mentions}, found
    for words, represents in case.get("roles", {}).items():
        assert _represents(doc, words) == represents, found
    for words, kind in case.get("kinds", {}).items():
        assert {doc._.kg_actors[key].kind for key in found.get(words, ())} == {ActorKind(kind)}, found
    phrases = [doc.text[phrase.span.begin : phrase.span.end] for phrase in doc._.kg_phrases]
    for words in case.get("phrases", ()):
        assert words in phrases, phrases


def _represents(doc: Doc, words: str) -> list[str] | None:
    """Return whom the unnamed actor of those words (in any case) represents."""
    for mention in doc._.kg_mentions:
        actor = doc._.kg_actors.get(mention.refers_to)
        unnamed = actor and actor.kind in (ActorKind.UNNAMED, ActorKind.GROUP)
        if actor and unnamed and doc.text[mention.span.begin : mention.span.end].lower() == words.lower():
            return list(actor.represents)
    return None
