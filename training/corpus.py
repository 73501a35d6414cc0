"""Raw news as sentences of our own tokenizer: what the pipelines will read when they are used."""

from __future__ import annotations

import gzip
import json
import random
from typing import TYPE_CHECKING

from kg.annotate.sentences import make_component
from kg.annotate.tokenizers import blank
from training.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

_LENGTHS = range(4, 61)  # words; sentences of other lengths teach little and cost much


def raw_sentences(files: Iterable[Path], language: str) -> Iterator[Sentence]:
    """Yield the sentences of JSON Lines files (`text` per line), in an order that mixes the files; repeated ones once."""
    texts = [text for path in files for text in _texts(path)]
    random.Random(0).shuffle(texts)  # noqa: S311  # the same order every time is what is wanted
    nlp = blank(language)
    split = make_component(nlp, "kg_sentences")
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        for sentence in _sentences(split(nlp.make_doc(text))):
            if sentence.words not in seen and len(sentence.words) in _LENGTHS:
                seen.add(sentence.words)
                yield sentence


def _texts(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _sentences(doc: Doc) -> Iterator[Sentence]:
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        yield Sentence(tuple(token.text for token in tokens), tuple(bool(token.whitespace_) for token in tokens))
