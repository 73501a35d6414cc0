"""What the component leaves on a Doc holds together, whatever the text: exact offsets, ordered phrases, no dangling key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import actors
from kg.annotate.attributes import Sentence
from kg.annotate.tokenizers import blank
from kg.model import Actor, ActorKind, Article, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORDS = {
    "en": [
        "the",
        "a",
        "President",
        "Foreign",
        "Minister",
        "of",
        "Russia",
        "Russian",
        "Vladimir",
        "Putin",
        "Washington",
        "said",
        ",",
        ".",
        "in",
        "and",
        "'",
        '"',
        "(",
        ")",
        "NATO",
        "Zelmar",
        "Anton",
        "ministry",
        "army",
        "officials",
        "two",
        "Georgia",
    ],
    "id": [
        "para",
        "seorang",
        "Presiden",
        "Menlu",
        "Rusia",
        "Vladimir",
        "Putin",
        "Moskow",
        "kata",
        ",",
        ".",
        "di",
        "dan",
        '"',
        "(",
        ")",
        "NATO",
        "AS",
        "Zelmar",
        "Anton",
        "Kementerian",
        "militer",
        "pejabat",
        "dua",
        "Georgia",
    ],
}
FINDERS = {language: (nlp := blank(language), actors.make_component(nlp, "")) for language in WORDS}


def annotated(language: str, text: str, sentences: tuple[Sentence, ...] = ()) -> Doc:
    nlp, component = FINDERS[language]
    doc = nlp.make_doc(text)
    doc._.kg_article = Article("a", text, language)
    doc._.kg_published = date(2022, 1, 15)
    doc._.kg_sentences = sentences
    return component(doc)


@pytest.mark.parametrize("language", sorted(WORDS))
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_findings_hold_together(language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=25)))
    doc = annotated(language, text)
    known = {**doc._.kg_actors, **doc._.kg_places}
    for mention in doc._.kg_mentions:
        assert 0 <= mention.span.begin < mention.span.end <= len(text)
        assert text[mention.span.begin : mention.span.end].strip()
        assert mention.refers_to in known
        assert 0 < mention.confidence <= 1
    assert list(doc._.kg_mentions) == sorted(doc._.kg_mentions, key=lambda m: (m.span.begin, -m.span.end, m.refers_to))
    assert all(a.span.end <= b.span.begin for a, b in zip(doc._.kg_phrases, doc._.kg_phrases[1:], strict=False))
    for phrase in doc._.kg_phrases:
        assert phrase.span.begin <= phrase.head.begin < phrase.head.end <= phrase.span.end
        assert phrase.refers_to in doc._.kg_actors
    for key, actor in doc._.kg_actors.items():
        assert isinstance(actor, Actor)
        assert actor.key == key
        assert set(actor.represents) <= set(doc._.kg_actors)
        assert key.lstrip("?!") == key
    assert all(isinstance(place, Place) for place in doc._.kg_places.values())


def test_the_same_text_gives_the_same_findings() -> None:
    text = "Russian Foreign Minister Sergei Lavrov and Anton Zelmar, an envoy of NATO, met officials. Zelmar left."
    first, second = annotated("en", text), annotated("en", text)
    assert first._.kg_mentions == second._.kg_mentions
    assert first._.kg_phrases == second._.kg_phrases
    assert list(first._.kg_actors.items()) == list(second._.kg_actors.items())


def test_nothing_outside_the_sentences_is_read() -> None:
    text = "Read also: Russia wins. Japan said so."
    doc = annotated("en", text, (Sentence(Span(24, len(text)), 0),))
    assert [text[m.span.begin : m.span.end] for m in doc._.kg_mentions] == ["Japan"]


def test_an_adjective_is_a_mention_but_no_phrase() -> None:
    doc = annotated("en", "The Russian proposal surprised the Palestinians.")
    phrases = [doc.text[p.span.begin : p.span.end] for p in doc._.kg_phrases]
    assert phrases == ["Palestinians"]
    assert {m.refers_to for m in doc._.kg_mentions} == {"Q159", "Q219060"}


def test_an_unnamed_actor_represents_what_its_words_name() -> None:
    doc = annotated("en", "A Chinese foreign ministry spokesman said so.")
    unnamed = [actor for actor in doc._.kg_actors.values() if actor.kind is ActorKind.UNNAMED]
    assert [actor.key for actor in unnamed] == ["chinese-foreign-ministry-spokesman"]
    body = doc._.kg_actors[unnamed[0].represents[0]]
    assert body.represents == ("Q148",)


def test_without_text_there_is_nothing() -> None:
    doc = annotated("en", "")
    assert (doc._.kg_mentions, doc._.kg_phrases, doc._.kg_actors, doc._.kg_places) == ((), (), {}, {})
