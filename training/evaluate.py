"""Measure a pipeline on treebanks' and name corpora's test parts, on the words as people cut them, and its speed."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from training.teaching import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from training.sentences import Sentence


def measured(nlp: Language, gold: Sequence[Sentence]) -> str:
    """Return the shares of right tags (UPOS), heads (UAS), heads with relation and subtype (LAS), and F1 of names."""
    return report([_found(nlp, sentence) for sentence in gold], gold)


def words_per_second(nlp: Language, gold: Sequence[Sentence]) -> float:
    """Return how many words one core reads in a second, eight sentences at a time."""
    docs = [_doc(nlp, gold[at : at + 8]) for at in range(0, len(gold), 8)]
    words = sum(map(len, docs))
    begun = time.perf_counter()
    for doc in docs:
        _run(nlp, doc)
    return words / (time.perf_counter() - begun)


def _found(nlp: Language, sentence: Sentence) -> Sentence:
    doc = _run(nlp, _doc(nlp, [sentence]))
    return replace(
        sentence,
        upos=tuple(token.pos_ for token in doc),
        heads=tuple(token.head.i for token in doc),
        deps=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in doc),
        entities=tuple(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc),
    )


def _doc(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    words = [word for s in sentences for word in s.words]
    spaces = [space for s in sentences for space in (*s.spaces[:-1], True)]
    starts = [at == 0 for s in sentences for at in range(len(s.words))]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _run(nlp: Language, doc: Doc) -> Doc:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
