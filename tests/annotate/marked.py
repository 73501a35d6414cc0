"""A Doc with given actors in it, so that a component can be tried without the lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import spacy

from kg.annotate.attributes import ActorPhrase, Sentence, declare_attributes
from kg.model import Actor, ActorKind, Label, Mention, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”]?(?=\s+[\"“A-Z])|(?=\n)|$)")


def doc_of(text: str, actors: dict[str, str], language: str) -> Doc:
    """Return a Doc whose sentences end at a period and a blank, with the given surfaces (and their kinds) marked as actors."""
    declare_attributes()
    doc = _blank().make_doc(text)
    spans = [_trimmed(text, Span(*match.span())) for match in _SENTENCE.finditer(text) if match.group().strip()]
    doc._.kg_sentences = tuple(Sentence(span, 0) for span in spans)
    found = sorted((Span(*match.span()), name) for name in actors for match in re.finditer(re.escape(name), text))
    doc._.kg_phrases = tuple(ActorPhrase(span, name, span) for span, name in found)
    doc._.kg_mentions = tuple(Mention(span, name, 1.0, "test") for span, name in found)
    doc._.kg_actors = {name: Actor(name, ActorKind(kind), Label(name, language)) for name, kind in actors.items()}
    return doc


@cache
def _blank() -> Language:
    return spacy.blank("en")


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.begin : span.end]
    begin = span.begin + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))
