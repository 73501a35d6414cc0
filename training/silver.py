"""Let teachers annotate raw news, and fill in what people left out of the gold sentences."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.sentences import Sentence, with_layers
from training.teaching import annotated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.teaching import Learner

_LENGTHS = range(5, 51)  # words
_LETTERS = 0.6  # share of words of letters alone: tables and scores teach nothing
_CHUNK = 2000  # sentences


def completed(learners: Sequence[Learner], gold: Sequence[Sentence]) -> list[Sentence]:
    """Return gold sentences with the layers that they lack as the teachers see them."""
    return [with_layers(mine, theirs) for mine, theirs in zip(gold, annotated(learners, gold), strict=True)]


def silver(learners: Sequence[Learner], raw: Sequence[Sentence], words: int) -> Iterator[Sentence]:
    """Yield annotated sentences of so many words together, drawn from all of the raw ones."""
    drawn = list(raw)
    random.Random(5).shuffle(drawn)  # noqa: S311  # the same order every time is what is wanted
    for begin in range(0, len(drawn), _CHUNK):
        chunk = [sentence for sentence in drawn[begin : begin + _CHUNK] if _is_prose(sentence)]
        yield from annotated(learners, chunk)
        words -= sum(len(sentence.words) for sentence in chunk)
        if words <= 0:
            return


def _is_prose(sentence: Sentence) -> bool:
    letters = sum(word.isalpha() for word in sentence.words)
    return len(sentence.words) in _LENGTHS and letters >= _LETTERS * len(sentence.words)
